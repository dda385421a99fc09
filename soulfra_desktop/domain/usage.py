"""Tokens and money: whole numbers, never a float, never a guess shown as a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

UsageSource = Literal["provider", "estimated"]


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in whole micro-dollars (1 USD = 1,000,000)."""

    micros: int

    def __post_init__(self) -> None:
        if self.micros < 0:
            raise ValueError("money is never negative")

    def __add__(self, other: Money) -> Money:
        return Money(self.micros + other.micros)

    @property
    def usd(self) -> str:
        """Decimal dollars with six places: `0.001250`."""
        return f"{self.micros // 1_000_000}.{self.micros % 1_000_000:06d}"

    @property
    def dollars(self) -> str:
        """For people: `$5.00`, `$0.0312`; at least two places, and as many as it has."""
        whole, fraction = self.usd.split(".")
        return f"${int(whole):,}.{fraction.rstrip('0').ljust(2, '0')}"

    @classmethod
    def parse(cls, usd: str) -> Money:
        """The inverse of `usd`. Raises ValueError on anything else."""
        whole, _, fraction = usd.partition(".")
        if not (whole.isascii() and whole.isdigit() and len(fraction) <= 6 and (not fraction or fraction.isdigit())):
            raise ValueError(f"not an amount of dollars: {usd!r}")
        return cls(int(whole) * 1_000_000 + int(fraction.ljust(6, "0") or "0"))


FREE = Money(0)

MOST_TOKENS = 10**9
"""Above this a count is a mistake, and would not fit where it is stored."""


@dataclass(frozen=True, slots=True)
class TokenCount:
    """Tokens of one attempt. `input_tokens` includes the cached ones, whichever way the provider counts."""

    input_tokens: int = 0
    output_tokens: int = 0
    cached_input_tokens: int = 0
    """Read from the provider's prompt cache: part of `input_tokens`."""
    cache_write_tokens: int = 0
    """Written to the provider's prompt cache: part of `input_tokens`."""
    source: UsageSource = "provider"
    long_cache_write_tokens: int = 0
    """Of `cache_write_tokens`, those kept for an hour rather than five minutes: they cost more."""
    reasoning_tokens: int = 0
    """Of `output_tokens`, those that the model thought with, where the provider says so."""
    tier: str = ""
    """How the provider says that it served this, where that changes the price: batch, flex, priority, fast."""

    def __post_init__(self) -> None:
        counts = (self.input_tokens, self.output_tokens, self.cached_input_tokens, self.cache_write_tokens)
        counts += (self.long_cache_write_tokens, self.reasoning_tokens)
        if not all(type(count) is int and count <= MOST_TOKENS for count in counts):
            raise ValueError("a token count is a whole number, and no answer has more than 10^9")
        if min(counts) < 0:
            raise ValueError("a token count is never negative")
        if self.long_cache_write_tokens > self.cache_write_tokens:
            raise ValueError("long cache writes are part of the cache writes")
        if self.reasoning_tokens > self.output_tokens:
            raise ValueError("reasoning tokens are part of the output tokens")
        if self.cached_input_tokens + self.cache_write_tokens > self.input_tokens:
            raise ValueError("cached tokens are part of the input tokens")


NEVER_BELOW = 3
"""A provider's report of less than one part in so many of what was written is a mistake."""
SHORT_TEXT = 16
"""Tokens: so few may well be none to another's way of counting."""
LONGEST_POSSIBLE = 500_000
"""Tokens of one answer, with all that was only thought; no model writes as much."""
NEVER_ABOVE = 4
"""Of the limit that was sent: what is thought may go past it, but not as far."""
ASKED_POSSIBLE = 200_000
"""Tokens a provider may have added to a question; and ten times what we count in it."""


def doubt_in(reported: TokenCount, asked: int, written: int, limit: int | None) -> str:
    """Why a provider's report cannot be what was used, in words; empty where it can.

    `asked` and `written` are our own count of the question and of all that arrived, `limit` the length that was sent.
    """
    output, most = reported.output_tokens, LONGEST_POSSIBLE if limit is None else NEVER_ABOVE * limit + 1_000
    if output * NEVER_BELOW + SHORT_TEXT < written:
        return f"it reported {output:,} tokens for about {written:,} that it wrote"
    if output > max(most, NEVER_BELOW * written):
        return f"it reported {output:,} tokens for about {written:,} that it wrote"
    if reported.input_tokens > 10 * asked + ASKED_POSSIBLE:
        return f"it reported {reported.input_tokens:,} tokens for a question of about {asked:,}"
    return ""


@dataclass(frozen=True, slots=True)
class Price:
    """What a model costs, in micro-dollars for a million tokens, for showing before a choice."""

    input_per_million: Money
    output_per_million: Money
