"""The sources of answers as rows: where each is from, and the sentence that is cited of it."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite.values import IN_PLACE, from_micros, storable, to_micros
from soulfra_desktop.domain.citing import as_evidence, place_of
from soulfra_desktop.domain.knowledge import Citation, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlite_utils

    from soulfra_desktop.domain.chat import Message

STILL_THERE = """
SELECT (SELECT file FROM pragma_database_list WHERE name = 'main') = ''
    OR CASE ?1 WHEN 'document' THEN EXISTS (SELECT 1 FROM document WHERE id = ?2)
               WHEN 'fact' THEN EXISTS (SELECT 1 FROM fact WHERE id = ?2)
               ELSE EXISTS (SELECT 1 FROM message WHERE id = ?2 AND text != ?3) END
"""
"""Of what was forgotten while the answer came nothing is kept. A store in memory, a temporary chat's, knows no documents."""
ADD = "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
READ = """
SELECT message_id, number, kind, source_id, title, start, "end", page_from, page_to, headings, conversation_id, at, quote,
    supported, CASE kind WHEN 'message' THEN (SELECT role FROM message WHERE id = source_id) END
FROM source WHERE message_id IN (SELECT value FROM json_each(?)) ORDER BY message_id, number
"""


def put(db: sqlite_utils.Database, message: Message) -> None:
    """In the place of those of before."""
    db.execute("DELETE FROM source WHERE message_id = ?", [message.id])
    for one in message.sources:
        passage = one.passage
        if not db.execute(STILL_THERE, [passage.kind, passage.source_id, IN_PLACE]).fetchone()[0]:
            continue
        quote = _as_said_now(db, one)
        row = [
            message.id,
            one.number,
            passage.kind,
            passage.source_id,
            storable(passage.title),
            passage.start,
            passage.end,
        ]
        row += [passage.page_from, passage.page_to, json.dumps([storable(one) for one in passage.heading_path])]
        row += [passage.conversation_id, None if passage.at is None else to_micros(passage.at)]
        db.execute(ADD, [*row, storable(quote), one.supported and bool(quote)])


def _as_said_now(db: sqlite_utils.Database, citation: Citation) -> str:
    """Its quote, unless it is of a fact that the person worded anew while the answer came."""
    sql = "SELECT text FROM fact WHERE id = ?"
    found = db.execute(sql, [citation.passage.source_id]).fetchone() if citation.passage.kind == "fact" else None
    return citation.quote if found is None or place_of(citation.quote, found[0]) else ""


def of(db: sqlite_utils.Database, identities: Sequence[str]) -> dict[str, list[Citation]]:
    """By their answers' ids. A passage's text is not among it: it stands in its source."""
    found: dict[str, list[Citation]] = defaultdict(list)
    if not db.execute("SELECT EXISTS (SELECT 1 FROM source)").fetchone()[0]:
        return found
    for message_id, number, kind, source_id, title, start, end, *rest in db.execute(READ, [json.dumps(identities)]):
        page_from, page_to, headings, conversation_id, at, quote, supported, role = rest
        passage = Passage(
            0, kind, source_id, title, "", start=start, end=end, page_from=page_from, page_to=page_to,
            heading_path=tuple(json.loads(headings)), conversation_id=conversation_id,
            at=None if at is None else from_micros(at), role=role,
        )  # fmt: skip
        found[message_id].append(as_evidence(Citation(number, passage, quote, bool(supported))))
    return found
