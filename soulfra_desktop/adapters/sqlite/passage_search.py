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
WINDOWS = """
SELECT p.id, p.sequence, p.place,
    (SELECT group_concat(id || ' ' || place, ' ') FROM (SELECT id, place FROM passage
     WHERE sequence = p.sequence AND place < p.place ORDER BY place DESC LIMIT 2)),
    (SELECT group_concat(id || ' ' || place, ' ') FROM (SELECT id, place FROM passage
     WHERE sequence = p.sequence AND place > p.place ORDER BY place LIMIT 4))
FROM passage p WHERE p.id IN (SELECT value FROM json_each(?))
"""
"""Each passage with two before it, the nearest first, and four after it."""
AROUND = 2
APART = 100
"""Between the ordinals of passages that are no neighbours of each other's neighbours."""
WEIGHED = """
SELECT p.id, p.length, p.asks, w.c0 FROM passage p CROSS JOIN passage_words_content w ON w.id = p.id
WHERE p.id IN (SELECT value FROM json_each(?))
"""
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
    ordinals = _ordinals(db, ids)
    placed: list[Placed] = []
    for passage_id, length, asks, said in db.execute(WEIGHED, [json.dumps(list(ordinals))]):
        sequence, ordinal = ordinals[passage_id]
        placed.append(Placed(passage_id, sequence, ordinal, length, words.counted(said, terms), bool(asks)))
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


def _ordinals(db: sqlite_utils.Database, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Sequence and ordinal of these passages and of up to two before and after each.

    Places have gaps, since messages come and go, and ordinals have none among those that may be each other's neighbours: so
    two more are looked at after each, which tells whether one window follows on another.
    """
    known: dict[int, dict[int, int]] = defaultdict(dict)
    follows: set[int] = set()
    wanted: set[int] = set()
    for passage_id, sequence, place, before, after in db.execute(WINDOWS, [json.dumps(list(ids))]):
        window = [*reversed(_told(before)), (passage_id, place), *_told(after)]
        known[sequence] |= {at: number for number, at in window}
        numbers = [number for number, _ in window]
        follows.update(numbers[1:])
        wanted.update(numbers[: numbers.index(passage_id) + AROUND + 1])
    found: dict[int, tuple[int, int]] = {}
    for sequence, places in known.items():
        ordinal = 0
        for place in sorted(places):
            ordinal += 1 if places[place] in follows else APART
            if places[place] in wanted:
                found[places[place]] = sequence, ordinal
    return found


def _told(passages: str | None) -> list[tuple[int, int]]:
    """Ids and places."""
    numbers = [int(number) for number in passages.split()] if passages else []
    return list(zip(numbers[::2], numbers[1::2], strict=True))
