"""How much a server may send: whatever it does, this process stays small, and nothing follows it elsewhere.

The limits stand under both official clients, where bytes arrive, because those clients read whatever comes.
"""

from __future__ import annotations

import asyncio
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator

STREAM_BYTES = 64 * 2**20
"""Of one answer, unpacked: several times the longest one with all that is written around its words."""
REPLY_BYTES = EVENT_BYTES = 8 * 2**20
"""Of what is read as one piece of JSON, which takes up to thirty times as much once it is read."""
EVENT_LINES = 1000
"""Of one event of a stream. Real ones have two."""
ERROR_BYTES = 64 * 2**10
ERROR_SECONDS = 10.0
"""What is read of the text of a failure, and for how long: its status is enough."""
PIECE_BYTES = 64 * 2**10
PACKED = frozenset({"gzip", "x-gzip", "deflate"})
ENDLESS = ("/api/pull",)
"""Replies that may go on for hours: only each of their lines is bounded."""


class ReplyUnbounded(Exception):
    """A server sent more than any reply has, or packed in a way that was not asked for."""


class Gauge:
    """Measures a reply as it arrives. `blank_ends`: an event ends with a blank line, not with each line."""

    def __init__(self, *, events: bool, blank_ends: bool, whole: int) -> None:
        self._events = events
        self._blank_ends = blank_ends
        self._left = whole
        self._bytes = self._lines = 0
        self._blank = True

    def check(self, piece: bytes) -> None:
        """Count this piece. Raises ReplyUnbounded."""
        self._left -= len(piece)
        if self._left < 0:
            raise ReplyUnbounded
        if self._events:
            self._check_events(piece)

    def _check_events(self, piece: bytes) -> None:
        for line in piece.splitlines(keepends=True):
            self._bytes += len(line)
            self._blank = self._blank and not line.strip(b"\r\n")
            if line.endswith(b"\n"):
                self._lines += 1
                if self._blank or not self._blank_ends:
                    self._bytes = self._lines = 0
                self._blank = True
            if self._bytes > EVENT_BYTES or self._lines > EVENT_LINES:
                raise ReplyUnbounded


def unpacked(coding: str) -> Any:
    """A function from packed bytes to small pieces. Raises ReplyUnbounded for a packing that was not asked for."""
    if coding in ("", "identity"):
        return _sliced
    if coding not in PACKED:
        raise ReplyUnbounded
    inflate = zlib.decompressobj(wbits=47)  # gzip or zlib, whichever its head shows

    def pieces(data: bytes) -> Iterator[bytes]:
        try:
            while not inflate.eof:
                piece = inflate.decompress(data, PIECE_BYTES)
                data = inflate.unconsumed_tail
                yield piece
                if not data and len(piece) < PIECE_BYTES:
                    return
        except zlib.error:
            raise ReplyUnbounded from None

    return pieces


def _sliced(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), PIECE_BYTES):
        yield data[start : start + PIECE_BYTES]


async def bounded(raw: Any, coding: str, gauge: Gauge) -> AsyncGenerator[bytes]:
    """The unpacked body of a reply. Raises ReplyUnbounded."""
    unpack = unpacked(coding)
    async for data in raw:
        for piece in unpack(data):
            gauge.check(piece)
            yield piece


async def beginning(raw: Any, coding: str) -> AsyncGenerator[bytes]:
    """The beginning of a failure's body; it ends early rather than fails."""
    deadline = asyncio.get_running_loop().time() + ERROR_SECONDS
    left = ERROR_BYTES
    try:
        unpack, arriving = unpacked(coding), aiter(raw)
        while left > 0:
            async with asyncio.timeout_at(deadline):
                data = await anext(arriving)
            for piece in unpack(data):
                yield piece[:left]
                left -= len(piece)
                if left <= 0:
                    return
    except (StopAsyncIteration, TimeoutError, ReplyUnbounded):
        return


def client_class(library: Any, *, blank_ends: bool) -> Any:
    """An AsyncClient of httpx or httpx2 within these bounds, which follows no redirect."""

    class Body(library.AsyncByteStream):
        def __init__(self, stream: Any, pieces: AsyncGenerator[bytes]) -> None:
            self._stream = stream
            self._pieces = pieces

        def __aiter__(self) -> AsyncIterator[bytes]:
            return self._pieces

        async def aclose(self) -> None:
            try:
                await self._pieces.aclose()
            finally:
                await self._stream.aclose()

    class Client(library.AsyncClient):
        def __init__(self, **options: Any) -> None:
            super().__init__(**options | {"follow_redirects": False})
            self.headers["Accept-Encoding"] = "identity"

        async def send(self, request: Any, *, stream: bool = False, **options: Any) -> Any:
            response = await super().send(request, stream=True, **options | {"follow_redirects": False})
            coding = response.headers.pop("Content-Encoding", "").strip().lower()
            if response.status_code >= 300:
                pieces = beginning(response.stream, coding)
            else:
                whole = STREAM_BYTES if stream else REPLY_BYTES
                whole = 2**62 if request.url.path.endswith(ENDLESS) else whole
                pieces = bounded(response.stream, coding, Gauge(events=stream, blank_ends=blank_ends, whole=whole))
            response.stream = Body(response.stream, pieces)
            if not stream:
                try:
                    await response.aread()
                finally:
                    await response.aclose()
            return response

    return Client
