"""/v1/account, /v1/devices and /v1/keys over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from sync_server.accounts.endpoints.topic import OWN, OWN_BODY, TopicDep
from sync_server.kit.auth import FreshlySignedIn, SignedIn
from sync_server.kit.problems import documented
from sync_server.protocol.accounts import (
    Accepted,
    Account,
    AccountChange,
    AccountExport,
    Device,
    DeviceRename,
    DeviceRevocation,
    Keys,
    KeysUpdate,
    SecurityEvent,
)
from sync_server.protocol.forms import MAX_DEVICE_NO

router = APIRouter(prefix="/v1", tags=["account"])
DeviceNo = Annotated[int, Path(ge=1, le=MAX_DEVICE_NO)]


@router.get("/account", responses=OWN)
async def read(topic: TopicDep, caller: SignedIn) -> Account:
    """What the server knows of the caller."""
    return await topic.accounts.read(caller)


@router.patch("/account", status_code=202, responses=OWN_BODY | documented(403, 409, 429))
async def change_address(asked: AccountChange, topic: TopicDep, caller: FreshlySignedIn) -> Accepted:
    """Mails a code to the new address, which counts when it comes back to /v1/mail/verify; tells the old one."""
    return await topic.accounts.change_address(caller, asked)


@router.delete("/account", status_code=204, responses=OWN | documented(403))
async def delete(topic: TopicDep, caller: FreshlySignedIn) -> None:
    """The account and all that is its own, for good."""
    await topic.accounts.delete(caller)


@router.get("/account/export", responses=OWN | documented(403, 429))
async def export(topic: TopicDep, caller: FreshlySignedIn) -> AccountExport:
    """All that the server can read of the caller; once an hour."""
    return await topic.accounts.export(caller)


@router.get("/account/events", responses=OWN)
async def events(topic: TopicDep, caller: SignedIn) -> list[SecurityEvent]:
    """What happened to the account, newest first."""
    return await topic.accounts.events(caller)


@router.get("/devices", responses=OWN)
async def devices(topic: TopicDep, caller: SignedIn) -> list[Device]:
    """The account's machines that were not revoked."""
    return await topic.devices.list(caller)


@router.patch("/devices/{no}", responses=OWN_BODY | documented(404))
async def rename(no: DeviceNo, asked: DeviceRename, topic: TopicDep, caller: SignedIn) -> Device:
    """Another name for a machine."""
    return await topic.devices.rename(caller, no, asked)


@router.post("/devices/{no}/revoke", responses=OWN_BODY | documented(403, 404, 409))
async def revoke(no: DeviceNo, asked: DeviceRevocation, topic: TopicDep, caller: FreshlySignedIn) -> Keys:
    """Ends the machine's sessions and follows every key by one that it does not have."""
    return await topic.devices.revoke(caller, no, asked)


@router.get("/keys", responses=OWN)
async def keys(topic: TopicDep, caller: SignedIn) -> Keys:
    """All wrapped keys of the caller, as they were put."""
    return await topic.key_ring.read(caller)


@router.put("/keys", responses=OWN_BODY | documented(403, 409))
async def put_keys(asked: KeysUpdate, topic: TopicDep, caller: SignedIn) -> Keys:
    """All wrapped keys anew, where `revision` is the present one. What changes an existing wrapping needs fresh
    authentication."""
    return await topic.key_ring.write(caller, asked)
