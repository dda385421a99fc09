"""Files of ciphertext over HTTP, in parts and by ranges."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BeforeValidator

from sync_server.kit.auth import SignedIn
from sync_server.kit.node import NodeDep
from sync_server.kit.problems import Problem, documented
from sync_server.protocol import errors, sync
from sync_server.sync.endpoints.log import BINARY, OCTETS, octets
from sync_server.sync.service.blobs import BlobService
from sync_server.sync.service.log import allowed

router = APIRouter(prefix="/v1/blobs", tags=["blobs"], responses=documented(401, 422, 429, 503))

PARTS = "3000/minute"
NAME = Path(pattern=sync.SHA256_HEX.regex, description="The SHA-256 of the ciphertext, in hexadecimal")
RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
DIGITS = re.compile(r"[0-9]{1,16}")
BODY: dict[str, Any] = {"requestBody": {"required": True, **BINARY}}
INTEGER = {"schema": {"type": "integer"}}


async def of_caller(node: NodeDep, caller: SignedIn) -> BlobService:
    await allowed(node, PARTS, "blobs", caller)
    return BlobService(node, caller)


Blobs = Annotated[BlobService, Depends(of_caller)]
Name = Annotated[str, NAME]


def _digits(value: object) -> object:
    """Python reads 1_0 and ٣ as numbers; a proxy on the way does not."""
    if isinstance(value, str) and DIGITS.fullmatch(value) is None:
        raise ValueError("not a number in digits")
    return value


Size = Annotated[int, BeforeValidator(_digits), Header(ge=0, le=sync.MAX_NUMBER)]


@router.head(
    "/{sha256}",
    response_class=Response,
    responses={
        200: {
            "description": "How far it has come",
            "headers": {sync.OFFSET_HEADER: INTEGER, sync.LENGTH_HEADER: INTEGER, sync.COMPLETE_HEADER: INTEGER},
        },
        **documented(404),
    },
)
async def look(blobs: Blobs, sha256: Name) -> Response:
    """Where to go on with an upload; `Upload-Complete: 1` once the blob can be read."""
    state = await blobs.state(bytes.fromhex(sha256))
    headers = {
        sync.OFFSET_HEADER: str(state.received),
        sync.LENGTH_HEADER: str(state.bytes),
        sync.COMPLETE_HEADER: str(int(state.completed_at is not None)),
    }
    return Response(headers=headers)


@router.put("/{sha256}", status_code=204, responses=documented(409, 413, 415), openapi_extra=BODY)
async def put(request: Request, blobs: Blobs, sha256: Name) -> None:
    """A blob of up to 8 MiB at once. 409 `hash-mismatch`: it is not what it is called."""
    await blobs.put(bytes.fromhex(sha256), await octets(request, sync.MAX_BLOB_PART_BYTES))


@router.patch(
    "/{sha256}",
    status_code=204,
    response_class=Response,
    responses={
        204: {"description": "Go on there", "headers": {sync.OFFSET_HEADER: INTEGER}},
        **documented(409, 413, 415),
    },
    openapi_extra=BODY,
)
async def patch(request: Request, blobs: Blobs, sha256: Name, upload_offset: Size, upload_length: Size) -> Response:
    """A part of 64 KiB (the last may have less) up to 8 MiB. 409 `offset-mismatch`, with `offset`; `hash-mismatch` after the last part: begin anew."""
    data = await octets(request, sync.MAX_BLOB_PART_BYTES)
    offset = await blobs.patch(bytes.fromhex(sha256), upload_length, upload_offset, data)
    return Response(status_code=204, headers={sync.OFFSET_HEADER: str(offset)})


@router.get(
    "/{sha256}",
    response_class=Response,
    responses={
        200: {"description": "The ciphertext", **BINARY},
        206: {"description": "A range of it", **BINARY},
        **documented(404, 416),
    },
)
async def get(blobs: Blobs, sha256: Name, range_: Annotated[str, Header(alias="Range")] = "") -> Response:
    """A blob that is whole, or one range of it."""
    digest = bytes.fromhex(sha256)
    state = await blobs.state(digest)
    if state.completed_at is None:
        raise Problem(404, errors.NOT_FOUND, "This blob is not whole yet.")
    start, end = _range(range_, state.bytes)
    headers = {"Accept-Ranges": "bytes", "ETag": f'"{sha256}"', "Content-Length": str(end - start)}
    if range_:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{state.bytes}"
    chunks: AsyncIterator[bytes] = blobs.read(digest, start, end)
    return StreamingResponse(chunks, 206 if range_ else 200, headers, OCTETS)


@router.delete("/{sha256}", status_code=204, responses=documented(409))
async def delete(blobs: Blobs, sha256: Name) -> None:
    """It is not needed any more: no record names it. What is not there is gone already."""
    await blobs.delete(bytes.fromhex(sha256))


def _range(text: str, size: int) -> tuple[int, int]:
    """What a Range asks for, as start and end. Raises Problem 416 for none, several, or what lies beyond the end."""
    if not text:
        return 0, size
    match = RANGE.fullmatch(text.strip())
    if match is None or match.group(0) == "bytes=-":
        raise _unsatisfiable(size)
    first, last = match.groups()
    if not first:
        start, end = max(size - int(last), 0), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
    if start >= end:
        raise _unsatisfiable(size)
    return start, end


def _unsatisfiable(size: int) -> Problem:
    return Problem(
        416, errors.RANGE_NOT_SATISFIABLE, "Not a range of it.", headers={"Content-Range": f"bytes */{size}"}
    )
