"""What the usage screen shows at one moment. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from soulfra_desktop.domain.bill import Reconciliation
from soulfra_desktop.domain.budget import BudgetState
from soulfra_desktop.domain.currency import DOLLAR, Currency
from soulfra_desktop.domain.routing import Model
from soulfra_desktop.domain.spending import Overview, Span, Totals
from soulfra_desktop.ui.kit.problem import Problem

SpanName = Literal["today", "week", "month", "quarter", "all", "own"]
Measure = Literal["money", "tokens", "calls"]
Table = Literal["models", "days", "chats", "folders", "agents"]

SPANS: tuple[SpanName, ...] = ("today", "week", "month", "quarter", "all", "own")
MEASURES: tuple[Measure, ...] = ("money", "tokens", "calls")
TABLES: tuple[Table, ...] = ("models", "days", "chats", "folders", "agents")
_DAYS = {"today": 1, "week": 7, "month": 30, "quarter": 90}


ALL_DAYS = Span()


def span_of(name: SpanName, today: date) -> Span:
    """The days up to `today` that a name stands for; "own" is given by the person instead."""
    days = _DAYS.get(name)
    return Span(today - timedelta(days=days - 1), today) if days else Span()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, whatever it is about. First words in milliseconds."""

    name: str
    totals: Totals
    local: bool = False
    first_token_p50: int | None = None
    first_token_p95: int | None = None
    conversation_id: str = ""


@dataclass(frozen=True, slots=True)
class Comparing:
    """A provider's bill beside ours; `found` is None while it is read."""

    source: str
    found: Reconciliation | None = None


@dataclass(frozen=True, slots=True)
class UsageState:
    """The usage screen."""

    phase: Literal["loading", "ready", "failed"] = "loading"
    span_name: SpanName = "month"
    span: Span = ALL_DAYS
    measure: Measure = "money"
    table: Table = "models"
    overview: Overview | None = None
    budgets: tuple[BudgetState, ...] = ()
    currency: Currency = DOLLAR
    baseline: str = ""
    baselines: tuple[Model, ...] = ()
    """Models whose price is known, which savings can be measured against."""
    problem: Problem | None = None
    budget_problem: Problem | None = None
    savings_problem: Problem | None = None
    weighed: int | None = None
    """Calls compared with a new baseline so far; None where none are being compared."""
    comparing: Comparing | None = None
    written: str = ""
    """Where the last file was written."""

    @property
    def is_empty(self) -> bool:
        """Nothing was ever asked in these days."""
        return self.overview is not None and self.overview.totals.calls == 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines of the table that is chosen."""
        if self.overview is None:
            return ()
        seen = self.overview
        if self.table == "models":
            return tuple(Row(str(m.ref), m.totals, m.local, m.first_token_p50, m.first_token_p95) for m in seen.models)
        if self.table == "days":
            return tuple(Row(day.day.isoformat(), day.totals) for day in reversed(seen.days))
        if self.table == "chats":
            return tuple(Row(chat.title, chat.totals, conversation_id=chat.conversation_id) for chat in seen.chats)
        named = seen.folders if self.table == "folders" else seen.agents
        return tuple(Row(one.name, one.totals) for one in named)

    @property
    def days(self) -> tuple[tuple[date, Totals], ...]:
        """Every day of the span, also those without a call, so that a gap is seen as one; the chart's places."""
        if self.overview is None or not self.overview.days:
            return ()
        known = {row.day: row.totals for row in self.overview.days}
        first = self.span.since or self.overview.days[0].day
        last = self.span.until or self.overview.days[-1].day
        count = (last - first).days + 1
        return tuple((day, known.get(day, Totals())) for day in (first + timedelta(days=n) for n in range(count)))
