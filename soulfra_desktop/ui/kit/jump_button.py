"""The way back to the newest words, offered while something else is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.icons import icon

ABOVE_FOOT = 10


class JumpButton(QToolButton):
    """Floats over the foot of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "jump")
        self.setText(self.tr("Jump to latest"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        lengths.keep_icon(self, 16)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        self.setIcon(icon("arrow-down", "ink", 16))

    def offer(self, wanted: bool) -> None:
        """Show it in its place, or hide it."""
        if wanted != self.isVisible():
            self.setVisible(wanted)
        if wanted:
            size, over = self.sizeHint(), self._over.size()
            left, top = (over.width() - size.width()) // 2, over.height() - size.height() - ABOVE_FOOT
            self.setGeometry(left, top, size.width(), size.height())
