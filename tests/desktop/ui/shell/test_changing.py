"""What is deleted, moved or renamed in the list: shown at once, taken back, and brought back where it failed. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from soulfra_desktop.adapters.sqlite.store import Store
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.chat import AnswerOptions
from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.domain.shelf import Folder, FolderRules
from tests.desktop.ui.shell.listing import fill, sidebar, titles
from tests.desktop.ui.working import settled


async def test_deleting_can_be_undone_and_the_chat_stands_where_it_stood(store: Store, tasks: TaskSupervisor):
    await fill(store, 5)
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    opened: list[str | None] = []
    presenter.on_open = opened.append
    presenter.open("c2")
    presenter.changing.delete(["c2"])
    await settled(tasks)
    assert "Chat number 2" not in titles(presenter)
    assert opened == ["c2", None]
    assert len(await store.conversations.conversations()) == 4
    presenter.undo()
    await settled(tasks)
    assert titles(presenter) == [f"Chat number {number}" for number in range(5)]
    assert len(await store.conversations.conversations()) == 5
    assert presenter.state.done is None
    assert opened == ["c2", None, "c2"]


async def test_a_chat_that_is_brought_back_opens_once_the_store_has_it_again(
    store: Store, tasks: TaskSupervisor, monkeypatch: pytest.MonkeyPatch
):
    await fill(store, 3)
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    opened: list[str | None] = []
    presenter.on_open = opened.append
    presenter.open("c1")
    presenter.changing.delete(["c1"])
    await settled(tasks)
    restore, may_go_on = store.organiser.restore, asyncio.Event()

    async def slowly(ids: Sequence[str]) -> None:
        await may_go_on.wait()
        await restore(ids)

    monkeypatch.setattr(store.organiser, "restore", slowly)
    presenter.undo()
    await asyncio.sleep(0.01)
    assert "c1" in presenter.order()
    assert opened == ["c1", None], "it is in the trash still, and cannot be read"
    may_go_on.set()
    await settled(tasks)
    assert opened == ["c1", None, "c1"]


async def test_where_the_person_has_gone_on_meanwhile_the_chat_that_is_brought_back_stays_in_the_list(
    store: Store, tasks: TaskSupervisor
):
    await fill(store, 3)
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    opened: list[str | None] = []
    presenter.on_open = opened.append
    presenter.open("c1")
    presenter.changing.delete(["c1"])
    presenter.undo()
    presenter.open("c2")
    await settled(tasks)
    assert opened == ["c1", None, "c2"]
    assert "c1" in presenter.order()


async def test_a_new_title_is_kept_and_an_empty_one_changes_nothing(store: Store, tasks: TaskSupervisor):
    await fill(store, 1)
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    presenter.changing.rename("c0", "  Garden   plan ")
    presenter.changing.rename("c0", "   ")
    await settled(tasks)
    assert titles(presenter) == ["Garden plan"]
    assert (await store.conversations.conversation("c0")).title == "Garden plan"


async def test_what_cannot_be_deleted_comes_back_with_the_reason(store: Store, tasks: TaskSupervisor, monkeypatch):
    async def full(*_: object) -> None:
        raise StoreError("The disk is full.", "Make some room.")

    await fill(store, 3)
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    monkeypatch.setattr(type(store.organiser), "delete", full)
    presenter.changing.delete(["c0", "c2"])
    assert titles(presenter) == ["Chat number 1"]
    await settled(tasks)
    assert titles(presenter) == [f"Chat number {number}" for number in range(3)]
    assert presenter.state.problem is not None
    assert presenter.state.done is None


async def test_moving_can_be_taken_back(store: Store, tasks: TaskSupervisor):
    await fill(store, 3)
    for name in ("one", "two"):
        await store.organiser.save_folder(Folder(name, name))
    await store.organiser.move(["c1"], "one")
    presenter = sidebar(store, tasks)
    presenter.folding.keep_open(["one", "two"])
    presenter.load()
    await settled(tasks)
    presenter.changing.move(["c0", "c1"], "two")
    assert [[chat.id for chat in drawer.chats] for drawer in presenter.state.drawers] == [[], ["c0", "c1"]]
    presenter.undo()
    await settled(tasks)
    assert [[chat.id for chat in drawer.chats] for drawer in presenter.state.drawers] == [["c1"], []]
    stored = {chat.id: chat.folder_id for chat in await store.conversations.conversations()}
    assert stored == {"c0": None, "c1": "one", "c2": None}


async def test_moving_out_of_a_strict_folder_tells_that_the_chat_may_leave(store: Store, tasks: TaskSupervisor):
    await fill(store, 4)
    strict = FolderRules("local-only")
    for name, rules in (("health", strict), ("money", strict), ("garden", FolderRules())):
        await store.organiser.save_folder(Folder(name, name, rules=rules))
    await store.organiser.move(["c0", "c1", "c2"], "health")
    await store.conversations.set_options("c2", AnswerOptions(privacy="local-only"))
    presenter = sidebar(store, tasks)
    presenter.folding.keep_open(["health", "money", "garden"])
    presenter.load()
    await settled(tasks)
    told = {}
    for chat, to in (("c0", "money"), ("c0", None), ("c1", "garden"), ("c2", "garden"), ("c3", "garden")):
        presenter.changing.move([chat], to)
        told[chat, to] = presenter.state.done is not None and presenter.state.done.freed
        await settled(tasks)
    assert told == {
        ("c0", "money"): False,
        ("c0", None): True,
        ("c1", "garden"): True,
        ("c2", "garden"): False,
        ("c3", "garden"): False,
    }


async def test_a_strict_folder_that_is_deleted_is_shown_to_leave_its_chats_as_strict(
    store: Store, tasks: TaskSupervisor
):
    await fill(store, 2)
    await store.organiser.save_folder(Folder("f", "Health", rules=FolderRules("local-only")))
    await store.organiser.move(["c0"], "f")
    presenter = sidebar(store, tasks)
    presenter.folding.keep_open(["f"])
    presenter.load()
    await settled(tasks)
    presenter.changing.delete_folder("f")
    shown = [(chat.id, chat.options.privacy) for chat in presenter.state.chats]
    await settled(tasks)
    assert shown == [("c0", "local-only"), ("c1", None)]
    stored = [(chat.id, chat.options.privacy) for chat in await store.conversations.conversations()]
    assert stored == shown
