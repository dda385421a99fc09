"""One question as the router sees it: the chat before it, how it is to be answered, all of it counted once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from soulfra_desktop.domain.chat import Turn
from soulfra_desktop.domain.context import Fitted, answer_reserve, fit
from soulfra_desktop.domain.usage import Money, TokenCount

CONTINUE = "Your answer broke off. Go on exactly where it stopped; do not repeat anything and do not comment on this."


@dataclass(frozen=True, slots=True)
class Question:
    """One question with the chat before it, its tokens counted once for all candidates."""

    turns: tuple[Turn, ...]
    counts: tuple[int, ...]
    system: str
    system_tokens: int
    temperature: float | None = None
    max_tokens: int | None = None

    @property
    def tokens(self) -> int:
        return self.system_tokens + sum(self.counts)

    @property
    def least_tokens(self) -> int:
        """Of what must be seen in any case: the question alone."""
        return self.system_tokens + sum(self.counts[-1:])

    def fitted(self, window: int | None) -> Fitted:
        """What of it goes into a window of so many tokens, with room for the answer."""
        reserve = answer_reserve(window, self.max_tokens) if window else 0
        return fit(self.turns, self.counts, window, system=self.system_tokens, reserve=reserve)

    def with_part(self, part: str, part_tokens: int) -> Question:
        """The same question, to be continued after the part of an answer that had arrived."""
        turns = (*self.turns, Turn("assistant", part), Turn("user", CONTINUE))
        return replace(self, turns=turns, counts=(*self.counts, part_tokens, 24))


def sum_usage(usages: list[TokenCount]) -> TokenCount | None:
    """What all attempts used together; None before the first. A tier is told where all that wrote were served so."""
    if not usages:
        return None
    return TokenCount(
        sum(usage.input_tokens for usage in usages),
        sum(usage.output_tokens for usage in usages),
        sum(usage.cached_input_tokens for usage in usages),
        sum(usage.cache_write_tokens for usage in usages),
        source="estimated" if any(usage.source == "estimated" for usage in usages) else "provider",
        long_cache_write_tokens=sum(usage.long_cache_write_tokens for usage in usages),
        reasoning_tokens=sum(usage.reasoning_tokens for usage in usages),
        tier=tiers.pop()
        if len(tiers := {usage.tier for usage in usages if usage.input_tokens or usage.output_tokens}) == 1
        else "",
    )


def sum_cost(costs: list[Money | None]) -> Money | None:
    """All attempts are paid for; one unknown price makes the whole unknown."""
    total = Money(0)
    for cost in costs:
        if cost is None:
            return None
        total += cost
    return total
