"""What topics still do when an account is about to go: the last moment at which what is known of it can be read. Each adds
its own part, and accounts need not know which there are."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

Parting = Callable[[AsyncSession, uuid.UUID], Awaitable[None]]
"""Part of the transaction that deletes the account."""


class Partings:
    """One per node."""

    def __init__(self) -> None:
        self._all: list[Parting] = []

    def add(self, parting: Parting) -> None:
        self._all.append(parting)

    async def of(self, session: AsyncSession, account_id: uuid.UUID) -> None:
        for parting in self._all:
            await parting(session, account_id)
