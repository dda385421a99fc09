"""The only way out: every call of a provider, local or cloud, is reserved, streamed, watched and settled here.

Nothing else may call a provider's `stream` (tests/test_architecture.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date

from soulfra_desktop.domain.chat import ChatDelta, ChatRequest, FinishReason
from soulfra_desktop.domain.errors import (
    AnswerTruncated,
    BudgetUsedUp,
    LengthReached,
    ProviderError,
    ProviderTimeout,
    RequestRefused,
)
from soulfra_desktop.domain.reasons import Why, in_english
from soulfra_desktop.domain.routing import Attempt, Candidate, ModelRef, Outcome
from soulfra_desktop.domain.savings import SERVED, Instead, served
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.domain.usage import FREE, Money, TokenCount, doubt_in
from soulfra_desktop.services.affording import Afforded, Meter
from soulfra_desktop.services.ending import to_its_end
from soulfra_desktop.services.ports import CallTime, ChatProvider, Clock, Ledger, PriceTable, Reservation, Tokenizer

LOCAL_PATIENCE = 15
"""A local model may first have to be read from disk: this many times the cloud's time to the first word."""
REASONING_PATIENCE = 6
EXPECTED_ANSWER_TOKENS = 400
"""What an answer is reserved at before it is known."""
SHORT_ANSWER_TOKENS, LONG_ANSWER_TOKENS = 120, 1_200
"""Between which most answers end: what is said of a price before anybody answered."""

NOTHING_USED = TokenCount(source="estimated")
"""The provider never took the question."""
DEAREST_TIERS = ("", "priority", "fast")
"""Ways of being served that may be chosen by a project's settings, or by the server."""
NOT_CHARGED = ("refused", "rate_limited", "unauthorised", "unavailable")
"""Ends of an attempt after which no provider charges, if it wrote nothing."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for the first delta, and between deltas."""

    first: float
    between: float


def expected_usage(input_tokens: int, max_tokens: int | None = None) -> TokenCount:
    """An answer of usual length, or of the length it is held to."""
    output = min(EXPECTED_ANSWER_TOKENS, max_tokens or EXPECTED_ANSWER_TOKENS)
    return TokenCount(input_tokens, output, source="estimated")


def patience_for(candidate: Candidate, settings: Settings) -> Patience:
    """How long this candidate may stay silent before it counts as timed out."""
    factor = LOCAL_PATIENCE if candidate.local else REASONING_PATIENCE if "reasoning" in candidate.abilities else 1
    return Patience(settings.first_token_seconds * factor, settings.stall_seconds * (4 if candidate.local else 1))


async def nothing_more() -> None:
    """Nobody waits for it."""


class Call:
    """One attempt: iterate `deltas()` once; then `attempt`, `usage`, `cost` and `first_token_seconds` tell how it went."""

    def __init__(
        self,
        candidate: Candidate,
        provider: ChatProvider,
        request: ChatRequest,
        reservation: Reservation,
        patience: Patience,
        outbound: Outbound,
        prices: PriceTable,
    ) -> None:
        """`prices` are those of the reservation: what the person sets meanwhile holds for the next call."""
        self.candidate = candidate
        self.usage = reservation.usage
        self.cost = reservation.cost
        self.first_token_seconds: float | None = None
        self.attempt: Attempt | None = None
        self.served = False
        """Whether the person has something of it."""
        self.instead: Instead | None = None
        """What the baseline would have cost, where it was served, one is named and its price is known."""
        self.lost = False
        """Whether another that was asked beside it spoke first: nothing of it reaches the person."""
        self.reserved: Callable[[], Awaitable[None]] = nothing_more
        """Told when the row is written and nobody was asked yet."""
        self._provider = provider
        self._request = request
        self._reservation = reservation
        self._patience = patience
        self._outbound = outbound
        self._prices = prices
        self._finish: FinishReason | None = None
        self._reported: TokenCount | None = None
        self._written: list[str] = []
        self._in_parts = False
        """Whether tool calls were counted as they came."""
        self._doubt = ""
        self._afforded = Afforded(reservation, request.max_tokens, self._dearest)
        self._meter: Meter | None = None

    async def deltas(self) -> AsyncGenerator[ChatDelta, None]:
        """The answer's pieces. Raises ProviderError; the ledger's row is settled in every case."""
        await self._reserve()
        start = self._outbound.clock.monotonic()
        outcome: Outcome = "stopped"
        detail: Why = ""
        try:
            await self.reserved()
            async for delta in self._watched(start):
                yield delta
            self._check_whole()
            outcome = "answered"
        except ProviderError as error:
            outcome, detail = error.outcome, error.why  # type: ignore[assignment]
            raise
        finally:
            elapsed = round((self._outbound.clock.monotonic() - start) * 1000)
            self.attempt = Attempt(self.candidate.ref, outcome, elapsed, detail)
            await to_its_end(self._settle(outcome, elapsed))
            if self._doubt:
                reason = f"{self._doubt}, so it was counted here"
                self.attempt = replace(self.attempt, detail="; ".join(filter(None, (in_english(detail), reason))))

    @property
    def price_version(self) -> str:
        return self._reservation.price_version

    @property
    def on_its_way(self) -> bool:
        return self.attempt is None

    def _cost(self, usage: TokenCount) -> Money | None:
        return self._outbound.cost(self.candidate, usage, self._prices, self._reservation.at.date())

    def _dearest(self, usage: TokenCount) -> Money | None:
        """Of the tiers that it may be served in without having been asked for."""
        tiers = ("",) if getattr(self._provider, "serves_plainly", False) else DEAREST_TIERS
        costs = [self._cost(replace(usage, tier=tier)) for tier in tiers]
        return None if None in costs else max(cost for cost in costs if cost is not None)

    async def _reserve(self) -> None:
        """Raises BudgetUsedUp: nobody was asked then. Under a budget the answer is held to what was reserved."""
        ledger, fit = self._outbound.ledger, None if self.candidate.free else self._afforded.within
        try:
            self._reservation, cancelled = await to_its_end(ledger.reserve(self._reservation, fit))
        except BudgetUsedUp as refusal:
            self.usage, self.cost = NOTHING_USED, FREE
            self.attempt = Attempt(self.candidate.ref, "skipped", 0, refusal.why)
            raise
        self.usage, self.cost = self._reservation.usage, self._reservation.cost
        if cancelled:
            self.attempt = Attempt(self.candidate.ref, "stopped", 0)
            await to_its_end(ledger.settle(self._reservation.id, NOTHING_USED, FREE, "stopped"))
            raise asyncio.CancelledError
        if (most := self._afforded.max_tokens) is not None:
            self._request = replace(self._request, max_tokens=most, plain_price=True)
            self._meter = Meter(self._outbound.tokenizer, self.usage.output_tokens)

    async def _watched(self, start: float) -> AsyncIterator[ChatDelta]:
        stream = self._provider.stream(self._request)
        try:
            loop = asyncio.get_running_loop()
            deadline = loop.time() + self._patience.first
            while (delta := await self._next(stream, deadline)) is not None:
                if delta.says_something:  # a usage count or a heartbeat is no answer
                    if self.first_token_seconds is None:
                        self.first_token_seconds = self._outbound.clock.monotonic() - start
                    deadline = loop.time() + self._patience.between
                    self._written.append(self._counted(delta))
                    if self._meter is not None and await self._meter.passed(self._written[-1]):
                        raise self._too_long(stopped=True)
                self._reported = delta.usage or self._reported
                self._finish = delta.finish or self._finish
                yield delta
        finally:
            close = getattr(stream, "aclose", None)
            if close is not None:
                await close()

    def _counted(self, delta: ChatDelta) -> str:
        """All that is paid for in it."""
        self._in_parts = self._in_parts or bool(delta.tool_part)
        called = "" if delta.tool_call is None or self._in_parts else delta.tool_call.name + delta.tool_call.arguments
        return delta.reasoning + delta.text + delta.tool_part + called

    async def _next(self, stream: AsyncIterator[ChatDelta], deadline: float) -> ChatDelta | None:
        try:
            async with asyncio.timeout_at(deadline):
                return await anext(stream, None)
        except TimeoutError:
            name, patience = self.candidate.ref.provider, self._patience
            if self.first_token_seconds is None:
                raise ProviderTimeout(name, f"{name} said nothing for {patience.first:g} s.") from None
            silence = f"{name} fell silent for {patience.between:g} s in the middle of its answer."
            raise ProviderTimeout(name, silence) from None

    def _check_whole(self) -> None:
        name = self.candidate.ref.provider
        if self._finish is None:
            raise AnswerTruncated(name, f"{name} ended its answer without saying that it is whole.")
        if self._finish == "length" and self._afforded.shortened:
            raise self._too_long(stopped=False)
        if self._finish == "length":
            raise LengthReached(name, "The answer reached its length limit.", "Ask it to continue.")
        if self._finish == "refused":
            raise RequestRefused(name, f"{name} refused to answer this.")

    def _too_long(self, *, stopped: bool) -> LengthReached:
        most = self._afforded.max_tokens or 0
        message = (
            f"Under a budget this answer was held to {most:,} tokens; it went on all the same and was stopped."
            if stopped
            else f"Under a budget this answer was held to {most:,} tokens."
        )
        advice = "Ask it to continue, or change the budget under Usage."
        return LengthReached(self.candidate.ref.provider, message, advice)

    async def _settle(self, outcome: Outcome, total_ms: int) -> None:
        self.usage = await self._used(outcome)
        self.cost = self._cost(self.usage)
        heard = None if self.lost else self.first_token_seconds
        first = None if heard is None else round(heard * 1000)
        made, baseline = self._reservation, None
        if outcome in SERVED:
            baseline = await self._outbound.baseline_cost(made, self.usage)
        await self._outbound.ledger.settle(made.id, self.usage, self.cost, outcome, CallTime(first, total_ms), baseline)
        self.served = served(outcome, first, total_ms)
        if self.served and baseline is not None:
            self.instead = Instead(made.baseline, baseline, made.at, made.id)

    async def _used(self, outcome: Outcome) -> TokenCount:
        """What the provider reported, where it can be; nothing, where it never took the question; else an estimate."""
        if self._reported is None and not self._written and outcome in NOT_CHARGED:
            return NOTHING_USED
        written = await self._outbound.tokenizer.count("".join(self._written))
        reported, asked = self._reported, self._reservation.usage.input_tokens
        whole = outcome == "answered" or self._finish is not None
        if reported is not None and not whole and reported.output_tokens < written:  # broken off before its last count
            reported = replace(reported, output_tokens=written, source="estimated")
        if reported is not None:
            self._doubt = doubt_in(reported, asked, written, self._request.max_tokens)
        if reported is None or self._doubt:
            return TokenCount(asked, written, source="estimated")
        return reported


class Outbound:
    """Makes Calls: what is reserved and sent depends on the candidate, and so does its privacy class."""

    def __init__(
        self,
        ledger: Ledger,
        prices: PriceTable,
        tokenizer: Tokenizer,
        clock: Clock,
        new_id: Callable[[], str],
        baseline: Callable[[], str] = lambda: "",
    ) -> None:
        """`baseline` gives the model that savings are measured against, as provider/model; empty for none."""
        self._baseline = baseline
        self.ledger = ledger
        self.tokenizer = tokenizer
        self.clock = clock
        self._prices = prices
        self._new_id = new_id

    def price_version(self, ref: ModelRef) -> str:
        """Names what this model's cost is reckoned by now."""
        return self._prices.version_of(ref)

    async def load_prices(self) -> None:
        await self._prices.load()

    def cost(
        self, candidate: Candidate, usage: TokenCount, prices: PriceTable | None = None, day: date | None = None
    ) -> Money | None:
        """Free on this machine and on the person's own Ollama; by the price table elsewhere; None where unknown."""
        nothing_used = usage == NOTHING_USED
        return FREE if candidate.free or nothing_used else (prices or self._prices).cost(candidate.ref, usage, day)

    async def baseline_cost(self, reservation: Reservation, usage: TokenCount) -> Money | None:
        """What the model that savings are measured against would have cost; None where there is none, or no price."""
        if not reservation.baseline:
            return None
        await self.load_prices()
        return self._prices.cost(ModelRef.parse(reservation.baseline), usage, reservation.day)

    def cost_between(
        self, candidate: Candidate, input_tokens: int, max_tokens: int | None = None
    ) -> tuple[Money, Money] | None:
        """What a short answer would cost, and a long one; None where its price is unknown."""
        most = max_tokens or LONG_ANSWER_TOKENS
        lengths = (min(SHORT_ANSWER_TOKENS, most), min(LONG_ANSWER_TOKENS, most))
        low, high = (self.cost(candidate, TokenCount(input_tokens, n, source="estimated")) for n in lengths)
        return None if low is None or high is None else (low, high)

    def call(
        self, candidate: Candidate, provider: ChatProvider, request: ChatRequest, tokens: int, patience: Patience,
        message_id: str | None = None,
    ) -> Call:  # fmt: skip
        """One attempt at one candidate. `tokens` is the input's estimate."""
        usage, now, prices = expected_usage(tokens, request.max_tokens), self.clock.now(), self._prices.as_now()
        reservation = Reservation(
            self._new_id(),
            message_id,
            candidate.ref,
            candidate.local,
            usage,
            self.cost(candidate, usage, prices, now.date()),
            prices.version_of(candidate.ref),
            now,
            now.astimezone().date(),
            baseline=self._baseline(),
        )
        return Call(candidate, provider, request, reservation, patience, self, prices)
