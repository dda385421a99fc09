"""The outbox: what waits is packed into batches, a batch is kept until it is acknowledged."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.replica_wire import packed, split
from soulfra_desktop.adapters.sqlite.replica_records import NotAddressed, StaysHere, life_of, to_send
from soulfra_desktop.adapters.sqlite.replica_sql import move_on, private
from soulfra_desktop.domain.replica import (
    BEFORE_ACCOUNT,
    CALL,
    CHAT,
    COLLECTION,
    FOLDER,
    MESSAGE,
    PROMPT,
    SETTING,
    Change,
    HybridClock,
    name_of,
)
from soulfra_desktop.domain.settings import FIELDS
from soulfra_desktop.services.sync_ports import Batch
from sync_server.protocol.sync import MAX_PUSH_BYTES, MAX_PUSH_COUNT, pack_frames, packed_size

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.services.sync_ports import Position, Sealer
    from sync_server.protocol.sync import Frame

BUSY_SECONDS = 0.025
"""So long may one write take, about; what is more comes in the next."""
ROWS_AT_ONCE = 500
ENQUEUED_AT_ONCE = 2_000
NEVER_FINISHED_SECONDS = 3_600
"""An answer that is on its way for longer was broken off with its process."""
ORDER = (FOLDER, PROMPT, SETTING, CHAT, MESSAGE, CALL)
"""In which what was here before is enqueued: nothing comes before what it needs."""
DONE = len(ORDER)

CLOCK_OF_CHAT = f"max({BEFORE_ACCOUNT + 1}, (updated_at / 1000 - {HybridClock.EPOCH_MS}) << {HybridClock.COUNT_BITS})"
EARLIER = {
    CHAT: f"SELECT {CHAT}, id, '', {CLOCK_OF_CHAT}, ?1 FROM conversation WHERE rowid > ?2 AND rowid <= ?3",
    FOLDER: f"SELECT {FOLDER}, id, '', {BEFORE_ACCOUNT} - ?1, ?1 FROM folder WHERE rowid > ?2 AND rowid <= ?3",
    PROMPT: f"SELECT {PROMPT}, id, '', {BEFORE_ACCOUNT} - ?1, ?1 FROM prompt WHERE rowid > ?2 AND rowid <= ?3",
    SETTING: f"SELECT {SETTING}, name, '', {BEFORE_ACCOUNT} - ?1, ?1 FROM setting WHERE rowid > ?2 AND rowid <= ?3"
    " AND name IN (SELECT name FROM shared_setting)",
}
"""Stamps of what was there before the sign-in: chats when they were last used, all else at the beginning of time, where of
two devices the one that joined the account earlier wins."""
WHOLE = {
    CHAT: f"""SELECT {CHAT}, id, '' FROM conversation WHERE rowid > ? AND rowid <= ? AND deleted_at IS NOT 0 AND NOT stays_here
              AND coalesce(folder_id, '') NOT IN (SELECT id FROM folder WHERE stays_here)""",
    MESSAGE: f"""SELECT {MESSAGE}, id, '' FROM message WHERE rowid > ? AND rowid <= ? AND NOT on_its_way
                 AND conversation_id NOT IN (SELECT id FROM conversation WHERE deleted_at IS 0 OR stays_here
                     OR folder_id IN (SELECT id FROM folder WHERE stays_here))""",
    FOLDER: f"SELECT {FOLDER}, id, '' FROM folder WHERE rowid > ? AND rowid <= ? AND NOT stays_here",
    PROMPT: f"SELECT {PROMPT}, id, '' FROM prompt WHERE rowid > ? AND rowid <= ?",
    SETTING: f"""SELECT {SETTING}, name, '' FROM setting WHERE rowid > ? AND rowid <= ?
                 AND name IN (SELECT name FROM shared_setting)""",
    CALL: f"SELECT {CALL}, id, '' FROM usage WHERE rowid > ? AND rowid <= ? AND outcome != 'reserved'",
}
ROWS = {CHAT: "conversation", MESSAGE: "message", FOLDER: "folder", PROMPT: "prompt", SETTING: "setting", CALL: "usage"}
BROKEN_OFF = f"""
INSERT INTO outbox (kind, id, field)
SELECT {MESSAGE}, m.id, '' FROM message AS m JOIN conversation AS c ON c.id = m.conversation_id
WHERE m.on_its_way AND m.created_at < ? AND c.deleted_at IS NOT 0 AND NOT {private("c")}
    AND NOT EXISTS (SELECT 1 FROM shared WHERE kind = {MESSAGE} AND id = m.id) ON CONFLICT DO NOTHING
"""


def enqueue_some(db: sqlite_utils.Database) -> bool:
    """Put the next of what was here before into the outbox; whether there is still more."""
    stage, after, device = db.conn.execute("SELECT backlog, backlog_after, device FROM replica").fetchone()
    if stage is None or stage >= DONE:
        return False
    kind = ORDER[stage]
    rows = f"SELECT max(rowid), count(*) FROM (SELECT rowid FROM {ROWS[kind]} WHERE rowid > ? ORDER BY rowid LIMIT ?)"
    last, count = db.conn.execute(rows, [after, ENQUEUED_AT_ONCE]).fetchone()
    if count:
        if kind in EARLIER:
            db.conn.execute(f"INSERT INTO stamp {EARLIER[kind]} ON CONFLICT DO NOTHING", [device, after, last])
        sql = f"INSERT INTO outbox (kind, id, field) {WHOLE[kind]} ORDER BY rowid ON CONFLICT DO NOTHING"
        db.conn.execute(sql, [after, last])
    stage, after = (stage, last) if count == ENQUEUED_AT_ONCE else (stage + 1, 0)
    db.conn.execute("UPDATE replica SET backlog = ?, backlog_after = ?", [stage, after])
    return stage < DONE


def know_settings(db: sqlite_utils.Database) -> None:
    """Which settings are shared, as this version of Soulfra says; those that are shared since it came are enqueued."""
    shared = {one.name for one in FIELDS if not one.here_only}
    here = {name for (name,) in db.conn.execute("SELECT name FROM shared_setting").fetchall()}
    for name in here - shared:
        db.conn.execute("DELETE FROM shared_setting WHERE name = ?", [name])
    for name in shared - here:
        db.conn.execute("INSERT INTO shared_setting VALUES (?)", [name])
        db.conn.execute(
            f"""INSERT INTO outbox (kind, id, field) SELECT {SETTING}, name, '' FROM setting, replica
                WHERE name = ? AND recording ON CONFLICT DO NOTHING""",
            [name],
        )


WAITING_BATCH = """
SELECT first_idx, count, blob, EXISTS (SELECT 1 FROM blob WHERE state = 'to push') FROM batch ORDER BY first_idx LIMIT 1
"""
LEFT = "SELECT EXISTS (SELECT 1 FROM outbox) OR EXISTS (SELECT 1 FROM leftover) OR EXISTS (SELECT 1 FROM batch)"


def waiting_batch(db: sqlite_utils.Database) -> Batch | None:
    row = db.conn.execute(WAITING_BATCH).fetchone()
    return Batch(row[0], row[1], row[2], bool(row[3])) if row else None


def acknowledge(
    db: sqlite_utils.Database, first_idx: int, count: int, head_seq: int, position: Position | None
) -> bool:
    """Whether more waits."""
    if position is not None:
        move_on(db, position)
    db.conn.execute("DELETE FROM batch WHERE first_idx = ? AND count = ?", [first_idx, count])
    db.conn.execute("UPDATE replica SET acknowledged_seq = max(acknowledged_seq, ?)", [head_seq])
    return bool(db.conn.execute(LEFT).fetchone()[0])


def take_back(db: sqlite_utils.Database, change: Change, merged: Change) -> None:
    """What of a record came back from the log need not be pushed; `merged` is the record with it."""
    of = [change.kind, change.id]
    rows = db.conn.execute("SELECT field FROM outbox WHERE kind = ? AND id = ?", of).fetchall()
    named = {field for (field,) in rows}
    if not named or ("" in named and not change.is_whole):
        return
    known_there = {name for name, value in change.fields.items() if merged.fields[name] == value}
    left = (set(merged.fields) if "" in named else named) - known_there
    if left != named:
        drop(db, *of)
        add = "INSERT INTO outbox (kind, id, field) VALUES (?, ?, ?)"
        db.conn.executemany(add, [[*of, name] for name in sorted(left)])


def drop(db: sqlite_utils.Database, kind: int, identity: str) -> None:
    db.conn.execute("DELETE FROM outbox WHERE kind = ? AND id = ?", [kind, identity])


def say_again(db: sqlite_utils.Database, kind: int, identity: str) -> None:
    """A machine of an earlier version, which knows nothing of forgetting, wrote over it later."""
    sql = "INSERT INTO outbox (kind, id, field) VALUES (?, ?, '') ON CONFLICT DO NOTHING"
    db.conn.execute(sql, [kind, identity])


class AddressFirst(Exception):
    """Attachments of these messages have no addresses yet; nothing was packed."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__()
        self.messages = messages


def pack(db: sqlite_utils.Database, sealer: Sealer, now_ms: int, begun: Batch | None) -> tuple[Batch | None, bool]:
    """The batch that waits, or the next slice of a new one, behind what was `begun`; and whether the next slice may find
    more. Once it is whole, a batch stays the same, unless something of it is to stay here since. Raises AddressFirst."""
    if unsealed(db):
        begun = None
    if begun is None and (batch := waiting_batch(db)) is not None:
        return batch, False
    account, device, next_idx = db.conn.execute("SELECT account_id, device, next_idx FROM replica").fetchone()
    if not account:
        return None, False
    db.conn.execute(BROKEN_OFF, [(now_ms - NEVER_FINISHED_SECONDS * 1000) * 1000])
    packing = _Packing(
        sealer, device, next_idx, before=begun.count if begun else 0, size=len(begun.blob) if begun else 0
    )
    packing.leftovers(db)
    more = packing.records(db)
    if packing.without_address:
        raise AddressFirst(packing.without_address)
    if packing.frames:
        count, blob = len(packing.frames), pack_frames(packing.frames)
        row = [next_idx, count, blob, json.dumps(packing.names)]
        db.conn.execute("INSERT INTO batch (first_idx, count, blob, names) VALUES (?, ?, ?, ?)", row)
        db.conn.execute("UPDATE replica SET next_idx = next_idx + ?", [count])
        begun = (
            Batch(begun.first_idx, begun.count + count, begun.blob + blob) if begun else Batch(next_idx, count, blob)
        )
    if more and not packing.has_no_room:
        return begun, True
    if begun is not None:
        _make_one(db, begun)
    return waiting_batch(db), False


def _make_one(db: sqlite_utils.Database, batch: Batch) -> None:
    """Slices that were kept one by one, and that nobody has sent, are one batch from now on."""
    rows = db.conn.execute("SELECT names FROM batch WHERE first_idx >= ? ORDER BY first_idx", [batch.first_idx])
    names = json.dumps([name for (some,) in rows.fetchall() for name in json.loads(some)])
    grown = db.conn.execute(
        "UPDATE batch SET count = ?, blob = ?, names = ? WHERE first_idx = ? AND count < ?",
        [batch.count, batch.blob, names, batch.first_idx, batch.count],
    ).rowcount
    if grown:  # else another process was faster, and pushed the first slice: the others stay as they are
        db.conn.execute("DELETE FROM batch WHERE first_idx > ?", [batch.first_idx])


def unsealed(db: sqlite_utils.Database) -> bool:
    """Whether batches had to be given up because something was to stay here since they were sealed. What they named waits
    again, under the same numbers; had the server one of them after all, it says so, and this device begins again."""
    sql = "SELECT first_idx, names FROM batch WHERE first_idx >= (SELECT min(first_idx) FROM batch WHERE stale) ORDER BY 1"
    batches = db.conn.execute(sql).fetchall()
    for _, names in batches:
        for kind, identity, name, newly_shared in json.loads(names):
            if newly_shared:
                db.conn.execute("DELETE FROM shared WHERE kind = ? AND id = ?", [kind, identity])
            db.conn.execute("DELETE FROM leftover WHERE name = ?", [name_of(kind, identity)])
            sql = "INSERT INTO outbox (kind, id, field) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            db.conn.execute(sql, [kind, identity, name])
    if batches:
        db.conn.execute("DELETE FROM batch WHERE first_idx >= ?", [batches[0][0]])
        db.conn.execute("UPDATE replica SET next_idx = ?", [batches[0][0]])
    return bool(batches)


@dataclass(slots=True)
class _Packing:
    """One batch on its way."""

    sealer: Sealer
    device: int
    next_idx: int
    """The number of its first frame."""
    before: int = 0
    """Frames of it that were packed already, whose bytes are counted in `size`."""
    size: int = 0
    has_no_room: bool = False
    frames: list[Frame] = field(default_factory=list)
    names: list[tuple[int, str, str, bool]] = field(default_factory=list)
    """What is in it: kind, id, field, and whether nobody else had seen it before."""
    without_address: list[str] = field(default_factory=list)
    until: float = field(default_factory=lambda: time.perf_counter() + BUSY_SECONDS)

    @property
    def full(self) -> bool:
        if self.before + len(self.frames) >= MAX_PUSH_COUNT:
            self.has_no_room = True
        return self.has_no_room or time.perf_counter() > self.until

    def add(self, collection: int, name: str, revision: int, content: bytes) -> bool:
        """Whether it had room."""
        place = (self.device, self.next_idx + len(self.frames))
        frame = self.sealer.seal(collection, name, revision, content, place)
        size = packed_size(frame)
        if self.size and self.size + size > MAX_PUSH_BYTES:
            self.has_no_room = True
            return False
        self.frames.append(frame)
        self.size += size
        return True

    def leftovers(self, db: sqlite_utils.Database) -> None:
        sql = "SELECT number, collection, name, revision, content FROM leftover ORDER BY number LIMIT 8"
        for number, *rest in db.conn.execute(sql).fetchall():
            if not self.add(*rest):
                break
            db.conn.execute("DELETE FROM leftover WHERE number = ?", [number])
            self.names.append((*_named(rest[1]), "", False))

    def records(self, db: sqlite_utils.Database) -> bool:
        """Whether there was a record that is packed now, or is none any more."""
        rows = db.conn.execute("SELECT number, kind, id, field FROM outbox ORDER BY number LIMIT ?", [ROWS_AT_ONCE])
        found = rows.fetchall()
        while found:
            done: list[int] = []
            try:
                if not self._some(db, found, done):
                    return bool(done) or bool(self.frames)
            finally:
                db.conn.executemany("DELETE FROM outbox WHERE number = ?", [[number] for number in done])
            if len(found) < ROWS_AT_ONCE:
                return False
            sql = "SELECT number, kind, id, field FROM outbox WHERE number > ? ORDER BY number LIMIT ?"
            found = db.conn.execute(sql, [found[-1][0], ROWS_AT_ONCE]).fetchall()
        return False

    def _some(self, db: sqlite_utils.Database, rows: list[tuple[int, int, str, str]], done: list[int]) -> bool:
        """Whether there is room and time for more."""
        packed_already: set[tuple[int, str]] = set()
        for number, kind, identity, _ in rows:
            if (kind, identity) in packed_already:
                continue
            if self.full:
                return False
            numbers, only = _fields(db, number, kind, identity)
            try:
                change = _state(db, kind, identity, only)
            except StaysHere:
                change = None
            except NotAddressed:
                self.without_address.append(identity)
                continue
            if change is not None and not self._take(db, change):
                return False
            if change is not None:
                is_first = only is None and not change.is_tombstone and _share(db, kind, identity)
                self.names += [(kind, identity, name, is_first) for name in only or ("",)]
            if len(numbers) > 1:
                packed_already.add((kind, identity))
            done += numbers
        return True

    def _take(self, db: sqlite_utils.Database, change: Change) -> bool:
        revision = _revision(db, change)
        first, *rest = split(packed(change))
        collection, name = COLLECTION[change.kind], name_of(change.kind, change.id)
        if not self.add(collection, name, revision, first):
            return False
        if rest:
            sql = "INSERT INTO leftover (collection, name, revision, content) VALUES (?, ?, ?, ?)"
            db.conn.executemany(sql, [[collection, name, revision, piece] for piece in rest])
        return True


def _named(name: str) -> tuple[int, str]:
    """The kind and the id of which `name_of` made it."""
    kind = next(kind for kind in ORDER if name.startswith(name_of(kind, "")))
    return kind, name.removeprefix(name_of(kind, ""))


def _share(db: sqlite_utils.Database, kind: int, identity: str) -> bool:
    """Others see it from now on; whether they did not before."""
    if kind not in (CHAT, FOLDER):
        return False
    sql = "INSERT INTO shared VALUES (?, ?) ON CONFLICT DO NOTHING"
    return db.conn.execute(sql, [kind, identity]).rowcount > 0


def _fields(db: sqlite_utils.Database, number: int, kind: int, identity: str) -> tuple[list[int], set[str] | None]:
    """The rows of a record and the fields that they name; None for all."""
    if kind in (MESSAGE, CALL, SETTING):
        return [number], None
    rows = db.conn.execute("SELECT number, field FROM outbox WHERE kind = ? AND id = ?", [kind, identity]).fetchall()
    names = {name for _, name in rows}
    return [one for one, _ in rows], None if "" in names else names


def _state(db: sqlite_utils.Database, kind: int, identity: str, only: set[str] | None) -> Change | None:
    """As it is now: all of it, some fields, a tombstone; None where it is nothing any more."""
    if kind in (CHAT, FOLDER, PROMPT) and (life := life_of(db, kind, identity)) % 2:
        return Change(kind, identity, life)
    change = to_send(db, kind, identity, only)
    if change is not None and kind == MESSAGE and change.latest == 0:
        db.conn.execute("INSERT INTO shared VALUES (?, ?) ON CONFLICT DO NOTHING", [MESSAGE, identity])
    return change


def _revision(db: sqlite_utils.Database, change: Change) -> int:
    if change.is_tombstone:
        return db.conn.execute("SELECT clock FROM replica").fetchone()[0]
    return change.latest
