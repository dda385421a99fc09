"""The line of documents is paused, cancelled, or loses what somebody forgets."""

import asyncio

import pytest

from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.knowledge import Document, Scope
from soulfra_desktop.services.document_book import DocumentBook
from tests.desktop.services.kept_documents import InMemoryDocuments, QuickClock, until


async def test_pausing_begins_nothing_more_and_resuming_goes_on(shelf):
    for number in range(4):
        shelf.write(f"{number}.txt", "x\n")
    async with shelf.working() as service:
        service.pause()
        await service.add([shelf.folder])
        await asyncio.sleep(0.05)
        assert service.progress.waiting == 4
        assert not service.progress.is_busy
        service.resume()
        await shelf.settled()
    assert set(shelf.states().values()) == {"ready"}


async def test_what_was_left_paused_begins_so_and_every_pause_is_told(shelf):
    shelf.write("a.txt", "x\n")
    told: list[bool] = []
    service = shelf.service
    service.on_paused = told.append
    service.begin_paused()
    async with shelf.working() as working:
        assert working is service
        await service.add([shelf.folder])
        await asyncio.sleep(0.05)
        assert service.progress.paused
        assert service.progress.waiting == 1
        assert told == []
        service.resume()
        await shelf.settled()
        service.pause()
    assert told == [False, True]


@pytest.mark.parametrize("when", ["waiting", "reading"])
async def test_what_is_cancelled_is_not_found_and_can_be_tried_again(shelf, when):
    shelf.write("a.txt", "one\n")
    shelf.write("b.txt", "two\n")
    shelf.reader.held.clear()
    async with shelf.working() as service:
        if when == "waiting":
            service.pause()
        documents = await service.add([shelf.folder])
        if when == "reading":
            await until(lambda: service.progress.reading == 2)
        await service.cancel(documents[0].id)
        shelf.reader.held.set()
        service.resume()
        await shelf.settled()
        assert shelf.states() == {"a.txt": "failed", "b.txt": "ready"}
        assert list(shelf.store.found().values()) == ["two\n"]
        await service.retry()
        await shelf.settled()
    assert set(shelf.states().values()) == {"ready"}


async def test_all_can_be_cancelled_at_once(shelf):
    for number in range(5):
        shelf.write(f"{number}.txt", "x\n")
    shelf.reader.held.clear()
    async with shelf.working() as service:
        await service.add([shelf.folder])
        await until(lambda: service.progress.reading == 2)
        await service.cancel()
        shelf.reader.held.set()
        await shelf.settled()
        assert set(shelf.states().values()) == {"failed"}
        assert shelf.store.found() == {}


async def test_what_was_pasted_is_not_lost_where_all_is_cancelled(shelf):
    async with shelf.working() as service:
        service.pause()
        pasted = await service.add_text("Nova is the dog.", "Note")
        assert pasted.state == "embedding"
        await service.cancel()
        await service.cancel(pasted.id)
        assert shelf.store.found() == {"Note": "Nova is the dog."}
        service.resume()
        await shelf.settled()
        assert shelf.states() == {"Note": "ready"}


async def test_a_document_that_is_not_there_cannot_be_cancelled(shelf):
    with pytest.raises(NotFound):
        await shelf.service.cancel("nobody")


async def test_what_is_forgotten_while_it_is_read_does_not_come_back(shelf):
    path = shelf.write("a.txt", "one\n")
    shelf.reader.held.clear()
    async with shelf.working() as service:
        (document,) = await service.add([path])
        await until(lambda: service.progress.reading == 1)
        await service.forget([document.id])
        shelf.reader.held.set()
        await asyncio.sleep(0.05)
    assert shelf.store.rows == {}
    assert service.documents == []


async def test_what_another_process_forgot_while_it_is_read_does_not_come_back(shelf):
    path = shelf.write("a.txt", "one\n")
    shelf.reader.held.clear()
    async with shelf.working() as service:
        (document,) = await service.add([path])
        await until(lambda: service.progress.reading == 1)
        await shelf.store.forget_documents([document.id])
        shelf.reader.held.set()
        await until(lambda: not service.documents)
    assert shelf.store.rows == {}


async def test_all_of_many_are_cancelled_before_the_line_goes_on_to_the_next(shelf, monkeypatch):
    for number in range(30):
        shelf.write(f"{number}.txt", "x\n")
    shelf.reader.held.clear()
    save, saved = shelf.store.save, list[int]()

    async def counted(*documents, still=None):
        saved.append(len(documents))
        return await save(*documents, still=still)

    async with shelf.working() as service:
        await service.add([shelf.folder])
        await until(lambda: shelf.reader.at_once == 2)
        monkeypatch.setattr(shelf.store, "save", counted)
        await service.cancel()
        shelf.reader.held.set()
        await shelf.settled()
    assert saved == [30]
    assert set(shelf.states().values()) == {"failed"}
    assert len(shelf.reader.read_ever) == 2


async def test_a_document_is_read_by_one_alone_and_by_nobody_once_it_is_stopped(shelf, monkeypatch):
    """It is saved once more while it is looked at, as where it is moved, and waits still."""
    path = shelf.write("a.txt", "one\n")
    shelf.reader.held.clear()
    gate, looked, sha256 = asyncio.Event(), list[str](), shelf.service._files.sha256

    async def slow(path):
        looked.append(path.name)
        await gate.wait()
        return await sha256(path)

    monkeypatch.setattr(shelf.service._files, "sha256", slow)
    async with shelf.working() as service:
        (document,) = await service.add([path])
        await until(lambda: looked)
        await service.move([document.id], Scope("garden"))
        service.resume()  # whoever reads looks for more
        for _ in range(20):
            await asyncio.sleep(0)
        gate.set()
        await until(lambda: shelf.reader.at_once)
        assert looked == ["a.txt"]
        await service.forget([document.id])
        assert shelf.reader.at_once == 0
    assert shelf.reader.most_at_once == 1


async def test_a_document_has_one_place_in_the_line_which_it_keeps_while_it_is_passed_over():
    book = DocumentBook(InMemoryDocuments())
    first, second = (Document(name, name, QuickClock().now(), state="waiting") for name in ("first", "second"))
    await book.add(first, second)
    await book.save(first, second)
    assert book.next_waiting(besides={"first"}) == second
    assert book.next_waiting(besides={"first"}) is None
    assert book.next_waiting() == first
    assert book.next_waiting() is None
    book.line_up(second)
    book.line_up(first)
    book.line_up(second)
    assert [book.next_waiting(), book.next_waiting(), book.next_waiting()] == [first, second, None]
