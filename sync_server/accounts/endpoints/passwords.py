"""/v1/password and /v1/mail over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from sync_server.accounts.endpoints.topic import OWN, OWN_BODY, PUBLIC, TopicDep
from sync_server.kit.auth import FreshlySignedIn, SignedIn
from sync_server.kit.limits import ClientAddress
from sync_server.kit.problems import documented
from sync_server.protocol.accounts import (
    Accepted,
    Forgotten,
    MailVerification,
    PasswordChange,
    PasswordReset,
    ResetCheck,
    ResetState,
)

router = APIRouter(prefix="/v1", tags=["password"])


@router.post("/password/forgot", status_code=202, responses=PUBLIC | documented(409))
async def forgot(asked: Forgotten, topic: TopicDep, address: ClientAddress) -> Accepted:
    """Mails a code that is good once, for 30 minutes; to an unknown address nothing, with the same answer."""
    return await topic.passwords.forgot(asked.email, address)


@router.post("/password/reset/check", responses=PUBLIC | documented(409))
async def check(asked: ResetCheck, topic: TopicDep, address: ClientAddress) -> ResetState:
    """The account key under the recovery key, and which second factor will be asked for. Uses nothing up."""
    return await topic.passwords.check(asked, address)


@router.post("/password/reset", status_code=204, responses=PUBLIC | documented(401, 409))
async def reset(asked: PasswordReset, topic: TopicDep, address: ClientAddress) -> None:
    """A new password. What was synced stays if the account key was wrapped anew; else it must be given up in so many
    words. Second factors stay, every session ends."""
    await topic.passwords.reset(asked, address)


@router.post("/password/change", status_code=204, responses=OWN_BODY | documented(403, 409, 429))
async def change(asked: PasswordChange, topic: TopicDep, caller: FreshlySignedIn) -> None:
    """A new password for who knows the present one. Every other session ends."""
    await topic.passwords.change(caller, asked)


@router.post("/mail/verify", status_code=204, responses=PUBLIC | documented(409))
async def verify(asked: MailVerification, topic: TopicDep, address: ClientAddress) -> None:
    """The code that was mailed to the account's address, or to the one that it shall have."""
    await topic.registrations.verify(asked.token, address)


@router.post("/mail/verify/resend", status_code=202, responses=OWN | documented(409, 429))
async def resend(topic: TopicDep, caller: SignedIn) -> Accepted:
    """Another code, where the address is not verified yet."""
    return await topic.registrations.resend(caller)
