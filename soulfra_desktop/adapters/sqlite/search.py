"""Full-text search in the encrypted store, over a connection of its own that an older query never holds up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite import index
from soulfra_desktop.adapters.sqlite.snippets import Snippets
from soulfra_desktop.adapters.sqlite.values import from_micros, to_micros
from soulfra_desktop.domain.search import SearchFound, SearchHit, SearchQuery, Term, terms

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database

MESSAGES_A_STEP = 200
TITLES_AT_MOST = 5
MESSAGES = """
SELECT f.place, c.id, c.title, m.id, m.role, m.text, m.created_at, f.model
FROM message_index i
CROSS JOIN found f ON f.place = i.rowid
CROSS JOIN message m ON m.number = f.number
CROSS JOIN conversation c ON c.id = f.conversation_id
WHERE message_index MATCH ? AND c.deleted_at IS NULL {wanted}
ORDER BY i.rowid DESC LIMIT ?
"""
TITLES = """
SELECT c.id, c.title, c.updated_at FROM title_index i CROSS JOIN conversation c ON c.number = i.rowid
WHERE title_index MATCH ? AND c.deleted_at IS NULL {wanted} ORDER BY c.updated_at DESC LIMIT ?
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
        match = expression(asked)
        if not match:
            return SearchFound(indexed=indexed)
        marker = self._snippets.marker(any_of(asked))
        hits = [
            SearchHit(identity, title, None, None, *marker(title), from_micros(at))
            for identity, title, at in _titles(db, query, match)
        ]
        for _, identity, title, message_id, role, text, at, model in _messages(db, query, match):
            if len(hits) > query.limit:
                break
            hits.append(SearchHit(identity, title, message_id, role, *marker(text), from_micros(at), model))
        return SearchFound(tuple(hits[: query.limit]), len(hits) > query.limit, indexed)


def expression(asked: tuple[Term, ...]) -> str:
    """An FTS5 query; empty where nothing is wanted."""
    wanted = " AND ".join(_quoted(term) for term in asked if term.wanted)
    unwanted = " OR ".join(_quoted(term) for term in asked if not term.wanted)
    return f"({wanted}) NOT ({unwanted})" if wanted and unwanted else wanted


def any_of(asked: tuple[Term, ...]) -> str:
    return " OR ".join(_quoted(term) for term in asked if term.wanted)


def _quoted(term: Term) -> str:
    """Words are letters and digits alone (domain/search.py), so that quotes hold them."""
    phrase = '"' + index.parted(" ".join(term.words)) + '"'
    return f"{phrase} *" if term.kind == "prefix" else phrase


def _messages(db: sqlite_utils.Database, query: SearchQuery, match: str) -> list[tuple[Any, ...]]:
    wanted, values = _shelved(query)
    for column, value in (("f.role", query.role), ("f.model", query.model), ("c.id", query.conversation_id)):
        if value is not None:
            wanted.append(f"{column} = ?")
            values.append(value)
    if query.since is not None:
        wanted.append("i.rowid >= ? AND m.created_at >= ?")
        values += [index.place_at(to_micros(query.since)), to_micros(query.since)]
    if query.until is not None:
        wanted.append("i.rowid < ? AND m.created_at < ?")
        values += [index.place_at(to_micros(query.until)) + index.CROWDED, to_micros(query.until)]
    sql = MESSAGES.format(wanted=" ".join(f"AND {test}" for test in wanted))
    return db.execute(sql, [match, *values, query.limit + 1]).fetchall()


def _titles(db: sqlite_utils.Database, query: SearchQuery, match: str) -> list[tuple[Any, ...]]:
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
    return db.execute(sql, [match, *values, min(TITLES_AT_MOST, query.limit)]).fetchall()


def _shelved(query: SearchQuery) -> tuple[list[str], list[Any]]:
    wanted: list[str] = []
    values: list[Any] = []
    if query.folder_id is not None:
        wanted.append("coalesce(c.folder_id, '') = ?")
        values.append(query.folder_id)
    if query.tag is not None:
        wanted.append("EXISTS (SELECT 1 FROM tag WHERE tag = ? AND conversation_id = c.id)")
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
    index.read_numbers(
        db, "number BETWEEN ? AND ? AND number IN (SELECT number FROM unread)", [numbers[-1][0], numbers[0][0]]
    )
    return len(numbers) == MESSAGES_A_STEP
