"""Limits on what may be spent: set and removed here, held by the ledger itself at every call."""

from __future__ import annotations

from soulfra_desktop.domain.budget import Account, Budget, BudgetState, Scope, reached_in_words, tightest
from soulfra_desktop.domain.currency import Currency
from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.services.money_ports import BudgetBook
from soulfra_desktop.services.ports import Clock
from soulfra_desktop.services.settings import SettingsService

LOOK_AGAIN_SECONDS = 10.0
"""Where no budget was set: another window may set one."""


class BudgetService:
    """What the command line and the window do with budgets."""

    def __init__(self, book: BudgetBook, settings: SettingsService, clock: Clock) -> None:
        self._book = book
        self._settings = settings
        self._clock = clock
        self._none_until = 0.0

    @property
    def currency(self) -> Currency:
        """What amounts are shown and typed in."""
        return currency_of(self._settings)

    def account(self, conversation_id: str | None = None, agent: str = "") -> Account:
        """Whom a call now would be charged to."""
        return Account(self._clock.now().astimezone().date(), conversation_id, agent)

    async def set(self, scope: Scope, amount: str | Money, subject: str = "") -> Budget:
        """Set a limit, typed in the person's currency. It counts from the next call on. Raises SettingRefused."""
        budget = Budget(scope, self.parsed(amount) if isinstance(amount, str) else amount, subject)
        if scope in ("day", "month") and subject:
            raise SettingRefused(f"A budget for the {scope} is for everything.", "Leave the chat or agent out.")
        await self._book.save(budget)
        self._none_until = 0.0
        return budget

    def parsed(self, amount: str) -> Money:
        """Raises SettingRefused with the reason where this is no amount."""
        try:
            return self.currency.parse(amount)
        except ValueError as error:
            raise SettingRefused(str(error), "For example: 5, 0.50 or $5.") from None

    async def remove(self, scope: Scope, subject: str = "") -> bool:
        """Whether there was such a budget."""
        return await self._book.remove(scope, subject)

    async def every_state(self) -> list[BudgetState]:
        """All budgets; one that holds for each chat or agent has seen what the one that spent most has."""
        return await self._book.every_state(self.account())

    async def states(self, conversation_id: str | None = None, agent: str = "") -> list[BudgetState]:
        """Those that a call in this chat counts against."""
        return await self._book.states(self.account(conversation_id, agent))

    async def left(self, conversation_id: str | None = None, agent: str = "") -> Money | None:
        """What the tightest of them leaves; None where no budget holds.

        For choosing well, not for holding the limit: where there was no budget a moment ago, nobody looks again.
        """
        now = self._clock.monotonic()
        if now < self._none_until:
            return None
        found = await self.states(conversation_id, agent)
        if not found and not await self._book.budgets():
            self._none_until = now + LOOK_AGAIN_SECONDS
        least = tightest(found)
        return None if least is None else least.left

    async def news(self, conversation_id: str | None = None, agent: str = "") -> list[BudgetState]:
        """Budgets that are nearly or wholly used up, each told once in its period. To be asked after an answer."""
        account = self.account(conversation_id, agent)
        reached = [state for state in await self._book.states(account) if state.level != "fine"]
        return [s for s in reached if await self._book.tell(s, account.period(s.budget.scope), s.level)]

    def words(self, state: BudgetState) -> str:
        """Such as "80 % of the budget for this month is used: $4.02 of $5.00"."""
        shown = self.currency.shown
        return reached_in_words(state, shown(state.spent), shown(state.budget.limit) + self.currency.rate_beside)


def currency_of(settings: SettingsService) -> Currency:
    """As the settings have it now."""
    return Currency.of(settings.current.currency, settings.current.currency_rate)
