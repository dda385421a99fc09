"""Ledgers for the tests of trust: entries made by the real service, looked at as a stranger with the database would."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.node import Node
from sync_server.protocol import trust_chain
from sync_server.protocol.trust import Policy
from sync_server.protocol.trust_forms import LedgerEvent
from sync_server.trust.service.ledger import Entry, Ledger, Owner
from sync_server.trust.service.observing import Observing
from sync_server.trust.service.topic import Topic
from tests.server.accounts.person import Hands
from tests.server.sync import people

TABLES = (
    "trust_account",
    "trust_machine",
    "trust_score",
    "trust_chain",
    "trust_event",
    "trust_leaf",
    "trust_checkpoint",
    "trust_policy",
)


@dataclass
class Books:
    """What whoever keeps the ledgers can do."""

    node: Node
    hands: Hands

    @property
    def ledger(self) -> Ledger:
        return self.node.part(Ledger)

    @property
    def observing(self) -> Observing:
        return self.node.part(Observing)

    @property
    def today(self) -> date:
        return self.hands.at.date()

    async def account(self) -> uuid.UUID:
        return await people.account(self.node)

    async def record(self, account_id: uuid.UUID, kind: str, ref: str = "", **more: Any) -> int | None:
        day = more.pop("day", self.today)
        source = more.pop("source", "test")

        async def work(session: AsyncSession) -> int | None:
            return await self.ledger.record(
                session, account_id, kind, day, source=source, ref=ref or uuid.uuid4().hex, **more
            )

        return await self.node.database.write(work)

    async def used(self, account_id: uuid.UUID, days: int, every: int = 1) -> None:
        """So many days of use, the last today."""
        for ago in reversed(range(0, days * every, every)):
            day = self.today - timedelta(days=ago)
            await self.node.database.write(lambda session, day=day: self.observing.active(session, account_id, day))

    async def see(self, what: str, account_id: uuid.UUID, *given: Any, **more: Any) -> int | None:
        """One method of Observing, in a transaction of its own."""

        async def work(session: AsyncSession) -> int | None:
            return await getattr(self.observing, what)(session, account_id, *given, **more)

        return await self.node.database.write(work)

    async def entries(self, account_id: uuid.UUID) -> list[Entry]:
        async def read(session: AsyncSession) -> list[Entry]:
            owner = await self.ledger.find(session, account_id)
            return [] if owner is None else [entry async for entry in self.ledger.all(session, owner)]

        return await self.node.database.read(read)

    async def owner(self, account_id: uuid.UUID) -> Owner:
        owner = await self.node.database.read(lambda session: self.ledger.find(session, account_id))
        assert owner is not None
        return owner

    async def shown(self, account_id: uuid.UUID) -> tuple[uuid.UUID, list[LedgerEvent]]:
        """A ledger as its owner gets it."""
        chain = (await self.owner(account_id)).chain.chain
        before, told = trust_chain.first_hash(chain), []
        for entry in await self.entries(account_id):
            told.append(entry.shown(before))
            before = entry.hash
        return chain, told

    async def kinds(self, account_id: uuid.UUID) -> list[str]:
        return [entry.kind for entry in await self.entries(account_id)]

    async def sql(self, statement: str, **given: Any) -> Any:
        """As somebody who has the database."""

        async def work(session: AsyncSession) -> Any:
            result = await session.execute(text(statement), given)
            return result.all() if result.returns_rows else None  # type: ignore[attr-defined]

        return await self.node.database.write(work)

    def id(self, value: uuid.UUID) -> Any:
        """As plain SQL has it on this database."""
        return value.hex if self.node.database.is_sqlite else value

    async def policy(self) -> Policy:
        """What counts today."""
        scoring = self.node.part(Topic).scoring
        return (await self.node.database.read(lambda session: scoring.in_force(session, self.today))).policy

    async def rest(self) -> None:
        """Everything that was announced is heeded."""
        while await self.node.jobs.run_due():
            pass
