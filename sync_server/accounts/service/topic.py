"""All use cases of accounts on one node, and what is tidied up in between."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.repository import event as events
from sync_server.accounts.repository import factor as factors
from sync_server.accounts.repository import mail_token as tokens
from sync_server.accounts.repository import session as sessions
from sync_server.accounts.service.account import Accounts
from sync_server.accounts.service.administration import Administration
from sync_server.accounts.service.desk import Desk
from sync_server.accounts.service.device import Devices
from sync_server.accounts.service.factor import Factors
from sync_server.accounts.service.hashing import Hasher
from sync_server.accounts.service.keys import KeyRing
from sync_server.accounts.service.limit import Limits
from sync_server.accounts.service.password import Passwords
from sync_server.accounts.service.registration import Registrations
from sync_server.accounts.service.sign_in import SignIns
from sync_server.kit.jobs import Payload
from sync_server.kit.node import Node

TIDY_JOB: Final = "accounts.tidy"
TIDY_EVERY: Final = timedelta(hours=6)
SESSIONS_KEPT: Final = timedelta(days=30)
EVENTS_KEPT: Final = timedelta(days=400)


class Topic:
    """Made once per node; endpoints find it at `app.state.accounts`."""

    def __init__(self, node: Node) -> None:
        self._desk = Desk(node, Hasher(node.settings.argon2_at_once))
        limits = Limits(node.limiter)
        self.registrations = Registrations(self._desk, limits)
        self.sign_ins = SignIns(self._desk, limits)
        self.passwords = Passwords(self._desk, limits)
        self.key_ring = KeyRing(self._desk)
        self.devices = Devices(self._desk)
        self.factors = Factors(self._desk, limits)
        self.accounts = Accounts(self._desk, limits)
        self.administration = Administration(self._desk)
        node.jobs.every(TIDY_EVERY, TIDY_JOB, self._tidy)

    async def _tidy(self, payload: Payload) -> None:
        async def work(session: AsyncSession) -> None:
            now = self._desk.now()
            await sessions.forget_over(session, now - SESSIONS_KEPT)
            await events.forget_over(session, now - EVENTS_KEPT)
            await tokens.forget_over(session, now)
            await factors.forget_challenges(session, now)

        await self._desk.commit(work)
