"""Server-sent events: a hint whenever there is something to pull."""

from __future__ import annotations

from collections.abc import AsyncIterator

from fastapi import APIRouter
from sse_starlette import EventSourceResponse, ServerSentEvent

from sync_server.kit.auth import SignedIn
from sync_server.kit.node import NodeDep
from sync_server.kit.problems import documented
from sync_server.sync.service.events import HEARTBEAT_SECONDS, EventService
from sync_server.sync.service.log import allowed

EVENT = {
    "type": "object",
    "description": "One event of the stream; `data` and `id` are the head's number.",
    "properties": {name: {"type": "string"} for name in ("event", "data", "id")},
    "required": ["event", "data", "id"],
}
router = APIRouter(prefix="/v1/sync", tags=["sync"], responses=documented(401, 429, 503))


@router.get(
    "/events",
    response_class=EventSourceResponse,
    responses={200: {"description": "Events", "content": {"text/event-stream": {"schema": EVENT}}}},
)
async def events(node: NodeDep, caller: SignedIn) -> EventSourceResponse:
    """`head` events, each with the head's number: pull when it is beyond yours. A comment every 15 seconds shows that
    the line is alive. The stream ends with the access token, or at once when the session does."""
    await allowed(node, "120/minute", "events", caller)
    service = EventService(node, caller)
    service.assert_room()

    async def stream() -> AsyncIterator[ServerSentEvent]:
        async for head_seq in service.heads():
            yield ServerSentEvent(str(head_seq), event="head", id=str(head_seq))

    return EventSourceResponse(stream(), ping=HEARTBEAT_SECONDS, send_timeout=30)
