"""A small mark at the sidebar's foot: where syncing stands, and the way to the account."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from soulfra_desktop.ui.account.syncing import SyncingState
from soulfra_desktop.ui.account.words import SyncWords
from soulfra_desktop.ui.kit import icons, theme


class SyncMark(QToolButton):
    """There while an account is signed in. It changes its icon, and never moves."""

    def __init__(self) -> None:
        super().__init__()
        self._words = SyncWords(self)
        self._state = SyncingState()
        self.hide()
        theme.changed.connect(self._paint)

    def show_state(self, state: SyncingState) -> None:
        """With whoever puts it somewhere."""
        if state.sync.phase == "off":
            self.hide()
            return
        self._state = state
        said = self._words.mark(state)
        if said != self.toolTip() or self.isHidden():
            self.setToolTip(said)
            self.setAccessibleName(self.tr("Account and sync"))
            self.setAccessibleDescription(said)
        self._paint()
        self.show()

    def _paint(self) -> None:
        self.setIcon(icons.icon(*self._words.icon(self._state)))
