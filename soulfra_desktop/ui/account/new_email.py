"""The code that makes another address the account's."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from soulfra_desktop.ui.account.fields import CodeLine
from soulfra_desktop.ui.account.form import FormCard
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.state import AccountState


class NewEmail(QWidget):
    """Until the code comes back, the account keeps the address that it has."""

    def __init__(self, presenter: AccountPresenter) -> None:
        super().__init__()
        to = presenter.state.new_email
        self.card = card = FormCard(
            self.tr("Confirm the new address"),
            self.tr("A mail with a code is on its way to {0}.").format(to)
            if to
            else self.tr("The code was mailed to the new address."),
        )
        self.code = CodeLine(self.tr("Code from the mail"))
        card.field(self.tr("Code from the mail"), self.code)
        card.finish(self.tr("Use the new address"))
        card.go.clicked.connect(lambda: presenter.tending.confirm_email(self.code.text()))
        card.cancel.clicked.connect(lambda: presenter.leave())
        self.code.textEdited.connect(lambda _text: presenter.edit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def take_focus(self) -> None:
        self.code.setFocus()

    def render(self, state: AccountState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.card.show_state(state, self.tr("Asking the server …"))
