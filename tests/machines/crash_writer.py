"""A process to be killed: it says on stdout, line by line, what the store has told it is kept.

python -m tests.machines.crash_writer write|upgrade|create|index|purge HOME NUMBER
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import filelock  # noqa: F401  (imported before "ready", as the next two: the kill shall hit the store, not an import)
import nacl.pwhash  # noqa: F401
import sqlite_utils

from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.migrations import MIGRATIONS, Migration
from soulfra_desktop.adapters.sqlite.organiser import SqliteOrganiser
from soulfra_desktop.adapters.sqlite.search import SqliteSearch
from soulfra_desktop.adapters.sqlite.settings import SqliteSettings
from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.adapters.sqlite.usage import SqliteLedger
from soulfra_desktop.domain.usage import Money, TokenCount
from tests.contract.keyrings import NoRing
from tests.contract.samples import answer, conversation, question, reservation

KEY = b"\x22" * 32
PASSPHRASE = "words"
ROWS = 400
PIECES = 6


def asked(number: str) -> str:
    return f"question {number} " + "x" * 20_000


def piece(number: str, place: int) -> str:
    return f"<{number}.{place}>"


def answered(number: str) -> str:
    return f"the end of {number}"


def steps(upgrades: int) -> list[Migration]:
    """The real migrations and `upgrades` more, each with some work to do."""
    return [*MIGRATIONS, *(_step(n) for n in range(upgrades))]


def _step(n: int) -> Migration:
    def step(db: sqlite_utils.Database) -> None:
        db.execute(f"CREATE TABLE extra{n} (x TEXT)")
        for _ in range(ROWS):
            db.execute(f"INSERT INTO extra{n} VALUES (?)", ["y" * 500])
        db.execute("UPDATE conversation SET title = title || '+'")

    step.__name__ = f"m{9000 + n}_extra"
    return step


def say(*words: object) -> None:
    print(*words, flush=True)


async def write(home: Path, run: str) -> None:
    database = await Database.open(home / "soulfra.db", KEY)
    chats, ledger = SqliteConversations(database), SqliteLedger(database)
    for n in count():
        number = f"{run}-{n}"
        chat, ask, reply, row = f"c{number}", f"q{number}", f"a{number}", f"r{number}"
        await chats.begin(conversation(chat), question(ask, chat, text=asked(number)), answer(reply, ask, chat))
        say("begun", number)
        await ledger.reserve(reservation(row, reply, Money(n + 1)))
        say("reserved", number)
        for place in range(PIECES):
            await chats.journal(reply, piece(number, place))
            say("journalled", number, place)
        await chats.finish(answer(reply, ask, chat, text=answered(number), complete=True))
        say("finished", number)
        await ledger.settle(row, TokenCount(1, 1), Money(2), "answered")
        await SqliteSettings(database).save("last", number)
        say("settled", number)


async def upgrade(home: Path, run: str) -> None:
    database = await Database.open(home / "soulfra.db", KEY, steps(int(run)))
    say("upgraded", run)
    await database.aclose()


async def create(home: Path, run: str) -> None:
    store = await open_store(home, PASSPHRASE, keyring=NoRing())
    say("created", run)
    await store.settings.save("kept", run)
    say("saved", run)
    await store.aclose()


async def index(home: Path, run: str) -> None:
    database = await Database.open(home / "soulfra.db", KEY)
    while await SqliteSearch(database).index_more():
        say("indexed", run)
    await database.aclose()


async def purge(home: Path, run: str) -> None:
    database = await Database.open(home / "soulfra.db", KEY)
    await SqliteOrganiser(database).purge(["long"])
    say("purged", run)
    await database.aclose()


MODES: dict[str, Callable] = {"write": write, "upgrade": upgrade, "create": create, "index": index, "purge": purge}

if __name__ == "__main__":
    say("ready")
    asyncio.run(MODES[sys.argv[1]](Path(sys.argv[2]), sys.argv[3]))
