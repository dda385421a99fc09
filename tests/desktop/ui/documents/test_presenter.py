"""What the documents' screen decides: which are listed, how far all is, what is asked first, and what is told. No Qt."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.domain.knowledge import Passage, Recalled, Scope
from soulfra_desktop.ui.documents.finding import FindingPresenter, excerpt, marks
from soulfra_desktop.ui.documents.presenter import DocumentsPresenter
from tests.desktop.ui.documents.in_memory import NOW, Line, Projects, Recalls, document
from tests.desktop.ui.working import settled
from tests.fakes import FrozenClock


async def shown(line: Line, tasks: TaskSupervisor) -> DocumentsPresenter:
    made = DocumentsPresenter(line, Projects(line), FrozenClock(NOW), tasks.spawn)
    made.look()
    await settled(tasks)
    return made


def names(presenter: DocumentsPresenter) -> list[str]:
    return [one.id for one in presenter.state.documents]


async def test_documents_are_narrowed_by_words_state_and_project(tasks: TaskSupervisor):
    line = Line(
        document(1), document(2, "failed"), document(3, "waiting", scope=Scope("garden")), document(4, "missing")
    )
    presenter = await shown(line, tasks)
    assert names(presenter) == ["d1", "d2", "d3", "d4"]
    assert (presenter.state.counts.all, presenter.state.counts.working, presenter.state.counts.missing) == (4, 1, 1)
    presenter.narrow("failed")
    assert names(presenter) == ["d2"]
    presenter.narrow("all")
    presenter.filter("MIRA 4")
    assert names(presenter) == ["d4"]
    presenter.filter("zebra")
    assert presenter.state.finds_nothing
    presenter.filter("")
    presenter.belong("garden")
    assert names(presenter) == ["d3"]
    assert presenter.state.counts.all == 1


async def test_a_state_that_nobody_is_in_any_more_narrows_nothing(tasks: TaskSupervisor):
    line = Line(document(1), document(2, "failed"))
    presenter = await shown(line, tasks)
    presenter.narrow("failed")
    line.come(document(2))
    await settled(tasks)
    assert presenter.state.group == "all"
    assert names(presenter) == ["d1", "d2"]


async def test_what_comes_together_is_counted_by_itself_and_told_at_its_end(tasks: TaskSupervisor):
    line = Line(*(document(n) for n in range(50)))
    presenter = await shown(line, tasks)
    ended = []
    presenter.finished.connect(ended.append)
    line.come(*(document(n, "waiting") for n in (60, 61, 62)))
    await settled(tasks)
    assert (presenter.state.batch.done, presenter.state.batch.all) == (0, 3)
    line.come(document(60), document(61, "embedding", embedded=2))
    await settled(tasks)
    assert (presenter.state.batch.done, presenter.state.batch.all) == (1, 3)
    assert presenter.state.batch.share == pytest.approx(1.5 / 3)
    line.come(document(61), document(62, "failed"))
    await settled(tasks)
    assert not presenter.state.shows_progress
    assert [(one.ready, one.failed) for one in ended] == [(2, 1)]


async def test_documents_that_wait_since_the_last_time_are_a_batch_of_their_own(tasks: TaskSupervisor):
    line = Line(document(1, "waiting"), *(document(n) for n in range(2, 30)))
    presenter = await shown(line, tasks)
    assert (presenter.state.batch.done, presenter.state.batch.all) == (0, 1)


async def test_nothing_is_forgotten_without_a_yes(tasks: TaskSupervisor):
    line = Line(document(1), document(2))
    presenter = await shown(line, tasks)
    presenter.ask_to_forget(["d1"])
    presenter.leave_it()
    presenter.confirm()
    await settled(tasks)
    assert len(line.documents) == 2
    presenter.ask_to_forget(["d1"])
    presenter.confirm()
    await settled(tasks)
    assert [one.id for one in line.documents] == ["d2"]
    assert names(presenter) == ["d2"]


async def test_all_is_cancelled_after_a_question_and_that_is_no_news(tasks: TaskSupervisor):
    line = Line(document(1, "waiting"), document(2, "reading"), document(3))
    presenter = await shown(line, tasks)
    ended = []
    presenter.finished.connect(ended.append)
    presenter.ask_to_cancel_all()
    assert presenter.state.question is not None
    assert presenter.state.question.cancels == 2
    assert ("cancel", None) not in line.done
    presenter.confirm()
    await settled(tasks)
    assert ("cancel", None) in line.done
    assert ended == []
    assert presenter.state.counts.failed == 2


async def test_files_go_to_the_project_that_is_looked_at_or_to_everything(tasks: TaskSupervisor):
    line = Line()
    presenter = await shown(line, tasks)
    assert presenter.state.is_empty
    presenter.belong("garden")
    presenter.add(["/a/one.txt"])
    presenter.add(["/a/two.txt"], everywhere=True)
    await settled(tasks)
    assert line.done == [("add", (["/a/one.txt"], "garden")), ("add", (["/a/two.txt"], None))]


async def test_what_could_not_be_taken_is_told_with_its_reason(tasks: TaskSupervisor):
    line = Line()
    presenter = await shown(line, tasks)
    told = []
    presenter.added.connect(told.append)
    presenter.add(["/a/one.txt", "/a/gone"])
    await settled(tasks)
    assert [(one.documents, [two.problem for two in one.untaken]) for one in told] == [(1, ["It is not there."])]
    assert presenter.state.problem is not None


async def test_an_empty_paste_is_refused_and_a_text_is_a_document(tasks: TaskSupervisor):
    line = Line()
    presenter = await shown(line, tasks)
    refused = []
    presenter.refused.connect(refused.append)
    presenter.add_text("  ")
    await settled(tasks)
    assert len(refused) == 1
    presenter.add_text("What the neighbour said")
    await settled(tasks)
    assert names(presenter) == ["d200"]


async def test_a_watched_folder_is_added_rests_goes_on_and_is_left(tasks: TaskSupervisor):
    line = Line()
    presenter = await shown(line, tasks)
    presenter.watch("/home/mira/papers")
    await settled(tasks)
    (folder,) = presenter.state.watched
    presenter.pause_watching(folder)
    await settled(tasks)
    assert presenter.state.watched == (replace(folder, paused=True),)
    presenter.pause_watching(presenter.state.watched[0])
    await settled(tasks)
    assert not presenter.state.watched[0].paused
    presenter.ask_to_unwatch(presenter.state.watched[0])
    presenter.confirm()
    await settled(tasks)
    assert presenter.state.watched == ()


async def test_a_store_that_does_not_answer_is_told_and_asked_again(tasks: TaskSupervisor):
    line = Line(document(1))
    line.fails = StoreError("The disk could not be read.", "Try again.")
    presenter = await shown(line, tasks)
    assert presenter.state.phase == "failed"
    line.fails = None
    presenter.look()
    await settled(tasks)
    assert names(presenter) == ["d1"]


async def test_only_what_was_read_is_opened(tasks: TaskSupervisor):
    presenter = await shown(Line(document(1), document(2, "waiting")), tasks)
    opened = []
    presenter.on_open = opened.append
    presenter.open("d2")
    presenter.open("d1")
    assert [one.id for one in opened] == ["d1"]


# Passages.


async def quiet(tasks: TaskSupervisor) -> None:
    """As `settled`, where some of it was cancelled."""
    while tasks._tasks:
        await asyncio.gather(*tasks._tasks, return_exceptions=True)
        await asyncio.sleep(0)


FOUND = tuple(
    Passage(n, kind, f"s{n}", f"title {n}", "words", 0.5)
    for n, kind in enumerate(("document", "message", "fact", "document"))
)  # type: ignore[arg-type]


async def test_the_newest_question_alone_is_asked_in_the_project_at_hand(tasks: TaskSupervisor):
    recalls = Recalls(Recalled(FOUND, 0.4))
    finding = FindingPresenter(recalls, FrozenClock(NOW), tasks.spawn)
    finding.ask("when", "garden")
    finding.ask("when does it end", "garden")
    await quiet(tasks)
    assert [(one.text, one.folder_id) for one in recalls.asked] == [("when does it end", "garden")]
    assert finding.state.passages == FOUND
    assert finding.state.searched == 0.4
    finding.ask("", "garden")
    await settled(tasks)
    assert not finding.state.passages


async def test_kinds_are_left_out_but_never_all_of_them(tasks: TaskSupervisor):
    recalls = Recalls(Recalled())
    finding = FindingPresenter(recalls, FrozenClock(NOW), tasks.spawn)
    finding.ask("roof")
    for kind in ("message", "fact", "document"):
        finding.only(kind, on=False)  # type: ignore[arg-type]
    await quiet(tasks)
    assert recalls.asked[-1].kinds == {"document"}


async def test_each_kind_of_passage_opens_where_it_stands(tasks: TaskSupervisor):
    finding = FindingPresenter(Recalls(Recalled(FOUND)), FrozenClock(NOW), tasks.spawn)
    finding.ask("roof")
    await settled(tasks)
    opened: list[object] = []
    finding.on_document = lambda passage, among: opened.append((passage.id, [one.id for one in among]))
    finding.on_message = lambda passage: opened.append(passage.id)
    finding.on_fact = lambda passage: opened.append(passage.id)
    for passage in FOUND[:3]:
        finding.open(passage)
    assert opened == [(0, [0, 3]), 1, 2]


def test_the_words_that_are_asked_for_are_marked_with_other_endings_and_small_words_are_not():
    text = "The lease ends in June; leased flats end with the year."
    said = [text[start:end] for start, end in marks(text, "When does the lease end?")]
    assert said == ["lease", "ends", "leased", "end"]
    assert marks("何もない", "東京") == []
    assert [("東京に住む")[start:end] for start, end in marks("東京に住む", "東京")] != []


def test_of_a_long_passage_the_part_around_the_find_is_shown():
    text = "word " * 400 + "the roof leaks " + "word " * 400
    said = excerpt(text, "roof")
    assert "roof leaks" in said
    assert said.startswith("… ")
    assert said.endswith(" …")
    assert len(said) < 360


async def test_a_document_goes_into_a_project_and_out_of_it(tasks: TaskSupervisor):
    presenter = await shown(Line(document(1), document(2)), tasks)
    presenter.move(["d1"], "garden")
    await settled(tasks)
    presenter.belong("garden")
    assert names(presenter) == ["d1"]
    presenter.move(["d1"], None)
    await settled(tasks)
    assert names(presenter) == []
