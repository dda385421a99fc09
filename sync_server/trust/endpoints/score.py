"""/v1/trust over HTTP: the score and all that it is made of, for its owner alone; policies for everybody."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BeforeValidator

from sync_server.kit.auth import SignedIn
from sync_server.kit.limits import limited
from sync_server.kit.node import NodeDep
from sync_server.kit.problems import Problem, documented
from sync_server.protocol import errors
from sync_server.protocol.sync import MAX_NUMBER
from sync_server.protocol.trust import PolicyRefused, policy
from sync_server.protocol.trust_forms import (
    ActiveToday,
    Checkpoint,
    Participation,
    TrustHistory,
    TrustLedger,
    TrustPolicyText,
    TrustReport,
)
from sync_server.sync.service.log import allowed
from sync_server.trust.endpoints.topic import TopicDep

READS, WRITES, POLICIES = "120/minute", "20/minute;200/day", "60/minute"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
OWN = documented(401, 429, 503)
OWN_BODY = documented(401, 413, 422, 429, 503)

router = APIRouter(prefix="/v1/trust", tags=["trust"])
After = Annotated[int, Query(ge=0, le=MAX_NUMBER)]


def _written_out(value: Any) -> Any:
    """A day as ISO 8601 writes it: a number would be taken for seconds."""
    if isinstance(value, str) and not DAY.fullmatch(value):
        raise ValueError("a day is YYYY-MM-DD")
    return value


Day = Annotated[date | None, BeforeValidator(_written_out), Query()]
Version = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("", responses=OWN)
async def report(node: NodeDep, topic: TopicDep, caller: SignedIn) -> TrustReport:
    """The caller's score as it is today, the reasons that sum to it, tiers and what they bring, and what is held."""
    await allowed(node, READS, "trust", caller)
    return await topic.reports.report(caller)


@router.get("/history", responses=OWN | documented(422))
async def history(
    node: NodeDep, topic: TopicDep, caller: SignedIn, since: Day = None, until: Day = None
) -> TrustHistory:
    """The days on which score or tier changed, as they were told then: the last year, or what is asked for."""
    await allowed(node, READS, "trust", caller)
    return await topic.reports.history(caller, since, until)


@router.get("/ledger", responses=OWN | documented(422))
async def ledger(node: NodeDep, topic: TopicDep, caller: SignedIn, after: After = 0) -> TrustLedger:
    """The caller's entries beyond number `after`, as they were written."""
    await allowed(node, READS, "trust", caller)
    return await topic.reports.ledger(caller, after)


@router.get("/checkpoint", responses=OWN | documented(404))
async def checkpoint(node: NodeDep, topic: TopicDep, caller: SignedIn) -> Checkpoint:
    """What the server signed last of all ledgers, and how the caller's stands in it."""
    await allowed(node, READS, "trust", caller)
    return await topic.checkpoints.shown(caller.account_id)


@router.get("/policies/{version}", responses=documented(404, 422, 429), dependencies=[limited(POLICIES, "policies")])
async def policy_text(version: Version) -> TrustPolicyText:
    """A policy as data, for whoever works a score out. None is ever changed or taken away."""
    try:
        known = policy(version)
    except PolicyRefused:
        raise Problem(404, errors.NOT_FOUND, "There is no such policy.") from None
    return TrustPolicyText(version, dict(known.data))


@router.put("/participation", status_code=204, responses=OWN_BODY)
async def participation(asked: Participation, node: NodeDep, topic: TopicDep, caller: SignedIn) -> None:
    """Whether the caller takes part. Of who does not only what lowers a score is entered; all but a tier's benefits is as
    before."""
    await allowed(node, WRITES, "trust-participation", caller)
    await topic.participations.change(caller.account_id, asked.takes_part)


@router.post("/active", status_code=204, responses=OWN_BODY | documented(409))
async def active(asked: ActiveToday, node: NodeDep, topic: TopicDep, caller: SignedIn) -> None:
    """This machine was used on that day, signed by it; told twice, it counts once.

    409: `signature-refused`, or `day-refused` where it is neither today nor yesterday.
    """
    await allowed(node, WRITES, "trust-active", caller)
    await topic.activity.told(caller, asked)
