"""What whoever runs the server asks it: is it alive, is it ready, what does it speak."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, Field

from sync_server.kit.node import NodeDep
from sync_server.operations.readiness import readiness
from sync_server.protocol.version import PROTOCOL_VERSION

router = APIRouter(tags=["operations"])


class Health(BaseModel):
    """The process answers."""

    status: Literal["ok"]
    protocol: int = Field(description="The version of the language that is spoken under /v1")


class Ready(BaseModel):
    """Whether requests may be sent here. Mail that cannot be sent just now waits, and keeps nobody out."""

    status: Literal["ready", "not ready"]
    database: Literal["ok", "unreachable"]
    migrations: str = Field(description="The form of the database, or what is wrong with it")
    mail: Literal["ok", "off", "unreachable"]


@router.get("/", summary="What is this?", response_class=PlainTextResponse)
async def root() -> PlainTextResponse:
    """For whoever opens the address in a browser."""
    return PlainTextResponse(
        "This is a Soulfra sync server. Give this address to Soulfra: Settings > Account, or soulfra account register"
        " --server.\n"
    )


@router.get("/healthz", summary="Is the process alive?")
async def healthz() -> Health:
    return Health(status="ok", protocol=PROTOCOL_VERSION)


@router.get("/readyz", summary="May requests be sent here?", responses={503: {"model": Ready}})
async def readyz(node: NodeDep, response: Response) -> Ready:
    found = await readiness(node)
    if not found.is_ready:
        response.status_code = 503
    return Ready(
        status="ready" if found.is_ready else "not ready",
        database="ok" if found.has_database else "unreachable",
        migrations=found.migrations,
        mail=found.mail,
    )
