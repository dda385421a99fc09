"""Two processes over one store: what one of them forgot does not come back by what the other still knows of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from soulfra_desktop.adapters.person_files import PersonFiles
from soulfra_desktop.adapters.sqlite.documents import SqliteDocuments
from soulfra_desktop.adapters.sqlite.store import Store, open_store
from soulfra_desktop.domain.knowledge import Chunk, Document, DocumentState, ReadDocument
from soulfra_desktop.services.indexing import IndexingService
from tests.contract.keyrings import MemoryRing
from tests.desktop.services.kept_documents import Alone, ByLine, PlainReader, QuickClock, Unhinted, until


class AllEmbedded:
    """Nothing is filled in any more: what is stored becomes ready."""

    idle = True

    def wake(self) -> None: ...

    def pause(self) -> None: ...

    def resume(self) -> None: ...


class ForgottenBefore(SqliteDocuments):
    """The store of one process, in which another forgets what is about to be written, once the first has made up its mind."""

    def __init__(self, here: Store, there: Store, step: str) -> None:
        super().__init__(here.database)
        self._there, self._step = there.documents, step
        self.is_gone = False

    async def save(self, *documents: Document, still: DocumentState | None = None) -> frozenset[str]:
        await self._forget([one for one in documents if one.state == self._step])
        return await super().save(*documents, still=still)

    async def put_text(
        self, document: Document, read: ReadDocument, chunks: Sequence[Chunk], still: DocumentState | None = None
    ) -> bool:
        await self._forget([document] if self._step == "text" else [])
        return await super().put_text(document, read, chunks, still)

    async def _forget(self, documents: Sequence[Document]) -> None:
        if documents:
            await self._there.forget_documents([one.id for one in documents])
            self.is_gone = True


@pytest.fixture
async def two(tmp_path: Path):
    ring = MemoryRing()
    here, there = [await open_store(tmp_path / "home", keyring=ring) for _ in range(2)]
    yield here, there
    await here.aclose()
    await there.aclose()


@pytest.mark.parametrize("step", ["reading", "text", "ready", "failed"])
async def test_a_document_that_was_forgotten_just_before_it_is_written_stays_gone(two, tmp_path: Path, step: str):
    here, there = two
    path = tmp_path / "a.txt"
    path.write_text("" if step == "failed" else "Nova is the dog.\n")
    store = ForgottenBefore(here, there, step)
    service = IndexingService(
        PlainReader(), ByLine(), store, AllEmbedded(), PersonFiles(), Unhinted(), Alone(), QuickClock(), lambda: "d1",
        there.documents.forget_documents,
    )  # fmt: skip
    async with asyncio.timeout(60):
        running = asyncio.get_running_loop().create_task(service.run())
        await service.add([path])
        await until(lambda: store.is_gone and not service.documents)
        running.cancel()
        await asyncio.wait([running])
    assert await there.documents.documents() == []
    for table in ("document_text", "document_outline", "passage", "passage_words"):
        sql = f"SELECT count(*) FROM {table}"
        assert await there.database.read(lambda db, sql=sql: db.execute(sql).fetchone()) == (0,)
