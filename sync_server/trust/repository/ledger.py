"""The entries of ledgers: added and read. There is no statement here that changes or takes one out."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.trust.models import TrustEvent


async def add(session: AsyncSession, entry: TrustEvent) -> None:
    session.add(entry)
    await session.flush()


async def is_marked(session: AsyncSession, chain: uuid.UUID, mark: bytes) -> bool:
    query = select(TrustEvent.seq).where(TrustEvent.chain == chain, TrustEvent.mark == mark)
    return await session.scalar(query) is not None


async def at(session: AsyncSession, chain: uuid.UUID, seq: int) -> TrustEvent | None:
    return await session.get(TrustEvent, (chain, seq))


async def after(session: AsyncSession, chain: uuid.UUID, seq: int, most: int) -> Sequence[TrustEvent]:
    """So many entries beyond number `seq`, in order."""
    query = select(TrustEvent).where(TrustEvent.chain == chain, TrustEvent.seq > seq)
    return (await session.scalars(query.order_by(TrustEvent.seq).limit(most))).all()
