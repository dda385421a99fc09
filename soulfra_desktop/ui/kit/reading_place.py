"""Where the reader is in a transcript, kept while the text around it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from soulfra_desktop.ui.kit.formats import area_of

NEAR_END = 8
"""Pixels from the end that still count as the end."""
AROUND = 12
"""Pixels that stay free above or below what is brought into sight."""


class ReadingPlace:
    """Scroll position and selection of one browser."""

    def __init__(self, browser: QTextBrowser) -> None:
        self._browser = browser
        self._bar = browser.verticalScrollBar()

    def at_end(self) -> bool:
        return self._bar.value() >= self._bar.maximum() - NEAR_END

    def to_end(self) -> None:
        self.lay_out_all()
        self._bar.setValue(self._bar.maximum())

    def lay_out_all(self) -> None:
        """Bring the length of the document up to date: Qt lays out the far end later otherwise."""
        document = self._browser.document()
        document.documentLayout().blockBoundingRect(document.lastBlock())

    def bring_in(self, first: QTextBlock, last: QTextBlock) -> None:
        """Scroll as little as shows all of it; where it is taller than the screen, from its first line on."""
        document, tall = self._browser.document(), self._browser.viewport().height()
        start, end = area_of(first).top(), area_of(last).bottom()
        if last.blockNumber() >= document.blockCount() - 2:  # a table is followed by an empty line
            end = document.documentLayout().documentSize().height()
        least = min(round(start) - AROUND, round(end) + AROUND - tall)
        self._bar.setValue(max(self._bar.value(), least))

    def keep(self, change: Callable[[], None]) -> None:
        """Make a change; the end stays in sight where it was, and otherwise what is read stays where it is."""
        layout = self._browser.document().documentLayout()
        at_end, before = self.at_end(), self._bar.value()
        mark = self._browser.cursorForPosition(self._browser.viewport().rect().topLeft())
        top = layout.blockBoundingRect(mark.block()).top()
        chosen = self._browser.textCursor()
        selection = (chosen.anchor(), chosen.position()) if chosen.hasSelection() else None
        change()
        if selection:
            self._restore(selection)
        if at_end:
            self.to_end()
        else:
            moved = layout.blockBoundingRect(mark.block()).top() - top
            self.lay_out_all()
            self._bar.setValue(before + round(moved))

    def _restore(self, selection: tuple[int, int]) -> None:
        """Keep a selection whose end lay in a block that was written anew; one that moved as a whole is left alone."""
        cursor = self._browser.textCursor()
        now = (cursor.anchor(), cursor.position())
        if now == selection or min(now) != min(selection):
            return
        last = self._browser.document().characterCount() - 1
        cursor.setPosition(min(selection[0], last))
        cursor.setPosition(min(selection[1], last), QTextCursor.MoveMode.KeepAnchor)
        value = self._bar.value()
        self._browser.setTextCursor(cursor)
        self._bar.setValue(value)
