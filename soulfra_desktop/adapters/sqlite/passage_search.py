"""What a search asks of all passages: which of them have the words, and how often each word is there and around."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite import words
from soulfra_desktop.adapters.sqlite.lately import once
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
BOUND = (
    "(SELECT {which}(place) FROM (SELECT place FROM passage WHERE sequence = p.sequence AND place {side} LIMIT {most}))"
)
EARLIEST = BOUND.format(which="min", side="<= p.place ORDER BY place DESC", most=3)
LATEST = BOUND.format(which="max", side=">= p.place ORDER BY place", most=3)
LATER = BOUND.format(which="max", side=">= p.place ORDER BY place", most=5)
WINDOWS = f"""
SELECT p.sequence, {EARLIEST}, {LATEST}, {LATER} FROM passage p WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2
"""
"""Of each passage where two before it, two after it and four after it stand, as far as there are any."""
SPANS = """
SELECT j.key, p.id, p.place, p.length, p.asks FROM json_each(?) j
CROSS JOIN passage p ON p.sequence = j.value ->> 0 AND p.place BETWEEN j.value ->> 1 AND j.value ->> 2 ORDER BY j.key, p.place
"""
APART = 100
"""Between the ordinals of passages that are no neighbours of each other's neighbours."""
CONTENTS = "SELECT id, c0 FROM passage_words_content WHERE id IN (SELECT value FROM json_each(?))"
BEFORE = "SELECT id FROM passage WHERE sequence = ? AND place < ? ORDER BY place DESC LIMIT ?"
FROM_HERE = "SELECT id FROM passage WHERE sequence = ? AND place >= ? ORDER BY place LIMIT ?"


def matching(db: sqlite_utils.Database, query: RecallQuery, limit: int) -> list[WordHit]:
    chosen = words.telling(_rarity(db, query.text))
    if not chosen or limit < 1:
        return []
    wanted, values = _wanted(db, query)
    sql = MATCHING.format(wanted=wanted)
    return [WordHit(*row) for row in db.execute(sql, [words.match(chosen), *values, limit])]


def weigh(db: sqlite_utils.Database, question: str, ids: Sequence[int]) -> Weighed:
    rarity = _rarity(db, question)
    terms = list(rarity)
    window = _around(db, ids)
    texts = dict(db.execute(CONTENTS, [json.dumps([passage_id for passage_id, *_ in window])]).fetchall())
    placed = [
        Placed(passage_id, sequence, ordinal, length, words.counted(texts[passage_id], terms), bool(asks))
        for passage_id, sequence, ordinal, length, asks in window
    ]
    passages, length = db.execute("SELECT passages, words FROM knowledge").fetchone()
    return Weighed(
        terms=tuple(term[0] for term in terms),
        passages_with=tuple(rarity.values()),
        passages=passages,
        average_length=length / max(passages, 1),
        placed=tuple(placed),
    )


def _rarity(db: sqlite_utils.Database, question: str) -> dict[tuple[str, ...], int]:
    """The question's words, and in how many passages each is: the index counts them one by one."""
    return once(
        db, ("words", question), lambda: {term: words.passages_with(db, term) for term in words.asked(db, question)}
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


def _around(db: sqlite_utils.Database, ids: Sequence[int]) -> list[tuple[int, int, int, int, int]]:
    """These passages and up to two before and after each: id, sequence, ordinal, length, and whether it asks.

    Places have gaps, since messages come and go, and ordinals have none among those that may be each other's neighbours: so
    two more are looked at after each, which tells whether one window follows on another.
    """
    spans: list[list[int]] = []
    wanted: list[list[tuple[int, int]]] = []
    for sequence, earliest, latest, later in db.execute(WINDOWS, [json.dumps(list(ids))]):
        if spans and spans[-1][0] == sequence and earliest <= spans[-1][2]:
            spans[-1][2] = max(spans[-1][2], later)
            wanted[-1].append((earliest, latest))
        else:
            spans.append([sequence, earliest, later])
            wanted.append([(earliest, latest)])
    found: list[tuple[int, int, int, int, int]] = []
    ordinal, before, core = 0, -1, 0
    for span, passage_id, place, length, asks in db.execute(SPANS, [json.dumps(spans)]):
        ordinal, core = (ordinal + 1, core) if span == before else (ordinal + APART, 0)
        before, cores = span, wanted[span]
        while core < len(cores) and cores[core][1] < place:
            core += 1
        if core < len(cores) and cores[core][0] <= place:
            found.append((passage_id, spans[span][0], ordinal, length, asks))
    return found
