"""What stands where there is nothing to list: what is so, and what can be clicked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme


class EmptyState(QWidget):
    """`small` for the narrow list at the side."""

    def __init__(self, title: str, text: str, *, small: bool = False) -> None:
        super().__init__()
        self._small = small
        inset = 10 if small else 2
        self._offers: QGridLayout | None = None
        self._column = QVBoxLayout(self)
        lengths.keep(self._column.setContentsMargins, inset, theme.L, inset, 0)
        lengths.keep(self._column.setSpacing, theme.S)
        head = QLabel(title)
        theme.write_as(head, "", theme.BODY if small else theme.PROSE, theme.SEMIBOLD)
        self._text = QLabel()
        theme.write_as(self._text, "soft", self._size())
        for label in (head, self._text):
            label.setWordWrap(True)
            self._column.addWidget(label)
        self._column.addStretch()
        self.say(text)

    def say(self, text: str) -> None:
        """Say this under the title; nothing where it is empty."""
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def offer(self, text: str, why: str = "") -> QPushButton:
        """Something to click, and what it is good for beside it."""
        button = QPushButton(text)
        theme.write_as(button, "chip", self._size(), theme.MEDIUM)
        place = self._column.count() - 1
        if not why:
            self._column.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignLeft)
            return button
        label = QLabel(why)
        label.setWordWrap(True)
        theme.write_as(label, "soft", theme.SMALL)
        if self._offers is None:
            self._offers = QGridLayout()  # so that what they are good for stands in one column
            lengths.keep(self._offers.setHorizontalSpacing, theme.M)
            lengths.keep(self._offers.setVerticalSpacing, theme.S)
            self._offers.setColumnStretch(1, 1)
            self._column.insertLayout(place, self._offers)
        row = self._offers.rowCount()
        self._offers.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft)
        self._offers.addWidget(label, row, 1)
        return button

    def _size(self) -> float:
        return theme.SMALL if self._small else theme.BODY
