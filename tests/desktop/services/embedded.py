"""Models that know groups of words, and a house in which they make the vectors of a real store."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from soulfra_desktop.adapters.vectors.exact import ExactIndex
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.domain.knowledge import Chunk, Document, ReadDocument, RecallQuery
from soulfra_desktop.services.embedding import EmbeddingService
from soulfra_desktop.services.nearest import FasterIndex
from soulfra_desktop.services.recall import RecallService
from tests.desktop.services.remembered import MeaningOf
from tests.fakes import FrozenClock

ANIMALS = ("cat kitten sleeps dozes", "bank interest rates money")


class Groups(MeaningOf):
    """Counts what it is asked; does not take a text with `poison` in it."""

    def __init__(self, name: str, *groups: str) -> None:
        super().__init__(*groups)
        self.model = replace(self.model, name=name)
        self.seen: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.is_closed = False

    async def embed(self, texts, role):
        await self.gate.wait()
        if any("poison" in text for text in texts):
            raise EmbedderFailed("It did not take a text.")
        if role == "passage":
            self.seen += texts
        return await super().embed(texts, role)

    async def aclose(self) -> None:
        self.is_closed = True


class SomeModels:
    def __init__(self, *embedders: Groups) -> None:
        self._by_name = {embedder.model.name: embedder for embedder in embedders}
        self.default = embedders[0].model

    async def available(self):
        return [embedder.model for embedder in self._by_name.values()]

    async def named(self, name):
        if name not in self._by_name:
            raise EmbedderFailed(f"{name} is not here.")
        return self._by_name[name].model

    def embedder(self, model):
        return self._by_name[model.name]

    async def aclose(self) -> None:
        """Nothing to close."""


class Kept:
    def __init__(self) -> None:
        self.names: Sequence[str] = ()
        self.wish = ""

    async def wish_for(self, name):
        self.wish = name

    async def keep(self, names):
        self.names = tuple(names)


class House:
    def __init__(self, store) -> None:
        self.store = store
        self.one, self.two = Groups("one", *ANIMALS), Groups("two", *reversed(ANIMALS), "a third group")
        self.choice = Kept()
        self.tasks = TaskSupervisor(self._failed)
        self.failures: list[BaseException] = []

    def _failed(self, error: BaseException) -> None:
        self.failures.append(error)

    def start(self) -> EmbeddingService:
        def index():
            return FasterIndex(ExactIndex(), None, FrozenClock().monotonic)

        models = SomeModels(self.one, self.two)
        self.service = EmbeddingService(
            models, self.store.passages, self.store.documents, self.choice, index, FrozenClock(), self.tasks.spawn
        )
        self.running = self.tasks.spawn(self.service.run())
        return self.service

    async def end(self) -> None:
        """As the process would."""
        await self.tasks.aclose()
        await self.service.aclose()
        self.tasks = TaskSupervisor(self._failed)

    async def read(self, name: str, *texts: str, language: str = "") -> None:
        chunks, place = [], 0
        for ordinal, text in enumerate(texts):
            chunks.append(Chunk(ordinal, place, place + len(text), text))
            place += len(text)
        at = datetime(2026, 11, 23, tzinfo=UTC)
        document = Document(name, name, at, language=language, chunks=len(chunks))
        await self.store.documents.add_text(document, ReadDocument("text/plain", "".join(texts)), chunks)
        self.service.wake()

    async def found(self, text: str, limit: int = 3) -> list[str]:
        recalled = await RecallService(self.store.passages, self.service).recall(RecallQuery(text, limit))
        return [passage.text for passage in recalled.passages]

    async def vectors(self, model: str) -> int:
        return (await self.store.passages.counts(model))[1]

    async def until(self, so) -> None:
        async with asyncio.timeout(20):
            while not await so():
                assert not self.failures
                await asyncio.sleep(0.005)

    async def until_all_are_embedded(self, model: str = "one") -> None:
        async def so() -> bool:
            passages, embedded = await self.store.passages.counts(model)
            return passages == embedded == len(self.service.index) and self.service.model.name == model

        await self.until(so)
