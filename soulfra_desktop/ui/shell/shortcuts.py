"""Turns the registry and the person's choices into Qt's shortcuts: one for a key, never two."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.shell.actions import Actions
from soulfra_desktop.ui.shell.key_map import KeyMap, key_map

ALSO = {"Ctrl+=": "Ctrl++"}
"""Keys that do what others do unless they are given something of their own: plus without Shift."""


class Shortcuts:
    """Follows the registry: what is registered, removed or given other keys counts at once."""

    def __init__(self, window: QWidget, actions: Actions, chosen: Iterable[str] = ()) -> None:
        """`chosen` as the setting `shortcuts` keeps it: "chat.new=Ctrl+Shift+N"."""
        self._window = window
        self._actions = actions
        self._chosen = tuple(chosen)
        self._made: dict[str, QShortcut] = {}
        self._does: dict[str, str] = {}
        self._followers: list[Callable[[Callable[[str], str]], None]] = []
        self.map = KeyMap()
        actions.on_change = self._follow
        self._follow()

    def choose(self, chosen: Iterable[str]) -> None:
        """The person's keys, over the actions' own."""
        self._chosen = tuple(chosen)
        self._follow()

    def follow(self, tell: Callable[[Callable[[str], str]], None]) -> None:
        """Told `keys_of` now, and whenever any have changed: keys that are written somewhere are the keys that work."""
        self._followers.append(tell)
        tell(self.keys_of)

    def keys_of(self, name: str) -> str:
        """The keys of an action as this system writes them, empty where it has none."""
        return shown(self.map.keys.get(name, ""))

    def _follow(self) -> None:
        self.map = key_map(self._actions.all(), self._chosen)
        wanted = {keys: name for name, keys in self.map.keys.items() if keys}
        wanted |= {also: wanted[keys] for also, keys in ALSO.items() if keys in wanted and also not in wanted}
        self._does = wanted
        for keys in [keys for keys in self._made if keys not in wanted]:
            made = self._made.pop(keys)
            made.setEnabled(False)  # deleteLater comes later than the next key may
            made.deleteLater()
        for keys in wanted:
            if keys not in self._made:
                self._made[keys] = made = QShortcut(QKeySequence(keys), self._window)
                made.setAutoRepeat(False)
                made.activated.connect(lambda keys=keys: self._pressed(keys))
        for tell in self._followers:
            tell(self.keys_of)

    def _pressed(self, keys: str) -> None:
        if name := self._does.get(keys):
            self._actions.run(name)


def with_keys(text: str, keys: str) -> str:
    """A tooltip that ends in the keys, where there are any."""
    return f"{text} ({keys})" if keys else text


def shown(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
