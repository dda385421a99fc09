from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from sync_server.kit.node import Node
from sync_server.settings import ServerSettings
from tests.server.sync import people
from tests.server.sync.people import Peer

Meet = Callable[[int], Awaitable[list[Peer]]]


@pytest.fixture
def settings(tmp_path: Path, database_url: str, make_settings: Callable[..., ServerSettings]) -> ServerSettings:
    return make_settings(database_url=database_url, account_bytes=24 << 20)


@pytest.fixture
def meet(node: Node, client: httpx.AsyncClient) -> Meet:
    """So many devices of a new account."""

    async def made(count: int) -> list[Peer]:
        account_id = await people.account(node)
        return [Peer(client, account_id, await people.device(node, account_id, no), no) for no in range(1, count + 1)]

    return made
