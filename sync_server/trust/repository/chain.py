"""Whose ledger a chain is, and where it ends."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account
from sync_server.trust.models import TrustAccount, TrustChain

Pair = Row[TrustAccount, TrustChain]


async def find(session: AsyncSession, account_id: uuid.UUID) -> Pair | None:
    query = select(TrustAccount, TrustChain).join(TrustChain, TrustChain.chain == TrustAccount.chain)
    return (await session.execute(query.where(TrustAccount.account_id == account_id))).first()


async def lock(session: AsyncSession, account_id: uuid.UUID) -> Pair | None:
    """Nobody else adds to the ledger, or changes whether it is kept, until the end of the transaction."""
    query = (
        select(TrustAccount, TrustChain)
        .join(TrustChain, TrustChain.chain == TrustAccount.chain)
        .where(TrustAccount.account_id == account_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return (await session.execute(query)).first()


async def is_account(session: AsyncSession, account_id: uuid.UUID) -> bool:
    return await session.scalar(select(Account.id).where(Account.id == account_id)) is not None


async def is_there(session: AsyncSession, chain: uuid.UUID) -> bool:
    return await session.get(TrustChain, chain) is not None


async def accounts(session: AsyncSession, after: uuid.UUID | None, most: int) -> Sequence[uuid.UUID]:
    """All accounts that there are, also those without a ledger, in the order of their ids."""
    query = select(Account.id).order_by(Account.id).limit(most)
    return (await session.scalars(query if after is None else query.where(Account.id > after))).all()


async def add(
    session: AsyncSession, account_id: uuid.UUID, chain: uuid.UUID, key: bytes, first_hash: bytes, at: datetime
) -> None:
    """An empty ledger. Raises IntegrityError where the account has one by now, or is gone."""
    session.add(TrustChain(chain=chain, head_seq=0, head_hash=first_hash))
    await session.flush()
    session.add(TrustAccount(account_id=account_id, chain=chain, key=key, takes_part=True, changed_at=at, active_on=0))
    await session.flush()


async def page(session: AsyncSession, after: uuid.UUID | None, most: int) -> Sequence[TrustAccount]:
    """All who have a ledger, in the order of their accounts' ids."""
    query = select(TrustAccount).order_by(TrustAccount.account_id).limit(most)
    if after is not None:
        query = query.where(TrustAccount.account_id > after)
    return (await session.scalars(query)).all()
