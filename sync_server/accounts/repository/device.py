"""The machines of an account."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Device


async def present(session: AsyncSession, account_id: uuid.UUID) -> Sequence[Device]:
    """All that were not revoked, by number."""
    query = select(Device).where(Device.account_id == account_id, Device.revoked_at.is_(None)).order_by(Device.no)
    return (await session.scalars(query)).all()


async def find(session: AsyncSession, account_id: uuid.UUID, no: int) -> Device | None:
    """A device that was not revoked."""
    query = select(Device).where(Device.account_id == account_id, Device.no == no, Device.revoked_at.is_(None))
    return await session.scalar(query)


async def by_public_key(session: AsyncSession, account_id: uuid.UUID, public_key: str) -> Device | None:
    query = select(Device).where(
        Device.account_id == account_id, Device.public_key == public_key, Device.revoked_at.is_(None)
    )
    return await session.scalar(query)


async def revoke_all(session: AsyncSession, account_id: uuid.UUID, at: datetime) -> None:
    await session.execute(
        update(Device).where(Device.account_id == account_id, Device.revoked_at.is_(None)).values(revoked_at=at)
    )
