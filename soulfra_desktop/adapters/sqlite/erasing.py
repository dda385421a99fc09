"""Forgetting to the last byte: what the index of words and the log beside the store still hold of what was removed.

The index overwrites words that go, but the borders between its pages are beginnings of words, and a border stays until its
part is merged with another. The log holds pages as they were until it is cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.adapters.sqlite.lane import T, Work

PAGES_A_STEP = 250
FILLER = -1
"""A passage of one word that makes a part of its own: one part alone would not be merged."""
MERGE = "INSERT INTO passage_words (passage_words, rank) VALUES ('merge', ?)"
NOTHING, TO_LOOK, TO_BEGIN, TO_MERGE = range(4)


async def forgotten(database: Database, work: Work[T]) -> T:
    """Do `work`, which removes; when this returns, nothing of what it removed is in the store or its log."""
    result = await database.write(work)
    await erase(database)
    return result


async def erase(database: Database) -> None:
    """After removals. Where another program is reading, the log is cut later."""
    while await database.write(erase_some):
        pass
    await database.checkpoint()


def erase_some(db: sqlite_utils.Database) -> bool:
    """One step; whether there is another."""
    stage = db.execute("SELECT forgetting FROM knowledge").fetchone()[0]
    if stage == TO_LOOK:
        stage = _began(db) if _has_traces(db) else NOTHING
    elif stage == TO_BEGIN:
        db.execute(MERGE, [-PAGES_A_STEP])
        db.execute("DELETE FROM passage_words WHERE rowid = ?", [FILLER])
        stage = TO_MERGE
    elif stage == TO_MERGE:
        before = db.conn.total_changes
        db.execute(MERGE, [PAGES_A_STEP])
        stage = TO_MERGE if db.conn.total_changes - before > 1 else NOTHING
    db.execute("UPDATE knowledge SET forgetting = ?", [stage])
    return stage != NOTHING


def _began(db: sqlite_utils.Database) -> int:
    db.execute("DELETE FROM passage_words WHERE rowid = ?", [FILLER])
    db.execute("INSERT INTO passage_words (rowid, words) VALUES (?, '0')", [FILLER])
    return TO_BEGIN


def _has_traces(db: sqlite_utils.Database) -> bool:
    """Whether a border between pages is the beginning of no word that is there."""
    next_word = "SELECT term FROM passage_terms WHERE term >= ? LIMIT 1"
    for (border,) in db.execute("SELECT term FROM passage_words_idx").fetchall():
        begins = (border.encode() if isinstance(border, str) else border)[1:]
        if begins:
            row = db.execute(next_word, [begins.decode(errors="ignore")]).fetchone()
            if row is None or not row[0].encode().startswith(begins):
                return True
    return False
