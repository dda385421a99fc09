"""The database's form: there and back on both databases, and the same as the models."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import UniqueConstraint, text

from sync_server.kit.db import Database
from sync_server.migrations.schema import FOLDER, HEAD, METADATA, NewerDatabase, Schema
from tests.servers.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/empty.sqlite"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.url(postgres.create())


@pytest.fixture
async def schema(empty_url: str):
    schema = Schema(empty_url)
    yield schema
    await schema.close()


async def tables(url: str) -> set[str]:
    database = Database(url)
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        if database.is_sqlite
        else "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    )
    try:
        async with database.reading() as session:
            return set(await session.scalars(text(query))) - {"alembic_version"}
    finally:
        await database.close()


def test_the_code_wants_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


async def test_up_down_and_up_again(schema, empty_url):
    assert await schema.current() is None
    await schema.upgrade()
    assert await schema.current() == HEAD
    assert await tables(empty_url) == set(METADATA.tables)
    await schema.downgrade("base")
    assert await tables(empty_url) == set()
    await schema.upgrade()
    assert await tables(empty_url) == set(METADATA.tables)


async def test_models_and_migrations_say_the_same(schema):
    await schema.upgrade()
    await schema.check()


async def test_nodes_that_start_at_once_migrate_once(empty_url):
    nodes = [Schema(empty_url) for _ in range(3)]
    try:
        await asyncio.gather(*(node.upgrade() for node in nodes))
        assert await nodes[0].current() == HEAD
    finally:
        for node in nodes:
            await node.close()


async def test_a_newer_database_is_left_alone(schema, empty_url):
    await schema.upgrade()
    database = Database(empty_url)
    try:
        await database.write(lambda session: session.execute(text("UPDATE alembic_version SET version_num = 'm9999'")))
    finally:
        await database.close()
    with pytest.raises(NewerDatabase):
        await schema.upgrade()
    assert await schema.current() == "m9999"


def test_every_key_of_an_account_begins_with_the_account():
    """What makes a distributed database, or a database a shard, a change of configuration. What outlives an account, a
    ledger of trust, begins with its chain; what is left of one, with the digest that it is looked for by, as an address."""
    shared = {"account", "address", "outbox", "risk_remainder", "trust_checkpoint", "trust_policy"}
    for table in METADATA.sorted_tables:
        if table.name not in shared:
            owner = next(iter(table.primary_key)).name
            assert owner == ("chain" if "chain" in table.primary_key else "account_id"), table.name
            for constraint in table.constraints:
                if isinstance(constraint, UniqueConstraint):
                    assert next(iter(constraint.columns)).name == owner, table.name
