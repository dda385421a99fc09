"""Risk on one node: what other topics tell it and ask it, and its rounds. Apart from the score, which it never moves by
itself: a person who upholds a hold writes an entry, whoever releases it takes that back."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.service.event import ADDRESS_VERIFIED
from sync_server.kit.jobs import Payload
from sync_server.kit.node import Node
from sync_server.protocol import risk
from sync_server.protocol.trust_forms import Hold
from sync_server.trust.models_risk import RiskMark, RiskStop
from sync_server.trust.repository import risk as kept
from sync_server.trust.service.ledger import Ledger
from sync_server.trust.service.observing import Observing
from sync_server.trust.service.participation import JOINED_AGAIN
from sync_server.trust.service.risk import stops
from sync_server.trust.service.risk.adoptions import Adoptions
from sync_server.trust.service.risk.appeals import Appeals
from sync_server.trust.service.risk.asking import Asking
from sync_server.trust.service.risk.holds import Holds
from sync_server.trust.service.risk.remainders import Remainders
from sync_server.trust.service.risk.signals import OBSERVED_FOR, Signals
from sync_server.trust.service.topic import Topic

KEPT: Final = timedelta(days=400)
"""Stops that are over, and appeals that were answered."""
STATES: Final = (*kept.OPEN, risk.RELEASED)


class Risk:
    """One per node, kept by it. Needs a Ledger, an Observing and trust's Topic there."""

    def __init__(self, node: Node) -> None:
        self._node = node
        ledger, observing = node.part(Ledger), node.part(Observing)
        self.signals = Signals(node)
        self.asking = Asking(node, self.signals)
        self.holds = Holds(node, self.signals, ledger, observing)
        self.appeals = Appeals(node, ledger, observing, self.holds)
        self.adoptions = Adoptions(node, self.signals, observing)
        self.remainders = Remainders(node, self.signals, ledger, node.part(Topic).scoring)

    def begin(self) -> None:
        """Keeps the gates, and does its rounds."""
        self._node.gates.keep(self.asking.gate)
        self._node.exports.add("risk", self.exported)
        for parting in (self.adoptions.leave, self.remainders.leave):
            self._node.partings.add(parting)
        for event in (ADDRESS_VERIFIED, JOINED_AGAIN):
            self._node.jobs.heed(event, "risk", self.remainders.verified)
        self._node.jobs.every(timedelta(minutes=15), "risk.stops", self._stops)
        self._node.jobs.every(timedelta(days=1), "risk.rings", self._rings)
        self._node.jobs.every(timedelta(hours=6), "risk.forget", self._forget)

    async def observe(
        self,
        session: AsyncSession,
        account_id: uuid.UUID,
        kind: str,
        *,
        device: int | None = None,
        instrument: str = "",
        n: int = 1,
    ) -> None:
        """What a topic above saw (kinds in rules.py): kept for thirty days, and what calls for a hold is held at once.
        `instrument` is what a payment's provider calls a card by; its digest alone is kept."""
        await self.signals.observe(session, account_id, kind, device=device, instrument=instrument, n=n)
        await self.asking.observed(session, account_id)

    async def holds_of(self, session: AsyncSession, account_id: uuid.UUID) -> list[Hold]:
        """What is stopped now, with its reason and its end."""
        appeals = {appeal.stop_id: appeal.id for appeal in await kept.appeals(session, account_id)}
        return [shown(stop, appeals.get(stop.id)) for stop in await stops.standing(self._node, session, account_id)]

    async def all_holds_of(self, session: AsyncSession, account_id: uuid.UUID) -> list[Hold]:
        """Those that are over, too, the newest first."""
        now = self._node.now()
        appeals = {appeal.stop_id: appeal.id for appeal in await kept.appeals(session, account_id)}
        return [
            shown(stop, appeals.get(stop.id), is_over=stop.expires_at <= now)
            for stop in reversed(await kept.stops(session, account_id, STATES))
        ]

    async def exported(self, session: AsyncSession, account_id: uuid.UUID) -> dict[str, Any]:
        """All that is known of an account, for its owner's export."""
        now = self._node.now()
        seen = await kept.observations(session, account_id, now - OBSERVED_FOR)
        return {
            "holds": TypeAdapter(list[Hold]).dump_python(await self.all_holds_of(session, account_id), mode="json"),
            "appeals": await self.appeals.exported(session, account_id),
            "observations": [
                {"at": row.at.isoformat(), "kind": row.kind, "device_no": row.device_no, "n": row.n}
                for row in sorted(seen, key=lambda row: row.at)
            ],
            "devices_and_cards": _told(await kept.marks(session, [account_id], now)),
            "addresses": _told(await kept.marks(session, [account_id], now, (kept.ADDRESS,))),
            "kept_if_deleted": await self.remainders.would_leave(session, account_id),
        }

    async def is_held(
        self, session: AsyncSession, account_id: uuid.UUID, action: str, device: int | None = None
    ) -> bool:
        """Whether an action is held just now, as cheaply as can be: for what is asked with every use. Asks for nothing
        and notes nothing: for that there are the node's gates."""
        return any(
            stop.action == action and stop.state != risk.STEP_UP and stop.device_no in (None, device)
            for stop in await stops.standing(self._node, session, account_id)
        )

    async def _stops(self, payload: Payload) -> None:
        await self.appeals.keep_promises()
        await self.holds.end_what_is_over()

    async def _rings(self, payload: Payload) -> None:
        await self.adoptions.look_for_rings()

    async def _forget(self, payload: Payload) -> None:
        async def work(session: AsyncSession) -> None:
            now = self._node.now()
            await kept.forget_over(session, now, now - OBSERVED_FOR, now - KEPT)

        await self._node.database.write(work)


def _told(marks: Sequence[RiskMark]) -> list[dict[str, str]]:
    return [{"kind": mark.kind, "digest": mark.digest.hex(), "until": mark.expires_at.isoformat()} for mark in marks]


def shown(stop: RiskStop, appeal: uuid.UUID | None, *, is_over: bool = False) -> Hold:
    return Hold(
        id=stop.id,
        action=stop.action,
        state=risk.RELEASED if is_over else stop.state,  # pyright: ignore[reportArgumentType]
        reason=stop.reason,
        begun_at=stop.begun_at,
        expires_at=stop.expires_at,
        appeal=appeal,
        device_no=stop.device_no,
    )
