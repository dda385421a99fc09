"""The one thing that is said above the composer, the most pressing first."""

from __future__ import annotations

from PySide6.QtCore import QObject

from soulfra_desktop.ui.chat.banner import Banner
from soulfra_desktop.ui.chat.budget_words import BudgetWords
from soulfra_desktop.ui.chat.presenter import ChatPresenter
from soulfra_desktop.ui.chat.state import ChatState


class Banners(QObject):
    """Chooses what the banner says."""

    def __init__(self, banner: Banner, presenter: ChatPresenter) -> None:
        super().__init__(banner)
        self._banner = banner
        self._presenter = presenter
        self._budgets = BudgetWords(self)

    def render(self, state: ChatState) -> None:
        shown = (
            self._failure(state)
            or self._left(state)
            or self._budget(state)
            or self._offer(state)
            or self._offline(state)
        )
        if not shown:
            self._banner.hide()

    def _failure(self, state: ChatState) -> bool:
        if state.failure is None:
            return False
        actions = [(self.tr("Try again"), self._presenter.retry)] if "retry" in state.failure.actions else []
        self._banner.say(state.failure.message, state.failure.advice, icon="alert", tone="danger", actions=actions)
        return True

    def _left(self, state: ChatState) -> bool:
        """A temporary chat was left, and is not gone yet."""
        left = state.left
        if left is None:
            return False
        actions = [
            (self.tr("Keep it"), self._presenter.keep),
            (self.tr("Go back"), lambda: self._presenter.open(left.id)),
            (self.tr("Let it go"), self._presenter.let_go),
        ]
        said = self.tr("You left a temporary chat.")
        self._banner.say(
            said, self.tr("It is gone for good once you go on, unless you keep it."), icon="clock", actions=actions
        )
        return True

    def _budget(self, state: ChatState) -> bool:
        if not state.budget_news:
            return False
        told = max(state.budget_news, key=lambda one: one.percent)
        said, follows = self._budgets.news(told)
        actions = [
            (self.tr("Close"), lambda: self._presenter.accounting.seen()),
            (self.tr("Open Usage"), self._open_usage),
        ]
        self._banner.say(said, follows, icon="wallet", tone="warn", actions=actions)
        return True

    def _open_usage(self) -> None:
        self._presenter.accounting.seen()
        self._presenter.on_usage()

    def _offer(self, state: ChatState) -> bool:
        if not state.offers:
            return False
        offer, presenter = state.offers[0], self._presenter
        self._banner.say(
            self.tr("{0} was found. Allow it to answer?").format(offer.label),
            self.tr("Your questions go to {0} and may cost money.").format(offer.label),
            icon="cloud",
            tone="cloud",
            actions=[
                (self.tr("Not now"), lambda: presenter.refuse_offer(offer.provider)),
                (self.tr("Allow"), lambda: presenter.allow_provider(offer.provider)),
            ],
        )
        return True

    def _offline(self, state: ChatState) -> bool:
        if not state.offline:
            return False
        said = self.tr("You are offline. Models on this machine still answer.")
        actions = [(self.tr("Look again"), self._presenter.look_at_models)]
        self._banner.say(said, icon="cloud-off", tone="warn", actions=actions)
        return True
