"""Fills in the vectors that a model has not made yet, a little at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.domain.pace import Pace

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import EmbeddingModel, Vector
    from soulfra_desktop.services.knowledge_ports import Embedder, PassageStore
    from soulfra_desktop.services.nearest import FasterIndex
    from soulfra_desktop.services.ports import Clock

PIECE = 64
"""Passages between two looks at the store: the newest go first."""


class VectorFilling:
    """Passages that a model does not take are left aside until the end of the process: each was tried alone."""

    def __init__(self, store: PassageStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._refused: dict[str, set[int]] = {}
        self._pace = Pace()

    @property
    def a_second(self) -> float:
        """Passages embedded lately; 0 while it cannot be told."""
        return self._pace.a_second(self._clock.monotonic())

    def begin(self) -> None:
        """There is something to do again: what came before was waiting."""
        self._pace.begin(self._clock.monotonic())

    async def fill(self, model: EmbeddingModel, embedder: Embedder, index: FasterIndex | None) -> bool:
        """Some passages that the model has not seen yet; whether there were any. Raises EmbedderFailed."""
        refused = self._refused.setdefault(model.name, set())
        if index is not None:
            index.removed.clear()
        asked = await self._store.without_vector(model.name, PIECE + len(refused))
        asked = [one for one in asked if one[0] not in refused][:PIECE]
        if not asked:
            return False
        made = await _embedded(embedder, asked, refused)
        await self._store.put_vectors(model.name, made)
        if index is not None:
            left = [(number, vector) for number, vector in made if number not in index.removed]
            await index.add([number for number, _ in left], [vector for _, vector in left])
        self._pace.step(self._clock.monotonic(), len(made))
        return True


async def _embedded(
    embedder: Embedder, asked: Sequence[tuple[int, str]], refused: set[int]
) -> list[tuple[int, Vector]]:
    """A passage that a model does not take holds up no other. Raises EmbedderFailed where it takes none."""
    try:
        vectors = await embedder.embed([text for _, text in asked], "passage")
        return [(number, vector) for (number, _), vector in zip(asked, vectors, strict=True)]
    except EmbedderFailed:
        await embedder.embed(["."], "passage")
    made: list[tuple[int, Vector]] = []
    for number, text in asked:
        try:
            made += [(number, vector) for vector in await embedder.embed([text], "passage")]
        except EmbedderFailed:
            refused.add(number)
    return made
