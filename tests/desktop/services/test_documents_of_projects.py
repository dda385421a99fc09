"""A document's project is changed: from then on it is found there and nowhere else, with nothing read or embedded anew."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.knowledge import Chunk, Document, ReadDocument, RecallQuery, Scope
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.services.document_book import DocumentBook
from tests.desktop.services.kept_documents import InMemoryDocuments, Shelf, until

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


@pytest.mark.parametrize("step", ["look", "sha256"])
@pytest.mark.parametrize("there", [True, False])
async def test_what_is_moved_while_its_file_is_looked_at_stays_moved(tmp_path, monkeypatch, step, there):
    shelf = Shelf(tmp_path)
    path = shelf.write("lease.txt", LEASE)
    gate, reached = asyncio.Event(), asyncio.Event()
    real = getattr(shelf.service._files, step)

    async def slow(path):
        reached.set()
        await gate.wait()
        return await real(path)

    async with shelf.working() as service:
        service.pause()
        (document,) = await service.add([path], Scope("home"))
        monkeypatch.setattr(shelf.service._files, step, slow)
        service.resume()
        await reached.wait()
        await service.move([document.id], Scope("garden"))
        if not there:
            path.unlink()
        gate.set()
        await shelf.settled()
        assert service.documents[0].scope == Scope("garden")
        assert (await shelf.store.document(document.id)).scope == Scope("garden")
        assert shelf.reader.read_ever == (["lease.txt"] if there else [])


async def test_what_is_moved_while_it_becomes_ready_stays_moved_and_is_ready(monkeypatch):
    """Each of the two was made of what was known before the other was stored."""
    store = InMemoryDocuments()
    book = DocumentBook(store)
    lease = Document("lease", "lease.txt", NOW, state="embedding")
    await book.add(lease)
    gate, save = asyncio.Event(), store.save

    async def slow(*documents, still=None):
        await gate.wait()
        return await save(*documents, still=still)

    monkeypatch.setattr(store, "save", slow)
    async with asyncio.TaskGroup() as group:
        group.create_task(book.move(["lease"], Scope("garden")))
        group.create_task(book.save(replace(lease, state="ready"), still="embedding"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        gate.set()
    (kept,) = book.documents
    assert (kept.scope, kept.state) == (Scope("garden"), "ready")
    assert await store.document("lease") == kept


async def test_what_is_said_of_a_document_while_its_text_is_stored_stays_said(tmp_path, monkeypatch):
    shelf = Shelf(tmp_path)
    shelf.write("lease.txt", LEASE)
    gate, reached, put_text = asyncio.Event(), asyncio.Event(), shelf.store.put_text

    async def slow(*said):
        reached.set()
        await gate.wait()
        return await put_text(*said)

    monkeypatch.setattr(shelf.store, "put_text", slow)
    async with shelf.working() as service:
        await service.watch(tmp_path)
        await reached.wait()
        (folder,) = await service.folders()
        await service.unwatch(folder.id)
        gate.set()
        await until(lambda: shelf.states() == {"lease.txt": "ready"})
    (kept,) = shelf.store.rows.values()
    assert kept.watched_id is None
