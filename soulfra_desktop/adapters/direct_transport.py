"""HTTP/1.1 straight to a server, over asyncio and h11. httpx's own transport makes a short request cost nearly twice the work,
and what was written on one device is on the other after two of them."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from time import monotonic

import h11
import httpx

KEPT_SECONDS = 4.0
"""A connection that is idle for longer is not used again: servers close one after five."""
MOST_UNREAD = 256 << 10
"""Bytes that wait here before the other side has to."""
MOST_PRELUDES = 32
"""Answers that say an answer is coming, before it comes."""
CLOSING_SECONDS = 2.0
Timeouts = dict[str, float | None]
Origin = tuple[str, str, int | None]


class DirectTransport(httpx.AsyncBaseTransport):
    """For servers that no proxy stands before. Raises what httpx's own raises."""

    def __init__(self, tls: ssl.SSLContext) -> None:
        tls.set_alpn_protocols(["http/1.1"])
        self._tls = tls
        self._idle: list[_Connection] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        timeouts: Timeouts = request.extensions.get("timeout", {})
        url = request.url
        origin = url.scheme, url.host, url.port
        connection = self._kept(origin) or await _connected(origin, self._tls, timeouts.get("connect"))
        try:
            await connection.send(request, timeouts.get("write"))
            head = await connection.head(timeouts.get("read"))
        except BaseException:
            connection.abort()
            raise
        body = _Body(connection, timeouts.get("read"), self._idle.append)
        return httpx.Response(head.status_code, headers=head.headers.raw_items(), stream=body)

    async def aclose(self) -> None:
        while self._idle:
            await self._idle.pop().close()

    def _kept(self, origin: Origin) -> _Connection | None:
        while self._idle:
            connection = self._idle.pop()
            if connection.origin == origin and connection.is_good:
                return connection
            connection.abort()
        return None


class _Line(asyncio.Protocol):
    """The bytes of a connection, with a limit to how many wait on either side."""

    def __init__(self) -> None:
        self._unread = bytearray()
        self._ended = False
        self._fault: Exception | None = None
        self._came = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()
        self.gone = asyncio.Event()

    @property
    def is_quiet(self) -> bool:
        """Neither closed, nor has anything come that nobody asked for."""
        return not (self._ended or self._unread)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._unread += data
        self._came.set()
        if len(self._unread) > MOST_UNREAD:
            self.transport.pause_reading()

    def eof_received(self) -> None:
        self._ended = True
        self._came.set()

    def connection_lost(self, exc: Exception | None) -> None:
        self._ended, self._fault = True, exc
        for event in (self._came, self._room, self.gone):
            event.set()

    def pause_writing(self) -> None:
        self._room.clear()

    def resume_writing(self) -> None:
        self._room.set()

    async def write(self, data: bytes, seconds: float | None) -> None:
        """What cannot be sent is passed over: the answer, or that there is none, says why."""
        if self._ended:
            return
        self.transport.write(data)
        if not self._room.is_set():
            try:
                async with asyncio.timeout(seconds):
                    await self._room.wait()
            except TimeoutError:
                raise httpx.WriteTimeout("the server takes nothing") from None

    async def read(self, seconds: float | None) -> bytes:
        """What has come, at once; nothing at the end. Raises httpx.ReadTimeout, httpx.ReadError."""
        if not self._unread and not self._ended:
            self._came.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._came.wait()
            except TimeoutError:
                raise httpx.ReadTimeout("the server says nothing") from None
        if self._fault is not None and not self._unread:
            raise httpx.ReadError(str(self._fault))
        data = bytes(self._unread)
        self._unread.clear()
        self.transport.resume_reading()
        return data


class _Connection:
    """One after the other, requests and their answers."""

    def __init__(self, origin: Origin, line: _Line) -> None:
        self.origin = origin
        self._line = line
        self._http = h11.Connection(h11.CLIENT)
        self._idle_since = 0.0

    @property
    def is_good(self) -> bool:
        """Whether another request may be sent over it."""
        return self._line.is_quiet and monotonic() - self._idle_since < KEPT_SECONDS

    async def send(self, request: httpx.Request, seconds: float | None) -> None:
        """Raises httpx.LocalProtocolError, httpx.WriteTimeout."""
        http = self._http
        assert isinstance(request.stream, httpx.AsyncByteStream)
        try:
            url = request.url
            out = http.send(h11.Request(method=request.method, target=url.raw_path, headers=request.headers.raw)) or b""
            async for part in request.stream:
                out += http.send(h11.Data(data=part)) or b""
                if len(out) > MOST_UNREAD:
                    await self._line.write(out, seconds)
                    out = b""
            await self._line.write(out + (http.send(h11.EndOfMessage()) or b""), seconds)
        except h11.LocalProtocolError as error:
            raise httpx.LocalProtocolError(str(error)) from None

    async def head(self, seconds: float | None) -> h11.Response:
        """All of it within `seconds`. Raises httpx.RemoteProtocolError, httpx.ReadError, httpx.ReadTimeout."""
        try:
            async with asyncio.timeout(seconds):
                for _ in range(MOST_PRELUDES):
                    event = await self.event(None)
                    if isinstance(event, h11.Response):
                        return event
                    if not isinstance(event, h11.InformationalResponse):
                        raise httpx.RemoteProtocolError("the server closed the connection")
        except TimeoutError:
            raise httpx.ReadTimeout("the server says nothing") from None
        raise httpx.RemoteProtocolError("the server says again and again that it is about to answer")

    async def event(self, seconds: float | None) -> h11.Event:
        """The next one of an answer. Raises as `head`."""
        try:
            while (event := self._http.next_event()) is h11.NEED_DATA:
                self._http.receive_data(await self._line.read(seconds))
        except h11.RemoteProtocolError as error:
            raise httpx.RemoteProtocolError(str(error)) from None
        if not isinstance(event, h11.Event):
            raise httpx.RemoteProtocolError("the server speaks of something else than it was asked")
        return event

    def begin_anew(self) -> bool:
        """After an answer: whether another request may follow."""
        if not (self._http.our_state is h11.DONE and self._http.their_state is h11.DONE):
            return False
        self._http.start_next_cycle()
        self._idle_since = monotonic()
        return True

    def abort(self) -> None:
        self._line.transport.abort()

    async def close(self) -> None:
        self._line.transport.close()
        try:
            async with asyncio.timeout(CLOSING_SECONDS):
                await self._line.gone.wait()
        except TimeoutError:
            self.abort()


class _Body(httpx.AsyncByteStream):
    """An answer's body as it comes. Once all of it is there the connection is `kept`, else it is closed."""

    def __init__(self, connection: _Connection, seconds: float | None, kept: Callable[[_Connection], None]) -> None:
        self._connection: _Connection | None = connection
        self._seconds = seconds
        self._keep = kept

    async def __aiter__(self) -> AsyncIterator[bytes]:
        connection = self._connection
        while connection is not None:
            event = await connection.event(self._seconds)
            if isinstance(event, h11.Data):
                yield bytes(event.data)
            elif isinstance(event, h11.EndOfMessage):
                if connection.begin_anew():
                    self._connection = None
                    self._keep(connection)
                return

    async def aclose(self) -> None:
        if self._connection is not None:
            self._connection.abort()
            self._connection = None


async def _connected(origin: Origin, tls: ssl.SSLContext, seconds: float | None) -> _Connection:
    """Raises httpx.ConnectError, httpx.ConnectTimeout."""
    scheme, host, port = origin
    secure = scheme == "https"
    try:
        async with asyncio.timeout(seconds):
            _, line = await asyncio.get_running_loop().create_connection(
                _Line, host, port or (443 if secure else 80), ssl=tls if secure else None, happy_eyeballs_delay=0.25
            )
    except TimeoutError:
        raise httpx.ConnectTimeout("no connection in time") from None
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(str(error)) from error
    return _Connection(origin, line)
