"""Lays Pygments' colours over lines of code that are written already: at once, or a long one in steps."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument, QTextLayout

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.highlight import spans

STEP = 100
"""Spans of one step: a few milliseconds."""


def coloring(start: QTextCursor, code: str, language: str) -> Iterator[None]:
    """Colour long code from the block of `start`; each step takes a few milliseconds."""
    lines = _Lines(start.document(), start.block().blockNumber(), code)
    for number, (at, length, token) in enumerate(spans(code, language)):
        if number % STEP == STEP - 1:
            lines.pause()
            yield
            lines.resume(start.block().blockNumber())
        lines.add(at, length, theme.color(token))
    lines.close()


def color_now(document: QTextDocument, first: int, code: str, language: str) -> None:
    """Colour lines of code in place, from block number `first`."""
    lines = _Lines(document, first, code)
    for start, length, token in spans(code, language):
        lines.add(start, length, theme.color(token))
    lines.close()


class _Lines:
    """Spreads spans over the blocks of consecutive lines. Positions count as Qt does, in UTF-16 units."""

    def __init__(self, document: QTextDocument, first: int, code: str) -> None:
        self._document = document
        self._block = document.findBlockByNumber(first)
        self._lines = code.split("\n")
        self._wide = not code.isascii() and any(ord(character) > 0xFFFF for character in code)
        self._at = 0
        self._start = 0
        self._ranges: list[QTextLayout.FormatRange] = []

    def add(self, start: int, length: int, color: QColor) -> None:
        end = start + length
        while start < end and self._at < len(self._lines):
            line_end = self._start + len(self._lines[self._at])
            if start > line_end:
                self._next()
                continue
            self._range(start - self._start, min(end, line_end) - self._start, color)
            start = max(start, line_end + 1) if end > line_end else end

    def _range(self, start: int, end: int, color: QColor) -> None:
        if end > start:
            if self._wide:
                line = self._lines[self._at]
                start, end = _units(line[:start]), _units(line[:end])
            made = QTextLayout.FormatRange()
            made.start, made.length = start, end - start
            made.format = QTextCharFormat()
            made.format.setForeground(color)
            self._ranges.append(made)

    def _next(self) -> None:
        if self._block.isValid():
            self._block.layout().setFormats(self._ranges)
            self._block = self._block.next()
        self._ranges = []
        self._start += len(self._lines[self._at]) + 1
        self._at += 1

    def pause(self) -> None:
        """Let what is done be seen."""
        if self._block.isValid():
            self._block.layout().setFormats(self._ranges)

    def resume(self, first: int) -> None:
        """Go on after the document may have changed above; `first` is where the code starts now."""
        self._block = self._document.findBlockByNumber(first + self._at)

    def close(self) -> None:
        while self._at < len(self._lines):
            self._next()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
