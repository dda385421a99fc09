"""The way to memory in the sidebar: a quiet line."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.kit.theme import scaled


class MemoryWayIn(QPushButton):
    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Memory"))
        theme.write_as(self, "row", theme.SMALL, theme.MEDIUM)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    def _paint_icon(self) -> None:
        self.setIcon(icons.icon("bookmark", "soft", 16))
        self.setStyleSheet(f"text-align: left; padding-left: {scaled(9)}px")
