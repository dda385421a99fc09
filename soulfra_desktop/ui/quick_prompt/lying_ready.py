"""What was copied or selected last, wherever that was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from soulfra_desktop.ui.quick_prompt.state import Offered, Source


class LyingReady(QObject):
    """Knows which of the two was filled last; reads them only when asked, for another program has to hand them over."""

    def __init__(self, parent: QObject, is_ours: Callable[[], bool]) -> None:
        """`is_ours` says whether what changes now is changed by the quick prompt itself."""
        super().__init__(parent)
        self._is_ours = is_ours
        self._selected_last = False
        self._looks = 0
        self.elsewhere: Callable[[tuple[Source, ...], Callable[[Offered | None], None]], None] | None = None
        """Reads the first of the sources that has text without this thread, where Qt would wait for its owner."""
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._copied)
        if clipboard.supportsSelection():
            clipboard.selectionChanged.connect(self._selected)

    def look(self, wanted: str, found: Callable[[Offered | None], None]) -> None:
        """`wanted` is "clipboard", "selection" or empty for the newer one; `found` gets None where there is no text."""
        selected = wanted == "selection" or (not wanted and self._selected_last)
        sources: tuple[Source, ...] = ("selected", "copied") if selected else ("copied",)
        self._looks += 1
        look = self._looks

        def told(offered: Offered | None) -> None:
            if look == self._looks:  # an owner that was slow tells of what lay there before
                found(offered)

        if self.elsewhere is None:
            told(_read_here(sources))
        else:
            told(None)
            self.elsewhere(sources, told)

    def _copied(self) -> None:
        if not self._is_ours():
            self._selected_last = False

    def _selected(self) -> None:
        if not self._is_ours():
            self._selected_last = True


def _read_here(sources: tuple[Source, ...]) -> Offered | None:
    clipboard = QGuiApplication.clipboard()
    modes = {"copied": QClipboard.Mode.Clipboard, "selected": QClipboard.Mode.Selection}
    for source in sources:
        if source == "copied" or clipboard.supportsSelection():
            text = clipboard.text(modes[source])
            if text.strip():
                return Offered(text, source)
    return None
