"""What came before it can be placed: a message before its chat, a part before the others, a field of a later version."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.replica_wire import ChangeInvalid, joined, packed, unpacked
from soulfra_desktop.domain.replica import CHAT, KINDS, SPEC, TAG, Change, Part, name_of

if TYPE_CHECKING:
    import sqlite_utils

NEWER = "newer"
"""It waits for a Soulfra that knows such a kind or field."""
READY = ""
"""What it waited for is here."""
READY_AT_ONCE = 200
KEEP = "INSERT INTO orphan (waits_for, owner, life, digest, content) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"


class Waiting:
    """Of one write of what came."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db
        rows = db.conn.execute("SELECT DISTINCT waits_for FROM orphan").fetchall()
        self._waited_for = {name for (name,) in rows}

    def keep(self, change: Change, waits_for: str, owner: str = "", life: int = 0) -> None:
        """Of a chat's, `owner` is the chat and `life` the one it belongs to: with that it goes."""
        if change.kind == CHAT:
            owner, life = change.id, change.life
        content = packed(change)
        self._db.conn.execute(KEEP, [waits_for, owner, life, hashlib.sha256(content).digest()[:16], content])
        self._waited_for.add(waits_for)

    def release(self, kind: int, identity: str) -> None:
        """What waits for this record is ready."""
        name = name_of(kind, identity)
        if name in self._waited_for:
            self._db.conn.execute("UPDATE orphan SET waits_for = ? WHERE waits_for = ?", [READY, name])
            self._waited_for.discard(name)
            self._waited_for.add(READY)

    def ready(self) -> list[tuple[int, Change]]:
        """The next of what is ready, by number."""
        if READY not in self._waited_for:
            return []
        sql = "SELECT number, content FROM orphan WHERE waits_for = ? ORDER BY number LIMIT ?"
        rows = self._db.conn.execute(sql, [READY, READY_AT_ONCE]).fetchall()
        found = [(number, unpacked(content)) for number, content in rows]
        return [(number, change) for number, change in found if isinstance(change, Change)]

    def drop(self, number: int) -> None:
        self._db.conn.execute("DELETE FROM orphan WHERE number = ?", [number])

    def understood(self, change: Change) -> Change:
        """What is known of it here; the rest is kept for a Soulfra that knows more."""
        if change.kind not in KINDS:
            self.keep(change, NEWER)
            return change
        types = SPEC[change.kind].types
        strange = {n for n in change.fields if n not in types and not (change.kind == CHAT and n.startswith(TAG))}
        if not strange:
            return change
        unknown = {name: value for name, value in change.fields.items() if name in strange}
        self.keep(Change(change.kind, change.id, change.life, unknown), NEWER)
        fields = {name: value for name, value in change.fields.items() if name not in strange}
        return Change(change.kind, change.id, change.life, fields)

    def joined(self, part: Part) -> Change | None:
        """The change that this part was the last one of."""
        row = [part.whole, part.number, part.of, part.data]
        self._db.conn.execute("INSERT INTO part VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", row)
        sql = "SELECT data FROM part WHERE whole = ? AND of = ? ORDER BY number"
        (count,) = self._db.conn.execute("SELECT count(*) FROM part WHERE whole = ?", [part.whole]).fetchone()
        if count < part.of:
            return None
        pieces = [data for (data,) in self._db.conn.execute(sql, [part.whole, part.of]).fetchall()]
        self._db.conn.execute("DELETE FROM part WHERE whole = ?", [part.whole])
        try:
            change = unpacked(joined(part.whole, pieces))
        except ChangeInvalid:
            return None
        return change if isinstance(change, Change) else None
