"""The trash and the archive over a real, encrypted store. No Qt."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.domain.shelf import Shelf
from soulfra_desktop.ui.shelf.presenter import OutOfTheWay, ShelfPresenter
from tests.desktop.ui.working import settled
from tests.fakes import FrozenClock

NOW = datetime.now(UTC) + timedelta(days=1)


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await open_in_memory()
    for number in range(5):
        at, ident = NOW - timedelta(days=2, hours=number), f"c{number}"
        question = Message(f"q{number}", ident, None, "user", "hello", at)
        answer = Message(f"a{number}", ident, question.id, "assistant", "", at, complete=False)
        await opened.conversations.begin(Conversation(ident, f"Chat {number}", at, at), question, answer)
    yield opened
    await opened.aclose()


async def opened(store: Store, tasks: TaskSupervisor, place: OutOfTheWay) -> ShelfPresenter:
    made = ShelfPresenter(place, store.conversations, store.organiser, FrozenClock(NOW), tasks.spawn)
    made.load()
    await settled(tasks)
    return made


def ids(presenter: ShelfPresenter) -> list[str]:
    return [chat.id for chat in presenter.state.chats]


async def test_what_is_put_back_is_told_to_the_list(store: Store, tasks: TaskSupervisor):
    await store.organiser.delete(["c0", "c1", "c2"])
    trash = await opened(store, tasks, "trash")
    back: list[Conversation] = []
    trash.on_restored = back.extend
    trash.pick("c1")
    trash.restore()
    assert ids(trash) == ["c0", "c2"]
    await settled(tasks)
    assert [(chat.id, chat.deleted_at) for chat in back] == [("c1", None)]
    assert {chat.id for chat in await store.conversations.conversations()} == {"c1", "c3", "c4"}


async def test_nothing_is_deleted_for_good_without_a_yes(store: Store, tasks: TaskSupervisor):
    await store.organiser.delete(["c0", "c1"])
    trash = await opened(store, tasks, "trash")
    trash.pick("c0")
    trash.delete()
    await settled(tasks)
    assert trash.state.asking == ("c0",)
    trash.keep()
    trash.purge()
    await settled(tasks)
    assert len(await store.conversations.conversations(shelf=Shelf("trash"))) == 2
    trash.delete()
    trash.purge()
    await settled(tasks)
    assert [chat.id for chat in await store.conversations.conversations(shelf=Shelf("trash"))] == ["c1"]


async def test_emptying_takes_all_though_only_some_are_shown(store: Store, tasks: TaskSupervisor):
    await store.organiser.delete(["c0", "c1", "c2"])
    trash = await opened(store, tasks, "trash")
    trash.filter("chat 1")
    assert ids(trash) == ["c1"]
    trash.ask()
    trash.purge()
    await settled(tasks)
    assert await store.conversations.conversations(shelf=Shelf("trash")) == []
    assert trash.state.is_empty


async def test_the_days_that_are_left_are_counted_to_the_end(store: Store, tasks: TaskSupervisor):
    trash = await opened(store, tasks, "trash")
    chat = Conversation("x", "", NOW, NOW)
    from dataclasses import replace

    assert [
        trash.days_left(replace(chat, deleted_at=NOW - timedelta(days=days, hours=1))) for days in (0, 1, 28, 29, 40)
    ] == [30, 29, 2, 1, 0]


async def test_what_cannot_be_stored_comes_back_with_the_reason(store: Store, tasks: TaskSupervisor, monkeypatch):
    await store.organiser.archive(["c0", "c1"])
    archive = await opened(store, tasks, "archived")

    async def full(*_: object, **_more: object) -> None:
        raise StoreError("The disk is full.", "Make some room.")

    monkeypatch.setattr(type(store.organiser), "archive", full)
    told: list[object] = []
    archive.on_restored = told.append
    archive.restore(["c0"])
    assert ids(archive) == ["c1"]
    await settled(tasks)
    assert (ids(archive), told) == (["c0", "c1"], [])
    assert archive.state.problem is not None


async def test_deleting_out_of_the_archive_goes_to_the_trash(store: Store, tasks: TaskSupervisor):
    await store.organiser.archive(["c0", "c1"])
    archive = await opened(store, tasks, "archived")
    archive.pick_all()
    archive.delete()
    await settled(tasks)
    assert archive.state.is_empty
    assert len(await store.conversations.conversations(shelf=Shelf("trash"))) == 2
