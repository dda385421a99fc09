from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from sync_server.settings import ServerSettings
from tests.server.sync import people
from tests.server.sync.people import Peer

Meet = Callable[[int], Awaitable[list[Peer]]]


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[FastAPI]:
    settings = ServerSettings.read(server_home=tmp_path, account_bytes=64 << 20)
    async with people.serving(settings) as app:
        yield app


@pytest.fixture
async def meet(app: FastAPI) -> AsyncIterator[Meet]:
    """So many devices of a new account."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://server.test") as http:

        async def made(count: int) -> list[Peer]:
            node = app.state.node
            account_id = await people.account(node)
            return [Peer(http, account_id, await people.device(node, account_id, no), no) for no in range(1, count + 1)]

        yield made
