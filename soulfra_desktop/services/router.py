"""Decides who answers, and why."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from soulfra_desktop.domain.chat import AnswerOptions, Turn
from soulfra_desktop.domain.context import IMAGE_TOKENS
from soulfra_desktop.domain.deciding import decide
from soulfra_desktop.domain.options import InForce, in_force, policy_under
from soulfra_desktop.domain.routing import Candidate, Decision, ModelRef, Policy, Request
from soulfra_desktop.domain.settings import Settings
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.services.catalog import Catalog
from soulfra_desktop.services.health import HealthBook
from soulfra_desktop.services.judging import Judge
from soulfra_desktop.services.outbound import Outbound, Patience, expected_usage, patience_for
from soulfra_desktop.services.question import Question
from soulfra_desktop.services.route import Route
from soulfra_desktop.services.settings import SettingsService
from soulfra_desktop.services.shortlist import everybody, favourites, shortlist

PRICED_AT_ONCE = 8
"""Models; looking one's price up takes up to two milliseconds."""
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
        self.hedge_after: Callable[[Settings], float] = lambda settings: settings.hedge_seconds
        self._counts: dict[str, int] = {}
        self._plain: set[ModelRef] = set()
        self._missing: set[ModelRef] = set()
        self._everywhere: tuple[Settings, InForce, frozenset[ModelRef]] | None = None
        """What holds where a chat says nothing, under these settings."""

    async def question(self, turns: Sequence[Turn], options: InForce | None = None) -> Question:
        """Count the chat's tokens, under what holds for it."""
        options = options or in_force(AnswerOptions(), settings=self.settings.current)
        counts = [await self.count(turn.text) + IMAGE_TOKENS * len(turn.attachments) for turn in turns]
        system_tokens = await self.count(options.system_prompt)
        return Question(
            tuple(turns), tuple(counts), options.system_prompt, system_tokens, options.temperature, options.max_tokens
        )

    async def count(self, text: str) -> int:
        """A text's tokens. What was said stays as it was, so that a long chat is counted once."""
        known = self._counts.get(text)
        if known is None:
            known = await self.outbound.tokenizer.count(text)
            if len(self._counts) >= COUNTS_KEPT:
                self._counts.pop(next(iter(self._counts)))
            self._counts[text] = known
        return known

    async def decide(self, question: Question, policy: Policy, *, fresh: bool = False) -> Decision:
        """Look at what is there, price it, and order it. Raises NothingCanAnswer."""
        await self.settings.refresh()
        policy = self._settled(policy)
        entries = await self.catalog.look(local_only=policy.local_only, fresh=fresh)
        settings = self.settings.current
        judge = self.judge
        found = shortlist(entries, policy, settings, await judge.ready() if judge else None)
        found = [c for c in found if c.ref not in self._missing or c.ref == policy.model]
        if any(not candidate.free for candidate in found):
            await self.outbound.load_prices()
        priced = [replace(c, estimated_cost=self._about(c, question)) for c in found]
        request = Request(
            question.tokens,
            any(turn.attachments for turn in question.turns),
            least_tokens=question.least_tokens,
            known_tokens=question.context.tokens if question.context else 0,
            private=question.context.is_private if question.context else False,
            may_see=question.context.may_see if question.context else frozenset(),
        )
        if judge is not None:
            request, priced = await judge.judged(question, request, priced, entries, policy)
        return decide(priced, request, policy)

    def _about(self, candidate: Candidate, question: Question) -> Money | None:
        return self.outbound.cost(candidate, expected_usage(question.tokens_for(candidate), question.max_tokens))

    def cost_between(self, candidate: Candidate, question: Question) -> tuple[Money, Money] | None:
        """What a short answer to this would cost, and a long one."""
        return self.outbound.cost_between(candidate, question.tokens_for(candidate), question.max_tokens)

    async def prices(self, question: Question) -> dict[ModelRef, tuple[Money, Money] | None]:
        """The same for every model that is known, with room for everything else in between."""
        found: dict[ModelRef, tuple[Money, Money] | None] = {}
        await self.outbound.load_prices()
        for number, candidate in enumerate(everybody(self.catalog.seen, self.settings.current), 1):
            found[candidate.ref] = self.cost_between(candidate, question)
            if number % PRICED_AT_ONCE == 0:
                await asyncio.sleep(0)
        return found

    def _settled(self, policy: Policy) -> Policy:
        """The policy under what holds everywhere, with the person's favourites where it names none."""
        settings = self.settings.current
        if self._everywhere is None or self._everywhere[0] is not settings:
            self._everywhere = settings, in_force(AnswerOptions(), settings=settings), favourites(settings)
        _, holds, liked = self._everywhere
        policy = policy_under(holds, policy)
        return replace(policy, favourites=liked) if liked and not policy.favourites else policy

    def may_ask(self, candidate: Candidate, policy: Policy) -> bool:
        """Whether the person allows this candidate at this moment: what was decided may have been taken back since."""
        settings = self.settings.current
        if candidate.local:
            return True
        if policy.local_only or settings.local_only:
            return False
        named_now = policy.consented and candidate.ref == policy.model
        return named_now or candidate.ref.provider in settings.allowed_providers

    def is_missing(self, ref: ModelRef) -> None:
        """A cloud model that its provider was found not to have, whatever we know of it: left out from now on."""
        self._missing.add(ref)

    def takes_no_temperature(self, ref: ModelRef) -> None:
        """This model refused one: it is asked without from now on."""
        self._plain.add(ref)

    def takes_temperature(self, ref: ModelRef) -> bool:
        return ref not in self._plain

    def forget(self, provider: str) -> None:
        """Its key is another one now: what was learnt of it and its models with the old one says nothing any more."""
        self.health.forget(provider)
        self._missing = {ref for ref in self._missing if ref.provider != provider}
        self._plain = {ref for ref in self._plain if ref.provider != provider}

    def route(
        self, decision: Decision, question: Question, policy: Policy, message_id: str | None = None, part: str = ""
    ) -> Route:
        """`part` is the start of an answer that this one goes on with."""
        if self.judge is not None and self.settings.current.learn:
            self.judge.met(question)
        return Route(self, decision, question, policy, message_id, part)
