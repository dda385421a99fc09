"""The strip at the top of a screen that takes the chat's place: the way back, what this is, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.tokens import HEADER_HEIGHT

NEAR, FAR = 12, 14
"""Pixels free at the side where a line begins, and at its end."""


def keep_clear(row: QHBoxLayout, beside: QWidget, pixels: int, far: int = FAR) -> None:
    """Leave that much free where a line of `beside` begins: a layout mirrors what is in it, but not its margins."""
    near = NEAR + pixels
    left, right = (far, near) if beside.isRightToLeft() else (near, far)
    lengths.keep(row.setContentsMargins, left, 0, right, 0)


class ScreenHeader(QFrame):
    """`back` leads to the chat; `add` puts a widget at the end."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("kind", "header")
        lengths.keep(self.setFixedHeight, HEADER_HEIGHT)
        self.back = QToolButton()
        self.back.setAccessibleName(self.tr("Back to the chat"))
        self.back.setToolTip(self.tr("Back to the chat (Esc)"))
        self.title = QLabel(title)
        theme.write_as(self.title, "", theme.PROSE, theme.SEMIBOLD)
        self._room = 0
        self._row = QHBoxLayout(self)
        lengths.keep(self._row.setSpacing, 6)
        self._row.addWidget(self.back)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        theme.changed.connect(self._paint)
        self._paint()
        self.make_room(0)

    def add(self, *widgets: QWidget) -> None:
        """Put these at the end, in this order."""
        for widget in widgets:
            self._row.addWidget(widget)

    def make_room(self, pixels: int) -> None:
        """Keep clear of the button that opens the sidebar."""
        self._room = pixels
        keep_clear(self._row, self, pixels)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.make_room(self._room)
            self._paint()
        super().changeEvent(event)

    def _paint(self) -> None:
        self.back.setIcon(icons.icon("arrow-right" if self.isRightToLeft() else "arrow-left"))
