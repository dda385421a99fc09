"""kill -9 at random points of creating, writing and upgrading: what was acknowledged is there afterwards."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.organiser import SqliteOrganiser
from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.adapters.sqlite.trees import SqliteTrees
from tests.contract.keyrings import NoRing
from tests.contract.samples import answer as reply_to
from tests.contract.samples import conversation, question
from tests.contract.test_shelf_contract import long_tree
from tests.machines.crash_writer import KEY, PASSPHRASE, PIECES, ROWS, answered, asked, piece, steps

COUNTS = "SELECT (SELECT count(*) FROM message), (SELECT count(*) FROM found), (SELECT count(*) FROM unread)"


def killed(mode: str, home: Path, run: int, longest: float) -> list[list[str]]:
    """What a process had acknowledged when it was killed, up to `longest` seconds after it was ready."""
    command = [sys.executable, "-m", "tests.machines.crash_writer", mode, str(home), str(run)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "ready\n", process.stderr.read()
        time.sleep(random.uniform(0, longest))
        process.kill()
        said, complaints = process.communicate(timeout=60)
    assert complaints == ""
    return [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]


async def whole(database: Database) -> None:
    """Every page is authentic, every index and every foreign key is right."""

    def check(db):
        pragmas = ("integrity_check", "cipher_integrity_check", "foreign_key_check")
        return [db.execute(f"PRAGMA {pragma}").fetchall() for pragma in pragmas]

    assert await database.read(check) == [[("ok",)], [], []]


class Acknowledged:
    """All that the killed processes were told is kept."""

    def __init__(self) -> None:
        self.begun: dict[str, int] = {}
        """Pieces journalled, by number."""
        self.finished: set[str] = set()
        self.reserved: set[str] = set()
        self.settled: set[str] = set()

    def heard(self, lines: list[list[str]]) -> None:
        for word, number, *rest in lines:
            match word:
                case "begun":
                    self.begun[number] = 0
                case "journalled":
                    self.begun[number] = int(rest[0]) + 1
                case "finished":
                    self.finished.add(number)
                case "reserved":
                    self.reserved.add(number)
                case "settled":
                    self.settled.add(number)

    async def found_in(self, database: Database) -> None:
        chats = SqliteConversations(database)
        for number, pieces in self.begun.items():
            question_kept, reply = await chats.messages(f"c{number}")
            assert question_kept.text == asked(number)
            if number in self.finished:
                assert (reply.text, reply.complete) == (answered(number), True)
            elif not reply.complete:
                assert reply.text.startswith("".join(piece(number, place) for place in range(pieces)))
            else:
                assert (pieces, reply.text) == (PIECES, answered(number))
        sql = "SELECT m.id FROM found f JOIN message m ON m.number = f.number"
        indexed = await database.read(lambda db: {row[0] for row in db.execute(sql)})
        assert {f"q{number}" for number in self.begun} | {f"a{number}" for number in self.finished} <= indexed
        rows = await database.read(lambda db: dict(db.execute("SELECT id, outcome FROM usage").fetchall()))
        assert {f"r{number}" for number in self.reserved} <= set(rows)
        assert all(rows[f"r{number}"] == "answered" for number in self.settled)


async def kill_while_writing(tmp_path: Path, times: int) -> None:
    acknowledged = Acknowledged()
    for run in range(times):
        acknowledged.heard(killed("write", tmp_path, run, 0.5))
        database = await Database.open(tmp_path / "soulfra.db", KEY)
        await whole(database)
        await acknowledged.found_in(database)
        await database.aclose()
    assert len(acknowledged.begun) >= times // 2


async def kill_while_upgrading(tmp_path: Path, times: int) -> None:
    path = tmp_path / "soulfra.db"
    database = await Database.open(path, KEY, steps(0))
    begun = (question("q1", text="kept?"), reply_to("a1", "q1"))
    await SqliteConversations(database).begin(conversation(title="t"), *begun)
    await database.aclose()
    for run in range(1, times + 1):
        killed("upgrade", tmp_path, run, 0.06)
        database = await Database.open(path, KEY, steps(run))
        await whole(database)
        assert [message.text for message in await SqliteConversations(database).messages("c1")] == ["kept?", ""]
        assert (await SqliteConversations(database).conversation("c1")).title == "t" + "+" * run
        rows = await database.read(lambda db, last=run - 1: db.table(f"extra{last}").count)
        assert rows == ROWS
        await database.aclose()


async def kill_while_creating(tmp_path: Path, times: int) -> None:
    for run in range(times):
        home = tmp_path / f"home{run}"
        said = killed("create", home, run, 0.8)
        store = await open_store(home, PASSPHRASE, keyring=NoRing())
        await whole(store.database)
        if ["saved", str(run)] in said:
            assert await store.settings.load() == {"kept": str(run)}
        await store.aclose()


async def kill_while_indexing_and_purging(tmp_path: Path, times: int) -> None:
    path, size = tmp_path / "soulfra.db", 1_500
    database = await Database.open(path, KEY)
    await SqliteTrees(database).add_tree(long_tree(size))
    await SqliteOrganiser(database).delete(["long"])
    await database.aclose()
    for run in range(times):
        killed("index" if run < times // 2 else "purge", tmp_path, run, 0.3)
        database = await Database.open(path, KEY)
        await whole(database)
        messages, indexed, unread = await database.read(lambda db: db.execute(COUNTS).fetchone())
        assert indexed + unread == messages
        assert run >= times // 2 or messages == size
        await database.aclose()
    database = await Database.open(path, KEY)
    await SqliteOrganiser(database).purge(["long"])
    left = await database.read(
        lambda db: [db.table(name).count for name in ("conversation", "message", "found", "unread")]
    )
    assert left == [0, 0, 0, 0]
    await whole(database)
    await database.aclose()


async def test_two_kills_while_indexing_and_purging_leave_the_index_as_the_messages_are(tmp_path: Path):
    await kill_while_indexing_and_purging(tmp_path, 2)


async def test_six_kills_while_writing_lose_nothing(tmp_path: Path):
    await kill_while_writing(tmp_path, 6)


async def test_two_kills_while_upgrading_lose_nothing(tmp_path: Path):
    await kill_while_upgrading(tmp_path, 2)


async def test_two_kills_while_creating_leave_a_home_that_opens(tmp_path: Path):
    await kill_while_creating(tmp_path, 2)


@pytest.mark.chaos
@pytest.mark.timeout(3600)
class TestAtLength:
    async def test_a_hundred_kills_while_writing_lose_nothing(self, tmp_path: Path):
        await kill_while_writing(tmp_path, 100)

    async def test_fifty_kills_while_upgrading_lose_nothing(self, tmp_path: Path):
        await kill_while_upgrading(tmp_path, 50)

    async def test_fifty_kills_while_indexing_and_purging(self, tmp_path: Path):
        await kill_while_indexing_and_purging(tmp_path, 50)

    async def test_fifty_kills_while_creating_leave_homes_that_open(self, tmp_path: Path):
        await kill_while_creating(tmp_path, 50)
