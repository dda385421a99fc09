"""What may be spent: limits a person sets, how far each is used, and what the next call may cost at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

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
class BudgetState:
    """A budget and what it has seen: `spent` holds what was settled, and what is reserved by calls on their way."""

    budget: Budget
    spent: Money

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
