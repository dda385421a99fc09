"""One answer on its way: the chain tried in turn, every failover told, and the receipt of it all."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing

from soulfra_desktop.domain.chat import (
    ChatDelta,
    ChatEvent,
    FailedOver,
    ImageArrived,
    ReasoningDelta,
    Routed,
    TextDelta,
    ToolUsed,
)
from soulfra_desktop.domain.continuation import Seam
from soulfra_desktop.domain.deciding import too_small
from soulfra_desktop.domain.errors import BudgetUsedUp, ModelNotFound, ProviderError, TemperatureRefused
from soulfra_desktop.domain.failover import following, wait_before_retry
from soulfra_desktop.domain.knowledge import Passage
from soulfra_desktop.domain.reasons import Reason, Why
from soulfra_desktop.domain.routing import Attempt, Candidate, Decision, Outcome, Policy, Receipt, Request
from soulfra_desktop.services.known import told_of
from soulfra_desktop.services.outbound import expected_usage
from soulfra_desktop.services.question import Question, sum_cost, sum_usage
from soulfra_desktop.services.trying import Asked, Begun, Desk, Trail, Try, race


class Route:
    """One answer on its way: iterate `events()` once; `receipt()` tells the truth so far at any moment."""

    def __init__(
        self, desk: Desk, decision: Decision, question: Question, policy: Policy, message_id: str | None, part: str
    ) -> None:
        self._desk = desk
        self._decision = decision
        self._question = question
        self._policy = policy
        self._message_id = message_id
        self._start = desk.outbound.clock.monotonic()
        self._trail = Trail()
        self._asked = decision.chosen
        self._rest: list[Candidate] = list(decision.chain[1:])
        self._retries = 0
        """Of the candidate that is asked."""
        self._first_token_ms: int | None = None
        self._goes_on_from = part
        self._part: list[str] = []
        self._no_money: Why | None = None
        """Why a budget let nothing through."""
        self._overtaken: Reason | None = None
        """Who was asked first and had said nothing when another spoke."""

    def on_reserved(self, told: Callable[[], Awaitable[None]]) -> None:
        """Who hears of every call when what it may cost is written and nobody was asked yet."""
        self._trail.reserved = told

    async def events(self) -> AsyncGenerator[ChatEvent, None]:
        """Routed, then the answer's pieces with every failover named. Raises the last ProviderError."""
        yield Routed(self._decision)
        while True:
            try:
                async with aclosing(self._answer()) as pieces:
                    async for event in pieces:
                        yield event
                return
            except ProviderError as error:
                told, wait = self._after(error)
            yield told
            if wait is not None:
                await self._desk.outbound.clock.sleep(wait)

    def _after(self, error: ProviderError) -> tuple[FailedOver, float | None]:
        """What follows a failure: the same candidate after a while, or the next one; else the failure itself is raised."""
        failed = self._asked
        rest = self._worth_asking(failed, error)
        wait = self._wait_before_retry(error, alone=not rest)
        if wait is not None:
            self._retries += 1
            return FailedOver(failed, error.outcome, error.why, failed, retry=True, wait_seconds=wait), wait
        if not rest or (self._part and not self._may_continue()):
            raise error
        self._asked, self._rest, self._retries = rest[0], rest[1:], 0
        return FailedOver(failed, error.outcome, error.why, self._asked, part_kept=bool(self._part)), None

    def _worth_asking(self, failed: Candidate, error: ProviderError) -> list[Candidate]:
        if isinstance(error, ModelNotFound) and not failed.local:
            self._desk.is_missing(failed.ref)
        rest = following(self._rest, failed, error)
        if not isinstance(error, BudgetUsedUp):
            return rest
        self._no_money = error.why
        if rest or (self._policy.consented and not self._policy.fallback):  # named for this very call: refused instead
            return rest
        # what costs nothing, also in the place of a model that was named
        there = [c for c in self._decision.candidates if c.free and c.available and c.ref != self._policy.model]
        return sorted(there, key=lambda candidate: candidate.last_resort)

    def _wait_before_retry(self, error: ProviderError, *, alone: bool) -> float | None:
        """Seconds after which the same candidate is worth another try; None where it is not."""
        ref = self._asked.ref
        if isinstance(error, TemperatureRefused) and self._desk.takes_temperature(ref):
            self._desk.takes_no_temperature(ref)
            return 0.0
        if self._part and not (alone and self._may_continue()):
            return None
        return wait_before_retry(error, self._retries, alone=alone)

    def _may_continue(self) -> bool:
        return self._policy.continue_after_cut or self._desk.settings.current.continue_after_cut

    async def _answer(self) -> AsyncGenerator[ChatEvent, None]:
        """One candidate's answer; or that of another one beside it, where it was silent for long."""
        made, partner = self._try(self._asked), self._beside()
        begun = Begun(made, made.deltas())
        if partner is not None:
            begun, other = await race(begun, lambda: self._try(partner), self._hedge)
            if other is not None:
                self._rest = [c for c in self._rest if c is not partner]
                if begun.made.candidate is partner:
                    yield self._switched(partner, other)
            if begun.error is not None:
                raise begun.error
        seam = Seam(self._so_far)
        async with aclosing(begun.coming) as coming:
            for delta in begun.come:
                for event in self._told(delta, seam):
                    yield event
            async for delta in coming:
                for event in self._told(delta, seam):
                    yield event
        if rest := seam.close():
            self._part.append(rest)
            yield TextDelta(rest)

    def _try(self, candidate: Candidate) -> Try:
        asked = Asked(self._question, self._policy, self._message_id, self._so_far)
        return Try(self._desk, self._trail, candidate, asked, skippable=candidate.ref != self._policy.model)

    @property
    def _hedge(self) -> float:
        return self._desk.hedge_after(self._desk.settings.current)

    def _beside(self) -> Candidate | None:
        """The model of this machine that is asked too where a cloud model is slow; None where none may be."""
        if self._asked.local or self._part or not self._hedge:
            return None
        request = Request(least_tokens=self._question.least_tokens)
        return next((c for c in self._rest if c.local and not too_small(c, request)), None)

    def _switched(self, to: Candidate, other: Begun) -> FailedOver:
        failed, self._asked, self._retries = self._asked, to, 0
        if isinstance(other.error, ProviderError):
            return FailedOver(failed, other.error.outcome, other.error.why, to)
        self._overtaken = Reason("overtook", (str(failed.ref), self._hedge, str(to.ref)))
        return FailedOver(failed, "slow", self._overtaken, to)

    def _told(self, delta: ChatDelta, seam: Seam) -> list[ChatEvent]:
        events: list[ChatEvent] = []
        if self._first_token_ms is None and delta.says_something:
            self._first_token_ms = self._elapsed()
        if delta.reasoning:
            events.append(ReasoningDelta(delta.reasoning))
        if delta.text and (text := seam.feed(delta.text)):
            self._part.append(text)
            events.append(TextDelta(text))
        if delta.tool_call:
            events.append(ToolUsed(delta.tool_call))
        if delta.image:
            events.append(ImageArrived(delta.image))
        return events

    @property
    def _so_far(self) -> str:
        return self._goes_on_from + "".join(self._part)

    def _elapsed(self) -> int:
        return round((self._desk.outbound.clock.monotonic() - self._start) * 1000)

    # The receipt

    def receipt(self, outcome: Outcome | None = None) -> Receipt:
        """The receipt so far; `outcome` stands for an attempt that has not ended yet."""
        attempts, now, asked = tuple(self._trail.attempts), self._elapsed(), self._asked
        usages = [call.usage for call in self._trail.calls]
        costs = [call.cost for call in self._trail.calls]
        ended_so = outcome == "stopped" and attempts and attempts[-1].outcome == "stopped"
        if outcome is not None and not ended_so:
            attempts += (Attempt(asked.ref, outcome, now),)
            if outcome == "cut" and not any(call.on_its_way for call in self._trail.calls):
                # written ahead of a call that may cost this much
                usages.append(expected_usage(self._question.tokens_for(asked), self._question.max_tokens))
                costs.append(self._desk.outbound.cost(asked, usages[-1]))
        had = [call for call in self._trail.calls if call.served]
        return Receipt(
            chosen=asked.ref,
            local=asked.local,
            candidates=self._decision.candidates,
            reason=self._reason(asked),
            attempts=attempts,
            usage=sum_usage(usages),
            cost=sum_cost(costs),
            first_token_ms=self._first_token_ms,
            total_ms=now,
            left_out=self._trail.packed.left_out if self._trail.packed else 0,
            price_version=self._price_version(),
            temperature=self._trail.temperature,
            max_tokens=self._question.max_tokens,
            complexity=self._decision.complexity,
            needed=self._decision.needed,
            instead=had[-1].instead if had else None,
            besides=self._besides(asked),
        )

    def _price_version(self) -> str:
        """Of the call that this model answers with; of its price now where it was not called yet."""
        made = [call.price_version for call in self._trail.calls if call.candidate.ref == self._asked.ref]
        return made[-1] if made else self._desk.outbound.price_version(self._asked.ref)

    def _reason(self, asked: Candidate) -> Why:
        if asked == self._decision.chosen:
            return self._decision.reason
        if self._no_money is not None and asked.free:
            return self._no_money
        if self._overtaken is not None:
            return self._overtaken
        first = self._decision.chosen.ref
        outcome = next((a.outcome for a in self._trail.attempts if a.ref == first), "skipped")
        return Reason("followed", (str(first), outcome, str(asked.ref)))

    def _besides(self, asked: Candidate) -> tuple[Reason, ...]:
        said: list[Reason] = []
        if self._no_money is not None and asked.free and asked != self._decision.chosen:
            said.append(Reason("answers_free", (str(asked.ref),)))
        if self._goes_on_from:
            said.append(Reason("goes_on"))
        if self._question.temperature is not None and not self._desk.takes_temperature(asked.ref):
            said.append(Reason("no_temperature"))
        return (*said, *told_of(self._trail.packed, self._question, withheld=self._trail.withheld))

    # What was known

    @property
    def sources(self) -> tuple[Passage, ...]:
        """The passages that whoever answers was given, numbered from 1."""
        return self._trail.packed.sources if self._trail.packed else ()

    @property
    def window(self) -> int | None:
        """Of whoever answers."""
        return self._asked.context_window
