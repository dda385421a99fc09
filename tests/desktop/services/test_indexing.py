"""The line of documents: waiting, read, found, ready; and whatever may come between."""

import asyncio
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import Document, Scope
from soulfra_desktop.services.knowledge_ports import Walked
from soulfra_desktop.services.reading_line import ENDED_TWICE, INTERRUPTED
from tests.desktop.services.kept_documents import InMemoryDocuments, Shelf, until


async def test_a_folder_that_is_added_is_read_and_found_however_deep_it_goes(shelf):
    shelf.write("lease.txt", "The rent is due on the third.\n")
    shelf.write("a/b/c/d/boiler.md", "Serviced in March.\n")
    async with shelf.working() as service:
        added = await service.add([shelf.folder])
        assert {one.state for one in added} == {"waiting"}
        await shelf.settled()
    assert shelf.states() == {"lease.txt": "ready", "boiler.md": "ready"}
    assert shelf.store.found()[str(shelf.folder / "lease.txt")] == "The rent is due on the third.\n"


async def test_two_are_read_at_once_and_no_more(shelf):
    for number in range(6):
        shelf.write(f"{number}.txt", "x\n")
    shelf.reader.held.clear()
    async with shelf.working() as service:
        await service.add([shelf.folder])
        await until(lambda: shelf.reader.at_once == 2)
        assert service.progress.reading == 2
        assert service.progress.waiting == 4
        assert service.progress.current == ("0.txt", "1.txt")
        shelf.reader.held.set()
        await shelf.settled()
    assert shelf.reader.most_at_once == 2


async def test_a_file_that_cannot_be_read_fails_alone_with_its_reason_and_can_be_tried_again(shelf):
    shelf.write("good.txt", "good\n")
    shelf.write("bad.txt", "bad\n")
    shelf.reader.broken["bad.txt"] = DocumentRefused("It is locked.", "Unlock it.")
    async with shelf.working() as service:
        documents = await service.add([shelf.folder])
        await shelf.settled()
        assert shelf.states() == {"good.txt": "ready", "bad.txt": "failed"}
        (bad,) = [one for one in await shelf.store.documents() if one.name == "bad.txt"]
        assert (bad.problem, bad.advice) == ("It is locked.", "Unlock it.")
        shelf.reader.broken.clear()
        await service.retry(bad.id)
        await shelf.settled()
        assert shelf.states() == {"good.txt": "ready", "bad.txt": "ready"}
    assert len(documents) == 2


async def test_a_piece_that_no_model_takes_keeps_no_document_from_being_ready(shelf):
    shelf.write("a.txt", "one\ntwo\n")
    shelf.store.not_taken.add("two\n")
    async with shelf.working() as service:
        await service.add([shelf.folder])
        await until(lambda: service.progress.chunks_to_embed == 1 and service.documents[0].embedded == 1)
        assert shelf.states() == {"a.txt": "embedding"}
        shelf.store.idle = True
        await until(lambda: shelf.states() == {"a.txt": "ready"})
        assert "by its words only" in service.documents[0].notes[0]


async def test_a_bug_while_reading_is_told_and_fails_that_file_alone(shelf):
    shelf.write("a.txt", "a\n")
    shelf.write("b.txt", "b\n")
    shelf.reader.broken["a.txt"] = ZeroDivisionError()
    faults = []
    shelf.service.on_fault = faults.append
    async with shelf.working() as service:
        await service.add([shelf.folder])
        await shelf.settled()
    assert shelf.states() == {"a.txt": "failed", "b.txt": "ready"}
    assert [type(fault) for fault in faults] == [ZeroDivisionError]


async def test_the_same_file_dropped_twice_by_whatever_way_is_one_document(shelf):
    path = shelf.write("a.txt", "a\n")
    (shelf.folder.parent / "way").symlink_to(path)
    async with shelf.working() as service:
        (first,) = await service.add([path])
        await shelf.settled()
        (second,) = await service.add([path])
        (third,) = await service.add([shelf.folder.parent / "way"])
        (fourth,) = await service.add([Path(f"{shelf.folder}/../papers/a.txt")])
        assert first.id == second.id == third.id == fourth.id
        await shelf.settled()
    assert shelf.reader.read_ever == ["a.txt"]


async def test_the_same_pasted_text_is_one_document_and_named_by_its_first_words(shelf):
    async with shelf.working() as service:
        one = await service.add_text("Nova is the dog.\r\nShe is four.", "")
        again = await service.add_text("Nova is the dog.\nShe is four.", "")
        other = await service.add_text("Another text.", "Note")
        await shelf.settled()
    assert one.id == again.id != other.id
    assert shelf.store.found() == {
        "Nova is the dog. She is four.": "Nova is the dog.\nShe is four.",
        "Note": "Another text.",
    }
    with pytest.raises(DocumentRefused):
        await shelf.service.add_text(" \n\x00", "nothing")


async def test_a_path_that_is_not_there_is_told_and_not_kept(shelf):
    (missing,) = await shelf.service.add([shelf.folder / "no such.txt"])
    assert (missing.id, missing.state) == ("", "failed")
    assert missing.problem
    assert await shelf.store.documents() == []


async def test_hidden_files_junk_and_binaries_are_passed_over_and_counted(shelf):
    shelf.write("kept.txt", "kept\n")
    for name in (".hidden/a.txt", ".b.txt", "node_modules/x/c.txt", "__pycache__/d.txt", "e.tmp", "song.mp3", "f.zip"):
        shelf.write(name, "x\n")
    (shelf.folder / "data").write_bytes(b"\x7fELF\0\0\0")
    (shelf.folder / "loop").symlink_to(shelf.folder)
    os.mkfifo(shelf.folder / "pipe")
    (added,) = await shelf.service.add([shelf.folder])
    assert added.name == "kept.txt"
    assert dict(shelf.service.skipped) == {"hidden": 2, "junk": 3, "binary": 3, "link": 1, "special": 1}


async def test_a_hidden_file_that_is_named_is_taken(shelf):
    (added,) = await shelf.service.add([shelf.write(".profile", "x\n")])
    assert (added.name, added.state) == (".profile", "waiting")


async def test_a_file_that_moved_keeps_its_text_and_vectors(shelf):
    path = shelf.write("old.txt", "one\ntwo\n")
    async with shelf.working() as service:
        (before,) = await service.add([path])
        await shelf.settled()
        path.rename(shelf.folder / "new.txt")
        (after,) = await service.add([shelf.folder])
        await shelf.settled()
    assert (after.id, after.name, after.path) == (before.id, "new.txt", str(shelf.folder / "new.txt"))
    assert shelf.reader.read_ever == ["old.txt"]
    assert shelf.store.embedded_ever == ["one\n", "two\n"]


async def test_a_copy_is_a_document_of_its_own(shelf):
    path = shelf.write("a.txt", "one\n")
    async with shelf.working() as service:
        await service.add([path])
        await shelf.settled()
        shelf.write("b.txt", "one\n")
        await service.add([shelf.folder])
        await shelf.settled()
    assert len(shelf.store.found()) == 2


async def test_what_changed_is_read_again_and_only_its_new_chunks_are_embedded(shelf):
    path = shelf.write("a.txt", "one\ntwo\n")
    async with shelf.working() as service:
        await service.add([path])
        await shelf.settled()
        shelf.write("a.txt", "one\nthree\n")
        (changed,) = await service.add([path])
        assert changed.state == "waiting"
        await shelf.settled()
    assert shelf.store.embedded_ever == ["one\n", "two\n", "three\n"]


async def test_a_touched_file_is_not_read_again(shelf):
    path = shelf.write("a.txt", "one\n")
    async with shelf.working() as service:
        await service.add([path])
        await shelf.settled()
        os.utime(path, ns=(1, 1))
        (same,) = await service.add([path])
        await shelf.settled()
    assert same.state == "ready"
    assert shelf.reader.read_ever == ["a.txt"]


async def test_a_file_that_becomes_unreadable_is_found_no_more(shelf):
    path = shelf.write("a.txt", "one\n")
    async with shelf.working() as service:
        await service.add([path])
        await shelf.settled()
        shelf.write("a.txt", "")
        await service.add([path])
        await shelf.settled()
    assert shelf.states() == {"a.txt": "failed"}
    assert shelf.store.found() == {}


async def test_the_line_goes_on_where_the_last_run_was_stopped(shelf, tmp_path):
    for number in range(4):
        shelf.write(f"{number}.txt", f"{number}\n")
    shelf.reader.held.clear()
    async with shelf.working() as service:
        await service.add([shelf.folder])
        await until(lambda: service.progress.reading == 2)
    assert set(shelf.states().values()) == {"waiting"}
    later = Shelf(shelf.folder, shelf.store)
    async with later.working():
        await later.settled()
    assert set(later.states().values()) == {"ready"}
    assert {one.problem for one in await later.store.documents()} == {""}


async def test_a_file_that_ended_the_app_twice_is_not_read_a_third_time(shelf):
    path = shelf.write("bomb.txt", "x\n")
    killed = Document("id0", "bomb.txt", datetime.now(UTC), str(path), state="reading")
    shelf.store.rows["id0"] = killed
    shelf.reader.held.clear()
    async with shelf.working() as service:
        await until(lambda: service.progress.reading == 1)
        again = shelf.store.rows["id0"]
        assert again.problem == INTERRUPTED
    twice = Shelf(shelf.folder, InMemoryDocuments({"id0": again}))
    async with twice.working() as service:
        await until(lambda: service.progress.failed == 1)
    assert twice.reader.read_ever == []
    assert twice.store.rows["id0"].problem == ENDED_TWICE[0]
    other = Shelf(shelf.folder, twice.store)
    async with other.working() as service:
        await service.load()
        await service.retry("id0")
        await other.settled()
    assert other.states() == {"bomb.txt": "ready"}


async def test_what_another_process_adds_is_read_by_the_one_that_reads(shelf):
    path = shelf.write("a.txt", "one\n")
    async with shelf.working():
        shelf.store.rows["other"] = Document("other", "a.txt", datetime.now(UTC), str(path))
        await until(lambda: shelf.states() == {"a.txt": "ready"})


async def test_what_another_process_adds_is_read_though_a_screen_saw_it_first(shelf):
    async with shelf.working() as service:
        await service.add([shelf.write("a.txt", "one\n")])
        await shelf.settled()
        shelf.store.rows["other"] = Document("other", "b.txt", datetime.now(UTC), str(shelf.write("b.txt", "two\n")))
        await service.load()
        await until(lambda: shelf.states() == {"a.txt": "ready", "b.txt": "ready"})


async def test_changes_are_told_together_and_not_one_by_one(shelf):
    for number in range(50):
        shelf.write(f"{number}.txt", "x\n")
    told = []
    shelf.service.on_change.append(lambda: told.append(shelf.service.progress))
    async with shelf.working() as service:
        await service.add([shelf.folder])
        await shelf.settled()
        await asyncio.sleep(0.15)
    assert 1 <= len(told) < 30
    assert told[-1].ready == 50


async def test_a_scope_is_the_one_it_was_added_with_last(shelf):
    path = shelf.write("a.txt", "one\n")
    (one,) = await shelf.service.add([path], Scope(folder_id="f1"))
    (two,) = await shelf.service.add([path], Scope(folder_id="f2"))
    assert (one.id, one.scope.folder_id, two.scope.folder_id) == (two.id, "f1", "f2")


async def test_a_run_that_is_cancelled_leaves_no_task_behind(shelf):
    async with shelf.working():
        await asyncio.sleep(0.02)
    with suppress(asyncio.CancelledError):
        assert len(asyncio.all_tasks()) == 1


async def test_while_one_becomes_ready_the_many_that_are_not_on_their_way_are_not_looked_through(shelf, monkeypatch):
    for number in range(30):
        shelf.write(f"{number}.txt", "x\n")
    wake, documents, told = shelf.store.wake, shelf.store.documents, list[int]()

    async def counted(state=None, among=None):
        if state == "embedding":
            told.append(len(shelf.store.rows) if among is None else len(among))
        return await documents(state, among)

    async with shelf.working() as service:
        await service.add([shelf.folder])
        await shelf.settled()
        monkeypatch.setattr(shelf.store, "wake", lambda: None)
        monkeypatch.setattr(shelf.store, "documents", counted)
        await service.add([shelf.write("late.txt", "late\n")])
        await until(lambda: told)
        wake()
        await shelf.settled()
    assert set(told) == {1}


async def test_of_a_watched_folder_that_is_bare_nothing_is_lost_and_it_is_not_read_again_once_it_is_back(shelf):
    shelf.write("lease.txt", "The rent is due.\n")
    shelf.write("sub/boiler.md", "Serviced.\n")
    away = shelf.folder.with_name("away")
    async with shelf.working() as service:
        await service.watch(shelf.folder)
        await shelf.settled()
        found = shelf.store.found()
        shelf.folder.rename(away)
        shelf.folder.mkdir()
        await service._watching.scan()
        assert set(shelf.states().values()) == {"missing"}
        assert shelf.store.found() == found
        await service._watching.scan()
        assert shelf.store.found() == found
        shelf.folder.rmdir()
        away.rename(shelf.folder)
        await service._watching.scan()
        await shelf.settled()
    assert set(shelf.states().values()) == {"ready"}
    assert shelf.store.found() == found
    assert len(shelf.reader.read_ever) == 2


async def test_what_is_kept_of_a_bare_folder_goes_once_something_else_lies_there(shelf):
    shelf.write("lease.txt", "The rent is due.\n")
    shelf.write("boiler.md", "Serviced.\n")
    async with shelf.working() as service:
        await service.watch(shelf.folder)
        await shelf.settled()
        for path in list(shelf.folder.iterdir()):
            path.unlink()
        await service._watching.scan()
        new = shelf.write("new.txt", "Alone.\n")
        await service._watching.scan()
        await shelf.settled()
    assert shelf.store.found() == {str(new): "Alone.\n"}


async def test_two_processes_that_add_the_same_folder_at_once_make_one_document_of_each_file(shelf):
    for number in range(3):
        shelf.write(f"{number}.txt", "x\n")
    other = Shelf(shelf.folder, shelf.store)
    await other.service.load()
    ours = await shelf.service.add([shelf.folder])
    found = await other.service._files.look(shelf.folder)
    assert isinstance(found, Walked)
    theirs = await other.service._taking_in.take_in(found.files, Scope())
    assert {one.id for one in ours} == {one.id for one in theirs} == set(shelf.store.rows)
