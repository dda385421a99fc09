"""Hints: they reach whoever listens on another node, and where one may have been missed, that is said."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from sync_server.kit.notifier import WAKE, Inbox, Notifier, notifier_for
from tests.servers.postgres import Postgres
from tests.servers.valkey import Valkey

PATIENCE_SECONDS = 60.0


pytestmark = pytest.mark.xdist_group("server-notifier")  # one set of servers for all of them


@pytest.fixture(scope="module")
def valkey() -> Iterator[Valkey]:
    with Valkey() as server:
        yield server


@pytest.fixture(params=["database", "valkey"])
def wire(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The notifier's URL, and the database's."""
    if request.param == "database":
        return "database://", request.getfixturevalue("postgres_url")
    return request.getfixturevalue("valkey").url, "sqlite+aiosqlite:////nowhere"


@asynccontextmanager
async def running(*notifiers: Notifier) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as tasks:
        work = [tasks.create_task(notifier.run()) for notifier in notifiers]
        try:
            yield
        finally:
            for task in work:
                task.cancel()


async def heard(inbox: Inbox, wanted: str) -> None:
    """Waits for this message."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await inbox.take() != wanted:
            pass


async def test_on_one_node_a_listener_hears_at_once():
    notifier = Notifier()
    with notifier.listening("account:1") as inbox:
        notifier.notify("account:2", "5")
        notifier.notify("account:1", "6")
        notifier.notify("account:1", "7")
        assert await inbox.take() == "7", "the newest is enough"
    assert notifier.listeners("account:1") == 0


async def test_another_node_hears(wire):
    here, there = notifier_for(*wire), notifier_for(*wire)
    async with running(here, there):
        with there.listening("account:1") as inbox:
            await heard(inbox, WAKE)  # it listens from now on
            here.notify("account:1", "42")
            await heard(inbox, "42")


async def test_of_many_hints_the_newest_comes(wire):
    here, there = notifier_for(*wire), notifier_for(*wire)
    async with running(here, there):
        with there.listening("account:1") as inbox:
            await heard(inbox, WAKE)
            for head in range(1, 200):
                here.notify("account:1", str(head))
                await asyncio.sleep(0)
            await heard(inbox, "199")


async def test_after_a_cut_it_listens_anew_and_says_that_something_may_be_missed(postgres: Postgres, postgres_url: str):
    notifier = notifier_for("database://", postgres_url)
    async with running(notifier):
        with notifier.listening("account:1") as inbox:
            await heard(inbox, WAKE)
            postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
            await heard(inbox, WAKE)


async def test_sending_neither_waits_nor_fails_where_valkey_is_away():
    with Valkey() as valkey:
        here, there = (notifier_for(valkey.url, "") for _ in range(2))
        async with running(here, there):
            with there.listening("account:1") as inbox:
                await heard(inbox, WAKE)
                valkey.stop()
                here.notify("account:1", "7")
                valkey.start()
                async with asyncio.timeout(PATIENCE_SECONDS):
                    assert await inbox.take() in (WAKE, "7")


@pytest.mark.parametrize(("url", "database"), [("database://", "sqlite+aiosqlite:////x"), ("carrier-pigeon://", "")])
def test_what_cannot_tell_other_nodes_is_refused(url, database):
    with pytest.raises(ValueError, match=r"SQLite|neither"):
        notifier_for(url, database)
