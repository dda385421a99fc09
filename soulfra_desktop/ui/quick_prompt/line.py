"""Where the quick prompt's question is written."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from soulfra_desktop.ui.kit import theme

LINES = 6


class Line(QPlainTextEdit):
    """Grows from one line to LINES. Up in an empty line asks for the past, Tab takes what is offered."""

    sent = Signal()
    upwards = Signal()
    downwards = Signal()
    grew = Signal()
    tabbed = Signal()
    """Only where `offers` is set; else Tab goes on to the next control."""

    def __init__(self) -> None:
        super().__init__()
        self.offers = False
        self.chooses = False
        """Up and Down move through a list."""
        self.setFont(theme.font(theme.HEADING))
        self.setProperty("kind", "composer")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        self.setViewportMargins(0, 3, 0, 0)
        self._composes = False
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        self.fit()

    def fit(self) -> None:
        """As high as what is written."""
        line = QFontMetricsF(self.font()).lineSpacing()
        rows = int(self.document().size().height())
        height = max(theme.TARGET + 2, ceil(max(1, min(LINES, rows)) * line) + 7)
        grew = height != self.height()
        self.setFixedHeight(height)
        more = rows > LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if grew:
            self.grew.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()  # another width breaks the lines elsewhere, and the document does not say so

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composes = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._composes:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.textCursor().insertText("\n")
                self.ensureCursorVisible()
            else:
                self.sent.emit()
        elif key == Qt.Key.Key_Up and (self.chooses or not self.toPlainText()):
            self.upwards.emit()
        elif key == Qt.Key.Key_Down and self.chooses:
            self.downwards.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        if following and self.offers:
            self.tabbed.emit()
            return True
        return super().focusNextPrevChild(following)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()
