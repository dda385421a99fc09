"""All passages of documents, messages and facts in the encrypted store, with their words and vectors."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite import passage_filters, passage_search, passage_texts
from soulfra_desktop.adapters.sqlite.documents import add_passage, to_embed
from soulfra_desktop.adapters.sqlite.erasing import erase_more
from soulfra_desktop.adapters.sqlite.words import Indexed, indexed, pieces

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.fusing import Weighed
    from soulfra_desktop.domain.knowledge import AllBut, Many, Passage, RecallQuery, Vector
    from soulfra_desktop.services.knowledge_ports import WordHit

MESSAGES_A_STEP = 50
VECTORS_A_STEP = 500
A_MESSAGES_PIECES = 1 << 16
"""Places that one message's passages may take."""
UNREAD = """
SELECT m.number, m.text FROM unpassaged u JOIN message m ON m.number = u.number ORDER BY u.number DESC LIMIT ?
"""
STILL = """
SELECT m.text, c.number, m.created_at FROM unpassaged u JOIN message m ON m.number = u.number
JOIN conversation c ON c.id = m.conversation_id WHERE u.number = ?
"""
WITHOUT = """
SELECT p.id, p.headings FROM unembedded u JOIN passage p ON p.id = u.passage
WHERE u.model = (SELECT number FROM vector_model WHERE name = ?) ORDER BY u.passage DESC LIMIT ?
"""
PUT = """
INSERT INTO vector (model, passage, data) SELECT ?, id, ? FROM passage WHERE id = ?
ON CONFLICT (passage, model) DO UPDATE SET data = excluded.data
"""


class SqlitePassages:
    """Fulfils PassageStore."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def matching(self, query: RecallQuery, limit: int) -> list[WordHit]:
        return await self._database.search(lambda db: passage_search.matching(db, query, limit))

    async def weigh(self, question: str, ids: Sequence[int]) -> Weighed:
        return await self._database.search(lambda db: passage_search.weigh(db, question, ids))

    async def allowed(self, query: RecallQuery) -> Collection[int] | AllBut | Many | None:
        return await self._database.search(lambda db: passage_filters.allowed(db, query))

    async def filtered(self, query: RecallQuery, ids: Sequence[int]) -> set[int]:
        return await self._database.search(lambda db: passage_filters.filtered(db, query, ids))

    async def passages(self, ids: Sequence[int]) -> list[Passage]:
        return await self._database.search(lambda db: passage_texts.passages(db, ids))

    async def counts(self, model: str) -> tuple[int, int]:
        sql = "SELECT passages, coalesce((SELECT vectors FROM vector_model WHERE name = ?), 0) FROM knowledge"
        return await self._database.search(lambda db: db.execute(sql, [model]).fetchone())

    async def neighbours(self, passage_id: int, before: int, after: int) -> list[Passage]:
        def read(db: sqlite_utils.Database) -> list[Passage]:
            return passage_texts.passages(db, passage_search.around(db, passage_id, before, after))

        return await self._database.read(read)

    async def index_more(self) -> bool:
        """Afterwards it erases the traces of what was removed, by whoever it was."""
        rows = await self._database.read(lambda db: db.execute(UNREAD, [MESSAGES_A_STEP]).fetchall())
        if rows:
            made = await asyncio.to_thread(_made, rows)
            await self._database.write(lambda db: _add(db, made))
            return True
        return await erase_more(self._database)

    async def without_vector(self, model: str, limit: int) -> list[tuple[int, str]]:
        if not await self._database.read(lambda db: _model(db, model)):
            await self._database.write(lambda db: _begin_model(db, model))

        def read(db: sqlite_utils.Database) -> list[tuple[int, str]]:
            rows = db.execute(WITHOUT, [model, limit]).fetchall()
            texts = passage_texts.texts(db, [passage_id for passage_id, _ in rows])
            return [(number, to_embed(headings, texts[number])) for number, headings in rows if number in texts]

        return await self._database.read(read)

    async def put_vectors(self, model: str, vectors: Sequence[tuple[int, Vector]]) -> None:
        def put(db: sqlite_utils.Database) -> None:
            number = _model(db, model) or _begin_model(db, model)
            db.conn.executemany(PUT, [[number, data, passage_id] for passage_id, data in vectors])

        await self._database.write(put)

    async def vectors(self, model: str) -> AsyncIterator[list[tuple[int, Vector]]]:
        last = 0
        while rows := await self._database.read(partial(_vectors, model=model, after=last)):
            yield [(passage_id, data) for _, passage_id, data in rows]
            last = rows[-1][0]

    async def models(self) -> list[str]:
        return await self._database.read(lambda db: [name for (name,) in db.execute("SELECT name FROM vector_model")])

    async def forget_vectors(self, model: str) -> None:
        """In steps, between which others write."""

        def some(db: sqlite_utils.Database) -> bool:
            number = _model(db, model)
            sql = "DELETE FROM vector WHERE number IN (SELECT number FROM vector WHERE model = ? LIMIT ?)"
            if number is None or db.execute(sql, [number, VECTORS_A_STEP]).rowcount:
                return number is not None
            db.execute("DELETE FROM unembedded WHERE model = ?", [number])
            db.execute("DELETE FROM document_embedded WHERE model = ?", [number])
            db.execute("DELETE FROM vector_model WHERE number = ?", [number])
            return False

        while await self._database.write(some):
            pass
        await self._database.checkpoint()


def _made(rows: Sequence[tuple[int, str]]) -> list[tuple[int, str, list[tuple[int, int, Indexed]]]]:
    """Each message's number and text, and its passages."""
    return [
        (number, text, [(start, end, indexed(text[start:end])) for start, end in pieces(text)]) for number, text in rows
    ]


def _add(db: sqlite_utils.Database, made: Sequence[tuple[int, str, list[tuple[int, int, Indexed]]]]) -> None:
    """Those that are still waiting, as they were read."""
    for number, text, passages in made:
        row = db.execute(STILL, [number]).fetchone()
        if row is None or row[0] != text:
            continue
        _, chat, at = row
        for piece, (start, end, said) in enumerate(passages[:A_MESSAGES_PIECES]):
            place = number * A_MESSAGES_PIECES + piece
            told = [said.language, said.length, said.asks, at]
            add_passage(db, ["message", number, 3 * chat + 1, place, start, end, None, None, "", *told], said.words)
        db.execute("DELETE FROM unpassaged WHERE number = ?", [number])


def _model(db: sqlite_utils.Database, name: str) -> int | None:
    row = db.execute("SELECT number FROM vector_model WHERE name = ?", [name]).fetchone()
    return row[0] if row else None


def _vectors(db: sqlite_utils.Database, model: str, after: int) -> list[tuple[int, int, Vector]]:
    sql = "SELECT number, passage, data FROM vector WHERE number > ? AND model = ? ORDER BY number LIMIT ?"
    return db.execute(sql, [after, _model(db, model), VECTORS_A_STEP]).fetchall()


def _begin_model(db: sqlite_utils.Database, name: str) -> int:
    """From now on what is to be embedded is listed for it too. Its number."""
    db.execute("INSERT INTO vector_model (name, vectors) VALUES (?, 0) ON CONFLICT DO NOTHING", [name])
    number = _model(db, name) or 0
    db.execute("INSERT INTO unembedded SELECT ?, id FROM passage WHERE 1 ON CONFLICT DO NOTHING", [number])
    return number
