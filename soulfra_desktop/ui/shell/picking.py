"""Picking several chats, by mouse or keys, in the order in which they stand. No Qt."""

from __future__ import annotations

from collections.abc import Callable


class Picking:
    """Which chats are picked, and from which one a stretch is measured. `order` gives the ids as they are shown."""

    def __init__(self, order: Callable[[], list[str]]) -> None:
        self._order = order
        self._anchor: str | None = None
        self.picked: frozenset[str] = frozenset()
        self.on = False
        """A plain click picks, until `stop`."""
        self.on_change: Callable[[], None] = lambda: None

    @property
    def is_plural(self) -> bool:
        """Whether changes are for what is picked, and the bar that offers them is shown."""
        return self.on or len(self.picked) > 1

    def start(self) -> None:
        """From now on a click picks."""
        self.on = True
        self.on_change()

    def stop(self) -> None:
        self.on, self.picked = False, frozenset()
        self.on_change()

    def keep_to_order(self) -> None:
        """What is not in the list any more is not picked either."""
        if self.picked and (kept := self.picked & set(self._order())) != self.picked:
            self.picked = kept
            self.on_change()

    def begin_at(self, ident: str | None) -> None:
        """The next stretch is measured from here: the person was here last."""
        self._anchor = ident

    def toggle(self, ident: str) -> None:
        """Pick a chat or leave it out. The first one takes the chat where the person was along."""
        if not self.picked and not self.on and self._anchor is not None and self._anchor in self._order():
            self.picked = frozenset({self._anchor} - {ident})
        self.picked ^= {ident}
        self._anchor = ident
        self.on_change()

    def stretch(self, ident: str) -> None:
        """Pick all from where the person was to this one, and nothing else."""
        order = self._order()
        if self._anchor not in order or ident not in order:
            self.picked, self._anchor = frozenset({ident}), ident
        else:
            start, end = sorted((order.index(self._anchor), order.index(ident)))
            self.picked = frozenset(order[start : end + 1])
        self.on_change()

    def all(self) -> None:
        self.on, self.picked = True, frozenset(self._order())
        self.on_change()
