"""A field with nothing in it: its caret stands where its placeholder does, and its placeholder can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from soulfra_desktop.ui.chat.composer.input import Input
from soulfra_desktop.ui.chat.options.prompt_field import PromptField
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.empty_field import begin_with_the_window
from soulfra_desktop.ui.kit.find_field import dress
from tests.desktop.ui.kit.test_theme import contrast

WIDTH = 400


@pytest.fixture
def from_the_right(qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def line() -> QLineEdit:
    made = QLineEdit()
    begin_with_the_window(made)
    return made


def found() -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText("Find a chat by its title")
    dress(made, "Find")
    return made


def shown(qtbot, made):
    qtbot.addWidget(made)
    made.resize(WIDTH, 48)
    made.show()
    return made


def write(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)


def caret(field: QLineEdit | QPlainTextEdit) -> int:
    field.grab()
    return field.cursorRect().center().x()


@pytest.mark.parametrize("make", [line, found, Input, PromptField])
def test_the_caret_of_an_empty_field_stands_where_the_window_begins(make, qtbot, qapp, from_the_right):
    field = shown(qtbot, make())
    assert caret(field) > WIDTH * 0.85, "after a lens, where there is one"
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert caret(field) < WIDTH * 0.15


@pytest.mark.parametrize("make", [line, Input])
def test_what_is_written_keeps_its_own_direction(make, qtbot, from_the_right):
    field = shown(qtbot, make())
    write(field, "Why?")
    assert caret(field) < WIDTH * 0.2
    write(field, "لماذا")
    assert caret(field) > WIDTH * 0.8
    write(field, "")
    assert caret(field) > WIDTH * 0.9


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("make", [line, Input])
def test_a_placeholder_can_be_read(choice, make, qtbot, qapp):
    theme.apply(qapp, choice, contrast=False)
    field = make()
    field.setPlaceholderText("██ Ask anything")
    drawn = shown(qtbot, field).grab().toImage()
    written = {drawn.pixelColor(x, drawn.height() // 2).name() for x in range(4, 60)}
    wanted, surface = theme.current().faint, theme.current().surface
    theme.apply(qapp, "light")
    assert wanted.lower() in written, "the style sheet's own colour would be half as strong"
    assert contrast(wanted, surface) >= 4.5
