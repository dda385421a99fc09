"""What policies made of ledgers so far, and which policy counts since when."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.trust.models import TrustPolicy, TrustScore


async def find(session: AsyncSession, account_id: uuid.UUID, policy: int) -> TrustScore | None:
    return await session.get(TrustScore, (account_id, policy))


async def keep(session: AsyncSession, account_id: uuid.UUID, policy: int, seq: int, day: int, state: bytes) -> None:
    """In the place of what there was, unless that goes further."""
    known = await session.get(TrustScore, (account_id, policy), with_for_update=True)
    if known is None:
        session.add(TrustScore(account_id=account_id, policy=policy, seq=seq, day=day, state=state))
    elif (known.seq, known.day) < (seq, day):
        known.seq, known.day, known.state = seq, day, state
    await session.flush()


async def adoptions(session: AsyncSession) -> Sequence[TrustPolicy]:
    """From the first to the last."""
    return (await session.scalars(select(TrustPolicy).order_by(TrustPolicy.since))).all()


async def adopt(session: AsyncSession, since: date, version: int) -> None:
    """Raises IntegrityError where another was adopted on that day."""
    session.add(TrustPolicy(since=since, version=version))
    await session.flush()
