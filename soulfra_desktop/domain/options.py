"""How answers are made in one chat: what holds, where it comes from, and what may be set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from soulfra_desktop.domain.chat import AnswerOptions, checked_prompt
from soulfra_desktop.domain.errors import PromptRefused, SettingRefused
from soulfra_desktop.domain.privacy import STRICTNESS, PrivacyClass, strictest
from soulfra_desktop.domain.routing import DEFAULT_DIAL, ModelRef, Policy
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.domain.shelf import Folder

Origin = Literal["chat", "folder", "settings", "default"]
T = TypeVar("T")

DEFAULT_PROMPT = "You are a helpful assistant. Answer briefly and correctly."
HOTTEST = 2.0
MOST_TOKENS = 1_000_000
"""More than any model answers with."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The values that hold for one chat. None leaves a value to the model."""

    system_prompt: str = DEFAULT_PROMPT
    prompt_from: Origin = "default"
    temperature: float | None = None
    max_tokens: int | None = None
    privacy: PrivacyClass = "any"
    privacy_from: Origin = "default"
    """The nearest of those that ask for it."""
    dial: int = DEFAULT_DIAL
    dial_from: Origin = "settings"
    model: str | None = None
    """The chat's own, else its folder's; None: chosen for each question."""
    model_from: Origin = "default"
    knows: bool = True
    """Whether what Soulfra knows may be put before a question."""
    knows_from: Origin = "settings"


def in_force(
    options: AnswerOptions, folder: Folder | None = None, settings: Settings | None = None, model: str | None = None
) -> InForce:
    """What holds: the chat's own value, else its folder's, else the one of the settings, else the neutral one.

    Of privacy the strictest holds. `model` is the chat's own.
    """
    folder, settings = folder or Folder("", ""), settings or Settings()
    rules = folder.rules
    prompts: tuple[tuple[str | None, Origin], ...] = (
        (_said(options.system_prompt), "chat"),
        (_said(folder.system_prompt), "folder"),
        (_said(settings.system_prompt), "settings"),
    )
    prompt, prompt_from = _nearest(prompts, DEFAULT_PROMPT, "default")
    dial, dial_from = _nearest(((options.dial, "chat"), (rules.dial, "folder")), settings.dial, "settings")
    chosen, model_from = _nearest(((model or None, "chat"), (rules.model or None, "folder")), "", "default")
    privacy, privacy_from = _privacy(options, rules.privacy, settings)
    knows, knows_from = _nearest(((options.knows, "chat"),), bool(settings.use_knowledge), "settings")
    return InForce(
        prompt,
        prompt_from,
        options.temperature,
        options.max_tokens,
        privacy,
        privacy_from,
        dial,
        dial_from,
        chosen or None,
        model_from,
        knows,
        knows_from,
    )


def _said(text: str | None) -> str | None:
    return text if text and text.strip() else None


def _nearest(offered: Iterable[tuple[T | None, Origin]], last: T, last_from: Origin) -> tuple[T, Origin]:
    for value, origin in offered:
        if value is not None:
            return value, origin
    return last, last_from


def _privacy(options: AnswerOptions, folder: PrivacyClass | None, settings: Settings) -> tuple[PrivacyClass, Origin]:
    everywhere: PrivacyClass = "local-only" if settings.local_only else "any"
    holds = strictest(options.privacy, folder, everywhere)
    if options.privacy == holds:
        return holds, "chat"
    return holds, "folder" if folder == holds else "settings"


def policy_under(holds: InForce, policy: Policy) -> Policy:
    """The policy of one answer with what holds for its chat: never freer, and by the chat's model unless one is named."""
    policy = replace(
        policy,
        local_only=policy.local_only or holds.privacy == "local-only",
        dial=holds.dial if policy.dial is None else policy.dial,
    )
    model = _model(holds.model) if policy.model is None else None
    return policy if model is None else replace(policy, model=model, fallback=False)


def _model(name: str | None) -> ModelRef | None:
    """None for what no model can be called, as the window shows it: an import wrote it there once."""
    try:
        return ModelRef.parse(name) if name else None
    except ValueError:
        return None


def checked(options: AnswerOptions) -> AnswerOptions:
    """The options as they may be kept: a blank prompt is none. Raises SettingRefused, which says what fits."""
    prompt = _said(options.system_prompt)
    if prompt is not None:
        try:
            checked_prompt(prompt)
        except PromptRefused as refused:
            raise SettingRefused(refused.message, refused.advice) from None
    if options.temperature is not None and not 0 <= options.temperature <= HOTTEST:
        raise SettingRefused("A temperature lies between 0 and 2.", "0 is the most predictable, 1 the usual.")
    if options.max_tokens is not None and not 1 <= options.max_tokens <= MOST_TOKENS:
        raise SettingRefused("The longest answer has between 1 and 1,000,000 tokens.", "Empty: the model decides.")
    if options.dial is not None and not 0 <= options.dial <= 100:
        raise SettingRefused("Save ↔ best lies between 0 and 100.", "0 saves, 100 always takes the best.")
    if options.privacy is not None and options.privacy not in STRICTNESS:
        raise SettingRefused("A chat is answered anywhere, or on this machine only.", "Choose one of the two.")
    return replace(options, system_prompt=prompt)
