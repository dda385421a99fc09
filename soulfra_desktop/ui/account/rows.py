"""Cards of rows: what it is, how it stands, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import clear
from soulfra_desktop.ui.kit.painting import say

SPREAD, LEAST = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum
ACROSS = 460
"""Pixels from which the buttons stand beside the words."""


class Row(QWidget):
    """An icon, a title and a sentence; buttons stand at the end, or beneath where there is no room."""

    def __init__(self, icon: str, title: str, text: str = "") -> None:
        super().__init__()
        self._name = icon
        self._icon = QLabel()
        lengths.keep(self._icon.setFixedSize, 20, 20)
        self.title, self.text = QLabel(title), QLabel()
        theme.write_as(self.title, "", theme.BODY, theme.SEMIBOLD)
        theme.write_as(self.text, "soft", theme.BODY)
        self.words = QVBoxLayout()
        lengths.keep(self.words.setSpacing, 2)
        for label in (self.title, self.text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self.words.addWidget(label)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        lengths.keep(self._buttons.setSpacing, theme.XS)
        self._all: list[QPushButton] = []
        self._end = QSpacerItem(0, 0, LEAST, LEAST)
        self._buttons.addSpacerItem(self._end)
        self._ends = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        lengths.keep(self._ends.setSpacing, theme.S)
        self._ends.addLayout(self.words, 1)
        self._ends.addLayout(self._buttons)
        row = QHBoxLayout(self)
        lengths.keep(row.setContentsMargins, 0, theme.M, 0, theme.M)
        lengths.keep(row.setSpacing, theme.M)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._ends, 1)
        say(self.text, text)
        theme.changed.connect(self._paint)
        self._paint()

    def button(self, text: str, act: Callable[[], object], kind: str = "", name: str = "") -> QPushButton:
        """`name` for who cannot see what it stands beside."""
        button = QPushButton(text)
        theme.write_as(button, kind, weight=theme.MEDIUM)
        button.setAccessibleName(name or f"{text.rstrip('…')}: {self.title.text()}")
        button.clicked.connect(lambda: act())
        self._all.append(button)
        self._buttons.insertWidget(len(self._all) - 1, button, 0, Qt.AlignmentFlag.AlignLeading)
        self._arrange()
        return button

    def add(self, widget: QWidget) -> None:
        """Under the sentence."""
        lengths.space(self.words, theme.XS)
        self.words.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        across = self.width() >= theme.scaled(ACROSS)
        beside = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        if self._ends.direction() != beside:
            self._ends.setDirection(beside)
        wanted = sum(button.sizeHint().width() + theme.XS for button in self._all if not button.isHidden())
        fits = across or wanted <= self.width() - theme.scaled(20 + theme.M)
        in_line = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._buttons.direction() != in_line:
            self._buttons.setDirection(in_line)
        self._end.changeSize(0, 0, *((SPREAD, LEAST) if fits and not across else (LEAST, LEAST)))
        self._buttons.invalidate()

    def _paint(self) -> None:
        self._icon.setPixmap(icons.picture(self._name, "soft", 20))


class Rows(QFrame):
    """A card; a line stands between two rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._column = QVBoxLayout(self)
        lengths.keep(self._column.setContentsMargins, theme.L, theme.XS, theme.L, theme.XS)
        self._column.setSpacing(0)

    def add(self, row: QWidget) -> None:
        if self._column.count():
            rule = QFrame()
            rule.setProperty("kind", "rule")
            self._column.addWidget(rule)
        self._column.addWidget(row)

    def clear(self) -> None:
        clear(self._column)
