"""A table of figures: sorted by any column, its amounts one below the other, and narrower where the window is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.sentences import figure

MOST_ROWS = 50
"""Seen at first, and more with each press: the page scrolls, and nothing within it does."""
ROW = 32
"""Pixels, a click target's."""


@dataclass(frozen=True, slots=True)
class Column:
    """`spare`: it goes first where there is no room, the highest number first; 0 stays."""

    name: str
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What is read, and what it is sorted by."""

    text: str
    order: float | str = ""


class FiguresTable(QTableWidget):
    """`opened(row)` with the number of the row that was given, when one is pressed with Enter or twice by the mouse."""

    opened = Signal(int)

    def __init__(self, name: str, columns: Sequence[Column], *, least_name: int = 120, least_figure: int = 88) -> None:
        super().__init__(0, len(columns))
        self._columns = tuple(columns)
        self._least = (least_name, least_figure)
        self._empty: set[int] = set()
        """Columns in which nothing is told."""
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([column.name for column in columns])
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._seen = MOST_ROWS
        self.more = QPushButton()
        """To stand below it; there as long as there are rows that are not seen."""
        theme.write_as(self.more, weight=theme.MEDIUM)
        self.more.clicked.connect(lambda: self._show_more())
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setAccessibleName(name)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first = self.horizontalHeaderItem(0)
        assert first is not None
        first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSortingEnabled(True)
        header.setSortIndicatorShown(False)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        header.sectionClicked.connect(lambda _section: header.setSortIndicatorShown(True))
        self.cellActivated.connect(self._activated)
        theme.changed.connect(self._restyle)
        self._restyle()

    def name_first(self, name: str) -> None:
        """What the first column lists."""
        item = self.horizontalHeaderItem(0)
        assert item is not None
        item.setText(name)

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Rows in the order in which they are given, until a column's head is pressed."""
        self.setSortingEnabled(False)
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                item = _Item(cell, number)
                side = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                if place == 0:
                    item.setToolTip(cell.text)
                self.setItem(number, place, item)
        self.setSortingEnabled(True)
        self._empty = {
            place
            for place, column in enumerate(self._columns)
            if column.spare and all(row[place].text == "–" for row in rows)
        }
        self._seen = MOST_ROWS
        self._drop_columns()
        self._fit()

    def _show_more(self) -> None:
        first = self._seen
        self._seen += MOST_ROWS
        self._fit()
        self.setCurrentCell(first, 0)
        self.setFocus()  # the button may be gone

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._drop_columns()

    def _drop_columns(self) -> None:
        """Leave out what has no room, so that what stays can be read."""
        least_name, least_figure = (theme.scaled(pixels) for pixels in self._least)
        room = max(1, (self.width() - least_name) // least_figure)
        told = [place for place in range(1, len(self._columns)) if place not in self._empty]
        by_spare = sorted(told, key=lambda place: self._columns[place].spare)
        kept = {0, *by_spare[:room]}
        for place in range(1, len(self._columns)):
            self.setColumnHidden(place, place not in kept)
            self.setColumnWidth(place, max(least_figure, self.horizontalHeader().sectionSizeHint(place)))

    def _fit(self) -> None:
        """As tall as the rows that are seen: of all of them in whatever order, the first."""
        rows = min(self.rowCount(), self._seen)
        for row in range(self.rowCount()):
            self.setRowHidden(row, row >= rows)
        self.setFixedHeight(theme.scaled(ROW) * rows + self.horizontalHeader().sizeHint().height() + 2)
        waiting = self.rowCount() - rows
        self.more.setVisible(waiting > 0)
        self.more.setText(self.tr("Show {0} more").format(figure(f"{min(waiting, MOST_ROWS):,}")))

    def _restyle(self) -> None:
        self.setFont(theme.font(theme.BODY, tabular=True))
        self.horizontalHeader().setFont(theme.font(theme.SMALL, theme.MEDIUM))
        self.verticalHeader().setDefaultSectionSize(theme.scaled(ROW))
        self._fit()

    def _activated(self, row: int, _column: int) -> None:
        item = self.item(row, 0)
        if isinstance(item, _Item):
            self.opened.emit(item.number)


class _Item(QTableWidgetItem):
    def __init__(self, cell: Cell, number: int) -> None:
        super().__init__(cell.text)
        self.number = number
        self._order = cell.order if cell.order != "" else cell.text.casefold()

    def __lt__(self, other: QTableWidgetItem) -> bool:
        if isinstance(other, _Item) and type(self._order) is type(other._order):
            return self._order < other._order  # type: ignore[operator]
        return super().__lt__(other)
