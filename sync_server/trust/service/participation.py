"""Whether a person wants to take part. Of who does not nothing is entered but what lowers a score (`ledger.ALWAYS`), and that
counts only if they come back; they have the lowest tier's benefits, and everything else as before. What was entered stays,
and is theirs to read."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.auth import not_signed_in
from sync_server.kit.node import Node
from sync_server.trust.service.ledger import Ledger
from sync_server.trust.service.observing import Observing

JOINED_AGAIN: Final = "trust.joined-again"
"""Told to topics above: what is entered only of who takes part may be made up for."""


class Participations:
    def __init__(self, node: Node, ledger: Ledger, observing: Observing) -> None:
        self._node, self._ledger, self._observing = node, ledger, observing

    async def change(self, account_id: uuid.UUID, takes_part: bool) -> None:
        """Who comes back is observed from today on: days in between are not made up for."""

        async def work(session: AsyncSession) -> None:
            owner = await self._ledger.own(session, account_id)
            if owner is None:
                raise not_signed_in()
            now = self._node.now()
            if owner.account.takes_part != takes_part:
                owner.account.takes_part, owner.account.changed_at = takes_part, now
                yesterday = (now - timedelta(days=1)).date().toordinal()
                owner.account.active_on = max(owner.account.active_on, yesterday)
                await session.flush()
            if takes_part:
                await self._observing.identity(session, account_id)
                await self._node.jobs.announce(session, JOINED_AGAIN, {"account_id": str(account_id)})

        await self._node.database.write(work)
