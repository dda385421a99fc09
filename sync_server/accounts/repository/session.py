"""Signed-in sessions, each a family of refresh tokens."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Session


async def get(session: AsyncSession, account_id: uuid.UUID, session_id: uuid.UUID) -> Session | None:
    return await session.get(Session, (account_id, session_id))


async def lock(session: AsyncSession, account_id: uuid.UUID, session_id: uuid.UUID) -> Session | None:
    """The session, and nobody else changes it until the end of the transaction."""
    query = select(Session).where(Session.account_id == account_id, Session.id == session_id).with_for_update()
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def of_account(session: AsyncSession, account_id: uuid.UUID) -> Sequence[Session]:
    query = select(Session).where(Session.account_id == account_id).order_by(Session.created_at)
    return (await session.scalars(query)).all()


async def signed_in_devices(session: AsyncSession, account_id: uuid.UUID, now: datetime) -> set[int]:
    query = select(Session.device_no).where(
        Session.account_id == account_id,
        Session.ended_at.is_(None),
        Session.idle_until > now,
        Session.good_until > now,
    )
    return set(await session.scalars(query))


async def end(
    session: AsyncSession,
    account_id: uuid.UUID,
    now: datetime,
    *,
    device_no: int | None = None,
    keep: uuid.UUID | None = None,
) -> list[uuid.UUID]:
    """Ends the account's sessions, or those of one device, but for `keep`. Answers which."""
    change = update(Session).where(Session.account_id == account_id, Session.ended_at.is_(None)).values(ended_at=now)
    if device_no is not None:
        change = change.where(Session.device_no == device_no)
    if keep is not None:
        change = change.where(Session.id != keep)
    ended = await session.scalars(change.returning(Session.id).execution_options(synchronize_session=False))
    return list(ended)


async def forget_over(session: AsyncSession, before: datetime) -> None:
    """Removes what ended or ran out before then."""
    await session.execute(
        delete(Session).where(
            (Session.ended_at < before) | (Session.idle_until < before) | (Session.good_until < before)
        )
    )
