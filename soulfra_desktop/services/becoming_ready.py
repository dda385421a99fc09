"""Documents whose words are found become ready once all their vectors are there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.domain.pace import WINDOW_SECONDS, Pace

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import Document
    from soulfra_desktop.services.document_book import DocumentBook
    from soulfra_desktop.services.knowledge_ports import DocumentStore
    from soulfra_desktop.services.ports import Clock

NOT_TAKEN = "Some of it is found by its words only: the model that finds by meaning does not take it."
LOOK_SECONDS = 0.5
"""Between two looks at how many vectors are there; more where there are many to look at."""
LOOKED_AT_A_SECOND = 1_000
TELLABLE_SECONDS = 4.0
"""Of vectors that come, before which nothing is said of how fast."""


class BecomingReady:
    """Looks on while others fill in the vectors, and says how fast that goes."""

    def __init__(self, store: DocumentStore, book: DocumentBook, clock: Clock, idle: Callable[[], bool]) -> None:
        """`idle` says that nobody fills in any more: what has no vector by then gets none."""
        self._idle = idle
        self._store = store
        self._book = book
        self._clock = clock
        self._woken = asyncio.Event()
        self._pace = Pace()
        self._first = self._last = -inf
        """When vectors came, this time: their model may have to be loaded before, which is no pace."""

    @property
    def chunks_a_second(self) -> float:
        """0 while it cannot be told."""
        now = self._clock.monotonic()
        told = self._is_coming(now) and now - self._first >= TELLABLE_SECONDS
        return self._pace.a_second(now) if told else 0.0

    def wake(self) -> None:
        """Something was stored."""
        self._woken.set()

    async def run(self) -> None:
        """Whose vectors are all there is ready."""
        while True:
            with suppress(StoreError):
                await self._count_vectors()
            if not self._book.counts["embedding"]:
                over = not (self._book.counts["waiting"] or self._book.counts["reading"])
                self._woken.clear()
                await self._woken.wait()
                self._last = -inf if over else self._last  # else the next one was being read, which takes its time too
            await self._clock.sleep(LOOK_SECONDS + self._book.counts["embedding"] / LOOKED_AT_A_SECOND)

    async def _count_vectors(self) -> None:
        if not self._book.counts["embedding"]:
            return
        more, seen, idle = 0, [], self._idle()
        known = [one.id for one in self._book.in_state("embedding")]
        for now in await self._store.documents("embedding", known):
            before = self._book.get(now.id)
            if before is None or before.state != "embedding" or before.sha256 != now.sha256:
                continue
            more += max(now.embedded - before.embedded, 0)
            if now.embedded != before.embedded:
                seen.append(now)
        self._step(more)
        self._book.seen(seen)
        over = idle and self._idle()  # still, after the look: what was stored since is not over
        ended = [one for one in self._book.in_state("embedding") if one.embedded >= one.chunks or over]
        await self._book.save(*[_ended(one) for one in ended], still="embedding")

    def _step(self, more: int) -> None:
        """The first ones begin the time: how long they took themselves is not known."""
        now = self._clock.monotonic()
        if self._is_coming(now):
            self._pace.step(now, more)
        elif more:
            self._first = now
            self._pace.begin(now)
        self._last = now if more else self._last

    def _is_coming(self, now: float) -> bool:
        return now - self._last <= WINDOW_SECONDS


def _ended(document: Document) -> Document:
    """Ready, and if not by its meaning in whole, that is said."""
    notes = document.notes if document.embedded >= document.chunks else (*document.notes, NOT_TAKEN)
    return replace(document, state="ready", notes=notes)
