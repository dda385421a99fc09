"""Whatever is dangerous is asked once more: what it does, the password, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from soulfra_desktop.ui.account.fields import Line, PasswordLine, Verdict
from soulfra_desktop.ui.account.form import FormCard
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.state import AccountState, Place

DANGEROUS: tuple[Place, ...] = ("revoke", "delete", "no-two-step", "no-passkey")


class Ask(QWidget):
    """One of the forms that take the password: another address, a new password, a new recovery key, the second step, a
    device, the end."""

    def __init__(self, presenter: AccountPresenter, place: Place) -> None:
        super().__init__()
        self._presenter, self._place = presenter, place
        head, text, action = self._words()
        self.card = card = FormCard(head, text, danger=place in DANGEROUS)
        account = presenter.state.account
        self.typed = Line(self.tr("New address") if place == "email" else self.tr("The address of this account"))
        if place == "email":
            card.field(self.tr("New address"), self.typed)
        elif place == "delete":
            asked = self.tr("Type {0}, so that it is no slip").format(account.email if account else "")
            card.field(asked, self.typed)
        self.password = PasswordLine(self.tr("Password"))
        card.field(self.tr("Present password") if place == "password" else self.tr("Password"), self.password)
        self.new = PasswordLine(self.tr("New password"))
        self.verdict = Verdict()
        if place == "password":
            card.field(self.tr("New password"), self.new, self.verdict)
        more = [card.link(self.tr("I have a code"), lambda: presenter.go("email-code"))] if place == "email" else []
        card.finish(action, *more)
        card.go.clicked.connect(lambda: self._go())
        card.cancel.clicked.connect(lambda: presenter.leave())
        self.password.edited.connect(lambda: presenter.edit())
        self.typed.textEdited.connect(lambda _text: presenter.edit())
        self.new.edited.connect(lambda: presenter.judge(self.new.text(), account.email if account else ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _words(self) -> tuple[str, str, str]:
        """Its heading, what it does, and its button."""
        device, passkey = self._presenter.state.device, self._presenter.state.passkey
        name = device.name if device else ""
        return {
            "email": (
                self.tr("Change the address"),
                self.tr(
                    "A code is mailed to the new address, and counts once you enter it here; the old one is told. Nothing that "
                    "is synced changes, and your other machines stay signed in."
                ),
                self.tr("Send the code"),
            ),
            "no-passkey": (
                self.tr("Remove “{0}”").format(passkey.name if passkey else ""),
                self.tr(
                    "This passkey will no longer do as the second step of signing in. Where there is no other second step, the "
                    "password alone will be enough."
                ),
                self.tr("Remove the passkey"),
            ),
            "password": (
                self.tr("Change the password"),
                self.tr("Nothing that is synced is lost. Your other machines have to sign in again."),
                self.tr("Change the password"),
            ),
            "new-key": (
                self.tr("Make a new recovery key"),
                self.tr("The one you wrote down before will no longer open anything. The new one is shown once."),
                self.tr("Make a new recovery key"),
            ),
            "two-step": (
                self.tr("Turn two-step sign-in on"),
                self.tr("Signing in will take a code from an authenticator app besides the password."),
                self.tr("Go on"),
            ),
            "no-two-step": (
                self.tr("Turn two-step sign-in off"),
                self.tr("The password alone will be enough to sign in. A code is asked for once more."),
                self.tr("Turn two-step sign-in off"),
            ),
            "revoke": self._revoking(name, is_out=device is not None and not device.signed_in),
            "export": (
                self.tr("Save what the server knows"),
                self.tr(
                    "All that the server can read of your account, as JSON: addresses, machines, times. Your chats are not in "
                    "it, since it cannot read them: export those under Data."
                ),
                self.tr("Save as a file…"),
            ),
            "delete": (
                self.tr("Delete the account"),
                self.tr(
                    "Everything of it on the server is deleted, for good: the account, what is synced, the keys. What lies on "
                    "your machines stays, and syncs no more."
                ),
                self.tr("Delete the account for good"),
            ),
        }[self._place]

    def _revoking(self, name: str, *, is_out: bool) -> tuple[str, str, str]:
        if is_out:
            return (
                self.tr("Remove “{0}”").format(name),
                self.tr(
                    "This machine is signed out already. The keys that it knew are changed, so that nothing you write from "
                    "now on can be opened with them. The chats that lie on it stay on it."
                ),
                self.tr("Remove the machine"),
            )
        return (
            self.tr("Sign “{0}” out").format(name),
            self.tr(
                "It is signed out the next time it reaches the server, and gets no new chats. The chats that lie on it stay "
                "on it: whoever has that machine can go on reading them. Your other machines notice nothing."
            ),
            self.tr("Sign it out for good"),
        )

    def _go(self) -> None:
        do, password, code = self._presenter.tending, self.password.text(), self.card.code.text()
        if self._place == "email":
            do.change_email(self.typed.text(), password, code)
        elif self._place == "no-passkey":
            do.remove_passkey(password, code)
        elif self._place == "password":
            do.change_password(password, self.new.text(), code)
        elif self._place == "new-key":
            do.new_recovery_key(password, code)
        elif self._place == "two-step":
            do.offer_two_step(password)
        elif self._place == "no-two-step":
            do.remove_two_step(password, code)
        elif self._place == "revoke":
            do.revoke(password, code)
        elif self._place == "delete":
            do.delete_account(self.typed.text(), password, code)
        else:
            self._ask_where()

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save as a file"), "soulfra-account.json", "JSON (*.json)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the export there."""
        self._presenter.tending.export(path, self.password.text(), self.card.code.text())

    def take_focus(self) -> None:
        self.card.take_focus()

    def render(self, state: AccountState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.verdict.show_judged(state.judged)
        self.card.show_state(
            state, self.tr("Making keys of your password on this machine. This takes about a second …")
        )
