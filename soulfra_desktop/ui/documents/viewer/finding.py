"""Looks for words in a document of any length, slice by slice beside everything else. No Qt."""

from __future__ import annotations

import asyncio
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.ui.documents.viewer.asked import Texts
from soulfra_desktop.ui.documents.viewer.state import FindState

SIZE = 200_000
"""Characters that are looked through at once: about a millisecond."""
MOST = 2_000
"""Places that are found, before the search ends."""


class Finding:
    """The newest words alone count. `on_change` gets every new state; `on_place(start, end)` where to go."""

    def __init__(self, texts: Texts, spawn: Spawn) -> None:
        self._texts = texts
        self._spawn = spawn
        self._running: asyncio.Task[None] | None = None
        self._state = FindState()
        self.on_change: Callable[[FindState], None] = lambda _state: None
        self.on_place: Callable[[int, int], None] = lambda _start, _end: None

    def look_for(self, words: str, document_id: str, length: int, place: int) -> None:
        """From the place that is read: the first one after it is gone to."""
        if self._running is not None:
            self._running.cancel()
            self._running = None
        self._tell(FindState(words, searching=bool(words.strip())))
        if words.strip():
            self._running = self._spawn(self._look(words, document_id, length, place))

    def step(self, by: int) -> None:
        """To the next place, and from the last to the first."""
        if places := self._state.places:
            at = (self._state.at + by) % len(places)
            self._tell(replace(self._state, at=at))
            self.on_place(*places[at])

    async def _look(self, words: str, document_id: str, length: int, place: int) -> None:
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
        beyond = 4 * len(words) + 64
        places: list[tuple[int, int]] = []
        gone = False
        first = min(place, max(0, length - 1)) // SIZE * SIZE
        pieces = [*range(first, length, SIZE), *range(0, first, SIZE)]  # from here to the end, then from the beginning
        for number, start in enumerate(pieces, 1):
            text = await self._texts.text(document_id, start, min(length, start + SIZE + beyond))
            found = (match.span() for match in pattern.finditer(text) if match.start() < SIZE)
            places = sorted(places + [(start + begin, start + end) for begin, end in found])
            full = len(places) >= MOST
            at = bisect_left(places, (place, 0)) % max(1, len(places))
            self._tell(FindState(words, tuple(places), at, searching=number < len(pieces) and not full, all=not full))
            if places and not gone:
                gone = places[at][0] >= place or number == len(pieces)
                if gone:
                    self.on_place(*places[at])
            if full:
                break
            await asyncio.sleep(0)

    def _tell(self, state: FindState) -> None:
        self._state = state
        self.on_change(state)
