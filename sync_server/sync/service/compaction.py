"""What makes a log shorter: a client seals all records into a snapshot, and segments that it covers may go. The floor
rises when every device that is still about has read that far, or a month after the snapshot at the latest; whoever comes
later takes the snapshot."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.kit.auth import Caller
from sync_server.kit.jobs import Payload
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.protocol.sync import Snapshot
from sync_server.sync.repository import blobs, log
from sync_server.sync.repository.blobs import Kept
from sync_server.sync.service.log import resync_required, state_of

COMPACT = "sync.compact"
PATIENCE = timedelta(days=30)
"""How long a device may be away before the log goes on without it."""
SLICE = 2_000
"""Segments that one transaction deletes."""


class SnapshotService:
    """Takes snapshots of clients, which alone can make them."""

    def __init__(self, node: Node) -> None:
        self._node, self._database = node, node.database

    async def newest(self, caller: Caller) -> Snapshot:
        """Raises Problem 404."""

        def read(connection: Connection) -> Kept | None:
            is_begun = state_of(connection, caller).is_begun
            return blobs.newest_snapshot(connection, caller.account_id) if is_begun else None

        kept = await self._database.look(read)
        if kept is None:
            raise Problem(404, errors.NOT_FOUND, "There is no snapshot.")
        return _told(kept)

    async def put(self, caller: Caller, snapshot: Snapshot) -> Snapshot:
        """Keeps it as the newest, and has the log made shorter.

        Raises Problem 409: chain-mismatch, blob-missing, snapshot-older, ahead-of-log; 410 below the floor.
        """

        def keep(connection: Connection) -> bool:
            state = state_of(connection, caller)
            kept = blobs.newest_snapshot(connection, caller.account_id) if state.is_begun else None
            if kept is not None and _told(kept) == snapshot:
                return False
            if snapshot.upto_seq > state.head_seq:
                raise Problem(409, errors.AHEAD_OF_LOG, "The log does not go that far.", head_seq=state.head_seq)
            if kept is not None and kept.upto_seq >= snapshot.upto_seq:
                raise Problem(
                    409, errors.SNAPSHOT_OLDER, "There is a snapshot that goes as far.", snapshot_seq=kept.upto_seq
                )
            if snapshot.upto_seq < state.floor_seq:
                raise resync_required(state.floor_seq)
            chain = log.chain_at(connection, caller.account_id, snapshot.upto_seq)
            if chain is None or chain.hex() != snapshot.chain:
                raise Problem(409, errors.CHAIN_MISMATCH, "The log does not end there with this chain.")
            sha256 = bytes.fromhex(snapshot.blob_sha256)
            blob = blobs.blob(connection, caller.account_id, sha256)
            if blob is None or blob.completed_at is None or blob.bytes != snapshot.bytes:
                raise Problem(409, errors.BLOB_MISSING, "The snapshot's blob is not here, or of another size.")
            made = Kept(snapshot.upto_seq, chain, sha256, snapshot.bytes, caller.device_no, self._node.now())
            blobs.add_snapshot(connection, caller.account_id, made)
            return True

        async def keep_and_compact(session: AsyncSession) -> None:
            if await (await session.connection()).run_sync(keep):
                await self._node.jobs.add(session, COMPACT, {"account_id": str(caller.account_id)})

        await self._database.write(keep_and_compact)
        return snapshot


class Compaction:
    """Raises floors; what it does twice is done once."""

    def __init__(self, node: Node) -> None:
        self._database, self._now = node.database, node.now

    async def handle(self, payload: Payload) -> None:
        await self.compact(uuid.UUID(payload["account_id"]))

    async def compact(self, account_id: uuid.UUID) -> int:
        """Deletes what the newest snapshot covers and nobody needs any more. How many segments went."""
        gone = 0
        while deleted := await self._database.change(lambda connection: self._slice(connection, account_id)):
            gone += deleted
        return gone

    async def compact_all(self) -> None:
        """Every account whose newest snapshot goes beyond its floor: time passes for devices that stay away."""
        for account_id in await self._database.look(blobs.above_floor):
            await self.compact(account_id)

    def _slice(self, connection: Connection, account_id: uuid.UUID) -> int:
        floor_seq = log.lock(connection, account_id)
        kept = blobs.newest_snapshot(connection, account_id)
        if floor_seq is None or kept is None:
            return 0
        target = self._reached_by_all(connection, account_id, kept)
        covered = log.first_segments(connection, account_id, target, SLICE)
        if not covered:
            return 0
        last_seq, chain = covered[-1][0], covered[-1][2]
        log.raise_floor(connection, account_id, last_seq, chain, sum(size for _, size, _ in covered))
        return len(covered)

    def _reached_by_all(self, connection: Connection, account_id: uuid.UUID, kept: Kept) -> int:
        """How far the floor may rise: to the snapshot, or to the slowest of the devices that are waited for."""
        now = self._now()
        if now - kept.at >= PATIENCE:
            return kept.upto_seq
        rows = log.cursors(connection, account_id)
        return min([kept.upto_seq, *(pulled for _, _, pulled, at in rows if _is_about(at, now))])


def _is_about(pulled_at: datetime | None, now: datetime) -> bool:
    """Whether a device is waited for. One that never read anything begins with the snapshot."""
    return pulled_at is not None and now - pulled_at < PATIENCE


def _told(kept: Kept) -> Snapshot:
    return Snapshot(kept.upto_seq, kept.chain.hex(), kept.blob_sha256.hex(), kept.bytes)
