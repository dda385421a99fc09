"""Snapshots over HTTP, and all of an account's ciphertext at once."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import StreamingResponse

from sync_server.kit.auth import FreshlySignedIn, SignedIn
from sync_server.kit.node import NodeDep
from sync_server.kit.problems import documented
from sync_server.protocol.sync import Snapshot
from sync_server.sync.service.compaction import SnapshotService
from sync_server.sync.service.export import Export
from sync_server.sync.service.log import PUSHES, allowed

router = APIRouter(prefix="/v1/sync", tags=["sync"], responses=documented(401, 429, 503))


async def of_node(node: NodeDep) -> SnapshotService:
    return SnapshotService(node)


Snapshots = Annotated[SnapshotService, Depends(of_node)]


@router.get("/snapshot", responses=documented(404))
async def newest(caller: SignedIn, snapshots: Snapshots) -> Snapshot:
    """The newest snapshot: where a new device, or one below the floor, begins."""
    return await snapshots.newest(caller)


@router.put("/snapshot", responses=documented(409, 410, 413, 415, 422))
async def put(node: NodeDep, caller: SignedIn, snapshots: Snapshots, snapshot: Snapshot) -> Snapshot:
    """The blob holds all records as they are after `upto_seq`, the end of a segment whose chain is `chain`.

    409: `chain-mismatch`, `blob-missing`, `snapshot-older` or `ahead-of-log`.
    """
    await allowed(node, PUSHES, "snapshot", caller)
    return await snapshots.put(caller, snapshot)


@router.get(
    "/export",
    response_class=Response,
    responses={
        200: {"description": "A tar archive", "content": {"application/x-tar": {"schema": {"type": "string"}}}},
        **documented(403),
    },
)
async def export(node: NodeDep, caller: FreshlySignedIn) -> Response:
    """All that is kept of the account's sync, as it is kept: ciphertext."""
    await allowed(node, "10/hour", "sync-export", caller)
    stream = await Export(node, caller).begin()
    headers = {"Content-Disposition": 'attachment; filename="soulfra-sync.tar"'}
    return StreamingResponse(stream, headers=headers, media_type="application/x-tar")
