"""What was copied or selected last, wherever that was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from soulfra_desktop.ui.quick_prompt.state import Offered


class LyingReady(QObject):
    """Knows which of the two was filled last; reads them only when asked, for another program has to hand them over."""

    def __init__(self, parent: QObject, is_ours: Callable[[], bool]) -> None:
        """`is_ours` says whether what changes now is changed by the quick prompt itself."""
        super().__init__(parent)
        self._is_ours = is_ours
        self._selected_last = False
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._copied)
        if clipboard.supportsSelection():
            clipboard.selectionChanged.connect(self._selected)

    def newest(self, wanted: str = "") -> Offered | None:
        """`wanted` is "clipboard", "selection" or empty for the newer one; None where there is no text."""
        clipboard = QGuiApplication.clipboard()
        if (wanted == "selection" or (not wanted and self._selected_last)) and clipboard.supportsSelection():
            text = clipboard.text(QClipboard.Mode.Selection)
            if text.strip():
                return Offered(text, "selected")
        text = clipboard.text()
        return Offered(text, "copied") if text.strip() else None

    def _copied(self) -> None:
        if not self._is_ours():
            self._selected_last = False

    def _selected(self) -> None:
        if not self._is_ours():
            self._selected_last = True
