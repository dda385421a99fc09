"""What a search asks of all passages: which of them have the words, and how often each word is there and around."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite import words
from soulfra_desktop.adapters.sqlite.passage_filters import allowed, left
from soulfra_desktop.domain.fusing import Placed, Weighed
from soulfra_desktop.domain.knowledge import AllBut, Many
from soulfra_desktop.services.knowledge_ports import WordHit

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.domain.knowledge import RecallQuery

MATCHING = """
SELECT w.rowid, -bm25(passage_words) AS score FROM passage_words w
WHERE passage_words MATCH ? {wanted} ORDER BY score DESC, w.rowid LIMIT ?
"""
SEEN = "group_concat(id || ' ' || place || ' ' || length || ' ' || asks, ' ')"
NEAR = f"(SELECT {SEEN} FROM (SELECT id, place, length, asks FROM passage WHERE sequence = p.sequence AND place"
WINDOWS = f"""
SELECT p.id, p.sequence, {NEAR} < p.place ORDER BY place DESC LIMIT 2)), {NEAR} >= p.place ORDER BY place LIMIT 5))
FROM passage p WHERE p.id IN (SELECT value FROM json_each(?))
"""
"""Of each passage two before it, the nearest first, itself, and four after it; all from the index alone."""
AROUND = 2
APART = 100
"""Between the ordinals of passages that are no neighbours of each other's neighbours."""
WORDS = "SELECT id, c0 FROM passage_words_content WHERE id IN (SELECT value FROM json_each(?))"
Seen = tuple[int, int, int, int]
"""A passage's id, place, length, and whether it asks."""
BEFORE = "SELECT id FROM passage WHERE sequence = ? AND place < ? ORDER BY place DESC LIMIT ?"
FROM_HERE = "SELECT id FROM passage WHERE sequence = ? AND place >= ? ORDER BY place LIMIT ?"


def matching(db: sqlite_utils.Database, query: RecallQuery, limit: int) -> list[WordHit]:
    terms = words.asked(db, query.text)
    chosen = words.telling({term: words.passages_with(db, term) for term in terms})
    if not chosen or limit < 1:
        return []
    wanted, values = _wanted(db, query)
    sql = MATCHING.format(wanted=wanted)
    return [WordHit(*row) for row in db.execute(sql, [words.match(chosen), *values, limit])]


def weigh(db: sqlite_utils.Database, question: str, ids: Sequence[int]) -> Weighed:
    terms = words.asked(db, question)
    window = _around(db, ids)
    counts = {
        passage_id: words.counted(said, terms)
        for passage_id, said in db.execute(WORDS, [json.dumps([seen[0] for _, _, seen in window])])
    }
    placed = [
        Placed(passage_id, sequence, ordinal, length, counts[passage_id], bool(asks))
        for sequence, ordinal, (passage_id, _, length, asks) in window
        if passage_id in counts
    ]
    passages, length = db.execute("SELECT passages, words FROM knowledge").fetchone()
    return Weighed(
        terms=tuple(term[0] for term in terms),
        passages_with=tuple(words.passages_with(db, term) for term in terms),
        passages=passages,
        average_length=length / max(passages, 1),
        placed=tuple(placed),
    )


def around(db: sqlite_utils.Database, passage_id: int, before: int, after: int) -> list[int]:
    """The passages around one in its document or chat, in order, itself included; none where it is gone."""
    row = db.execute("SELECT sequence, place FROM passage WHERE id = ?", [passage_id]).fetchone()
    if row is None:
        return []
    earlier = db.execute(BEFORE, [*row, max(before, 0)]).fetchall()
    return [number for (number,) in [*reversed(earlier), *db.execute(FROM_HERE, [*row, max(after, 0) + 1])]]


def _wanted(db: sqlite_utils.Database, query: RecallQuery) -> tuple[str, list[Any]]:
    """What the filters leave, as a condition beside the words: where they name few, those are held against them alone."""
    match allowed(db, query):
        case None:
            return "", []
        case AllBut(out):
            return "AND +w.rowid NOT IN (SELECT value FROM json_each(?))", [json.dumps(list(out))]
        case Many():
            test, values = left(db, query)
            return f"AND EXISTS (SELECT 1 FROM passage p WHERE p.id = w.rowid AND {test})", values
        case few:
            return "AND +w.rowid IN (SELECT value FROM json_each(?))", [json.dumps(list(few))]


def _around(db: sqlite_utils.Database, ids: Sequence[int]) -> list[tuple[int, int, Seen]]:
    """These passages and up to two before and after each, with sequence and ordinal.

    Places have gaps, since messages come and go, and ordinals have none among those that may be each other's neighbours: so
    two more are looked at after each, which tells whether one window follows on another.
    """
    known: dict[int, dict[int, Seen]] = defaultdict(dict)
    follows: set[int] = set()
    wanted: set[int] = set()
    for passage_id, sequence, earlier, later in db.execute(WINDOWS, [json.dumps(list(ids))]):
        window = [*reversed(_told(earlier)), *_told(later)]
        known[sequence].update((seen[1], seen) for seen in window)
        numbers = [seen[0] for seen in window]
        follows.update(numbers[1:])
        wanted.update(numbers[: numbers.index(passage_id) + AROUND + 1])
    found: list[tuple[int, int, Seen]] = []
    for sequence, places in known.items():
        ordinal = 0
        for _, seen in sorted(places.items()):
            ordinal += 1 if seen[0] in follows else APART
            if seen[0] in wanted:
                found.append((sequence, ordinal, seen))
    return found


def _told(passages: str | None) -> list[Seen]:
    numbers = [int(number) for number in passages.split()] if passages else []
    return list(zip(numbers[::4], numbers[1::4], numbers[2::4], numbers[3::4], strict=True))
