"""POST /v1/accounts, /v1/sessions and their kin over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from sync_server.accounts.endpoints.topic import OWN, OWN_BODY, PUBLIC, TopicDep
from sync_server.kit.auth import SignedIn
from sync_server.kit.limits import ClientAddress
from sync_server.kit.problems import documented
from sync_server.protocol.accounts import (
    Accepted,
    Access,
    KdfParams,
    Prelogin,
    Reauthentication,
    Refresh,
    Registration,
    Session,
    SignIn,
    Tokens,
)

router = APIRouter(prefix="/v1", tags=["sessions"])


@router.post("/accounts/prelogin", responses=PUBLIC)
async def prelogin(asked: Prelogin, topic: TopicDep, address: ClientAddress) -> KdfParams:
    """How the password of this address becomes a master key. An unknown address gets parameters of its own, too."""
    return await topic.registrations.prelogin(asked.email, address)


@router.post("/accounts", status_code=202, responses=PUBLIC | documented(403, 409))
async def register(asked: Registration, topic: TopicDep, address: ClientAddress) -> Accepted:
    """Makes an account, unless the address has one, whose owner then gets a mail. The answer is the same: sign in."""
    return await topic.registrations.register(asked, address)


@router.post("/sessions", responses=PUBLIC | documented(401, 403, 409))
async def sign_in(asked: SignIn, topic: TopicDep, address: ClientAddress) -> Session:
    """401 wrong-credentials is the same for an unknown address; 401 second-factor-required names what there is, and
    what a passkey has to sign."""
    return await topic.sign_ins.sign_in(asked, address)


@router.post("/sessions/refresh", responses=PUBLIC | documented(401))
async def refresh(asked: Refresh, topic: TopicDep, address: ClientAddress) -> Tokens:
    """A refresh token is good once. The one before the present may be repeated within 30 seconds, and gets the same
    answer; any other that comes back ends the session."""
    return await topic.sign_ins.refresh(asked.refresh_token, address)


@router.post("/sessions/reauthenticate", responses=OWN_BODY | documented(429))
async def reauthenticate(asked: Reauthentication, topic: TopicDep, caller: SignedIn) -> Access:
    """An access token that is good for what is dangerous, for five minutes."""
    return await topic.sign_ins.reauthenticate(caller, asked)


@router.delete("/sessions/current", status_code=204, responses=OWN)
async def sign_out(topic: TopicDep, caller: SignedIn) -> None:
    """Ends this session. The device stays in the list until it is revoked."""
    await topic.sign_ins.sign_out(caller)
