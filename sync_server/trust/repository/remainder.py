"""What accounts left behind, by the digests of addresses and cards."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.trust.models_risk import RiskRemainder
from sync_server.trust.repository.risk import ADDRESS


async def add(
    session: AsyncSession, left_by: uuid.UUID, kind: str, digest: bytes, until: datetime, sealed: bytes | None = None
) -> None:
    session.add(RiskRemainder(digest=digest, id=left_by, kind=kind, sealed=sealed, expires_at=until))
    await session.flush()


async def at(session: AsyncSession, digests: Collection[bytes], now: datetime) -> Sequence[RiskRemainder]:
    """All that was left at these addresses, and nobody else changes it until the end of the transaction."""
    query = select(RiskRemainder).where(RiskRemainder.digest.in_(digests), RiskRemainder.kind == ADDRESS)
    query = query.where(RiskRemainder.expires_at > now).order_by(RiskRemainder.expires_at, RiskRemainder.id)
    return (await session.scalars(query.with_for_update())).all()


async def of(session: AsyncSession, left_by: uuid.UUID) -> Sequence[RiskRemainder]:
    """All that one account left."""
    return (await session.scalars(select(RiskRemainder).where(RiskRemainder.id == left_by))).all()
