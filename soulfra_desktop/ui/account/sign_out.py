"""Before a sign-out that would leave something behind: what that is, and the way to send it first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from soulfra_desktop.ui.account.form import FormCard
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.state import AccountState
from soulfra_desktop.ui.account.syncing import SyncPresenter
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.kit.sentences import counted


def leaves_something(state: AccountState, sync: SyncPresenter) -> bool:
    """Whether changes wait here, or no other machine is known to be signed in."""
    return sync.state.sync.waiting > 0 or is_last(state)


def is_last(state: AccountState) -> bool:
    return not any(one.signed_in and not one.current for one in state.devices)


class SignOut(QWidget):
    """Sends first, or signs out all the same."""

    def __init__(self, presenter: AccountPresenter, sync: SyncPresenter) -> None:
        super().__init__()
        self._presenter, self._sync = presenter, sync
        self.card = card = FormCard(self.tr("Sign out of this machine?"), danger=True)
        self.waiting = card.line("", "warn")
        self.last = card.line("", "warn")
        card.line(self.tr("Your chats stay on this machine."))
        self.first = card.link(self.tr("Sync first"), self._sync_first)
        card.finish(self.tr("Sign out anyway"), self.first)
        card.go.clicked.connect(lambda: presenter.tending.sign_out())
        card.cancel.clicked.connect(lambda: presenter.leave())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _sync_first(self) -> None:
        self._sync.sync_now()
        self._presenter.leave()

    def take_focus(self) -> None:
        (self.card.cancel if self.first.isHidden() else self.first).setFocus()

    def render(self, state: AccountState) -> None:  # type: ignore[override] - a view's word for painting its state
        waiting = self._sync.state.sync.waiting
        several = counted(self.tr("%n changes were not sent yet: no other machine would get them.", "", waiting))
        one = self.tr("One change was not sent yet: no other machine would get it.")
        say(self.waiting, "" if not waiting else one if waiting == 1 else several)
        last = self.tr(
            "No other machine is signed in, as far as is known here: to open what is synced again takes your password."
        )
        say(self.last, last if is_last(state) else "")
        self.first.setVisible(waiting > 0 and not state.ended)
        self.card.show_state(state, self.tr("Asking the server …"))
