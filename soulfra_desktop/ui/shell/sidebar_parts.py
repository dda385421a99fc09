"""What stands around the list of chats: the bar for several, the card below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.shell.state import SidebarState


class Card(QFrame):
    """What protects the chats, whether anything may leave the machine, and the way to the settings."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._state = SidebarState()
        self._icon = QLabel()
        self.title = QLabel()
        theme.write_as(self.title, "", theme.SMALL, theme.SEMIBOLD)
        self.text = QLabel()
        theme.write_as(self.text, "soft", theme.TINY)
        for label in (self.title, self.text):
            label.setWordWrap(True)
        self.gear = QToolButton()
        self.gear.setAccessibleName(self.tr("Settings"))
        self.gear.setToolTip(self.tr("Settings"))
        words = QVBoxLayout()
        lengths.keep(words.setSpacing, 1)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        lengths.keep(row.setContentsMargins, 0, 8, 0, 8)
        lengths.keep(row.setSpacing, 10)
        lengths.space(row, 8)  # a margin would not be mirrored
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(0)
        self._buttons.addWidget(self.gear)
        row.addLayout(self._buttons)
        lengths.space(row, 6)
        theme.changed.connect(self._paint)

    def add(self, button: QToolButton) -> None:
        """Put it before the gear."""
        self._buttons.insertWidget(self._buttons.indexOf(self.gear), button)

    def show_state(self, state: SidebarState) -> None:
        self._state = state
        self.title.setText(
            {
                "keyring": self.tr("Encrypted here"),
                "passphrase": self.tr("Encrypted here"),
                "nothing kept": self.tr("This session keeps nothing"),
            }[state.protection]
        )
        self.text.setText(self._place(state))
        self._paint()

    def _place(self, state: SidebarState) -> str:
        if state.local_only:
            return self.tr("Local only: nothing leaves")
        return {
            "keyring": self.tr("Key in the keyring"),
            "passphrase": self.tr("With your passphrase"),
            "nothing kept": self.tr("Gone when the window closes"),
        }[state.protection]

    def _paint(self) -> None:
        nothing = self._state.protection == "nothing kept"
        self._icon.setPixmap(icons.picture("alert" if nothing else "lock", "warn" if nothing else "local"))
        theme.write_as(self.title, "warn" if nothing else "ink", theme.SMALL, theme.SEMIBOLD)
        self.title.style().polish(self.title)
        self.gear.setIcon(icons.icon("settings"))
