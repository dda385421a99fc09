"""One figure of a screen: what it is, how much, and what to know of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import lengths, theme

LEAST = 140
"""Pixels of a tile, under which its note cannot be read."""


class Tile(QFrame):
    """A card; the figure is tabular, so that it does not jump when it changes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.name = QLabel(name)
        theme.write_as(self.name, "soft", theme.SMALL)
        self.figure = QLabel()
        theme.write_as(self.figure, "", theme.DISPLAY, theme.SEMIBOLD, tabular=True)
        self.note = QLabel()
        self.note.setWordWrap(True)
        theme.write_as(self.note, "faint", theme.SMALL)
        for label in (self.name, self.figure, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.M, theme.L, theme.M)
        lengths.keep(column.setSpacing, 2)
        column.addWidget(self.name)
        column.addWidget(self.figure)
        column.addWidget(self.note)
        column.addStretch()

    def show_figure(self, figure: str, note: str = "", tone: str = "") -> None:
        """`tone` is a kind of label: money, danger."""
        self.figure.setText(figure)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.setAccessibleName(f"{self.name.text()}: {figure}. {note}".strip())
        if self.figure.property("kind") != tone:
            self.figure.setProperty("kind", tone)
            self.figure.style().polish(self.figure)


class Tiles(QWidget):
    """As many beside each other as have room, all of one width."""

    def __init__(self, *tiles: Tile) -> None:
        super().__init__()
        self._tiles = tiles
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        lengths.keep(self._grid.setSpacing, theme.M)
        self._arrange(len(tiles))

    def minimumSizeHint(self) -> QSize:
        """One tile's: the others stand below it where there is no room."""
        return QSize(self._least(), super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._arrange(
            next((n for n in (4, 2) if n * self._least() + (n - 1) * self._grid.spacing() <= self.width()), 1)
        )

    def _least(self) -> int:
        return max(theme.scaled(LEAST), *(tile.minimumSizeHint().width() for tile in self._tiles))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // across, number % across)
        for column in range(len(self._tiles)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
