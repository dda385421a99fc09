"""A document's project is changed: from then on it is found there and nowhere else, with nothing read or embedded anew."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.knowledge import Chunk, Document, ReadDocument, RecallQuery, Scope
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.services.document_book import DocumentBook
from tests.desktop.services.kept_documents import Shelf

NOW = datetime(2026, 11, 23, tzinfo=UTC)
LEASE = "The lease ends on 30 June 2027."


@pytest.fixture
async def store():
    store = await open_in_memory()
    yield store
    await store.aclose()


async def test_what_goes_into_a_project_is_found_there_alone_and_comes_back(store):
    await store.organiser.save_folder(Folder("garden", "Garden"))
    lease = Document("lease", "lease.txt", NOW, state="ready", chunks=1, characters=len(LEASE), embedded=1)
    await store.documents.add_text(lease, ReadDocument("text/plain", LEASE), [Chunk(0, 0, len(LEASE), LEASE)])
    book = DocumentBook(store.documents)
    await book.load()

    async def found(folder_id: str | None) -> int:
        return len(await store.passages.matching(RecallQuery("lease", folder_id=folder_id, strictly=True), 5))

    assert await found(None) == 1
    await book.move(["lease", "forgotten"], Scope("garden"))
    assert (await found("garden"), await found(None)) == (1, 0)
    kept = await store.documents.document("lease")
    assert (kept.scope, kept.chunks, kept.state) == (Scope("garden"), 1, "ready")
    await book.move(["lease"], Scope())
    assert await found(None) == 1


async def test_what_is_being_read_stays_where_it_is(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.write("lease.txt", LEASE)
    shelf.reader.held.clear()
    async with shelf.working() as service:
        (document,) = await service.add([tmp_path / "lease.txt"], Scope("home"))
        while service.progress.reading != 1:
            await asyncio.sleep(0.001)
        await service.move([document.id], Scope("garden"))
        shelf.reader.held.set()
        await shelf.settled()
        assert service.documents[0].scope == Scope("home")
        await service.move([document.id], Scope("garden"))
        assert service.documents[0].scope == Scope("garden")
        assert (await shelf.store.document(document.id)).scope == Scope("garden")
