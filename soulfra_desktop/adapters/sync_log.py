"""The account's log on a sync server: batches up, segments down, hints between, and sealed files beside it."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Protocol

from soulfra_desktop.adapters.server_answers import (
    ANSWER_SECONDS,
    LineReader,
    of_json,
    read_json,
    read_whole,
    refuse_packed,
)
from soulfra_desktop.adapters.server_faults import not_a_server, refused, unreachable
from soulfra_desktop.domain.errors import AttachmentSpoilt, NotFound, NotSignedIn, ServerRefused, ServerUnreachable
from sync_server.protocol import errors as slugs
from sync_server.protocol import sync

if TYPE_CHECKING:
    import httpx

    from soulfra_desktop.adapters.sync_server import SyncServer

OCTETS = {"Content-Type": "application/octet-stream"}
PULL_BYTES = 4 << 20
PART_BYTES = 4 << 20
"""Of a sealed file in one request: after a break, at most so much is sent again."""
LARGEST_BLOB = 512 << 20
SILENCE_SECONDS = 60.0
"""The server shows every 15 s that the line of hints is alive."""
TRIES = 5
"""At fetching one file whose connection breaks."""


class Token(Protocol):
    """Gives an access token; `anew` where the one before is no longer taken. Raises NotSignedIn."""

    def __call__(self, *, anew: bool = False) -> Awaitable[str]: ...


class SyncLog:
    """Fulfils SyncClient."""

    def __init__(self, server: SyncServer, token: Token) -> None:
        self._server = server
        self._token = token

    async def push(self, first_idx: int, count: int, blob: bytes) -> sync.Pushed:
        path = f"/v1/sync/push?first_idx={first_idx}&count={count}"
        return of_json(sync.Pushed, await self._json("POST", path, content=blob, headers=OCTETS))

    async def pull(self, since: int) -> AsyncIterator[sync.Segment]:
        head = since + 1
        while since < head:
            before = since
            async with self._open("GET", f"/v1/sync/pull?since={since}&limit={PULL_BYTES}") as response:
                head = _number(response.headers, sync.HEAD_HEADER)
                reader = sync.SegmentReader()
                async for part in response.aiter_bytes():
                    for segment in _fed(reader, part):
                        since = segment.last_seq
                        yield segment
                _finished(reader)
            if since == before and since < head:
                raise not_a_server()

    async def head(self) -> sync.Head:
        return of_json(sync.Head, await self._json("GET", "/v1/sync/head"))

    async def next_idx(self, device_no: int) -> int:
        found = await self._json("GET", "/v1/sync/devices")
        cursors = [of_json(sync.DeviceCursor, one) for one in (found if isinstance(found, list) else [found])]
        return next((cursor.next_idx for cursor in cursors if cursor.device_no == device_no), 0)

    async def check(self, upto_seq: int) -> sync.Check:
        return of_json(sync.Check, await self._json("GET", f"/v1/sync/check?upto={upto_seq}"))

    async def events(self) -> AsyncGenerator[int, None]:
        import httpx

        timeout = httpx.Timeout(SILENCE_SECONDS, connect=10.0)
        async with self._open("GET", "/v1/sync/events", timeout=timeout) as response:
            reader = LineReader()
            try:
                async for part in response.aiter_bytes():
                    for line in reader.feed(part):
                        name, _, value = line.partition(b":")
                        if name == b"data" and value.strip().isdigit() and int(value) <= sync.MAX_NUMBER:
                            yield int(value)
            finally:
                await response.aclose()  # before the iterators below it go, which would close it where nothing waits

    async def snapshot(self) -> sync.Snapshot | None:
        try:
            return of_json(sync.Snapshot, await self._json("GET", "/v1/sync/snapshot"))
        except ServerRefused as error:
            if error.slug == slugs.NOT_FOUND:
                return None
            raise

    async def publish_snapshot(self, snapshot: sync.Snapshot) -> None:
        await self._json("PUT", "/v1/sync/snapshot", json=asdict(snapshot))

    async def put_blob(self, address: str, sealed: bytes) -> None:
        offset, moves = await self._uploaded(address), TRIES
        while offset is not None and offset < len(sealed):
            part = sealed[offset : offset + PART_BYTES]
            headers = {**OCTETS, sync.OFFSET_HEADER: str(offset), sync.LENGTH_HEADER: str(len(sealed))}
            try:
                await self._json("PATCH", f"/v1/blobs/{address}", content=part, headers=headers)
            except ServerRefused as error:
                there = error.facts.get("offset", offset)
                if error.slug != slugs.OFFSET_MISMATCH or there == offset or not moves:
                    raise
                offset, moves = there, moves - 1
            else:
                offset += len(part)

    async def _uploaded(self, address: str) -> int | None:
        """How much of it the server has; None for all of it."""
        try:
            async with self._open("HEAD", f"/v1/blobs/{address}") as response:
                if response.headers.get(sync.COMPLETE_HEADER) == "1":
                    return None
                return _number(response.headers, sync.OFFSET_HEADER)
        except ServerRefused as error:
            if error.facts.get("status") == 404:
                return 0
            raise

    async def blob(self, address: str) -> bytes:
        data = bytearray()
        for left in reversed(range(TRIES)):
            try:
                await self._more_of(address, data)
                break
            except ServerRefused as error:
                if error.slug == slugs.NOT_FOUND:
                    raise NotFound(
                        "The server does not have this attachment yet.", "It comes with a later sync."
                    ) from None
                raise
            except ServerUnreachable:
                if not left:
                    raise
        if hashlib.sha256(data).hexdigest() != address:
            raise AttachmentSpoilt(
                "The server returned another attachment than the one asked for.", "Soulfra asks again later."
            )
        return bytes(data)

    async def _more_of(self, address: str, data: bytearray) -> None:
        headers = {"Range": f"bytes={len(data)}-"} if data else {}
        async with self._open("GET", f"/v1/blobs/{address}", headers=headers) as response:
            if data and response.status_code != 206:
                data.clear()
            async for part in response.aiter_bytes():
                data += part
                if len(data) > LARGEST_BLOB:
                    raise AttachmentSpoilt("The server's attachment is longer than any can be.", "It is left there.")

    async def _json(self, method: str, path: str, **options: Any) -> Any:
        seconds = None if "content" in options else ANSWER_SECONDS  # what goes up slowly may
        async with self._open(method, path, seconds=seconds, **options) as response:
            return read_json(await read_whole(response))

    @asynccontextmanager
    async def _open(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, *, seconds: float | None = None,
        **options: Any,
    ) -> AsyncGenerator[httpx.Response]:  # fmt: skip
        """A successful answer, its body unread; asked once more where the token is no longer taken. `seconds` are for all
        of it. Raises AccountError."""
        import httpx

        client = await self._server.client()
        for anew in (False, True):
            own = {**(headers or {}), "Authorization": f"Bearer {await self._token(anew=anew)}"}
            try:
                async with asyncio.timeout(seconds), client.stream(method, path, headers=own, **options) as response:
                    refuse_packed(response)
                    if response.is_success:
                        yield response
                        return
                    body = await read_whole(response)
                    fault = refused(response.status_code, response.headers, body, to_head=method == "HEAD")
            except (httpx.TransportError, httpx.InvalidURL, TimeoutError) as error:
                raise unreachable(error, self._server.address) from None
            if anew or not isinstance(fault, NotSignedIn):
                raise fault


def _fed(reader: sync.SegmentReader, part: bytes) -> list[sync.Segment]:
    try:
        return reader.feed(part)
    except sync.FrameInvalid:
        raise not_a_server() from None


def _finished(reader: sync.SegmentReader) -> None:
    try:
        reader.finish()
    except sync.FrameInvalid:
        raise not_a_server() from None


def _number(headers: Mapping[str, str], name: str) -> int:
    text = headers.get(name, "")
    if not (text.isascii() and text.isdecimal()):
        raise not_a_server()
    return int(text)
