"""The way back to the newest words, offered while something else is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.icons import icon

ABOVE_FOOT = 10
ASIDE = 14
"""Pixels from the edge, clear of the scroll bar."""


class JumpButton(QToolButton):
    """Floats over the foot of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("kind", "jump")
        self.setText(self.tr("Jump to latest"))
        self.setToolTip(self.text())
        self.setAccessibleName(self.text())
        lengths.keep_icon(self, 16)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        self.setIcon(icon("arrow-down", "ink", 16))

    def offer(self, wanted: bool, room: int) -> None:
        """Show it in its place, or hide it. `room`: pixels beside the text, where it covers none; in less, it says
        nothing and covers little."""
        if wanted != self.isVisible():
            self.setVisible(wanted)
        if not wanted:
            return
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        if self.sizeHint().width() + 2 * ASIDE > room:
            self.setToolButtonStyle(style.ToolButtonIconOnly)
        size, over = self.sizeHint(), self._over.size()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = ASIDE if mirrored else over.width() - size.width() - ASIDE
        self.setGeometry(left, over.height() - size.height() - ABOVE_FOOT, size.width(), size.height())
