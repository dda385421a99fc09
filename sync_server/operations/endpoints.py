"""What whoever runs the server asks it: is it alive, is it ready, what does it speak."""

from __future__ import annotations

from fastapi import APIRouter

from sync_server.protocol.version import PROTOCOL_VERSION

router = APIRouter(tags=["operations"])


@router.get("/healthz")
async def healthz() -> dict[str, int | str]:
    """The process answers."""
    return {"status": "ok", "protocol": PROTOCOL_VERSION}
