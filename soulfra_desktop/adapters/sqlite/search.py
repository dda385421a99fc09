"""Full-text search in the encrypted store, over a connection of its own that an older query never holds up."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite import index
from soulfra_desktop.adapters.sqlite.matching import Match, matching
from soulfra_desktop.adapters.sqlite.snippets import LOOKED_AT, Marks, Snippets
from soulfra_desktop.adapters.sqlite.values import from_micros, to_micros
from soulfra_desktop.domain.search import SearchFound, SearchHit, SearchQuery, Term, folded, terms
from soulfra_desktop.domain.shelf import NO_FOLDER

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.chat import Role

MESSAGES_A_STEP = 100
PAGES_A_STEP = 150
"""Of the index, merged after each step, so that no one write has to merge many."""
TITLES_AT_MOST = 5
LOOKED_THROUGH = 200
FEW = 10_000
"""Messages."""
MESSAGES = f"""
SELECT c.id, c.title, m.id, m.role, substr(m.text, 1, {LOOKED_AT}), m.created_at, f.model, c.folder_id
FROM message_index i
CROSS JOIN found f ON f.place = i.rowid
CROSS JOIN conversation c ON c.id = f.conversation_id
CROSS JOIN message m ON m.number = f.number
WHERE message_index MATCH ? AND c.deleted_at IS NULL {{wanted}}
ORDER BY i.rowid DESC LIMIT ?
"""
TITLES = """
SELECT c.id, c.title, NULL, NULL, c.title, c.updated_at, NULL, c.folder_id FROM title_index i CROSS JOIN conversation c ON c.number = i.rowid
WHERE title_index MATCH ? AND c.deleted_at IS NULL {wanted} ORDER BY i.rowid DESC LIMIT ?
"""


class SqliteSearch:
    """Fulfils MessageSearch. Cancelling a search interrupts it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._snippets = Snippets()

    async def search(self, query: SearchQuery) -> SearchFound:
        asked = terms(query.text)
        return await self._database.search(lambda db: self._search(db, query, asked))

    async def index_more(self) -> bool:
        if not await self._database.read(lambda db: db.execute("SELECT 1 FROM unread LIMIT 1").fetchone()):
            return False
        return await self._database.write(_index_more)

    def _search(self, db: sqlite_utils.Database, query: SearchQuery, asked: tuple[Term, ...]) -> SearchFound:
        indexed = _indexed(db)
        match = matching(asked, self._snippets.stem)
        if not match.strict:
            return SearchFound(indexed=indexed)
        most = query.limit + 1
        rows = _strict_and_loose(match, min(TITLES_AT_MOST, most), lambda said, limit: _titles(db, query, said, limit))
        rows += _strict_and_loose(match, most, lambda said, limit: _messages(db, query, said, limit))
        cuts = self._snippets.cut(match.marked, [row.text for row in rows[:most]])
        hits = tuple(row.hit(*cut) for row, cut in zip(rows[:most], cuts, strict=True))
        return SearchFound(hits[: query.limit], len(hits) > query.limit, indexed)


@dataclass(frozen=True, slots=True)
class _Row:
    conversation_id: str
    title: str
    message_id: str | None
    role: Role | None
    text: str
    """The title's, or the start of the message's."""
    at: int
    model: str | None
    folder_id: str | None

    def hit(self, snippet: str, marks: Marks) -> SearchHit:
        at = from_micros(self.at)
        place = (self.model, self.folder_id)
        return SearchHit(self.conversation_id, self.title, self.message_id, self.role, snippet, marks, at, *place)


def _strict_and_loose(match: Match, limit: int, find: Callable[[str, int], list[_Row]]) -> list[_Row]:
    """The newest `limit` of both; `loose` is asked where `strict` leaves room, and of LOOKED_THROUGH texts at most."""
    rows = find(match.strict, limit)
    if len(rows) < limit and match.loose and match.begins:
        begins = match.begins
        rows += [row for row in find(match.loose, LOOKED_THROUGH) if begins.search(folded(row.text))]
        rows.sort(key=lambda row: row.at, reverse=True)
    return rows[:limit]


def _messages(db: sqlite_utils.Database, query: SearchQuery, match: str, limit: int) -> list[_Row]:
    wanted, values = _narrowed(db, query)
    if query.role is not None:
        wanted.append("f.role = ?")
        values.append(query.role)
    if query.since is not None:
        wanted.append("i.rowid >= ? AND m.created_at >= ?")
        values += [index.place_at(to_micros(query.since)), to_micros(query.since)]
    if query.until is not None:
        wanted.append("i.rowid < ? AND m.created_at < ?")
        values += [index.place_at(to_micros(query.until)) + index.CROWDED, to_micros(query.until)]
    sql = MESSAGES.format(wanted=" ".join(f"AND {test}" for test in wanted))
    return [_Row(*row) for row in db.execute(sql, [match, *values, limit])]


def _narrowed(db: sqlite_utils.Database, query: SearchQuery) -> tuple[list[str], list[Any]]:
    """Tests for the messages that the filters leave. Where these are few their places are put together first, so that a
    word that is in most messages is looked for among them alone; where they are many the newest come soon anyway."""
    wanted: list[str] = []
    values: list[Any] = []
    shelved, those = _shelved(query)
    chats = [(f"conversation_id IN (SELECT c.id FROM conversation c WHERE {test})", test) for test in shelved]
    filters = [(*chat, [value]) for chat, value in zip(chats, those, strict=True)]
    if query.model is not None:
        filters.append(("model = ?", "f.model = ?", [query.model]))
    if query.conversation_id is not None:
        filters.append(("conversation_id = ?", "f.conversation_id = ?", [query.conversation_id]))
    for places, test, value in filters:
        count = f"SELECT count(*) FROM (SELECT 1 FROM found WHERE {places} LIMIT {FEW})"
        few = db.execute(count, value).fetchone()[0] < FEW
        wanted.append(f"+i.rowid IN (SELECT place FROM found WHERE {places})" if few else test)
        values += value
    if query.conversation_id is not None:
        bounds = "(SELECT {}(place) FROM found WHERE conversation_id = ?)"
        wanted.append(f"i.rowid BETWEEN {bounds.format('min')} AND {bounds.format('max')}")
        values += [query.conversation_id] * 2
    return wanted, values


def _titles(db: sqlite_utils.Database, query: SearchQuery, match: str, limit: int) -> list[_Row]:
    if query.role or query.model or query.conversation_id:
        return []
    wanted, values = _shelved(query)
    if query.since is not None:
        wanted.append("c.updated_at >= ?")
        values.append(to_micros(query.since))
    if query.until is not None:
        wanted.append("c.created_at < ?")
        values.append(to_micros(query.until))
    sql = TITLES.format(wanted=" ".join(f"AND {test}" for test in wanted))
    return [_Row(*row) for row in db.execute(sql, [match, *values, limit])]


def _shelved(query: SearchQuery) -> tuple[list[str], list[Any]]:
    wanted: list[str] = []
    values: list[Any] = []
    if query.folder_id is not None:
        wanted.append("coalesce(c.folder_id, '') = ?" if query.folder_id == NO_FOLDER else "c.folder_id = ?")
        values.append(query.folder_id)
    if query.tag is not None:
        wanted.append("c.id IN (SELECT conversation_id FROM tag WHERE tag = ?)")
        values.append(query.tag)
    return wanted, values


def _indexed(db: sqlite_utils.Database) -> float:
    if not db.execute("SELECT 1 FROM unread LIMIT 1").fetchone():
        return 1.0
    unread, most = db.execute("SELECT count(*), (SELECT max(number) FROM message) FROM unread").fetchone()
    return max(0.0, 1 - unread / max(most or 0, unread, 1))


def _index_more(db: sqlite_utils.Database) -> bool:
    """The newest first: they are looked for most."""
    numbers = db.execute("SELECT number FROM unread ORDER BY number DESC LIMIT ?", [MESSAGES_A_STEP]).fetchall()
    if not numbers:
        return False
    among = json.dumps([number for (number,) in numbers])
    index.read_numbers(db, "number IN (SELECT value FROM json_each(?))", [among])
    db.execute("INSERT INTO message_index (message_index, rank) VALUES ('merge', ?)", [PAGES_A_STEP])
    return len(numbers) == MESSAGES_A_STEP
