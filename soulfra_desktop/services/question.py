"""One question as the router sees it: the chat before it, how it is to be answered, all of it counted once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from soulfra_desktop.domain.chat import Turn
from soulfra_desktop.domain.context import answer_reserve
from soulfra_desktop.domain.packing import Context, Packed, pack, without_quoting
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import Candidate
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
    context: Context | None = None
    """What is known besides; None where nothing is."""
    notes: tuple[Reason, ...] = ()
    """What is to be said of how it was found."""
    after: int = 0
    """Turns behind the question: of an answer that goes on."""

    @property
    def tokens(self) -> int:
        """Of all there is, whether it fits or not."""
        return self.tokens_beyond + (self.context.tokens if self.context else 0)

    @property
    def tokens_beyond(self) -> int:
        """The same without what is known besides: what a model elsewhere is paid for, where it may not see that."""
        return self.system_tokens + sum(self.counts)

    def tokens_for(self, candidate: Candidate) -> int:
        """Of what this candidate may see."""
        if self.context is None:
            return self.tokens_beyond
        return self.tokens_beyond + self.context.seen_by(candidate.ref.provider, local=candidate.local).tokens

    @property
    def least_tokens(self) -> int:
        """Of what must be seen in any case: the question alone."""
        return self.system_tokens + sum(self.counts[-1:])

    def keeps_back_from(self, candidate: Candidate) -> bool:
        """Whether something that is known is not for this candidate, and is there."""
        context = self.context
        if context is None or context.is_open_to(candidate.ref.provider, local=candidate.local):
            return False
        return bool(context.passages or context.pinned or context.quoting)

    def fitted(self, candidate: Candidate) -> Packed:
        """What of it goes into this candidate's window, with room for the answer, and may be seen there."""
        window, context = candidate.context_window, self.context
        return pack(
            without_quoting(self.turns, context.quoting) if context and self.keeps_back_from(candidate) else self.turns,
            self.counts,
            window,
            system=self.system,
            system_tokens=self.system_tokens,
            reserve=answer_reserve(window, self.max_tokens) if window else 0,
            context=context.seen_by(candidate.ref.provider, local=candidate.local) if context else None,
            after=self.after,
        )

    def with_part(self, part: str, part_tokens: int) -> Question:
        """The same question, to be continued after the part of an answer that had arrived."""
        turns = (*self.turns, Turn("assistant", part), Turn("user", CONTINUE))
        return replace(self, turns=turns, counts=(*self.counts, part_tokens, 24), after=2)


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
