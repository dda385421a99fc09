"""Writes the full-text index, in the transaction that writes what is read.

The index holds no text, so what leaves it must be told to it once more: `forget` before a text changes or goes.
A message's place in it is its second, then the end of its number: the newest have the highest places.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils

WITHOUT_SPACES = re.compile(
    r"([\u0e00-\u0edf\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
)
"""Letters of scripts that put no space between words: each is a word of the index, and a word of them a phrase."""
JOINT = "\u2063"
"""An invisible separator, put after each of those."""
PLACES_A_SECOND = 4096
LATEST = 2**50
"""Seconds; any later time is a mistake, and would not fit."""
CROWDED = 1024 * PLACES_A_SECOND


def parted(text: str) -> str:
    """The text as it is indexed."""
    return text if text.isascii() else WITHOUT_SPACES.sub(rf"\1{JOINT}", text)


def read(db: sqlite_utils.Database, message_id: str) -> None:
    """Make a message that can be found. One without text is not."""
    read_numbers(db, "id = ?", [message_id])


def read_numbers(db: sqlite_utils.Database, where: str, values: list[object]) -> None:
    """Make the messages that `where` names such that can be found; none may be already."""
    rows = db.execute(
        f"""SELECT number, conversation_id, role, created_at, receipt, text FROM message
            WHERE {where} ORDER BY created_at, number""",
        values,
    ).fetchall()
    for number, conversation_id, role, created_at, receipt, text in rows:
        db.execute("DELETE FROM unread WHERE number = ?", [number])
        if not text:
            continue
        place = _free(db, place_at(created_at) + number % PLACES_A_SECOND)
        row = [place, number, conversation_id, role, model_of(receipt)]
        db.execute("INSERT INTO found (place, number, conversation_id, role, model) VALUES (?, ?, ?, ?, ?)", row)
        db.execute("INSERT INTO message_index (rowid, text) VALUES (?, ?)", [place, parted(text)])


def forget(db: sqlite_utils.Database, message_id: str) -> None:
    """Take a message out, before its text changes or goes."""
    sql = """SELECT f.place, m.number, m.text FROM message m LEFT JOIN found f ON f.number = m.number WHERE m.id = ?"""
    for place, number, text in db.execute(sql, [message_id]).fetchall():
        db.execute("DELETE FROM unread WHERE number = ?", [number])
        if place is not None:
            told = "INSERT INTO message_index (message_index, rowid, text) VALUES ('delete', ?, ?)"
            db.execute(told, [place, parted(text)])
            db.execute("DELETE FROM found WHERE place = ?", [place])


def read_title(db: sqlite_utils.Database, conversation_id: str) -> None:
    for number, title in _title(db, conversation_id):
        db.execute("INSERT INTO title_index (rowid, title) VALUES (?, ?)", [number, parted(title)])


def forget_title(db: sqlite_utils.Database, conversation_id: str) -> None:
    """Before it changes or goes."""
    for number, title in _title(db, conversation_id):
        told = "INSERT INTO title_index (title_index, rowid, title) VALUES ('delete', ?, ?)"
        db.execute(told, [number, parted(title)])


def place_at(micros: int) -> int:
    """The first place of that second."""
    return min(max(micros // 1_000_000, 0), LATEST) * PLACES_A_SECOND


def _free(db: sqlite_utils.Database, place: int) -> int:
    """This place, or one soon after it where it is taken."""
    if not db.execute("SELECT 1 FROM found WHERE place = ?", [place]).fetchone():
        return place
    sql = "SELECT max(place) + 1 FROM found WHERE place BETWEEN ? AND ?"
    return _free(db, db.execute(sql, [place, place + CROWDED]).fetchone()[0])


def _title(db: sqlite_utils.Database, conversation_id: str) -> list[tuple[int, str]]:
    return db.execute("SELECT number, title FROM conversation WHERE id = ?", [conversation_id]).fetchall()


def model_of(receipt: str | None) -> str | None:
    """Who answered: the last that was tried, else the one that was chosen."""
    route = json.loads(receipt)["route"] if receipt else {}
    tried = (route.get("attempts") or [route.get("chosen")])[-1] if route else None
    return f"{tried['provider']}/{tried['model']}" if tried else None
