"""What a person is told of their trust: all of it, with each point's reason, and what is never looked at."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.auth import Caller, not_signed_in
from sync_server.kit.node import Node
from sync_server.protocol import trust_chain
from sync_server.protocol import trust_events as kinds
from sync_server.protocol import trust_forms as forms
from sync_server.protocol.trust import Policy, Tier, TrustScore
from sync_server.trust.service.ledger import Ledger
from sync_server.trust.service.observing import Observing
from sync_server.trust.service.scoring import Scoring

MOST_DAYS: Final = 800
"""Of history at once."""
YEAR: Final = 365
PAGE: Final = 500
HoldsOf = Callable[[AsyncSession, UUID], Awaitable[Sequence[forms.Hold]]]


class Reports:
    """`holds_of` says what stands of an account's holds; risk sets it."""

    def __init__(self, node: Node, ledger: Ledger, observing: Observing, scoring: Scoring) -> None:
        self._node, self._ledger, self._observing, self._scoring = node, ledger, observing, scoring
        self.holds_of: HoldsOf | None = None

    async def report(self, caller: Caller) -> forms.TrustReport:
        """As it is just now. Begins the ledger of an account that has none."""
        takes_part = await self._takes_part(caller)
        today = self._node.now().date()
        standing = await self._scoring.standing(caller.account_id, today)
        force = await self._node.database.read(lambda session: self._scoring.in_force(session, today))
        tiers = force.policy.tiers
        told, tier = standing.score, standing.tier if takes_part else tiers[0].name
        return forms.TrustReport(
            takes_part=takes_part,
            day=today,
            score=told.value,
            tier=tier,
            reasons=[forms.ScoreReason(reason.code, reason.points) for reason in told.reasons],
            next_tier=_next(force.policy, tier, told) if takes_part else None,
            fading=_fading(told),
            policy=told.policy,
            tiers=[offer(one) for one in tiers],
            holds=await self._node.database.read(lambda session: self._holds(session, caller.account_id)),
            never=list(forms.NEVER),
            tier_kept_until=standing.kept_until if takes_part else None,
            steps=self._steps(),
        )

    async def history(self, caller: Caller, since: date | None, until: date | None) -> forms.TrustHistory:
        """The last year where nothing else is asked for; never more than `MOST_DAYS`, the latest of them."""
        today = self._node.now().date()
        last = min(until or today, today)
        asked = since or _days_before(last, YEAR)
        first = max(asked, _days_before(last, MOST_DAYS))
        found: list[forms.HistoryDay] = []
        told = await self._scoring.history(caller.account_id, first, last) if first <= last else []
        for place, score in enumerate(told):
            is_other = not found or (found[-1].score, found[-1].tier) != (score.value, score.tier)
            if is_other or place == len(told) - 1:
                found.append(forms.HistoryDay(date.fromordinal(score.day), score.value, score.tier))
        return forms.TrustHistory(found)

    async def ledger(self, caller: Caller, after: int) -> forms.TrustLedger:
        """A page of the caller's entries, each as it was written."""
        await self._takes_part(caller)

        async def read(session: AsyncSession) -> forms.TrustLedger:
            owner = await self._ledger.find(session, caller.account_id)
            if owner is None:
                raise not_signed_in()
            chain = owner.chain.chain
            entries = await self._ledger.page(session, owner, after, PAGE + 1)
            shown: list[forms.LedgerEvent] = []
            if entries:
                before = await self._ledger.hash_at(session, owner, entries[0].seq - 1)
                for entry in entries[:PAGE]:
                    shown.append(entry.shown(before))
                    before = entry.hash
            return forms.TrustLedger(chain, shown, more=len(entries) > PAGE)

        return await self._node.database.read(read)

    async def exported(self, session: AsyncSession, account_id: UUID) -> dict[str, Any]:
        """All that is known of an account, for its export."""
        owner = await self._ledger.find(session, account_id)
        entries = [] if owner is None else [entry async for entry in self._ledger.all(session, owner)]
        said = [
            trust_chain.words(one.day, one.kind, one.n, one.source, one.ref, one.reverses, one.recorded_at)
            for one in entries
        ]
        return {
            "takes_part": owner is None or owner.account.takes_part,
            "ledger": [{"seq": one.seq, **words} for one, words in zip(entries, said, strict=True)],
        }

    def _steps(self) -> list[str]:
        """Nobody verifies an address by a mail that is not sent; cards come with billing."""
        return [kinds.SECOND_FACTOR_ON, *([kinds.ADDRESS_VERIFIED] if self._node.settings.sends_mail else [])]

    async def _takes_part(self, caller: Caller) -> bool:
        """Begins the ledger of an account that has none. Raises Problem 401 where there is no such account any more."""
        owner = await self._node.database.read(lambda session: self._ledger.find(session, caller.account_id))
        if owner is None:
            owner = await self._node.database.write(
                lambda session: self._observing.identity(session, caller.account_id)
            )
        if owner is None:
            raise not_signed_in()
        return owner.account.takes_part

    async def _holds(self, session: AsyncSession, account_id: UUID) -> list[forms.Hold]:
        return list(await self.holds_of(session, account_id)) if self.holds_of is not None else []


def _days_before(day: date, days: int) -> date:
    """The first day that there is where it would be before that."""
    return date.fromordinal(max(1, day.toordinal() - days))


def offer(tier: Tier) -> forms.TierOffer:
    given = tier.benefits
    benefits = forms.Benefits(
        discount_percent=given.discount_percent,
        requests_per_minute=given.requests_per_minute,
        at_once=given.at_once,
        overdraft_cents=given.overdraft_cents,
        priority=given.priority,  # pyright: ignore[reportArgumentType] - a policy's words are checked when it is read
        rights=list(given.rights),
        author_percent=given.author_percent,
    )
    return forms.TierOffer(tier.name, tier.at, benefits)


def _next(used: Policy, tier: str, told: TrustScore) -> forms.TierStep | None:
    """The tier after the one that counts, which a change of policy may have left above the score's."""
    place = [one.name for one in used.tiers].index(tier) + 1
    if place == len(used.tiers):
        return None
    following = used.tiers[place]
    return forms.TierStep(following.name, following.at, max(0, following.at - told.value))


def _fading(told: TrustScore) -> forms.Fading | None:
    if told.decay is None:
        return None
    return forms.Fading(date.fromordinal(told.decay.begins_on), told.decay.lost)
