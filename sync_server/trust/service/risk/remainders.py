"""Going and coming back gains nothing: what still stood against an account when it was deleted is kept at the digest of its
address, sealed, until it would have ended anyway, and taken up by whoever verifies that address. Of everybody else's
account nothing is left."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account
from sync_server.accounts.repository import account as accounts
from sync_server.kit.jobs import Payload
from sync_server.kit.node import Node
from sync_server.kit.secrets import NotOurs
from sync_server.protocol import risk
from sync_server.protocol.trust import Policy
from sync_server.trust.models_risk import RiskRemainder, RiskStop
from sync_server.trust.repository import remainder as remainders
from sync_server.trust.repository import risk as kept
from sync_server.trust.service.ledger import Entry, Ledger
from sync_server.trust.service.risk import leaving
from sync_server.trust.service.risk.leaving import Remainder
from sync_server.trust.service.risk.signals import MARKED_FOR, Signals
from sync_server.trust.service.scoring import Scoring

USE: Final = "risk-remainder"
log = structlog.get_logger("risk")


class Remainders:
    def __init__(self, node: Node, signals: Signals, ledger: Ledger, scoring: Scoring) -> None:
        self._node, self._signals, self._ledger, self._scoring = node, signals, ledger, scoring

    async def verified(self, payload: Payload) -> None:
        """An address was verified, or somebody takes part again: what was left there is theirs."""
        account_id = uuid.UUID(payload["account_id"])
        await self._node.database.write(lambda session: self.take_up(session, account_id))

    async def take_up(self, session: AsyncSession, account_id: uuid.UUID) -> None:
        """Done twice it adds nothing. What was taken up stays where it is: another account may come to the same letter box."""
        account = await accounts.lock(session, account_id)
        if account is None or account.verified_at is None:
            return
        now, used = self._node.now(), await self._policy(session)
        box = leaving.mailbox(account.email)
        mark = self._signals.digest(kept.ADDRESS, box)
        await kept.prolong_mark(session, account_id, kept.ADDRESS, mark, now + MARKED_FOR)
        taken, until = 0, now
        for row in await remainders.at(session, self._signals.digests(kept.ADDRESS, box), now):
            found = self._opened(row)
            if found is not None and (new := await self._enter(session, account_id, found.standing(now, used))):
                taken, until = taken + new, max(until, row.expires_at)
        if taken:
            await self._node.mailer.post(session, account.email, "trust/taken_up", until=f"{until:%Y-%m-%d}")
            log.info("what an earlier account left was taken up", entries=taken)

    async def leave(self, session: AsyncSession, account_id: uuid.UUID) -> None:
        """Part of the transaction that deletes the account."""
        account = await accounts.get(session, account_id)
        if account is None:
            return
        now, name = self._node.now(), uuid.uuid4()
        used, entries = await self._policy(session), await self._entries(session, account_id)
        addresses = await self._addresses(session, account)
        older = self._signals.digests(kept.ADDRESS, leaving.mailbox(account.email))
        await self._set_right(session, account_id, entries, {*addresses, *older}, used)
        found = await self._of(session, account_id, entries, used, name)
        until = found.until(used)
        if until is None or until <= now:
            return
        for digest in addresses:
            await remainders.add(session, name, kept.ADDRESS, digest, until, self._sealed(found, name, digest))
        for mark in await kept.marks(session, [account_id], now, (kept.INSTRUMENT,)):  # devices get new keys anyway
            await remainders.add(session, name, mark.kind, mark.digest, min(until, mark.expires_at))
        if addresses:
            told = {"penalties": len(found.owed), "holds": len(found.stops), "until": f"{until:%Y-%m-%d}"}
            await self._node.mailer.post(session, account.email, "trust/left", **told)

    async def would_leave(self, session: AsyncSession, account_id: uuid.UUID) -> dict[str, Any] | None:
        """What would be kept if the account were deleted now, for its owner's export."""
        used, entries = await self._policy(session), await self._entries(session, account_id)
        found = await self._of(session, account_id, entries, used, uuid.UUID(int=0))
        until = found.until(used)
        if until is None or until <= self._node.now():
            return None
        return {
            "until": until.isoformat(),
            "penalties": [{"kind": one.kind, "day": one.day.isoformat()} for one in found.owed],
            "holds": [{name: stop[name] for name in ("action", "reason", "expires_at")} for stop in found.stops],
        }

    async def _of(
        self, session: AsyncSession, account_id: uuid.UUID, entries: list[Entry], used: Policy, name: uuid.UUID
    ) -> Remainder:
        """What stands against an account; nothing where that is neither harsh nor a hold."""
        now = self._node.now()
        owed = leaving.owed(entries, now.date(), used, name.hex)
        refs = {entry.seq: leaving.ref_of(entry, name.hex) for entry in entries}
        stops = [
            leaving.stop_of(stop, refs)
            for stop in await kept.stops(session, account_id, (risk.HELD, risk.UPHELD))
            if stop.device_no is None and stop.expires_at > now
        ]
        is_harsh = leaving.weight(owed, now.date(), used) >= leaving.HARSH
        return Remainder(owed if is_harsh or stops else (), tuple(stops))

    async def _enter(self, session: AsyncSession, account_id: uuid.UUID, found: Remainder) -> int:
        """How much of it was new."""
        owner, new = await self._ledger.own(session, account_id), 0
        if owner is None:
            return 0
        seqs: dict[str, int] = {}
        for ref, kind, day in found.owed:
            seq = await self._ledger.enter(session, owner, kind, day, source=leaving.SOURCE, ref=ref)
            if seq is not None:
                seqs[ref] = seq
        for said in found.stops:
            written = [seqs[ref] for ref in said["entries"] if ref in seqs]
            stop = await session.get(RiskStop, (account_id, uuid.UUID(said["id"])))
            if stop is None:
                session.add(_stop(account_id, said, written))
                new += 1
            else:
                stop.entries = [*stop.entries, *written]
            await session.flush()
        return new + len(seqs)

    async def _set_right(
        self,
        session: AsyncSession,
        account_id: uuid.UUID,
        entries: list[Entry],
        addresses: set[bytes],
        used: Policy,
    ) -> None:
        """What this account took up, and a person found to be wrong, waits there for nobody else."""
        struck = {entry.reverses for entry in entries}
        wrong = {entry.ref for entry in entries if entry.source == leaving.SOURCE and entry.seq in struck}
        over = {str(stop.id) for stop in await kept.stops(session, account_id, (risk.RELEASED,)) if stop.by_person}
        now = self._node.now()
        for row in await remainders.at(session, addresses, now) if wrong or over else ():
            found = self._opened(row)
            if found is None:
                continue
            rest = found.without(wrong, over).standing(now, used)
            until = rest.until(used)
            for one in await remainders.of(session, row.id):
                if until is None:
                    await session.delete(one)
                else:
                    one.expires_at = min(one.expires_at, until)
                    one.sealed = self._sealed(rest, one.id, one.digest) if one.sealed is not None else None
        await session.flush()

    async def _addresses(self, session: AsyncSession, account: Account) -> set[bytes]:
        """The present one, and those that it had before: who moves first is known still."""
        marks = await kept.marks(session, [account.id], self._node.now(), (kept.ADDRESS,))
        found = {mark.digest for mark in marks}
        if account.verified_at is not None:
            found.add(self._signals.digest(kept.ADDRESS, leaving.mailbox(account.email)))
        return found

    async def _entries(self, session: AsyncSession, account_id: uuid.UUID) -> list[Entry]:
        """None where the ledger cannot be opened: nobody's deletion waits for that."""
        try:
            owner = await self._ledger.find(session, account_id)
            return [] if owner is None else [entry async for entry in self._ledger.all(session, owner)]
        except NotOurs as why:
            log.error("what stands in a ledger that goes could not be looked at", why=str(why))
            return []

    async def _policy(self, session: AsyncSession) -> Policy:
        return (await self._scoring.in_force(session, self._node.now().date())).policy

    def _sealed(self, what: Remainder, name: uuid.UUID, digest: bytes) -> bytes:
        return self._node.secrets.seal(USE, what.written(), name.bytes + digest)

    def _opened(self, row: RiskRemainder) -> Remainder | None:
        try:
            return Remainder.read(self._node.secrets.open(USE, row.sealed or b"", row.id.bytes + row.digest))
        except NotOurs as why:
            log.error("what an account left cannot be opened", why=str(why))
            return None


def _stop(account_id: uuid.UUID, said: dict[str, Any], entries: list[int]) -> RiskStop:
    times = {name: datetime.fromisoformat(said[name]) if said[name] else None for name in leaving.TIMES}
    return RiskStop(
        account_id=account_id,
        id=uuid.UUID(said["id"]),
        action=said["action"],
        device_no=None,
        state=said["state"],
        reason=said["reason"],
        provable=said["provable"],
        by_person=False,
        entries=entries,
        **times,
    )
