"""A QR code, painted: black on white in every theme, since cameras read that best."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.kit import lengths, theme

SIDE, QUIET = 196, 4
"""Pixels of the whole; modules that stay white around it."""


class QrCode(QWidget):
    """Of a text, sharp at any scale."""

    def __init__(self, text: str) -> None:
        super().__init__()
        import segno

        self._modules = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
        lengths.keep(self.setFixedSize, SIDE, SIDE)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("line"))  # an edge: white on white, the picture would seem set in
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), QColor("#ffffff"))
        count = len(self._modules) + 2 * QUIET
        ratio = self.devicePixelRatioF()
        step = max(1, int(self.width() * ratio) // count) / ratio  # whole pixels: no grey between two
        first = (self.width() - step * count) / 2 + QUIET * step
        for row, modules in enumerate(self._modules):
            for column, dark in enumerate(modules):
                if dark:
                    painter.fillRect(QRectF(first + column * step, first + row * step, step, step), QColor("#000000"))
        painter.end()
