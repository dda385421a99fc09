"""Stops as they are kept: rows of a table and the course that each takes, and how their owner is told."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.trust.models_risk import RiskStop
from sync_server.trust.repository import risk as kept
from sync_server.trust.service.risk.course import Course
from sync_server.trust.service.risk.rules import Verdict

APPEAL: Final = "/v1/trust/appeals"


async def standing(node: Node, session: AsyncSession, account_id: uuid.UUID) -> Sequence[RiskStop]:
    """What stands now, as it will be written down at the next round."""
    now = node.now()
    return [stop for stop in await kept.stops(session, account_id) if stop.expires_at > now]


async def mail(node: Node, session: AsyncSession, account: Account, template: str, stops: Sequence[RiskStop]) -> None:
    """One for all of them."""
    if not stops:
        return
    await node.mailer.post(
        session,
        account.email,
        f"trust/{template}",
        actions=sorted({stop.action for stop in stops}),
        reason=stops[0].reason,
        until=f"{max(stop.expires_at for stop in stops):%Y-%m-%d %H:%M} UTC",
    )


def held(stop: RiskStop) -> Problem:
    detail = "This is held for a while; it ends by itself, and an appeal is answered by a person."
    return Problem(403, errors.HELD, detail, **told(stop))


def told(stop: RiskStop) -> dict[str, Any]:
    """The members of a refusal."""
    return {
        "action": stop.action,
        "reason": stop.reason,
        "hold": str(stop.id),
        "expires_at": stop.expires_at.isoformat(),
        "appeal": APPEAL,
    }


def new(account_id: uuid.UUID, action: str, verdict: Verdict, begun: Course) -> RiskStop:
    return RiskStop(
        account_id=account_id,
        id=uuid.uuid4(),
        action=action,
        device_no=verdict.device,
        state=begun.state,
        reason=verdict.reason,
        provable=begun.provable,
        since=verdict.since or begun.begun_at,
        begun_at=begun.begun_at,
        expires_at=begun.expires_at,
        by_person=False,
        entries=[],
    )


def read(stop: RiskStop) -> Course:
    return Course(stop.state, stop.begun_at, stop.expires_at, stop.provable, stop.decided_at)


def write(stop: RiskStop, now: Course) -> None:
    stop.state, stop.expires_at = now.state, now.expires_at
    stop.provable, stop.decided_at = now.provable, now.decided_at
