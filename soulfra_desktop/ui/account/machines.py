"""The machines that share the account: which one this is, when each was seen, and how one is signed out for good."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from soulfra_desktop.domain.account import AccountDevice
from soulfra_desktop.ui.account.fields import Line
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.rows import Row, Rows
from soulfra_desktop.ui.account.state import AccountState
from soulfra_desktop.ui.account.words import SyncWords
from soulfra_desktop.ui.kit import theme

SYSTEMS = {"linux": "Linux", "macos": "macOS", "windows": "Windows", "android": "Android", "ios": "iOS", "web": "Web"}


class Machines(QWidget):
    """Written anew where something about them changed, and only then: what is typed and the focus stay."""

    def __init__(self, presenter: AccountPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = SyncWords(self)
        self._shown: object = None
        self._name: Line | None = None
        self.rows: dict[int, Row] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Rows()
        column.addWidget(self._card)

    def show_state(self, state: AccountState) -> None:
        shown = (state.devices, state.renaming, state.ended)
        if shown == self._shown:
            return
        renamed = self._shown is not None and state.renaming is not None
        self._shown = shown
        self._card.clear()
        self.rows.clear()
        self._name = None
        here = [one for one in state.devices if one.current]
        others = sorted(
            (one for one in state.devices if not one.current),
            key=lambda one: (one.signed_in, one.seen_at),
            reverse=True,
        )
        for device in (*here, *others):
            self._add(device, state)
        self.setVisible(bool(state.devices) and not state.ended)
        if renamed and self._name is not None:
            self._name.setFocus()
            self._name.selectAll()

    def _add(self, device: AccountDevice, state: AccountState) -> None:
        row = Row("laptop", device.name, self._said(device))
        self.rows[device.no] = row
        do = self._presenter.tending
        if state.renaming == device.no:
            self._name = name = Line(self.tr("Name of this machine") if device.current else self.tr("Its name"))
            name.setMaxLength(64)
            name.setText(device.name)
            name.returnPressed.connect(lambda: do.rename(device.no, name.text()))
            row.add(name)
            read = QLabel(self.tr("The server can read this name."))
            theme.write_as(read, "soft", theme.SMALL)
            row.add(read)
            row.button(self.tr("Save"), lambda: do.rename(device.no, name.text()), "primary")
            row.button(self.tr("Cancel"), lambda: do.ask_name(None), "quiet")
        elif not state.ended:
            row.button(self.tr("Rename…"), lambda: do.ask_name(device.no))
            if not device.current:
                text = self.tr("Sign out for good…") if device.signed_in else self.tr("Remove…")
                row.button(text, lambda: do.ask_revoke(device))
        if not device.current:
            row.text.setToolTip(self._words.exact(device.seen_at))
        self._card.add(row)

    def _said(self, device: AccountDevice) -> str:
        system = SYSTEMS.get(device.platform, "")
        if device.current:
            parts = (system, self.tr("this machine"))
        elif device.signed_in:
            parts = (system, self.tr("seen {0}").format(self._words.day(device.seen_at)))
        else:
            parts = (system, self.tr("signed out, seen {0}").format(self._words.day(device.seen_at)))
        return ", ".join(part for part in parts if part)
