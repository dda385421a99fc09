"""What other processes do to the chats, seen in the list. No Qt."""

from __future__ import annotations

from datetime import timedelta

from soulfra_desktop.adapters.sqlite.store import Store
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.chat import Conversation, Message
from tests.desktop.ui.shell.listing import NOW, fill, sidebar, titles
from tests.desktop.ui.working import settled


async def test_what_another_process_asked_appears_without_a_flicker(store: Store, tasks: TaskSupervisor):
    await fill(store, 2)
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    phases: list[str] = []
    presenter.changed.connect(lambda state: phases.append(state.phase))
    at = NOW + timedelta(minutes=1)
    chat = Conversation("other", "Asked elsewhere", at, at)
    question = Message("oq", "other", None, "user", "hello", at)
    await store.conversations.begin(chat, question, Message("oa", "other", "oq", "assistant", "", at, complete=False))
    presenter.look_again()
    await settled(tasks)
    assert titles(presenter)[0] == "Asked elsewhere"
    assert len(titles(presenter)) == 3
    assert set(phases) == {"ready"}


async def test_a_chat_that_goes_on_moves_to_the_top(store: Store, tasks: TaskSupervisor):
    await fill(store, 3)
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    old = presenter.state.chats[2]
    presenter.touch(Conversation(old.id, old.title, old.created_at, NOW + timedelta(minutes=1)))
    assert titles(presenter) == ["Chat number 2", "Chat number 0", "Chat number 1"]


async def test_a_look_at_the_store_takes_out_what_another_process_deleted_at_any_depth(
    store: Store, tasks: TaskSupervisor
):
    await fill(store, 35)
    presenter = sidebar(store, tasks, 10)
    presenter.load()
    await settled(tasks)
    presenter.load_more()
    await settled(tasks)
    before = {chat.id: chat for chat in presenter.state.chats}
    presenter.picking.toggle("c3")
    presenter.picking.toggle("c4")
    await store.organiser.delete(["c3", "c15", "c34"])
    await store.conversations.rename("c16", "Another name")
    presenter.look_again()
    await settled(tasks)
    shown = [chat.id for chat in presenter.state.chats]
    assert shown == [ident for ident in before if ident not in ("c3", "c15")]
    assert "Another name" in titles(presenter)
    assert presenter.state.picked == {"c4"}
    assert all(before[chat.id] is chat for chat in presenter.state.chats if chat.id in before and chat.id != "c16")
    while presenter.state.more:
        presenter.load_more()
        await settled(tasks)
    assert len(titles(presenter)) == 32


async def test_a_list_that_was_empty_takes_in_what_comes_from_elsewhere(store: Store, tasks: TaskSupervisor):
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    await fill(store, 3)
    presenter.look_again()
    await settled(tasks)
    assert len(titles(presenter)) == 3


async def test_a_look_that_was_overtaken_by_a_change_here_is_taken_once_more(store: Store, tasks: TaskSupervisor):
    await fill(store, 5)
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    await store.conversations.rename("c4", "Elsewhere")
    presenter.look_again()
    presenter.changing.delete(["c0"])
    seen: list[bool] = []
    presenter.changed.connect(lambda state: seen.append(any(chat.id == "c0" for chat in state.chats)))
    presenter.look_again()
    await settled(tasks)
    assert seen
    assert not any(seen)
    assert "Elsewhere" in titles(presenter)
