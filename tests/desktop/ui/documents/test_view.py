"""The documents' screen and its viewer as widgets: keys, names, and what a click does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QFontMetrics, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from soulfra_desktop.domain.knowledge import Document, IndexingProgress
from soulfra_desktop.ui.documents.dropping import local_files
from soulfra_desktop.ui.documents.lines import broken
from soulfra_desktop.ui.documents.news import News
from soulfra_desktop.ui.documents.rows import DOCUMENT
from soulfra_desktop.ui.documents.state import Added, Batch, Finished
from soulfra_desktop.ui.documents.view import DocumentsView
from soulfra_desktop.ui.documents.words import DocumentWords
from soulfra_desktop.ui.kit import theme
from tests import pictured_documents as pictured
from tests.desktop.ui.documents.in_memory import document


@pytest.fixture
def screen(qtbot):  # type: ignore[no-untyped-def]
    """The screen with documents in every state."""
    view = pictured.documents("mixed")
    qtbot.addWidget(view)
    view.resize(700, 800)
    view.show()
    qtbot.waitExposed(view)
    return view


def choose(view: DocumentsView, row: int) -> Document:
    index = view.files.list.model().index(row, 0)
    view.files.list.setCurrentIndex(index)
    return index.data(DOCUMENT)


def asked(view: DocumentsView) -> list[str]:
    question = view._presenter.state.question
    return [one.id for one in question.documents] if question else []


def test_delete_asks_and_escape_keeps(screen: DocumentsView):
    screen._presenter._all = screen._presenter.state.documents
    chosen = choose(screen, 1)
    QTest.keyClick(screen.files.list, Qt.Key.Key_Delete)
    assert asked(screen) == [chosen.id]
    assert screen.files.question.no.hasFocus()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert asked(screen) == []


def test_enter_opens_and_control_f_goes_to_the_field(screen: DocumentsView):
    screen._presenter._all = screen._presenter.state.documents
    opened: list[str] = []
    screen._presenter.on_open = lambda one: opened.append(one.id)
    chosen = choose(screen, 0)
    QTest.keyClick(screen.files.list, Qt.Key.Key_Return)
    assert opened == [chosen.id]
    screen.files.list.setFocus()
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.field.hasFocus()


@pytest.mark.parametrize(("row", "done"), [(4, "cancel"), (5, "retry")])
def test_a_click_on_the_rows_end_cancels_or_tries_again(screen: DocumentsView, monkeypatch, row: int, done: str):
    acted: list[tuple[str, list[str]]] = []
    for name in ("cancel", "retry"):
        monkeypatch.setattr(screen._presenter, name, lambda ids, name=name: acted.append((name, list(ids))))
    rows = screen.files.list
    index = rows.model().index(row, 0)
    place = rows.action_place(rows.visualRect(index)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert acted == [(done, [index.data(DOCUMENT).id])]
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, place.y()))
    assert len(acted) == 1


def test_a_row_tells_a_screen_reader_all_that_it_shows(screen: DocumentsView):
    model = screen.files.list.model()
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert said[2].endswith("finding meaning, 12 of 80. 31 slides  ·  6.4 MB")
    assert (
        "failed. statement-2025.pdf is protected by a password. Save a copy without a password and add that." in said[5]
    )


def test_a_document_with_notes_says_so_in_the_list(screen: DocumentsView):
    model = screen.files.list.model()
    said = {
        model.index(row, 0).data(): model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(8)
    }
    assert "ready, with a note" in said["Scan_0042.pdf"]
    assert "note" not in said["notes.md"].removeprefix("notes.md")


@pytest.mark.parametrize("name", [*pictured.NAMES, *(f"viewer {name}" for name in pictured.VIEWED)])
def test_every_control_has_a_name_and_can_be_hit(qapp, qtbot, name: str):
    theme.apply(qapp, "light")
    view = pictured.viewed(name.removeprefix("viewer ")) if name.startswith("viewer ") else pictured.documents(name)
    qtbot.addWidget(view)
    view.resize(700, 800)
    view.show()
    controls: list[QWidget] = [*view.findChildren(QAbstractButton), *view.findChildren(QLineEdit)]
    seen = [one for one in controls if one.isVisible() and not isinstance(one.parent(), QLineEdit)]
    assert seen
    for one in seen:
        text = one.text() if isinstance(one, QAbstractButton) else ""
        assert text or one.accessibleName(), one
        assert one.height() >= 32, (one, text, one.accessibleName())


def test_the_details_say_what_was_not_read(qtbot):
    view = pictured.documents("noted")
    qtbot.addWidget(view)
    assert "Pages of it that are pictures were not read" in view.files.details.notes.text()


def test_a_passage_is_copied_with_its_source(qtbot):
    view = pictured.viewed("text")
    qtbot.addWidget(view)
    view.copy_with_source()
    said = QGuiApplication.clipboard().text()
    assert said.startswith("“The tenancy is fixed until 30 June 2027.")
    assert said.endswith("— Lease, signed.pdf, page 2\n")
    cursor = QTextCursor(view.text.document())
    cursor.setPosition(view.text.document().find("Lease of a flat").selectionStart())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    view.text.setTextCursor(cursor)
    view.copy_with_source()
    assert QGuiApplication.clipboard().text() == "“Lease of a flat”\n— Lease, signed.pdf, page 1\n"


def test_only_files_of_this_machine_are_taken():
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.pdf"), QUrl.fromLocalFile("/a/b.pdf")])
    assert local_files(data) == ["/a/b.pdf"]


def test_what_is_told_counts_and_gives_reasons(qapp):
    news = News()
    untaken = document(1, "failed", problem="It is not there.", advice="Check its name and place.")
    told = news.of_added(Added(3, (), (("hidden", 12),)), lambda: None)
    assert told is not None
    assert (told.text, told.details) == ("3 documents are being read.", "Passed over: hidden: 12")
    told = news.of_added(Added(0, (untaken,)), lambda: None)
    assert told is not None
    assert told.text == "It is not there. Check its name and place."
    assert news.of_finished(Finished(1, 2), lambda: None).text == "1 document is ready. 2 documents could not be read."
    assert news.of_finished(Finished(7, 0), lambda: None).kind == "done"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(2, "a few seconds left"), (34, "about 35 s left"), (200, "about 3 min left"), (9_000, "about 2.5 h left")],
)
def test_the_time_that_is_left_is_said_as_exactly_as_it_is_known(qapp, seconds: float, said: str):
    words = DocumentWords()
    assert words.left(seconds) == said
    assert words.pace(IndexingProgress(seconds_left=None)) == ""
    assert words.progress(IndexingProgress(paused=True), Batch(1, 2, 0.5)) == "Paused at 1 of 2 documents"


def test_the_project_of_what_is_read_is_changed_from_its_details(screen: DocumentsView, monkeypatch):
    moved: list[tuple[list[str], str | None]] = []
    monkeypatch.setattr(screen._presenter, "move", lambda ids, folder_id: moved.append((ids, folder_id)))
    chosen, details = choose(screen, 1), screen.files.details
    assert details.project.isVisible()
    assert details.project.text().startswith("Project: Arbeits")
    menu = details.projects()
    names = [(action.text(), action.isChecked()) for action in menu.actions()]
    assert names == [
        ("Everything", False), ("Garden", False), ("Arbeitsunfähigkeitsbescheinigungen und anderes", True),
    ]  # fmt: skip
    menu.actions()[1].trigger()
    menu.actions()[0].trigger()
    assert moved == [([chosen.id], "garden"), ([chosen.id], None)]


def test_what_is_not_read_yet_has_no_project_to_be_changed(screen: DocumentsView):
    choose(screen, 4)
    assert not screen.files.details.project.isVisible()


def test_the_folder_that_is_to_be_watched_no_more_is_named(qtbot):
    view = pictured.documents("unwatch")
    qtbot.addWidget(view)
    question, folder = view.files.question, pictured.WATCHED[1]
    assert question.said.text() == "Stop watching “2019 to 2026”?"
    assert question.where.text().replace("\u200b", "") == folder.path
    assert folder.path in question.accessibleName()


def test_in_a_narrow_list_what_to_do_about_a_failure_is_not_cut_away(qtbot):
    view = pictured.documents("failures")
    qtbot.addWidget(view)
    view.resize(360, 700)
    view.show()
    row = view.files.list.visualRect(view.files.list.model().index(0, 0))
    why = view.files.list.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    high = QFontMetrics(theme.font(theme.TINY)).height()
    rows = broken(why, theme.font(theme.TINY), row.width() - 110, 3)
    assert row.height() >= 3 * high + QFontMetrics(theme.font(theme.BODY)).height()
    assert " ".join(rows) == why
    assert all(QFontMetrics(theme.font(theme.TINY)).horizontalAdvance(said) <= row.width() - 110 for said in rows)


def test_the_day_of_a_document_stands_whole_whatever_room_its_path_takes(qtbot):
    view = pictured.documents("failed-one")
    qtbot.addWidget(view)
    view.resize(360, 700)
    view.show()
    qtbot.waitExposed(view)
    details = view.files.details
    assert details.added.text().endswith("2026")
    qtbot.waitUntil(lambda: details.added.y() > details.path.y())
    assert details.added.width() >= details.added.sizeHint().width()
    view.resize(900, 700)
    qtbot.waitUntil(lambda: details.added.x() > details.path.geometry().right())


def test_what_is_chosen_stays_in_sight_when_more_of_it_is_told_below(qtbot):
    view = pictured.documents("failed-one")
    qtbot.addWidget(view)
    view.resize(360, 700)
    view.show()
    qtbot.waitExposed(view)
    shown = view.files.list
    qtbot.waitUntil(lambda: shown.visualRect(shown.currentIndex()).bottom() <= shown.viewport().height())
