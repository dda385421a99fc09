"""Puts together what is known besides the chat at hand: documents, their line, the search over all, and forgetting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Collection, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import StoreError

if TYPE_CHECKING:
    from soulfra_desktop.adapters.sqlite.store import Store
    from soulfra_desktop.services.embedding import EmbeddingService
    from soulfra_desktop.services.forgetting import ForgettingService
    from soulfra_desktop.services.indexing import IndexingService
    from soulfra_desktop.services.knowledge_ports import DocumentReader
    from soulfra_desktop.services.memory import MemoryService
    from soulfra_desktop.services.nearest import FasterIndex
    from soulfra_desktop.services.ports import Clock
    from soulfra_desktop.services.recall import RecallService
    from soulfra_desktop.services.settings import SettingsService

BREATH_SECONDS = 0.02
MESSAGES_SECONDS = 20.0
"""Between two looks for messages that cannot be recalled yet."""
LOOK_SECONDS = 0.005
PICTURE_READER = "tesseract"


def _ignored(_: object) -> None:
    """Nobody looks."""


def _never() -> bool:
    return False


@dataclass
class KnowledgeParts:
    """What screens and commands use of it. Each part is made, and its modules are loaded, when it is first used."""

    store: Store
    home: Path | None
    """None where nothing is kept."""
    resources: Path
    settings: SettingsService
    clock: Clock
    new_id: Callable[[], str]
    on_fault: Callable[[BaseException], None] = _ignored
    """Told of a bug in the background."""
    begins_paused: Callable[[], bool] = _never
    """Whether the person left the line of documents paused. A command reads all the same: it was told to."""
    on_paused: Callable[[bool], object] = _ignored
    """The person paused it, or went on."""
    ollama_url: str = ""
    """Where Ollama may have embedding models; empty: it is not asked."""
    _tasks: TaskSupervisor = field(init=False)

    def __post_init__(self) -> None:
        self._tasks = TaskSupervisor(lambda error: self.on_fault(error))

    @cached_property
    def indexing(self) -> IndexingService:
        from shutil import which

        from soulfra_desktop.adapters.folder_changes import WatchfilesChanges
        from soulfra_desktop.adapters.one_indexer import HomeIndexer
        from soulfra_desktop.adapters.person_files import PersonFiles
        from soulfra_desktop.adapters.splitting import SemanticSplitter
        from soulfra_desktop.services.indexing import IndexingService

        files = PersonFiles(self.home, pictures=which(PICTURE_READER) is not None)
        service = IndexingService(
            self.reader, SemanticSplitter(), self.store.documents, self.embedding, files, WatchfilesChanges(),
            HomeIndexer(self.home), self.clock, self.new_id, self._forget_documents,
        )  # fmt: skip
        service.on_fault = lambda error: self.on_fault(error)
        service.on_paused = lambda paused: self.on_paused(paused)
        if self.begins_paused():
            service.begin_paused()
        return service

    @cached_property
    def reader(self) -> DocumentReader:
        from soulfra_desktop.adapters.reading.reader import ProcessReader

        return ProcessReader()

    @cached_property
    def embedding(self) -> EmbeddingService:
        from soulfra_desktop.adapters.embedding.catalogue import LocalModels
        from soulfra_desktop.services.embedding import EmbeddingService
        from soulfra_desktop.services.embedding_choice import SettingChoice

        return EmbeddingService(
            LocalModels(self.resources, ollama_url=self.ollama_url), self.store.passages, self.store.documents, SettingChoice(self.settings),
            self._index, self.clock, self._tasks.spawn,
        )  # fmt: skip

    @cached_property
    def recall(self) -> RecallService:
        from soulfra_desktop.services.recall import RecallService

        return RecallService(self.store.passages, self.embedding)

    @cached_property
    def forgetting(self) -> ForgettingService:
        from soulfra_desktop.adapters.backups import HomeBackups
        from soulfra_desktop.adapters.sqlite.forgetting import SqliteForgetting
        from soulfra_desktop.services.forgetting import ForgettingService

        return ForgettingService(
            SqliteForgetting(self.store.database), self.store.documents, self.store.facts, lambda: self.embedding,
            lambda: self.indexing, HomeBackups(self.home),
        )  # fmt: skip

    @cached_property
    def memory(self) -> MemoryService:
        from soulfra_desktop.services.memory import MemoryService

        service = MemoryService(self.store.facts, self.store.conversations, self.settings, self.clock, self.new_id)
        service.erase = lambda ids: self.forgetting.forget("fact", ids)
        return service

    async def run(self) -> None:
        """Until it is cancelled: documents are read, and what is stored gets its vectors, in one process of several."""
        self.embedding.pause()
        async with asyncio.TaskGroup() as group:
            searching = group.create_task(self.embedding.run())  # what is there can be found meanwhile
            group.create_task(self.indexing.run())
            await self.indexing.begun.wait()
            if self.indexing.had_to_wait:
                searching.cancel()  # another process has added to what was there
                group.create_task(self.embedding.run())
            if not self.indexing.progress.paused:
                self.embedding.resume()
            group.create_task(self._take_in_messages())

    @asynccontextmanager
    async def searching(self) -> AsyncGenerator[RecallService]:
        """The search over what is there now; nothing is embedded but the question."""
        self.embedding.pause()
        with plainly():
            async with asyncio.TaskGroup() as group:
                filling = group.create_task(self.embedding.run())
                while not self.embedding.index.is_ready and not self.embedding.problem:
                    await self.clock.sleep(LOOK_SECONDS)
                yield self.recall
                filling.cancel()

    async def _take_in_messages(self) -> None:
        """Messages become passages a few at a time, so that what the person does comes between."""
        while True:
            more = False
            with suppress(StoreError):
                while await self.store.passages.index_more():
                    more = True
                    await self.clock.sleep(BREATH_SECONDS)
                await self.forgetting.sweep()
            if more:
                self.embedding.wake()
            await self.clock.sleep(MESSAGES_SECONDS)

    async def aclose(self) -> None:
        """In the order in which each may still ask the next one."""
        await self._tasks.aclose()
        if "indexing" in self.__dict__:
            await self.indexing.aclose()
        if "reader" in self.__dict__:
            await self.reader.aclose()
        if "embedding" in self.__dict__:
            await self.embedding.aclose()

    def _index(self) -> FasterIndex:
        from soulfra_desktop.adapters.vectors.chroma import ChromaIndex
        from soulfra_desktop.adapters.vectors.exact import ExactIndex
        from soulfra_desktop.services.nearest import FasterIndex

        return FasterIndex(ExactIndex(), ChromaIndex, self.clock.monotonic)

    async def _forget_documents(self, document_ids: Collection[str]) -> None:
        await self.forgetting.forget("document", document_ids)


@contextmanager
def plainly() -> Generator[None]:
    """What ended a group of tasks is raised by itself, as if there had been none."""
    try:
        yield
    except BaseExceptionGroup as group:
        first: BaseException = group
        while isinstance(first, BaseExceptionGroup):
            first = first.exceptions[0]
        raise first from None
