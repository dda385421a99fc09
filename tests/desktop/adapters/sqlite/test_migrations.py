"""Every store that was ever released opens; an upgrade that fails changes nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.migrations import BACKUPS_KEPT, MIGRATIONS
from soulfra_desktop.adapters.sqlite.settings import SqliteSecrets, SqliteSettings
from soulfra_desktop.domain.errors import DiskFull, StoreError
from tests.contract.samples import answer, conversation, question
from tests.desktop.adapters.sqlite.make_old_database import FOLDER, counts

KEY = b"k" * 32
OLD = sorted(FOLDER.glob("*.db"))


def m9001_colour(db):
    db.table("conversation").add_column("colour", str)


def m9002_flag(db):
    db.execute("ALTER TABLE conversation ADD COLUMN flag INTEGER")


def m9003_broken(db):
    db.execute("DELETE FROM message")
    db.execute("this is not SQL")


def m9003_too_big(db):
    db.execute("PRAGMA max_page_count = 30")
    db.execute("CREATE TABLE big AS SELECT randomblob(1000000) AS filling")


@pytest.fixture
async def used(tmp_path: Path) -> Path:
    """A store with one chat in it."""
    path = tmp_path / "soulfra.db"
    database = await Database.open(path, KEY)
    await SqliteConversations(database).begin(conversation(), question("q1", text="kept?"), answer("a1", "q1"))
    await database.aclose()
    return path


def test_there_are_old_databases():
    assert OLD


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
async def test_an_old_database_opens_with_all_that_it_held(old: Path, tmp_path: Path):
    held = json.loads(old.with_suffix(".json").read_text())
    path = Path(shutil.copy(old, tmp_path / "soulfra.db"))
    database = await Database.open(path, bytes.fromhex(held["key"]))
    now = await counts(database)
    assert {name: now[name] for name in held["counts"] if name != "migration"} == {
        name: count for name, count in held["counts"].items() if name != "migration"
    }
    chats = SqliteConversations(database)
    assert [chat.title for chat in await chats.conversations()] == ["Chat 3", "Chat 2", "Chat 1", "Chat 0"]
    (_, cut), (_, whole, again) = await chats.messages("c0"), await chats.messages("c1")
    assert (cut.text, cut.reasoning, cut.complete) == ("An answer ", "Hm.", False)
    assert (whole.text, whole.complete, again.parent_id) == ("Answer 1", True, "q1")
    assert await SqliteSecrets(database).get("openai") == "not a real key"
    assert (await SqliteSettings(database).load())["theme"] == "dark"
    await database.aclose()


async def test_each_step_can_be_the_last_one_of_an_older_version(tmp_path: Path):
    for released in range(1, len(MIGRATIONS)):
        path = tmp_path / f"{released}.db"
        await (await Database.open(path, KEY, MIGRATIONS[:released])).aclose()
        database = await Database.open(path, KEY)
        assert (await counts(database))["migration"] == len(MIGRATIONS)
        assert await SqliteConversations(database).conversations() == []
        await database.aclose()


async def test_an_upgrade_keeps_the_chats_and_a_backup_under_the_same_key(used: Path):
    upgraded = await Database.open(used, KEY, [*MIGRATIONS, m9001_colour, m9002_flag])
    columns = await upgraded.read(lambda db: [column.name for column in db["conversation"].columns])
    assert columns[-2:] == ["colour", "flag"]
    assert (await SqliteConversations(upgraded).messages("c1"))[0].text == "kept?"
    await upgraded.aclose()
    (backup,) = used.parent.glob("soulfra.db.before-*")
    assert backup.name == "soulfra.db.before-m9002_flag"
    assert backup.stat().st_mode & 0o777 == 0o600
    assert b"kept?" not in backup.read_bytes()
    assert b"SQLite format" not in backup.read_bytes()
    restored = await Database.open(Path(shutil.copy(backup, used.parent / "restored.db")), KEY)
    assert (await SqliteConversations(restored).messages("c1"))[0].text == "kept?"
    await restored.aclose()


async def test_a_store_that_is_up_to_date_is_not_backed_up(used: Path):
    await (await Database.open(used, KEY)).aclose()
    assert [file.name for file in used.parent.iterdir() if file.name != ".lock"] == ["soulfra.db"]


async def test_only_the_last_backups_stay(used: Path):
    steps = list(MIGRATIONS)
    for n in range(BACKUPS_KEPT + 2):

        def step(db, n=n):
            db.execute(f"CREATE TABLE extra{n} (x)")

        step.__name__ = f"m{9100 + n}_extra"
        steps.append(step)
        await (await Database.open(used, KEY, steps)).aclose()
    names = sorted(file.name for file in used.parent.glob("soulfra.db.before-*"))
    assert names == [f"soulfra.db.before-m{9102 + n}_extra" for n in range(BACKUPS_KEPT)]


@pytest.mark.parametrize(("last", "error"), [(m9003_broken, StoreError), (m9003_too_big, DiskFull)])
async def test_an_upgrade_that_fails_leaves_the_store_as_it_was(used: Path, last, error):
    before = hashlib.sha256(used.read_bytes()).digest()
    with pytest.raises(error) as told:
        await Database.open(used, KEY, [*MIGRATIONS, m9001_colour, last])
    assert told.value.advice
    assert hashlib.sha256(used.read_bytes()).digest() == before
    assert not list(used.parent.glob("*.new"))
    database = await Database.open(used, KEY)
    assert [message.text for message in await SqliteConversations(database).messages("c1")] == ["kept?", ""]
    await database.aclose()


async def test_a_store_of_a_newer_version_is_refused_and_not_touched(used: Path):
    await (await Database.open(used, KEY, [*MIGRATIONS, m9001_colour])).aclose()
    before = used.read_bytes()
    with pytest.raises(StoreError, match="newer Soulfra"):
        await Database.open(used, KEY)
    assert used.read_bytes() == before
