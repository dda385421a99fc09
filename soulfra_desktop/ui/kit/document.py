"""Writes leaves into a text document, and rewrites only those that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLayout,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.highlight import LIMIT, spans
from soulfra_desktop.ui.kit.leaf import Leaf, Run, shared

_USER = int(QTextFormat.Property.UserProperty)
CARD, STARTS, LEFT, QUOTE, RULE, CONTINUES, CONTROL = (_USER + number for number in range(1, 8))
"""Properties of blocks (and, the last, of text) that Transcript paints and copies by."""

INDENT = 24
QUOTE_INDENT = 16
CODE_SIZE = 10.0
COLOR_AT_ONCE = 2_500
"""Characters of code that are coloured in the same moment as they are written."""
_SIDES = {"": 0, "user": 14, "code": 14, "card": 14, "error": 14, "notice": 12}
"""Pixels between the side of a card and its text."""


def gap_px(points: float, spread: float) -> float:
    """The distance between lines, for the fixed addition that keeps a card's padding even."""
    return points * spread * 1.25


class Writer:
    """Puts leaves into one document, below a block that was there before. Positions are block numbers."""

    def __init__(self, document: QTextDocument, words: Callable[[str], str]) -> None:
        self._document = document
        self._words = words
        self.width = theme.COLUMN
        """Pixels of the column, for what stands at its right."""
        self.to_color: list[tuple[QTextCursor, str, str]] = []
        """Code that is still in one colour: where it starts, itself, its language."""
        self.grown: set[str] = set()
        """Links of code cards that grew while they streamed: coloured piece by piece, so perhaps wrongly."""
        self._formats: dict[Run, QTextCharFormat] = {}

    def forget_colors(self) -> None:
        """Another theme came into force."""
        self._formats.clear()

    def replace(self, first: int, old: Sequence[Leaf], counts: list[int], new: Sequence[Leaf]) -> list[int]:
        """Make `old`, whose blocks start at number `first`, into `new`; returns the new counts of blocks a leaf.

        `counts` are those of `old`. Leaves that stay the same are not touched.
        """
        head, tail = shared(old, new)
        start = first + sum(counts[:head])
        kept = counts[len(counts) - tail :] if tail else []
        going, coming = list(old[head : len(old) - tail]), list(new[head : len(new) - tail])
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        try:
            made = counts[:head]
            if going and coming and (grown := self._grow(start, going[0], coming[0], counts[head])):
                made, start = [*made, grown], start + grown
                gone, coming = counts[head + 1 : len(counts) - tail], coming[1:]
            else:
                gone = counts[head : len(counts) - tail]
            self._remove(start, sum(gone))
            for leaf in coming:
                made.append(self._insert(start, leaf))
                start += made[-1]
        finally:
            cursor.endEditBlock()
        return made + kept

    def fit(self, width: int) -> None:
        """The column became another width: move what stands at its right."""
        self.width = width
        block = self._document.begin()
        while block.isValid():
            made = block.blockFormat()
            if made.property(STARTS) and made.property(CARD) == "code":
                made.setTabPositions(
                    [QTextOption.Tab(width - made.leftMargin() - made.rightMargin(), QTextOption.TabType.RightTab)]
                )
                QTextCursor(block).setBlockFormat(made)
            block = block.next()

    def _at(self, number: int) -> QTextCursor:
        block = self._document.findBlockByNumber(number)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        return cursor

    def _remove(self, first: int, count: int) -> None:
        if count:
            cursor = self._at(first - 1)
            above = cursor.blockFormat()
            last = self._document.findBlockByNumber(first + count - 1)
            cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(above)  # an empty block takes the format of what is removed below it

    def _insert(self, number: int, leaf: Leaf) -> int:
        before = self._document.blockCount()
        cursor = self._at(number - 1)
        cursor.insertBlock(self._block_format(leaf), QTextCharFormat())
        if leaf.kind == "code":
            self._write_code(cursor, leaf)
        elif leaf.kind == "table":
            self._write_table(cursor, leaf)
        elif leaf.kind == "picture":
            image = QTextImageFormat()
            image.setName(leaf.picture)
            cursor.insertImage(image)
        elif leaf.kind == "text":
            self._write_text(cursor, leaf)
        return self._document.blockCount() - before

    def _write_text(self, cursor: QTextCursor, leaf: Leaf) -> None:
        if leaf.marker:
            size = leaf.runs[0].size if leaf.runs else 11.0
            cursor.insertText(f"{leaf.marker}\t", self.char_format(Run("", "soft", size)))
        for run in leaf.runs:
            cursor.insertText(run.text, self.char_format(run))
        if not leaf.runs:
            cursor.setBlockCharFormat(self.char_format(Run("")))

    def _write_code(self, cursor: QTextCursor, leaf: Leaf) -> None:
        label = leaf.language or self._words("text")
        cursor.insertText(label, self.char_format(Run("", "soft", 9.0, control=True)))
        cursor.insertText("\t", self.char_format(Run("", "soft", 9.0, control=True)))
        copy = Run("", "accent", 9.0, 500, href=leaf.href, tip=self._words("Copy this code"), control=True)
        cursor.insertText(self._words("Copy"), self.char_format(copy))
        body = QTextBlockFormat(cursor.blockFormat())
        body.clearProperty(STARTS)
        body.setTopMargin(0)
        body.setTabPositions([])
        body.setLineHeight(
            gap_px(CODE_SIZE, leaf.spread), int(QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        )
        cursor.insertBlock(body)
        cursor.insertText(leaf.code, self._code_format())
        self.color(cursor.block().blockNumber() - leaf.code.count("\n"), leaf)

    def _write_table(self, cursor: QTextCursor, leaf: Leaf) -> None:
        ruled = not leaf.widths
        columns = max(len(row) for row in leaf.rows)
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellPadding(6 if ruled else 2)
        made.setCellSpacing(0)
        made.setTopMargin(leaf.top)
        made.setLeftMargin(leaf.indent * INDENT + leaf.quote * QUOTE_INDENT + _SIDES[leaf.card])
        made.setRightMargin(_SIDES[leaf.card])
        if leaf.widths:
            made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            kind = QTextLength.Type.PercentageLength
            made.setColumnWidthConstraints([QTextLength(kind, width) for width in leaf.widths])
        table = cursor.insertTable(len(leaf.rows), columns, made)
        for row, cells in enumerate(leaf.rows):
            self._write_row(table, row, cells, leaf)
        after = table.lastCursorPosition()
        after.movePosition(QTextCursor.MoveOperation.NextBlock)
        slim = QTextBlockFormat()
        slim.setLineHeight(1, int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
        self._mark(slim, leaf, starts=False)
        after.setBlockFormat(slim)

    def _write_row(self, table: QTextTable, row: int, cells: Sequence[tuple[Run, ...]], leaf: Leaf) -> None:
        for column, runs in enumerate(cells[: table.columns()]):
            cell = table.cellAt(row, column)
            if not leaf.widths:
                line = QTextTableCellFormat()
                line.setBottomBorder(1)
                line.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                line.setBottomBorderBrush(theme.color("edge" if row == 0 else "line"))
                cell.setFormat(line)
            cursor = cell.firstCursorPosition()
            block = QTextBlockFormat()
            align = leaf.aligns[column] if column < len(leaf.aligns) else "left"
            block.setAlignment(_ALIGN.get(align, Qt.AlignmentFlag.AlignLeft))
            self._mark(block, leaf, starts=False)
            cursor.setBlockFormat(block)
            for run in runs:
                cursor.insertText(run.text, self.char_format(run))

    def _grow(self, number: int, old: Leaf, new: Leaf, count: int) -> int:
        """Add to the end of a leaf that only grew; its new count of blocks, or 0 where that is not all that happened."""
        if old.kind != new.kind or old.marker != new.marker or (old.top, old.card) != (new.top, new.card):
            return 0
        before = self._document.blockCount()
        if new.kind == "code" and old.code and new.code.startswith(old.code) and old.language == new.language:
            cursor = self._at(number + count - 1)
            first = cursor.block().blockNumber()
            cursor.insertText(new.code[len(old.code) :], self._code_format())
            fresh = new.code[new.code.rfind("\n", 0, len(old.code)) + 1 :]
            color_now(self._document, first, fresh[:COLOR_AT_ONCE], new.language)
            self.grown.add(new.href)
        elif new.kind == "text" and (added := _added(old, new)) is not None:
            cursor = self._at(number + count - 1)
            for run in added:
                cursor.insertText(run.text, self.char_format(run))
        else:
            return 0
        return count + self._document.blockCount() - before

    def color(self, first: int, leaf: Leaf) -> None:
        """Colour a code card whose code starts at block number `first`: now, or a long one a little at a time."""
        self.grown.discard(leaf.href)
        if len(leaf.code) <= COLOR_AT_ONCE:
            color_now(self._document, first, leaf.code, leaf.language)
        elif len(leaf.code) <= LIMIT:
            self.to_color.append((QTextCursor(self._document.findBlockByNumber(first)), leaf.code, leaf.language))

    def coloring(self, start: QTextCursor, code: str, language: str) -> Iterator[None]:
        """Colour long code; each step takes a few milliseconds."""
        lines = _Lines(self._document, start.block().blockNumber(), code)
        for number, (at, length, token) in enumerate(spans(code, language)):
            if number % 100 == 99:
                lines.pause()
                yield
                lines.resume(start.block().blockNumber())
            lines.add(at, length, theme.color(token))
        lines.close()

    def char_format(self, run: Run) -> QTextCharFormat:
        """The format of a run in the theme in force; its text does not matter."""
        key = Run(
            "",
            run.tone,
            run.size,
            run.weight,
            run.italic,
            run.strike,
            run.mono,
            run.href,
            run.tip,
            run.control,
            run.tabular,
        )
        made = self._formats.get(key)
        if made is None:
            made = QTextCharFormat()
            made.setFont(
                theme.mono(run.size - 1) if run.mono
                else theme.font(run.size, run.weight, tabular=run.tabular, italic=run.italic)
            )  # fmt: skip
            made.setForeground(theme.color(run.tone))
            if run.mono:
                made.setBackground(theme.color("user"))
            made.setFontStrikeOut(run.strike)
            if run.control:
                made.setProperty(CONTROL, True)
            if run.href:
                made.setAnchor(True)
                made.setAnchorHref(run.href)
                made.setToolTip(run.tip or run.href)
                made.setFontUnderline(not run.control)
            self._formats[key] = made
        return made

    def _code_format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(theme.mono(CODE_SIZE))
        made.setForeground(theme.color("ink"))
        return made

    def _mark(self, made: QTextBlockFormat, leaf: Leaf, *, starts: bool) -> None:
        if leaf.card:
            made.setProperty(CARD, leaf.card)
            made.setProperty(LEFT, leaf.left + leaf.indent * INDENT + leaf.quote * QUOTE_INDENT)
            if starts:
                made.setProperty(STARTS, True)
        if leaf.quote:
            made.setProperty(QUOTE, leaf.quote)
        if leaf.continues:
            made.setProperty(CONTINUES, True)

    def _block_format(self, leaf: Leaf) -> QTextBlockFormat:
        made = QTextBlockFormat()
        self._mark(made, leaf, starts=leaf.starts)
        made.setTopMargin(0 if leaf.kind == "table" else leaf.top)
        side = _SIDES[leaf.card]
        made.setLeftMargin(leaf.left + leaf.indent * INDENT + leaf.quote * QUOTE_INDENT + side)
        made.setRightMargin(side)
        if leaf.align == "right":
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
        if leaf.marker:
            made.setTextIndent(-INDENT + 2)
            made.setTabPositions([QTextOption.Tab(INDENT - 2, QTextOption.TabType.LeftTab)])
        if leaf.kind == "code":
            room = self.width - made.leftMargin() - made.rightMargin()
            made.setTabPositions([QTextOption.Tab(room, QTextOption.TabType.RightTab)])
        if leaf.heading:
            made.setHeadingLevel(leaf.heading)
        if leaf.kind == "rule":
            made.setProperty(RULE, True)
            made.setLineHeight(2, int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
        else:
            size = leaf.runs[0].size if leaf.runs else 11.0
            distance = QTextBlockFormat.LineHeightTypes.LineDistanceHeight
            made.setLineHeight(gap_px(size, leaf.spread), int(distance.value))
        return made


_ALIGN = {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter}


def _added(old: Leaf, new: Leaf) -> list[Run] | None:
    """The runs to append to make `old` into `new`; None where something before the end changed."""
    if not old.runs or len(new.runs) < len(old.runs) or old.runs[:-1] != new.runs[: len(old.runs) - 1]:
        return None
    last, now = old.runs[-1], new.runs[len(old.runs) - 1]
    if not now.text.startswith(last.text) or _style(last) != _style(now) or _style(old) != _style(new):
        return None
    return [replace(now, text=now.text[len(last.text) :]), *new.runs[len(old.runs) :]]


def _style(value: Any) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in value.__slots__ if name not in ("text", "runs"))


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
