"""What may be spent: limits a person sets, how far each is used, and what the next call may cost at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from soulfra_desktop.domain.errors import BudgetUsedUp
from soulfra_desktop.domain.reasons import Reason, Scale, as_sentence, budget_words, in_english
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money

Scope = Literal["day", "month", "chat", "agent"]
Level = Literal["fine", "near", "used up"]

NEAR_PERCENT = 80
"""Of a budget: from here on the person is warned."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit on what calls may cost. A day and a month are those of the person's own calendar."""

    scope: Scope
    limit: Money
    subject: str = ""
    """The conversation's or agent's id; empty: the day, the month, or every chat and every agent for itself."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whom a call is charged to: the person's own day, the chat, and the agent that asks; empty is the person."""

    day: date
    conversation_id: str | None = None
    agent: str = ""
    message_id: str | None = None
    """Stands for a chat that is not kept."""

    def subject(self, scope: Scope) -> str:
        """The chat or agent that a budget of this kind holds for here; empty for a day and a month."""
        if scope == "chat":
            return self.conversation_id or self.message_id or ""
        return self.agent if scope == "agent" else ""

    def period(self, scope: Scope) -> str:
        """The day, the month, or for ever, as a name."""
        return {"day": self.day.isoformat(), "month": f"{self.day:%Y-%m}"}.get(scope, "")


@dataclass(frozen=True, slots=True)
class BudgetState:
    """A budget and what it has seen: `spent` holds what was settled, and what is reserved by calls on their way."""

    budget: Budget
    spent: Money
    subject: str = ""
    """The chat or agent whose state it is, also under a budget that holds for each."""

    @property
    def left(self) -> Money:
        return Money(max(0, self.budget.limit.micros - self.spent.micros))

    @property
    def percent(self) -> int:
        """Of the limit, rounded down; 100 where the limit is nothing."""
        limit = self.budget.limit.micros
        return self.spent.micros * 100 // limit if limit else 100

    @property
    def level(self) -> Level:
        return "used up" if self.percent >= 100 else "near" if self.percent >= NEAR_PERCENT else "fine"


def tightest(states: Sequence[BudgetState]) -> BudgetState | None:
    """The budget that leaves least; None where there is none, and anything may be spent."""
    return min(states, key=lambda state: state.left.micros, default=None)


def applying(budgets: Sequence[Budget], account: Account) -> list[Budget]:
    """Those that a call on this account counts against. One for this very chat or agent stands in for the general one."""
    named = {budget.scope for budget in budgets if budget.subject and budget.subject == account.subject(budget.scope)}
    return [
        budget
        for budget in budgets
        if (budget.subject == account.subject(budget.scope) if budget.scope in named else not budget.subject)
        and (budget.scope in ("day", "month") or account.subject(budget.scope))
    ]


def in_words(scope: Scope) -> str:
    """Such as "the budget for this month"."""
    return {
        "day": "the budget for today",
        "month": "the budget for this month",
        "chat": "the budget for this chat",
        "agent": "the budget for this agent",
    }[scope]


def reached_in_words(state: BudgetState, spent: str, limit: str) -> str:
    """Such as "80 % of the budget for this month is used: $4.02 of $5.00"; the amounts as they are shown."""
    if state.level == "used up":
        return f"{budget_words(state.budget.scope)} is used up: {spent} of {limit}"
    return f"{state.percent} % of {in_words(state.budget.scope)} is used: {spent} of {limit}"


class NoRoom(BudgetUsedUp):
    """The tightest budget has no room for even a short answer. The message is in dollars."""

    def __init__(self, ref: ModelRef, least: BudgetState) -> None:
        scope, limit, left = least.budget.scope, least.budget.limit.micros, least.left.micros
        self.reason = (
            Reason("budget_too_small", (scope, limit, left)) if left else Reason("budget_used_up", (scope, limit))
        )
        super().__init__(ref.provider, as_sentence(in_english(self.reason)))

    @property
    def why(self) -> Reason:
        return self.reason

    def in_currency(self, shown: Scale) -> str:
        """What happened, with its amounts as `shown` writes them."""
        return as_sentence(in_english(self.reason, amounts=shown))


class PriceUnknown(BudgetUsedUp):
    """A budget holds, and nobody knows what this model costs: it could not be kept."""

    def __init__(self, ref: ModelRef) -> None:
        self.reason = Reason("call_unpriced", (str(ref),))
        advice = f"Set its price, in dollars for a million tokens: soulfra settings own_prices {ref}=IN/OUT"
        super().__init__(ref.provider, as_sentence(in_english(self.reason)), advice)

    @property
    def why(self) -> Reason:
        return self.reason
