"""The encrypted file: nothing readable in it, several processes at it, and every fault told without a loss."""

from __future__ import annotations

import asyncio
import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.migrations import MIGRATIONS
from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.adapters.unlock import unlock
from soulfra_desktop.domain.chat import Attachment, Message
from soulfra_desktop.domain.errors import DiskFull, HomeUnusable, StoreDamaged, StoreError, WrongPassphrase
from tests.contract.keyrings import MemoryRing, NoRing
from tests.contract.samples import answer, at, conversation, question

KEY = b"\x07" * 32
PLANTED = "xyzzy-planted-0451"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "soulfra.db", KEY)
    yield opened
    await opened.aclose()


async def fill(database: Database) -> None:
    await SqliteConversations(database).begin(conversation(), question("q1", text="kept?"), answer("a1", "q1"))


async def texts(path: Path) -> list[str]:
    database = await Database.open(path, KEY)
    found = [message.text for message in await SqliteConversations(database).messages("c1")]
    await database.aclose()
    return found


class TestWhatLiesOnTheDisk:
    async def test_holds_nothing_that_can_be_read(self, tmp_path: Path):
        home = tmp_path / "home"
        store = await open_store(home, f"{PLANTED} passphrase", keyring=NoRing())
        files = (Attachment(f"{PLANTED}.png", "image/png", PLANTED.encode()),)
        asked = Message("q1", "c1", None, "user", f"{PLANTED} prompt", at(0), attachments=files)
        await store.conversations.begin(conversation(title=f"{PLANTED} title"), asked, answer("a1", "q1"))
        await store.conversations.journal("a1", f"{PLANTED} piece", f"{PLANTED} thought")
        await store.conversations.keep_draft(None, f"{PLANTED} draft")
        await store.secrets.put("openai", f"sk-{PLANTED}")
        await store.settings.save("system_prompt", f"{PLANTED} setting")
        _nothing_planted(home, at_least=4)
        await store.aclose()

        def m9001_more(db):
            db.execute(f"CREATE TABLE more AS SELECT '{PLANTED}' AS x")

        key = await _key(home, f"{PLANTED} passphrase")
        upgraded = await Database.open(home / "soulfra.db", key, [*MIGRATIONS, m9001_more])
        _nothing_planted(home, at_least=5)
        await upgraded.aclose()
        _nothing_planted(home, at_least=3)

    async def test_belongs_to_the_person_alone(self, tmp_path: Path):
        home = tmp_path / "home"
        old = os.umask(0)
        try:
            store = await open_store(home, "words", keyring=NoRing())
            await fill(store.database)
            assert {file.name for file in home.iterdir()} >= {
                "soulfra.db",
                "soulfra.db-wal",
                "soulfra.db-shm",
                "key.json",
            }
            assert {file.stat().st_mode & 0o777 for file in home.iterdir()} == {0o600}
            assert home.stat().st_mode & 0o777 == 0o700
            await store.aclose()
        finally:
            os.umask(old)

    async def test_a_session_that_keeps_nothing_writes_nothing(self, tmp_path: Path):
        store = await open_store(tmp_path / "home", keyring=NoRing())
        await fill(store.database)
        await store.secrets.put("openai", PLANTED)
        assert [file.name for file in (tmp_path / "home").iterdir()] == [".lock"]
        assert (tmp_path / "home" / ".lock").stat().st_size == 0
        await store.aclose()

    async def test_the_settings_that_make_it_safe_are_in_force(self, database: Database):
        def look(db):
            names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store", "cache_size")
            return {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

        safe = {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2, "cache_size": -65536}
        assert await database.write(look) == {**safe, "journal_mode": "wal"}
        assert await database.read(look) == {**safe, "journal_mode": "wal"}


class TestThreads:
    async def test_no_work_is_done_on_the_loop_and_each_lane_has_one_thread(self, database: Database):
        seen = await asyncio.gather(
            *(lane(lambda _: threading.current_thread()) for lane in [database.write] * 5 + [database.read] * 5)
        )
        assert len(set(seen[:5])) == len(set(seen[5:])) == 1
        assert seen[0] is not seen[5]
        assert threading.main_thread() not in seen

    async def test_a_read_sees_the_write_before_it(self, database: Database):
        await database.read(lambda db: db.table_names())
        await fill(database)
        for n in range(20):
            await SqliteConversations(database).rename("c1", f"title {n}")
            assert (await SqliteConversations(database).conversation("c1")).title == f"title {n}"

    async def test_the_reading_connection_cannot_write(self, database: Database):
        with pytest.raises(StoreError):
            await database.read(lambda db: db.execute("DELETE FROM setting"))

    async def test_a_writer_that_gives_up_waiting_still_leaves_a_whole_store(self, database: Database):
        await fill(database)
        held, go_on = threading.Event(), threading.Event()
        writing = asyncio.get_running_loop().create_task(_held_up(database, held, go_on))
        await asyncio.to_thread(held.wait)
        writing.cancel()
        asyncio.get_running_loop().call_soon(go_on.set)
        with pytest.raises(asyncio.CancelledError):
            await writing
        await SqliteConversations(database).rename("c1", "after")
        assert (await SqliteConversations(database).conversation("c1")).title == "after"


class TestFaults:
    async def test_a_wrong_passphrase_changes_nothing(self, tmp_path: Path):
        await (await open_store(tmp_path / "home", "words", keyring=NoRing())).aclose()
        before = _digests(tmp_path / "home")
        with pytest.raises(WrongPassphrase):
            await open_store(tmp_path / "home", "other words", keyring=NoRing())
        assert _digests(tmp_path / "home") == before

    @pytest.mark.parametrize("damage", ["wrong key", "first page", "text", "cut to nothing", "cut short"])
    async def test_a_damaged_store_is_left_as_it_is(
        self, tmp_path: Path, damage: str, capfd: pytest.CaptureFixture[str]
    ):
        path = tmp_path / "soulfra.db"
        database = await Database.open(path, KEY)
        await fill(database)
        await database.aclose()
        whole = path.read_bytes()
        damaged = {
            "wrong key": whole,
            "first page": whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
            "text": b"These are not chats.\n" * 1000,
            "cut to nothing": b"",
            "cut short": whole[:1000],
        }[damage]
        path.write_bytes(damaged)
        with pytest.raises(StoreDamaged) as told:
            await Database.open(path, b"\x08" * 32 if damage == "wrong key" else KEY)
        assert told.value.advice
        assert path.read_bytes() == damaged
        assert capfd.readouterr().err == ""

    async def test_damage_further_in_is_told_when_it_is_met(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
        path = tmp_path / "soulfra.db"
        database = await Database.open(path, KEY)
        await SqliteConversations(database).begin(
            conversation(), question("q1", text="x" * 300_000), answer("a1", "q1")
        )
        await database.aclose()
        damaged = bytearray(path.read_bytes())
        damaged[-200_000] ^= 1
        path.write_bytes(damaged)
        with pytest.raises(StoreDamaged):
            await texts(path)
        assert capfd.readouterr().err == ""

    async def test_a_log_without_its_store_is_not_taken_for_a_fresh_home(self, tmp_path: Path):
        (tmp_path / "soulfra.db-wal").write_bytes(b"pages")
        with pytest.raises(StoreDamaged):
            await Database.open(tmp_path / "soulfra.db", KEY)
        assert not (tmp_path / "soulfra.db").exists()

    async def test_a_full_store_loses_nothing_and_works_again_with_space(self, tmp_path: Path):
        path = tmp_path / "soulfra.db"
        database = await Database.open(path, KEY)
        chats = SqliteConversations(database)
        await fill(database)
        await database.write(lambda db: db.execute("PRAGMA max_page_count = 40").fetchone())
        with pytest.raises(DiskFull):
            await chats.begin(conversation(), question("q2", parent="a1", text="x" * 500_000), answer("a2", "q2"))
        assert [message.id for message in await chats.messages("c1")] == ["q1", "a1"]
        await database.write(lambda db: db.execute("PRAGMA max_page_count = 1000000").fetchone())
        await chats.begin(conversation(), question("q2", parent="a1", text="x" * 500_000), answer("a2", "q2"))
        await database.aclose()
        assert [len(text) for text in await texts(path)] == [5, 0, 500_000, 0]

    async def test_a_home_that_vanished_is_told(self, tmp_path: Path):
        with pytest.raises(HomeUnusable):
            await Database.open(tmp_path / "nowhere" / "soulfra.db", KEY)

    async def test_no_error_carries_what_was_stored(self, database: Database):
        chats = SqliteConversations(database)
        await chats.begin(conversation(), question("q1", text=PLANTED), answer("a1", "q1"))
        with pytest.raises(StoreError) as told:
            await chats.begin(conversation(), question("q1", text=PLANTED), answer("a2", "q1"))
        cause: BaseException | None = told.value
        while cause is not None:
            assert PLANTED not in str(cause)
            cause = cause.__cause__ or cause.__context__
        with pytest.raises(StoreError, match="half of a character"):
            await chats.choose_model("c1", "ollama/\ud800")

    async def test_a_number_that_does_not_fit_is_told_and_nothing_is_changed(self, database: Database):
        await fill(database)
        with pytest.raises(StoreError, match="too large"):
            await database.write(lambda db: db.execute("UPDATE conversation SET updated_at = ?", [10**30]))
        assert await database.read(lambda db: db.execute("SELECT count(*) FROM conversation").fetchone()) == (1,)


class TestSeveralAtOnce:
    async def test_eight_open_a_store_that_is_not_there_yet(self, tmp_path: Path):
        opened = await asyncio.gather(*(Database.open(tmp_path / "soulfra.db", KEY) for _ in range(8)))
        for n, database in enumerate(opened):
            await SqliteConversations(database).begin(
                conversation(f"c{n}"), question(f"q{n}", f"c{n}"), answer(f"a{n}", f"q{n}", f"c{n}")
            )
        for database in opened:
            assert len(await SqliteConversations(database).conversations()) == 8
            await database.aclose()

    async def test_eight_unlock_a_home_that_is_not_there_yet(self, tmp_path: Path):
        ring = MemoryRing()
        found = await asyncio.gather(*(unlock(tmp_path / "home", None, ring) for _ in range(8)))
        assert len({one.key for one in found}) == 1
        assert [one.created for one in found].count(True) == 1

    def test_ten_create_one_home_at_once_and_all_their_chats_are_there(self, tmp_path: Path):
        home = tmp_path / "home"
        command = [sys.executable, "-c", ONE_OF_TEN, str(home)]
        started = [
            subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for n in range(10)
        ]
        for n, process in enumerate(started):
            out, err = process.communicate(timeout=200)
            assert (out, err, process.returncode) == (f"done {n}\n", "", 0)
        chats = asyncio.run(_all(home))
        assert {chat: len(said) for chat, said in chats.items()} == {f"c{n}": 2 for n in range(10)}
        assert {chat: said[1] for chat, said in chats.items()} == {f"c{n}": "piece " * 20 for n in range(10)}


ONE_OF_TEN = """
import asyncio, sys
from pathlib import Path
from soulfra_desktop.adapters.sqlite.store import open_store
from tests.contract.keyrings import NoRing
from tests.contract.samples import answer, conversation, question

async def main(home, n):
    store = await open_store(Path(home), "words", keyring=NoRing())
    chat, asked, reply = f"c{n}", f"q{n}", f"a{n}"
    await store.conversations.begin(conversation(chat), question(asked, chat), answer(reply, asked, chat))
    for _ in range(20):
        await store.conversations.journal(reply, "piece ")
        await store.conversations.conversations()
    await store.aclose()
    print("done", n)

asyncio.run(main(*sys.argv[1:]))
"""


async def _all(home: Path) -> dict[str, list[str]]:
    store = await open_store(home, "words", keyring=NoRing())
    chats = {
        chat.id: [message.text for message in await store.conversations.messages(chat.id)]
        for chat in await store.conversations.conversations()
    }
    await store.aclose()
    return chats


async def _key(home: Path, passphrase: str) -> bytes:
    found = await unlock(home, passphrase, NoRing())
    assert found.key
    return found.key


async def _held_up(database: Database, held: threading.Event, go_on: threading.Event) -> None:
    await database.write(lambda db: (db.execute("DELETE FROM draft").rowcount, held.set(), go_on.wait(60)))


def _nothing_planted(home: Path, at_least: int) -> None:
    files = [file for file in home.iterdir() if file.stat().st_size]
    assert len(files) >= at_least
    forms = (PLANTED.encode(), PLANTED.encode("utf-16-le"), PLANTED.encode().hex().encode())
    for file in files:
        assert not [form for form in forms if form in file.read_bytes()], file.name


def _digests(home: Path) -> dict[str, bytes]:
    return {file.name: hashlib.sha256(file.read_bytes()).digest() for file in home.iterdir()}
