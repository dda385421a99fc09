"""What whoever runs the server may do with an account: see that it is there, close it, open it again, delete it, and give
its owner a code for a new password where no mail does. Nobody here can read anything."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account
from sync_server.accounts.repository import account as accounts
from sync_server.accounts.repository import session as sessions
from sync_server.accounts.service import audit, mailed
from sync_server.accounts.service.desk import Desk, Result, normal, not_found
from sync_server.accounts.service.event import ACCOUNT_DELETED, announce


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account as it is listed. `devices` are those that are not revoked."""

    email: str
    created_at: datetime
    verified: bool
    disabled: bool
    devices: int


class Administration:
    """Each raises Problem 404 where an address has no account."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def listed(self) -> list[AccountLine]:
        rows = await self._desk.node.database.read(accounts.listed)
        return [
            AccountLine(
                account.email,
                account.created_at,
                account.verified_at is not None,
                account.disabled_at is not None,
                devices,
            )
            for account, devices in rows
        ]

    async def disable(self, email: str) -> None:
        """Ends every session and lets nobody sign in; what is stored stays as it is."""

        async def work(session: AsyncSession, account: Account) -> None:
            account.disabled_at = account.disabled_at or self._desk.now()
            self._desk.node.tokens.forget(*await sessions.end(session, account.id, self._desk.now()))
            audit.record(session, account.id, audit.DISABLED, self._desk.now())

        await self._with(email, work)

    async def enable(self, email: str) -> None:
        async def work(session: AsyncSession, account: Account) -> None:
            account.disabled_at = None
            audit.record(session, account.id, audit.ENABLED, self._desk.now())

        await self._with(email, work)

    async def reset_code(self, email: str) -> str:
        """What a mail would bring to somebody who forgot the password. Good once, and written down in the account."""

        async def work(session: AsyncSession, account: Account) -> str:
            audit.record(session, account.id, audit.RESET_CODE_ISSUED, self._desk.now())
            return await mailed.issue(self._desk, session, account, mailed.HANDED, account.email)

        return await self._with(email, work)

    async def delete(self, email: str) -> None:
        """As its owner would: everything, for good. The owner is told by mail."""

        async def work(session: AsyncSession, account: Account) -> None:
            await sessions.end(session, account.id, self._desk.now())
            await self._desk.node.mailer.post(session, account.email, "accounts/deleted")
            await self._desk.node.partings.of(session, account.id)
            await announce(self._desk, session, ACCOUNT_DELETED, account.id)
            account_id = account.id
            await accounts.remove(session, account_id)
            session.expunge_all()
            audit.tell(account_id, audit.DELETED)

        await self._with(email, work)

    async def _with(self, email: str, work: Callable[[AsyncSession, Account], Awaitable[Result]]) -> Result:
        async def locked(session: AsyncSession) -> Result:
            account_id = await accounts.id_by_address(session, normal(email))
            account = await accounts.lock(session, account_id) if account_id is not None else None
            if account is None:
                raise not_found()
            return await work(session, account)

        return await self._desk.commit(locked)
