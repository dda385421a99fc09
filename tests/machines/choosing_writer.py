"""A machine to be killed: it changes the model that finds by meaning, to and fro, and asks questions all the while.

python -m tests.machines.choosing_writer HOME
"""

from __future__ import annotations

import asyncio
import math
import sys
from array import array
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.adapters.vectors.exact import ExactIndex
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.knowledge import EmbeddingModel, RecallQuery, Vector
from soulfra_desktop.services.embedding import EmbeddingService
from soulfra_desktop.services.embedding_choice import SettingChoice
from soulfra_desktop.services.knowledge_ports import Near
from soulfra_desktop.services.nearest import FasterIndex
from soulfra_desktop.services.recall import RecallService
from soulfra_desktop.services.settings import SettingsService
from tests.contract.keyrings import NoRing
from tests.fakes import FrozenClock

ENTRIES = 300
MARKS = {"one": 1.0, "two": -1.0}
SECONDS_A_BATCH = 0.01


def mark(vector: Vector) -> float:
    """Whose it is."""
    return math.copysign(1.0, memoryview(vector).cast("f")[-1])


class Marking:
    """An Embedder whose vectors say whose they are, and tell a text by its number."""

    def __init__(self, name: str) -> None:
        self.model = EmbeddingModel(name, name, 3, 256)

    async def embed(self, texts: Sequence[str], role: str) -> list[Vector]:
        if role == "passage":
            await asyncio.sleep(SECONDS_A_BATCH)
        return [self._vector(2 * math.pi * int(text.rsplit(maxsplit=1)[-1]) / ENTRIES) for text in texts]

    def _vector(self, angle: float) -> Vector:
        half = math.sqrt(0.5)
        return array("f", [half * math.cos(angle), half * math.sin(angle), half * MARKS[self.model.name]]).tobytes()

    async def aclose(self) -> None:
        """Nothing to close."""


class Wary(ExactIndex):
    """Holds the vectors of one model, and is asked with those of the same."""

    async def add(self, ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        await super().add(ids, vectors)
        held = {mark(vector) for _, vector in await self.vectors_of(await self.ids())}
        assert len(held) <= 1, "vectors of two models in one index"

    async def nearest(self, vector: Vector, limit: int, among: Collection[int] | None = None) -> list[Near]:
        found = await super().nearest(vector, limit, among)
        for _, held in await self.vectors_of([one.passage_id for one in found]):
            assert mark(held) == mark(vector), "a question was held against another model's vectors"
        return found


class TwoModels:
    """Fulfils EmbeddingModels."""

    default = EmbeddingModel("one", "one", 3, 256)

    async def available(self) -> list[EmbeddingModel]:
        return [await self.named(name) for name in MARKS]

    async def named(self, name: str) -> EmbeddingModel:
        return Marking(name).model

    def embedder(self, model: EmbeddingModel) -> Marking:
        return Marking(model.name)

    async def aclose(self) -> None:
        """Nothing to close."""


class Finding:
    """A store and the search over it, at work."""

    def __init__(self, store, service: EmbeddingService) -> None:
        self.store, self.service = store, service

    async def answers(self, number: int) -> bool:
        """Whether the passage of that number is found; by its word, whatever the vectors do."""
        found = await RecallService(self.store.passages, self.service).recall(RecallQuery(f"entry{number} {number}", 3))
        return f"entry{number} {number}" in [one.text for one in found.passages]


@asynccontextmanager
async def finding(home: Path) -> AsyncIterator[Finding]:
    store = await open_store(home, "words", keyring=NoRing())
    settings = SettingsService(store.settings, store.secrets, lambda _: None)
    await settings.load()
    failures: list[BaseException] = []
    tasks = TaskSupervisor(failures.append)
    service = EmbeddingService(
        TwoModels(), store.passages, store.documents, SettingChoice(settings),
        lambda: FasterIndex(Wary(), None, FrozenClock().monotonic), FrozenClock(), tasks.spawn,
    )  # fmt: skip
    tasks.spawn(service.run())
    try:
        yield Finding(store, service)
    finally:
        await tasks.aclose()
        await service.aclose()
        await store.aclose()
    assert failures == []


async def main(home: Path) -> None:
    async with finding(home) as one:
        print("ready", flush=True)
        number = 0
        while True:
            coming = "two" if one.service.chosen.name == "one" else "one"
            await one.service.choose(coming)
            while one.service.model.name != coming:
                assert await one.answers(number % ENTRIES), f"{number % ENTRIES} was not found"
                number += 7
            print("changed", flush=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
