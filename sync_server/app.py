"""The composition root of the server: which topics there are, and what is around each request."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from sync_server.accounts.endpoints import account, factors, passwords, sessions, topic
from sync_server.kit import problems
from sync_server.kit.auth import Clock, utc_now
from sync_server.kit.middleware import Surrounding
from sync_server.kit.node import Node
from sync_server.operations import endpoints as operations
from sync_server.operations import readiness
from sync_server.protocol.version import PROTOCOL_VERSION
from sync_server.settings import ServerSettings
from sync_server.sync.endpoints import blobs, events, log, snapshot
from sync_server.sync.endpoints import topic as sync
from sync_server.trust.endpoints import risk, score
from sync_server.trust.endpoints import topic as trust

ROUTERS = (
    operations.router,
    log.router,
    events.router,
    snapshot.router,
    blobs.router,
    sessions.router,
    passwords.router,
    factors.router,
    account.router,
    score.router,
    risk.router,
)
"""In the order in which a path is looked for: what is asked most stands first."""
BEGINNINGS: tuple[Callable[[Node], None], ...] = (readiness.begin, topic.begin, sync.begin, trust.begin, risk.begin)
"""What a topic does with a node before it runs: its jobs' handlers, what it tells the kit."""


class Server(FastAPI):
    """FastAPI, whose description of itself tells of problems as they are sent."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            self.openapi_schema = problems.described(super().openapi())
        return self.openapi_schema


def create_app(settings: ServerSettings | None = None, now: Clock = utc_now) -> Server:
    """The application; what is begun with it begins in its lifespan. Raises SettingsRefused."""
    node = Node(settings if settings is not None else ServerSettings.read(), now)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with node.running():
            yield

    app = Server(
        title="Soulfra sync server", version=str(PROTOCOL_VERSION), lifespan=lifespan, docs_url=None, redoc_url=None
    )
    app.state.node = node
    problems.install(app)
    app.add_middleware(Surrounding, metrics=node.metrics)
    for begin in BEGINNINGS:
        begin(node)
    for router in ROUTERS:
        app.router.routes.extend(router.routes)  # as they are: to include them makes each anew, in every application
    return app
