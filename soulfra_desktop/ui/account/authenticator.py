"""What an authenticator app must know, as a picture and in letters, and the code that proves that it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from soulfra_desktop.ui.account.fields import CodeLine
from soulfra_desktop.ui.account.form import FormCard
from soulfra_desktop.ui.account.once import groups
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.qr import QrCode
from soulfra_desktop.ui.account.state import AccountState
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.painting import say


class Authenticator(QWidget):
    """Nothing counts until a code of the app comes back."""

    def __init__(self, presenter: AccountPresenter) -> None:
        super().__init__()
        secrets = presenter.state.secrets
        self.card = card = FormCard(
            self.tr("Connect your authenticator app"),
            self.tr("Let the app read this picture, or type the letters into it. Then enter the code that it shows."),
        )
        self.qr = QrCode(secrets.totp_uri)
        self.qr.setAccessibleName(self.tr("QR code for the authenticator app; the same stands in letters below"))
        across = QWidget()
        row = QHBoxLayout(across)
        lengths.keep(row.setContentsMargins, 0, theme.S, 0, theme.S)
        row.addWidget(self.qr)
        row.addStretch()
        card.add(across)
        self.secret = QLabel(" ".join(groups(secrets.totp_secret)))
        self.secret.setWordWrap(True)
        self.secret.setFont(theme.mono(theme.PROSE))
        self.secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.add(self.secret)
        self.code = CodeLine(self.tr("Code from the app"), "123456")
        card.field(self.tr("Code from the app"), self.code)
        self.copied = card.line("", "local")
        card.finish(self.tr("Turn two-step sign-in on"), card.link(self.tr("Copy the letters"), self._copy))
        card.go.clicked.connect(lambda: presenter.tending.confirm_two_step(self.code.text()))
        card.cancel.clicked.connect(lambda: presenter.leave())
        self.code.textEdited.connect(lambda _text: presenter.edit())
        self._secret = secrets.totp_secret
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._secret)
        say(self.copied, self.tr("Copied."))

    def take_focus(self) -> None:
        self.code.setFocus()

    def render(self, state: AccountState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.card.show_state(state, self.tr("Asking the server …"))
        # A wrong code asks for the second step, as in every form: here the code is what the form is for.
        self.card.hide_code()
        say(self.card.problem, self._problem(state))

    def _problem(self, state: AccountState) -> str:
        if state.asks_code and state.problem is None:
            return self.tr("That code is not right. Look whether the clock of your phone is.")
        return state.problem.said if state.problem else ""
