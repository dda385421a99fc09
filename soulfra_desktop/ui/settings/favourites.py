"""The favourite models: each with its star, and the popup in which others are starred."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.routing import Model
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.model_lines import Line, in_full
from soulfra_desktop.ui.kit.model_menu import ModelMenu, paint_line
from soulfra_desktop.ui.kit.theme import scaled


class FavouriteList(QWidget):
    """`changed(names)`: all of them, in the order in which they were starred."""

    changed = Signal(list)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self._models: tuple[Model, ...] = ()
        self._rows: dict[str, FavouriteRow] = {}
        self.add = QPushButton(self.tr("Star a model…"))
        theme.write_as(self.add, weight=theme.MEDIUM)
        self.menu_ = ModelMenu(self.add, name, stars=True)
        self.menu_.chosen.connect(self.toggle)
        self.add.clicked.connect(lambda: self.menu_.pop_up(self.add))
        self.setFocusProxy(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.S)
        column.addLayout(self._list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        theme.changed.connect(self._paint)
        self._paint()

    def offer(self, models: Sequence[Model]) -> None:
        """What can be starred."""
        if tuple(models) != self._models:
            self._models = tuple(models)
            self._fill()

    def show_names(self, names: Sequence[str]) -> None:
        self.names = list(names)
        self._fill()

    def toggle(self, name: str) -> None:
        """Star a model, or take its star away."""
        self.names = [one for one in self.names if one != name] if name in self.names else [*self.names, name]
        self._fill()
        self.changed.emit(list(self.names))

    def _fill(self) -> None:
        self.menu_.offer(self._models, self.names)
        for name in [name for name in self._rows if name not in self.names]:
            self._drop(name)
        for name in self.names:
            if name not in self._rows:
                self._rows[name] = FavouriteRow()
                self._rows[name].star.clicked.connect(lambda _on=False, name=name: self.toggle(name))
                self._list.addWidget(self._rows[name])
            self._rows[name].show_line(in_full(self._models, name, self.tr))

    def _drop(self, name: str) -> None:
        row = self._rows.pop(name)
        if self.window().focusWidget() is row.star:
            self.add.setFocus()
        row.hide()
        row.deleteLater()

    def _paint(self) -> None:
        self.add.setIcon(icons.icon("star", "ink", 16))


class FavouriteRow(QWidget):
    """A full star, which takes itself away, and the model with its provider and price."""

    def __init__(self) -> None:
        super().__init__()
        self.star = QToolButton()
        self._text = _ModelText()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        lengths.keep(row.setSpacing, theme.XS)
        row.addWidget(self.star)
        row.addWidget(self._text, 1)
        theme.changed.connect(self._paint)
        self._paint()

    def show_line(self, line: Line) -> None:
        self._text.show_line(line)
        self.star.setAccessibleName(self.tr("Take the star of {0}").format(line.value))
        self.star.setToolTip(self.star.accessibleName())

    def _paint(self) -> None:
        self.star.setIcon(icons.icon("star-full", "accent", 16))


class _ModelText(QWidget):
    """Its name and price, as the popup has them."""

    def __init__(self) -> None:
        super().__init__()
        self._line = Line("note", "")

    def show_line(self, line: Line) -> None:
        self._line = line
        self.setAccessibleName(f"{line.title}, {line.right}")
        self.setToolTip(line.title)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(160), scaled(theme.TARGET))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(80), scaled(theme.TARGET))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint_line(painter, self.rect(), self._line, bare=True)
        painter.end()
