"""Every action a person can take, once: menus, palette and shortcuts are made from these. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Test = Callable[[], bool]


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do. `name` is stable and never shown ("chat.new"); `label` is translated already."""

    name: str
    label: str
    run: Callable[[], None]
    keys: str = ""
    """Its shortcut unless the person chose another: "Ctrl+N"; empty for none."""
    section: str = ""
    """The heading under which the palette and the settings list it, translated."""
    enabled: Test = _always
    """Whether it makes sense now; the palette passes over what does not."""


class Actions:
    """The registry. A screen registers what it can do when it is built; `on_change` is called for every change."""

    def __init__(self) -> None:
        self._actions: dict[str, Action] = {}
        self.on_change: Callable[[], None] = lambda: None

    def add(self, *actions: Action) -> None:
        """Register; the last one of a name counts."""
        self._actions |= {action.name: action for action in actions}
        self.on_change()

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            self._actions.pop(name, None)
        self.on_change()

    def all(self) -> tuple[Action, ...]:
        """In the order of their registration."""
        return tuple(self._actions.values())

    def run(self, name: str) -> bool:
        """Do it, where it exists and makes sense now; whether it was done."""
        action = self._actions.get(name)
        if action is None or not action.enabled():
            return False
        action.run()
        return True
