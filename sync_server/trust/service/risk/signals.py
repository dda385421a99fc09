"""What was observed becomes signals: kept for thirty days, devices and cards as digests that this server alone can work
out, and looked at by the rules when somebody asks."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Device
from sync_server.accounts.repository import account as accounts
from sync_server.kit.node import Node
from sync_server.protocol import risk
from sync_server.trust.models_risk import RiskObservation
from sync_server.trust.repository import risk as kept
from sync_server.trust.repository.risk import ADDRESS, DEVICE, INSTRUMENT
from sync_server.trust.service.risk import judging, leaving, proofs, rules
from sync_server.trust.service.risk.rules import HOUR, Observation, Signal, Surroundings

OBSERVED_FOR: Final = timedelta(days=30)
MARKED_FOR: Final = timedelta(days=400)
LARGEST: Final = 200
"""Accounts of a cluster that are looked at: of what is larger nobody is asked."""
MOST_AT_ONCE: Final = 1_000_000


class Signals:
    def __init__(self, node: Node, policy: rules.RiskPolicy = rules.POLICY) -> None:
        self._node, self.policy = node, policy

    def digest(self, kind: str, value: str) -> bytes:
        """How a device's key, a card's fingerprint or an address is kept."""
        return self._node.secrets.digest(f"risk/{kind}", value)

    def digests(self, kind: str, value: str) -> tuple[bytes, ...]:
        """As it may have been kept, by any of the server's sealing keys."""
        return self._node.secrets.digests(f"risk/{kind}", value)

    async def observe(
        self,
        session: AsyncSession,
        account_id: uuid.UUID,
        kind: str,
        *,
        device: int | None = None,
        instrument: str = "",
        n: int = 1,
    ) -> None:
        """Part of the caller's transaction. `instrument` is what a payment's provider calls the card by; uses of an hour
        are one row. Raises ValueError for what the rules do not know."""
        if kind not in rules.KINDS or not 1 <= n <= MOST_AT_ONCE:
            raise ValueError(f"nothing that is observed: {kind}")
        now = self._node.now()
        digest = self.digest(INSTRUMENT, instrument) if instrument else None
        if digest is not None:
            await kept.prolong_mark(session, account_id, INSTRUMENT, digest, now + MARKED_FOR)
        if kind == risk.USE:
            last = await kept.newest(session, account_id, kind, device, now - HOUR)
            if last is not None and last.instrument == digest and last.at.hour == now.hour:
                last.n, last.at = min(MOST_AT_ONCE, last.n + n), now
                await session.flush()
                return
        row = RiskObservation(
            account_id=account_id, id=uuid.uuid4(), at=now, kind=kind, device_no=device, instrument=digest, n=n
        )
        session.add(row)
        await session.flush()

    async def tried(self, session: AsyncSession, account_id: uuid.UUID, action: str, device: int) -> None:
        """Somebody asked to do something risky; at once again is the same try."""
        since = self._node.now() - self.policy.tried_again
        if await kept.newest(session, account_id, action, device, since) is None:
            await self.observe(session, account_id, action, device=device)

    async def assess(self, session: AsyncSession, account_id: uuid.UUID) -> tuple[Signal, ...]:
        """What there is to say of an account now."""
        now = self._node.now()
        seen = [_observed(row) for row in await kept.observations(session, account_id, now - OBSERVED_FOR)]
        cards = {one.instrument for one in seen if one.instrument is not None}
        others = await kept.by_others(session, account_id, cards, now - self.policy.looked_back)
        seen += [_observed(row, own=False) for row in others]
        first, *added = await kept.devices(session, account_id) or [None]
        asked_since = await proofs.on_since(session, account_id)
        for device in added:
            if device is not None:
                seen.append(Observation(device.created_at, rules.DEVICE_ADDED, device.no))
                if asked_since is not None and asked_since < device.created_at:  # it was signed in with a second factor
                    seen.append(Observation(device.created_at, rules.PROVEN, device.no))
        account = await accounts.get(session, account_id)
        if account is not None and account.verified_at is not None:
            digest = self.digest(ADDRESS, leaving.mailbox(account.email))
            await kept.prolong_mark(session, account_id, ADDRESS, digest, now + MARKED_FOR)
        for device in (first, *added):
            if device is not None and device.revoked_at is None:
                digest = self.digest(DEVICE, device.public_key)
                await kept.prolong_mark(session, account_id, DEVICE, digest, now + MARKED_FOR)
        return judging.assess(seen, now, await self._around(session, account_id, now), self.policy)

    async def cluster(self, session: AsyncSession, account_id: uuid.UUID) -> frozenset[uuid.UUID]:
        """The account and all that share a device or a card with it, or with one that does."""
        now = self._node.now()
        together, new = {account_id}, {account_id}
        while new and len(together) < LARGEST:
            digests = {mark.digest for mark in await kept.marks(session, new, now)}
            new = await kept.marked(session, digests, now) - together
            together |= new
        return frozenset(together)

    async def mark_devices(self, session: AsyncSession, since: datetime) -> None:
        """Devices that were added since then are known by their digests."""
        await self._mark(session, await kept.unmarked_devices(session, since))

    async def mark_devices_of(self, session: AsyncSession, account_ids: Iterable[uuid.UUID]) -> None:
        """So are all of these accounts, however new they are."""
        await self._mark(session, await kept.devices_of(session, account_ids))

    async def _mark(self, session: AsyncSession, devices: Iterable[Device]) -> None:
        now = self._node.now()
        for device in devices:
            until = (device.revoked_at or now) + MARKED_FOR
            if until > now:
                digest = self.digest(DEVICE, device.public_key)
                await kept.prolong_mark(session, device.account_id, DEVICE, digest, until)

    async def _around(self, session: AsyncSession, account_id: uuid.UUID, now: datetime) -> Surroundings:
        own = await kept.marks(session, [account_id], now)
        on_device = {mark.digest for mark in own if mark.kind == DEVICE}
        on_instrument = {mark.digest for mark in own if mark.kind == INSTRUMENT}
        ring = await kept.ring_of(session, account_id)
        return Surroundings(
            await kept.most_shared(session, on_device, now),
            await kept.most_shared(session, on_instrument, now),
            ring.members if ring is not None else 0,
            ring.since if ring is not None else None,
        )


def _observed(row: RiskObservation, *, own: bool = True) -> Observation:
    return Observation(row.at, row.kind, row.device_no, row.instrument, row.n, own)
