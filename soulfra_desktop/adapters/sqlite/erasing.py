"""Forgetting to the last byte: what the indexes of words and the log beside the store still hold of what was removed.

An index overwrites words that go, but the borders between its pages are beginnings of words, and a border stays until its
part is merged with another. The log holds pages as they were until it is cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.adapters.sqlite.lane import T, Work

PAGES_A_STEP = 250
FILLER = -1
"""A text of one word that makes a part of its own: one part alone would not be merged."""
NOTHING, REMOVED, LOOKED = 0, 1, 2
"""`REMOVED` is what the triggers say, whatever was being done; then for each index from `LOOKED` on:"""
STEPS = 2
"""To look whether it has traces, and to merge them away."""


class Index(NamedTuple):
    name: str
    column: str
    terms: str
    keeps_text: bool


INDEXES = (
    Index("passage_words", "words", "passage_terms", True),
    Index("message_index", "text", "message_terms", False),
    Index("title_index", "title", "title_terms", False),
)


def begin_bulk(db: sqlite_utils.Database) -> None:
    """Before many passages go: their words are only marked, which is ten times as fast, and merged away by `erase`."""
    db.execute("INSERT INTO passage_words (passage_words, rank) VALUES ('secure-delete', 0)")


def end_bulk(db: sqlite_utils.Database) -> None:
    """In the same transaction."""
    db.execute("INSERT INTO passage_words (passage_words, rank) VALUES ('secure-delete', 1)")
    db.execute(f"UPDATE knowledge SET forgetting = {REMOVED}, in_bulk = 1")


async def forgotten(database: Database, work: Work[T]) -> T:
    """Do `work`, which removes; when this returns, nothing of what it removed is in the store or its log."""
    result = await database.write(work)
    await erase(database)
    return result


async def erase(database: Database) -> None:
    """After removals. Where another program is reading, the log is cut later."""
    while await _step(database):
        pass
    await database.checkpoint()


async def erase_more(database: Database) -> bool:
    """One step of it, in the background; whether there is another."""
    if await database.read(_stage) == NOTHING:
        return False
    more = await _step(database)
    if not more:
        await database.checkpoint()
    return more


async def _step(database: Database) -> bool:
    stage = await database.read(_stage)
    if stage == NOTHING:
        return False
    if stage == REMOVED:
        return await database.write(_look_from_here)
    number, step = divmod(stage - LOOKED, STEPS)
    index = INDEXES[number]
    if step == 0:
        traced = await database.search(lambda db: has_traces(db, index))
        return await database.write(lambda db: _go_on(db, stage, _begin(db, index) if traced else True))
    return await database.write(lambda db: _go_on(db, stage, _merged(db, index)))


def has_traces(db: sqlite_utils.Database, index: Index) -> bool:
    """Whether a border between pages is the beginning of no word that is there, or words were only marked."""
    if index is INDEXES[0] and db.execute("SELECT in_bulk FROM knowledge").fetchone()[0]:
        return True
    next_word = f"SELECT term FROM {index.terms} WHERE term >= ? LIMIT 1"
    for (border,) in db.execute(f"SELECT term FROM {index.name}_idx").fetchall():
        begins = (border.encode() if isinstance(border, str) else border)[1:]
        if begins:
            row = db.execute(next_word, [begins.decode(errors="ignore")]).fetchone()
            if row is None or not row[0].encode().startswith(begins):
                return True
    return False


def _stage(db: sqlite_utils.Database) -> int:
    return db.execute("SELECT forgetting FROM knowledge").fetchone()[0]


def _look_from_here(db: sqlite_utils.Database) -> bool:
    db.execute("UPDATE knowledge SET forgetting = ?", [LOOKED])
    return True


def _go_on(db: sqlite_utils.Database, before: int, done: bool) -> bool:
    """To the next step, or the next index where this one is done; where something was removed meanwhile, from the start."""
    stage = _stage(db)
    if stage == before:
        number, _ = divmod(before - LOOKED, STEPS)
        stage = LOOKED + STEPS * number + 1
        if done:
            stage = LOOKED + STEPS * (number + 1) if number + 1 < len(INDEXES) else NOTHING
        db.execute("UPDATE knowledge SET forgetting = ?, in_bulk = in_bulk AND ?", [stage, number == 0 and not done])
    return stage != NOTHING


def _begin(db: sqlite_utils.Database, index: Index) -> bool:
    """All parts are to become one; whether they are."""
    name, column, _, keeps_text = index
    db.execute(f"INSERT INTO {name} (rowid, {column}) VALUES (?, '0')", [FILLER])
    db.execute("SAVEPOINT part")
    db.execute("RELEASE part")
    db.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('merge', ?)", [-PAGES_A_STEP])
    if keeps_text:
        db.execute(f"DELETE FROM {name} WHERE rowid = ?", [FILLER])
    else:
        db.execute(f"INSERT INTO {name} ({name}, rowid, {column}) VALUES ('delete', ?, '0')", [FILLER])
    return False


def _merged(db: sqlite_utils.Database, index: Index) -> bool:
    before = db.conn.total_changes
    db.execute(f"INSERT INTO {index.name} ({index.name}, rank) VALUES ('merge', ?)", [PAGES_A_STEP])
    return db.conn.total_changes - before < 2
