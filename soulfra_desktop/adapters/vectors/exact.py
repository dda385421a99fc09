"""The nearest vectors by looking at each of them: right at once, and fast enough up to some hundred thousand."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from soulfra_desktop.domain.knowledge import Vector
from soulfra_desktop.services.knowledge_ports import Near

BLOCK_ROWS = 16_384
"""Vectors lie in blocks, so that none is ever copied to make room. What of a block is not used takes no memory."""
FEW = 8
"""Below one in so many, those that are asked about are gathered and multiplied alone."""


class ExactIndex:
    """Fulfils VectorIndex. All work is done in threads; one at a time, so that none sees half a change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._clear()

    @property
    def is_ready(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self._rows)

    async def add(self, ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        if ids:
            await asyncio.to_thread(self._locked, self._add, ids, vectors)

    async def remove(self, ids: Collection[int]) -> None:
        if ids:
            await asyncio.to_thread(self._locked, self._remove, ids)

    async def clear(self) -> None:
        await asyncio.to_thread(self._locked, self._clear)

    async def nearest(self, vector: Vector, limit: int, among: Collection[int] | None = None) -> list[Near]:
        return await asyncio.to_thread(self._locked, self._nearest, vector, limit, among)

    async def ids(self) -> list[int]:
        """All that it holds, for an index that is filled from this one."""
        return await asyncio.to_thread(self._locked, lambda: list(self._ids))

    async def vectors_of(self, ids: Sequence[int]) -> list[tuple[int, Vector]]:
        """Ids that it does not hold are passed over."""
        return await asyncio.to_thread(self._locked, self._vectors_of, ids)

    async def aclose(self) -> None:
        await self.clear()

    def _locked(self, do: Any, *given: Any) -> Any:
        with self._lock:
            return do(*given)

    def _clear(self) -> None:
        self._blocks: list[Any] = []
        self._rows: dict[int, int] = {}
        """By id, the row."""
        self._ids: list[int] = []
        """By row, the id."""

    def _add(self, ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        import numpy as np

        for number, vector in zip(ids, vectors, strict=True):
            row = self._rows.get(number)
            if row is None:
                row = self._rows[number] = len(self._ids)
                self._ids.append(number)
                if row % BLOCK_ROWS == 0:
                    self._blocks.append(np.empty((BLOCK_ROWS, len(vector) // 4), "<f4"))
            self._blocks[row // BLOCK_ROWS][row % BLOCK_ROWS] = np.frombuffer(vector, "<f4")

    def _remove(self, ids: Collection[int]) -> None:
        """The last one takes the place of each, and its own is overwritten: nothing of it stays in memory."""
        for number in ids:
            row = self._rows.pop(number, None)
            if row is None:
                continue
            last = self._ids.pop()
            moved = self._blocks[len(self._ids) // BLOCK_ROWS][len(self._ids) % BLOCK_ROWS]
            if last != number:
                self._blocks[row // BLOCK_ROWS][row % BLOCK_ROWS] = moved
                self._rows[last], self._ids[row] = row, last
            moved[:] = 0
            if len(self._ids) % BLOCK_ROWS == 0:
                self._blocks.pop()

    def _nearest(self, vector: Vector, limit: int, among: Collection[int] | None) -> list[Near]:
        import numpy as np

        if limit < 1 or not self._ids or len(vector) != 4 * self._blocks[0].shape[1]:
            return []
        asked = np.frombuffer(vector, "<f4")
        if among is None:
            cosines, rows = self._all(asked), None
        else:
            rows = np.unique(np.array([self._rows.get(number, -1) for number in among], np.int64))
            rows = rows[rows >= 0]
            if not len(rows):
                return []
            few = len(rows) * FEW < len(self._ids)
            cosines = self._some(asked, rows) if few else self._all(asked)[rows]
        if limit < len(cosines):
            best = np.argpartition(cosines, len(cosines) - limit)[-limit:]
            best = best[np.argsort(-cosines[best], kind="stable")]
        else:
            best = np.argsort(-cosines, kind="stable")
        found = best if rows is None else rows[best]
        return [
            Near(self._ids[row], cosine) for row, cosine in zip(found.tolist(), cosines[best].tolist(), strict=True)
        ]

    def _all(self, asked: Any) -> Any:
        import numpy as np

        # not `@`: its library divides the work among threads, which on a busy machine wait for each other
        return np.concatenate([np.vecdot(block[:used], asked) for block, used in self._used()])

    def _some(self, asked: Any, rows: Any) -> Any:
        import numpy as np

        edges = np.searchsorted(rows, np.arange(len(self._blocks) + 1) * BLOCK_ROWS)
        parts = [
            np.vecdot(block[rows[start:end] - number * BLOCK_ROWS], asked)
            for number, (block, start, end) in enumerate(zip(self._blocks, edges, edges[1:], strict=False))
        ]
        return np.concatenate(parts)

    def _used(self) -> Iterator[tuple[Any, int]]:
        for number, block in enumerate(self._blocks):
            yield block, min(BLOCK_ROWS, len(self._ids) - number * BLOCK_ROWS)

    def _vectors_of(self, ids: Sequence[int]) -> list[tuple[int, Vector]]:
        rows = [(number, row) for number in ids if (row := self._rows.get(number)) is not None]
        return [(number, self._blocks[row // BLOCK_ROWS][row % BLOCK_ROWS].tobytes()) for number, row in rows]
