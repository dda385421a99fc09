"""A printed page larger and smaller: by keys, buttons and the wheel, around what is in the middle."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from tests import pictured_documents as pictured


@pytest.fixture
def view(qtbot):
    """The lease at its page, in a window whose own Ctrl++ would make all text larger."""
    made = pictured.viewer(replace(pictured.lease(), side="page", picture=pictured.sheet()))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.page.setFocus()
    return made


def test_the_keys_zoom_the_page_and_not_the_text_of_the_window(view, qtbot):
    larger: list[str] = []
    for keys in ("Ctrl++", "Ctrl+-", "Ctrl+0"):
        QShortcut(QKeySequence(keys), view).activated.connect(lambda keys=keys: larger.append(keys))
    wide = view.page.paper.width()
    QTest.keyClick(view.page, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert view._presenter.state.zoom == 125
    assert view.page.paper.width() == round(wide * 1.25)
    QTest.keyClick(view.page, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.page, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view._presenter.state.zoom == 75
    QTest.keyClick(view.page, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.page.paper.width() == wide
    assert larger == []


def test_its_buttons_end_where_there_is_no_larger_or_smaller_one(view):
    smaller, larger = view.bar.buttons["smaller"][0], view.bar.buttons["larger"][0]
    for _ in range(9):
        larger.click()
    assert view.bar.zoom.text() == "300 %"
    assert not larger.isEnabled()
    for _ in range(9):
        smaller.click()
    assert not smaller.isEnabled()
    view.bar.zoom.click()
    assert view.bar.zoom.accessibleName() == "Size of the page: 100 %"


def test_what_is_in_the_middle_stays_there(view):
    bar = view.page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)

    def middle() -> float:
        return (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep())

    before = middle()
    view.bar.buttons["larger"][0].click()
    assert middle() == pytest.approx(before, abs=0.01)
    across = view.page.horizontalScrollBar()
    view.bar.buttons["larger"][0].click()
    assert across.maximum() > 0
    assert across.value() == pytest.approx(across.maximum() / 2, abs=2)


def test_beside_its_text_there_is_nothing_to_zoom(view):
    view.render(replace(view._presenter.state, side="text"))
    assert view.bar.zooming.isHidden()


@pytest.mark.parametrize("wide", [360, 600, 900])
def test_at_100_percent_a_page_is_as_wide_as_there_is_room(view, wide, qtbot):
    view.resize(wide, 700)
    qtbot.waitUntil(lambda: view.width() == wide)
    page = view.page
    assert page.horizontalScrollBar().maximum() == 0
    assert page.viewport().width() - 40 <= page.paper.width() <= page.viewport().width()


def test_a_page_that_is_drawn_shows_lines_and_not_a_blank_sheet(view):
    view.render(replace(view._presenter.state, picture=None, drawing=True))
    assert inked(view.page.paper)
    assert view.page.paper.accessibleDescription()
    view.render(replace(view._presenter.state, picture=None, drawing=False))
    assert not inked(view.page.paper)
    assert not view.page.paper.accessibleDescription()


def inked(paper) -> bool:
    """Whether anything but white stands within its edge."""
    picture = paper.grab().toImage()
    rows, columns = range(8, picture.height() - 8, 5), range(8, picture.width() - 8, 5)
    return any(picture.pixelColor(column, row).name() != "#ffffff" for row in rows for column in columns)


def test_that_a_file_was_changed_is_a_warning_with_a_sign_and_a_way_on(qtbot):
    view = pictured.viewed("changed")
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    asked: list[str] = []
    view._on_read_again = lambda document: asked.append(document.id)
    assert view.warning.said.text() == "The file was changed since it was read. You see its text as it was read."
    assert not view.warning.sign.pixmap().isNull()
    view.warning.again.click()
    assert asked == ["d0"]


@pytest.mark.parametrize("name", ["loading", "gone"])
def test_a_viewer_has_a_title_before_it_knows_the_name(qtbot, name):
    view = pictured.viewed(name)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    assert view.header.title.text() == "Document"
