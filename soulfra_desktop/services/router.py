"""Decides who answers, tries the chain in turn, and says why: never silently."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import replace
from itertools import count

from soulfra_desktop.domain.chat import (
    AnswerOptions,
    ChatDelta,
    ChatEvent,
    ChatRequest,
    FailedOver,
    ImageArrived,
    ReasoningDelta,
    Routed,
    TextDelta,
    ToolUsed,
    Turn,
)
from soulfra_desktop.domain.context import IMAGE_TOKENS, Fitted, answer_reserve, fit
from soulfra_desktop.domain.continuation import Seam
from soulfra_desktop.domain.deciding import decide
from soulfra_desktop.domain.errors import BudgetUsedUp, ContextTooLong, ProviderError, TemperatureRefused
from soulfra_desktop.domain.options import InForce, in_force
from soulfra_desktop.domain.routing import Attempt, Candidate, Decision, ModelRef, Outcome, Policy, Receipt, Request
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.health import HealthBook
from soulfra_desktop.services.judging import Judge
from soulfra_desktop.services.outbound import Call, Outbound, Patience, expected_usage, patience_for
from soulfra_desktop.services.question import Question, sum_cost, sum_usage
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.shortlist import favourites, shortlist

RETRIES_OF_THE_LAST = 2
"""More tries of the last candidate; the others are tried once more, since somebody else can answer."""
BACKOFF_SECONDS = 0.25
LONGEST_WAIT_SECONDS = 10.0
LONGEST_WAIT_WITH_OTHERS = 1.5
PART_TURNS = 3
"""To go on with an answer, its question, its part and the wish to go on must be seen."""
COUNTS_KEPT = 20_000
"""Texts whose tokens are remembered."""


class Router:
    """Builds Decisions from the catalog, and Routes that carry them out."""

    def __init__(
        self,
        catalog: Catalog,
        outbound: Outbound,
        settings: SettingsService,
        health: HealthBook,
        judge: Judge | None = None,
    ) -> None:
        """Without a `judge` models on this machine come first, whatever is asked."""
        self.judge = judge
        self.catalog = catalog
        self.outbound = outbound
        self.settings = settings
        self.health = health
        self.patience: Callable[[Candidate, Settings], Patience] = patience_for
        self._counts: dict[str, int] = {}
        self.without_temperature: set[ModelRef] = set()
        """Models that were found to take none."""

    async def question(self, turns: Sequence[Turn], options: InForce | None = None) -> Question:
        """Count the chat's tokens, under what holds for it."""
        options = options or in_force(AnswerOptions(), settings=self.settings.current)
        counts = [await self._count(turn) for turn in turns]
        system_tokens = await self.outbound.tokenizer.count(options.system_prompt)
        return Question(
            tuple(turns), tuple(counts), options.system_prompt, system_tokens, options.temperature, options.max_tokens
        )

    async def _count(self, turn: Turn) -> int:
        """A turn's tokens. What was said stays as it was, so that a long chat is counted once."""
        known = self._counts.get(turn.text)
        if known is None:
            known = await self.outbound.tokenizer.count(turn.text)
            if len(self._counts) >= COUNTS_KEPT:
                self._counts.pop(next(iter(self._counts)))
            self._counts[turn.text] = known
        return known + IMAGE_TOKENS * len(turn.attachments)

    async def decide(self, question: Question, policy: Policy, *, fresh: bool = False) -> Decision:
        """Look at what is there, price it, and order it. Raises NothingCanAnswer."""
        await self.settings.refresh()
        policy = self._in_force(policy)
        entries = await self.catalog.look(local_only=policy.local_only, fresh=fresh)
        settings = self.settings.current
        judge = self.judge
        found = shortlist(entries, policy, settings, await judge.ready() if judge else None)
        if any(not candidate.free for candidate in found):
            await self.outbound.load_prices()
        priced = [
            replace(c, estimated_cost=self.outbound.estimated_cost(c, question.tokens, question.max_tokens))
            for c in found
        ]
        request = Request(
            question.tokens, any(turn.attachments for turn in question.turns), least_tokens=question.least_tokens
        )
        if judge is not None:
            request, priced = await judge.judged(question, request, priced, entries, policy)
        return decide(priced, request, policy)

    def _in_force(self, policy: Policy) -> Policy:
        """The policy with what the settings say where it says nothing."""
        settings = self.settings.current
        return replace(
            policy,
            local_only=policy.local_only or settings.local_only,
            dial=settings.dial if policy.dial is None else policy.dial,
            favourites=policy.favourites or favourites(settings),
        )

    def may_ask(self, candidate: Candidate, policy: Policy) -> bool:
        """Whether the person allows this candidate at this moment: what was decided may have been taken back since."""
        settings = self.settings.current
        if candidate.local:
            return True
        if policy.local_only or settings.local_only:
            return False
        named_now = policy.consented and candidate.ref == policy.model
        return named_now or candidate.ref.provider in settings.allowed_providers

    def route(
        self, decision: Decision, question: Question, policy: Policy, message_id: str | None = None, part: str = ""
    ) -> Route:
        """`part` is the start of an answer that this one goes on with."""
        return Route(self, decision, question, policy, message_id, part)


class Route:
    """One answer on its way: iterate `events()` once; `receipt()` tells the truth so far at any moment."""

    def __init__(
        self, router: Router, decision: Decision, question: Question, policy: Policy, message_id: str | None, part: str
    ) -> None:
        self._router = router
        self._decision = decision
        self._question = question
        self._policy = policy
        self._message_id = message_id
        self._start = router.outbound.clock.monotonic()
        self._attempts: list[Attempt] = []
        self._calls: list[Call] = []
        self._asked: Candidate | None = None
        self._left_out = 0
        self._first_token_ms: int | None = None
        self._goes_on_from = part
        self._part: list[str] = []
        self._temperature: float | None = None
        self._no_money = ""
        """Why a budget let nothing through."""

    async def events(self) -> AsyncGenerator[ChatEvent, None]:
        """Routed, then the answer's pieces with every failover named. Raises the last ProviderError."""
        yield Routed(self._decision)
        chain = list(self._decision.chain)
        for position, candidate in enumerate(chain):
            following = chain[position + 1] if position + 1 < len(chain) else None
            error: ProviderError | None = None
            for retry in count():
                try:
                    async with aclosing(
                        self._attempt(candidate, skippable=position > 0 or self._policy.model is None)
                    ) as pieces:
                        async for event in pieces:
                            yield event
                    return
                except ProviderError as failure:
                    error = failure
                wait = self._wait_before_retry(candidate.ref, error, retry, alone=following is None)
                if wait is None:
                    break
                yield FailedOver(candidate, error.outcome, error.message, candidate, retry=True, wait_seconds=wait)
                await self._router.outbound.clock.sleep(wait)
            assert error is not None
            if isinstance(error, BudgetUsedUp):
                self._no_money = error.message
                chain[position + 1 :] = self._for_nothing(chain[position + 1 :])
                following = chain[position + 1] if position + 1 < len(chain) else None
            if following is None or (self._part and not self._may_continue()):
                raise error
            self._asked = following
            yield FailedOver(candidate, error.outcome, error.message, following, part_kept=bool(self._part))

    def _for_nothing(self, rest: list[Candidate]) -> list[Candidate]:
        """Who may answer where a budget is used up: what costs nothing, also in the place of a model that was named."""
        if free := [candidate for candidate in rest if candidate.free]:
            return free
        there = [c for c in self._decision.candidates if c.free and c.available and c.ref != self._policy.model]
        return sorted(there, key=lambda candidate: candidate.last_resort)

    def receipt(self, outcome: Outcome | None = None) -> Receipt:
        """The receipt so far; `outcome` stands for an attempt that has not ended yet."""
        attempts = tuple(self._attempts)
        usages: list[TokenCount] = [call.usage for call in self._calls]
        costs: list[Money | None] = [call.cost for call in self._calls]
        now = round((self._router.outbound.clock.monotonic() - self._start) * 1000)
        asked = self._asked or self._decision.chosen
        ended_so = outcome == "stopped" and attempts and attempts[-1].outcome == "stopped"
        if outcome is not None and not ended_so:
            attempts += (Attempt(asked.ref, outcome, now),)
            if outcome == "cut":  # written ahead of a call that may cost this much
                usages.append(expected_usage(self._question.tokens, self._question.max_tokens))
                costs.append(self._router.outbound.cost(asked, usages[-1]))
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
            left_out=self._left_out,
            price_version=self._router.outbound.price_version,
            temperature=self._temperature,
            max_tokens=self._question.max_tokens,
            complexity=self._decision.complexity,
            needed=self._decision.needed,
        )

    def _reason(self, asked: Candidate) -> str:
        reason = self._decision.reason if asked == self._decision.chosen else self._why_not_the_first(asked)
        if self._goes_on_from:
            reason = f"it goes on with an earlier answer; {reason}"
        if self._question.temperature is not None and asked.ref in self._router.without_temperature:
            reason += "; it takes no temperature, so none was sent"
        return reason

    def _why_not_the_first(self, asked: Candidate) -> str:
        if self._no_money and asked.free:
            return f"{self._no_money.rstrip('.')}, so {asked.ref} answers for nothing"
        first = self._decision.chosen.ref
        outcome = next((a.outcome for a in self._attempts if a.ref == first), "skipped")
        return f"{first} was tried first and failed ({outcome.replace('_', ' ')}); {asked.ref} was next"

    def _may_continue(self) -> bool:
        return self._policy.continue_after_cut or self._router.settings.current.continue_after_cut

    def _wait_before_retry(self, asked: ModelRef, error: ProviderError, retry: int, *, alone: bool) -> float | None:
        """Seconds after which the same candidate is worth another try; None where it is not."""
        if isinstance(error, TemperatureRefused) and asked not in self._router.without_temperature:
            self._router.without_temperature.add(asked)
            return 0.0
        if self._part or not error.retryable or retry >= (RETRIES_OF_THE_LAST if alone else 1):
            return None
        wait = error.retry_after if error.retry_after is not None else BACKOFF_SECONDS * 2**retry
        return wait if wait <= (LONGEST_WAIT_SECONDS if alone else LONGEST_WAIT_WITH_OTHERS) else None

    async def _attempt(self, candidate: Candidate, *, skippable: bool) -> AsyncGenerator[ChatEvent, None]:
        """One call, kept in the health book and among the attempts."""
        name = candidate.ref.provider
        self._asked = candidate
        provider = self._router.catalog.provider(name)
        if not self._router.may_ask(candidate, self._policy):
            self._attempts.append(Attempt(candidate.ref, "skipped", 0, "not allowed any more"))
            raise SkippedProvider(name, f"{name} is not allowed to answer any more.", "Choose another model.")
        if provider is None or (skippable and not self._router.health.may_try(name)):
            last = self._router.health.of(name).last_error
            self._attempts.append(Attempt(candidate.ref, "skipped", 0, last))
            raise SkippedProvider(name, f"{name} is not asked for a moment, since it kept failing.")
        fitted, request = await self._request(candidate)
        call = self._router.outbound.call(
            candidate,
            provider,
            request,
            fitted.tokens,
            self._router.patience(candidate, self._router.settings.current),
            self._message_id,
        )
        self._calls.append(call)
        self._router.health.started(name)
        seam = Seam(self._so_far)
        try:
            async with aclosing(call.deltas()) as deltas:
                async for delta in deltas:
                    for event in self._told(delta, seam):
                        yield event
            if rest := seam.close():
                self._part.append(rest)
                yield TextDelta(rest)
            self._router.health.succeeded(name, call.first_token_seconds)
        except ProviderError as error:
            self._router.health.failed(name, error)
            raise
        finally:
            self._router.health.released(name)
            if call.attempt is not None:
                self._attempts.append(call.attempt)

    def _told(self, delta: ChatDelta, seam: Seam) -> list[ChatEvent]:
        events: list[ChatEvent] = []
        if self._first_token_ms is None and delta.says_something:
            self._first_token_ms = round((self._router.outbound.clock.monotonic() - self._start) * 1000)
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

    async def _request(self, candidate: Candidate) -> tuple[Fitted, ChatRequest]:
        question = self._question
        if part := self._so_far:
            question = question.with_part(part, await self._router.outbound.tokenizer.count(part))
        window = candidate.context_window
        reserve = answer_reserve(window, question.max_tokens) if window else 0
        fitted = fit(question.turns, question.counts, window, system=question.system_tokens, reserve=reserve)
        if not fitted.fits or (part and len(fitted.turns) < PART_TURNS):
            name = str(candidate.ref)
            error = ContextTooLong(
                candidate.ref.provider,
                f"The question alone, about {fitted.tokens:,} tokens, is more than {name} can read ({window:,}).",
                "Shorten it, or choose a model with a longer context.",
            )
            self._attempts.append(Attempt(candidate.ref, "refused", 0, error.message))
            raise error
        self._left_out = fitted.left_out
        self._temperature = None if candidate.ref in self._router.without_temperature else question.temperature
        return fitted, ChatRequest(
            candidate.ref.model,
            fitted.turns,
            question.system,
            question.max_tokens,
            self._temperature,
            stays_here=candidate.local,
        )


class SkippedProvider(ProviderError):
    """The breaker is open: nobody was asked."""

    outcome = "skipped"
    counts_against_health = False
