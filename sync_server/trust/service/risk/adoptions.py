"""Who uses whose work: worth something from a stranger, nothing inside a ring, and told as one's own from an account of
the same devices or cards. What turns out later to have been so is taken back, at the latest when one of them goes."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.repository import account as accounts
from sync_server.kit.node import Node
from sync_server.trust.models_risk import RiskAdoption, RiskRing
from sync_server.trust.repository import risk as kept
from sync_server.trust.service.observing import Observing
from sync_server.trust.service.risk import clusters
from sync_server.trust.service.risk.signals import Signals

BARELY: Final = timedelta(days=30)
"""Who goes within so long did not use it: accounts that are made to adopt, and thrown away, gain nothing."""
log = structlog.get_logger("risk")


class Adoptions:
    def __init__(self, node: Node, signals: Signals, observing: Observing) -> None:
        self._node, self._signals, self._observing = node, signals, observing

    async def adopted(
        self, session: AsyncSession, author: uuid.UUID, adopter: uuid.UUID, day: date, ref: str, weight: int
    ) -> int | None:
        """`adopter`, of this standing, 1 to 100, uses an agent of `author`'s. The ledger's entry, where it made one."""
        if author == adopter or await kept.adoption(session, author, adopter) is not None:
            return None
        if await accounts.lock(session, adopter) is None:  # who is being deleted leaves no adoption behind
            return None
        entry = None
        await self._signals.mark_devices_of(session, (author, adopter))
        if adopter in await self._signals.cluster(session, author):
            await self._observing.self_adopted(session, author, day, ref)
        elif not await self._are_one_ring(session, author, adopter):
            entry = await self._observing.adopted(session, author, day, ref, weight)
        session.add(RiskAdoption(account_id=author, adopter_id=adopter, at=self._node.now(), entry=entry))
        await session.flush()
        return entry

    async def belong_together(self, session: AsyncSession, one: uuid.UUID, other: uuid.UUID) -> bool:
        """Whether what one says of the other weighs nothing: the same cluster or the same ring."""
        return other in await self._signals.cluster(session, one) or await self._are_one_ring(session, one, other)

    async def leave(self, session: AsyncSession, account_id: uuid.UUID) -> None:
        """Part of the transaction that deletes the account: the last moment at which it shows who belongs together. Its own
        ledger goes with it."""
        used = await kept.used_by(session, account_id)
        await self._signals.mark_devices_of(session, {account_id, *(one.account_id for one in used[: kept.MOST])})
        cluster = await self._signals.cluster(session, account_id)
        own = await kept.adoptions_within(session, cluster)
        barely = [one for one in used if self._node.now() - one.at < BARELY]
        ring = await self._ring_with(session, account_id) if used else ()
        found = {(one.account_id, one.adopter_id): one for one in (*own, *barely, *ring)}
        for place in sorted(found):
            if place[0] != account_id:
                await self._take_back(session, found[place], is_cluster=found[place] in own)

    async def look_for_rings(self) -> int:
        """A round over all adoptions. How many were taken back."""
        return await self._node.database.write(self._look)

    async def _look(self, session: AsyncSession) -> int:
        now = self._node.now()
        await self._signals.mark_devices(session, now - timedelta(days=2))
        every = await kept.adoptions(session)
        member: dict[uuid.UUID, frozenset[uuid.UUID]] = {}
        for ring in clusters.rings((one.account_id, one.adopter_id) for one in every):
            member.update(dict.fromkeys(ring, ring))
        await self._keep(session, member)
        together = clusters.components(await kept.all_marks(session, now))
        taken_back = 0
        for one in every:
            is_ring = one.adopter_id in member.get(one.account_id, ())
            is_cluster = one.adopter_id in together.get(one.account_id, ())
            if is_ring or is_cluster:
                taken_back += await self._take_back(session, one, is_cluster=is_cluster)
        return taken_back

    async def _take_back(self, session: AsyncSession, one: RiskAdoption, *, is_cluster: bool) -> bool:
        """Whether it was worth something until now."""
        if one.entry is None:
            return False
        try:
            taken = await self._observing.reverse(session, one.account_id, one.entry)
            if is_cluster:
                today, ref = self._node.now().date(), f"cluster-{one.entry}"
                await self._observing.self_adopted(session, one.account_id, today, ref)
        except (
            LookupError,
            ValueError,
        ) as why:  # each for itself: what one ledger lacks stops no other, and no deletion
            log.error("an adoption could not be taken back", why=str(why))
            return False
        await kept.without_entry(session, one.account_id, one.adopter_id)
        return taken is not None

    async def _ring_with(self, session: AsyncSession, account_id: uuid.UUID) -> list[RiskAdoption]:
        """The adoptions inside the ring that it is part of."""
        every = await kept.adoptions(session) if await kept.has_adopters(session, account_id) else ()
        for ring in clusters.rings((one.account_id, one.adopter_id) for one in every):
            if account_id in ring:
                return [one for one in every if one.account_id in ring and one.adopter_id in ring]
        return []

    async def _keep(self, session: AsyncSession, member: dict[uuid.UUID, frozenset[uuid.UUID]]) -> None:
        known = await kept.rings(session)
        for account_id, ring in member.items():
            row = known.pop(account_id, None)
            if row is None:
                row = RiskRing(account_id=account_id, since=self._node.now())
                session.add(row)
            row.ring, row.members = min(ring), len(ring)
        for row in known.values():
            await session.delete(row)
        await session.flush()

    async def _are_one_ring(self, session: AsyncSession, one: uuid.UUID, other: uuid.UUID) -> bool:
        first, second = await kept.ring_of(session, one), await kept.ring_of(session, other)
        return first is not None and second is not None and first.ring == second.ring
