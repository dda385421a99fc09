"""Appeals: what a person says against a stop or an entry of their ledger, and what whoever runs the server answers. What
nobody answered in time ends the stop that it is about; what a person wrote into a ledger only a person takes back."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import structlog
from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account
from sync_server.accounts.repository import account as accounts
from sync_server.kit.auth import Caller, not_signed_in
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import errors, risk
from sync_server.protocol import trust_events as kinds
from sync_server.protocol.trust_forms import Appeal, AppealRequest
from sync_server.trust.models_risk import RiskAppeal
from sync_server.trust.repository import ledger as entries
from sync_server.trust.repository import risk as kept
from sync_server.trust.service.ledger import Ledger, opened
from sync_server.trust.service.observing import Observing
from sync_server.trust.service.risk import stops
from sync_server.trust.service.risk.holds import Holds

OPEN, GRANTED, UPHELD = "open", "granted", "upheld"
RATE: Final = "10/day"
USE: Final = "risk/appeal"
log = structlog.get_logger("risk")


@dataclass(frozen=True, slots=True)
class OpenAppeal:
    """One as whoever answers it reads it."""

    id: uuid.UUID
    email: str
    answer_by: datetime
    about: str
    """`hold ID (ACTION, REASON)` or `entry SEQ (KIND)`."""
    words: str


class Appeals:
    def __init__(self, node: Node, ledger: Ledger, observing: Observing, holds: Holds) -> None:
        self._node, self._ledger, self._observing, self._holds = node, ledger, observing, holds

    async def begin(self, caller: Caller, asked: AppealRequest) -> Appeal:
        """Raises Problem 404 for what is not the caller's, 409 where it was appealed before, is about nothing or about
        both, or there is nothing to take back, 429."""
        if (asked.hold is None) == (asked.seq is None):
            raise Problem(409, errors.APPEAL_STATE, "An appeal is about a hold or about an entry of the ledger.")
        await self._node.limiter.hit(RATE, "appeal", str(caller.account_id))
        return await self._node.database.write(lambda session: self._begin(session, caller, asked))

    async def of(self, caller: Caller) -> list[Appeal]:
        """The newest first."""

        async def work(session: AsyncSession) -> list[Appeal]:
            return [self.shown(row) for row in await kept.appeals(session, caller.account_id)]

        return await self._node.database.read(work)

    async def exported(self, session: AsyncSession, account_id: uuid.UUID) -> list[dict[str, Any]]:
        """With what was said, for the owner's export."""
        return [
            {**_plain(self.shown(row)), "words": self._opened(row, row.words)}
            for row in await kept.appeals(session, account_id)
        ]

    async def open(self) -> Sequence[OpenAppeal]:
        """All that wait for an answer, the most urgent first."""

        async def work(session: AsyncSession) -> list[OpenAppeal]:
            return [await self._told(session, row) for row in await kept.open_appeals(session)]

        return await self._node.database.read(work)

    async def answer(self, appeal_id: uuid.UUID, *, granted: bool, words: str, not_theirs: bool = False) -> None:
        """By a person; the one who appealed is mailed. Raises Problem 404, 409 where it was answered."""

        async def work(session: AsyncSession) -> None:
            account, row = await self._locked(session, appeal_id)
            if row.state != OPEN:
                raise Problem(409, errors.APPEAL_STATE, "It was answered before.")
            await self._answer(session, account, row, granted, words, not_theirs)

        await self._node.database.write(work)

    async def keep_promises(self) -> None:
        """A round: no stop outlasts an appeal that nobody answered in time. What is in a ledger waits, and is told: nobody
        looked, so nothing that somebody who looked wrote there is undone."""
        for row in await self._node.database.read(kept.open_appeals):
            if row.answer_by > self._node.now():
                continue
            try:
                waits = await self._node.database.write(lambda session, row=row: self._unanswered(session, row.id))
            except Problem:
                log.info("somebody was first", appeal=str(row.id))
                continue
            if waits:
                log.warning("an appeal waits longer than was promised", appeal=str(row.id))

    def shown(self, row: RiskAppeal) -> Appeal:
        return Appeal(
            id=row.id,
            begun_at=row.begun_at,
            answer_by=row.answer_by,
            hold=row.stop_id,
            seq=row.seq,
            state=row.state,  # pyright: ignore[reportArgumentType]
            answer=self._opened(row, row.answer) if row.answer is not None else "",
            answered_at=row.answered_at,
        )

    async def _begin(self, session: AsyncSession, caller: Caller, asked: AppealRequest) -> Appeal:
        if await accounts.lock(session, caller.account_id) is None:
            raise not_signed_in()
        await self._check(session, caller.account_id, asked)
        for known in await kept.appeals(session, caller.account_id):
            if known.stop_id == asked.hold and known.seq == asked.seq:
                raise Problem(409, errors.APPEAL_STATE, "There is an appeal about this: an answer to it is the last.")
        now, appeal_id = self._node.now(), uuid.uuid4()
        row = RiskAppeal(
            account_id=caller.account_id,
            id=appeal_id,
            stop_id=asked.hold,
            seq=asked.seq,
            state=OPEN,
            words=self._node.secrets.seal(USE, asked.words.encode(), appeal_id.bytes),
            begun_at=now,
            answer_by=now + risk.ANSWERED_WITHIN,
        )
        session.add(row)
        await session.flush()
        log.warning("an appeal waits for an answer", appeal=str(row.id), answer_by=row.answer_by.isoformat())
        return self.shown(row)

    async def _check(self, session: AsyncSession, account_id: uuid.UUID, asked: AppealRequest) -> None:
        if asked.hold is not None:
            stop = await kept.stop(session, asked.hold)
            if stop is None or stop.account_id != account_id:
                raise Problem(404, errors.NOT_FOUND, "There is no such hold.")
            if stop.state == risk.RELEASED or stop.expires_at <= self._node.now():
                raise Problem(409, errors.APPEAL_STATE, "This hold is over.")
            return
        if await self._kind(session, account_id, asked.seq or 0) not in kinds.BAD:
            raise Problem(409, errors.APPEAL_STATE, "This entry lowers nothing.")

    async def _kind(self, session: AsyncSession, account_id: uuid.UUID, seq: int) -> str:
        """Raises Problem 404."""
        owner = await self._ledger.find(session, account_id)
        row = await entries.at(session, owner.chain.chain, seq) if owner is not None else None
        if owner is None or row is None:
            raise Problem(404, errors.NOT_FOUND, "There is no such entry.")
        return opened(owner.key, row).kind

    async def _unanswered(self, session: AsyncSession, appeal_id: uuid.UUID) -> bool:
        """Ends the stop. Whether the appeal waits for a person all the same. Raises Problem 404 where the account went."""
        account, row = await self._locked(session, appeal_id)
        if row.state != OPEN or row.stop_id is None:
            return row.state == OPEN
        stop = await kept.stop(session, row.stop_id)
        if stop is None or not stop.entries:
            if stop is not None:
                self._holds.end_unanswered(stop)
            await self._close(session, account, row, granted=True, words="")
            return False
        if self._holds.end_unanswered(stop):
            await stops.mail(self._node, session, account, "unanswered", [stop])
        return True

    async def _answer(
        self, session: AsyncSession, account: Account, row: RiskAppeal, granted: bool, words: str, not_theirs: bool
    ) -> None:
        if granted and row.seq is not None:
            await self._observing.reverse(session, account.id, row.seq)
        stop = await kept.stop(session, row.stop_id) if granted and row.stop_id is not None else None
        if stop is not None:
            await self._holds.release_in(session, account, stop, not_theirs=not_theirs)
        await self._close(session, account, row, granted=granted, words=words)

    async def _close(
        self, session: AsyncSession, account: Account, row: RiskAppeal, *, granted: bool, words: str
    ) -> None:
        row.state, row.answered_at = GRANTED if granted else UPHELD, self._node.now()
        row.answer = self._node.secrets.seal(USE, words.encode(), row.id.bytes)
        told = {"granted": granted, "answer": words.strip()}
        await self._node.mailer.post(session, account.email, "trust/appeal_answered", **told)
        await session.flush()
        log.info("an appeal was answered", appeal=str(row.id), state=row.state)

    async def _locked(self, session: AsyncSession, appeal_id: uuid.UUID) -> tuple[Account, RiskAppeal]:
        """Raises Problem 404."""
        row = await kept.appeal(session, appeal_id)
        account = await accounts.lock(session, row.account_id) if row is not None else None
        if row is None or account is None:
            raise Problem(404, errors.NOT_FOUND, "There is no such appeal.")
        await session.refresh(row)
        return account, row

    async def _told(self, session: AsyncSession, row: RiskAppeal) -> OpenAppeal:
        account = await accounts.get(session, row.account_id)
        stop = await kept.stop(session, row.stop_id) if row.stop_id is not None else None
        if stop is not None:
            about = f"hold {stop.id} ({stop.action}, {stop.reason}, {stop.state})"
        elif row.seq is not None:
            about = f"entry {row.seq} ({await self._kind(session, row.account_id, row.seq)})"
        else:
            about = f"hold {row.stop_id} (over)"
        email = account.email if account is not None else ""
        return OpenAppeal(row.id, email, row.answer_by, about, self._opened(row, row.words))

    def _opened(self, row: RiskAppeal, sealed: bytes) -> str:
        return self._node.secrets.open(USE, sealed, row.id.bytes).decode()


def _plain(appeal: Appeal) -> dict[str, Any]:
    """Of JSON's types."""
    return TypeAdapter(Appeal).dump_python(appeal, mode="json")
