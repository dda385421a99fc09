"""What is painted before anything is loaded: the window's quiet outline, still, in one paint."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.tokens import HEADER_HEIGHT

SIDEBAR_WIDTH = 272
DOCKED_FROM = 900


class Skeleton(QWidget):
    """The outline of sidebar, header and composer while the store is opened."""

    def __init__(self, parent: QWidget | None = None, *, sidebar: bool = True) -> None:
        super().__init__(parent)
        self._sidebar = sidebar
        self.setAccessibleName(self.tr("Soulfra is starting"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self.width(), self.height()
        fill(painter, "canvas", QRectF(0, 0, width, height))
        left = SIDEBAR_WIDTH if self._sidebar and width >= DOCKED_FROM else 0
        if left:
            fill(painter, "side", QRectF(0, 0, left, height))
            fill(painter, "line", QRectF(left - 1, 0, 1, height))
            paint_bars(painter, QRectF(20, 146, left - 40, height - 220))
        fill(painter, "line", QRectF(left, HEADER_HEIGHT - 1, width - left, 1))
        column = min(theme.COLUMN, width - left - 2 * theme.M)
        composer = QRectF(left + (width - left - column) // 2, height - 135, column, 101)
        fill(painter, "line", composer, 16)
        fill(painter, "raised", composer.adjusted(1, 1, -1, -1), 15)
        painter.end()


class SkeletonRows(QWidget):
    """The outline of a list while it is loaded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Loading"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bars(painter, QRectF(self.rect()).adjusted(12, 14, -12, 0))
        painter.end()


def paint_bars(painter: QPainter, area: QRectF) -> None:
    """Bars of unequal length, 34 px apart, as titles would stand."""
    for index, share in enumerate((0.30, 0.82, 0.64, 0.74, 0.52, 0.68)):
        y = area.top() + index * 34
        if y + 10 < area.bottom():
            fill(painter, "line", QRectF(area.left(), y, area.width() * share, 8 if index == 0 else 10), 4)


def fill(painter: QPainter, token: str, area: QRectF, radius: float = 0) -> None:
    """A shape in a token's colour, by the one call of QPainter that leaves the `Qt` namespace unloaded.

    The first use of any overload that takes a Qt enum, as setBrush and fillRect do, makes all of them: 30 ms.
    """
    shape = QPainterPath()
    shape.addRoundedRect(area, radius, radius)
    painter.fillPath(shape, theme.brush(token))
