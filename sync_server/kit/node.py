"""One running node of the server and what its topics share; several nodes agree through the database, Valkey and keys
alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.auth import Clock, Tokens, utc_now
from sync_server.kit.db import Database
from sync_server.kit.secrets import Secrets
from sync_server.settings import ServerSettings


class Node:
    """Made of settings without touching the network; `running` holds what has to be begun and ended.

    Raises SettingsRefused.
    """

    def __init__(self, settings: ServerSettings, now: Clock = utc_now) -> None:
        self.settings, self.now = settings, now
        self.database = Database(settings.database, pool=settings.database_pool)
        self.secrets = Secrets.of(settings)
        self.tokens = Tokens(self.secrets.signing, settings.public_url, now)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await self.database.close()


def node_of(request: Request) -> Node:
    return request.app.state.node


async def reading(request: Request) -> AsyncIterator[AsyncSession]:
    """A session for an endpoint that only looks."""
    async with node_of(request).database.reading() as session:
        yield session


async def writing(request: Request) -> AsyncIterator[AsyncSession]:
    """A session for an endpoint that changes; committed before the answer goes out. Where a transaction may have to be
    repeated (rows that many write), use `node.database.write(work)` instead."""
    async with node_of(request).database.writing() as session:
        yield session


NodeDep = Annotated[Node, Depends(node_of)]
Reading = Annotated[AsyncSession, Depends(reading, scope="function")]
Writing = Annotated[AsyncSession, Depends(writing, scope="function")]
