"""Days of use: seen afterwards, by a round, in what sync and accounts keep anyway, so that no push waits for it; or told by
a machine that is used without syncing, if its person wants that.

What counts is that a person was there: changes were pushed, others were fetched, a password was given. That a machine is
merely on, and has its session renewed, does not.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

import structlog
from sqlalchemy import Connection, Table, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account, Session
from sync_server.accounts.repository import account as accounts
from sync_server.kit.auth import Caller
from sync_server.kit.jobs import Payload
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.kit.secrets import NotOurs, is_signed_by
from sync_server.protocol import errors, trust_chain
from sync_server.protocol.trust_forms import ActiveToday
from sync_server.sync.models import AccountLog, DeviceCursor, Segment
from sync_server.trust.models import TrustAccount, TrustMachine
from sync_server.trust.service.observing import Observing

LOOK_BACK: Final = timedelta(days=7)
"""For so long may the round have failed."""
PAGE: Final = 250
PAGES: Final = 40
ENOUGH: Final = 250
"""So many accounts are looked at, or entered, at a time."""
PROVEN: Final = timedelta(days=2)
"""For so long after a password was given on a machine may it tell another key than before: it tells one a day at most."""
ROUND: Final = "trust.activity"
log = structlog.get_logger("trust")


def _table(model: type) -> Table:
    return model.__table__  # type: ignore[attr-defined]


ACCOUNT, SESSION, LOG, SEGMENT = map(_table, (Account, Session, AccountLog, Segment))
CURSOR, OWNER = map(_table, (DeviceCursor, TrustAccount))


class Seen(NamedTuple):
    """When an account last pushed, fetched, and gave its password; what its ledger has by now, if it has one."""

    account_id: uuid.UUID
    active_on: int | None
    takes_part: bool | None
    pushed_at: datetime | None
    pulled_at: datetime | None
    proved_at: datetime | None


class Activity:
    def __init__(self, node: Node, observing: Observing) -> None:
        self._node, self._observing = node, observing

    async def round(self, payload: Payload | None = None) -> int:
        """Looks at all accounts, from `after` on where it is given, and leaves the rest of a long way to a job of its own:
        mails wait behind a round. How many days were entered."""
        after = uuid.UUID(payload["after"]) if payload else None
        entered = 0
        for _ in range(PAGES):
            rows = await self._node.database.look(lambda connection, after=after: _newest(connection, after))
            for row in rows:
                try:
                    entered += await self._look_at(row)
                except NotOurs:  # each for itself: what one ledger lacks stops no other
                    log.error("a ledger cannot be opened: the sealing key is another")
            if len(rows) < PAGE:
                return entered
            after = rows[-1].account_id
            if entered >= ENOUGH:
                break
        await self._node.database.write(lambda session: self._node.jobs.add(session, ROUND, {"after": str(after)}))
        return entered

    async def told(self, caller: Caller, asked: ActiveToday) -> None:
        """A machine says that it was used. Raises Problem 409 where the signature is not the machine's, or the day is
        neither today nor yesterday, or was before the account was there or took part (again)."""
        now = self._node.now()
        today = now.date()
        if not today - timedelta(days=1) <= asked.day <= today:
            raise Problem(409, errors.DAY_REFUSED, "A day is told on that day or the next.", day=today.isoformat())
        key = base64.b64decode(asked.key)
        message = trust_chain.active_message(caller.account_id, caller.device_no, asked.day)
        if not is_signed_by(key, base64.b64decode(asked.signature), message):
            raise _not_signed()

        async def work(session: AsyncSession) -> None:
            owner = await self._observing.identity(session, caller.account_id)
            if owner is None or not owner.account.takes_part:
                return
            account = await accounts.get(session, caller.account_id)
            begins = owner.account.changed_at.date()
            if account is not None:
                begins = max(begins, account.created_at.date())
            if asked.day < begins:
                raise Problem(
                    409, errors.DAY_REFUSED, "That day was before you took part: it is not made up for.", day=str(today)
                )
            if not await _is_its_key(session, caller, key, now):
                raise _not_signed()
            await self._observing.active(session, caller.account_id, asked.day, owner)

        await self._node.database.write(work)

    async def _look_at(self, row: Seen) -> int:
        seen = [at for at in (row.pushed_at, row.pulled_at, row.proved_at) if at is not None]
        now = self._node.now()
        known = row.active_on or 0
        if known > now.date().toordinal():  # a clock went wrong once: what was entered by it counts on its day
            known = 0
        after = max((now - LOOK_BACK).date().toordinal(), known)
        if row.takes_part is False or not seen or max(seen).date().toordinal() <= after:
            return 0
        days = await self._node.database.look(lambda connection: _days(connection, row.account_id, after, seen))

        async def work(session: AsyncSession) -> int:
            owner = await self._observing.identity(session, row.account_id) if row.active_on is None else None
            found = [await self._observing.active(session, row.account_id, day, owner) for day in days]
            return sum(seq is not None for seq in found)

        return await self._node.database.write(work)


async def _is_its_key(session: AsyncSession, caller: Caller, key: bytes, now: datetime) -> bool:
    """The first that a machine told, until its person gave their password there and it tells another: whoever holds an
    access token for a moment has no password."""
    known = await session.get(TrustMachine, (caller.account_id, caller.device_no))
    if known is None:
        session.add(TrustMachine(account_id=caller.account_id, device_no=caller.device_no, public_key=key))
    elif known.public_key != key:
        if now - caller.auth_time > PROVEN:
            return False
        known.public_key = key
    await session.flush()
    return True


def _newest(connection: Connection, after: uuid.UUID | None) -> Sequence[Seen]:
    """A page of accounts in the order of their ids."""
    pulled = select(func.max(CURSOR.c.pulled_at)).where(CURSOR.c.account_id == ACCOUNT.c.id).scalar_subquery()
    proved = select(func.max(SESSION.c.auth_at)).where(SESSION.c.account_id == ACCOUNT.c.id).scalar_subquery()
    query = (
        select(
            ACCOUNT.c.id,
            OWNER.c.active_on,
            OWNER.c.takes_part,
            SEGMENT.c.at,
            pulled,
            proved,
        )
        .select_from(
            ACCOUNT.outerjoin(OWNER, OWNER.c.account_id == ACCOUNT.c.id)
            .outerjoin(LOG, LOG.c.account_id == ACCOUNT.c.id)
            .outerjoin(SEGMENT, and_(SEGMENT.c.account_id == ACCOUNT.c.id, SEGMENT.c.last_seq == LOG.c.head_seq))
        )
        .order_by(ACCOUNT.c.id)
        .limit(PAGE)
    )
    if after is not None:
        query = query.where(ACCOUNT.c.id > after)
    return [Seen(*row) for row in connection.execute(query)]


def _days(connection: Connection, account_id: uuid.UUID, after: int, seen: Iterable[datetime]) -> list[date]:
    """The days beyond `after` on which the account was used, in order."""
    found = {at.date() for at in seen if at.date().toordinal() > after}
    for day in range(after + 1, max(found).toordinal()):
        begins = datetime.combine(date.fromordinal(day), time(), UTC)
        pushed = (
            select(SEGMENT.c.last_seq)
            .where(
                SEGMENT.c.account_id == account_id, SEGMENT.c.at >= begins, SEGMENT.c.at < begins + timedelta(days=1)
            )
            .order_by(SEGMENT.c.last_seq.desc())
            .limit(1)
        )
        if connection.execute(pushed).first() is not None:
            found.add(begins.date())
    return sorted(found)


def _not_signed() -> Problem:
    return Problem(
        409, errors.SIGNATURE_REFUSED, "That is not signed with the key that this machine told: sign in on it again."
    )
