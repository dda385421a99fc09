"""What was saved against a model the person names: on the same measured tokens, and nothing that nobody can recompute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from soulfra_desktop.domain.currency import DOLLAR, Currency
from soulfra_desktop.domain.usage import Money

SERVED: Final = ("answered", "stopped", "truncated")
"""Ends of a call after which the person may have something of it. No other end claims that it saved anything."""


def served(outcome: str, first_token_ms: int | None, total_ms: int | None) -> bool:
    """Whether the person had something of a call: where it was timed, its first word must have reached them.

    The one that lost a race and the one that was stopped before it wrote anything were calls, but no answers.
    """
    return outcome in SERVED and (first_token_ms is not None or total_ms is None)


@dataclass(frozen=True, slots=True)
class Savings:
    """Against a named baseline: what it would have cost on the tokens that were measured, less what was paid.

    A loss is a loss: `micros` may be negative.
    """

    baseline: str
    claimed: Money
    """What the baseline would have cost, for the answers that count."""
    spent: Money
    """Of all calls, also of those that count for nothing."""
    waiting: int = 0
    """Calls that are not compared with this baseline yet: it was chosen a moment ago."""

    @property
    def micros(self) -> int:
        return self.claimed.micros - self.spent.micros

    @property
    def usd(self) -> str:
        """Decimal dollars with six places; a loss has a minus."""
        return f"{'-' if self.micros < 0 else ''}{Money(abs(self.micros)).usd}"

    @property
    def percent(self) -> int | None:
        """Of what the baseline would have cost; None where it would have cost nothing."""
        return round(100 * self.micros / self.claimed.micros) if self.claimed.micros else None

    @property
    def english(self) -> str:
        """Such as "saved $0.011900 against openai/gpt-5.4"; a loss is called one."""
        return self.in_currency(DOLLAR)

    def in_currency(self, currency: Currency) -> str:
        """The same, as the person reads amounts."""
        if not self.micros:
            return f"saved nothing against {self.baseline}"
        amount = currency.exact(Money(abs(self.micros)))
        return f"{'lost' if self.micros < 0 else 'saved'} {amount} against {self.baseline}"


@dataclass(frozen=True, slots=True)
class Instead:
    """What the baseline would have cost for one answer, reckoned once, when the call that gave it was settled."""

    baseline: str
    """As provider/model."""
    cost: Money
    """On the tokens of that call."""
    at: datetime
    """When that call began: of the answers to one question the last counts."""
    call: str = ""
    """Its id in the ledger, and in the CSV."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One call as savings see it, in micro-dollars. `question` is None for a call that answered none, such as a title."""

    id: str
    at: int
    question: str | None
    outcome: str
    cost: int | None
    baseline: int | None
    heard: bool = True
    """Whether anything of it reached the person."""


def saved(calls: Iterable[Weighed]) -> int:
    """The rule itself, in micro-dollars: of the answers to one question only the last one counts, and what all cost.

    Nothing is claimed for a question where the cost of any call is unknown.
    """
    questions: dict[str, list[Weighed]] = defaultdict(list)
    for call in calls:
        questions[call.question or f"call {call.id}"].append(call)
    return sum(_claimed(asked) - sum(call.cost or 0 for call in asked) for asked in questions.values())


def _claimed(calls: Sequence[Weighed]) -> int:
    if any(call.cost is None for call in calls):
        return 0
    had = [call for call in calls if call.outcome in SERVED and call.heard]
    return max(had, key=lambda call: (call.at, call.id)).baseline or 0 if had else 0
