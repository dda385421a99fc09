"""Which passages the filters of a question leave: said in SQL, over the documents, chats and facts that they are of."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite.lately import once
from soulfra_desktop.adapters.sqlite.values import to_micros
from soulfra_desktop.domain.knowledge import AllBut, Many

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.domain.knowledge import RecallQuery

FEW = 5_000
"""Passages: where the filters leave no more, these are named."""
FEW_OUT = 1_000
"""Where they leave out no more, those are named instead of all others."""
Where = tuple[str, list[Any]]
"""A condition in SQL, and its values."""
EVERY: Where = ("1", [])
ANYWHERE = "coalesce(privacy, '') IN ('', 'any')"
OPEN_CHATS = (
    f"{ANYWHERE} AND (folder_id IS NULL OR folder_id = ? OR folder_id IN (SELECT f.id FROM folder f WHERE {ANYWHERE}))"
)
"""Chats that may be answered anywhere, and those of the folder at hand, which is as private as itself."""


def allowed(db: sqlite_utils.Database, query: RecallQuery) -> Collection[int] | AllBut | Many | None:
    return once(db, query, lambda: _allowed(db, query))


def _allowed(db: sqlite_utils.Database, query: RecallQuery) -> Collection[int] | AllBut | Many | None:
    filters = _filters(query, _has_trash(db))
    if filters is None:
        return None
    if query.since is None and query.until is None:
        out = _some(db, _in_sequences(filters, left=False), FEW_OUT + 1)
        if len(out) <= FEW_OUT:
            return AllBut(frozenset(out)) if out else None
    those = _some(db, left(db, query), FEW + 1)
    return frozenset(those) if len(those) <= FEW else Many()


def filtered(db: sqlite_utils.Database, query: RecallQuery, ids: Sequence[int]) -> set[int]:
    test, values = left(db, query)
    sql = f"SELECT p.id FROM (SELECT value AS id FROM json_each(?)) a CROSS JOIN passage p ON p.id = a.id WHERE {test}"
    return {passage_id for (passage_id,) in db.execute(sql, [json.dumps(list(ids)), *values])}


def left(db: sqlite_utils.Database, query: RecallQuery) -> Where:
    """What holds of a passage `p` that the filters leave."""
    filters = _filters(query, _has_trash(db))
    sql, values = ("1", []) if filters is None else _in_sequences(filters, left=True)
    for test, moment in (("p.at >= ?", query.since), ("p.at < ?", query.until)):
        if moment is not None:
            sql += f" AND {test}"
            values.append(to_micros(moment))
    return sql, values


def _some(db: sqlite_utils.Database, where: Where, limit: int) -> list[int]:
    sql, values = where
    return [number for (number,) in db.execute(f"SELECT p.id FROM passage p WHERE {sql} LIMIT {limit}", values)]


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
        and not query.strictly
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
            (OPEN_CHATS, [query.folder_id]) if query.strictly else EVERY,
        ),
        "fact": _all("fact" in query.kinds and not query.document_ids, *_scoped(query)),
    }


def _scoped(query: RecallQuery) -> list[Where]:
    """What belongs to one chat alone is found in that chat, and where no chat is at hand."""
    if query.strictly:
        place = {"folder_id": query.folder_id, "agent": query.agent, "conversation_id": query.without_conversation}
        return [(f"({column} IS NULL OR {column} = ?)", [value]) for column, value in place.items()]
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


def _in_sequences(filters: dict[str, Where], *, left: bool) -> Where:
    """Passages of what the filters leave, or of what they leave out."""
    sources: list[str] = []
    values: list[Any] = []
    for kind, (table, (sql, those)) in enumerate(filters.items()):
        test = sql if left else f"({sql}) IS NOT 1"
        sources.append(f"SELECT 3 * number + {kind} FROM {table} WHERE {test}")
        values += those
    return f"p.sequence IN ({' UNION ALL '.join(sources)})", values
