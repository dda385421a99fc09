"""The audit log of an account."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import SecurityEvent


async def newest(session: AsyncSession, account_id: uuid.UUID, limit: int) -> Sequence[SecurityEvent]:
    query = (
        select(SecurityEvent)
        .where(SecurityEvent.account_id == account_id)
        .order_by(SecurityEvent.at.desc(), SecurityEvent.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def forget_over(session: AsyncSession, before: datetime) -> None:
    await session.execute(delete(SecurityEvent).where(SecurityEvent.at < before))
