"""What is remembered of the person, in the encrypted store."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite.documents import add_passage
from soulfra_desktop.adapters.sqlite.erasing import erase, forgotten
from soulfra_desktop.adapters.sqlite.organiser import GOING
from soulfra_desktop.adapters.sqlite.values import IN_PLACE, from_micros, storable, to_micros
from soulfra_desktop.adapters.sqlite.words import indexed
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Scope

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database

COLUMNS = (
    "id", "text", "kind", "taken_by", "valid_from", "subject", "source_message_id", "source_conversation_id", "valid_to",
    "superseded_by", "pinned", "disabled", "folder_id", "agent", "conversation_id",
)  # fmt: skip
FACTS = f"SELECT {', '.join(COLUMNS)} FROM fact"
ADD = f"INSERT INTO fact ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))}) RETURNING number"
SAVE = f"UPDATE fact SET {', '.join(f'{name} = ?' for name in COLUMNS[1:])} WHERE id = ? RETURNING number"
SAID = f"""
SELECT 1 FROM message m JOIN conversation c ON c.id = m.conversation_id
WHERE m.id = ? AND m.text != ? AND c.deleted_at IS NOT {GOING}
"""
NOT_THERE = "This is not remembered any more.", "See what is remembered under Memory."
HOLDS = "valid_to IS NULL AND NOT disabled"
LISTED = "IN (SELECT value FROM json_each(?))"
FORGOTTEN = "forgotten"
"""Stands for who took it in the mark of a fact that is gone: of which message it was, and by a digest of what it spoke. A mark
is no fact, and goes with its chat."""
NO_MARK = f"taken_by != '{FORGOTTEN}'"
MARKED = f"""
SELECT 1 FROM fact WHERE taken_by = '{FORGOTTEN}' AND source_message_id = ?1 AND (id = ?2 OR ?3 = 'model')
"""
TO_MARK = f"""
SELECT m.id, m.conversation_id, f.subject, f.valid_from FROM fact f JOIN message m ON m.id = f.source_message_id
WHERE f.id {LISTED} AND f.{NO_MARK}
"""
MARK = f"""
INSERT OR IGNORE INTO fact (id, text, kind, taken_by, valid_from, subject, source_message_id, source_conversation_id,
    valid_to, pinned, disabled, conversation_id)
VALUES (?1, '', 'other', '{FORGOTTEN}', ?4, '', ?2, ?3, ?4, 0, 1, ?3)
"""


class SqliteFacts:
    """Fulfils FactStore. Facts that hold are passages; the others are found by nobody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def facts(self, scope: Scope | None = None, *, former: bool = False) -> list[Fact]:
        wanted = [NO_MARK if former else HOLDS]
        values: list[Any] = []
        if scope is not None:
            wanted += ["folder_id IS ?", "agent IS ?", "conversation_id IS ?"]
            values += astuple(scope)
        sql = f"{FACTS} WHERE {' AND '.join(wanted)} ORDER BY valid_from DESC, number DESC"
        return await self._database.read(lambda db: [_fact(row) for row in db.execute(sql, values)])

    async def standing(self) -> list[Fact]:
        sql = f"{FACTS} WHERE {HOLDS} AND (pinned OR kind = 'instruction') ORDER BY valid_from DESC, number DESC"
        return await self._database.read(lambda db: [_fact(row) for row in db.execute(sql)])

    async def holding(self, fact_ids: Collection[str]) -> frozenset[str]:
        sql, among = f"SELECT id FROM fact WHERE {HOLDS} AND id {LISTED}", json.dumps(list(fact_ids))
        return await self._database.read(lambda db: frozenset(ident for (ident,) in db.execute(sql, [among])))

    async def fact(self, fact_id: str) -> Fact:
        sql = f"{FACTS} WHERE id = ? AND {NO_MARK}"
        row = await self._database.read(lambda db: db.execute(sql, [fact_id]).fetchone())
        if row is None:
            raise NotFound(*NOT_THERE)
        return _fact(row)

    async def add_fact(self, fact: Fact, supersedes: str | None = None) -> bool:
        def add(db: sqlite_utils.Database) -> bool:
            said_in = fact.source_message_id
            if said_in is not None and (
                db.execute(SAID, [said_in, IN_PLACE]).fetchone() is None or _is_forgotten(db, said_in, fact)
            ):
                return False
            number = db.execute(ADD, _row(fact)).fetchone()[0]
            _read(db, fact, number)
            if supersedes is not None:
                _supersede(db, supersedes, fact)
            return True

        return await self._database.write(add)

    async def save_fact(self, fact: Fact) -> None:
        if await self._database.write(lambda db: _save(db, fact)):
            await erase(self._database)

    async def forget_facts(self, fact_ids: Collection[str]) -> list[int]:
        among = json.dumps(list(fact_ids))

        def forget(db: sqlite_utils.Database) -> list[int]:
            sql = f"""SELECT p.id FROM passage p JOIN fact f ON f.number = p.source
                      WHERE p.kind = 'fact' AND f.id {LISTED} ORDER BY p.id"""
            gone = [passage_id for (passage_id,) in db.execute(sql, [among])]
            marked = db.execute(TO_MARK, [among]).fetchall()
            db.execute(f"DELETE FROM fact WHERE id {LISTED}", [among])
            for message_id, conversation_id, subject, at in marked:
                db.execute(MARK, [_mark(message_id, subject), message_id, conversation_id, at])
            return gone

        return await forgotten(self._database, forget)


def _mark(message_id: str, subject: str) -> str:
    """The id of the mark, which no start of an id that is asked for finds: the subject itself would say what was forgotten."""
    return f":{hashlib.sha256(f'{message_id} {subject}'.encode()).hexdigest()}"


def _is_forgotten(db: sqlite_utils.Database, message_id: str, fact: Fact) -> bool:
    mark = _mark(message_id, storable(fact.subject))
    return db.execute(MARKED, [message_id, mark, fact.taken_by]).fetchone() is not None


def _fact(row: tuple[Any, ...]) -> Fact:
    said: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
    said["scope"] = Scope(said.pop("folder_id"), said.pop("agent"), said.pop("conversation_id"))
    said["valid_from"] = from_micros(said["valid_from"])
    said["valid_to"] = None if said["valid_to"] is None else from_micros(said["valid_to"])
    return Fact(**{**said, "pinned": bool(said["pinned"]), "disabled": bool(said["disabled"])})


def _row(fact: Fact) -> list[Any]:
    scope = fact.scope
    said = {name: getattr(scope if hasattr(scope, name) else fact, name) for name in COLUMNS}
    said["valid_from"] = to_micros(fact.valid_from)
    said["valid_to"] = None if fact.valid_to is None else to_micros(fact.valid_to)
    return [storable(value) if isinstance(value, str) else value for value in said.values()]


def _read(db: sqlite_utils.Database, fact: Fact, number: int) -> None:
    """Make it a passage, if it holds."""
    text = storable(fact.text)
    if fact.holds and text.strip():
        words = indexed(text)
        told = [words.language, words.length, words.asks, to_micros(fact.valid_from)]
        add_passage(db, ["fact", number, 3 * number + 2, 0, 0, len(text), None, None, "", *told], words.words)


def _save(db: sqlite_utils.Database, fact: Fact) -> bool:
    """With its passage, which stays what it is where the text does; whether it says something else than before."""
    text, at = storable(fact.text), to_micros(fact.valid_from)
    former = db.execute("SELECT text FROM fact WHERE id = ?", [fact.id]).fetchone()
    if former is None:
        raise NotFound(*NOT_THERE)
    identity, *said = _row(fact)
    number = db.execute(SAVE, [*said, identity]).fetchone()[0]
    there = db.execute("SELECT id, at FROM passage WHERE kind = 'fact' AND source = ?", [number]).fetchone()
    if there and (former != (text,) or not fact.holds):
        db.execute("DELETE FROM passage WHERE id = ?", [there[0]])
        there = None
    if not there:
        _read(db, fact, number)
    elif there[1] != at:
        db.execute("UPDATE passage SET at = ? WHERE id = ?", [at, there[0]])
    if former == (text,):
        return False
    db.execute("UPDATE source SET quote = '', supported = 0 WHERE kind = 'fact' AND source_id = ?", [fact.id])
    return True


def _supersede(db: sqlite_utils.Database, fact_id: str, by: Fact) -> None:
    sql = "UPDATE fact SET valid_to = coalesce(valid_to, ?), superseded_by = ? WHERE id = ? RETURNING number"
    for (number,) in db.execute(sql, [to_micros(by.valid_from), by.id, fact_id]).fetchall():
        db.execute("DELETE FROM passage WHERE kind = 'fact' AND source = ?", [number])
