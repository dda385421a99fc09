"""The viewer: a text of any length in slices, places that stay exact, pages, passages and words in it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import DocumentRefused, StoreError
from soulfra_desktop.domain.knowledge import Document, Heading, PageStart
from soulfra_desktop.ui.documents.viewer.laying import Laying
from soulfra_desktop.ui.documents.viewer.presenter import PDF, ViewerPresenter
from soulfra_desktop.ui.documents.viewer.slices import MOST, SIZE
from soulfra_desktop.ui.documents.viewer.state import ZOOMS, Marked, PagePicture, Slice
from tests.desktop.ui.documents.in_memory import Texts
from tests.desktop.ui.working import settled

LINE = "A line of a text that goes on for quite some time, number {0}.\n"
LONG = "".join(LINE.format(n) for n in range(20_000))


class Drawer:
    """Fulfils PagePictures."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, list[str]]] = []
        self.refuses = False

    async def draw(self, document: Document, number: int, width: int, said: Sequence[str]) -> PagePicture:
        self.asked.append((number, list(said)))
        if self.refuses:
            raise DocumentRefused("The file is not the one that was read.", "Try it again.")
        return PagePicture(number, 1, 1, b"0000")

    async def aclose(self) -> None: ...


class HeldDrawer(Drawer):
    """Draws once its gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.gate = asyncio.Event(), asyncio.Event()

    async def draw(self, document: Document, number: int, width: int, said: Sequence[str]) -> PagePicture:
        self.begun.set()
        await self.gate.wait()
        return await super().draw(document, number, width, said)


async def opened(texts: Texts, tasks: TaskSupervisor, place: int = 0, drawer: Drawer | None = None) -> ViewerPresenter:
    made = ViewerPresenter(texts, drawer, tasks.spawn)
    made.open("d1", place, place + 10)
    await settled(tasks)
    return made


def loaded(presenter: ViewerPresenter) -> str:
    return "".join(one.text for one in presenter.state.slices)


async def test_a_long_text_is_loaded_around_the_passage_and_never_at_once(tasks: TaskSupervisor):
    texts = Texts(LONG)
    presenter = await opened(texts, tasks, 600_000)
    state = presenter.state
    assert state.begin < 600_000 < state.end
    assert loaded(presenter) == LONG[state.begin : state.end]
    assert LONG[state.begin - 1] == "\n", "a line was cut"
    assert texts.most <= SIZE


async def test_it_is_read_to_its_end_and_back_without_a_gap_while_only_a_part_is_kept(tasks: TaskSupervisor):
    presenter = await opened(Texts(LONG[:400_000]), tasks)
    while presenter.state.end < 400_000:
        presenter.more(before=False)
        await settled(tasks)
        assert loaded(presenter) == LONG[presenter.state.begin : presenter.state.end]
        assert len(presenter.state.slices) <= MOST
    while presenter.state.begin > 0:
        presenter.more(before=True)
        await settled(tasks)
        assert loaded(presenter) == LONG[presenter.state.begin : presenter.state.end]
    assert presenter.state.end < 400_000


async def test_words_are_found_across_the_whole_text_and_gone_through(tasks: TaskSupervisor):
    presenter = await opened(Texts(LONG), tasks, 500_000)
    presenter.find("NUMBER 19999")
    await settled(tasks)
    ((start, end),) = presenter.state.find.places
    assert LONG[start:end] == "number 19999"
    assert presenter.state.begin <= start < presenter.state.end
    presenter.find("some time")
    await settled(tasks)
    found = presenter.state.find
    assert not found.all
    assert found.places[found.at][0] >= presenter.state.place
    presenter.find_step(-1)
    await settled(tasks)
    assert presenter.state.find.at == (found.at - 1) % len(found.places)
    presenter.find("xyzzy")
    await settled(tasks)
    assert presenter.state.find.places == ()
    assert not presenter.state.find.searching


async def test_a_find_across_the_border_of_two_pieces_is_found_once(tasks: TaskSupervisor):
    text = "a" * 199_995 + "needle here" + "b" * 50
    presenter = await opened(Texts(text), tasks)
    presenter.find("needle here")
    await settled(tasks)
    assert presenter.state.find.places == ((199_995, 200_006),)


async def test_pages_are_turned_and_the_page_follows_what_is_read(tasks: TaskSupervisor):
    texts = Texts(LONG, pages=[0, 300_000, 600_000, 900_000])
    presenter = await opened(texts, tasks, 650_000)
    assert presenter.state.page == 3
    presenter.go_to_page(4)
    await settled(tasks)
    assert presenter.state.page == 4
    assert presenter.state.jump[0] == 900_000
    presenter.seen(10)
    assert presenter.state.page == 1
    presenter.go_to_page(99)
    await settled(tasks)
    assert presenter.state.page == 4


async def test_passages_are_stepped_through_and_one_that_is_gone_is_told(tasks: TaskSupervisor):
    presenter = ViewerPresenter(Texts(LONG), None, tasks.spawn)
    among = (Marked("d1", 100, 110), Marked("d1", 700_000, 700_010), Marked("gone", 1, 2))
    presenter.open("d1", 100, 110, among)
    await settled(tasks)
    presenter.step(1)
    await settled(tasks)
    assert presenter.state.marked == among[1]
    assert presenter.state.begin < 700_000 < presenter.state.end
    presenter.step(1)
    await settled(tasks)
    assert presenter.state.phase == "failed"
    presenter.step(1)
    await settled(tasks)
    assert (presenter.state.phase, presenter.state.at) == ("ready", 0)


async def test_the_printed_page_has_what_of_the_passage_stands_on_it(tasks: TaskSupervisor):
    texts, drawer = Texts("first page.second page.", pages=[0, 11], media_type=PDF), Drawer()
    presenter = ViewerPresenter(texts, drawer, tasks.spawn)
    presenter.open("d1", 6, 17)
    await settled(tasks)
    presenter.turn_to("page")
    await settled(tasks)
    assert drawer.asked == [(1, ["page."])]
    presenter.go_to_page(2)
    await settled(tasks)
    assert drawer.asked[-1] == (2, ["second"])
    assert presenter.state.picture is not None
    assert presenter.state.picture.number == 2


async def test_a_page_is_larger_step_by_step_and_stays_so_in_another_document(tasks: TaskSupervisor):
    presenter = await opened(Texts("some text", pages=[0], media_type=PDF), tasks, 2, Drawer())
    for _ in range(9):
        presenter.zoom(1)
    assert presenter.state.zoom == ZOOMS[-1]
    presenter.zoom(-1)
    assert presenter.state.zoom == ZOOMS[-2]
    presenter.open("d2")
    assert presenter.state.zoom == ZOOMS[-2]
    presenter.zoom(0)
    assert presenter.state.zoom == 100


async def test_where_no_page_can_be_shown_the_text_is_and_the_reason(tasks: TaskSupervisor):
    drawer = Drawer()
    drawer.refuses = True
    presenter = await opened(Texts("some text", pages=[0], media_type=PDF), tasks, 2, drawer)
    presenter.turn_to("page")
    await settled(tasks)
    assert presenter.state.side == "text"
    assert not presenter.state.has_pages
    assert presenter.state.no_picture is not None


ASKED = {
    "page": lambda presenter: presenter.turn_to("page"),
    "go": lambda presenter: presenter.go_to(900_000),
    "more": lambda presenter: presenter.more(before=False),
    "find": lambda presenter: presenter.find("number"),
}


@pytest.mark.parametrize("what", ASKED)
async def test_what_the_store_cannot_give_is_told_in_the_place_of_the_text_and_is_no_bug(what: str):
    bugs = list[BaseException]()
    tasks = TaskSupervisor(bugs.append)
    texts = Texts(LONG, pages=[0], media_type=PDF)
    presenter = await opened(texts, tasks, 2, Drawer())
    texts.fails = StoreError("The disk is full.", "Make room.")
    ASKED[what](presenter)
    await settled(tasks)
    await asyncio.sleep(0)
    state = presenter.state
    assert (state.phase, state.problem and state.problem.message, state.drawing) == (
        "failed",
        "The disk is full.",
        False,
    )
    assert bugs == []
    texts.fails = None
    presenter.open("d1")
    await settled(tasks)
    assert (presenter.state.phase, presenter.state.problem) == ("ready", None)


async def test_a_page_that_cannot_be_drawn_says_nothing_of_the_document_that_is_open_by_then(tasks: TaskSupervisor):
    drawer = HeldDrawer()
    drawer.refuses = True
    presenter = await opened(Texts("some text", pages=[0], media_type=PDF), tasks, 2, drawer)
    presenter.turn_to("page")
    await drawer.begun.wait()
    presenter.open("d2")
    drawer.gate.set()
    await settled(tasks)
    assert presenter.state.no_picture is None
    assert presenter.state.document is None


async def test_only_pdfs_have_printed_pages(tasks: TaskSupervisor):
    presenter = await opened(Texts("slides", pages=[0]), tasks, 0, Drawer())
    presenter.turn_to("page")
    assert presenter.state.side == "text"


# What is laid.

TEXTS = st.lists(st.text(st.sampled_from("ab é🔑\u2029\ufdd0東"), max_size=12), min_size=1, max_size=12).map("\n".join)


@given(TEXTS, st.data())
@settings(max_examples=60, deadline=None)
def test_every_character_is_found_again_where_it_was_laid_however_slices_come_and_go(
    qapp, text: str, data: st.DataObject
):
    cuts = sorted({0, len(text), *data.draw(st.lists(st.integers(0, len(text)), max_size=3))})
    slices = [Slice(start, text[start:end]) for start, end in pairwise(cuts) if start < end]
    page = data.draw(st.integers(0, len(text)))
    laying = Laying(QTextDocument(), "Page {0}")
    laying.pages = (PageStart(1, 0), PageStart(2, page)) if page else (PageStart(1, 0),)
    laying.headings = (Heading(1, "x", 0),)
    middle = data.draw(st.integers(0, max(0, len(slices) - 1)))
    for one in slices[middle:]:
        laying.append(one)
    for one in reversed(slices[:middle]):
        laying.prepend(one)
    if len(slices) > 2:
        laying.drop_first()
        laying.drop_last()
        laying.append(slices[-1])
        laying.prepend(slices[0])
    assert laying.slices == tuple(slices)
    for place in range(len(text)):
        cursor = laying.cursor_at(place)
        assert laying.place_of(cursor) == place or text[place] == "\n"
        if text[place] not in "\n\u2029\ufdd0🔑":
            cursor.setPosition(cursor.position() + 1, cursor.MoveMode.KeepAnchor)
            assert cursor.selectedText() == text[place]


@pytest.mark.parametrize("levels", [(1, 2, 3), (9,)])
def test_headings_are_written_larger_and_pages_are_marked_before_them(qapp, levels: tuple[int, ...]):
    text = "".join(f"Heading {level}\n\nbody\n\n" for level in levels)
    laying = Laying(QTextDocument(), "Page {0}")
    laying.pages = (PageStart(1, 0),)
    laying.headings = tuple(Heading(level, f"Heading {level}", text.index(f"Heading {level}")) for level in levels)
    laying.append(Slice(0, text))
    document = laying._document
    assert document.firstBlock().text() == "Page 1"
    heading = document.firstBlock().next()
    assert heading.text() == f"Heading {levels[0]}"
    assert heading.charFormat().font().pointSizeF() >= heading.next().next().charFormat().font().pointSizeF()
