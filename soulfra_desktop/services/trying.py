"""One try at one candidate: may it be asked, what is sent, how it went; and two of them side by side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Protocol

from soulfra_desktop.domain.chat import ChatDelta, ChatRequest
from soulfra_desktop.domain.errors import ContextTooLong, ProviderError, SkippedProvider, SoulfraError
from soulfra_desktop.domain.packing import Packed
from soulfra_desktop.domain.reasons import Reason, Why
from soulfra_desktop.domain.routing import Attempt, Candidate, ModelRef, Outcome, Policy
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.health import HealthBook
from soulfra_desktop.services.outbound import Call, Outbound, Patience, nothing_more
from soulfra_desktop.services.question import Question
from soulfra_desktop.services.settings import SettingsService

PART_TURNS = 3
"""To go on with an answer, its question, its part and the wish to go on must be seen."""


class Desk(Protocol):
    """What a try needs: the router."""

    catalog: Catalog
    outbound: Outbound
    settings: SettingsService
    health: HealthBook
    patience: Callable[[Candidate, Settings], Patience]
    hedge_after: Callable[[Settings], float]
    """Seconds of silence after which a model of this machine is asked too; 0: never."""

    def may_ask(self, candidate: Candidate, policy: Policy) -> bool: ...
    def is_missing(self, ref: ModelRef) -> None: ...
    def takes_no_temperature(self, ref: ModelRef) -> None: ...
    def takes_temperature(self, ref: ModelRef) -> bool: ...


@dataclass(slots=True)
class Trail:
    """What was tried for one answer so far."""

    attempts: list[Attempt] = field(default_factory=list[Attempt])
    calls: list[Call] = field(default_factory=list[Call])
    packed: Packed | None = None
    """What was sent last."""
    withheld: bool = False
    """Whether something that is known was kept from who was asked last, since it stays on this machine."""
    temperature: float | None = None
    reserved: Callable[[], Awaitable[None]] = nothing_more
    """Told of every call when what it may cost is written and nobody was asked yet."""

    def add(self, ref: ModelRef, outcome: Outcome, detail: Why) -> None:
        """A try that asked nobody."""
        self.attempts.append(Attempt(ref, outcome, 0, detail))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the question, with the part of the answer that is there already."""

    question: Question
    policy: Policy
    message_id: str | None
    part: str = ""


class Try:
    """One call, kept in the health book and among the attempts. Iterate `deltas()` once."""

    def __init__(self, desk: Desk, trail: Trail, candidate: Candidate, asked: Asked, *, skippable: bool) -> None:
        """`skippable`: where its provider keeps failing, nobody is asked."""
        self.candidate = candidate
        self._lost_to: ModelRef | None = None
        self._call: Call | None = None
        self._desk = desk
        self._trail = trail
        self._asked = asked
        self._skippable = skippable

    async def deltas(self) -> AsyncGenerator[ChatDelta, None]:
        """The answer's pieces. Raises ProviderError."""
        name, health = self.candidate.ref.provider, self._desk.health
        call = self._call = await self._made()
        self._trail.calls.append(call)
        call.reserved = self._trail.reserved
        health.started(name)
        try:
            async with aclosing(call.deltas()) as deltas:
                async for delta in deltas:
                    yield delta
            health.succeeded(name, call.first_token_seconds)
        except ProviderError as error:
            health.failed(name, error)
            raise
        finally:
            health.released(name)
            if call.attempt is not None:
                self._trail.attempts.append(self._told(call.attempt))

    def lose(self, to: ModelRef) -> None:
        """Another one spoke first; this one is about to be stopped for it."""
        self._lost_to = to
        if self._call is not None:
            self._call.lost = True

    def _told(self, attempt: Attempt) -> Attempt:
        if self._lost_to is None:
            return attempt
        self._desk.health.waited(attempt.ref.provider, attempt.ms / 1000)
        return replace(attempt, detail=Reason("spoke_first", (str(self._lost_to),)))

    async def _made(self) -> Call:
        candidate, desk = self.candidate, self._desk
        name = candidate.ref.provider
        provider = desk.catalog.provider(name)
        if not desk.may_ask(candidate, self._asked.policy):
            self._trail.add(candidate.ref, "skipped", Reason("taken_back"))
            raise SkippedProvider(name, f"{name} is not allowed to answer any more.", "Choose another model.")
        if provider is None or (self._skippable and not desk.health.may_try(name)):
            self._trail.add(candidate.ref, "skipped", desk.health.of(name).last_error)
            raise SkippedProvider(name, f"{name} is not asked for a moment, since it kept failing.")
        fitted, request = await self._request()
        patience = desk.patience(candidate, desk.settings.current)
        return desk.outbound.call(candidate, provider, request, fitted.tokens, patience, self._asked.message_id)

    async def _request(self) -> tuple[Packed, ChatRequest]:
        question, candidate = self._asked.question, self.candidate
        if (part := self._asked.part) and question.keeps_back_from(candidate):
            name = candidate.ref.provider
            self._trail.add(candidate.ref, "skipped", Reason("knows_stays_here"))
            raise SkippedProvider(name, f"{name} may not go on with an answer from what you added to Soulfra.")
        if part:
            question = question.with_part(part, await self._desk.outbound.tokenizer.count(part))
        window = candidate.context_window
        fitted = question.fitted(candidate)
        if not fitted.fits or (part and len(fitted.turns) < PART_TURNS):
            error = ContextTooLong(
                candidate.ref.provider,
                f"The question alone, about {fitted.tokens:,} tokens, is more than {candidate.ref} can read ({window:,}).",
                "Shorten it, or choose a model with a longer context.",
            )
            self._trail.add(candidate.ref, "refused", error.message)
            raise error
        temperature = question.temperature if self._desk.takes_temperature(candidate.ref) else None
        self._trail.packed, self._trail.temperature = fitted, temperature
        self._trail.withheld = question.keeps_back_from(candidate)
        return fitted, ChatRequest(
            candidate.ref.model,
            fitted.turns,
            fitted.system,
            question.max_tokens,
            temperature,
            stays_here=candidate.local,
        )


@dataclass(slots=True)
class Begun:
    """A try up to its first word: what has come, and what is to come. `error` where it failed before."""

    made: Try
    coming: AsyncGenerator[ChatDelta, None]
    come: list[ChatDelta] = field(default_factory=list[ChatDelta])
    spoke: bool = False
    error: SoulfraError | None = None

    async def listen(self) -> None:
        """Until the first word, the end or a failure."""
        try:
            async for delta in self.coming:
                self.come.append(delta)
                if delta.says_something:
                    self.spoke = True
                    return
            self.spoke = True  # it ended well without a word
        except SoulfraError as error:
            self.error = error


async def race(one: Begun, second: Callable[[], Try], after: float) -> tuple[Begun, Begun | None]:
    """Who speaks first, the other one stopped and settled: (the one to go on with, the other where it was asked).

    `second` is asked beside the first once that has said nothing for `after` seconds. Where both fail, the first comes
    first; where the first fails before that, the second is not asked.
    """
    async with asyncio.TaskGroup() as group:
        listening = group.create_task(one.listen())
        await asyncio.wait({listening}, timeout=after)
        if listening.done():
            return one, None
        made = second()
        two = Begun(made, made.deltas())
        beside = group.create_task(two.listen())
        waiting = {listening, beside}
        while waiting and not (one.spoke or two.spoke):
            _, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        won, lost = (one, two) if one.spoke or not two.spoke else (two, one)
        if won.spoke and lost.error is None:
            lost.made.lose(won.made.candidate.ref)
        for task in waiting:
            task.cancel()
    if won.spoke:
        await lost.coming.aclose()
    return won, lost
