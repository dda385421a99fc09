"""One running node of the server and what its topics share; several nodes agree through the database, Valkey and keys
alone."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, TypeVar, cast

import structlog
from fastapi import Depends, Request
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.auth import Clock, Tokens, utc_now
from sync_server.kit.db import Database
from sync_server.kit.exports import Exports
from sync_server.kit.gates import Gates
from sync_server.kit.jobs import Jobs
from sync_server.kit.limits import Limiter
from sync_server.kit.mail import Mailer
from sync_server.kit.metrics import Metrics
from sync_server.kit.notifier import notifier_for
from sync_server.kit.partings import Partings
from sync_server.kit.problems import Problem
from sync_server.kit.secrets import Secrets
from sync_server.settings import ServerSettings, SettingsRefused

if TYPE_CHECKING:
    from sync_server.kit.blobs import Blobs

MEASURED_SECONDS = 15.0
AGAIN_SECONDS = 5.0

Made = TypeVar("Made")
log = structlog.get_logger("node")


class Node:
    """Made of settings without touching the network; `running` holds what has to be begun and ended.

    Raises SettingsRefused.
    """

    def __init__(self, settings: ServerSettings, now: Clock = utc_now) -> None:
        self.settings, self.now = settings, now
        self.metrics = Metrics()
        self.database = Database(settings.database, pool=settings.database_pool)
        self.secrets = Secrets.of(settings)
        self.tokens = Tokens(self.secrets.signing, settings.public_url, now)
        self.limiter = _told("SOULFRA_LIMITS_URL", lambda: Limiter(settings.limits_url))
        self.notifier = _told("SOULFRA_NOTIFIER_URL", lambda: notifier_for(settings.notifier, settings.database))
        self.tokens.when_ended = lambda session_id: self.notifier.notify(session_channel(session_id), "ended")
        self.jobs = Jobs(self.database, self.secrets, now)
        self.mailer = Mailer(settings, self.jobs)
        self.gates = Gates()
        self.exports = Exports()
        self.partings = Partings()
        self._parts: dict[type, object] = {}

    def keep(self, part: object) -> None:
        """What a topic made for this node when it began; there is one of its class."""
        self._parts[type(part)] = part

    def part(self, kind: type[Made]) -> Made:
        """What was kept. Raises KeyError where its topic did not begin."""
        return cast("Made", self._parts[kind])

    @cached_property
    def blobs(self) -> Blobs:
        """Made at the first use: its library is heavy."""
        from sync_server.kit.blobs import Blobs

        return Blobs(self.settings.blobs_url, self.settings.server_home)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Works off the outbox and listens to the other nodes, for as long as it lasts."""
        if not self.mailer.is_on:
            log.warning("no mail is sent: SOULFRA_MAIL_HOST is not set; addresses are not verified")
        try:
            async with asyncio.TaskGroup() as tasks:
                work = (self.jobs.run(), self.notifier.run(), self._measure())
                running = [tasks.create_task(part) for part in work]
                try:
                    yield
                finally:
                    await _ended(running)
        finally:
            await self.close()

    async def close(self) -> None:
        """Lets every connection go."""
        await self.limiter.close()
        await self.database.close()

    async def _measure(self) -> None:
        waiting = self.metrics.gauge("outbox_waiting", "Jobs that wait.")
        given_up = self.metrics.gauge("outbox_given_up", "Jobs that failed too often: look at the log.")
        connections = self.metrics.gauge("database_connections", "Connections to the database in use.")
        while True:
            connections.set(self.database.connections)
            with suppress(Problem, SQLAlchemyError):
                waits, lost = await self.jobs.waiting()
                waiting.set(waits)
                given_up.set(lost)
            await asyncio.sleep(MEASURED_SECONDS)


def session_channel(session_id: uuid.UUID) -> str:
    """Where it is told that a session ended, to what is still open in it."""
    return f"session/{session_id.hex}"


async def _ended(running: Iterable[asyncio.Task[None]]) -> None:
    """Cancelled until they are over: on 3.11 a library's wait_for may swallow a cancellation. Not again at once: who is
    clearing up a connection leaves it locked where that is cancelled too."""
    waiting = set(running)
    while waiting:
        for task in waiting:
            task.cancel()
        _, waiting = await asyncio.wait(waiting, timeout=AGAIN_SECONDS)


def _told(variable: str, make: Callable[[], Made]) -> Made:
    """What is made of a setting; a library's complaint names the variable."""
    try:
        return make()
    except Exception as error:
        raise SettingsRefused(
            f"{variable}: {error if isinstance(error, ValueError) else type(error).__name__}"
        ) from None


async def node_of(request: Request) -> Node:
    """A coroutine, so that no thread is asked for it."""
    return request.app.state.node


async def reading(request: Request) -> AsyncIterator[AsyncSession]:
    """A session for an endpoint that only looks."""
    async with request.app.state.node.database.reading() as session:
        yield session


NodeDep = Annotated[Node, Depends(node_of)]
Reading = Annotated[AsyncSession, Depends(reading, scope="function")]
