"""Paints the account's page: one part at a time, each made when it is needed, so that no password stays behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from soulfra_desktop.ui.account.ask import Ask
from soulfra_desktop.ui.account.authenticator import Authenticator
from soulfra_desktop.ui.account.entry_form import EntryForm, ForgotForm
from soulfra_desktop.ui.account.home import Home
from soulfra_desktop.ui.account.new_email import NewEmail
from soulfra_desktop.ui.account.once import Once
from soulfra_desktop.ui.account.out import Out
from soulfra_desktop.ui.account.presenter import AccountPresenter
from soulfra_desktop.ui.account.reset_form import ResetForm
from soulfra_desktop.ui.account.sign_out import SignOut
from soulfra_desktop.ui.account.state import ONCE, AccountState, Place
from soulfra_desktop.ui.account.syncing import SyncPresenter
from soulfra_desktop.ui.kit import lengths
from soulfra_desktop.ui.kit.painting import paint
from soulfra_desktop.ui.shell.page import Page
from soulfra_desktop.ui.shell.skeleton import SkeletonRows

RESTING: tuple[Place, ...] = ("loading", "out", "home")


class AccountPage(Page):
    """A page of the settings. `trust` makes what stands there of the account's trust."""

    def __init__(
        self, presenter: AccountPresenter, sync: SyncPresenter, width: int, trust: Callable[[], QWidget] | None = None
    ) -> None:
        super().__init__(width)
        self._presenter, self._sync, self._trust = presenter, sync, trust
        self._place: tuple[object, ...] = ()
        self.part: QWidget = QWidget()
        self.column.addWidget(self.part)
        self.setAccessibleName(self.tr("Account"))
        self.finish(centred=False)
        paint(presenter, self, self.render)

    def render(self, state: AccountState) -> None:  # type: ignore[override] - a view's word for painting its state
        place = (state.place, state.secrets)
        if place != self._place:
            had_focus = bool(self._place) and (
                self.isAncestorOf(self.focusWidget() or self) or self._place[0] in RESTING
            )
            self._place = place
            self._turn_to(state.place, take_focus=had_focus and self.isVisible())
        if state.place != "loading":
            self.part.render(state)  # type: ignore[call-overload]

    def _turn_to(self, place: Place, *, take_focus: bool) -> None:
        old, self.part = self.part, self._made(place)
        self.column.replaceWidget(old, self.part)
        old.hide()
        old.deleteLater()
        self.part.show()
        self.verticalScrollBar().setValue(0)
        if take_focus and place != "loading":
            self.part.render(self._presenter.state)  # type: ignore[call-overload]  # what can have the focus is known then
            self.take_focus()

    def _made(self, place: Place) -> QWidget:
        page = self._presenter
        if place == "loading":
            rows = SkeletonRows()
            lengths.keep(rows.setFixedHeight, 160)
            return rows
        if place in ("out", "home"):
            return Out(page) if place == "out" else Home(page, self._sync, self._trust)
        if place in ("register", "sign-in"):
            return EntryForm(page, new=place == "register")
        if place == "sign-out":
            return SignOut(page, self._sync)
        if place in ONCE:
            return Once(page, codes=place == "codes")
        single = {"forgot": ForgotForm, "reset": ResetForm, "authenticator": Authenticator, "email-code": NewEmail}
        return single[place](page) if place in single else Ask(page, place)

    def take_focus(self) -> None:
        """Into what can be done first."""
        take_focus = getattr(self.part, "take_focus", self.setFocus)
        take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._presenter.state.place not in RESTING:
            self._presenter.leave()
        else:
            super().keyPressEvent(event)
