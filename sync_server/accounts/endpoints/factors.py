"""/v1/totp, /v1/recovery-codes and /v1/passkeys over HTTP."""

from __future__ import annotations

import uuid

from fastapi import APIRouter

from sync_server.accounts.endpoints.topic import OWN, OWN_BODY, TopicDep
from sync_server.kit.auth import FreshlySignedIn, SignedIn
from sync_server.kit.problems import documented
from sync_server.protocol.factors import (
    Passkey,
    PasskeyAdded,
    PasskeyOptions,
    PasskeyRegistration,
    RecoveryCodes,
    TotpConfirmation,
    TotpOffer,
)

router = APIRouter(prefix="/v1", tags=["second factors"])


@router.post("/totp", responses=OWN | documented(403, 409))
async def offer_totp(topic: TopicDep, caller: FreshlySignedIn) -> TotpOffer:
    """A new seed, shown once; it counts from its first code on."""
    return await topic.factors.offer_totp(caller)


@router.post("/totp/confirm", responses=OWN_BODY | documented(403, 409, 429))
async def confirm_totp(asked: TotpConfirmation, topic: TopicDep, caller: FreshlySignedIn) -> RecoveryCodes:
    """Switches codes from an app on. The first second factor brings recovery codes."""
    return await topic.factors.confirm_totp(caller, asked)


@router.delete("/totp", status_code=204, responses=OWN | documented(403, 409))
async def remove_totp(topic: TopicDep, caller: FreshlySignedIn) -> None:
    """Switches codes from an app off."""
    await topic.factors.remove_totp(caller)


@router.post("/recovery-codes", responses=OWN | documented(403, 409))
async def new_recovery_codes(topic: TopicDep, caller: FreshlySignedIn) -> RecoveryCodes:
    """Ten new codes, shown once; those before are void."""
    return await topic.factors.new_recovery_codes(caller)


@router.get("/passkeys", responses=OWN)
async def passkeys(topic: TopicDep, caller: SignedIn) -> list[Passkey]:
    """Names and times, nothing that a key could be known by."""
    return await topic.factors.passkeys(caller)


@router.post("/passkey-options", responses=OWN | documented(403, 409))
async def passkey_options(topic: TopicDep, caller: FreshlySignedIn) -> PasskeyOptions:
    """What a new passkey has to sign, within five minutes."""
    return await topic.factors.passkey_options(caller)


@router.post("/passkeys", status_code=201, responses=OWN_BODY | documented(403, 409))
async def add_passkey(asked: PasskeyRegistration, topic: TopicDep, caller: FreshlySignedIn) -> PasskeyAdded:
    """Adds the passkey that signed it."""
    return await topic.factors.add_passkey(caller, asked)


@router.delete("/passkeys/{passkey_id}", status_code=204, responses=OWN | documented(403, 404, 422))
async def remove_passkey(passkey_id: uuid.UUID, topic: TopicDep, caller: FreshlySignedIn) -> None:
    """The last second factor takes the recovery codes with it."""
    await topic.factors.remove_passkey(caller, passkey_id)
