"""/v1/trust/holds, /v1/trust/proofs and /v1/trust/appeals over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from sync_server.kit.auth import SignedIn
from sync_server.kit.node import Node, NodeDep, Reading
from sync_server.kit.problems import documented
from sync_server.protocol.trust_forms import Appeal, AppealRequest, Hold, StepUpProof
from sync_server.trust.service.risk.topic import Risk
from sync_server.trust.service.topic import Topic

router = APIRouter(prefix="/v1/trust", tags=["trust"])
OWN: dict[int | str, Any] = documented(401, 503)
OWN_BODY: dict[int | str, Any] = documented(400, 401, 413, 422, 503)
RATE_OF_PROOFS = "20/hour"


def begin(node: Node) -> None:
    """After trust's own beginning, whose ledger it writes into."""
    risk = Risk(node)
    risk.begin()
    node.keep(risk)
    node.part(Topic).reports.holds_of = risk.holds_of


async def risk_of(node: NodeDep) -> Risk:
    """A coroutine, so that no thread is asked for it."""
    return node.part(Risk)


RiskDep = Annotated[Risk, Depends(risk_of)]


@router.get("/holds", responses=OWN)
async def holds(risk: RiskDep, caller: SignedIn, session: Reading) -> list[Hold]:
    """What is stopped, or was: with its reason, its end, and the appeal about it. The newest first."""
    return await risk.all_holds_of(session, caller.account_id)


@router.post("/proofs", status_code=204, responses=OWN_BODY | documented(409, 429))
async def prove(asked: StepUpProof, risk: RiskDep, caller: SignedIn, node: NodeDep) -> None:
    """The code that was mailed when `step-up-required` was answered with `mail` among its `ways`. Then ask again."""
    await node.limiter.hit(RATE_OF_PROOFS, "step-up-proof", str(caller.account_id))
    await risk.asking.prove(caller, asked.token)


@router.get("/appeals", responses=OWN)
async def appeals(risk: RiskDep, caller: SignedIn) -> list[Appeal]:
    """The caller's appeals and their answers, the newest first."""
    return await risk.appeals.of(caller)


@router.post("/appeals", status_code=201, responses=OWN_BODY | documented(404, 409, 429))
async def appeal(asked: AppealRequest, risk: RiskDep, caller: SignedIn) -> Appeal:
    """Against a hold, or against an entry of the ledger that lowers the score: a person answers within five days."""
    return await risk.appeals.begin(caller, asked)
