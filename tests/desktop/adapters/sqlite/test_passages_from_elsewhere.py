"""Passages of what another machine removed, and of databases that are older than they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.migrations import MIGRATIONS
from soulfra_desktop.adapters.sqlite.passages import SqlitePassages
from tests.desktop.adapters.sqlite.kept_passages import all_of, sums_are_right
from tests.desktop.adapters.sqlite.make_old_database import FOLDER, KEY
from tests.desktop.adapters.sqlite.replicas import Machine, agree, say


async def test_what_another_machine_removes_is_not_found_here(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    await agree(pair)
    for machine in pair:
        while await SqlitePassages(machine.database).index_more():
            pass
    known = await all_of(SqlitePassages(there.database))
    assert known
    assert sorted(known) == sorted(await all_of(SqlitePassages(here.database)))
    await here.organiser.delete(["c1"])
    await here.organiser.purge(["c1"])
    await agree(pair)
    for machine in pair:
        assert await all_of(SqlitePassages(machine.database)) == []
        await sums_are_right(machine.database)


@pytest.mark.parametrize("old", sorted(FOLDER.glob("*.db")), ids=lambda path: path.stem)
async def test_the_chats_of_an_old_database_become_passages(old: Path, tmp_path: Path):
    path = Path(shutil.copy(old, tmp_path / "soulfra.db"))
    database = await Database.open(path, KEY)
    passages = SqlitePassages(database)
    assert await passages.counts("m") == (0, 0)
    while await passages.index_more():
        pass
    found = await all_of(passages)
    assert [text for text in found if text.startswith("Answer")] == ["Answer 3", "Answer 2", "Answer 1"]
    assert "Question 0 🌍" in found
    assert "Question 4 🌍" not in found
    await sums_are_right(database)
    await database.aclose()


async def test_a_store_that_was_used_with_the_step_before_is_taken_over(tmp_path: Path):
    path = tmp_path / "soulfra.db"
    before = [step.__name__ for step in MIGRATIONS].index("m0014_knowledge")
    old = await Database.open(path, b"k" * 32, MIGRATIONS[:before])
    rows = [
        ["q1", None, "user", "Where?", 0],
        ["a1", "q1", "assistant", "Under the stone.", 0],
        ["a2", "q1", "assistant", "", 1],
    ]

    def fill(db) -> None:
        db.execute("INSERT INTO conversation (id, title, created_at, updated_at, number) VALUES ('c1', 'T', 0, 0, 1)")
        for identity, parent, role, text, coming in rows:
            db.execute(
                "INSERT INTO message (id, conversation_id, parent_id, role, text, reasoning, created_at, complete, on_its_way)"
                " VALUES (?, 'c1', ?, ?, ?, '', 0, 1, ?)",
                [identity, parent, role, text, coming],
            )

    await old.write(fill)
    await old.aclose()
    database = await Database.open(path, b"k" * 32)
    while await SqlitePassages(database).index_more():
        pass
    assert sorted(await all_of(SqlitePassages(database))) == ["Under the stone.", "Where?"]
    await sums_are_right(database)
    await database.aclose()
