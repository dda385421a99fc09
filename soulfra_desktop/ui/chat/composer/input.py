"""The field where a question is written: Enter sends, Shift+Enter breaks the line, paste takes pictures and files."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QInputMethodEvent, QKeyEvent, QResizeEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from soulfra_desktop.domain.attachment import LONG_PASTE, LONG_WORD, longest_word
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.empty_field import begin_with_the_window

SHARE = 0.4
"""Of the window's height that the field takes at most, before it scrolls."""
LEAST_LINES = 3
"""It may have, however low the window is."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINKS = ("http", "https", "mailto")
"""What is pasted as the text that it is; everything else that has an address is a file."""
_PICTURES = ("image/png", "image/jpeg", "image/webp", "image/gif")


class Input(QPlainTextEdit):
    """Plain text that grows with its lines.

    `sent()`; `recalled()`: ↑ with nothing written; `pictured(bytes or QImage)`, `filed(urls)` and `flooded(text)`:
    pasted, for somebody else to take in.
    """

    _watched: QWidget | None = None  # events come before __init__ has ended
    sent = Signal()
    recalled = Signal()
    pictured = Signal(object)
    filed = Signal(list)
    flooded = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font(theme.PROSE))
        self.setProperty("kind", "composer")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(3)
        self.setViewportMargins(0, 2, 0, 3)
        self.asks_first: Callable[[QKeyEvent], bool] = lambda _event: False
        """Whether somebody else took this key: the list of prompts, while it is open."""
        self.wants_tab: Callable[[], bool] = lambda: False
        """Whether Tab is such a key now, and leads nowhere."""
        self._composes = False
        begin_with_the_window(self)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    @property
    def most_lines(self) -> int:
        """That are shown before it scrolls."""
        room = self.window().height() * SHARE - 13
        return max(LEAST_LINES, int(room / QFontMetricsF(self.font()).lineSpacing()))

    def insert(self, text: str) -> None:
        """Put a text where the cursor is, in one step that can be undone."""
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def rewrite(self, text: str) -> None:
        """Put a text in the place of all there is, in one step that can be undone."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _fit(self) -> None:
        line, most = QFontMetricsF(self.font()).lineSpacing(), self.most_lines
        height = self.document().size().height()
        self.setFixedHeight(max(theme.TARGET, ceil(max(1, min(most, int(height))) * line) + 13))
        all_fits = height <= most
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if all_fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        if all_fits:
            self.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watched is not self.window():
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            self._watched = self.window()
            self._watched.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()  # another width breaks the lines elsewhere, and the document does not say so

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composes = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composes:
            super().keyPressEvent(event)  # the keys belong to the word that is being composed
        elif self.asks_first(event):
            event.accept()
        elif event.key() in _ENTER:
            self._enter(event)
        elif event.key() == Qt.Key.Key_Up and _is_plain(event) and self.document().isEmpty():
            self.recalled.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        return False if following and self.wants_tab() else super().focusNextPrevChild(following)

    def _enter(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insert("\n")
        elif not event.isAutoRepeat():
            self.sent.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.take(source) and source.hasText():
            text = source.text()
            floods = len(text) > LONG_PASTE or longest_word(text) > LONG_WORD
            self.flooded.emit(text) if floods else self.insert(text)

    def take(self, source: QMimeData) -> bool:
        """Pass on the files or the picture of a paste or a drop; whether there was one.

        Text goes before a picture: an office program offers both for the same words.
        """
        if any(url.scheme() not in _LINKS for url in source.urls()):
            self.filed.emit(source.urls())
            return True
        if not source.hasImage() or (source.hasText() and source.text().strip() and not source.hasUrls()):
            return False
        kind = next((kind for kind in _PICTURES if source.hasFormat(kind)), None)
        picture = bytes(source.data(kind).data()) if kind else source.imageData()
        if not (picture or isinstance(picture, QImage)):
            picture = source.imageData()
        self.pictured.emit(picture)
        return True


def _is_plain(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier)
    return held == Qt.KeyboardModifier.NoModifier
