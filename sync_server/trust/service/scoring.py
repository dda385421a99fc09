"""What a ledger amounts to. A day's work is kept, sealed, so that the next report reads what is new alone; where something
was corrected, or came late, all is counted from the beginning. Both ways give the same."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from anyio import to_thread
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.node import Node
from sync_server.kit.secrets import NotOurs, open_under, seal_under
from sync_server.protocol.trust import Fold, NotFoldable, Policy, TrustEvent, TrustScore, policies, policy, score
from sync_server.protocol.trust_change import PROTECTED_DAYS, standing_after
from sync_server.protocol.trust_replay import folded, scores
from sync_server.trust.models import TrustPolicy
from sync_server.trust.models import TrustScore as Kept
from sync_server.trust.repository import score as kept
from sync_server.trust.service.ledger import Ledger, Owner

TOMORROW: Final = "a policy began to count today already: the next can tomorrow"


@dataclass(frozen=True, slots=True)
class InForce:
    """The policy of a day, and for its first 60 days the one before it, below whose tier nobody falls by the change."""

    policy: Policy
    since: date | None = None
    before: Policy | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A score as it counts. `kept_until`: by the present policy the tier would be lower from the day after."""

    score: TrustScore
    tier: str
    kept_until: date | None = None


class Scoring:
    def __init__(self, node: Node, ledger: Ledger) -> None:
        self._node, self._ledger = node, ledger

    async def standing(self, account_id: uuid.UUID, day: date) -> Standing:
        """At the end of a day, as far as it is known; what was counted is kept for the next time."""
        force = await self._node.database.read(lambda session: self.in_force(session, day))
        told = await self._score(account_id, force.policy, day)
        if force.before is None or force.since is None:
            return Standing(told, told.tier)
        old = await self._score(account_id, force.before, day)
        since = force.since.toordinal()
        tier = standing_after(old, told, since, force.policy).name
        is_kept = tier != told.tier
        return Standing(told, tier, date.fromordinal(since + PROTECTED_DAYS - 1) if is_kept else None)

    async def history(self, account_id: uuid.UUID, first: date, last: date) -> list[TrustScore]:
        """Each day as it was told then: by the policy that counted on it."""

        async def read(session: AsyncSession) -> tuple[list[TrustEvent], Sequence[TrustPolicy]]:
            owner = await self._ledger.find(session, account_id)
            events = [] if owner is None else [entry.event async for entry in self._ledger.all(session, owner)]
            return events, await kept.adoptions(session)

        events, adopted = await self._node.database.read(read)
        return await to_thread.run_sync(_told, events, list(adopted), first, last)

    async def events(self, session: AsyncSession, owner: Owner) -> list[TrustEvent]:
        return [entry.event async for entry in self._ledger.all(session, owner)]

    async def in_force(self, session: AsyncSession, day: date) -> InForce:
        """By what the day is scored; the first policy of all where none was ever adopted."""
        return _in_force(await kept.adoptions(session), day)

    async def adopt(self, version: int) -> InForce:
        """This policy counts from today on. Raises ValueError where it does already, or another began today."""
        today = self._node.now().date()

        async def work(session: AsyncSession) -> InForce:
            adopted = await kept.adoptions(session)
            if adopted and adopted[-1].version == version:
                raise ValueError(f"policy {version} counts already, since {adopted[-1].since}")
            if adopted and adopted[-1].since >= today:
                raise ValueError(TOMORROW)
            await kept.adopt(session, today, policy(version).version)
            return await self.in_force(session, today)

        try:
            return await self._node.database.write(work)
        except IntegrityError:
            raise ValueError(TOMORROW) from None

    async def write_down_policy(self) -> None:
        """So that years later it is known by what was scored: the policy of a server that never adopted one."""

        async def work(session: AsyncSession) -> None:
            if not await kept.adoptions(session):
                await kept.adopt(session, self._node.now().date(), policies()[0])

        with suppress(IntegrityError):  # another node was first
            await self._node.database.write(work)

    async def _score(self, account_id: uuid.UUID, used: Policy, day: date) -> TrustScore:
        today = day.toordinal()

        async def read(session: AsyncSession) -> tuple[TrustScore, _Snapshot | None]:
            owner = await self._ledger.find(session, account_id)
            if owner is None:
                return score((), today, used), None
            return await self._counted(session, owner, used, today)

        told, snapshot = await self._node.database.read(read)
        if snapshot is not None:
            keep = partial(kept.keep, account_id=account_id, policy=used.version, **asdict(snapshot))
            with suppress(IntegrityError):  # it was asked for twice at once, or the account is gone
                await self._node.database.write(keep)
        return told

    async def _counted(
        self, session: AsyncSession, owner: Owner, used: Policy, today: int
    ) -> tuple[TrustScore, _Snapshot | None]:
        account_id = owner.account.account_id
        row = await kept.find(session, account_id, used.version)
        try:
            fold = Fold(used) if row is None else Fold.of(used, _unsealed(owner, used, row))
            seq = 0 if row is None else row.seq
            async for entry in self._ledger.all(session, owner, seq):
                fold.add(entry.event)
                seq = entry.seq
            told = fold.on(today)
        except (NotFoldable, NotOurs, KeyError, TypeError, ValueError):  # or it was folded by another program
            events = await self.events(session, owner)
            told = score(events, today, used)
            fold, seq = _from_the_beginning(events, today, used), max((event.seq for event in events), default=0)
        if fold is None or (row is not None and (row.seq, row.day) >= (seq, today)):
            return told, None
        return told, _Snapshot(seq, today, _sealed(owner, used, fold.state(), seq, today))


@dataclass(frozen=True, slots=True)
class _Snapshot:
    seq: int
    day: int
    state: bytes


def _from_the_beginning(events: Sequence[TrustEvent], today: int, used: Policy) -> Fold | None:
    """A fold that has all of it; None on a day with a correction, which tomorrow is part of what is over."""
    fold = folded(events, today - 1, used)
    try:
        for event in events:
            if event.day >= today:
                fold.add(event)
        fold.on(today)
    except NotFoldable:
        return None
    return fold


def _told(events: list[TrustEvent], adopted: list[TrustPolicy], first: date, last: date) -> list[TrustScore]:
    found: list[TrustScore] = []
    day = first
    while day <= last:
        following = next((one.since for one in adopted if one.since > day), None)
        until = last if following is None else min(last, date.fromordinal(following.toordinal() - 1))
        used = _in_force(adopted, day).policy
        found += scores(events, day.toordinal(), until.toordinal(), used)
        day = date.fromordinal(until.toordinal() + 1)
    return found


def _in_force(adopted: Sequence[TrustPolicy], day: date) -> InForce:
    begun = [one for one in adopted if one.since <= day]
    if not begun:
        return InForce(policy(policies()[0]))
    young = len(begun) > 1 and day.toordinal() < begun[-1].since.toordinal() + PROTECTED_DAYS
    before = policy(begun[-2].version) if young else None
    return InForce(policy(begun[-1].version), begun[-1].since, before)


def _sealed(owner: Owner, used: Policy, state: dict[str, Any], seq: int, day: int) -> bytes:
    plain = json.dumps(state, separators=(",", ":")).encode()
    return seal_under(owner.key, plain, _place(owner, used, seq, day))


def _unsealed(owner: Owner, used: Policy, row: Kept) -> dict[str, Any]:
    return json.loads(open_under(owner.key, row.state, _place(owner, used, row.seq, row.day)))


def _place(owner: Owner, used: Policy, seq: int, day: int) -> bytes:
    """Up to which entry it goes is part of it: whoever has the database could have entries left out else."""
    numbers = (number.to_bytes(8, "big") for number in (used.version, seq, day))
    return b"score" + owner.chain.chain.bytes + b"".join(numbers)
