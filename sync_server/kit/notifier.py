"""Hints between nodes: "this account has news". One may be lost, come twice or late; whoever waits looks for himself
now and then. Sending never waits and never fails."""

from __future__ import annotations

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Protocol

import structlog

CHANNEL = "soulfra"
WAKE = ""
"""What is delivered where something may have been missed."""
LONGEST_PAUSE_SECONDS = 15.0
log = structlog.get_logger("notifier")


class Inbox:
    """The newest message of one channel that has not been taken."""

    def __init__(self) -> None:
        self._message: str | None = None
        self._came = asyncio.Event()

    def put(self, message: str) -> None:
        self._message = message
        self._came.set()

    async def take(self) -> str:
        """Waits for the next; WAKE where it may be that one was missed."""
        await self._came.wait()
        self._came.clear()
        return self._message or WAKE


class Wire(Protocol):
    """How hints reach the other nodes. Any error ends the connection; it is made anew."""

    async def send(self, messages: Mapping[str, str]) -> None: ...

    def heard(self) -> AsyncIterator[tuple[str, str]]:
        """All that anybody sends, ourselves too. The first, with an empty channel, says that it listens now."""
        ...

    async def close(self) -> None: ...


class Notifier:
    """Delivers to this node's listeners at once, and to the other nodes' over a wire, if there is one."""

    def __init__(self, wire: Wire | None = None) -> None:
        self._wire = wire
        self._inboxes: defaultdict[str, set[Inbox]] = defaultdict(set)
        self._unsent: dict[str, str] = {}
        self._news = asyncio.Event()

    def notify(self, channel: str, message: str) -> None:
        """Both short and without spaces. Of several on one channel only the newest need arrive."""
        self._deliver(channel, message)
        if self._wire is not None:
            self._unsent[channel] = message
            self._news.set()

    @contextmanager
    def listening(self, *channels: str) -> Iterator[Inbox]:
        """One inbox for all of these."""
        inbox = Inbox()
        for channel in channels:
            self._inboxes[channel].add(inbox)
        try:
            yield inbox
        finally:
            for channel in channels:
                self._inboxes[channel].discard(inbox)
                if not self._inboxes[channel]:
                    del self._inboxes[channel]

    def listeners(self, channel: str) -> int:
        """How many listen on this node."""
        return len(self._inboxes.get(channel, ()))

    async def run(self) -> None:
        """Keeps the wire until it is cancelled."""
        if self._wire is None:
            return
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._send_all(self._wire))
                tasks.create_task(self._hear_all(self._wire))
        finally:
            with suppress(Exception):
                await self._wire.close()

    async def _send_all(self, wire: Wire) -> None:
        pause = 0.1
        while True:
            await self._news.wait()
            self._news.clear()
            messages, self._unsent = self._unsent, {}
            try:
                await wire.send(messages)
                pause = 0.1
            except Exception as error:
                log.warning("other nodes are not told", error=type(error).__name__)
                self._unsent = messages | self._unsent
                self._news.set()
                pause = await _longer(pause)

    async def _hear_all(self, wire: Wire) -> None:
        pause = 0.1
        while True:
            try:
                async for channel, message in wire.heard():
                    if channel:
                        self._deliver(channel, message)
                    else:
                        pause = 0.1
                        self._wake()
            except Exception as error:
                log.warning("other nodes are not heard", error=type(error).__name__)
            pause = await _longer(pause)

    def _deliver(self, channel: str, message: str) -> None:
        for inbox in self._inboxes.get(channel, ()):
            inbox.put(message)

    def _wake(self) -> None:
        for channel in self._inboxes:
            self._deliver(channel, WAKE)


async def _longer(pause: float) -> float:
    await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - spreads, hides nothing
    return min(LONGEST_PAUSE_SECONDS, pause * 2)


class PostgresWire:
    """LISTEN and NOTIFY, on two connections of their own."""

    def __init__(self, url: str) -> None:
        self._url = url.replace("+asyncpg", "", 1)
        self._sender: Any = None

    async def send(self, messages: Mapping[str, str]) -> None:
        import asyncpg

        if self._sender is None or self._sender.is_closed():
            self._sender = await asyncpg.connect(self._url, timeout=10, command_timeout=10)
        rows = [(CHANNEL, f"{channel} {message}") for channel, message in messages.items()]
        await self._sender.executemany("SELECT pg_notify($1, $2)", rows)

    async def heard(self) -> AsyncIterator[tuple[str, str]]:
        import asyncpg

        came: asyncio.Queue[str | None] = asyncio.Queue()
        connection = await asyncpg.connect(self._url, timeout=10)
        try:
            connection.add_termination_listener(lambda _: came.put_nowait(None))
            await connection.add_listener(CHANNEL, lambda _c, _pid, _name, payload: came.put_nowait(str(payload)))
            yield "", WAKE
            while (payload := await came.get()) is not None:
                channel, _, message = payload.partition(" ")
                yield channel, message
        finally:
            with suppress(Exception):
                await connection.close(timeout=2)

    async def close(self) -> None:
        if self._sender is not None:
            await self._sender.close(timeout=2)


class RedisWire:
    """Publish and subscribe of Valkey or Redis."""

    def __init__(self, url: str) -> None:
        import redis.asyncio

        self._client = redis.asyncio.Redis.from_url(url.replace("valkey", "redis", 1), health_check_interval=15)

    async def send(self, messages: Mapping[str, str]) -> None:
        async with self._client.pipeline(transaction=False) as pipe:
            for channel, message in messages.items():
                pipe.publish(CHANNEL, f"{channel} {message}")
            await pipe.execute()

    async def heard(self) -> AsyncIterator[tuple[str, str]]:
        async with self._client.pubsub(ignore_subscribe_messages=True) as subscription:
            await subscription.subscribe(CHANNEL)
            yield "", WAKE
            while True:
                message = await subscription.get_message(timeout=30)
                if message is not None:
                    channel, _, text = message["data"].decode().partition(" ")
                    yield channel, text

    async def close(self) -> None:
        await self._client.aclose()


def notifier_for(url: str, database_url: str) -> Notifier:
    """The notifier that a URL of the settings names. Raises ValueError."""
    if url == "memory://":
        return Notifier()
    if url == "database://":
        if database_url.startswith("sqlite"):
            raise ValueError("SQLite cannot tell other nodes; it is for one")
        return Notifier(PostgresWire(database_url))
    if url.startswith(("redis://", "rediss://", "valkey://", "valkeys://")):
        return Notifier(RedisWire(url))
    raise ValueError("neither memory://, database:// nor redis://")
