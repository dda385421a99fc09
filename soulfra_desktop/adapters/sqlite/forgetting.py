"""Chats and messages forgotten for good: what they said, what was made of it, and every trace in the store's own file."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite import index
from soulfra_desktop.adapters.sqlite.erasing import erase, forgotten
from soulfra_desktop.adapters.sqlite.organiser import GOING, remove_some
from soulfra_desktop.adapters.sqlite.values import IN_PLACE, from_micros
from soulfra_desktop.domain.fork import unnumbered
from soulfra_desktop.services.knowledge_ports import Forgettable, ForgettableKind

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database

LISTED = "IN (SELECT value FROM json_each(?))"
SHOWN = 60
OF_KIND: dict[ForgettableKind, str] = {
    "document": "SELECT 'document', id, name, added_at FROM document WHERE {0}",
    "conversation": "SELECT 'conversation', id, title, created_at FROM conversation WHERE {0} AND deleted_at IS NOT 0",
    "message": "SELECT 'message', id, substr(text, 1, {1}), created_at FROM message WHERE {0}",
    "fact": "SELECT 'fact', id, substr(text, 1, {1}), valid_from FROM fact WHERE {0}",
}
FIND = f"{' UNION ALL '.join(OF_KIND.values())} LIMIT 20"
NOT_THEIRS = "taken_by != 'person'"
LEFT_BEHIND = f"""
SELECT id FROM fact WHERE {NOT_THEIRS} AND source_conversation_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.id = source_conversation_id)
"""
GONE = f"""
INSERT INTO gone SELECT id FROM conversation WHERE id {LISTED} AND (SELECT account_id = '' FROM replica)
ON CONFLICT DO NOTHING
"""
"""Where nobody is signed in, the account learns of it at the next sign-in."""
OF_MESSAGES = f"SELECT number FROM message WHERE id {LISTED}"
OF_CHATS = f"SELECT number FROM message WHERE conversation_id {LISTED}"


class SqliteForgetting:
    """Fulfils ForgettingStore."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, start_of_id: str) -> list[Forgettable]:
        """Those of that id, else those whose id starts so."""
        for where, value in (("id = ?", start_of_id), ("substr(id, 1, length(?)) = ?", start_of_id)):
            sql = FIND.format(where, SHOWN)
            values = [value] * (4 * where.count("?"))
            found = await self._database.read(lambda db, sql=sql, values=values: db.execute(sql, values).fetchall())
            if found:
                return [_forgettable(*row) for row in found]
        return []

    async def named(self, kind: ForgettableKind, ids: Collection[str]) -> list[Forgettable]:
        sql = OF_KIND[kind].format(f"id {LISTED}", SHOWN)
        among = json.dumps(list(ids))
        found = await self._database.read(lambda db: db.execute(sql, [among]).fetchall())
        known = {one.id: one for one in (_forgettable(*row) for row in found)}
        return [known[ident] for ident in dict.fromkeys(ids) if ident in known]

    async def facts_left_behind(self) -> list[str]:
        return await self._database.read(lambda db: [ident for (ident,) in db.execute(LEFT_BEHIND)])

    async def forget_conversations(self, ids: Collection[str]) -> list[int]:
        among = json.dumps(list(ids))

        def begin(db: sqlite_utils.Database) -> list[int]:
            gone = [*_passages(db, OF_CHATS, among), *_forget_facts(db, "source_conversation_id", among)]
            db.execute(GONE, [among])
            db.execute(f"UPDATE conversation SET deleted_at = {GOING} WHERE id {LISTED}", [among])
            db.execute(f"DELETE FROM draft WHERE conversation_id {LISTED}", [among])
            return gone

        gone = await self._database.write(begin)
        while await self._database.write(remove_some):
            pass
        await erase(self._database)
        return gone

    async def forget_messages(self, ids: Collection[str]) -> list[int]:
        def forget(db: sqlite_utils.Database) -> list[int]:
            return empty(db, ids)

        return await forgotten(self._database, forget)


def empty(db: sqlite_utils.Database, ids: Collection[str]) -> list[int]:
    """Messages and what was made of them, here or by another machine; the passages that went. `erase` comes after it."""
    among = json.dumps(list(ids))
    gone = [*_passages(db, OF_MESSAGES, among), *_forget_facts(db, "source_message_id", among)]
    for message_id in ids:
        _empty(db, message_id)
    return gone


def _forgettable(kind: ForgettableKind, ident: str, said: str, at: int) -> Forgettable:
    return Forgettable(kind, ident, " ".join(said.split()), from_micros(at))


def _passages(db: sqlite_utils.Database, messages: str, among: str) -> list[int]:
    sql = f"SELECT id FROM passage WHERE kind = 'message' AND source IN ({messages})"
    return [passage_id for (passage_id,) in db.execute(sql, [among])]


def _forget_facts(db: sqlite_utils.Database, column: str, among: str) -> list[int]:
    """What was remembered because of them says the same again, unless the person made it their own."""
    sql = f"""SELECT p.id FROM passage p JOIN fact f ON f.number = p.source
              WHERE p.kind = 'fact' AND f.{column} {LISTED} AND f.{NOT_THEIRS}"""
    gone = [passage_id for (passage_id,) in db.execute(sql, [among])]
    db.execute(f"DELETE FROM fact WHERE {column} {LISTED} AND {NOT_THEIRS}", [among])
    return gone


def _empty(db: sqlite_utils.Database, message_id: str) -> None:
    row = db.execute("SELECT conversation_id, text FROM message WHERE id = ?", [message_id]).fetchone()
    if row is None:
        return
    conversation_id, text = row
    index.forget(db, message_id)
    db.execute("DELETE FROM journal WHERE answer_id = ?", [message_id])
    db.execute("DELETE FROM attachment WHERE message_id = ?", [message_id])
    db.execute("DELETE FROM blob WHERE message_id = ?", [message_id])
    db.execute("DELETE FROM summary WHERE conversation_id = ?", [conversation_id])
    db.execute("DELETE FROM source WHERE message_id = ?1 OR (kind = 'message' AND source_id = ?1)", [message_id])
    sql = "UPDATE message SET text = ?, reasoning = '', on_its_way = 0, forgotten = 1 WHERE id = ?"
    db.execute(sql, [IN_PLACE, message_id])
    untitle(db, conversation_id, text)


def untitle(db: sqlite_utils.Database, conversation_id: str, text: str) -> None:
    """A chat is named after its first words, its fork with a number, unless the person named it: then the name goes with
    them."""
    (title,) = db.execute("SELECT title FROM conversation WHERE id = ?", [conversation_id]).fetchone()
    said = " ".join(text.split())
    names = {" ".join(name.split()).rstrip("…. ") for name in (title, unnumbered(title))}
    if any(name and said.startswith(name) for name in names):
        index.forget_title(db, conversation_id)
        db.execute("UPDATE conversation SET title = ? WHERE id = ?", [IN_PLACE, conversation_id])
        index.read_title(db, conversation_id)
