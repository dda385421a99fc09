"""A field that holds one model: its name and price, and the popup in which another is found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from soulfra_desktop.domain.routing import Model
from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.model_lines import Line, in_full
from soulfra_desktop.ui.kit.model_menu import ModelMenu, paint_line
from soulfra_desktop.ui.kit.theme import scaled


class ModelField(QPushButton):
    """`chosen(value)`: provider/model, or empty for `none`. What is stored is shown, also where nothing offers it now."""

    chosen = Signal(str)

    def __init__(self, name: str, none: str, *, fits_words: bool = False) -> None:
        """`fits_words`: as wide as what it shows, for a row of controls; otherwise as wide as there is room."""
        super().__init__()
        self._name, self._none, self._fits_words = name, none, fits_words
        self._models: tuple[Model, ...] = ()
        self.value = ""
        theme.write_as(self, "field")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.menu_ = ModelMenu(self, name, none=none)
        self.menu_.chosen.connect(self.chosen)
        self.clicked.connect(lambda: self.menu_.pop_up(self))
        self._say()

    @property
    def line(self) -> Line:
        """What is shown."""
        if not self.value:
            return Line("none", self._none)
        return in_full(self._models, self.value, self.tr)

    def offer(self, models: Sequence[Model]) -> None:
        """What can be chosen."""
        if tuple(models) != self._models:
            self._models = tuple(models)
            self._say()

    def show_value(self, value: str) -> None:
        self.value = value
        self._say()

    def _say(self) -> None:
        line = self.line
        self.menu_.offer(self._models, (self.value,))
        self.setAccessibleName(": ".join(part for part in (self._name, line.title, line.right) if part))
        self.setToolTip(self.value)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._words_wide() if self._fits_words else scaled(200), super().sizeHint().height())

    def _words_wide(self) -> int:
        line, metrics = self.line, self.fontMetrics()
        sides = scaled(11 + 32 + 24 + 8)
        return max(scaled(200), metrics.horizontalAdvance(line.title) + metrics.horizontalAdvance(line.right) + sides)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(120), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.menu_.pop_up(self)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = scaled(16)
        left = scaled(8) if rtl else self.width() - scaled(24)
        icons.icon("chevron-down", "soft", 16).paint(painter, QRect(left, (self.height() - side) // 2, side, side))
        arrow, edge = scaled(32), scaled(11)
        area = self.rect().adjusted(arrow if rtl else edge, 0, -edge if rtl else -arrow, 0)
        paint_line(painter, area, self.line, bare=True)
        painter.end()
