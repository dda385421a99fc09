"""Transactions as the topics use them, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam, select, text, update
from sqlalchemy.exc import IntegrityError

from sync_server.kit.db import Database
from sync_server.kit.jobs import Job
from sync_server.kit.problems import Problem
from tests.servers.postgres import Postgres, free_port, in_a_loop_of_its_own

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def job(name: str, attempts: int = 0) -> Job:
    return Job(topic="counting", name=name, payload=b"", run_at=AT, attempts=attempts)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


async def count(database: Database) -> int:
    return await database.read(lambda session: session.scalar(text("SELECT count(*) FROM outbox")))


async def test_what_was_written_is_there(database):
    async def write(session):
        session.add(job("one"))

    await database.write(write)
    assert await count(database) == 1


async def test_an_exception_takes_everything_back(database):
    async def write(session):
        session.add(job("one"))
        await session.flush()
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(write)
    assert await count(database) == 0


async def test_what_breaks_a_constraint_is_the_callers_to_handle(database):
    async def write(session):
        session.add_all([job("one"), job("one")])

    with pytest.raises(IntegrityError) as refused:
        await database.write(write)
    assert "counting" not in str(refused.value), "values do not stand in what is raised"


async def test_forty_at_once_count_to_forty(database):
    async def begin(session):
        session.add(job("counter"))

    async def one_more(session):
        row = (await session.scalars(select(Job).where(Job.name == "counter").with_for_update())).one()
        row.attempts += 1

    await database.write(begin)
    await asyncio.gather(*(database.write(one_more) for _ in range(40)))
    assert await database.read(lambda session: session.scalar(select(Job.attempts))) == 40


async def test_two_processes_on_one_sqlite_file_both_write(sqlite_url):
    first, second = Database(sqlite_url), Database(sqlite_url)

    async def add(database, name):
        async def write(session):
            session.add(job(name))

        await database.write(write)

    try:
        await asyncio.gather(*(add(database, f"{i}") for i, database in enumerate([first, second] * 10)))
        assert await count(first) == 20
    finally:
        await first.close()
        await second.close()


async def test_a_deadlock_is_done_again(postgres_url):
    database = Database(postgres_url)
    met = asyncio.Barrier(2)
    tries = 0

    async def begin(session):
        session.add_all([job("a"), job("b")])

    async def both(session, names):
        nonlocal tries
        tries += 1
        is_first_try = tries <= 2
        for name in names:
            await session.execute(update(Job).where(Job.name == name).values(attempts=Job.attempts + 1))
            if is_first_try and name == names[0]:
                await met.wait()

    try:
        await database.write(begin)
        await asyncio.gather(
            database.write(lambda session: both(session, ("a", "b"))),
            database.write(lambda session: both(session, ("b", "a"))),
        )
        assert tries == 3, "one of the two was done again"
        assert sorted(await database.read(_attempts)) == [2, 2]
    finally:
        await database.close()


async def _attempts(session):
    return list(await session.scalars(select(Job.attempts)))


async def test_a_connection_that_was_cut_is_made_anew(postgres, postgres_url):
    database = Database(postgres_url, pool=2)
    try:
        assert await count(database) == 0
        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test_%'")
        assert await count(database) == 0

        async def write(session):
            session.add(job("after"))

        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test_%'")
        await database.write(write)
        assert await count(database) == 1
    finally:
        await database.close()


async def test_a_database_that_is_away_is_a_problem_that_passes():
    database = Database(f"postgresql+asyncpg://nobody@127.0.0.1:{free_port()}/none")
    try:
        for attempt in (database.read, database.write):
            with pytest.raises(Problem) as told:
                await attempt(lambda session: session.execute(text("SELECT 1")))
            assert (told.value.status, told.value.slug) == (503, "unavailable")
            assert int(told.value.headers["Retry-After"]) >= 1
    finally:
        await database.close()


async def test_a_time_comes_back_in_utc_and_needs_a_zone(database):
    there = AT.astimezone(timezone(timedelta(hours=9)))

    async def write(session):
        session.add(Job(topic="t", payload=b"", run_at=there, attempts=0))

    await database.write(write)
    back = await database.read(lambda session: session.scalar(select(Job.run_at)))
    assert back == AT
    assert back.utcoffset() == timedelta(0)

    async def write_naive(session):
        session.add(Job(topic="t", payload=b"", run_at=datetime(2026, 1, 1), attempts=0))
        await session.flush()

    with pytest.raises(Exception, match="without a zone"):
        await database.write(write_naive)


async def test_sqlite_keeps_what_it_said_and_forgets_what_was_deleted(sqlite_url):
    database = Database(sqlite_url)

    async def look(session):
        return {
            name: await session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }

    try:
        assert await database.read(look) == {
            "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1
        }  # fmt: skip
    finally:
        await database.close()


async def test_what_was_begun_is_ended_however_often_who_asked_is_cancelled(database, database_url):
    """A node that stops cancels its work, and again: no connection stays behind in the middle of a transaction."""
    is_begun = asyncio.Event()

    async def write(session):
        session.add(job("one"))
        await session.flush()
        is_begun.set()
        for _ in range(20):
            await session.execute(select(Job.id))
        session.add(job("two"))

    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(database.write(write))
        await is_begun.wait()
        while not writing.done():
            writing.cancel()
            await asyncio.sleep(0)
    assert writing.cancelled()
    other = Database(database_url)
    try:
        async with asyncio.timeout(5):
            await other.write(lambda session: session.execute(update(Job).values(attempts=1)))
        assert await count(other) == 2
    finally:
        await other.close()


async def test_closing_waits_for_no_slow_postgres(postgres: Postgres, postgres_url: str):
    """It raised, and what was to be closed after it stayed open."""
    stopped = Database(postgres_url)
    await stopped.row(select(Job.id).where(Job.name == bindparam("name")), {"name": "one"})
    assert stopped._rows is not None
    (connection,) = stopped._rows._idle
    backend = connection.get_server_pid()
    os.kill(backend, signal.SIGSTOP)
    try:
        async with asyncio.timeout(1):
            await stopped.close()
    finally:
        os.kill(backend, signal.SIGCONT)


async def test_a_database_that_was_stopped_is_used_again_when_it_is_back():
    with Postgres(durable=True) as postgres:
        database = Database(postgres.url(), pool=2)
        try:
            assert await database.read(lambda session: session.scalar(text("SELECT 1"))) == 1
            postgres.stop()
            with pytest.raises(Problem):
                await database.read(lambda session: session.scalar(text("SELECT 1")))
            postgres.start()
            assert await database.read(lambda session: session.scalar(text("SELECT 1"))) == 1
        finally:
            await database.close()


async def test_a_loop_of_its_own_tells_what_went_wrong():
    async def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        in_a_loop_of_its_own(fail())
