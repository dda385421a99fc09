"""Where somebody makes an account or signs in to one, and where a forgotten password begins."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from soulfra_desktop.ui.account.fields import Line, PasswordLine, Verdict
from soulfra_desktop.ui.account.form import FormCard
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.state import AccountState
from soulfra_desktop.ui.kit.painting import say

EXAMPLE = "https://sync.example.org"


class EntryForm(QWidget):
    """`new`: an account is made; otherwise one is entered."""

    def __init__(self, presenter: AccountPresenter, *, new: bool) -> None:
        super().__init__()
        self._presenter, self._new = presenter, new
        state = presenter.state
        if new:
            card = FormCard(
                self.tr("Make an account"),
                self.tr(
                    "Your password never leaves this machine. Keys are made of it here, and your chats are sealed with them "
                    "before they are sent."
                ),
            )
        else:
            card = FormCard(
                self.tr("Sign in"), self.tr("What is synced comes to this machine, and stays sealed on the way.")
            )
        self.card = card
        self.said = card.line("", "local")
        self.server = Line(self.tr("Address of the server"), EXAMPLE)
        card.field(
            self.tr("Server"), self.server, self.tr("Whoever runs it gives you its address: you, a friend, a company.")
        )
        self.email = Line(self.tr("E-mail address"), "ann@example.org")
        card.field(self.tr("E-mail address"), self.email)
        self.password = PasswordLine(self.tr("Password"))
        self.verdict = Verdict()
        card.field(self.tr("Password"), self.password, self.verdict if new else "")
        self.device = Line(self.tr("Name of this machine"))
        self.device.setMaxLength(64)
        card.field(
            self.tr("Name of this machine"),
            self.device,
            self.tr("So that you know it in the list of your machines. The server can read this name."),
        )
        self._prefill(state)
        if new:
            card.finish(
                self.tr("Make the account"), card.link(self.tr("I have one: sign in"), lambda: self._to("sign-in"))
            )
        else:
            card.finish(self.tr("Sign in"), card.link(self.tr("Password forgotten?"), lambda: self._to("forgot")))
        card.go.clicked.connect(lambda: self._go())
        card.cancel.clicked.connect(lambda: presenter.leave())
        for line in (self.server, self.email, self.device):
            line.textEdited.connect(lambda _text: presenter.edit())
        self.email.editingFinished.connect(self._typed)
        self.password.edited.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _prefill(self, state: AccountState) -> None:
        server, email = state.typed
        known = state.account
        self.server.setText(known.server if known else server)
        self.email.setText(known.email if known else email)
        self.device.setText(known.device_name if known else state.device_name)
        if known is not None:  # the same account again: another one needs a sign-out first
            self.server.setReadOnly(True)
            self.email.setReadOnly(True)

    def _to(self, place) -> None:  # type: ignore[no-untyped-def]
        self._presenter.remember(self.server.text(), self.email.text())
        self._presenter.go(place)

    def _typed(self) -> None:
        if self._new:
            self._presenter.judge(self.password.text(), self.email.text())
        else:
            self._presenter.edit()

    def _go(self) -> None:
        given = (self.server.text(), self.email.text(), self.password.text(), self.device.text())
        if self._new:
            self._presenter.entering.register(*given)
        else:
            self._presenter.entering.sign_in(*given, self.card.code.text())

    def take_focus(self) -> None:
        self.card.take_focus()

    def render(self, state: AccountState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.verdict.show_judged(state.judged)
        say(self.said, self.tr("The new password is set. Sign in with it.") if state.done == "reset" else "")
        self.card.show_state(
            state, self.tr("Making keys of your password on this machine. This takes about a second …")
        )
        if state.account is not None:
            self.server.setReadOnly(True)
            self.email.setReadOnly(True)


class ForgotForm(QWidget):
    """Says what will be lost before anything is sent, then asks for a mail."""

    def __init__(self, presenter: AccountPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.card = card = FormCard(
            self.tr("A forgotten password"),
            self.tr(
                "Nobody can look your password up: the server never had it. A mail with a code lets you set a new one."
            ),
        )
        self.told = card.line(
            self.tr(
                "What is synced can be read again if this machine is signed in, or if you have the recovery key. Without "
                "both it is given up: you are asked before. What lies on your machines stays in any case."
            )
        )
        self.server = Line(self.tr("Address of the server"), EXAMPLE)
        self.email = Line(self.tr("E-mail address"), "ann@example.org")
        card.field(self.tr("Server"), self.server)
        card.field(self.tr("E-mail address"), self.email)
        known, (server, email) = presenter.state.account, presenter.state.typed
        self.server.setText(known.server if known else server)
        self.email.setText(known.email if known else email)
        self.sent = card.line("", "local")
        self.on = card.link(self.tr("I have a code"), lambda: self._has_code())
        card.finish(self.tr("Send me a mail"), self.on)
        card.go.clicked.connect(lambda: presenter.entering.forgot(self.server.text(), self.email.text()))
        card.cancel.clicked.connect(lambda: presenter.leave())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _has_code(self) -> None:
        self._presenter.remember(self.server.text(), self.email.text())
        self._presenter.entering.has_code()

    def take_focus(self) -> None:
        self.card.take_focus()

    def render(self, state: AccountState) -> None:  # type: ignore[override]
        sent = self.tr("If this address has an account there, a mail with a code is on its way.")
        none = self.tr("This server sends no mail. Whoever runs it can give you a code for a new password.")
        say(self.sent, "" if state.mailed is None else sent if state.mailed else none)
        self.card.show_state(state, self.tr("Asking the server …"))
