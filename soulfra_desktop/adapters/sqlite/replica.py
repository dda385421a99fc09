"""The store as one of several that agree: what the sync engine sees of it."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sqlite import outbox, replica_blobs, replica_snapshot, replica_triggers
from soulfra_desktop.adapters.sqlite.erasing import erase
from soulfra_desktop.adapters.sqlite.organiser import remove_some
from soulfra_desktop.adapters.sqlite.replica_apply import take_some
from soulfra_desktop.adapters.sqlite.replica_sql import move_on
from soulfra_desktop.adapters.sqlite.replica_waiting import NEWER, READY
from soulfra_desktop.adapters.sqlite.values import from_micros, to_micros
from soulfra_desktop.domain.replica import CHAT, SPEC, Change, Part
from soulfra_desktop.domain.settings import FIELDS
from soulfra_desktop.services.sync_ports import Applied, Batch, BlobRef, Position, ReplicaState

if TYPE_CHECKING:
    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.adapters.sqlite.settings import SqliteSettings
    from soulfra_desktop.services.sync_ports import Sealer
    from sync_server.protocol.sync import Frame

STATE = f"""
SELECT account_id, device, seq, chain, heard, next_idx, acknowledged_seq, synced_at, backlog IS NOT NULL AND backlog >= {outbox.DONE},
    (SELECT count(*) FROM outbox) + (SELECT count(*) FROM leftover) + (SELECT coalesce(sum(count), 0) FROM batch),
    (SELECT count(*) FROM orphan),
    (SELECT count(DISTINCT address) FROM blob WHERE state = 'to push'),
    (SELECT count(DISTINCT address) FROM blob WHERE state = 'to fetch'),
    NOT EXISTS (SELECT 1 FROM conversation AS c JOIN shared AS s ON s.kind = 1 AND s.id = c.id WHERE c.stays_here)
    AND NOT EXISTS (SELECT 1 FROM folder AS f JOIN conversation AS c ON c.folder_id = f.id
                    JOIN shared AS s ON s.kind = 1 AND s.id = c.id WHERE f.stays_here)
FROM replica
"""
TOMBSTONES = """
INSERT INTO outbox (kind, id, field) SELECT kind, id, '' FROM life WHERE life % 2 = 1 ON CONFLICT DO NOTHING
"""
REMOVED_MEANWHILE = (
    f"INSERT INTO life SELECT {CHAT}, id, 1 FROM gone WHERE 1"
    " ON CONFLICT (kind, id) DO UPDATE SET life = life + (life % 2 = 0)",
    "DELETE FROM gone",
)
"""Chats that were removed for good while nobody was signed in."""
FORGOTTEN = ("outbox", "stamp", "life", "shared", "batch", "leftover", "orphan", "part", "wanted_folder", "blob")
KNOWS = hashlib.sha256(
    json.dumps(
        [
            [[kind, *spec.types] for kind, spec in SPEC.items()],
            [one.name for one in FIELDS if not one.here_only],
            replica_triggers.edition(),
        ]
    ).encode()
).hexdigest()
"""Another one once Soulfra knows other fields: what had to wait for them is looked at again."""


class SqliteReplica:
    """Fulfils Replica."""

    def __init__(self, database: Database, settings: SqliteSettings | None = None) -> None:
        """`settings` are told where some arrive."""
        self._database = database
        self._settings = settings
        self._prepared = False

    async def state(self) -> ReplicaState:
        row = await self._database.read(lambda db: db.conn.execute(STATE).fetchone())
        account, device, seq, chain, heard, next_idx, acknowledged, synced_at, enqueued, waiting, orphans, *rest = row
        to_push, to_fetch, may_compact = rest
        return ReplicaState(
            account_id=account,
            device_no=device,
            position=Position(seq, chain, dict(json.loads(heard))),
            next_idx=next_idx,
            acknowledged_seq=acknowledged,
            waiting=waiting,
            enqueued=bool(enqueued),
            incomplete=orphans,
            blobs_to_push=to_push,
            blobs_to_fetch=to_fetch,
            may_compact=bool(may_compact),
            synced_at=None if synced_at is None else from_micros(synced_at),
        )

    async def sign_in(self, account_id: str, device_no: int, next_idx: int = 0) -> None:
        """Doing it again for the same account and device changes nothing."""

        def begin(db: sqlite_utils.Database) -> None:
            *before, last = db.conn.execute("SELECT account_id, device, person FROM replica").fetchone()
            if before == [account_id, device_no]:
                return
            person = account_id.split("/")[0]
            _forget(db, but=("life",) if person == last else ())  # what was removed for good stays so
            for sql in (*REMOVED_MEANWHILE, TOMBSTONES):
                db.conn.execute(sql)
            db.conn.execute(
                """UPDATE replica SET account_id = ?, device = ?, next_idx = ?, recording = 1, backlog = 0, knows = ?,
                   person = ?""",
                [account_id, device_no, next_idx, KNOWS, person],
            )
            replica_triggers.renew(db)
            outbox.know_settings(db)

        await self._database.write(begin)

    async def sign_out(self) -> None:
        def leave(db: sqlite_utils.Database) -> None:
            _forget(db, but=("life",))
            db.conn.execute("DELETE FROM life WHERE kind != ?", [CHAT])  # only of chats it is noticed if they come back

        await self._database.write(leave)

    async def enqueue_more(self) -> bool:
        return await self._database.write(outbox.enqueue_some)

    async def next_batch(self, sealer: Sealer) -> Batch | None:
        await self._prepare()
        batch: Batch | None = None
        more = True
        while more:
            try:
                batch, more = await self._database.write(
                    lambda db, begun=batch: outbox.pack(db, sealer, _now_ms(), begun)
                )
            except outbox.AddressFirst as first:
                await self._address(first.messages, sealer)
        return batch

    async def acknowledge(self, first_idx: int, count: int, head_seq: int, position: Position | None = None) -> bool:
        return await self._database.write(lambda db: outbox.acknowledge(db, first_idx, count, head_seq, position))

    async def apply(self, changes: Sequence[Change | Part], position: Position | None) -> Applied:
        await self._prepare()
        applied, at, done, forgot = Applied(), 0, False, False
        while not done:
            step = await self._database.write(lambda db, at=at: take_some(db, changes, at, position))
            applied, at, done, forgot = applied | step.applied, step.at, step.done, forgot or step.forgot
            while step.removing and await self._database.write(remove_some):
                pass
        if forgot:
            await erase(self._database)
        if applied.settings and self._settings is not None:
            await self._settings.tell()
        return applied

    async def restart(self, next_idx: int | None = None) -> None:
        def restart(db: sqlite_utils.Database) -> None:
            db.conn.execute(
                """UPDATE replica SET seq = 0, chain = x'', heard = '[]', acknowledged_seq = 0,
                   backlog = 0, backlog_after = 0"""
            )
            db.conn.execute("UPDATE replica SET next_idx = coalesce((SELECT min(first_idx) FROM batch), next_idx)")
            db.conn.execute("DELETE FROM batch")
            db.conn.execute("DELETE FROM leftover")
            db.conn.execute("UPDATE blob SET state = 'to push' WHERE state = 'here'")
            db.conn.execute(TOMBSTONES)
            if next_idx is not None:
                db.conn.execute("UPDATE replica SET next_idx = ?", [next_idx])

        await self._database.write(restart)

    async def snapshot(self, sealer: Sealer) -> AsyncIterator[list[Frame]]:
        place: replica_snapshot.Place | None = replica_snapshot.BEGINNING
        while place is not None:
            frames, place = await self._database.read(
                lambda db, place=place: replica_snapshot.sealed_some(db, sealer, place)
            )
            if frames:
                yield frames

    async def synced(self, at: datetime, position: Position | None = None) -> None:
        def remember(db: sqlite_utils.Database) -> None:
            db.conn.execute("UPDATE replica SET synced_at = ?", [to_micros(at)])
            if position is not None:
                move_on(db, position)

        await self._database.write(remember)

    # Attachments

    async def blobs_to_push(self, limit: int = 100) -> list[BlobRef]:
        return await self._database.read(lambda db: replica_blobs.in_state(db, "to push", limit))

    async def blob(self, address: str) -> bytes | None:
        return await self._database.read(lambda db: replica_blobs.data(db, address))

    async def blob_pushed(self, address: str) -> None:
        await self._database.write(lambda db: replica_blobs.pushed(db, address))

    async def blobs_to_fetch(self, limit: int = 100) -> list[BlobRef]:
        return await self._database.read(lambda db: replica_blobs.in_state(db, "to fetch", limit))

    async def blob_arrived(self, address: str, data: bytes) -> Applied:
        return await self._database.write(lambda db: replica_blobs.arrived(db, address, data))

    async def _address(self, messages: Sequence[str], sealer: Sealer) -> None:
        """Give the attachments of these messages their addresses, one after the other: they may be large."""
        for message_id in messages:
            for position in await self._database.read(lambda db, of=message_id: replica_blobs.without_address(db, of)):
                at = (message_id, position)
                data = await self._database.read(lambda db, at=at: replica_blobs.attached(db, *at))
                if data is not None:
                    address = await asyncio.to_thread(sealer.address, data)
                    await self._database.write(lambda db, at=at, to=address: replica_blobs.address(db, *at, to))

    async def _prepare(self) -> None:
        """Once a process: what a newer Soulfra knows and shares."""
        if self._prepared:
            return

        def prepare(db: sqlite_utils.Database) -> None:
            account, knows = db.conn.execute("SELECT account_id, knows FROM replica").fetchone()
            if account and knows != KNOWS:
                replica_triggers.renew(db)
                outbox.know_settings(db)
                db.conn.execute("UPDATE orphan SET waits_for = ? WHERE waits_for = ?", [READY, NEWER])
                db.conn.execute("UPDATE replica SET knows = ?", [KNOWS])

        await self._database.write(prepare)
        self._prepared = True


def _forget(db: sqlite_utils.Database, but: Sequence[str] = ()) -> None:
    """All but the clock, which never runs back."""
    for table in FORGOTTEN:
        if table in but:
            continue
        db.conn.execute(f"DELETE FROM {table}")
    db.conn.execute(
        """UPDATE replica SET account_id = '', device = 0, recording = 0, seq = 0, chain = x'', heard = '[]',
           next_idx = 0, acknowledged_seq = 0, synced_at = NULL, backlog = NULL, backlog_after = 0, knows = ''"""
    )
    replica_triggers.renew(db)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
