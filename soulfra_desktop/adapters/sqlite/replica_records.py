"""Records as changes: what the store knows of one, with the stamps of its fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite.replica_sql import private
from soulfra_desktop.domain.replica import (
    CALL,
    CHAT,
    FOLDER,
    MESSAGE,
    NEVER,
    ONCE,
    PROMPT,
    SETTING,
    SPEC,
    TAG,
    Change,
    Fields,
    Stamp,
    Value,
)

if TYPE_CHECKING:
    import sqlite_utils

COLUMNS = {kind: tuple(SPEC[kind].types) for kind in (CHAT, FOLDER, PROMPT, CALL)}
"""Of the rows, in the order in which they are read."""
TABLE = {
    CHAT: "conversation",
    MESSAGE: "message",
    FOLDER: "folder",
    PROMPT: "prompt",
    SETTING: "setting",
    CALL: "usage",
}
_CHAT_COLUMNS = ", ".join(
    "coalesce((SELECT folder_id FROM wanted_folder WHERE conversation_id = c.id), folder_id)"
    if name == "folder_id"
    else name
    for name in COLUMNS[CHAT]
)
ROW = {
    CHAT: f"SELECT {_CHAT_COLUMNS} FROM conversation AS c WHERE id = ? AND deleted_at IS NOT 0",
    FOLDER: f"SELECT {', '.join(COLUMNS[FOLDER])} FROM folder WHERE id = ?",
    PROMPT: f"SELECT {', '.join(COLUMNS[PROMPT])} FROM prompt WHERE id = ?",
    CALL: f"SELECT {', '.join(COLUMNS[CALL])} FROM usage WHERE id = ? AND outcome != 'reserved'",
    MESSAGE: f"""SELECT m.conversation_id, m.parent_id, m.role, m.text, m.reasoning, m.created_at, m.complete, m.receipt,
            m.on_its_way, {private("c")}, EXISTS (SELECT 1 FROM attachment WHERE message_id = m.id),
            EXISTS (SELECT 1 FROM blob WHERE message_id = m.id), m.forgotten,
            (SELECT life FROM life WHERE kind = {CHAT} AND id = c.id),
            (SELECT time FROM stamp WHERE kind = {MESSAGE} AND id = m.id AND field = ''),
            (SELECT device FROM stamp WHERE kind = {MESSAGE} AND id = m.id AND field = '')
        FROM message AS m JOIN conversation AS c ON c.id = m.conversation_id
        WHERE m.id = ? AND c.deleted_at IS NOT 0""",
}
FILES = """
SELECT position, name, media_type, length(data), '' FROM attachment
WHERE message_id = ?1 AND position NOT IN (SELECT position FROM blob WHERE message_id = ?1)
UNION ALL SELECT position, name, media_type, size, address FROM blob WHERE message_id = ?1 ORDER BY 1
"""


class StaysHere(Exception):
    """The record is of a chat or folder that is not synced."""


class NotAddressed(Exception):
    """An attachment of the message has no address yet."""


def known(db: sqlite_utils.Database, kind: int, identity: str, only: set[str] | None = None) -> Change | None:
    """All that is known of a record, or some of its fields; None where there is none."""
    if kind == MESSAGE:
        return _message(db, identity, to_send=False)
    if kind == CALL:
        return _call(db, identity, to_send=False)
    return _fieldwise(db, kind, identity, only)


def to_send(db: sqlite_utils.Database, kind: int, identity: str, only: set[str] | None = None) -> Change | None:
    """As `known`, as others may see it. Raises StaysHere, NotAddressed."""
    if kind == MESSAGE:
        return _message(db, identity, to_send=True)
    if kind == CALL:
        return _call(db, identity, to_send=True)
    if kind == CHAT and stays_here(db, identity):
        raise StaysHere
    change = _fieldwise(db, kind, identity, only)
    if kind == FOLDER and only != {"stays_here"} and keeps_here(db, identity):
        raise StaysHere
    return change


def stays_here(db: sqlite_utils.Database, conversation_id: str) -> bool:
    sql = f"SELECT {private('c')} FROM conversation AS c WHERE id = ?"
    return db.conn.execute(sql, [conversation_id]).fetchone() == (1,)


def keeps_here(db: sqlite_utils.Database, folder_id: str) -> bool:
    return db.conn.execute("SELECT stays_here FROM folder WHERE id = ?", [folder_id]).fetchone() == (1,)


def life_of(db: sqlite_utils.Database, kind: int, identity: str) -> int:
    row = db.conn.execute("SELECT life FROM life WHERE kind = ? AND id = ?", [kind, identity]).fetchone()
    return row[0] if row else 0


def stamps_of(db: sqlite_utils.Database, kind: int, identity: str) -> dict[str, Stamp]:
    rows = db.conn.execute("SELECT field, time, device FROM stamp WHERE kind = ? AND id = ?", [kind, identity])
    return {field: (time, device) for field, time, device in rows.fetchall()}


def _fieldwise(db: sqlite_utils.Database, kind: int, identity: str, only: set[str] | None) -> Change | None:
    values = _setting(db, identity) if kind == SETTING else _row(db, kind, identity)
    if values is None:
        return None
    stamps = stamps_of(db, kind, identity)
    base = stamps.get("", NEVER)
    growing = SPEC[kind].growing
    fields: Fields = {
        name: (value, (value, 0) if name in growing else stamps.get(name, base))
        for name, value in values.items()
        if only is None or name in only
    }
    if kind == CHAT:
        fields.update(_tags(db, identity, stamps, base, only))
    return Change(kind, identity, life_of(db, kind, identity), fields)


def _row(db: sqlite_utils.Database, kind: int, identity: str) -> dict[str, Value] | None:
    row = db.conn.execute(ROW[kind], [identity]).fetchone()
    return None if row is None else dict(zip(COLUMNS[kind], row, strict=True))


def _setting(db: sqlite_utils.Database, name: str) -> dict[str, Value] | None:
    row = db.conn.execute("SELECT value FROM setting WHERE name = ?", [name]).fetchone()
    return None if row is None else {"value": json.loads(row[0])}


def _tags(
    db: sqlite_utils.Database, identity: str, stamps: dict[str, Stamp], base: Stamp, only: set[str] | None
) -> Fields:
    rows = db.conn.execute("SELECT tag FROM tag WHERE conversation_id = ?", [identity]).fetchall()
    on = {f"{TAG}{tag}" for (tag,) in rows}
    names = on | {name for name in stamps if name.startswith(TAG)}
    wanted = names if only is None else names & only
    return {name: (int(name in on), stamps.get(name, base)) for name in sorted(wanted)}


def _message(db: sqlite_utils.Database, identity: str, *, to_send: bool) -> Change | None:
    row = db.conn.execute(ROW[MESSAGE], [identity]).fetchone()
    if row is None:
        return None
    conversation_id, parent_id, role, text, reasoning, created_at, complete, receipt, on_its_way, stays, *more = row
    attached, addressed, forgotten, chat_life, time, device = more
    if to_send and stays:
        raise StaysHere
    stamp = ONCE if time is None else (time, device)
    if on_its_way:
        text, reasoning = _journalled(db, identity, text, reasoning)
        complete, stamp = 0, NEVER
    files = _files(db, identity) if attached or addressed else []
    if to_send and any(not address for *_, address in files):
        raise NotAddressed
    values = (conversation_id, parent_id, role, text, reasoning, created_at, complete, receipt, files, chat_life or 0)
    fields = {name: (value, stamp) for name, value in zip(SPEC[MESSAGE].types, values, strict=True)}
    return Change(MESSAGE, identity, forgotten, fields)


def _journalled(db: sqlite_utils.Database, identity: str, text: str, reasoning: str) -> tuple[str, str]:
    """What of an answer on its way is written so far."""
    sql = "SELECT text, reasoning FROM journal WHERE answer_id = ? ORDER BY number"
    pieces = db.conn.execute(sql, [identity]).fetchall()
    return text + "".join(piece for piece, _ in pieces), reasoning + "".join(thought for _, thought in pieces)


def _files(db: sqlite_utils.Database, identity: str) -> list[list[Any]]:
    return [[name, kind, size, address] for _, name, kind, size, address in db.conn.execute(FILES, [identity])]


def _call(db: sqlite_utils.Database, identity: str, *, to_send: bool) -> Change | None:
    values = _row(db, CALL, identity)
    if values is None:
        return None
    if to_send and (values["conversation_id"] is None or stays_here(db, values["conversation_id"])):
        values.update(conversation_id=None, message_id=None, question_id=None)  # what it cost, and no more
    stamp = stamps_of(db, CALL, identity).get("", ONCE)
    return Change(CALL, identity, 0, {name: (value, stamp) for name, value in values.items()})
