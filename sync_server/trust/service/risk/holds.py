"""What a person does with stops: looks at them, upholds, releases. A stop changes nothing but itself, so that its end gives
all back; what was written into the ledger by upholding it is taken back with it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account
from sync_server.accounts.repository import account as accounts
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import errors, risk
from sync_server.protocol import trust_events as kinds
from sync_server.trust.models_risk import RiskStop
from sync_server.trust.repository import risk as kept
from sync_server.trust.service.ledger import Ledger
from sync_server.trust.service.observing import Observing
from sync_server.trust.service.risk import course, rules, stops
from sync_server.trust.service.risk.signals import Signals

SOURCE: Final = "risk"
UPHELD_FOR: Final = timedelta(days=30)
NOTHING: Final = "nothing"
RECORDED: Final = {
    risk.CARD_FAILURES: kinds.CARD_FAILURES,
    risk.PAYMENT_HIGHEST: kinds.FRAUD_CONFIRMED,
    risk.RING: kinds.SELF_ADOPTED,
    **dict.fromkeys(rules.VELOCITY, kinds.RATE_ABUSE),
}
"""What a person who upholds a stop writes into the ledger, unless told otherwise. A stranger on a new device is not the
owner's doing: nothing."""
log = structlog.get_logger("risk")


@dataclass(frozen=True, slots=True)
class HoldLine:
    """One stop as whoever runs the server reads it."""

    id: uuid.UUID
    email: str
    action: str
    state: str
    reason: str
    device_no: int | None
    begun_at: datetime
    expires_at: datetime


class Holds:
    def __init__(self, node: Node, signals: Signals, ledger: Ledger, observing: Observing) -> None:
        self._node, self._signals, self._ledger, self._observing = node, signals, ledger, observing

    async def listed(self, *, is_all: bool = False) -> list[HoldLine]:
        """What a person may look at: what is held or upheld now, or all that is known. The oldest first."""
        states = (*kept.OPEN, risk.RELEASED) if is_all else (risk.HELD, risk.UPHELD)

        async def work(session: AsyncSession) -> list[HoldLine]:
            now, lines = self._node.now(), []
            for stop in await kept.all_stops(session, states):
                account = await accounts.get(session, stop.account_id)
                is_over = stop.expires_at <= now
                if account is not None and (is_all or not is_over):
                    state = risk.RELEASED if is_over else stop.state
                    told = (stop.id, account.email, stop.action, state, stop.reason, stop.device_no)
                    lines.append(HoldLine(*told, stop.begun_at, stop.expires_at))
            return lines

        return await self._node.database.read(work)

    async def uphold(self, stop_id: uuid.UUID, lasts: timedelta = UPHELD_FOR, records: str = "") -> None:
        """By a person who looked. `records` is the kind that goes into the ledger, "nothing", or what goes with the
        reason. Raises Problem 404, 409, ValueError for what is no such kind."""
        if records and records != NOTHING and records not in kinds.BAD:
            raise ValueError(f"{records} is none of {', '.join(sorted(kinds.BAD))}")

        async def work(session: AsyncSession) -> None:
            account, stop = await self._found(session, stop_id)
            now = self._node.now()
            try:
                stops.write(stop, course.upheld(course.passed(stops.read(stop), now), now, lasts, stop.action))
            except course.NotSo as error:
                raise Problem(409, errors.APPEAL_STATE, f"This cannot be upheld: {error}.") from None
            kind = records or RECORDED.get(stop.reason, NOTHING)
            if kind != NOTHING:
                seq = await self._ledger.record(
                    session, account.id, kind, now.date(), source=SOURCE, ref=f"{stop.id}-{len(stop.entries)}"
                )
                stop.entries = [*stop.entries, *([seq] if seq is not None else [])]
            await stops.mail(self._node, session, account, "upheld", [stop])
            log.info("a stop was upheld", stop=str(stop.id), reason=stop.reason, recorded=kind)
            for appeal in await kept.appeals(session, account.id):
                if appeal.stop_id == stop.id and appeal.state == "open":
                    until = appeal.answer_by.isoformat()
                    log.warning("an appeal about it waits: unanswered, the stop ends", appeal=str(appeal.id), at=until)

        await self._node.database.write(work)

    async def release(self, stop_id: uuid.UUID, *, not_theirs: bool = False) -> int:
        """By a person who looked: all is as it was before. `not_theirs`: what was observed since it began was somebody
        else's doing. How many entries were taken back. Raises Problem 404."""

        async def work(session: AsyncSession) -> int:
            account, stop = await self._found(session, stop_id)
            return await self.release_in(session, account, stop, not_theirs=not_theirs)

        return await self._node.database.write(work)

    async def release_in(
        self, session: AsyncSession, account: Account, stop: RiskStop, *, not_theirs: bool = False
    ) -> int:
        """`release`, in the caller's transaction."""
        is_theirs = stop.state != risk.RELEASED and not not_theirs
        stops.write(stop, course.released(stops.read(stop), self._node.now()))
        stop.by_person = True
        wrong = set(stop.entries)
        if not_theirs:
            wrong |= await self._harm_since(session, account.id, stop.since)
        taken_back = [await self._observing.reverse(session, account.id, seq) for seq in sorted(wrong)]
        stop.entries = []
        if is_theirs and stop.device_no is not None:
            await self._signals.observe(session, account.id, rules.PROVEN, device=stop.device_no)
        await stops.mail(self._node, session, account, "released", [stop])
        log.info("a stop was released", stop=str(stop.id), reason=stop.reason, not_theirs=not_theirs)
        return sum(seq is not None for seq in taken_back)

    def end_unanswered(self, stop: RiskStop) -> bool:
        """An appeal about it was not answered in time. Nobody looked: it proves nothing, and what a person wrote when they
        upheld it stays. Whether it stood until now."""
        is_over = not course.passed(stops.read(stop), self._node.now()).is_open
        stops.write(stop, course.released(stops.read(stop), self._node.now()))
        stop.by_person = True  # what is known by now holds it no second time
        return not is_over

    async def end_what_is_over(self) -> None:
        """A round: what nobody upheld in time is released."""

        async def work(session: AsyncSession) -> None:
            now = self._node.now()
            for stop in await kept.stops_over(session, now):
                stops.write(stop, course.passed(stops.read(stop), now))

        await self._node.database.write(work)

    async def _harm_since(self, session: AsyncSession, account_id: uuid.UUID, since: datetime) -> set[int]:
        owner = await self._ledger.find(session, account_id)
        if owner is None:
            return set()
        whole_second = since.replace(microsecond=0)
        entries = [entry async for entry in self._ledger.all(session, owner)]
        struck = {entry.reverses for entry in entries}
        return {
            entry.seq
            for entry in entries
            if entry.kind in kinds.BAD and entry.recorded_at >= whole_second and entry.seq not in struck
        }

    async def _found(self, session: AsyncSession, stop_id: uuid.UUID) -> tuple[Account, RiskStop]:
        stop = await kept.stop(session, stop_id)
        account = await accounts.lock(session, stop.account_id) if stop is not None else None
        if account is None or stop is None:
            raise Problem(404, errors.NOT_FOUND, "There is no such hold.")
        await session.refresh(stop)
        return account, stop
