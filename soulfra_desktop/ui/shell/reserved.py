"""Keys that no action may take, because writing or the system needs them. No Qt."""

from __future__ import annotations

from typing import Literal

Reason = Literal["typing", "editing", "system"]
MOVING = ("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown")
PLAIN = (*MOVING, "Tab", "Backtab", "Return", "Enter", "Esc", "Backspace", "Del", "Ins", "Space")
EDITING = ("C", "V", "X", "A", "Z", "Y", "Backspace", "Del", "Ins", "Left", "Right", "Up", "Down", "Home", "End")
SYSTEM = ("Alt+F4", "Ctrl+Alt+Del", "Alt+Tab", "Alt+Shift+Backtab")


def refusal(keys: str) -> Reason | None:
    """Why these keys ("Ctrl+C") cannot be an action's; None where they can."""
    if keys in SYSTEM:
        return "system"
    held, key = split(keys)
    if not held - {"Shift"}:
        return "typing" if len(key) == 1 or key in PLAIN else None
    if held in ({"Ctrl"}, {"Ctrl", "Shift"}) and key in EDITING and not (key in "CVAXY" and "Shift" in held):
        return "editing"
    return None


def split(keys: str) -> tuple[set[str], str]:
    """The modifiers and the key: "Ctrl++" is Ctrl and plus."""
    if keys.endswith("++"):
        return set(keys[:-2].split("+")), "+"
    *held, key = keys.split("+")
    return set(held), key
