"""All of an account's ciphertext as one tar archive, written while it is read."""

from __future__ import annotations

import json
import tarfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from sync_server.kit.auth import Caller
from sync_server.kit.node import Node
from sync_server.protocol import sync
from sync_server.sync.repository import blobs, log
from sync_server.sync.service.blobs import BlobService
from sync_server.sync.service.log import PIECE_BYTES, LogService, state_of


class Export:
    """One caller's archive: manifest.json, log.bin (segments as a pull sends them), snapshot.json, blobs/HASH."""

    def __init__(self, node: Node, caller: Caller) -> None:
        self._node, self._caller = node, caller

    async def begin(self) -> AsyncIterator[bytes]:
        """Raises Problem before the first byte; later the stream breaks off, as where the log is compacted meanwhile."""
        head = await self._node.part(LogService).head(self._caller)
        account_id = self._caller.account_id

        def read(connection: Connection) -> tuple[Any, blobs.Kept | None, Sequence[Any]]:
            if not state_of(connection, self._caller).is_begun:
                return (0, 0), None, []
            weight = log.kept_until(connection, account_id, head.head_seq)
            return weight, blobs.newest_snapshot(connection, account_id), blobs.complete_blobs(connection, account_id)

        (count, size), snapshot, files = await self._node.database.look(read)
        documents = {"manifest.json": asdict(head)}
        if snapshot is not None:
            named = {"upto_seq": snapshot.upto_seq, "chain": snapshot.chain.hex()}
            documents["snapshot.json"] = named | {"blob_sha256": snapshot.blob_sha256.hex(), "bytes": snapshot.bytes}
        return self._written(documents, head, size + count * sync.SEGMENT_OVERHEAD, [(h, n) for h, n in files])

    async def _written(
        self, documents: dict[str, dict[str, object]], head: sync.Head, log_bytes: int, files: list[tuple[bytes, int]]
    ) -> AsyncIterator[bytes]:
        for name, document in documents.items():
            data = json.dumps(document).encode()
            yield _header(name, len(data)) + data + _padding(len(data))
        yield _header("log.bin", log_bytes)
        async for chunk in self._log(head):
            yield chunk
        yield _padding(log_bytes)
        reader = BlobService(self._node, self._caller)
        for sha256, size in files:
            yield _header(f"blobs/{sha256.hex()}", size)
            async for chunk in reader.read(sha256, 0, size):
                yield chunk
            yield _padding(size)
        yield bytes(2 * tarfile.BLOCKSIZE)

    async def _log(self, head: sync.Head) -> AsyncIterator[bytes]:
        since = head.floor_seq
        while since < head.head_seq:
            piece = await self._node.part(LogService).piece(self._caller, since, head.head_seq, PIECE_BYTES)
            if not piece.data:
                raise RuntimeError("the log was compacted while it was exported")
            since = piece.upto
            yield piece.data


def _header(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.PAX_FORMAT)


def _padding(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)
