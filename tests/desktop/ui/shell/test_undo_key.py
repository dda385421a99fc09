"""Whose Ctrl+Z is: the field's first, then the list's, and nobody's where what was written has gone out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from soulfra_desktop.ui.shell.undo_key import UndoKey


class Window(QWidget):
    """Two fields, the list's undo as a shortcut, and what came of the key."""

    def __init__(self) -> None:
        super().__init__()
        self.came: list[str] = []
        self.composer, self.search = QPlainTextEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.composer)
        column.addWidget(self.search)
        QShortcut(QKeySequence.StandardKey.Undo, self, lambda: self.came.append("list"))
        self.key = UndoKey(self, lambda: self.came.append("nothing"))

    def press_undo(self) -> None:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def window(qtbot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.composer.setFocus()
    made.key.listen()
    made.key.list_changed()
    return made


@pytest.mark.parametrize("name", ["composer", "search"])
def test_what_is_written_is_undone_first_and_then_the_change_before_it(window, name):
    field = getattr(window, name)
    field.setFocus()
    QTest.keyClicks(field, "word")
    window.press_undo()
    assert (field.toPlainText() if name == "composer" else field.text()) == ""
    assert window.came == []
    window.press_undo()
    assert window.came == ["list"]


def test_a_change_to_the_list_is_taken_back_from_an_empty_field(window):
    window.press_undo()
    assert window.came == ["list"]


def test_what_has_gone_out_is_not_undone_and_no_chat_comes_back_in_its_place(window):
    QTest.keyClicks(window.composer, "question")
    window.composer.blockSignals(True)
    window.composer.setPlainText("")  # as it is emptied when it was sent
    window.composer.blockSignals(False)
    window.press_undo()
    assert window.came == ["nothing"]
    window.key.list_changed()
    window.press_undo()
    assert window.came == ["nothing", "list"], "a change after that is what was done last"


def test_a_draft_that_goes_with_its_chat_keeps_nobody_from_bringing_the_chat_back(window):
    window.composer.setPlainText("a draft that was kept")
    window.key.list_changed()
    window.composer.setPlainText("")
    window.press_undo()
    assert window.came == ["list"]


def test_a_key_that_is_held_brings_no_chat_back(window):
    QTest.keyClicks(window.composer, "word")
    window.press_undo()
    held = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, "", autorep=True)
    held.ignore()
    QApplication.sendEvent(window.composer, held)
    assert held.isAccepted(), "the field's, which has nothing to do"
    assert window.came == []
