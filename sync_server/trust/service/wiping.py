"""Keys of people who are gone leave the database's files too, as far as a database lets whoever uses it see to that."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy.exc import DBAPIError

from sync_server.kit.jobs import Payload
from sync_server.kit.node import Node
from sync_server.trust.repository import wiping

EVERY: Final = timedelta(hours=1)
EVERY_ON_POSTGRES: Final = timedelta(days=1)
"""A table is written anew for it."""
NOT_HERE: Final = frozenset({"42601", "0A000", "42501"})
"""What is not PostgreSQL and speaks its language does not know the statement, or does not let us."""
log = structlog.get_logger("trust")


class Wiping:
    def __init__(self, node: Node) -> None:
        self._database = node.database
        self._wiped: int | None = None
        """How many were gone when it was last done; None: not by this node."""
        node.jobs.every(EVERY if node.database.is_sqlite else EVERY_ON_POSTGRES, "trust.wipe", self._round)

    async def wipe(self) -> None:
        """What was deleted is in no file of SQLite's any more, and not in the table's on PostgreSQL, whose log has it until
        that is written over: docs/trust.md."""
        if self._database.is_sqlite:
            await self._database.look(wiping.empty_log)
            return
        gone = await self._database.look(wiping.erased)
        if gone == (self._wiped or 0):
            return
        try:
            await self._database.look(wiping.write_anew)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) not in NOT_HERE:
                raise  # somebody holds the table: the round is put off
            log.warning("what was deleted stays in the database's files: it does not write a table anew for us")
        self._wiped = gone

    async def _round(self, payload: Payload) -> None:
        await self.wipe()
