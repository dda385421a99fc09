"""Lays a text's lines as blocks, and knows which block holds which characters of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from soulfra_desktop.domain.knowledge import Heading, PageStart
from soulfra_desktop.ui.documents.viewer.state import Slice
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.theme import scaled

PAGE = 1
"""A block's user state where it is the mark of a page, not text."""
_INSIDE_QT = str.maketrans({"\u2029": "\u2028", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"})
"""Letters that mean something to a QTextDocument: one block of ours is one block of its."""
EMPTY = 6.0
"""Points of a line between two paragraphs."""
_SIZES = {1: theme.HEADING, 2: theme.PROSE + 1, 3: theme.PROSE}


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    heading: int = 0
    """Its level; 0 where it is none."""
    page: int = 0
    """The page that is marked here; 0 for a line of text."""


class Laying:
    """What stands in the document, block by block."""

    def __init__(self, document: QTextDocument, page_words: str) -> None:
        """`page_words`: how a page is marked, with a place for its number."""
        self._document = document
        self._page_words = page_words
        self._starts: list[int] = []
        """Of each block, where it begins in the text; a page's mark begins where the page does."""
        self._slices: tuple[Slice, ...] = ()
        self._blocks: list[int] = []
        """How many blocks each slice made."""
        self.pages: Sequence[PageStart] = ()
        self.headings: Sequence[Heading] = ()
        self.code = False

    @property
    def slices(self) -> tuple[Slice, ...]:
        return self._slices

    def clear(self) -> None:
        self._document.clear()
        self._starts, self._blocks, self._slices = [], [], ()

    def append(self, one: Slice) -> None:
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        lines = self._lines(one)
        cursor.beginEditBlock()
        for number, line in enumerate(lines):
            if self._starts or number:
                cursor.insertBlock()
            self._write(cursor, line)
        cursor.endEditBlock()
        self._starts += [line.start for line in lines]
        self._blocks.append(len(lines))
        self._slices = (*self._slices, one)

    def prepend(self, one: Slice) -> None:
        """Before all there is."""
        cursor = QTextCursor(self._document)
        lines = self._lines(one)
        cursor.beginEditBlock()
        for line in reversed(lines):
            first = self._document.firstBlock()
            kept, letters, mark = first.blockFormat(), first.charFormat(), first.userState()
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            cursor.insertBlock(kept, letters)
            self._document.firstBlock().next().setUserState(mark)
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            self._write(cursor, line)
        cursor.endEditBlock()
        self._starts[:0] = [line.start for line in lines]
        self._blocks.insert(0, len(lines))
        self._slices = (one, *self._slices)

    def drop_first(self) -> None:
        count = self._blocks.pop(0)
        after = self._document.findBlockByNumber(count)
        kept, letters, mark = after.blockFormat(), after.charFormat(), after.userState()
        cursor = QTextCursor(self._document)
        cursor.setPosition(after.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(kept)
        cursor.setBlockCharFormat(letters)
        self._document.firstBlock().setUserState(mark)
        del self._starts[:count]
        self._slices = self._slices[1:]

    def drop_last(self) -> None:
        count = self._blocks.pop()
        before = self._document.findBlockByNumber(len(self._starts) - count - 1)
        cursor = QTextCursor(self._document)
        cursor.setPosition(before.position() + before.length() - 1)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        del self._starts[-count:]
        self._slices = self._slices[:-1]

    # Places.

    def cursor_at(self, place: int) -> QTextCursor:
        """At a character of the text, or the nearest that is laid."""
        cursor = QTextCursor(self._document)
        if not self._starts:
            return cursor
        index = max(0, bisect_right(self._starts, place) - 1)
        block = self._document.findBlockByNumber(index)
        inside = _utf16(block.text(), max(0, place - self._starts[index]))
        cursor.setPosition(block.position() + min(inside, block.length() - 1))
        return cursor

    def span(self, start: int, end: int) -> QTextCursor:
        """These characters, as far as they are laid."""
        cursor = self.cursor_at(start)
        cursor.setPosition(self.cursor_at(end).position(), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def place_of(self, cursor: QTextCursor) -> int:
        """The character of the text at which a cursor stands."""
        block = cursor.block()
        number = block.blockNumber()
        if number >= len(self._starts):
            return self._slices[-1].end if self._slices else 0
        if block.userState() == PAGE:
            return self._starts[number]
        return self._starts[number] + _characters(block.text(), cursor.positionInBlock())

    # Lines.

    def _lines(self, one: Slice) -> list[_Line]:
        made: list[_Line] = []
        start = one.start
        text = one.text.removesuffix("\n") if one.text.endswith("\n") else one.text
        for line in text.split("\n"):
            end = start + len(line)
            first = bisect_left(self.pages, start, key=lambda page: page.start)
            for page in self.pages[first:]:
                if page.start > end or page.start == end != start:
                    break
                made.append(_Line(start, "", page=page.number))  # also where it begins within the line
            nearest = bisect_left(self.headings, start, key=lambda heading: heading.start)
            heading = self.headings[nearest] if nearest < len(self.headings) else None
            level = heading.level if heading is not None and heading.start <= end and heading.start < end else 0
            made.append(_Line(start, line, level))
            start = end + 1
        return made

    def _write(self, cursor: QTextCursor, line: _Line) -> None:
        block, letters = self._formats(line)
        cursor.setBlockFormat(block)
        cursor.setBlockCharFormat(letters)
        text = self._page_words.format(line.page) if line.page else line.text.translate(_INSIDE_QT)
        cursor.insertText(text, letters)
        cursor.block().setUserState(PAGE if line.page else 0)

    def _formats(self, line: _Line) -> tuple[QTextBlockFormat, QTextCharFormat]:
        block, letters = QTextBlockFormat(), QTextCharFormat()
        if line.page:
            letters.setFont(theme.font(theme.TINY, theme.MEDIUM, tabular=True))
            letters.setForeground(theme.brush("faint"))
            block.setTopMargin(scaled(18))
            block.setBottomMargin(scaled(8))
        elif line.heading:
            letters.setFont(theme.font(_SIZES.get(line.heading, theme.PROSE), theme.SEMIBOLD))
            letters.setForeground(theme.brush("ink"))
            block.setTopMargin(scaled(14))
            block.setBottomMargin(scaled(4))
        elif not line.text and not self.code:
            letters.setFont(theme.font(EMPTY))
        else:
            letters.setFont(theme.mono(theme.BODY) if self.code else theme.font(theme.PROSE))
            letters.setForeground(theme.brush("ink"))
            block.setLineHeight(
                scaled(4 if self.code else 6), QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value
            )
        return block, letters


def _utf16(text: str, characters: int) -> int:
    """Qt's count of a number of characters."""
    return characters if text.isascii() else len(text[:characters].encode("utf-16-le")) // 2


def _characters(text: str, utf16: int) -> int:
    """The other way round."""
    return utf16 if text.isascii() else len(text.encode("utf-16-le")[: 2 * utf16].decode("utf-16-le", "ignore"))
