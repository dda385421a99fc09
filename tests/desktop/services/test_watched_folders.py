"""A folder that is watched is followed, whatever happens in it."""

import asyncio
import hashlib
import os
import time
from datetime import UTC, datetime, timedelta

import pytest

from soulfra_desktop.adapters import person_files
from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import Scope
from tests.desktop.services.kept_documents import QuickClock, until


class TestWatchedFolders:
    async def test_what_comes_changes_moves_and_goes_is_followed(self, shelf):
        shelf.write("stays.txt", "stays\n")
        old = shelf.write("old.txt", "moves\n")
        gone = shelf.write("gone.txt", "goes\n")
        async with shelf.working() as service:
            await service.watch(shelf.folder)
            await shelf.settled()
            shelf.write("comes.txt", "comes\n")
            old.rename(shelf.folder / "new.txt")
            gone.unlink()
            shelf.changes.hint.set()
            await until(lambda: len(shelf.store.found()) == 3 and "comes.txt" in shelf.states())
            await shelf.settled()
            assert sorted(shelf.store.found().values()) == ["comes\n", "moves\n", "stays\n"]
            assert shelf.states()["gone.txt"] == "missing"
            assert shelf.reader.read_ever.count("new.txt") == 0
            shelf.write("gone.txt", "goes\n")
            shelf.changes.hint.set()
            await until(lambda: len(shelf.store.found()) == 4)

    async def test_a_folder_that_is_away_changes_nothing(self, shelf):
        shelf.write("a.txt", "one\n")
        async with shelf.working() as service:
            await service.watch(shelf.folder)
            await shelf.settled()
            shelf.folder.rename(shelf.folder.with_name("unplugged"))
            shelf.changes.hint.set()
            await asyncio.sleep(0.05)
            assert shelf.states() == {"a.txt": "ready"}
            assert len(shelf.store.found()) == 1

    async def test_what_was_forgotten_of_it_does_not_come_back_until_it_is_added_by_name(self, shelf):
        path = shelf.write("a.txt", "one\n")
        shelf.write("b.txt", "two\n")
        async with shelf.working() as service:
            documents = await service.watch(shelf.folder)
            await shelf.settled()
            (first,) = [one for one in documents if one.name == "a.txt"]
            await service.forget([first.id])
            shelf.changes.hint.set()
            await asyncio.sleep(0.05)
            await service._watching.scan()
            assert shelf.states() == {"b.txt": "ready"}
            (folder,) = await service.folders()
            content = hashlib.sha256(b"one\n").hexdigest()
            assert folder.left_out == {hashlib.sha256(str(path).encode()).hexdigest(), f"4:{content}"}
            await service.add([shelf.folder])
            await shelf.settled()
            assert shelf.states() == {"b.txt": "ready"}, "its folder was named, it was not"
            assert service.skipped == (("forgotten", 1),)
            await service.add([path])
            await shelf.settled()
            await service._watching.scan()
            await shelf.settled()
            assert shelf.states() == {"a.txt": "ready", "b.txt": "ready"}
            assert (await service.folders())[0].left_out == frozenset()

    @pytest.mark.parametrize("how", ["renamed", "with its folder", "linked", "copied", "to another watched folder"])
    async def test_what_was_forgotten_stays_forgotten_under_another_name(self, shelf, how, tmp_path):
        path = shelf.write("sub/a.txt", "one\n")
        shelf.write("b.txt", "two\n")
        other = tmp_path / "other"
        other.mkdir()
        (other / "stays.txt").write_text("three\n")
        async with shelf.working() as service:
            documents = await service.watch(shelf.folder)
            await service.watch(other)
            await shelf.settled()
            await service.forget([one.id for one in documents if one.name == "a.txt"])
            if how == "renamed":
                path.rename(path.with_name("c.txt"))
            elif how == "with its folder":
                path.parent.rename(shelf.folder / "moved")
            elif how == "linked":
                os.link(path, shelf.folder / "c.txt")
            elif how == "copied":
                shelf.write("c.txt", "one\n")
            else:
                path.rename(other / "c.txt")
            shelf.write("new.txt", "six\n")
            for _ in range(2):
                await service._watching.scan()
                await shelf.settled()
            assert shelf.states() == {"b.txt": "ready", "stays.txt": "ready", "new.txt": "ready"}
            assert {"c.txt", "a.txt"}.isdisjoint(shelf.reader.read_ever[3:])

    async def test_with_another_content_it_comes_back_under_another_name(self, shelf):
        path = shelf.write("a.txt", "one\n")
        async with shelf.working() as service:
            (first,) = await service.watch(shelf.folder)
            await shelf.settled()
            await service.forget([first.id])
            path.write_text("six\n")
            path.rename(shelf.folder / "b.txt")
            await service._watching.scan()
            await shelf.settled()
            assert shelf.states() == {"b.txt": "ready"}

    async def test_added_by_its_new_name_it_is_back_and_followed_as_others_are(self, shelf):
        path = shelf.write("a.txt", "one\n")
        shelf.write("b.txt", "two\n")
        async with shelf.working() as service:
            documents = await service.watch(shelf.folder)
            await shelf.settled()
            await service.forget([one.id for one in documents if one.name == "a.txt"])
            new = path.rename(shelf.folder / "c.txt")
            await service._watching.scan()
            await service.add([new])
            await shelf.settled()
            new.rename(shelf.folder / "d.txt")
            await service._watching.scan()
            await shelf.settled()
            assert shelf.states() == {"b.txt": "ready", "d.txt": "ready"}

    async def test_of_two_copies_the_one_that_was_not_forgotten_may_be_moved(self, shelf):
        shelf.write("a.txt", "one\n")
        copy = shelf.write("b.txt", "one\n")
        async with shelf.working() as service:
            documents = await service.watch(shelf.folder)
            await shelf.settled()
            await service.forget([one.id for one in documents if one.name == "a.txt"])
            copy.rename(shelf.folder / "c.txt")
            await service._watching.scan()
            await shelf.settled()
            assert shelf.states() == {"c.txt": "ready"}

    async def test_what_was_forgotten_before_it_was_read_stays_so_under_another_name(self, shelf):
        path = shelf.write("a.txt", "one\n")
        shelf.write("b.txt", "two\n")
        documents = await shelf.service.watch(shelf.folder)
        await shelf.service.forget([one.id for one in documents if one.name == "a.txt"])
        path.rename(shelf.folder / "c.txt")
        await shelf.service._watching.scan()
        assert shelf.states() == {"b.txt": "waiting"}

    @pytest.mark.parametrize("touched", [False, True])
    async def test_what_is_forgotten_while_its_folder_is_looked_at_does_not_come_back(self, shelf, touched):
        """The look knew the file, or what is left out, from before."""
        path = shelf.write("a.txt", "one\n")
        async with shelf.working() as service:
            (first,) = await service.watch(shelf.folder)
            await shelf.settled()
            looks = service._watching
            if touched:
                path.write_text("two\n")
            (folder,) = await service.folders()
            found = await looks._files.look(shelf.folder)
            await looks._taking_in._one.acquire()
            async with asyncio.TaskGroup() as group:
                group.create_task(looks._scan(folder, found))
                await asyncio.sleep(0.01)
                looks._taking_in._one.release()
                for _ in range(3 if touched else 0):  # it has seen the file as one that is known
                    await asyncio.sleep(0)
                await service.forget([first.id])
            await shelf.settled()
            assert shelf.states() == {}

    async def test_a_folder_watched_twice_is_watched_once(self, shelf):
        shelf.write("a.txt", "one\n")
        await shelf.service.watch(shelf.folder)
        await shelf.service.watch(shelf.folder, Scope(folder_id="f1"))
        (folder,) = await shelf.service.folders()
        assert folder.scope.folder_id == "f1"

    async def test_a_file_cannot_be_watched(self, shelf):
        with pytest.raises(DocumentRefused):
            await shelf.service.watch(shelf.write("a.txt", "one\n"))

    async def test_documents_of_a_folder_that_is_watched_no_more_stay(self, shelf):
        path = shelf.write("a.txt", "one\n")
        async with shelf.working() as service:
            await service.watch(shelf.folder)
            await shelf.settled()
            (folder,) = await service.folders()
            await service.unwatch(folder.id)
            path.unlink()
            await service._watching.scan()
        assert shelf.states() == {"a.txt": "missing"}
        assert len(shelf.store.found()) == 1

    @pytest.mark.parametrize("how", ["unwatch", "pause_watching"])
    async def test_a_folder_that_is_let_go_while_it_is_looked_at_is_let_go(self, shelf, monkeypatch, how):
        """The look had it from before: it would give its documents back to it, or empty them."""
        shelf.write("a.txt", "one\n")
        service, files = shelf.service, shelf.service._files
        await service.watch(shelf.folder)
        (folder,) = await service.folders()
        reached, gate, look = asyncio.Event(), asyncio.Event(), files.look

        async def slow(path):
            found = await look(path)
            if path == shelf.folder:
                reached.set()
                await gate.wait()
            return found

        monkeypatch.setattr(files, "look", slow)
        async with asyncio.TaskGroup() as group:
            group.create_task(service._watching.scan())
            await reached.wait()
            group.create_task(getattr(service, how)(folder.id))
            for _ in range(20):
                await asyncio.sleep(0)
            gate.set()
        (document,) = shelf.store.rows.values()
        if how == "unwatch":
            assert (document.watched_id, await service.folders()) == (None, [])
            await service.pause_watching(folder.id)
            assert await service.folders() == []
        else:
            assert (document.watched_id, [one.paused for one in await service.folders()]) == (folder.id, [True])

    async def test_a_folder_that_is_watched_while_another_is_looked_at_is_seen_as_it_is_by_then(
        self, shelf, monkeypatch
    ):
        shelf.write("a.txt", "one\n")
        service, look, looked = shelf.service, shelf.service._files.look, list[str]()

        async def told(path):
            found = await look(path)
            looked.append(path.name)
            return found

        monkeypatch.setattr(service._files, "look", told)
        scan = service._watching._one_scan
        await scan.acquire()
        with pytest.raises(DocumentRefused):
            await service.watch(shelf.folder / "a.txt")
        looked.clear()
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(service.watch(shelf.folder))
            await until(lambda: looked)
            shelf.write("b.txt", "two\n")
            scan.release()
        assert sorted(one.name for one in watching.result()) == ["a.txt", "b.txt"]


class TestClocks:
    """Of the machine, of the disk, and what a file is told to say."""

    @staticmethod
    async def looked_at(shelf) -> list[str]:
        await shelf.service._watching.scan()
        await shelf.settled()
        return sorted(shelf.store.found().values())

    @pytest.mark.parametrize("days", [-1, 1, -10_000])
    async def test_what_is_changed_is_found_wherever_the_clock_is_put(self, shelf, monkeypatch, days):
        shelf.write("stays.txt", "stays\n")
        shelf.write("same size.txt", "one\n")
        shelf.write("longer.txt", "one\n")
        async with shelf.working() as service:
            await service.watch(shelf.folder)
            await shelf.settled()
            monkeypatch.setattr(QuickClock, "now", lambda _: datetime.now(UTC) + timedelta(days=days))
            shelf.write("same size.txt", "two\n")
            shelf.write("longer.txt", "three\n")
            assert await self.looked_at(shelf) == ["stays\n", "three\n", "two\n"]
            shelf.write("same size.txt", "six\n")
            assert await self.looked_at(shelf) == ["six\n", "stays\n", "three\n"]
            monkeypatch.undo()
            shelf.write("same size.txt", "ten\n")
            assert await self.looked_at(shelf) == ["stays\n", "ten\n", "three\n"]
        assert shelf.reader.read_ever.count("stays.txt") == 1

    @pytest.mark.parametrize("time_ns", [1, 10**18, 4 * 10**18], ids=["1970", "2001", "2096"])
    async def test_another_content_of_the_same_size_and_time_is_found(self, shelf, monkeypatch, time_ns):
        """Also long after it was read, when its times alone tell of it."""
        monkeypatch.setattr(QuickClock, "now", lambda _: datetime.now(UTC) + timedelta(days=1))
        path = shelf.write("a.txt", "one\n")
        os.utime(path, ns=(time_ns, time_ns))
        async with shelf.working() as service:
            await service.watch(shelf.folder)
            await shelf.settled()
            for text in ("two\n", "six\n"):
                path.write_text(text)
                os.utime(path, ns=(time_ns, time_ns))
                assert await self.looked_at(shelf) == [text]

    async def test_a_content_that_comes_within_the_same_tick_as_the_one_that_was_compared_is_found(
        self, shelf, monkeypatch
    ):
        tick = time.time_ns()
        monkeypatch.setattr(person_files, "_changed", lambda found: tick)
        monkeypatch.setattr(QuickClock, "now", lambda _: datetime.fromtimestamp(tick / 1e9 + 1, UTC))
        shelf.write("a.txt", "one\n")
        async with shelf.working() as service:
            await service.watch(shelf.folder)
            await shelf.settled()
            assert await self.looked_at(shelf) == ["one\n"]
            shelf.write("a.txt", "two\n")
            assert await self.looked_at(shelf) == ["two\n"]
