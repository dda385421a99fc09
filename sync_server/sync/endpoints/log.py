"""What a device asks of the log over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from sync_server.kit.auth import SignedIn
from sync_server.kit.problems import Problem, documented
from sync_server.protocol import errors, sync
from sync_server.protocol.sync import Check, DeviceCursor, Head, Pushed, SyncUsage
from sync_server.sync.service.log import LogService

router = APIRouter(prefix="/v1/sync", tags=["sync"], responses=documented(401, 422, 429, 503))

OCTETS = "application/octet-stream"
BINARY: dict[str, Any] = {"content": {OCTETS: {"schema": {"type": "string", "format": "binary"}}}}

Seq = Annotated[int, Query(ge=0, le=sync.MAX_NUMBER)]
Count = Annotated[int, Query(ge=1, le=sync.MAX_PUSH_COUNT)]
Limit = Annotated[int, Query(ge=1, le=sync.MAX_PULL_BYTES)]


def log_of(request: Request) -> LogService:
    """Called, not depended on: each dependency costs a request more than this whole function's work."""
    return request.app.state.node.part(LogService)


async def octets(request: Request, most: int) -> bytes:
    """The body, of `most` bytes. Raises Problem 413 and 415."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != OCTETS:
        raise Problem(415, errors.UNSUPPORTED_MEDIA_TYPE, f"This takes {OCTETS}.")
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise Problem(413, errors.TOO_LARGE, f"At most {most} bytes at once.")
        parts.append(part)
    return b"".join(parts)


@router.post("/push", responses=documented(409, 413, 415), openapi_extra={"requestBody": {"required": True, **BINARY}})
async def push(request: Request, caller: SignedIn, first_idx: Seq, count: Count) -> Pushed:
    """Stores a batch of `count` frames, the device's changes from number `first_idx` on, once.

    409: `gap`, `overlap` or `counter-reused`, with `next_idx`; `keys-changed` where a newer key follows the one that a
    frame is sealed with: read /v1/keys, seal anew. 413: too large, or over the account's quota.
    """
    return await log_of(request).push(caller, first_idx, count, await octets(request, sync.MAX_PUSH_BYTES))


@router.get(
    "/pull",
    response_class=Response,
    responses={
        200: {
            "description": "Segments, one after the other",
            "headers": {sync.HEAD_HEADER: {"schema": {"type": "integer"}, "description": "The log's head"}},
            **BINARY,
        },
        **documented(409, 410),
    },
)
async def pull(request: Request, caller: SignedIn, since: Seq, limit: Limit = 4 << 20) -> Response:
    """The segments after `since`, of `limit` bytes together, or one that is longer.

    410 `resync-required`: `since` is below the compacted floor. 409 `ahead-of-log`: it is beyond the head.
    """
    pulled = await log_of(request).pull(caller, since, limit)
    headers = {sync.HEAD_HEADER: str(pulled.head_seq)}
    if pulled.rest is None:
        return Response(pulled.first, media_type=OCTETS, headers=headers)
    return StreamingResponse(pulled.rest, media_type=OCTETS, headers=headers)


@router.get("/head")
async def head(request: Request, caller: SignedIn) -> Head:
    """Where the log ends."""
    return await log_of(request).head(caller)


@router.get("/check", responses=documented(409, 410))
async def check(request: Request, caller: SignedIn, upto: Seq) -> Check:
    """The count and the chain up to `upto`, to hold against one's own."""
    return await log_of(request).check(caller, upto)


@router.get("/devices")
async def devices(request: Request, caller: SignedIn) -> list[DeviceCursor]:
    """How far each device has come."""
    return await log_of(request).devices(caller)


@router.get("/usage")
async def usage(request: Request, caller: SignedIn) -> SyncUsage:
    """What is kept, and how much may be."""
    return await log_of(request).usage(caller)
