"""Makes tests/data/old_databases/VERSION.db of the store as it is now, to be opened by every later version.

Run once for a release: python -m tests.desktop.adapters.sqlite.make_old_database VERSION
"""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import replace
from pathlib import Path

from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.organiser import SqliteOrganiser
from soulfra_desktop.adapters.sqlite.settings import SqliteSecrets, SqliteSettings
from soulfra_desktop.adapters.sqlite.usage import SqliteLedger
from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.domain.usage import Money, TokenCount
from tests.contract.samples import answer, conversation, question, receipt, reservation

FOLDER = Path(__file__).parents[3] / "data" / "old_databases"
KEY = bytes(range(32))
"""Guards nothing but this sample."""


async def counts(database: Database) -> dict[str, int]:
    """Rows of each table."""
    return await database.read(lambda db: {name: db.table(name).count for name in sorted(db.table_names())})


async def make(version: str) -> None:
    path = FOLDER / f"{version}.db"
    path.unlink(missing_ok=True)
    database = await Database.open(path, KEY)
    chats, ledger = SqliteConversations(database), SqliteLedger(database)
    for n in range(5):
        chat, ask, reply = f"c{n}", f"q{n}", f"a{n}"
        asked = question(ask, chat, text=f"Question {n} 🌍", images=n % 2)
        await chats.begin(conversation(chat, f"Chat {n}", minutes=n), asked, answer(reply, ask, chat))
        await chats.journal(reply, "An answer ", "Hm.")
        await ledger.reserve(reservation(f"r{n}", reply))
        if n:
            done = answer(reply, ask, chat, text=f"Answer {n}", complete=True)
            await chats.finish(replace(done, receipt=receipt("done", Money(n))))
            await ledger.settle(f"r{n}", TokenCount(10, n), Money(n), "answered")
    await chats.begin(conversation("c1"), None, answer("b1", "q1", "c1"))
    await SqliteOrganiser(database).delete(["c4"])
    await chats.keep_draft(None, "a draft")
    await SqliteSettings(database).save("theme", "dark")
    await SqliteSettings(database).save_endpoint(Endpoint("mine", "http://127.0.0.1:1/v1", True))
    await SqliteSecrets(database).put("openai", "not a real key")
    kept = await counts(database)
    await database.aclose()
    path.with_suffix(".json").write_text(json.dumps({"key": KEY.hex(), "counts": kept}, indent=1) + "\n")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    asyncio.run(make(sys.argv[1]))
