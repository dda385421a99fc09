"""What a search asks of all passages: which of them have the words, which the filters leave, and how often each word is there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite import words
from soulfra_desktop.adapters.sqlite.values import to_micros
from soulfra_desktop.domain.fusing import Placed, Weighed
from soulfra_desktop.domain.knowledge import AllBut
from soulfra_desktop.services.knowledge_ports import WordHit

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.domain.knowledge import RecallQuery

FEW = 5_000
"""Passages: where the filters leave no more, these are put together first."""
FEW_OUT = 1_000
"""Where they leave out no more, those are named instead of all others."""
MATCHING = """
SELECT w.rowid, -bm25(passage_words) AS score FROM passage_words w
WHERE passage_words MATCH ? {wanted} ORDER BY score DESC, w.rowid LIMIT ?
"""
BEFORE = "SELECT place, id FROM passage WHERE sequence = ? AND place < ? ORDER BY place DESC LIMIT ?"
FROM_HERE = "SELECT place, id FROM passage WHERE sequence = ? AND place >= ? ORDER BY place LIMIT ?"
AROUND = 2
APART = 100
"""Between the ordinals of passages that are no neighbours of each other's neighbours."""
WEIGHED = """
SELECT p.id, p.length, p.asks, w.words FROM passage p JOIN passage_words w ON w.rowid = p.id
WHERE p.id IN (SELECT value FROM json_each(?))
"""
Where = tuple[str, list[Any]]
"""A condition in SQL, and its values."""


def matching(db: sqlite_utils.Database, query: RecallQuery, limit: int) -> list[WordHit]:
    terms = words.asked(db, query.text)
    chosen = words.telling({term: words.passages_with(db, term) for term in terms})
    if not chosen or limit < 1:
        return []
    wanted, values = "", []
    if (filters := _filters(query, _has_trash(db))) is not None:
        those, values = _left(filters, query)
        few = f"SELECT count(*) FROM (SELECT 1 FROM passage p WHERE {those} LIMIT {FEW})"
        if db.execute(few, values).fetchone()[0] < FEW:
            wanted = f"AND +w.rowid IN (SELECT p.id FROM passage p WHERE {those})"
        else:
            wanted = f"AND EXISTS (SELECT 1 FROM passage p WHERE p.id = w.rowid AND {those})"
    sql = MATCHING.format(wanted=wanted)
    return [WordHit(*row) for row in db.execute(sql, [words.match(chosen), *values, limit])]


def allowed(db: sqlite_utils.Database, query: RecallQuery) -> Collection[int] | AllBut | None:
    filters = _filters(query, _has_trash(db))
    if filters is None:
        return None
    if query.since is None and query.until is None:
        out, values = _in_sequences(filters, left=False)
        sql = f"SELECT p.id FROM passage p WHERE {out} LIMIT {FEW_OUT + 1}"
        named = [passage_id for (passage_id,) in db.execute(sql, values)]
        if len(named) <= FEW_OUT:
            return AllBut(frozenset(named)) if named else None
    those, values = _left(filters, query)
    return {passage_id for (passage_id,) in db.execute(f"SELECT p.id FROM passage p WHERE {those}", values)}


def weigh(db: sqlite_utils.Database, question: str, ids: Sequence[int]) -> Weighed:
    terms = words.asked(db, question)
    ordinals = _ordinals(db, ids)
    among = json.dumps(list(ordinals))
    placed: list[Placed] = []
    for passage_id, length, asks, said in db.execute(WEIGHED, [among]):
        sequence, ordinal = ordinals[passage_id]
        counts = _counted(words.padded(said), terms)
        placed.append(Placed(passage_id, sequence, ordinal, length, counts, bool(asks)))
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
    sequence, place = row
    return [number for _, number in _window(db, sequence, place, max(before, 0), max(after, 0))]


def _counted(said: str, terms: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
    return tuple(words.count(said, term) for term in terms)


def _window(db: sqlite_utils.Database, sequence: int, place: int, before: int, after: int) -> list[tuple[int, int]]:
    """Place and id of each, in order."""
    earlier = db.execute(BEFORE, [sequence, place, before]).fetchall()
    return [*reversed(earlier), *db.execute(FROM_HERE, [sequence, place, after + 1]).fetchall()]


def _ordinals(db: sqlite_utils.Database, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Sequence and ordinal of these passages and of up to two before and after each.

    Places have gaps, since messages come and go, and ordinals have none among those that may be each other's neighbours: so
    two more are looked at after each, which tells whether one window follows on another.
    """
    sql = (
        "SELECT id, sequence, place FROM passage WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sequence, place"
    )
    known: dict[int, dict[int, int]] = defaultdict(dict)
    follows: dict[int, set[int]] = defaultdict(set)
    wanted: set[int] = set()
    for _, sequence, place in db.execute(sql, [json.dumps(list(ids))]).fetchall():
        window = _window(db, sequence, place, AROUND, 2 * AROUND)
        known[sequence] |= dict(window)
        follows[sequence] |= {number for _, number in window[1:]}
        here = next(spot for spot, (at, _) in enumerate(window) if at == place)
        wanted |= {number for _, number in window[: here + AROUND + 1]}
    found: dict[int, tuple[int, int]] = {}
    for sequence, places in known.items():
        ordinal = 0
        for place in sorted(places):
            ordinal += 1 if places[place] in follows[sequence] else APART
            if places[place] in wanted:
                found[places[place]] = sequence, ordinal
    return found


def _has_trash(db: sqlite_utils.Database) -> bool:
    return db.execute("SELECT 1 FROM conversation WHERE deleted_at IS NOT NULL LIMIT 1").fetchone() is not None


def _filters(query: RecallQuery, has_trash: bool) -> dict[str, Where] | None:
    """For each kind of source the condition that it must fulfil; None where all are wanted, whenever they were said."""
    narrowed = (
        query.folder_id,
        query.agent,
        query.conversation_id,
        query.without_conversation,
        query.since,
        query.until,
    )
    if (
        not has_trash
        and not query.document_ids
        and len(query.kinds) == 3
        and not any(one is not None for one in narrowed)
    ):
        return None
    return {
        "document": _all("document" in query.kinds, *_scoped(query), _among(query)),
        "conversation": _all(
            "message" in query.kinds and not query.document_ids,
            ("deleted_at IS NULL", []),
            _or_everybodys("folder_id", query.folder_id),
            _is("id = ?", query.conversation_id),
            _is("id != ?", query.without_conversation),
        ),
        "fact": _all("fact" in query.kinds and not query.document_ids, *_scoped(query)),
    }


def _scoped(query: RecallQuery) -> list[Where]:
    """What belongs to one chat alone is found in that chat, and where no chat is at hand."""
    return [
        _or_everybodys("folder_id", query.folder_id),
        _or_everybodys("agent", query.agent),
        _is("conversation_id = ?", query.conversation_id),
        _or_everybodys("conversation_id", query.without_conversation),
    ]


def _all(any_at_all: bool, *conditions: Where) -> Where:
    if not any_at_all:
        return "0", []
    return " AND ".join(sql for sql, _ in conditions), [value for _, values in conditions for value in values]


def _is(sql: str, value: str | None) -> Where:
    return ("1", []) if value is None else (sql, [value])


def _or_everybodys(column: str, value: str | None) -> Where:
    return ("1", []) if value is None else (f"({column} IS NULL OR {column} = ?)", [value])


def _among(query: RecallQuery) -> Where:
    if not query.document_ids:
        return "1", []
    return "id IN (SELECT value FROM json_each(?))", [json.dumps(query.document_ids)]


def _in_sequences(filters: dict[str, Where], *, left: bool, column: str = "p.sequence") -> Where:
    """Passages of what the filters leave, or of what they leave out."""
    sources: list[str] = []
    values: list[Any] = []
    for kind, (table, (sql, those)) in enumerate(filters.items()):
        test = sql if left else f"({sql}) IS NOT 1"
        sources.append(f"SELECT 3 * number + {kind} FROM {table} WHERE {test}")
        values += those
    return f"{column} IN ({' UNION ALL '.join(sources)})", values


def _left(filters: dict[str, Where], query: RecallQuery) -> Where:
    sql, values = _in_sequences(filters, left=True)
    for test, moment in (("p.at >= ?", query.since), ("p.at < ?", query.until)):
        if moment is not None:
            sql += f" AND {test}"
            values.append(to_micros(moment))
    return sql, values
