"""Files of ciphertext: taken in parts, kept by the hash of the whole, and given out by ranges. A part is an object of the
store before a row names it, so that a crash leaves rubbish to sweep and never a hole."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import AsyncIterator
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from sync_server.kit.auth import Caller
from sync_server.kit.blobs import BlobMissing
from sync_server.kit.node import Node
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.protocol.sync import BLOB_COST_BYTES, MIN_BLOB_PART_BYTES
from sync_server.sync.repository import blobs
from sync_server.sync.repository.blobs import BlobState
from sync_server.sync.service.log import begin_log, over_quota, state_of

HOUR = "%Y%m%d%H"
"""How the last part of an object's name begins: when it was made, for whoever sweeps."""


def folder(account_id: uuid.UUID) -> str:
    """Where an account's objects are."""
    return f"accounts/{account_id.hex}"


def object_name(account_id: uuid.UUID, epoch: int, at: datetime) -> str:
    return f"{folder(account_id)}/{epoch}/{at.strftime(HOUR)}-{uuid.uuid4().hex}"


def epoch_of(name: str) -> int:
    """Which of the account's fresh starts an object is of."""
    return int(name.split("/")[2])


class BlobService:
    """One caller's blobs."""

    def __init__(self, node: Node, caller: Caller) -> None:
        self._node, self._caller, self._account_id = node, caller, caller.account_id
        self._database, self._quota = node.database, node.settings.account_bytes
        self._epoch = 1

    async def state(self, sha256: bytes) -> BlobState:
        """How far it has come. Raises Problem 404."""
        known = await self._known(sha256)
        if known is None:
            raise Problem(404, errors.NOT_FOUND, "There is no such blob.")
        return known

    async def put(self, sha256: bytes, data: bytes) -> None:
        """The whole at once; if it is there already, that is well. Raises Problem 409 hash-mismatch, 413."""
        if hashlib.sha256(data).digest() != sha256:
            raise _mismatch()
        known = await self._known(sha256)
        if known is not None and known.completed_at is not None:
            return
        if known is not None:
            await self.delete(sha256)
        await self._begin(sha256, len(data))
        if await self._add(sha256, 0, data) == len(data):
            await self._complete(sha256)

    async def patch(self, sha256: bytes, length: int, offset: int, data: bytes) -> int:
        """A part of a blob of `length` bytes; the offset to go on from. Whole, it is checked against its name.

        Raises Problem: 409 offset-mismatch (with offset) or hash-mismatch (it is gone then), 413 over the quota.
        """
        known = await self._known(sha256)
        if known is None:
            if offset:
                raise _elsewhere(0)
            _check_part(0, data, length)
            await self._begin(sha256, length)
            known = await self._known(sha256)
        if known is None or known.bytes != length:
            raise Problem(422, errors.INVALID_REQUEST, "Another length was announced for this blob.")
        if known.completed_at is not None:
            return length
        if offset != known.received or offset + len(data) > length:
            raise _elsewhere(known.received)
        _check_part(offset, data, length)
        if data:
            offset = await self._add(sha256, offset, data)
        if offset == length:
            await self._verify(sha256)
            await self._complete(sha256)
        return offset

    async def read(self, sha256: bytes, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` up to `end` of a blob that is whole."""
        parts = await self._database.look(lambda connection: blobs.parts(connection, self._account_id, sha256))
        for at, size, name in parts:
            if at < end and at + size > start:
                async for chunk in self._node.blobs.chunks(name, max(start - at, 0), min(end - at, size)):
                    yield chunk

    async def delete(self, sha256: bytes) -> None:
        """Takes it out; what is not there is gone already. Raises Problem 409 blob-in-use."""
        if await self._known(sha256) is None:
            return

        names = await self._database.change(lambda connection: blobs.forget(connection, self._account_id, sha256))
        if names is None:
            raise Problem(409, errors.BLOB_IN_USE, "The snapshot needs this blob.")
        await self._node.blobs.delete(*names)

    async def _known(self, sha256: bytes) -> BlobState | None:
        """Raises Problem 401 for a device that was revoked."""

        def read(connection: Connection) -> tuple[int, BlobState | None]:
            state = state_of(connection, self._caller)
            known = blobs.blob(connection, self._account_id, sha256) if state.is_begun else None
            return state.account_epoch, known

        self._epoch, known = await self._database.look(read)
        return known

    async def _begin(self, sha256: bytes, length: int) -> None:
        """Reserves the room. Raises Problem 413."""

        def begin(connection: Connection) -> bool:
            kept = blobs.reserve(connection, self._account_id, length + BLOB_COST_BYTES)
            if kept is None:
                return False
            if kept > self._quota:
                raise over_quota(self._quota)
            blobs.begin_blob(connection, self._account_id, sha256, length, self._node.now())
            return True

        try:
            if not await self._database.change(begin):
                await begin_log(self._database, self._caller)
                await self._database.change(begin)
        except IntegrityError:
            return  # another request of this account has begun it

    async def _add(self, sha256: bytes, offset: int, data: bytes) -> int:
        """Stores a part. Raises Problem 409 offset-mismatch where another was quicker."""
        now = self._node.now()
        name = object_name(self._account_id, self._epoch, now)
        await self._node.blobs.put(name, data)

        def add(connection: Connection) -> bool:
            return blobs.add_part(connection, self._account_id, sha256, offset, len(data), name, now)

        if await self._database.change(add):
            return offset + len(data)
        await self._node.blobs.delete(name)
        known = await self._known(sha256)
        raise _elsewhere(known.received if known is not None else 0)

    async def _verify(self, sha256: bytes) -> None:
        """Reads it all once more. Raises Problem 409 hash-mismatch, after taking it out."""
        digest = hashlib.sha256()
        known = await self._known(sha256)
        try:
            async for chunk in self.read(sha256, 0, known.bytes if known is not None else 0):
                digest.update(chunk)
        except BlobMissing:
            digest = hashlib.sha256()
        if digest.digest() != sha256:
            await self.delete(sha256)
            raise _mismatch()

    async def _complete(self, sha256: bytes) -> None:
        now = self._node.now()
        await self._database.change(lambda connection: blobs.complete(connection, self._account_id, sha256, now))


def _check_part(offset: int, data: bytes, length: int) -> None:
    """Each part is a file and a row: many small ones cost far more than they weigh. Raises Problem 422."""
    if len(data) < MIN_BLOB_PART_BYTES and offset + len(data) < length:
        detail = f"A part that is not the last has {MIN_BLOB_PART_BYTES} bytes or more."
        raise Problem(422, errors.INVALID_REQUEST, detail)


def _mismatch() -> Problem:
    return Problem(409, errors.HASH_MISMATCH, "What arrived is not what it is called.")


def _elsewhere(offset: int) -> Problem:
    return Problem(409, errors.OFFSET_MISMATCH, "The blob goes on elsewhere.", offset=offset)
