"""Messages as rows: a tree of them in each conversation, the journal of answers on their way, and attachments."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.sqlite import sources
from soulfra_desktop.adapters.sqlite.values import from_micros, storable, to_micros
from soulfra_desktop.domain.chat import Attachment, Message
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.receipt import receipt_from_json, receipt_to_json

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.domain.routing import Receipt

MESSAGES = """
SELECT m.id, m.conversation_id, m.parent_id, m.role, m.text, m.reasoning, m.created_at, m.complete, m.receipt,
    m.on_its_way, m.number
FROM message m WHERE
"""
PATH = """
WITH RECURSIVE path (id, parent_id, steps) AS (
    SELECT id, parent_id, 1 FROM message WHERE id = coalesce(
        (SELECT id FROM message WHERE id = ?1 AND conversation_id = ?2),
        (SELECT id FROM message WHERE conversation_id = ?2 ORDER BY number DESC LIMIT 1))
    UNION ALL
    SELECT m.id, m.parent_id, steps + 1 FROM path JOIN message m ON m.id = path.parent_id WHERE steps < ?3
)
SELECT parent_id FROM path
"""
LISTED = "IN (SELECT value FROM json_each(?))"


def add(db: sqlite_utils.Database, message: Message, *, on_its_way: bool) -> int:
    """Its number. Raises NotFound where its parent is not in its conversation."""
    if message.parent_id is not None:
        sql = "SELECT 1 FROM message WHERE id = ? AND conversation_id = ?"
        if not db.execute(sql, [message.parent_id, message.conversation_id]).fetchone():
            raise NotFound("The message that this one follows is not in this chat.", "Open the chat again.")
    row = [
        message.id,
        message.conversation_id,
        message.parent_id,
        message.role,
        storable(message.text),
        storable(message.reasoning),
        to_micros(message.created_at),
        message.complete,
        on_its_way,
        packed(message.receipt),
    ]
    number = db.execute(
        """INSERT INTO message
           (id, conversation_id, parent_id, role, text, reasoning, created_at, complete, on_its_way, receipt)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    ).lastrowid
    attach(db, message)
    if message.sources:
        sources.put(db, message)
    return number or 0


def attach(db: sqlite_utils.Database, message: Message) -> None:
    for position, file in enumerate(message.attachments):
        row = [message.id, position, storable(file.name), file.media_type, file.data]
        db.execute("INSERT INTO attachment VALUES (?, ?, ?, ?, ?)", row)


def whole(db: sqlite_utils.Database, conversation_id: str) -> list[Message]:
    """The tree, oldest first."""
    rows = db.execute(f"{MESSAGES} m.conversation_id = ? ORDER BY m.number", [conversation_id])
    return _messages(db, rows.fetchall())


def tail(db: sqlite_utils.Database, conversation_id: str, leaf_id: str | None, count: int) -> list[Message]:
    """The end of the branch to `leaf_id`, or to the newest message, with all siblings; oldest first."""
    parents = {parent_id for (parent_id,) in db.execute(PATH, [leaf_id, conversation_id, count])}
    among = json.dumps([parent_id for parent_id in parents if parent_id is not None])
    rows = db.execute(f"{MESSAGES} m.parent_id {LISTED}", [among]).fetchall()
    if None in parents:
        rows += db.execute(f"{MESSAGES} m.conversation_id = ? AND m.parent_id IS NULL", [conversation_id])
    rows.sort(key=lambda row: row[-1])
    return _messages(db, rows)


def _messages(db: sqlite_utils.Database, rows: list[tuple[Any, ...]]) -> list[Message]:
    journals = _journals(db, [row[0] for row in rows if row[-2]])
    identities = [row[0] for row in rows]
    files, given = _attachments(db, identities), sources.of(db, identities)
    made: list[Message] = []
    for identity, conversation_id, parent_id, role, text, reasoning, created_at, complete, receipt, *_ in rows:
        pieces = journals.get(identity, ())
        made.append(
            Message(
                id=identity,
                conversation_id=conversation_id,
                parent_id=parent_id,
                role=role,
                text=text + "".join(piece for piece, _ in pieces),
                created_at=from_micros(created_at),
                complete=bool(complete),
                reasoning=reasoning + "".join(thought for _, thought in pieces),
                receipt=_unpacked(receipt),
                attachments=tuple(files.get(identity, ())),
                sources=tuple(given.get(identity, ())),
            )
        )
    return made


def _journals(db: sqlite_utils.Database, identities: list[str]) -> dict[str, list[tuple[str, str]]]:
    sql = f"SELECT answer_id, text, reasoning FROM journal WHERE answer_id {LISTED} ORDER BY number"
    pieces: dict[str, list[tuple[str, str]]] = defaultdict(list)
    if identities:
        for answer_id, text, reasoning in db.execute(sql, [json.dumps(identities)]):
            pieces[answer_id].append((text, reasoning))
    return pieces


def _attachments(db: sqlite_utils.Database, identities: list[str]) -> dict[str, list[Attachment]]:
    sql = f"""SELECT message_id, name, media_type, data FROM attachment
              WHERE message_id {LISTED} ORDER BY message_id, position"""
    files: dict[str, list[Attachment]] = defaultdict(list)
    for message_id, name, media_type, data in db.execute(sql, [json.dumps(identities)]):
        files[message_id].append(Attachment(name, media_type, data))
    return files


def _unpacked(receipt: str | None) -> Receipt | None:
    """One that is not as it should be is left out: the answer it belongs to can be read all the same."""
    try:
        return receipt_from_json(json.loads(receipt)) if receipt else None
    except ValueError:
        return None


def packed(receipt: Receipt | None) -> str | None:
    return json.dumps(receipt_to_json(receipt), separators=(",", ":")) if receipt else None
