"""A database that an older server filled: every row of it is there after the upgrade, and its people sign in and sync."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from pyotp.totp import TOTP
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

from soulfra_desktop.domain.errors import NotSignedIn
from sync_server.kit.db import Database
from sync_server.migrations import schema as schemas
from sync_server.migrations.schema import FOLDER, HEAD, METADATA, Schema
from sync_server.operations.start import prepare
from sync_server.settings import ServerSettings
from tests.contract.keyrings import MemoryRing
from tests.server.accounts.person import Person, slug
from tests.server.operations.make_old_server import FOLDER as OLD
from tests.server.operations.make_old_server import KINDS, shown
from tests.servers.nodes import ServerNode
from tests.servers.postgres import Postgres, in_a_loop_of_its_own
from tests.stories.machine import machine

REVISIONS = sorted(path.name for path in OLD.iterdir())
Rows = dict[str, list[dict[str, Any]]]

EVERY_TABLE_ANEW = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "m9001", "{head}"

def upgrade():
    connection = op.get_bind()
    how = "always" if connection.dialect.name == "sqlite" else "auto"
    for name in sa.inspect(connection).get_table_names():
        if name != "alembic_version":
            with op.batch_alter_table(name, recreate=how) as table:
                table.add_column(sa.Column("note", sa.Text(), nullable=False, server_default="new"))
"""
BREAKS = """
from alembic import op

revision, down_revision = "m9001", "{head}"

def upgrade():
    op.execute("DELETE FROM segment")
    op.drop_table("totp")
    op.execute("this is not SQL")
"""


@dataclass
class OldServer:
    """Its database at `url`, in the form that it left; its keys and blobs at `home`; who used it, in `held`."""

    url: str
    home: Path
    held: dict[str, Any]

    @property
    def settings(self) -> ServerSettings:
        return ServerSettings.read(server_home=self.home, database_url=self.url, limits_url="off", metrics_port=-1)


@pytest.fixture(params=[f"{revision}-{kind}" for revision in REVISIONS for kind in KINDS])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> OldServer:
    revision, kind = request.param.split("-")
    folder, home = OLD / revision / kind, tmp_path / "home"
    shutil.copytree(folder, home)
    script = (home / "dump.sql").read_text()
    if kind == "sqlite":
        with closing(sqlite3.connect(home / "server.sqlite")) as connection:
            connection.executescript(script)
        url = f"sqlite+aiosqlite:///{home / 'server.sqlite'}"
    else:
        postgres: Postgres = request.getfixturevalue("postgres")
        url = postgres.url(postgres.create())
        in_a_loop_of_its_own(run(url, script))
    return OldServer(url, home, json.loads((home / "held.json").read_text()))


async def run(url: str, script: str) -> None:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        await connection.execute(script)
    finally:
        await connection.close()


async def rows(url: str) -> Rows:
    """All that the database holds, by table."""

    def read(connection: Connection) -> Rows:
        names = set(inspect(connection).get_table_names()) - {"alembic_version"}
        return {
            name: [dict(row._mapping) for row in connection.execute(text(f'SELECT * FROM "{name}"'))] for name in names
        }

    database = Database(url)
    try:
        async with database.reading() as session:
            return await (await session.connection()).run_sync(read)
    finally:
        await database.close()


def missing(before: Rows, after: Rows) -> Rows:
    """Rows that were there and are not, as far as tables and columns are there still."""
    lost: Rows = {}
    for name in before.keys() & after.keys():
        now = [{column: row.get(column) for column in (before[name] or [{}])[0]} for row in after[name]]
        lost[name] = [row for row in before[name] if row not in now]
    return {name: those for name, those in lost.items() if those}


@pytest.fixture
def next_migration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Puts one more migration after those that there are."""

    def put(source: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(FOLDER, folder)
        (folder / "versions" / "m9001_next.py").write_text(source.format(head=HEAD))
        monkeypatch.setattr(schemas, "FOLDER", folder)
        monkeypatch.setattr("sync_server.operations.start.HEAD", "m9001")

    return put


def test_each_migration_left_a_server_of_its_form():
    """Whoever writes the next one makes it: tests/server/operations/make_old_server.py."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    script = ScriptDirectory.from_config(config)
    assert {revision.revision for revision in script.walk_revisions()} == set(REVISIONS)


async def test_no_row_is_lost_on_the_way_to_the_present_form(old: OldServer):
    before = await rows(old.url)
    assert [name for name, those in before.items() if not those] == [], "every table has something to lose"
    await prepare(old.settings)
    after = await rows(old.url)
    assert after.keys() == set(METADATA.tables)
    assert {name: len(after[name]) for name in before} == {name: len(those) for name, those in before.items()}
    assert missing(before, after) == {}
    schema = Schema(old.url)
    try:
        assert await schema.current() == HEAD
        await schema.check()
    finally:
        await schema.close()


async def test_its_people_sign_in_and_sync(old: OldServer, tmp_path: Path):
    held = old.held
    with ServerNode(old.home, SOULFRA_DATABASE_URL=old.url, SOULFRA_LIMITS_URL="off") as node:
        async with (
            machine("new", tmp_path / "new", MemoryRing()) as new,
            machine("newer", tmp_path / "newer", MemoryRing()) as newer,
        ):
            await new.signs_in(node.url, held["email"], held["password"])
            await new.syncs()
            assert await shown(new) == held["shows"]
            assert (await new.store.settings.load())["dial"] == held["dial"]
            assert (await new.store.replica.state()).blobs_to_fetch == 0
            chat = await new.says("Said after the upgrade")
            await new.syncs()
            assert {device.name for device in await new.parts.account.devices()} == {"desk", "laptop", "new"}
            await newer.signs_in(node.url, held["email"], held["password"])
            await newer.syncs()
            assert await newer.reads(chat) == ["Said after the upgrade", "Indeed."]
            assert await shown(newer) == await shown(new)
            await newer.parts.account.revoke(await own_device(new), held["password"])
            with pytest.raises(NotSignedIn):
                await new.syncs()


async def own_device(one: Any) -> int:
    account = await one.parts.session.store.account()
    return account.device_no


async def test_second_factors_are_opened_with_the_keys_of_then(old: OldServer):
    told = old.held["ada"]
    with ServerNode(old.home, SOULFRA_DATABASE_URL=old.url, SOULFRA_LIMITS_URL="off") as node:
        async with httpx.AsyncClient(base_url=node.url, trust_env=False, timeout=60) as http:
            ada = Person(http, told["email"], told["secret"])
            asked = await ada.try_to_sign_in()
            assert slug(asked) == "second-factor-required"
            assert set(asked.json()["second_factors"]) == {"totp", "recovery_code", "passkey"}
            await ada.sign_in({"totp": TOTP(told["seed"]).now()})
            await ada.sign_in({"recovery_code": told["codes"][0]})
            assert (await ada.get("account"))["recovery_codes_left"] == 9


async def test_a_migration_that_makes_every_table_anew_loses_nothing(old: OldServer, next_migration):
    before = await rows(old.url)
    next_migration(EVERY_TABLE_ANEW)
    await prepare(old.settings)
    after = await rows(old.url)
    assert {name: len(after[name]) for name in before} == {name: len(those) for name, those in before.items()}
    assert missing(before, after) == {}
    assert {row["note"] for those in after.values() for row in those} == {"new"}
    if old.settings.is_sqlite:
        (copy,) = (old.home / "backups").iterdir()
        assert missing(before, await rows(f"sqlite+aiosqlite:///{copy}")) == {}


async def test_a_migration_that_fails_leaves_all_as_it_was(old: OldServer, next_migration):
    before = await rows(old.url)
    schema = Schema(old.url)
    revision = await schema.current()
    next_migration(BREAKS)
    try:
        with pytest.raises(DBAPIError):
            await schema.upgrade()
        assert await schema.current() == revision
    finally:
        await schema.close()
    assert await rows(old.url) == before
