"""The log of an account: batches get their place in it once, in one order for everyone, and can be read from any place
that is still kept. What a batch says is nothing to this server: it counts frames and lengths."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from sync_server.kit.auth import Caller, not_signed_in
from sync_server.kit.db import Database
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import errors, sync
from sync_server.protocol.sync import Check, DeviceCursor, Head, Pushed, SyncUsage
from sync_server.sync.repository import log
from sync_server.sync.repository.log import LogState

PIECE_BYTES = 1 << 20
"""What is read of the database and sent at a time."""
HASHED_HERE_BYTES = 256 << 10
"""More than this is hashed in a thread: the loop serves others meanwhile."""
SHORT_BYTES = 64 << 10
"""Up to this a batch is read where the request is answered, and handed to no thread."""
CURSOR_EVERY = timedelta(minutes=1)


PUSHES, PULLS = "3000/minute", "6000/minute"


async def allowed(node: Node, rate: str, name: str, caller: Caller) -> None:
    """Raises Problem 429 where an account asks too often."""
    await node.limiter.hit(rate, name, caller.account_id.hex)


def channel(account_id: UUID) -> str:
    """Where an account's news go: the head's number."""
    return f"account/{account_id.hex}"


def tell(node: Node, account_id: UUID, head_seq: int) -> None:
    """The log has grown: a hint for devices that are on line."""
    node.notifier.notify(channel(account_id), str(head_seq))


class _Refused(Exception):
    """Ends the transaction: it was not the device's next batch."""


class _NotBegun(Exception):
    """Ends the transaction: the account has no log of this epoch."""


class Piece(NamedTuple):
    """Packed segments, and where the last of them ends."""

    upto: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Pull:
    """An answer to a pull: where the head was, and the segments: all in `first`, or in `rest`, which begins with it."""

    head_seq: int
    first: bytes
    rest: AsyncIterator[bytes] | None


class LogService:
    """Push, pull and look, for callers that have proved who they are."""

    def __init__(self, node: Node) -> None:
        self._node, self._database, self._now = node, node.database, node.now
        self._quota = node.settings.account_bytes

    async def push(self, caller: Caller, first_idx: int, count: int, batch: bytes) -> Pushed:
        """Stores a batch as one segment; one that is stored already is answered with its numbers.

        Raises Problem: 422 no batch, 409 gap, overlap, counter-reused or keys-changed, 413 over the quota, 401 revoked, 429.
        """
        await allowed(self._node, PUSHES, "push", caller)
        try:
            counted = sync.count_frames(batch)
        except sync.FrameInvalid as error:
            raise Problem(422, errors.INVALID_REQUEST, f"This is no batch: {error}.") from None
        if counted != count:
            raise Problem(422, errors.INVALID_REQUEST, f"The batch has {counted} frames, not {count}.")
        digest = await _digest(batch)

        def store(connection: Connection) -> Pushed:
            return self._store(connection, caller, first_idx, count, batch, digest)

        for _ in range(3):
            try:
                pushed = await self._database.change(store)
                tell(self._node, caller.account_id, pushed.head_seq)
                return pushed
            except _Refused:
                return await self._explain(caller, first_idx, count, batch)
            except _NotBegun:
                await begin_log(self._database, caller)
        raise Problem(409, errors.LOG_RESTARTED, "What was synced is being given up just now; ask again.")

    def _store(
        self, connection: Connection, caller: Caller, first_idx: int, count: int, batch: bytes, digest: bytes
    ) -> Pushed:
        account_id, device_no = caller.account_id, caller.device_no
        if not log.take_numbers(connection, account_id, device_no, first_idx, count):
            raise _Refused
        _assert_newest(batch, log.newest_keys(connection, account_id))
        place = log.take_place(connection, account_id, count, len(batch))
        if place is None:
            raise _NotBegun
        if place.kept > self._quota:
            raise over_quota(self._quota)
        last = place.head_seq - count
        before = place.floor_chain if last == place.floor_seq else place.before
        before = before or log.chain_at(connection, account_id, last)
        if before is None:
            raise RuntimeError("the log has lost its last segment")
        chain = sync.linked(before, last + 1, count, device_no, first_idx, digest)
        row = {
            "account_id": account_id,
            "last_seq": place.head_seq,
            "first_seq": last + 1,
            "device_no": device_no,
            "first_idx": first_idx,
            "count": count,
            "bytes": len(batch),
            "at": self._now(),
            "chain": chain,
            "batch": batch,
        }
        log.append(connection, row)
        return Pushed(
            place.head_seq, chain.hex(), place.floor_seq, place.snapshot_seq, place.epoch, last + 1, first_idx + count
        )

    async def _explain(self, caller: Caller, first_idx: int, count: int, batch: bytes) -> Pushed:
        """Why a batch was not the next: known already (then its numbers), too far ahead, or other than what is stored
        under these numbers."""
        account_id, device_no = caller.account_id, caller.device_no

        def compare(connection: Connection) -> tuple[LogState, int, int, bool]:
            frames, first_seq, compared, are_same = sync.unpack_frames(batch), 0, 0, True
            state = state_of(connection, caller)
            stored = log.pushed(connection, account_id, device_no, first_idx, count, sync.MAX_PUSH_COUNT)
            for seq, idx, other in stored:
                known = sync.unpack_frames(other)
                are_same = are_same and _are_same(frames, first_idx, known, idx)
                compared += min(first_idx + count, idx + len(known)) - max(first_idx, idx)
                first_seq = seq + first_idx - idx if idx <= first_idx else first_seq
            return state, first_seq, compared, are_same

        state, first_seq, compared, are_same = await self._database.look(compare)
        if first_idx > state.next_idx:
            raise _conflict(errors.GAP, "Changes before these have not arrived.", state.next_idx)
        if not are_same:
            raise _conflict(
                errors.COUNTER_REUSED, "Other changes are stored under these numbers: sign in anew.", state.next_idx
            )
        if first_idx + count > state.next_idx:
            raise _conflict(errors.OVERLAP, "Some of these changes are stored already.", state.next_idx)
        if compared < count:  # whether they are the same cannot be told, so nobody is told that they are
            raise _conflict(errors.OVERLAP, "These changes were put together since: look there.", state.next_idx)
        return Pushed(**asdict(_head_of(state, caller)), first_seq=first_seq, next_idx=state.next_idx)

    async def pull(self, caller: Caller, since: int, limit: int) -> Pull:
        """The segments after `since`, of `limit` bytes together or a single one that is longer.

        Raises Problem: 410 resync-required below the floor, 409 ahead-of-log beyond the head, 429.
        """
        await allowed(self._node, PULLS, "pull", caller)
        state = await look_up(self._database, caller)
        _assert_within(state, since)
        if since == state.head_seq:
            first = Piece(since, b"")
        else:
            first = await self._last(caller, state, since) or await self.piece(
                caller, since, state.head_seq, min(limit, PIECE_BYTES)
            )
        if not first.data and since < state.head_seq:  # put together between the two looks
            _assert_within(await look_up(self._database, caller), since)
        await self._remember(caller, state, since)
        is_all = first.upto == state.head_seq or limit <= PIECE_BYTES
        return Pull(state.head_seq, first.data, None if is_all else self._rest(caller, first, state.head_seq, limit))

    async def _last(self, caller: Caller, state: LogState, since: int) -> Piece | None:
        """The last segment, where that alone is asked for and it is short: so asks whoever is on line, and it is found by
        its key. None where it is otherwise."""
        if state.head_first_seq != since + 1 or not state.head_bytes or state.head_bytes > SHORT_BYTES:
            return None
        row = await self._database.row(log.AT, {"account": caller.account_id, "seq": state.head_seq})
        return _piece([row]) if row is not None else None

    async def _rest(self, caller: Caller, piece: Piece, head_seq: int, limit: int) -> AsyncIterator[bytes]:
        """No connection is held while a slow reader reads."""
        while piece.data:
            yield piece.data
            limit -= len(piece.data)
            if piece.upto == head_seq or limit <= 0:
                return
            piece = await self.piece(caller, piece.upto, head_seq, min(limit, PIECE_BYTES))

    async def piece(self, caller: Caller, since: int, upto: int, limit: int) -> Piece:
        """Segments after `since` and none beyond `upto`: `limit` bytes, or one that is longer. Without data where what
        follows `since` is gone: what came behind a gap would look as if the log had been changed."""

        def look(connection: Connection) -> Piece:
            rows = log.after(connection, caller.account_id, since, upto, limit)
            return _piece(rows if rows and rows[0].first_seq == since + 1 else [])

        return await self._database.look(look)

    async def head(self, caller: Caller) -> Head:
        return _head_of(await look_up(self._database, caller), caller)

    async def check(self, caller: Caller, upto: int) -> Check:
        """The count and the chain at the last end of a segment that is not after `upto`.

        Raises Problem: 410 resync-required below the floor, 409 ahead-of-log beyond the head.
        """

        def read(connection: Connection) -> tuple[LogState, tuple[int, bytes] | None]:
            state = state_of(connection, caller)
            _assert_within(state, upto)
            end = log.end_before(connection, caller.account_id, upto) if state.is_begun else None
            return state, (end[0], end[1]) if end is not None else None

        state, end = await self._database.look(read)
        if end is not None and end[0] > state.floor_seq:
            return Check(end[0], end[0], end[1].hex())
        chain = state.floor_chain if state.is_begun else sync.first_chain(caller.account_id, state.account_epoch)
        return Check(state.floor_seq, state.floor_seq, chain.hex())

    async def devices(self, caller: Caller) -> list[DeviceCursor]:
        """How far each device has come; one that is below the floor takes the snapshot when it comes again."""

        def read(connection: Connection) -> tuple[LogState, Sequence[Any]]:
            return state_of(connection, caller), log.cursors(connection, caller.account_id)

        state, rows = await self._database.look(read)
        return [DeviceCursor(no, idx, pulled, pulled < state.floor_seq) for no, idx, pulled, _ in rows]

    async def usage(self, caller: Caller) -> SyncUsage:
        state = await look_up(self._database, caller)
        return SyncUsage(state.log_bytes, state.blob_bytes, self._quota)

    async def _remember(self, caller: Caller, state: LogState, since: int) -> None:
        """Writes how far the device is, if that is news: the cursor is for compaction, which asks for little."""
        if since <= state.pulled_seq or not state.is_begun:
            return
        now = self._now()
        if state.pulled_at is not None and now - state.pulled_at < CURSOR_EVERY:
            return

        try:
            await self._database.change(
                lambda connection: log.remember_pull(connection, caller.account_id, caller.device_no, since, now)
            )
        except IntegrityError:
            return  # the same device, at the same time, or the log was given up between


def state_of(connection: Connection, caller: Caller) -> LogState:
    """The caller's log; an empty one where it is not begun. Raises Problem 401 for a device that was revoked, whatever
    its token says."""
    return _welcome(log.state(connection, caller.account_id, caller.device_no))


def _welcome(state: LogState | None) -> LogState:
    if state is None:
        raise not_signed_in()
    return (
        state if state.is_begun else state._replace(head_seq=0, floor_seq=0, log_bytes=0, blob_bytes=0, snapshot_seq=0)
    )


async def look_up(database: Database, caller: Caller) -> LogState:
    """`state_of`, where nothing else is asked."""
    row = await database.row(log.STATE, {"account": caller.account_id, "device": caller.device_no})
    return _welcome(LogState(*row) if row is not None else None)


async def begin_log(database: Database, caller: Caller) -> None:
    """An empty log, in place of any of an older epoch. Raises Problem 401."""

    def begin(connection: Connection) -> None:
        epoch = state_of(connection, caller).account_epoch
        log.begin(connection, caller.account_id, epoch, sync.first_chain(caller.account_id, epoch))

    await database.change(begin)


async def _digest(batch: bytes) -> bytes:
    if len(batch) > HASHED_HERE_BYTES:
        return (await asyncio.to_thread(hashlib.sha256, batch)).digest()
    return hashlib.sha256(batch).digest()


def _piece(rows: Any) -> Piece:
    head, upto = sync.segment_head, 0
    parts: list[bytes] = []
    for first_seq, count, device_no, first_idx, batch, chain in rows:
        parts += (head(first_seq, count, device_no, first_idx, len(batch)), batch, chain)
        upto = first_seq + count - 1
    return Piece(upto, b"".join(parts))


def _assert_within(state: LogState, seq: int) -> None:
    if seq < state.floor_seq:
        raise resync_required(state.floor_seq)
    if seq > state.head_seq:
        raise Problem(409, errors.AHEAD_OF_LOG, "The log does not go that far.", head_seq=state.head_seq)


def _head_of(state: LogState, caller: Caller) -> Head:
    if not state.is_begun:
        chain = sync.first_chain(caller.account_id, state.account_epoch)
    else:
        chain = state.head_chain if state.head_chain is not None else state.floor_chain
    return Head(state.head_seq, chain.hex(), state.floor_seq, state.snapshot_seq, state.account_epoch)


def _assert_newest(batch: bytes, newest: Mapping[str, int]) -> None:
    """Raises Problem 409 where a frame is sealed with another key than its collection's newest: a revoked device knows an
    older one, and a later one, from before this server was restored, no new device could open."""
    used = ((sync.COLLECTIONS.get(number, ""), version) for number, version in sync.keys_of(batch))
    if any(version != newest.get(name, version) for name, version in used):
        raise Problem(409, errors.KEYS_CHANGED, "These changes are sealed with another key than the newest one here.")


def _are_same(frames: list[sync.Frame], first_idx: int, stored: list[sync.Frame], stored_idx: int) -> bool:
    """Whether what is stored is what came again: same collections, records and revisions under the same numbers."""
    start = stored_idx - first_idx
    return all(
        _identity(frame) == _identity(frames[at]) for at, frame in enumerate(stored, start) if 0 <= at < len(frames)
    )


def _identity(frame: sync.Frame) -> tuple[int, bytes, bytes]:
    return frame.collection, frame.record_id, frame.envelope[: sync.REVISION_BYTES]


def _conflict(slug: str, detail: str, next_idx: int) -> Problem:
    return Problem(409, slug, detail, next_idx=next_idx)


def over_quota(quota: int) -> Problem:
    return Problem(
        413, errors.QUOTA_EXCEEDED, "The account is full: remove files, or ask whoever runs the server.", quota=quota
    )


def resync_required(floor_seq: int) -> Problem:
    return Problem(
        410, errors.RESYNC_REQUIRED, "That part of the log was compacted: take the snapshot.", floor_seq=floor_seq
    )
