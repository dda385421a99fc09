"""The sidebar over a real, encrypted store: pages, groups, filter, rename, delete and take back. No Qt."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.sqlite.store import Store
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.ui.shell.picking import Picking
from soulfra_desktop.ui.shell.state import Group, group
from tests.desktop.ui.shell.listing import NOW, fill, sidebar, titles
from tests.desktop.ui.working import settled


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
