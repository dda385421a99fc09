"""What a person's export tells beyond what accounts know: each higher topic adds its own part, and accounts need not know
which there are."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

Teller = Callable[[AsyncSession, uuid.UUID], Awaitable[Any]]
"""All that a topic can read of an account, of JSON's types."""


class Exports:
    """One per node."""

    def __init__(self) -> None:
        self._tellers: dict[str, Teller] = {}

    def add(self, topic: str, teller: Teller) -> None:
        self._tellers[topic] = teller

    async def of(self, session: AsyncSession, account_id: uuid.UUID) -> dict[str, Any]:
        """Every topic's part by its name, as the caller's transaction finds it."""
        return {topic: await teller(session, account_id) for topic, teller in self._tellers.items()}
