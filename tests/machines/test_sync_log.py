"""Several devices and one log, in any order of what can happen to them: they push, pull, stay away, send twice, send what
nobody awaits, lose the answer to what was stored, compact, come and are revoked, and the server is killed between. At the
end all of them hold the same log, with every change that was stored in it once, and nothing the server has can be read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
import structlog
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from sync_server.kit.logs import configure
from tests.machines.log_machine import PLANTED, machine_on
from tests.servers.postgres import Postgres, in_a_loop_of_its_own


@pytest.fixture(scope="module")
def said() -> Iterator[io.StringIO]:
    """All that is logged."""
    text = io.StringIO()
    configure("info")  # as the server itself logs: rich tracebacks took most of this test's time
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(text))
    yield text
    structlog.reset_defaults()


async def everything_in(url: str) -> bytes:
    """A dump of a PostgreSQL database, its bytea in hexadecimal."""
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    rows: list[str] = []
    for (table,) in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"):
        rows += [row[0] for row in await connection.fetch(f'SELECT t::text FROM "{table}" t')]
    await connection.close()
    return "\n".join(rows).encode()


def assert_unreadable(*dumps: bytes) -> None:
    for dump in dumps:
        for form in (PLANTED.encode(), PLANTED.encode().hex().encode(), PLANTED.encode("utf-16-le")):
            assert form not in dump
    assert any(dump for dump in dumps)


def files_of(home: Path) -> list[bytes]:
    return [path.read_bytes() for path in home.rglob("*") if path.is_file()]


def examples(count: int, steps: int) -> settings:
    checks = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
    return settings(max_examples=count, stateful_step_count=steps, deadline=None, suppress_health_check=checks)


@pytest.mark.parametrize(
    ("count", "steps"), [(8, 30), pytest.param(75, 60, marks=(pytest.mark.chaos, pytest.mark.timeout(3_000)))]
)
def test_devices_agree_on_sqlite(tmp_path: Path, said: io.StringIO, count: int, steps: int) -> None:
    machine = machine_on(f"sqlite+aiosqlite:///{tmp_path / 'server.sqlite'}", tmp_path)
    run_state_machine_as_test(machine, settings=examples(count, steps))
    assert_unreadable(said.getvalue().encode(), *files_of(tmp_path))


@pytest.mark.parametrize(
    ("count", "steps"), [(4, 25), pytest.param(40, 60, marks=(pytest.mark.chaos, pytest.mark.timeout(3_000)))]
)
def test_devices_agree_on_postgres(tmp_path: Path, said: io.StringIO, count: int, steps: int) -> None:
    with Postgres() as postgres:
        url = postgres.url(postgres.create())
        run_state_machine_as_test(machine_on(url, tmp_path), settings=examples(count, steps))
        dumps: list[bytes] = []

        async def dump() -> None:
            dumps.append(await everything_in(url))

        in_a_loop_of_its_own(dump())
    assert dumps[0]
    assert_unreadable(said.getvalue().encode(), *dumps, *files_of(tmp_path))
