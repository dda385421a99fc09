"""The index that is asked: the exact one always, and in front of it an approximate one where that is the faster here."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.services.knowledge_ports import VectorIndex

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import Vector
    from soulfra_desktop.services.knowledge_ports import Near, PassageStore

FEWEST = 20_000
"""Vectors below which looking at each of them takes some milliseconds: nothing can be won."""
PIECE = 1_000
QUESTIONS = 24
LIMIT = 100
ALIKE = 0.95
"""Of what the exact one finds, the share that the other must find too."""


class WholeIndex(VectorIndex, Protocol):
    """An index from which another can be filled."""

    def __len__(self) -> int: ...

    async def ids(self) -> list[int]: ...

    async def vectors_of(self, ids: Sequence[int]) -> list[tuple[int, Vector]]:
        """Ids that it does not hold are passed over."""
        ...


class FasterIndex:
    """Fulfils VectorIndex. What the approximate one names is weighed by the exact one, so both give the same figures, and
    what was removed is never named again, however long the other takes to forget it."""

    def __init__(
        self, exact: WholeIndex, approximate: Callable[[], VectorIndex] | None, monotonic: Callable[[], float],
        fewest: int = FEWEST,
    ) -> None:  # fmt: skip
        self._exact = exact
        self._make = approximate
        self._monotonic = monotonic
        self._fast: VectorIndex | None = None
        self._building: VectorIndex | None = None
        self._next_try = fewest
        self.is_ready = False
        """Set by who fills it from the store."""
        self.removed: set[int] = set()
        """What was removed since this was emptied by who fills it: what is on its way meanwhile is not put back."""

    def __len__(self) -> int:
        return len(self._exact)

    @property
    def is_fast(self) -> bool:
        """Whether the approximate one is asked."""
        return self._fast is not None

    async def add(self, ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        await self._exact.add(ids, vectors)
        for other in self._others():
            await self._told(other, other.add(ids, vectors))

    async def remove(self, ids: Collection[int]) -> None:
        self.removed.update(ids)
        await self._exact.remove(ids)
        for other in self._others():
            await self._told(other, other.remove(ids))

    async def ids(self) -> list[int]:
        """All that it holds."""
        return await self._exact.ids()

    async def clear(self) -> None:
        await self._exact.clear()
        for other in self._others():
            await self._given_up(other)

    async def nearest(self, vector: Vector, limit: int, among: Collection[int] | None = None) -> list[Near]:
        fast = self._fast
        if among is not None or fast is None or not fast.is_ready:
            return await self._exact.nearest(vector, limit, among)
        try:
            found = await fast.nearest(vector, limit)
        except EmbedderFailed:
            await self._given_up(fast)
            return await self._exact.nearest(vector, limit)
        return await self._exact.nearest(vector, limit, [one.passage_id for one in found])

    async def consider(self) -> None:
        """Build the approximate one beside where it may win, measure both on what is here, and keep it if it does."""
        if self._make is None or self._fast or self._building or len(self) < self._next_try:
            return
        self._next_try = 2 * len(self)
        self._building = other = self._make()
        try:
            ids = await self._exact.ids()  # what is added from here on, it is told as well
            for start in range(0, len(ids), PIECE):
                piece = await self._exact.vectors_of(ids[start : start + PIECE])
                await other.add([number for number, _ in piece], [vector for _, vector in piece])
                if self._building is not other:
                    return
            if await self._wins(other, ids[:: max(len(ids) // QUESTIONS, 1)]):
                self._fast, self._building = self._building, None
        except EmbedderFailed:
            self._fast = None
        finally:
            self._building = None
            if self._fast is not other:
                await other.aclose()

    async def aclose(self) -> None:
        for other in self._others():
            await self._given_up(other)
        await self._exact.aclose()

    def _others(self) -> list[VectorIndex]:
        return [other for other in (self._fast, self._building) if other is not None]

    async def _told(self, other: VectorIndex, telling: object) -> None:
        try:
            await telling  # type: ignore[misc]
        except EmbedderFailed:
            await self._given_up(other)

    async def _given_up(self, other: VectorIndex) -> None:
        if self._fast is other:
            self._fast = None
        if self._building is other:
            self._building = None
        await other.aclose()

    async def _wins(self, other: VectorIndex, ids: Sequence[int]) -> bool:
        """On the person's own vectors, in turn, so that what else the machine does meets both alike."""
        ours, theirs, alike = list[float](), list[float](), list[float]()
        for _, vector in await self._exact.vectors_of(ids):
            began = self._monotonic()
            exact = {one.passage_id for one in await self._exact.nearest(vector, LIMIT)}
            between = self._monotonic()
            found = [one.passage_id for one in await other.nearest(vector, LIMIT)]
            await self._exact.nearest(vector, LIMIT, found)
            ours.append(between - began)
            theirs.append(self._monotonic() - between)
            alike.append(len(exact.intersection(found)) / max(len(exact), 1))
        return bool(ours) and statistics.median(theirs) < statistics.median(ours) and statistics.mean(alike) >= ALIKE


async def held_without(index: FasterIndex, store: PassageStore, model: str) -> list[int]:
    """What the index holds and the store has no more: it went by ways that do not lead through the index.

    Looked at in this order: what comes meanwhile is in the store first."""
    _, embedded = await store.counts(model)
    if len(index) <= embedded:
        return []
    held = set(await index.ids())
    async for some in store.vectors(model):
        held.difference_update(number for number, _ in some)
    return sorted(held)
