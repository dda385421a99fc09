"""Somebody is signed in: who, where syncing stands, their machines, and what keeps the account safe."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.account.fields import CodeLine
from soulfra_desktop.ui.account.form import FormCard
from soulfra_desktop.ui.account.machines import Machines
from soulfra_desktop.ui.account.passkeys import Passkeys
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.rows import Row, Rows
from soulfra_desktop.ui.account.sign_out import leaves_something
from soulfra_desktop.ui.account.state import AccountState
from soulfra_desktop.ui.account.sync_card import SyncCard
from soulfra_desktop.ui.account.syncing import SyncPresenter
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.kit.sentences import counted, shown


class Home(QWidget):
    """Everything in one column; each thing that is dangerous opens its own form."""

    def __init__(
        self, presenter: AccountPresenter, sync: SyncPresenter, trust: Callable[[], QWidget] | None = None
    ) -> None:
        super().__init__()
        self._presenter, self._syncing = presenter, sync
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(self._column.setSpacing, theme.S)
        self.email, self.where = self._label("", theme.SEMIBOLD, theme.HEADING), self._label("soft")
        self.said = self._label("local", theme.MEDIUM)
        self.problem = self._label("danger")
        lengths.space(self._column, theme.XS)
        self.ended = self._ended()
        self.sync = SyncCard(sync)
        self._column.addWidget(self.sync)
        self.trust = trust() if trust else None
        if self.trust is not None:
            self._column.addWidget(self.trust)
        self.no_key = self._no_key()
        self.confirm = self._confirm()
        self.listed = self._section(self.tr("Your machines"))
        self.unreached = self._label("soft")
        self.again = QPushButton(self.tr("Try again"))
        theme.write_as(self.again, weight=theme.MEDIUM)
        self.again.clicked.connect(lambda: presenter.load())
        self._column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        self.looking = self._label("soft")
        self.machines = Machines(presenter)
        self._column.addWidget(self.machines)
        self.kept = self._section(self.tr("What keeps it safe"))
        self.safety = self._safety()
        self.passkeys = Passkeys(presenter)
        self._column.addWidget(self.passkeys)
        self._section(self.tr("Leaving"))
        self.leaving = self._leaving()

    # What stands in it.

    def _label(self, kind: str, weight: int = theme.REGULAR, size: float = theme.BODY) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        theme.write_as(label, kind, size, weight)
        self._column.addWidget(label)
        return label

    def _section(self, text: str) -> QLabel:
        lengths.space(self._column, theme.M)
        label = self._label("", theme.SEMIBOLD, theme.PROSE)
        label.setText(text)
        return label

    def _ended(self) -> FormCard:
        card = FormCard(
            self.tr("This machine is signed out"),
            self.tr(
                "It was signed out from another machine, or the password was changed there. Everything that was here is "
                "still here; what you write is kept, and synced once you are signed in again."
            ),
        )
        card.finish(self.tr("Sign in again"), cancel=False)
        card.go.clicked.connect(lambda: self._presenter.go("sign-in"))
        self._column.addWidget(card)
        return card

    def _no_key(self) -> FormCard:
        card = FormCard(
            self.tr("You have no recovery key written down yet"),
            self.tr(
                "One was made on this machine, and was not written down. Make a new one: without it, what is synced cannot be "
                "read again when you have forgotten your password and no machine is signed in."
            ),
        )
        card.setProperty("kind", "notice")
        card.setProperty("tone", "warn")
        theme.write_as(card.head, "warn", theme.PROSE, theme.SEMIBOLD)
        card.finish(self.tr("Make a new one…"), cancel=False)
        card.busy.hide()
        card.go.clicked.connect(lambda: self._presenter.go("new-key"))
        self._column.addWidget(card)
        return card

    def _confirm(self) -> FormCard:
        card = FormCard(
            self.tr("Confirm your address"),
            self.tr(
                "A mail with a code is on its way to you. Syncing works before, but a forgotten password could not be reset."
            ),
        )
        self.code = CodeLine(self.tr("Code from the mail"))
        card.field(self.tr("Code from the mail"), self.code)
        card.finish(
            self.tr("Confirm"),
            card.link(self.tr("Send another mail"), lambda: self._presenter.tending.send_code()),
            cancel=False,
        )
        card.go.clicked.connect(lambda: self._presenter.tending.verify(self.code.text()))
        self._column.addWidget(card)
        return card

    def _safety(self) -> Rows:
        go, rows = self._presenter.go, Rows()
        self.address = Row("user", self.tr("Address"))
        self.address.button(self.tr("Change…"), lambda: go("email"))
        self.password = Row(
            "lock", self.tr("Password"), self.tr("Makes the keys that open what is synced. Nobody can look it up.")
        )
        self.password.button(self.tr("Change…"), lambda: go("password"))
        self.key = Row(
            "key",
            self.tr("Recovery key"),
            self.tr("Opens what is synced when the password is forgotten."),
        )
        self.key.button(self.tr("Make a new one…"), lambda: go("new-key"))
        self.steps = Row("shield", self.tr("Two-step sign-in"))
        self.turn_on = self.steps.button(self.tr("Turn on…"), lambda: go("two-step"))
        self.turn_off = self.steps.button(self.tr("Turn off…"), lambda: go("no-two-step"))
        for row in (self.address, self.password, self.key, self.steps):
            rows.add(row)
        self._column.addWidget(rows)
        return rows

    def _leaving(self) -> Rows:
        rows = Rows()
        self.export = Row(
            "download", self.tr("What the server knows"), self.tr("All that it can read of your account, as a file.")
        )
        self.export.button(self.tr("Save as a file…"), lambda: self._presenter.go("export"))
        out = Row("external", self.tr("Sign out"), self.tr("This machine syncs no more. Your chats stay on it."))
        self.sign_out = out.button(self.tr("Sign out"), lambda: self._sign_out())
        self.delete = Row(
            "trash",
            self.tr("Delete the account"),
            self.tr("Everything of it on the server goes for good. Your chats stay on your machines."),
        )
        self.delete.button(self.tr("Delete the account…"), lambda: self._presenter.go("delete"), "danger")
        for row in (self.export, out, self.delete):
            rows.add(row)
        self._column.addWidget(rows)
        return rows

    def _sign_out(self) -> None:
        if leaves_something(self._presenter.state, self._syncing):
            self._presenter.go("sign-out")
        else:
            self._presenter.tending.sign_out()

    # What it shows.

    def take_focus(self) -> None:
        self.sync.now.setFocus()

    def render(self, state: AccountState) -> None:  # type: ignore[override] - a view's word for painting its state
        account = state.account
        if account is None:
            return
        self.email.setText(account.email)
        self.where.setText(self.tr("At {0}. This machine is called {1}.").format(account.server, account.device_name))
        say(self.said, self._done(state))
        asks_here = not account.verified and account.mail and not state.ended
        say(self.problem, state.problem.said if state.problem and not asks_here else "")
        self.ended.setVisible(state.ended)
        self.ended.show_state(state)
        self.sync.setVisible(not state.ended)
        if self.trust is not None:
            self.trust.setVisible(not state.ended)
        self.no_key.setVisible(state.no_key and not state.ended)
        self.no_key.go.setEnabled(not state.working)
        self.confirm.setVisible(asks_here)
        self.confirm.show_state(state)
        say(self.unreached, self._unreached(state))
        self.again.setVisible(state.unreached is not None and not state.ended and not state.looking)
        say(self.looking, self.tr("Asking the server …") if state.looking and not state.devices else "")
        self.listed.setVisible(not state.ended)
        self.machines.show_state(state)
        self._show_steps(state)
        self.passkeys.show_state(state)
        say(
            self.address.text,
            self.tr("You sign in with it, and codes are mailed to it.")
            if account.mail
            else self.tr("You sign in with it. This server sends no mail, so it cannot be changed."),
        )
        self.address.setEnabled(account.mail and not state.ended and not state.working)
        for row in (self.password, self.key, self.steps, self.export, self.delete):
            row.setEnabled(not state.ended and not state.working)

    def _unreached(self, state: AccountState) -> str:
        if state.unreached is None or state.ended:
            return ""
        if self._syncing.state.sync.phase == "offline":  # said above
            return self.tr("The server has the list: it comes once the server can be reached.")
        return self.tr("The server has the list, and could not be asked: {0}").format(shown(state.unreached.message))

    def _show_steps(self, state: AccountState) -> None:
        server = state.server
        self.turn_on.setVisible(server is not None and not server.totp)
        self.turn_off.setVisible(server is not None and server.totp)
        if server is None or not server.totp:
            said = self.tr("A code from an authenticator app besides the password. It is off.")
            if server is None:
                said = self.tr("A code from an authenticator app besides the password.")
        else:
            left = server.recovery_codes_left
            several = counted(self.tr("%n recovery codes are left.", "", left))
            said = self.tr("On.") + " " + (self.tr("One recovery code is left.") if left == 1 else several)
        self.steps.text.setText(said)
        self.steps.text.show()

    def _done(self, state: AccountState) -> str:
        account = state.account
        return {
            "in": self.tr("Signed in. What is synced comes here by itself."),
            "password": self.tr("The password is changed. Your other machines have to sign in again."),
            "key": self.tr("The new recovery key is in force."),
            "two-step": self.tr("Two-step sign-in is on."),
            "no-two-step": self.tr("Two-step sign-in is off."),
            "revoked": self.tr("It is signed out, and every key that it knew was changed."),
            "exported": self.tr("Written to {0}").format(state.written),
            "verified": self.tr("The address is confirmed."),
            "email": self.tr("The address of the account is {0} now.").format(account.email if account else ""),
            "no-passkey": self.tr("The passkey is removed."),
            "code sent": self.tr("Another mail is on its way to {0}.").format(account.email if account else ""),
        }.get(state.done, "")
