"""The prompt library: texts that are used again, with blanks to fill in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from soulfra_desktop.domain.errors import SettingRefused

NAME_LIMIT, TEXT_LIMIT, DESCRIPTION_LIMIT = 40, 100_000, 200
"""Characters."""
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CALLED = re.compile(r"/([^\s/]*)")
"""A prompt that is being called: a slash at the very start and what was typed after it."""
CLIPBOARD, DATE = "clipboard", "date"
"""Blanks that are filled in by themselves."""
VARIABLE = re.compile(r"\{\{\s*([^{}|\n]{1,60}?)\s*(?:\|([^{}\n]*))?\}\}")


@dataclass(frozen=True, slots=True)
class SavedPrompt:
    """A text under a name that `/name` in the composer calls. `{{blank}}` or `{{blank|default}}` is asked for."""

    id: str
    name: str
    """Lower case, no spaces: what is typed after the slash."""
    text: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """A blank of a prompt, with what it holds until it is filled in."""

    name: str
    default: str = ""


def variables(text: str) -> tuple[Variable, ...]:
    """The blanks of a text, each once, in their order; the first default that is given counts."""
    found: dict[str, str] = {}
    for match in VARIABLE.finditer(text):
        name, default = match[1], (match[2] or "").strip()
        found[name] = found.get(name) or default
    return tuple(Variable(name, default) for name, default in found.items())


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its blanks filled in; one without a value takes its default, then nothing. Values are never filled
    in again."""
    defaults = {variable.name: variable.default for variable in variables(text)}
    return VARIABLE.sub(lambda match: values.get(match[1], defaults.get(match[1], "")), text)


def checked(prompt: SavedPrompt, taken: Iterable[str] = ()) -> SavedPrompt:
    """The prompt as it may be kept. `taken` are the other prompts' names. Raises SettingRefused saying what is amiss."""
    if not prompt.name:
        raise SettingRefused("It needs a name: what is typed after the slash.", "Letters a to z, digits and hyphens.")
    if len(prompt.name) > NAME_LIMIT or not NAME.fullmatch(prompt.name):
        raise SettingRefused(
            f"A name has up to {NAME_LIMIT} letters a to z, digits and hyphens.", f"Try “{name_from(prompt.name)}”."
        )
    if prompt.name in taken:
        raise SettingRefused(f"There is a prompt called /{prompt.name} already.", "Choose another name.")
    if not prompt.text.strip():
        raise SettingRefused("It has no text yet.", "Write what it should say.")
    if len(prompt.text) > TEXT_LIMIT or "\0" in prompt.text:
        raise SettingRefused(f"Its text is no text, or has more than {TEXT_LIMIT:,} characters.", "Shorten it.")
    return replace(prompt, description=" ".join(prompt.description.split())[:DESCRIPTION_LIMIT])


def name_from(words: str) -> str:
    """A name that is allowed and close to what was meant: "Übersetze mich!" becomes "ubersetze-mich"."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("ß", "ss"))
    kept = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c)))
    return kept.strip("-")[:NAME_LIMIT].strip("-") or "prompt"


def free_name(name: str, taken: Iterable[str]) -> str:
    """`name`, or with the first number that makes it nobody else's: "mail-2"."""
    taken = set(taken)
    numbered = (f"{name[: NAME_LIMIT - len(str(n)) - 1]}-{n}" for n in range(2, len(taken) + 3))
    return next(one for one in (name, *numbered) if one not in taken)


def matching(prompts: Iterable[SavedPrompt], typed: str) -> tuple[SavedPrompt, ...]:
    """The prompts for what was typed after the slash: names that begin so first, then names and descriptions with it."""
    typed = typed.casefold()

    def rank(prompt: SavedPrompt) -> int:
        if prompt.name.startswith(typed):
            return 0
        if any(part.startswith(typed) for part in prompt.name.split("-")):
            return 1
        return 2 if typed in prompt.name or typed in prompt.description.casefold() else 3

    found = sorted(((rank(prompt), prompt.name, prompt) for prompt in prompts), key=lambda one: one[:2])
    return tuple(prompt for place, _, prompt in found if place < 3)


def automatic(now: datetime, clipboard: str) -> dict[str, str]:
    """What fills the blanks that fill themselves. `now` in the person's own time zone."""
    return {CLIPBOARD: clipboard, DATE: now.date().isoformat()}


EXAMPLES = (
    SavedPrompt("example-translate", "translate", "Translate this into {{language|English}}:\n\n{{clipboard}}", "What you copied, in another language"),
    SavedPrompt("example-summary", "summary", "Summarise this in {{points|five}} points, then say what is missing:\n\n{{clipboard}}", "What you copied, in a few points"),
    SavedPrompt("example-reply", "reply", "Write a {{tone|friendly}} reply to this message. I want to say: {{what you want to say}}\n\n{{clipboard}}", "An answer to a message you copied"),
    SavedPrompt("example-explain", "explain", "Explain {{topic}} to {{reader|someone new to it}}, with one example from everyday life.", "Something difficult, simply"),
)  # fmt: skip
"""Offered where the library is still empty."""
