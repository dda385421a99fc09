"""Keys pressed together, as a person writes them: "Ctrl+Shift+Space". Every system that listens for them reads this."""

from __future__ import annotations

from dataclasses import dataclass

from soulfra_desktop.domain.errors import SettingRefused

MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
"""In the order in which they are written. Meta is the key with the system's sign on it."""
NAMED = (
    "Space", "Return", "Tab", "Backspace", "Delete", "Insert", "Home", "End", "PgUp", "PgDown",
    "Left", "Right", "Up", "Down", "Pause", "Print",
    *(f"F{number}" for number in range(1, 25)),
)  # fmt: skip
_SPELT = {
    "control": "Ctrl", "strg": "Ctrl", "umschalt": "Shift", "option": "Alt", "super": "Meta", "win": "Meta", "cmd": "Meta",
    "command": "Meta", "logo": "Meta", "enter": "Return", "del": "Delete", "ins": "Insert", "pageup": "PgUp",
    "pagedown": "PgDown", **{name.lower(): name for name in (*MODIFIERS, *NAMED)},
}  # fmt: skip
ADVICE = "Write it like Ctrl+Shift+Space, or leave it empty for none."


@dataclass(frozen=True, slots=True)
class Chord:
    """One key and the modifiers held with it. `key` is a name of NAMED or one character, a letter in upper case."""

    modifiers: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


def parse(text: str) -> Chord:
    """The chord that `text` names. Raises SettingRefused where it names none, or one that plain typing would press."""
    names = [_name(part.strip()) for part in text.strip().removesuffix("+").split("+")]
    if text.strip().endswith("++"):
        names[-1:] = ["+"]
    held, key = set(names[:-1]), names[-1]
    if key in MODIFIERS or not key or not held <= set(MODIFIERS) or not (key in NAMED or len(key) == 1):
        raise SettingRefused("These are no keys that can be pressed together.", ADVICE)
    if not held - {"Shift"} and not (key in NAMED and key[1:].isdigit()):
        raise SettingRefused("Plain typing would press these keys.", "Add Ctrl, Alt or the system's key.")
    return Chord(tuple(name for name in MODIFIERS if name in held), key)


def _name(part: str) -> str:
    known = _SPELT.get(part.lower())
    return known or (part.upper() if len(part) == 1 else part)
