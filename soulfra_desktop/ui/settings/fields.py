"""A control for each kind of setting, made from its declaration."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.settings import Field, SettingValue
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.choice import Choice
from soulfra_desktop.ui.kit.dial import Dial
from soulfra_desktop.ui.kit.model_field import ModelField
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.kit.switch import Switch
from soulfra_desktop.ui.settings.currencies import currencies
from soulfra_desktop.ui.settings.favourites import FavouriteList
from soulfra_desktop.ui.settings.meaning_choice import MeaningChoice
from soulfra_desktop.ui.settings.presenter import FieldState

Change = Callable[[str, SettingValue], None]


class FieldRow(QWidget):
    """Label, help and control of one setting, with what was wrong beneath it."""

    def __init__(self, field: Field, change: Change) -> None:
        super().__init__()
        self.name = field.name
        self._send = lambda value: change(field.name, value)
        self.control, self._read, self._write = _OWN.get(field.name, _CONTROLS[field.kind])(field, self._send)
        if not isinstance(self.control, ModelField):  # it says what it holds as well
            self.control.setAccessibleName(shown(field.label))
        self.control.setAccessibleDescription(shown(field.help))
        self.control.installEventFilter(self)
        label = QLabel(shown(field.label))
        label.setBuddy(self.control)
        theme.write_as(label, "", theme.BODY, theme.MEDIUM)
        hint = QLabel(shown(field.help))
        theme.write_as(hint, "soft", theme.SMALL)
        self.problem = QLabel()
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)  # a command may be in it
        theme.write_as(self.problem, "danger", theme.SMALL)
        words = QVBoxLayout()
        lengths.keep(words.setSpacing, 2)
        for text in (label, hint, self.problem):
            text.setWordWrap(True)
            words.addWidget(text)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, 0, theme.S, 0, theme.S)
        lengths.keep(column.setSpacing, theme.S)
        if (field.kind in ("flag", "choice", "number") and field.name not in _OWN) or field.name in _BESIDE:
            row = QHBoxLayout()
            lengths.keep(row.setSpacing, theme.L)
            row.addLayout(words, 1)
            row.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(row)
        else:
            column.addLayout(words)
            column.addWidget(self.control)

    def show_field(self, state: FieldState) -> None:
        if isinstance(self.control, ModelField | FavouriteList):
            self.control.offer(state.models)
        elif isinstance(self.control, MeaningChoice):
            self.control.offer(state.meaning)
        self.problem.setVisible(state.problem is not None)
        if state.problem:
            self.problem.setText(state.problem.said)
        elif self._read() != state.value and not self._being_typed():
            self._write(state.value)

    def _being_typed(self) -> bool:
        return self.control.hasFocus() and isinstance(self.control, QLineEdit | QPlainTextEdit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(self.control, QPlainTextEdit):
            self._send(self._read())
        # A wheel that only wants to scroll the page must not change a value under it.
        return event.type() == QEvent.Type.Wheel and not self.control.hasFocus()


Made = tuple[QWidget, Callable[[], Any], Callable[[Any], None]]
Send = Callable[[SettingValue], None]


def _flag(field: Field, send: Send) -> Made:
    box = Switch()
    box.clicked.connect(lambda on: send(bool(on)))
    return box, box.isChecked, box.setChecked


def _choice(field: Field, send: Send) -> Made:
    box = Choice()
    lengths.keep(box.setMinimumWidth, 150)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for value, label in field.choices:
        box.addItem(shown(label), value)
    box.activated.connect(lambda index: send(box.itemData(index)))
    return box, box.currentData, lambda value: box.setCurrentIndex(box.findData(value))


def _number(field: Field, send: Send) -> Made:
    box = QSpinBox()
    lengths.keep(box.setMinimumWidth, 96)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setRange(field.least, field.most)
    box.setKeyboardTracking(False)
    if field.name.endswith("_seconds"):
        box.setSuffix(" s")
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    box.lineEdit().setStyleSheet("border: none; padding: 0 9px; min-height: 0; background: transparent")
    box.setFont(theme.font(tabular=True))
    box.editingFinished.connect(lambda: send(box.value()))
    return box, box.value, box.setValue


def _text(field: Field, send: Send) -> Made:
    line = QLineEdit()
    line.editingFinished.connect(lambda: send(line.text().strip()))
    return line, line.text, line.setText


def _long_text(field: Field, send: Send) -> Made:
    text = QPlainTextEdit()
    text.setProperty("kind", "input")
    text.setTabChangesFocus(True)
    lengths.keep(text.setFixedHeight, 92)
    return text, text.toPlainText, text.setPlainText


def _names(field: Field, send: Send) -> Made:
    """A line each; nothing is told while it is written."""
    text = QPlainTextEdit()
    text.setProperty("kind", "input")
    text.setTabChangesFocus(True)
    text.setPlaceholderText(shown("One on each line"))
    lengths.keep(text.setFixedHeight, 76)
    return text, lambda: _lines(text.toPlainText()), lambda value: text.setPlainText("\n".join(value))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _dial(field: Field, send: Send) -> Made:
    dial = Dial(shown(field.label))
    dial.on_turned = send
    return dial, lambda: dial.value, dial.show_value


def _currency(field: Field, send: Send) -> Made:
    """A list; a code that is stored and is no currency of today stands in it as well."""
    box = Choice()
    lengths.keep(box.setMinimumWidth, 150)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for code, text in currencies():
        box.addItem(text, code)

    def show(value: str) -> None:
        if box.findData(value) < 0:
            box.addItem(value, value)
        box.setCurrentIndex(box.findData(value))

    box.activated.connect(lambda index: send(box.itemData(index)))
    show(str(field.default))
    return box, box.currentData, show


def _model(field: Field, send: Send) -> Made:
    none = {
        "baseline_model": shown("Nothing: no savings are claimed"),
        "default_model": shown("Chosen for each question"),
    }
    control = ModelField(shown(field.label), none[field.name])
    control.chosen.connect(lambda value: send(value))
    return control, lambda: control.value, control.show_value


def _favourites(field: Field, send: Send) -> Made:
    control = FavouriteList(shown(field.label))
    control.changed.connect(lambda names: send(names))
    return control, lambda: control.names, control.show_names


def _meaning(field: Field, send: Send) -> Made:
    control = MeaningChoice(shown(field.label))
    control.chosen.connect(lambda name: send(name))
    return control, lambda: control.value, control.show_value


_CONTROLS: dict[str, Callable[[Field, Send], Made]] = {
    "flag": _flag,
    "choice": _choice,
    "number": _number,
    "text": _text,
    "long text": _long_text,
    "names": _names,
}
_OWN: dict[str, Callable[[Field, Send], Made]] = {
    "dial": _dial,
    "favourites": _favourites,
    "currency": _currency,
    "default_model": _model,
    "baseline_model": _model,
    "embedding_model": _meaning,
}
"""Controls of single fields."""
_BESIDE = ("currency",)
"""Those of them that stand beside their words."""
