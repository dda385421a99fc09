"""Passages with their texts, which stand in documents, messages and facts alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite.documents import slices
from soulfra_desktop.adapters.sqlite.values import from_micros
from soulfra_desktop.domain.knowledge import Passage

if TYPE_CHECKING:
    import sqlite_utils

LISTED = "IN (SELECT value FROM json_each(?))"
ROWS = f"""
SELECT id, kind, source, start, "end", page_from, page_to, headings, at FROM passage WHERE id {LISTED}
"""
DOCUMENTS = f"SELECT number, id, name, path, conversation_id FROM document WHERE number {LISTED}"
MESSAGES = f"""
SELECT m.number, m.id, c.title, '', c.id, m.text, m.role FROM message m JOIN conversation c ON c.id = m.conversation_id
WHERE c.deleted_at IS NULL AND m.number {LISTED}
"""
FACTS = f"SELECT number, id, kind, '', coalesce(source_conversation_id, conversation_id), text FROM fact WHERE number {LISTED}"


def passages(db: sqlite_utils.Database, ids: Sequence[int]) -> list[Passage]:
    """In this order, without those that are gone or whose chat is in the trash."""
    rows: list[tuple[Any, ...]] = db.execute(ROWS, [json.dumps(list(ids))]).fetchall()
    sources = _sources(db, rows)
    texts = _texts(db, rows)
    found: dict[int, Passage] = {}
    for identity, kind, source, start, end, page_from, page_to, headings, at in rows:
        if (said := sources.get((kind, source))) is None:
            continue
        source_id, title, path, conversation_id = said[:4]
        found[identity] = Passage(
            id=identity,
            kind=kind,
            source_id=source_id,
            title=title,
            text=texts[identity] if kind == "document" else said[4][start:end],
            start=start,
            end=end,
            page_from=page_from,
            page_to=page_to,
            heading_path=tuple(json.loads(headings)) if headings else (),
            path=path,
            conversation_id=conversation_id,
            at=from_micros(at),
            role=said[5] if kind == "message" else None,
        )
    return [found[identity] for identity in ids if identity in found]


def texts(db: sqlite_utils.Database, ids: Sequence[int]) -> dict[int, str]:
    """Of those that are there, in the trash too."""
    rows: list[tuple[Any, ...]] = db.execute(ROWS, [json.dumps(list(ids))]).fetchall()
    found = _texts(db, rows)
    for kind, table in (("message", "message"), ("fact", "fact")):
        among = json.dumps([source for _, of, source, *_ in rows if of == kind])
        said = dict(db.execute(f"SELECT number, text FROM {table} WHERE number {LISTED}", [among]).fetchall())
        found |= {row[0]: said[row[2]][row[3] : row[4]] for row in rows if row[1] == kind and row[2] in said}
    return found


def _texts(db: sqlite_utils.Database, rows: Sequence[tuple[Any, ...]]) -> dict[int, str]:
    """Of documents' passages."""
    return slices(db, {row[0]: (row[2], row[3], row[4]) for row in rows if row[1] == "document"})


def _sources(db: sqlite_utils.Database, rows: Sequence[tuple[Any, ...]]) -> dict[tuple[str, int], tuple[Any, ...]]:
    """By kind and number: its id, title, path, chat, and its text where it is short."""
    found: dict[tuple[str, int], tuple[Any, ...]] = {}
    for kind, sql in (("document", DOCUMENTS), ("message", MESSAGES), ("fact", FACTS)):
        numbers = sorted({row[2] for row in rows if row[1] == kind})
        if numbers:
            found |= {(kind, number): tuple(said) for number, *said in db.execute(sql, [json.dumps(numbers)])}
    return found
