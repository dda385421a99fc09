"""What a call may cost at most while a budget holds: its reservation, the length it is held to, and who watches over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.ports import Reservation, Tokenizer

LONGEST_ANSWER = 8_192
"""Tokens, under a budget: more would keep too much of it for one call on its way."""
SHORTEST_ANSWER = 32
"""Tokens; where a budget has less left than this costs, nothing is asked."""

Cost = Callable[[TokenCount], Money | None]


def worst_usage(input_tokens: int, max_tokens: int) -> TokenCount:
    """What is reserved: our count of the question is one of another's, and a vendor's last tokens may pass its limit."""
    return TokenCount(input_tokens + input_tokens // 2 + 128, max_tokens + max_tokens // 16 + 8, source="estimated")


def worst_cost(usage: TokenCount, cost: Cost) -> Money | None:
    """Of this usage, read plainly or written to a cache, whichever is dearer."""
    plain, kept = cost(usage), cost(replace(usage, cache_write_tokens=usage.input_tokens))
    return None if plain is None or kept is None else max(plain, kept)


def longest_within(left: Money, input_tokens: int, asked: int | None, cost: Cost) -> int | None:
    """The longest answer, in tokens, that this amount pays for in the worst case; None where not even a short one."""

    def worst(max_tokens: int) -> int:
        amount = worst_cost(worst_usage(input_tokens, max_tokens), cost)
        return left.micros + 1 if amount is None else amount.micros

    most = min(asked or LONGEST_ANSWER, LONGEST_ANSWER)
    least = min(SHORTEST_ANSWER, most)
    if (dearest := worst(most)) <= left.micros:
        return most
    if (cheapest := worst(least)) > left.micros:
        return None
    length = least + (most - least) * (left.micros - cheapest) // (
        dearest - cheapest
    )  # a price grows evenly, or nearly
    while length > least and worst(length) > left.micros:
        length -= 1 + length // 64
    return max(length, least)


class Afforded:
    """The worst case of one call, made where the budget is looked at; `max_tokens` tells what it came to."""

    def __init__(self, reservation: Reservation, asked: int | None, cost: Cost) -> None:
        """`asked` is the length the person wishes, None for the model's own."""
        self._reservation = reservation
        self._asked = asked
        self._cost = cost
        self.max_tokens: int | None = None
        """None where no budget holds: nothing is held to a length then."""

    def within(self, left: Money) -> Reservation | None:
        """The reservation for as long an answer as this pays for (ports.Fit)."""
        tokens = self._reservation.usage.input_tokens
        self.max_tokens = longest_within(left, tokens, self._asked, self._cost)
        if self.max_tokens is None:
            return None
        usage = worst_usage(tokens, self.max_tokens)
        return replace(self._reservation, usage=usage, cost=worst_cost(usage, self._cost))

    @property
    def shortened(self) -> bool:
        """Whether the answer is held to less than was asked for."""
        return self.max_tokens is not None and self.max_tokens != self._asked


class Meter:
    """Notices that an answer has used up what was reserved. A text is counted whole, but seldom.

    Every token has a byte at least, so nothing passes the limit between two looks but the piece that is looked at.
    """

    def __init__(self, tokenizer: Tokenizer, limit: int) -> None:
        self._tokenizer = tokenizer
        self._limit = limit
        self._pieces: list[str] = []
        self._bytes = 0
        self._look_at = limit

    async def passed(self, piece: str) -> bool:
        """Take in a piece; whether the answer has reached the limit now."""
        self._pieces.append(piece)
        self._bytes += len(piece.encode("utf-8", "surrogatepass"))
        if self._bytes < self._look_at:
            return False
        tokens = await self._tokenizer.count("".join(self._pieces))
        self._look_at = self._bytes + max(1, self._limit - tokens)
        return tokens >= self._limit
