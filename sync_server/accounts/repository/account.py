"""Accounts and the addresses that lead to them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account, Address, Device


async def get(session: AsyncSession, account_id: uuid.UUID) -> Account | None:
    return await session.get(Account, account_id)


async def lock(session: AsyncSession, account_id: uuid.UUID) -> Account | None:
    """The account, and nobody else changes it or what belongs to it until the end of the transaction."""
    query = select(Account).where(Account.id == account_id).with_for_update(key_share=True)
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def id_by_address(session: AsyncSession, email_norm: str) -> uuid.UUID | None:
    return await session.scalar(select(Address.account_id).where(Address.email_norm == email_norm))


async def by_address(session: AsyncSession, email_norm: str) -> Account | None:
    query = select(Account).join(Address, Address.account_id == Account.id).where(Address.email_norm == email_norm)
    return await session.scalar(query)


async def add(session: AsyncSession, account: Account, email_norm: str) -> None:
    """Raises IntegrityError where the address has an account by now."""
    session.add(account)
    await session.flush()
    session.add(Address(email_norm=email_norm, account_id=account.id))
    await session.flush()


async def move(session: AsyncSession, account_id: uuid.UUID, email_norm: str) -> None:
    """Gives the account another address. Raises IntegrityError where it is taken."""
    await session.execute(delete(Address).where(Address.account_id == account_id))
    session.add(Address(email_norm=email_norm, account_id=account_id))
    await session.flush()


async def listed(session: AsyncSession) -> Sequence[tuple[Account, int]]:
    """Every account with how many devices it has that are not revoked, the oldest first."""
    present = (
        select(func.count())
        .select_from(Device)
        .where(Device.account_id == Account.id, Device.revoked_at.is_(None))
        .scalar_subquery()
    )
    rows = await session.execute(select(Account, present).order_by(Account.created_at, Account.id))
    return [(account, count) for account, count in rows]


async def remove(session: AsyncSession, account_id: uuid.UUID) -> None:
    """The account and, by the tables' foreign keys, all that belongs to it."""
    await session.execute(delete(Account).where(Account.id == account_id))
