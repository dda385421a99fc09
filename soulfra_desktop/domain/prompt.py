"""The prompt library: texts that are used again, with blanks to fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

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
