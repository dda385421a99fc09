"""What is left of who is gone in the files of a PostgreSQL: looked for byte by byte, in a cluster of the test's own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import NamedTuple

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.repository import account as accounts
from sync_server.app import create_app
from sync_server.protocol import trust_events as kinds
from sync_server.settings import ServerSettings
from sync_server.trust.service.topic import Topic
from tests.server.accounts.person import Hands
from tests.server.conftest import migrated
from tests.server.trust.books import Books
from tests.servers.postgres import Postgres, in_a_loop_of_its_own

CANARY = "charge-of-a-canary-bird"
LOG = "pg_wal"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Postgres]:
    with Postgres() as cluster:
        cluster.execute("ALTER SYSTEM SET autovacuum = off")
        cluster.execute("ALTER SYSTEM SET wal_recycle = off")
        cluster.execute("SELECT pg_reload_conf()")
        cluster.execute("CREATE DATABASE soulfra_template")
        in_a_loop_of_its_own(migrated(cluster.url("soulfra_template")))
        yield cluster


@pytest.fixture
async def books(cluster: Postgres, make_settings: Callable[..., ServerSettings]) -> AsyncIterator[Books]:
    name, hands = cluster.create("soulfra_template"), Hands()
    app = create_app(make_settings(database_url=cluster.url(name)), hands)
    yield Books(app.state.node, hands)
    await app.state.node.close()
    cluster.drop(name)


class Gone(NamedTuple):
    """What was of somebody who has deleted their account."""

    sealed_key: bytes
    key: bytes


def places(cluster: Postgres, what: bytes) -> set[str]:
    """The top folders of the cluster's files in which these bytes are."""
    root = cluster.data
    return {path.relative_to(root).parts[0] for path in root.rglob("*") if path.is_file() and what in path.read_bytes()}


async def do(books: Books, *statements: str) -> None:
    """As whoever runs the database."""

    def work(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))

    await books.node.database.look(work)


async def leaves(books: Books, *, others_after: bool) -> Gone:
    """Somebody who used it and goes, among others; the last in its page lies where vacuuming moves nothing over it."""

    async def one() -> Gone:
        account_id = await books.account()
        await books.record(account_id, kinds.PAID, CANARY, source="billing")
        ids.append(account_id)
        owner = await books.owner(account_id)
        return Gone(owner.account.key, owner.key)

    ids: list = []
    for _ in range(5):
        await one()
    gone, at = await one(), len(ids) - 1
    for _ in range(5 if others_after else 0):
        await one()
    await do(books, "CHECKPOINT")
    await books.node.database.write(lambda session: _remove(session, ids[at]))
    return gone


async def _remove(session: AsyncSession, account_id) -> None:
    await accounts.remove(session, account_id)


async def test_neither_entries_nor_a_key_were_ever_there_in_plain(cluster: Postgres, books: Books):
    gone = await leaves(books, others_after=True)
    await do(books, "CHECKPOINT")
    for plain in (CANARY.encode(), b"billing", gone.key, gone.key.hex().encode()):
        found = places(cluster, plain)
        assert found == set(), plain
    assert places(cluster, gone.sealed_key), "what is looked for this way is found"


@pytest.mark.parametrize("others_after", [True, False])
async def test_a_round_takes_the_sealed_key_out_of_the_table_and_a_checkpoint_out_of_the_log(
    cluster: Postgres, books: Books, others_after: bool
):
    gone = await leaves(books, others_after=others_after)
    await do(books, "VACUUM trust_account", "CHECKPOINT")
    if not others_after:
        assert "base" in places(cluster, gone.sealed_key), "to vacuum is not enough"
    await books.node.part(Topic).wiping.wipe()
    await do(books, "CHECKPOINT")
    assert places(cluster, gone.sealed_key) <= {LOG}
    await do(books, "SELECT pg_switch_wal()", "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT")
    assert places(cluster, gone.sealed_key) == set(), "wal_recycle is off: a segment that is over is deleted"


async def table(books: Books) -> int:
    """The file that the table is in: another when it was written anew."""
    [[file]] = await books.sql("SELECT pg_relation_filenode('trust_account')")
    return file


async def test_the_table_is_written_anew_only_after_somebody_left(cluster: Postgres, books: Books):
    wiping, first = books.node.part(Topic).wiping, await table(books)
    await books.record(await books.account(), kinds.PAID)
    await wiping.wipe()
    assert await table(books) == first
    await leaves(books, others_after=False)
    await wiping.wipe()
    second = await table(books)
    assert second != first
    await wiping.wipe()
    assert await table(books) == second


async def test_who_holds_the_table_is_not_waited_for_and_the_round_is_put_off(cluster: Postgres, books: Books):
    gone = await leaves(books, others_after=False)
    wiping = books.node.part(Topic).wiping
    async with books.node.database.engine.connect() as holding:
        await holding.execute(text("SELECT * FROM trust_account"))
        with pytest.raises(DBAPIError, match="lock timeout"):
            await wiping.wipe()
    assert (await books.sql("SHOW lock_timeout"))[0][0] == "0"
    await wiping.wipe()
    await do(books, "CHECKPOINT")
    assert "base" not in places(cluster, gone.sealed_key)
