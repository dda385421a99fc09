"""Tokens that were mailed, by their hashes."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import MailToken


async def find(
    session: AsyncSession, account_id: uuid.UUID, token_hash: bytes, purpose: str, now: datetime
) -> MailToken | None:
    """A token that is good for this purpose."""
    query = select(MailToken).where(
        MailToken.account_id == account_id,
        MailToken.token_hash == token_hash,
        MailToken.purpose == purpose,
        MailToken.expires_at > now,
    )
    return await session.scalar(query)


async def remove(session: AsyncSession, account_id: uuid.UUID, *purposes: str) -> None:
    """All tokens of these purposes: where one was used, or counts no more."""
    await session.execute(delete(MailToken).where(MailToken.account_id == account_id, MailToken.purpose.in_(purposes)))


async def forget_over(session: AsyncSession, now: datetime) -> None:
    await session.execute(delete(MailToken).where(MailToken.expires_at <= now))
