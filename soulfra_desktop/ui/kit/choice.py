"""A list to choose one from, with the arrow that the style sheet cannot draw."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from soulfra_desktop.ui.kit import icons
from soulfra_desktop.ui.kit.theme import scaled


class Choice(QComboBox):
    """A list to choose one from."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = scaled(16)
        left = scaled(8) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - scaled(24)
        icons.icon("chevron-down", "soft", 16).paint(painter, QRect(left, (self.height() - side) // 2, side, side))
        painter.end()
