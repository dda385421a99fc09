"""The blanks of a chosen prompt, filled in where the question is written: Tab goes through them, Enter puts it in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.prompt import SavedPrompt
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.flow import clear
from soulfra_desktop.ui.prompts.calling import CallState

TALLEST = 230
"""Pixels of the blanks before they scroll."""
LEAST = 64
"""Pixels of them that can always be seen, in however low a window."""
NARROW = 420


class _Blanks(QScrollArea):
    """As high as the blanks need; in a low window less, and scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted = 0

    def want(self, height: int) -> None:
        self._wanted = height
        self.setMinimumHeight(min(height, theme.scaled(LEAST)))
        self.setMaximumHeight(height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted)


class PromptForm(QFrame):
    """`filled(number, text)`, `inserted()`, `left()`."""

    filled = Signal(int, str)
    inserted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = QLabel()
        theme.write_as(self._title, "", theme.BODY, theme.SEMIBOLD)
        self._about = QLabel()
        self._about.setWordWrap(True)
        theme.write_as(self._about, "soft", theme.SMALL)
        for label in (self._title, self._about):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._sheet = QWidget()
        self._sheet.setProperty("kind", "clear")
        self._grid = QGridLayout(self._sheet)
        lengths.keep(self._grid.setContentsMargins, 2, 2, 8, 2)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._scroll = _Blanks()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._sheet)
        self.insert = QPushButton(self.tr("Insert"))
        theme.write_as(self.insert, "primary", weight=theme.SEMIBOLD)
        self.insert.clicked.connect(self.inserted)
        self.leave = QPushButton(self.tr("Cancel"))
        theme.write_as(self.leave, "quiet", weight=theme.MEDIUM)
        self.leave.clicked.connect(self.left)
        buttons = QHBoxLayout()
        lengths.keep(buttons.setSpacing, 6)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.insert)
        layout = QVBoxLayout(self)
        lengths.keep(layout.setContentsMargins, 2, 2, 0, 0)
        lengths.keep(layout.setSpacing, 4)
        for widget in (self._title, self._about, self._scroll):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.fields: list[QLineEdit] = []
        self._shown: SavedPrompt | None = None
        self.hide()

    def show_calls(self, state: CallState) -> None:
        """Show the blanks, once for each prompt that is chosen: what is typed stays the person's."""
        if state.filling is self._shown:
            return
        self._shown = state.filling
        clear(self._grid)
        self.fields = []
        self.setVisible(state.filling is not None)
        if state.filling is None:
            return
        self._title.setText(f"/{state.filling.name}")
        self._about.setText(state.filling.description)
        self._about.setVisible(bool(state.filling.description))
        for number, (blank, value) in enumerate(zip(state.blanks, state.values, strict=True)):
            self._add(number, blank.name, value)
        for field in self.fields:
            field.ensurePolished()
        self._grid.invalidate()
        wanted = min(theme.scaled(TALLEST), self._grid.sizeHint().height() + 4)
        self._scroll.want(wanted)
        self.setAccessibleName(self.tr("Blanks of {0}").format(state.filling.name))
        self.fields[0].setFocus()
        self.fields[0].selectAll()

    def _add(self, number: int, name: str, value: str) -> None:
        label = QLabel(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        theme.write_as(label, "soft", theme.SMALL, theme.MEDIUM)
        field = QLineEdit(value)
        field.setAccessibleName(name)
        label.setBuddy(field)
        field.textEdited.connect(lambda text: self.filled.emit(number, text))
        field.returnPressed.connect(self.inserted)
        row, narrow = number * 2, (self.parentWidget() or self).width() < theme.scaled(NARROW)
        self._grid.addWidget(label, row, 0, 1, 2 if narrow else 1)
        self._grid.addWidget(field, row + (1 if narrow else 0), 0 if narrow else 1, 1, 2 if narrow else 1)
        for widget in (label, field):
            widget.show()  # now, so that its height counts at once
        self._grid.setColumnStretch(1, 1)
        self.fields.append(field)
        last = self.fields[-2] if number else None
        if last is not None:
            QWidget.setTabOrder(last, field)
        QWidget.setTabOrder(field, self.insert)
        QWidget.setTabOrder(self.insert, self.leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
