"""The passkeys of an account: made by another client, seen and removed here."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.rows import Row, Rows
from soulfra_desktop.ui.account.state import AccountState
from soulfra_desktop.ui.account.words import SyncWords
from soulfra_desktop.ui.kit import lengths, theme


class Passkeys(QWidget):
    """Takes no room where there is none: a window cannot make one, a browser can."""

    def __init__(self, presenter: AccountPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = SyncWords(self)
        self._shown: object = None
        self.rows: dict[str, Row] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.S)
        about = QLabel(
            self.tr(
                "Passkeys are for other clients: this window asks for a code of your app instead, or for a recovery code."
            )
        )
        about.setWordWrap(True)
        theme.write_as(about, "soft")
        column.addWidget(about)
        self._card = Rows()
        column.addWidget(self._card)
        self.hide()

    def show_state(self, state: AccountState) -> None:
        keys = state.server.passkeys if state.server else ()
        may_go = not state.ended and not state.working
        if self._shown == (keys, may_go):
            return
        self._shown = keys, may_go
        self._card.clear()
        self.rows.clear()
        for key in keys:
            added, used = self._words.day(key.created_at), self._words.day(key.used_at) if key.used_at else ""
            said = (
                self.tr("Passkey, added {0}, last used {1}").format(added, used)
                if used
                else self.tr("Passkey, added {0}, not used yet").format(added)
            )
            self.rows[key.id] = row = Row("key", key.name, said)
            row.button(self.tr("Remove…"), lambda key=key: self._presenter.tending.ask_remove_passkey(key))
            row.text.setToolTip(self._words.exact(key.used_at or key.created_at))
            row.setEnabled(may_go)
            self._card.add(row)
        self.setVisible(bool(keys))
