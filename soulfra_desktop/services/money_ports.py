"""What the services need of the store about money: budgets, and the ledger added up. The SQLite adapters fulfil these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soulfra_desktop.domain.budget import Account, Budget, BudgetState, Level, Scope
    from soulfra_desktop.domain.spending import LedgerRow, Overview, Span, Totals, Unweighed
    from soulfra_desktop.domain.usage import Money


class BudgetBook(Protocol):
    """The limits a person set, and what each has seen."""

    async def budgets(self) -> list[Budget]: ...

    async def save(self, budget: Budget) -> None:
        """Add or change one, by its scope and subject."""
        ...

    async def remove(self, scope: Scope, subject: str = "") -> bool:
        """Whether there was one."""
        ...

    async def states(self, account: Account) -> list[BudgetState]:
        """Of the budgets that a call on this account counts against."""
        ...

    async def every_state(self, account: Account) -> list[BudgetState]:
        """Of all; one that holds for each chat or agent has seen what the one that spent most has."""
        ...

    async def tell(self, state: BudgetState, period: str, level: Level) -> bool:
        """Whether nobody was told yet that this budget reached this level in this period; from now on somebody was."""
        ...


class UsageBook(Protocol):
    """The ledger, to be read."""

    async def overview(self, span: Span, baseline: str, chats: int) -> Overview:
        """All that a dashboard shows; of the chats the `chats` dearest."""
        ...

    async def of_chat(self, conversation_id: str, baseline: str) -> Totals:
        """All that was ever called in one chat."""
        ...

    async def rows(self, span: Span, after: LedgerRow | None, count: int) -> list[LedgerRow]:
        """Oldest first, those after one of them."""
        ...

    async def unweighed(self, baseline: str, count: int) -> list[Unweighed]:
        """Some of the calls that were not compared with this baseline yet; none at the end."""
        ...

    async def weigh(self, baseline: str, prices: Sequence[tuple[str, Money | None]]) -> None:
        """Store what this baseline would have cost for calls by their ids, in one step."""
        ...
