"""Wrapped keys: opaque, kept and given back."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import AccountKeys, CollectionKey


async def get(session: AsyncSession, account_id: uuid.UUID) -> AccountKeys | None:
    return await session.get(AccountKeys, account_id)


async def collection_keys(session: AsyncSession, account_id: uuid.UUID) -> Sequence[CollectionKey]:
    query = (
        select(CollectionKey)
        .where(CollectionKey.account_id == account_id)
        .order_by(CollectionKey.collection, CollectionKey.version)
    )
    return (await session.scalars(query)).all()


async def replace_collection_keys(
    session: AsyncSession, account_id: uuid.UUID, keys: Iterable[tuple[str, int, str]]
) -> None:
    """`keys`: collection, version, wrapped."""
    await session.execute(delete(CollectionKey).where(CollectionKey.account_id == account_id))
    session.add_all(
        CollectionKey(account_id=account_id, collection=collection, version=version, wrapped=wrapped)
        for collection, version, wrapped in keys
    )
    await session.flush()
