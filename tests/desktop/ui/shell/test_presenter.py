"""The sidebar over a real, encrypted store: pages, groups, filter, rename, delete and take back. No Qt."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.chat import AnswerOptions, Conversation, Message
from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.ui.shell.picking import Picking
from soulfra_desktop.ui.shell.presenter import SidebarPresenter
from soulfra_desktop.ui.shell.state import Group, group
from tests.desktop.ui.working import settled
from tests.fakes import FrozenClock

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await open_in_memory()
    yield opened
    await opened.aclose()


async def fill(store: Store, count: int, *, apart: timedelta = timedelta(hours=7)) -> None:
    for number in range(count):
        at = NOW - number * apart
        ident = f"c{number}"
        chat = Conversation(ident, f"Chat number {number}", at, at)
        question = Message(f"q{number}", ident, None, "user", "hello", at)
        answer = Message(f"a{number}", ident, question.id, "assistant", "", at, complete=False)
        await store.conversations.begin(chat, question, answer)


def sidebar(store: Store, tasks: TaskSupervisor, page: int = 200) -> SidebarPresenter:
    made = SidebarPresenter(store.conversations, store.organiser, FrozenClock(NOW), tasks.spawn, UTC)
    made._shelves._page = page
    return made


def titles(presenter: SidebarPresenter) -> list[str]:
    return [chat.title for chat in presenter.state.chats]


async def test_an_empty_store_teaches_instead_of_showing_nothing(store: Store, tasks: TaskSupervisor):
    presenter = sidebar(store, tasks)
    assert presenter.state.phase == "loading"
    presenter.load()
    await settled(tasks)
    assert presenter.state.is_empty
    asked: list[object] = []
    presenter.on_open, presenter.on_ask = asked.append, asked.append
    presenter.ask("Why is the sky blue?")
    assert asked == [None, "Why is the sky blue?"]


async def test_chats_come_newest_first_under_their_day(store: Store, tasks: TaskSupervisor):
    await fill(store, 60, apart=timedelta(hours=12))
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    assert titles(presenter)[:2] == ["Chat number 0", "Chat number 1"]
    kinds = [heading.kind for _, heading in presenter.state.groups]
    assert kinds == ["today", "yesterday", "week", "month", "month"]


async def test_pages_follow_each_other_without_a_gap_or_a_double(store: Store, tasks: TaskSupervisor):
    await fill(store, 35)
    presenter = sidebar(store, tasks, 10)
    presenter.load()
    await settled(tasks)
    assert len(titles(presenter)) == 10
    while presenter.state.more:
        presenter.load_more()
        await settled(tasks)
    assert titles(presenter) == [f"Chat number {number}" for number in range(35)]


async def test_chats_of_one_and_the_same_moment_are_all_found(store: Store, tasks: TaskSupervisor):
    await fill(store, 25, apart=timedelta(0))
    presenter = sidebar(store, tasks, 4)
    presenter.load()
    await settled(tasks)
    while presenter.state.more:
        presenter.load_more()
        await settled(tasks)
    assert sorted(titles(presenter)) == sorted(f"Chat number {number}" for number in range(25))


async def test_the_filter_looks_through_chats_not_loaded_yet(store: Store, tasks: TaskSupervisor, monkeypatch):
    monkeypatch.setattr("soulfra_desktop.ui.shell.shelves.PAGE_OF_ALL", 10)
    await fill(store, 45)
    presenter = sidebar(store, tasks, 10)
    presenter.load()
    await settled(tasks)
    presenter.filter("NUMBER 44")
    await settled(tasks)
    assert titles(presenter) == ["Chat number 44"]
    presenter.filter("zebra")
    await settled(tasks)
    assert presenter.state.finds_nothing
    presenter.filter("")
    assert len(titles(presenter)) == 10, "as far as it was scrolled"


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


async def test_a_store_that_fails_says_so_and_can_be_tried_again(store: Store, tasks: TaskSupervisor, monkeypatch):
    await fill(store, 1)
    real = store.conversations.conversations

    async def broken(*_: object) -> list[Conversation]:
        raise StoreError("The disk could not be read.", "Try again.")

    presenter = sidebar(store, tasks)
    monkeypatch.setattr(type(store.conversations), "conversations", broken)
    presenter.load()
    await settled(tasks)
    assert (presenter.state.phase, presenter.state.problem and presenter.state.problem.advice) == (
        "failed",
        "Try again.",
    )
    monkeypatch.undo()
    assert store.conversations.conversations == real
    presenter.load()
    await settled(tasks)
    assert (presenter.state.phase, presenter.state.problem, len(presenter.state.chats)) == ("ready", None, 1)


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


async def test_a_chat_stands_in_one_place_alone_and_its_folder_counts_it(store: Store, tasks: TaskSupervisor):
    await fill(store, 4)
    await store.organiser.save_folder(Folder("f", "Garden"))
    presenter = sidebar(store, tasks)
    presenter.folding.keep_open(["f"])
    presenter.load()
    await settled(tasks)
    presenter.changing.move(["c1", "c2"], "f")
    presenter.changing.pin(["c2", "c3"], on=True)
    assert presenter.order() == ["c2", "c3", "c1", "c0"]
    assert [drawer.folder.chats for drawer in presenter.state.drawers] == [1], "the pinned one stands above"
    await settled(tasks)
    again = sidebar(store, tasks)
    again.folding.keep_open(["f"])
    again.load()
    await settled(tasks)
    assert again.order() == presenter.order()
    assert again.state.drawers == presenter.state.drawers
    presenter.changing.delete_folder("f")
    await settled(tasks)
    assert presenter.order() == ["c2", "c3", "c0", "c1"]
    assert presenter.state.drawers == ()


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


async def test_a_tag_shows_its_chats_out_of_every_folder(store: Store, tasks: TaskSupervisor):
    await fill(store, 4)
    await store.organiser.save_folder(Folder("f", "Garden"))
    await store.organiser.move(["c3"], "f")
    presenter = sidebar(store, tasks)
    presenter.folding.keep_open(["f"])
    presenter.load()
    await settled(tasks)
    presenter.changing.tag(["c0", "c3"], " #work ", on=True)
    await settled(tasks)
    assert presenter.state.tags == (("work", 2),)
    presenter.only_tag("work")
    await settled(tasks)
    assert presenter.order() == ["c0", "c3"]
    presenter.changing.tag(["c0"], "work", on=False)
    assert presenter.order() == ["c3"]


async def test_next_and_previous_follow_the_list_as_it_stands(store: Store, tasks: TaskSupervisor):
    await fill(store, 3)
    presenter = sidebar(store, tasks)
    presenter.load()
    await settled(tasks)
    opened: list[str | None] = []
    presenter.on_open = opened.append
    for by in (1, 1, 1, 1, -1):
        presenter.step(by)
    assert opened == ["c0", "c1", "c2", "c1"]


def test_picking_measures_a_stretch_from_where_the_person_was():
    picking = Picking(lambda: list("abcdef"))
    picking.begin_at("b")
    picking.stretch("d")
    assert picking.picked == frozenset("bcd")
    picking.stretch("a")
    assert picking.picked == frozenset("ab")
    picking.toggle("f")
    assert picking.picked == frozenset("abf")
    picking.stop()
    picking.begin_at("c")
    picking.toggle("e")
    assert picking.picked == frozenset("ce"), "the chat one was in comes along"


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


@given(st.lists(st.integers(-2, 4000), max_size=40))
def test_every_chat_stands_under_exactly_one_heading_in_order(days: list[int]):
    chats = tuple(Conversation(str(i), "", NOW, NOW - timedelta(days=day)) for i, day in enumerate(sorted(days)))
    starts = group(chats, NOW, UTC)
    assert [index for index, _ in starts] == sorted({index for index, _ in starts})
    assert (starts[0][0] == 0) if chats else starts == ()
    headings = [heading for _, heading in starts]
    assert len(set(headings)) == len(headings)


def test_a_day_is_the_persons_own_day():
    from datetime import timezone

    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    chats = (Conversation("1", "", late, late),)
    assert group(chats, NOW, UTC) == ((0, Group("yesterday")),)
    assert group(chats, NOW, timezone(timedelta(hours=1))) == ((0, Group("today")),)


def test_the_presenter_needs_no_qt():
    import subprocess

    code = "import sys, soulfra_desktop.ui.shell.presenter, soulfra_desktop.ui.settings.presenter; \
import soulfra_desktop.ui.onboarding.presenter; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


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
