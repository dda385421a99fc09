"""Writes tables into a text document: in columns, or where there is no room for them, cell below cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.formats import SIDES, Formats, inset, is_mirrored
from soulfra_desktop.ui.kit.leaf import Leaf, Run

MARK_COLUMN = 20
"""Pixels of a column that only holds a check mark: any that is given fewer percent than this."""
NARROW = 76
"""Pixels under which a column of a table cannot be read."""
_LENGTHS = {True: QTextLength.Type.FixedLength, False: QTextLength.Type.PercentageLength}
_ALIGN = {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter}


def stacks(leaf: Leaf, width: int) -> bool:
    """Whether a table is too wide for a column of this width: its cells stand below each other then."""
    columns = max((len(row) for row in leaf.rows), default=0)
    return leaf.kind == "table" and not leaf.card and columns > 2 and columns * theme.scaled(NARROW) > width


def _laid_out(leaf: Leaf) -> Leaf:
    """A table as its columns stand from left to right: Qt's layout does not mirror them."""
    if not is_mirrored(leaf):
        return leaf
    columns = max(len(row) for row in leaf.rows)
    return replace(
        leaf,
        rows=tuple((*row, *((),) * (columns - len(row)))[::-1] for row in leaf.rows),
        aligns=(*leaf.aligns, *("left",) * (columns - len(leaf.aligns)))[::-1],
        widths=leaf.widths[::-1],
    )


class Tables:
    """Writes table leaves; `write_run` writes the text of their cells."""

    def __init__(self, formats: Formats, write_run: Callable[[QTextCursor, Run], None]) -> None:
        self._formats = formats
        self._write_run = write_run

    def write(self, cursor: QTextCursor, leaf: Leaf) -> None:
        leaf = _laid_out(leaf)
        ruled = not leaf.card
        columns = max(len(row) for row in leaf.rows)
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellPadding(theme.scaled(6 if ruled else 2))
        made.setCellSpacing(0)
        made.setTopMargin(theme.scaled(leaf.top))
        side = theme.scaled(SIDES[leaf.card])
        made.setLeftMargin(inset(leaf) + side)
        made.setRightMargin(side)
        if leaf.widths:
            made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            made.setColumnWidthConstraints(
                [
                    QTextLength(
                        _LENGTHS[width < MARK_COLUMN], theme.scaled(MARK_COLUMN) if width < MARK_COLUMN else width
                    )
                    for width in leaf.widths
                ]
            )
        table = cursor.insertTable(len(leaf.rows), columns, made)
        for row, cells in enumerate(leaf.rows):
            self._row(table, row, cells, leaf)
        after = table.lastCursorPosition()
        after.movePosition(QTextCursor.MoveOperation.NextBlock)
        slim = QTextBlockFormat()
        slim.setLineHeight(1, int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
        self._formats.mark(slim, leaf, starts=False)
        after.setBlockFormat(slim)

    def grow(self, table: QTextTable, old: Leaf, new: Leaf) -> bool:
        """Add rows to the end of a written table; False, and nothing done, where that is not all that happened."""
        kept = len(old.rows) - 1
        if (
            kept < 0
            or len(new.rows) <= kept
            or replace(new, rows=old.rows) != old
            or new.rows[:kept] != old.rows[:kept]
        ):
            return False
        if max(len(row) for row in new.rows) != table.columns():
            return False
        table.appendRows(len(new.rows) - len(old.rows))
        for column, runs in enumerate(new.rows[kept]):
            if column >= len(old.rows[kept]) or old.rows[kept][column] != runs:
                self._write_again(table, kept, column, runs)
        for row, cells in enumerate(new.rows[kept + 1 :], kept + 1):
            self._row(table, row, cells, new)
        return True

    def _write_again(self, table: QTextTable, row: int, column: int, runs: Sequence[Run]) -> None:
        cell = table.cellAt(row, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for run in runs:
            self._write_run(cursor, run)

    def write_stacked(self, cursor: QTextCursor, leaf: Leaf) -> None:
        heads = leaf.heads or leaf.rows[0]
        for number, row in enumerate(leaf.rows if leaf.headless else leaf.rows[1:]):
            for column, runs in enumerate(row):
                line = Leaf(
                    runs=runs,
                    indent=leaf.indent,
                    quote=leaf.quote,
                    top=(10 if number else leaf.top) if column == 0 else 1,
                    spread=0.3,
                )
                if column == 0 and number == 0:
                    cursor.setBlockFormat(self._formats.block(line))
                else:
                    cursor.insertBlock(self._formats.block(line), QTextCharFormat())
                for run in heads[column] if column < len(heads) else ():
                    self._write_run(cursor, replace(run, tone="soft"))
                cursor.insertText(": ", self._formats.text(Run("", "soft", 10.0)))
                for run in runs:
                    self._write_run(cursor, run)

    def _row(self, table: QTextTable, row: int, cells: Sequence[tuple[Run, ...]], leaf: Leaf) -> None:
        for column, runs in enumerate(cells[: table.columns()]):
            cell = table.cellAt(row, column)
            if not leaf.card:
                line = QTextTableCellFormat()
                line.setBottomBorder(1)
                line.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                line.setBottomBorderBrush(theme.color("edge" if row == 0 and not leaf.headless else "line"))
                cell.setFormat(line)
            cursor = cell.firstCursorPosition()
            block = QTextBlockFormat()
            align = leaf.aligns[column] if column < len(leaf.aligns) else "left"
            block.setAlignment(_ALIGN.get(align, Qt.AlignmentFlag.AlignLeft))
            if is_mirrored(leaf):
                block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._formats.mark(block, leaf, starts=False)
            cursor.setBlockFormat(block)
            for run in runs:
                self._write_run(cursor, run)
