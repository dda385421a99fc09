"""The server for tests: the real application on a migrated database, SQLite and PostgreSQL in turn."""

from __future__ import annotations

import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import pytest
import structlog
from anyio import to_thread

from sync_server.app import Server, create_app
from sync_server.kit.node import Node
from sync_server.migrations.schema import Schema
from sync_server.settings import ServerSettings
from tests.servers.postgres import Postgres, in_a_loop_of_its_own

TEMPLATE = "soulfra_template"


async def migrated(url: str) -> None:
    schema = Schema(url)
    try:
        await schema.upgrade()
    finally:
        await schema.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database in its present form, to be copied."""
    path = tmp_path_factory.mktemp("template") / "server.sqlite"
    in_a_loop_of_its_own(migrated(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL for all tests of this process; `TEMPLATE` in it is migrated."""
    with Postgres() as server:
        server.execute(f"CREATE DATABASE {TEMPLATE}")
        in_a_loop_of_its_own(migrated(server.url(TEMPLATE)))
        yield server


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "server.sqlite"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    name = postgres.create(TEMPLATE)
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database: each test that asks for it runs on both."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def make_settings(tmp_path: Path) -> Callable[..., ServerSettings]:
    """Settings for a test, which nothing in the environment of whoever runs it changes."""

    def make(**given: object) -> ServerSettings:
        defaults = {"server_home": tmp_path / "home", "limits_url": "off", "metrics_port": -1}
        return ServerSettings.read(**{**defaults, **given})

    return make


@pytest.fixture
def settings(make_settings: Callable[..., ServerSettings], database_url: str) -> ServerSettings:
    return make_settings(database_url=database_url)


@pytest.fixture
async def app(settings: ServerSettings) -> AsyncIterator[Server]:
    """The application, running: its outbox is worked off, and other nodes are listened to."""
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
def node(app: Server) -> Node:
    return app.state.node


@pytest.fixture
async def client(app: Server) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is not signed in."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://server") as client:
        yield client


@pytest.fixture
def terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], settings: ServerSettings
) -> Callable[..., Awaitable[tuple[object, str]]]:
    """`soulfra-server WORDS`, as from another terminal: how it ended, and its output."""

    def run(*words: str) -> tuple[object, str]:
        from sync_server.__main__ import main

        monkeypatch.setattr(sys, "argv", ["soulfra-server", *words])
        monkeypatch.setenv("SOULFRA_SERVER_HOME", str(settings.server_home))
        monkeypatch.setenv("SOULFRA_DATABASE_URL", settings.database_url)
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, capsys.readouterr().out

    async def command(*words: str) -> tuple[object, str]:
        return await to_thread.run_sync(run, *words)

    return command


@pytest.fixture(autouse=True)
def no_variables_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("SOULFRA_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[None]:
    """What the server logs goes to the captured output of the test, as JSON."""
    from sync_server.kit.logs import configure

    configure("info")
    yield
    structlog.reset_defaults()
