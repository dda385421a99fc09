from __future__ import annotations

import base64
import shutil
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import pytest

from sync_server.kit.node import Node
from sync_server.settings import ServerSettings
from tests.server.conftest import TEMPLATE
from tests.server.sync import people
from tests.server.sync.people import Peer
from tests.servers.postgres import Postgres

SEALING_KEY = base64.b64encode(b"a key of tests, thirty-two bytes").decode()
Meet = Callable[[int], Awaitable[list[Peer]]]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One database for a module's tests: each of them makes accounts of its own."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("sync") / "server.sqlite"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite+aiosqlite:///{path}"
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        name = postgres.create(TEMPLATE)
        yield postgres.url(name)
        postgres.drop(name)


@pytest.fixture
def settings(tmp_path: Path, database_url: str, make_settings: Callable[..., ServerSettings]) -> ServerSettings:
    """One key for a module's nodes: what the one before was stopped at is work that the next can open."""
    return make_settings(database_url=database_url, account_bytes=24 << 20, sealing_keys=SEALING_KEY)


@pytest.fixture
def meet(node: Node, client: httpx.AsyncClient) -> Meet:
    """So many devices of a new account."""

    async def made(count: int) -> list[Peer]:
        account_id = await people.account(node)
        return [Peer(client, account_id, await people.device(node, account_id, no), no) for no in range(1, count + 1)]

    return made
