"""The trust screen: what the account's score is made of, opened from the account's page and the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.ui.account.state import Place
    from soulfra_desktop.ui.trust.presenter import TrustPresenter
    from soulfra_desktop.ui.trust.state import Barrier

FORMS: dict[str, Place] = {"export": "export"}
"""Where an action that the server wants a proof for is tried again."""


def plug_in(everyday: Everyday) -> None:
    from soulfra_desktop.ui.shell.actions import Action

    screen, tr = TrustScreen(everyday), everyday.window.tr
    everyday.trust_card = screen.card
    everyday.setting_changed.connect(screen.setting_changed)
    everyday.actions.add(Action("trust.show", tr("Trust: your score, and why"), screen.show, "", tr("Soulfra")))


class TrustScreen:
    """Its presenter lives as long as the window, so that a score is seen to change."""

    def __init__(self, everyday: Everyday) -> None:
        self._everyday = everyday
        self._presenter: TrustPresenter | None = None

    def show(self) -> None:
        from soulfra_desktop.ui.trust.view import TrustView

        presenter = self.presenter
        self._everyday.window.show_settings(TrustView(presenter))
        presenter.look()

    def card(self) -> QWidget:
        """For the account's page."""
        from soulfra_desktop.ui.trust.card import TrustCard

        return TrustCard(self.presenter)

    @property
    def presenter(self) -> TrustPresenter:
        if self._presenter is None:
            from soulfra_desktop.ui.trust.presenter import TrustPresenter

            everyday = self._everyday
            current = everyday.core.settings.current
            self._presenter = made = TrustPresenter(
                everyday.core.accounts.trust,
                everyday.core.clock,
                everyday.tasks.spawn,
                barrier=self._barrier,
                local_only=current.local_only,
                tells_days=current.trust_active_days,
            )
            made.on_done = everyday.window.hide_settings
            made.on_open = self.show
            made.on_account = lambda: everyday.show_section("account")
            made.on_privacy = lambda: everyday.show_section("privacy")
            made.on_try_again = lambda action: everyday.show_account(FORMS.get(action, "home"))
            made.on_tells_days = lambda on: everyday.set("trust_active_days", on)
        return self._presenter

    @property
    def _barrier(self) -> Barrier:
        if self._everyday.demo:
            return "demo"
        return "nothing kept" if self._everyday.core.protection == "nothing kept" else ""

    def setting_changed(self, name: str) -> None:
        if self._presenter is None:
            return
        current = self._everyday.core.settings.current
        if name == "local_only":
            self._presenter.go_local(current.local_only)
        elif name == "trust_active_days":
            self._presenter.days_are_told(current.trust_active_days)
