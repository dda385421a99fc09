"""What is painted before anything is loaded: the window's quiet outline, still, in one paint."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.kit import theme

SIDEBAR_WIDTH = 272
DOCKED_FROM = 900
HEADER_HEIGHT = 54


class Skeleton(QWidget):
    """The outline of sidebar, header and composer while the store is opened."""

    def __init__(self, parent: QWidget | None = None, *, sidebar: bool = True) -> None:
        super().__init__(parent)
        self._sidebar = sidebar
        self.setAccessibleName(self.tr("Soulfra is starting"))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), t("canvas"))
        left = SIDEBAR_WIDTH if self._sidebar and self.width() >= DOCKED_FROM else 0
        if left:
            painter.fillRect(0, 0, left, self.height(), t("side"))
            painter.fillRect(left - 1, 0, 1, self.height(), t("line"))
            paint_bars(painter, QRectF(20, 146, left - 40, self.height() - 220))
        painter.fillRect(left, HEADER_HEIGHT - 1, self.width() - left, 1, t("line"))
        column = min(theme.COLUMN, self.width() - left - 2 * theme.M)
        x = left + (self.width() - left - column) / 2
        painter.setPen(t("line"))
        painter.setBrush(t("raised"))
        painter.drawRoundedRect(QRectF(x + 0.5, self.height() - 134.5, column - 1, 100), 16, 16)
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
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    for index, share in enumerate((0.30, 0.82, 0.64, 0.74, 0.52, 0.68)):
        y = area.top() + index * 34
        if y + 10 < area.bottom():
            painter.drawRoundedRect(QRectF(area.left(), y, area.width() * share, 8 if index == 0 else 10), 4, 4)
