"""How answers are made in one chat: what holds, where it comes from, and what may be set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from soulfra_desktop.domain.chat import AnswerOptions, checked_prompt
from soulfra_desktop.domain.errors import PromptRefused, SettingRefused

Origin = Literal["chat", "folder", "settings", "default"]

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


def in_force(options: AnswerOptions, folder_prompt: str = "", settings_prompt: str = "") -> InForce:
    """What holds: the chat's own prompt, else its folder's, else the one of the settings, else the neutral one."""
    offered: tuple[tuple[str | None, Origin], ...] = (
        (options.system_prompt, "chat"),
        (folder_prompt, "folder"),
        (settings_prompt, "settings"),
    )
    prompt, origin = next(
        ((text, origin) for text, origin in offered if text and text.strip()), (DEFAULT_PROMPT, "default")
    )
    return InForce(prompt, origin, options.temperature, options.max_tokens)  # type: ignore[arg-type]


def checked(options: AnswerOptions) -> AnswerOptions:
    """The options as they may be kept: a blank prompt is none. Raises SettingRefused, which says what fits."""
    prompt = options.system_prompt if options.system_prompt and options.system_prompt.strip() else None
    if prompt is not None:
        try:
            checked_prompt(prompt)
        except PromptRefused as refused:
            raise SettingRefused(refused.message, refused.advice) from None
    if options.temperature is not None and not 0 <= options.temperature <= HOTTEST:
        raise SettingRefused("A temperature lies between 0 and 2.", "0 is the most predictable, 1 the usual.")
    if options.max_tokens is not None and not 1 <= options.max_tokens <= MOST_TOKENS:
        raise SettingRefused("The longest answer has between 1 and 1,000,000 tokens.", "Empty: the model decides.")
    return AnswerOptions(prompt, options.temperature, options.max_tokens)
