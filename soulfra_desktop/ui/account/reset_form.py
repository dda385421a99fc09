"""Where a mailed code becomes a new password; what will be kept and lost is said before."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from soulfra_desktop.ui.account.entry_form import EXAMPLE
from soulfra_desktop.ui.account.fields import CodeLine, Consent, Line, PasswordLine, Verdict
from soulfra_desktop.ui.account.form import FormCard
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.state import AccountState
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.painting import say


class ResetForm(QWidget):
    """First the code, then what it allows."""

    def __init__(self, presenter: AccountPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.card = card = FormCard(self.tr("A new password"))
        known, (server, _email) = presenter.state.account, presenter.state.typed
        self.server = Line(self.tr("Address of the server"), EXAMPLE)
        self.server.setText(known.server if known else server)
        self._server_row = card.field(self.tr("Server"), self.server)
        self.code = CodeLine(self.tr("Code from the mail"))
        self._code_row = card.field(self.tr("Code from the mail"), self.code)
        self.kept = card.line("", "local", theme.MEDIUM)
        self.lost = card.line("", "warn", theme.MEDIUM)
        self.recovery = CodeLine(self.tr("Recovery key"), "ABCD EFGH JKMN …")
        self._recovery_row = card.field(
            self.tr("Recovery key"),
            self.recovery,
            self.tr("14 groups of 4, as you wrote them down. Case and spaces do not matter."),
        )
        self.give_up = Consent(self.tr("I have no recovery key: what is on the server may go"))
        card.add(self.give_up)
        self.password = PasswordLine(self.tr("New password"))
        self.verdict = Verdict()
        self._password_row = card.field(self.tr("New password"), self.password, self.verdict)
        card.finish("")
        card.go.clicked.connect(lambda: self._go())
        card.cancel.clicked.connect(lambda: presenter.leave())
        self.give_up.toggled.connect(lambda _on: self.render(presenter.state))
        self.password.edited.connect(lambda: presenter.judge(self.password.text(), ""))
        self.recovery.textEdited.connect(lambda _text: presenter.edit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _go(self) -> None:
        do, server, code = self._presenter.entering, self.server.text(), self.code.text()
        if not self._presenter.state.keeps:
            do.look_at_code(server, code)
            return
        given_up = self.give_up.isChecked()
        do.reset(
            server, code, self.password.text(), recovery_key="" if given_up else self.recovery.text(), give_up=given_up,
            step=self.card.code.text(),
        )  # fmt: skip

    def take_focus(self) -> None:
        self.card.take_focus()

    def render(self, state: AccountState) -> None:  # type: ignore[override]
        looked, needs = bool(state.keeps), state.keeps == "nothing"
        given_up = needs and self.give_up.isChecked()
        was_hidden = self._password_row.isHidden()
        self._server_row.setVisible(not looked)
        self._code_row.setVisible(not looked)
        self._password_row.setVisible(looked)
        self._recovery_row.setVisible(needs and not given_up)
        self.give_up.setVisible(needs)
        say(
            self.card.text,
            self.tr("The code is right. Nothing is changed until you press the button below.")
            if looked
            else self.tr("The code is in the mail. It is looked at first: nothing is changed yet."),
        )
        say(
            self.kept,
            self.tr("Nothing will be lost: this machine has the keys, and seals them for the new password.")
            if state.keeps == "this device"
            else "",
        )
        say(self.lost, self._lost(given_up) if needs else "")
        self.verdict.show_judged(state.judged)
        theme.write_as(self.card.go, "danger" if given_up else "primary", weight=theme.SEMIBOLD)
        self.card.go.style().polish(self.card.go)
        if not looked:
            self.card.go.setText(self.tr("Look at the code"))
        else:
            self.card.go.setText(
                self.tr("Delete it and set the password") if given_up else self.tr("Set the new password")
            )
        said = self.tr("Making keys of your password on this machine. This takes about a second …")
        self.card.show_state(state, said if looked else self.tr("Asking the server …"))
        if looked and was_hidden:
            self.card.take_focus()

    def _lost(self, given_up: bool) -> str:
        if given_up:
            return self.tr(
                "Everything that is synced will be deleted from the server, for good. What lies on your machines stays, and "
                "is synced anew from there. A new recovery key is made when you sign in."
            )
        return self.tr(
            "This machine does not have the keys of what is synced. With the recovery key nothing is lost; so too on a "
            "machine that is signed in: reset the password there."
        )
