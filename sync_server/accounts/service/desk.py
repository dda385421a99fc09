"""What every use case of accounts works with, and the one way its transactions end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account
from sync_server.accounts.repository import account as accounts
from sync_server.accounts.repository import session as sessions
from sync_server.accounts.service.hashing import Hasher
from sync_server.kit.auth import FRESH, Caller, not_signed_in
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import errors

Result = TypeVar("Result")


@dataclass(frozen=True)
class Desk:
    """One per node."""

    node: Node
    hasher: Hasher

    def now(self) -> datetime:
        return self.node.now()

    @property
    def mail(self) -> bool:
        """Whether this server sends mail at all."""
        return self.node.settings.sends_mail

    async def commit(self, work: Callable[[AsyncSession], Awaitable[Result | Problem]]) -> Result:
        """Does the work in one transaction. A Problem that it returns is raised after the commit, so that what it wrote
        of a refusal stays; one that it raises undoes everything."""
        outcome = await self.node.database.write(work)
        if isinstance(outcome, Problem):
            raise outcome
        return outcome


def normal(email: str) -> str:
    """An address as it is compared. Only ASCII comes here."""
    return email.lower()


async def own_account(session: AsyncSession, caller: Caller, now: datetime) -> Account:
    """The caller's account, locked. Raises Problem 401 where it is gone or the session was ended, on any node."""
    account = await accounts.lock(session, caller.account_id)
    current = await sessions.get(session, caller.account_id, caller.session_id)
    if account is None or current is None or current.ended_at is not None or current.good_until <= now:
        raise not_signed_in()
    return account


def is_fresh(caller: Caller, now: datetime) -> bool:
    return now - caller.auth_time <= FRESH


def reauthentication_required() -> Problem:
    return Problem(403, errors.REAUTHENTICATION_REQUIRED, "Give your password once more: this needs it, newly.")


def wrong_credentials() -> Problem:
    return Problem(401, errors.WRONG_CREDENTIALS, "The address or the password is wrong.")


def not_found() -> Problem:
    return Problem(404, errors.NOT_FOUND, "There is no such thing here.")
