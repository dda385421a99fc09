"""Encrypted files that belong to accounts: kept in a folder, or in a bucket by URL; the server knows names and sizes."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import LocalStore, from_url

from sync_server.kit.problems import Problem
from sync_server.protocol import errors

CHUNK_BYTES = 256 * 1024
PART_BYTES = 8 * 1024 * 1024


class BlobMissing(KeyError):
    """Nothing is kept under this name."""


class Blobs:
    """Names are paths of letters, digits, `-` and `/`, made by the server alone. Raises Problem 503 where the store
    cannot be reached."""

    def __init__(self, url: str, home: Path) -> None:
        if not url or url.startswith("file://"):
            folder = Path(unquote(urlsplit(url).path)) if url else home / "blobs"
            self._folder: Path | None = folder
            self._store: Any = None
        else:
            self._folder = None
            self._store = from_url(url)

    async def put(self, name: str, data: bytes) -> None:
        """Whole or not at all; replaces what was there."""
        with _translated():
            await obstore.put_async(self._reached(), name, data)

    async def put_stream(self, name: str, chunks: AsyncIterable[bytes]) -> int:
        """The same from a stream; returns its bytes. Nothing is kept where the stream ends with an exception."""
        size = 0
        with _translated():
            async with obstore.open_writer_async(self._reached(), name, buffer_size=PART_BYTES) as writer:
                async for chunk in chunks:
                    size += len(chunk)
                    await writer.write(chunk)
        return size

    async def size(self, name: str) -> int:
        """In bytes. Raises BlobMissing."""
        with _translated():
            return (await obstore.head_async(self._reached(), name))["size"]

    async def read(self, name: str, start: int = 0, end: int | None = None) -> bytes:
        """The bytes from `start` up to `end`. Raises BlobMissing."""
        with _translated():
            last = end if end is not None else await self.size(name)
            if last <= start:
                return b""
            return bytes(await obstore.get_range_async(self._reached(), name, start=start, end=last))

    async def chunks(self, name: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """The same in pieces, so that no file is ever whole in memory. Raises BlobMissing, at the first piece."""
        last = end if end is not None else await self.size(name)
        while start < last:
            upto = min(start + CHUNK_BYTES, last)
            yield await self.read(name, start, upto)
            start = upto

    async def names(self, prefix: str) -> list[str]:
        """All that is kept under a path, sorted."""
        found: list[str] = []
        with _translated():
            async for batch in obstore.list(self._reached(), prefix=prefix):
                found.extend(entry["path"] for entry in batch)
        return sorted(found)

    async def delete(self, *names: str) -> None:
        """What is not there is gone already."""
        for name in names:
            try:
                with _translated():
                    await obstore.delete_async(self._reached(), name)
            except BlobMissing:
                continue

    def _reached(self) -> Any:
        if self._store is None:
            assert self._folder is not None
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._store = LocalStore(prefix=self._folder)
        return self._store


class _translated:  # noqa: N801 - a context manager that reads as a verb
    """The store's exceptions end here."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, NotFoundError | FileNotFoundError):
            raise BlobMissing from None
        if isinstance(error, BaseError | OSError):
            raise Problem(503, errors.UNAVAILABLE, "Files cannot be reached just now.", retry_after=5) from error
