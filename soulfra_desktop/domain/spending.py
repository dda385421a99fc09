"""The ledger as a dashboard shows it: sums over a span of days, and how fast and how surely models answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.savings import Savings
from soulfra_desktop.domain.usage import FREE, Money, TokenCount


@dataclass(frozen=True, slots=True)
class Span:
    """Days of the person's own calendar, both ends counted; None leaves an end open."""

    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise ValueError("a span of days begins before it ends")

    @property
    def first(self) -> str:
        return self.since.isoformat() if self.since else ""

    @property
    def last(self) -> str:
        return self.until.isoformat() if self.until else "9999-12-31"


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over some calls. What a call whose price is unknown cost is in no amount: `unpriced` counts them."""

    calls: int = 0
    failed: int = 0
    open: int = 0
    """On their way, or broken off by a crash: they count as spent, at what was reserved."""
    unpriced: int = 0
    estimated: int = 0
    """Whose tokens were counted here, since the provider did not say."""
    input_tokens: int = 0
    output_tokens: int = 0
    cached_input_tokens: int = 0
    cache_write_tokens: int = 0
    long_cache_write_tokens: int = 0
    reasoning_tokens: int = 0
    cost: Money = FREE
    claimed: Money = FREE
    """What the baseline would have cost, for the answers that count (docs/savings.md)."""

    def __add__(self, other: Totals) -> Totals:
        return Totals(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens

    @property
    def saved_micros(self) -> int:
        return self.claimed.micros - self.cost.micros


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day."""

    day: date
    totals: Totals


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One model. First words come in milliseconds, from its last answers in the span; None where none was measured."""

    ref: ModelRef
    local: bool
    totals: Totals
    first_token_p50: int | None = None
    first_token_p95: int | None = None


@dataclass(frozen=True, slots=True)
class ChatRow:
    """One chat. `title` is empty for one that was removed for good."""

    conversation_id: str
    title: str
    folder: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A folder or an agent, by its name; empty for chats in no folder, and for the person."""

    name: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything a dashboard shows of a span."""

    span: Span
    totals: Totals
    days: tuple[DayRow, ...]
    """Oldest first; days without a call are left out."""
    models: tuple[ModelRow, ...]
    """The dearest first."""
    chats: tuple[ChatRow, ...]
    """The dearest first, as many as were asked for."""
    folders: tuple[NamedRow, ...]
    agents: tuple[NamedRow, ...]
    failures: tuple[tuple[str, int], ...]
    """How calls failed, the most frequent first: an outcome and how often."""
    savings: Savings | None
    """None where no baseline is named: nothing is claimed."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One call of a provider, as the ledger has it."""

    id: str
    at: datetime
    """In UTC."""
    day: date
    """The person's own."""
    question_id: str | None
    message_id: str | None
    conversation_id: str | None
    agent: str
    ref: ModelRef
    local: bool
    usage: TokenCount
    cost: Money | None
    price_version: str
    outcome: str
    first_token_ms: int | None
    total_ms: int | None
    baseline: str
    baseline_cost: Money | None
    claims: bool = False
    """Whether the baseline's price counts as saved (docs/savings.md)."""


@dataclass(frozen=True, slots=True)
class Unweighed:
    """A call that is to be compared with another baseline."""

    id: str
    day: date
    outcome: str
    usage: TokenCount
