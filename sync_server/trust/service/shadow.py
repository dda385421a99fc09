"""Another policy beside the one that counts: who would stand where, before anybody does."""

from __future__ import annotations

import uuid

from anyio import to_thread
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.node import Node
from sync_server.protocol.trust import TrustEvent, policy
from sync_server.protocol.trust_change import Difference, difference
from sync_server.trust.repository import chain as chains
from sync_server.trust.service.ledger import Ledger
from sync_server.trust.service.scoring import Scoring

PAGE = 200


class Shadow:
    def __init__(self, node: Node, ledger: Ledger, scoring: Scoring) -> None:
        self._node, self._ledger, self._scoring = node, ledger, scoring

    async def difference(self, version: int) -> Difference:
        """What this policy would change today, over all who take part. Changes nothing.

        Raises PolicyRefused for a version that is not known.
        """
        new, today = policy(version), self._node.now().date()
        force = await self._node.database.read(lambda session: self._scoring.in_force(session, today))
        ledgers: list[list[TrustEvent]] = []
        after: uuid.UUID | None = None
        while True:
            account_ids, found = await self._node.database.read(lambda session, after=after: self._page(session, after))
            ledgers += found
            if len(account_ids) < PAGE:
                break
            after = account_ids[-1]
        return await to_thread.run_sync(difference, ledgers, today.toordinal(), force.policy, new)

    async def _page(
        self, session: AsyncSession, after: uuid.UUID | None
    ) -> tuple[list[uuid.UUID], list[list[TrustEvent]]]:
        found: list[list[TrustEvent]] = []
        accounts = await chains.page(session, after, PAGE)
        for account in accounts:
            owner = await self._ledger.find(session, account.account_id) if account.takes_part else None
            if owner is not None:
                found.append([entry.event async for entry in self._ledger.all(session, owner)])
        return [account.account_id for account in accounts], found
