"""Attachments between devices: each has an address, and its bytes go apart from the messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.services.sync_ports import Applied, BlobRef

if TYPE_CHECKING:
    import sqlite_utils

WITHOUT = """
SELECT position FROM attachment AS a WHERE message_id = ?
AND NOT EXISTS (SELECT 1 FROM blob WHERE message_id = a.message_id AND position = a.position)
"""
ADDRESSED = """
INSERT INTO blob SELECT message_id, position, ?, length(data), name, media_type, 'to push' FROM attachment
WHERE message_id = ? AND position = ? ON CONFLICT DO NOTHING
"""
ARRIVED = """
INSERT INTO attachment SELECT message_id, position, name, media_type, ? FROM blob
WHERE address = ? AND state = 'to fetch' ON CONFLICT DO NOTHING
"""
IN_STATE = """
SELECT address, max(size) FROM blob WHERE state = ? GROUP BY address ORDER BY max(rowid) DESC LIMIT ?
"""
ANY = """
SELECT a.data FROM blob AS b JOIN attachment AS a ON a.message_id = b.message_id AND a.position = b.position
WHERE b.address = ? LIMIT 1
"""


def without_address(db: sqlite_utils.Database, message_id: str) -> list[int]:
    """The positions of a message's attachments that have none yet."""
    return [position for (position,) in db.conn.execute(WITHOUT, [message_id]).fetchall()]


def attached(db: sqlite_utils.Database, message_id: str, position: int) -> bytes | None:
    sql = "SELECT data FROM attachment WHERE message_id = ? AND position = ?"
    row = db.conn.execute(sql, [message_id, position]).fetchone()
    return row[0] if row else None


def address(db: sqlite_utils.Database, message_id: str, position: int, where: str) -> None:
    db.conn.execute(ADDRESSED, [where, message_id, position])


def in_state(db: sqlite_utils.Database, state: str, limit: int) -> list[BlobRef]:
    return [BlobRef(*row) for row in db.conn.execute(IN_STATE, [state, limit]).fetchall()]


def data(db: sqlite_utils.Database, where: str) -> bytes | None:
    row = db.conn.execute(ANY, [where]).fetchone()
    return row[0] if row else None


def pushed(db: sqlite_utils.Database, where: str) -> None:
    db.conn.execute("UPDATE blob SET state = 'here' WHERE address = ? AND state = 'to push'", [where])


def arrived(db: sqlite_utils.Database, where: str, content: bytes) -> Applied:
    """Raises ValueError where it has another size than was said."""
    sql = "SELECT b.message_id, b.size, m.conversation_id FROM blob AS b JOIN message AS m ON m.id = b.message_id"
    waiting = db.conn.execute(f"{sql} WHERE b.address = ? AND b.state = 'to fetch'", [where]).fetchall()
    if any(size != len(content) for _, size, _ in waiting):
        raise ValueError("an attachment has another size than its message says")
    (recording,) = db.conn.execute("SELECT recording FROM replica").fetchone()
    db.conn.execute("UPDATE replica SET recording = 0")
    db.conn.execute(ARRIVED, [content, where])
    db.conn.execute("UPDATE blob SET state = 'here' WHERE address = ? AND state = 'to fetch'", [where])
    db.conn.execute("UPDATE replica SET recording = ?", [recording])
    return Applied(frozenset(chat for *_, chat in waiting))
