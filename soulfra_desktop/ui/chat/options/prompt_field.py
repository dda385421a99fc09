"""The field for a chat's own system prompt: as tall as its lines, so that what it stands in is all that scrolls."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.empty_field import begin_with_the_window

LEAST_LINES = 4
PADDING, BORDERS = 14, 4
"""Above and below together, as the style sheet has them; borders do not go with the size of text."""


class PromptField(QPlainTextEdit):
    """`grew()`: its height is another; `caret_moved(area)`: where the caret is in it."""

    grew = Signal()
    caret_moved = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "input")
        self.setFont(theme.font(theme.BODY))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        begin_with_the_window(self)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.cursorPositionChanged.connect(self._tell_caret)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = max(LEAST_LINES, ceil(self.document().size().height()))
        around = theme.scaled(PADDING) + BORDERS + 2 * ceil(self.document().documentMargin())
        height = lines * ceil(QFontMetricsF(self.font()).lineSpacing()) + around
        if height != self.height():
            self.setFixedHeight(height)
            self.grew.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # another width breaks the lines elsewhere, and the document does not say so

    def _tell_caret(self) -> None:
        if self.hasFocus():
            self.caret_moved.emit(self.cursorRect().translated(self.viewport().pos()))
