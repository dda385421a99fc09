"""What is written down with a change happens after it: once where all goes well, again where not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from sync_server.kit.db import Database
from sync_server.kit.jobs import ATTEMPTS, LEASE, Job, Jobs
from sync_server.kit.secrets import Secrets

SECRETS = Secrets([b"s" * 32], [b"k" * 32])


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
def jobs(database: Database, clock: Clock) -> Jobs:
    return Jobs(database, SECRETS, clock)


class Doer:
    """Does what it is given, or fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.did: list[object] = []
        self.failures = failures

    async def __call__(self, payload) -> None:
        if self.failures:
            self.failures -= 1
            raise ConnectionError("away")
        self.did.append(payload["n"])


async def add(jobs: Jobs, database: Database, *numbers: int, **options) -> None:
    async def write(session):
        for n in numbers:
            await jobs.add(session, "count", {"n": n}, **options)

    await database.write(write)


async def test_what_was_committed_is_done_once(jobs, database):
    doer = Doer()
    jobs.on("count", doer)
    await add(jobs, database, 1, 2, 3)
    assert await jobs.waiting() == (3, 0)
    assert await jobs.run_due() == 3
    assert doer.did == [1, 2, 3]
    assert await jobs.run_due() == 0
    assert await jobs.waiting() == (0, 0)


async def test_what_was_taken_back_is_not_done(jobs, database):
    doer = Doer()
    jobs.on("count", doer)

    async def write(session):
        await jobs.add(session, "count", {"n": 1})
        raise LookupError

    with pytest.raises(LookupError):
        await database.write(write)
    assert await jobs.run_due() == 0
    assert doer.did == []


async def test_what_fails_is_done_later_and_later(jobs, database, clock):
    doer = Doer(failures=2)
    jobs.on("count", doer)
    await add(jobs, database, 1)
    assert await jobs.run_due() == 1
    assert await jobs.run_due() == 0, "not at once"
    for pause in (10, 20):
        clock.at += timedelta(seconds=pause)
        await jobs.run_due()
    assert doer.did == [1]


async def test_what_fails_for_hours_is_given_up_and_kept(jobs, database, clock):
    jobs.on("count", Doer(failures=10**6))
    await add(jobs, database, 1)
    for _ in range(ATTEMPTS + 5):
        await jobs.run_due()
        clock.at += timedelta(hours=2)
    assert await jobs.waiting() == (0, 1)


async def test_a_job_may_wait(jobs, database, clock):
    doer = Doer()
    jobs.on("count", doer)
    await add(jobs, database, 1, after=timedelta(minutes=5))
    await jobs.run_due()
    assert doer.did == []
    clock.at += timedelta(minutes=5)
    await jobs.run_due()
    assert doer.did == [1]


async def test_a_node_that_died_over_a_job_is_followed_by_another(jobs, database, clock):
    await add(jobs, database, 1)
    died = Jobs(database, SECRETS, clock)
    assert len(await database.write(died._claim)) == 1  # taken up, and then nothing more is heard of it
    doer = Doer()
    jobs.on("count", doer)
    assert await jobs.run_due() == 0
    clock.at += LEASE
    assert await jobs.run_due() == 1
    assert doer.did == [1]


async def test_many_nodes_share_the_work_and_do_each_thing_once(database, database_url, clock):
    nodes, done = [], []
    for _ in range(3):
        node = Jobs(Database(database_url), SECRETS, clock)

        async def do(payload):
            done.append(payload["n"])

        node.on("count", do)
        nodes.append(node)
    await add(nodes[0], database, *range(60))

    async def work(node):
        while await node.run_due():
            pass

    await asyncio.gather(*(work(node) for node in nodes))
    for node in nodes:
        await node.run_due()
        await node._database.close()
    assert sorted(done) == list(range(60))


async def test_what_comes_round_is_there_once_for_all_nodes(jobs, database, clock):
    other, did = Jobs(database, SECRETS, clock), []
    for node in (jobs, other):

        async def tidy(payload, node=node):
            did.append(node)

        node.every(timedelta(hours=1), "tidy", tidy)
        await node._begin_rounds()
    for _ in range(3):
        await jobs.run_due()
        await other.run_due()
        clock.at += timedelta(hours=1)
    assert len(did) == 3


async def test_a_payload_waits_sealed(jobs, database):
    async def write(session):
        await jobs.add(session, "mail", {"to": "ada@example.org", "token": "0123456789abcdef"})

    await database.write(write)
    (payload,) = await database.read(_payloads)
    assert b"ada" not in payload
    assert b"0123456789" not in payload


async def _payloads(session):
    return list(await session.scalars(select(Job.payload)))


async def test_the_worker_is_woken_by_what_is_added_here(jobs, database):
    did = asyncio.Event()

    async def do(payload):
        did.set()

    jobs.on("count", do)
    async with asyncio.TaskGroup() as tasks:
        worker = tasks.create_task(jobs.run())
        await add(jobs, database, 1)
        async with asyncio.timeout(30):
            await did.wait()
        worker.cancel()


async def test_a_node_that_is_stopped_while_it_begins_leaves_the_database_to_others(
    database_url: str, database: Database, clock: Clock
) -> None:
    async def nothing(payload: object) -> None: ...

    for turns in range(60):
        stopped = Database(database_url)
        jobs = Jobs(stopped, SECRETS, clock)
        for number in range(5):
            jobs.every(timedelta(hours=1), f"round-{turns}-{number}", nothing)
        async with asyncio.TaskGroup() as group:
            running = group.create_task(jobs.run())
            await asyncio.sleep(turns / 1500)
            while not running.done():  # as often as a slow machine is told to stop
                running.cancel()
                await asyncio.sleep(0)
        await stopped.close()

    async with asyncio.timeout(8):  # a lock that was left would hold it for ten seconds, and again
        await database.write(lambda session: session.execute(select(Job.id)))


async def test_a_job_in_which_a_node_was_stopped_is_taken_up_at_once_by_the_next(
    jobs: Jobs, database: Database
) -> None:
    begun, did = asyncio.Event(), Doer()

    async def slow(payload: object) -> None:
        begun.set()
        await asyncio.Event().wait()

    jobs.on("topic", slow)
    for _ in range(3):
        await database.write(lambda session: jobs.add(session, "topic", {"n": 1}))
    async with asyncio.TaskGroup() as group:
        running = group.create_task(jobs.run())
        await begun.wait()
        running.cancel()

    following = Jobs(database, SECRETS, jobs._now)
    following.on("topic", did)
    while await following.run_due():
        pass

    assert len(did.did) == 3
    assert await following.waiting() == (0, 0)
