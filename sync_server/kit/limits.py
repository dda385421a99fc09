"""Rate limits: counted in this process for one node, in Valkey for several. Keys are hashed: no address is kept."""

from __future__ import annotations

import hashlib
import ipaddress
import time
from contextlib import suppress
from typing import Annotated, Any

import structlog
from fastapi import Depends, Request
from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError

from sync_server.kit.problems import Problem
from sync_server.protocol import errors

OFF = "off"
TOO_MANY = "That was asked too often. Wait a little and try again."
log = structlog.get_logger("limits")


class Limiter:
    """Counts in sliding windows. Where Valkey cannot be reached each node counts for itself, and says so."""

    def __init__(self, url: str) -> None:
        self.is_on = url != OFF
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared = SlidingWindowCounterRateLimiter(storage) if (storage := _storage(url)) is not None else None

    async def hit(self, rate: str, *key: str, cost: int = 1) -> None:
        """One more of what `key` names, of which `rate` ("5/minute", "10/hour;30/day") may happen.

        Raises Problem 429 with Retry-After.
        """
        if not self.is_on:
            return
        for item in _items(rate):
            if not await self._counted("hit", item, *_hashed(key), cost=cost):
                raise await self._refusal(item, key)

    async def check(self, rate: str, *key: str) -> None:
        """As `hit`, and counts nothing: for what is counted only where it fails. Raises Problem 429."""
        if not self.is_on:
            return
        for item in _items(rate):
            if not await self._counted("test", item, *_hashed(key)):
                raise await self._refusal(item, key)

    async def forget(self, rate: str, *key: str) -> None:
        """Begins anew for this key."""
        for item in _items(rate) if self.is_on else ():
            await self._counted("clear", item, *_hashed(key))

    async def close(self) -> None:
        """Lets the connections to Valkey go."""
        if self._shared is not None:
            with suppress(Exception):
                await self._shared.storage.bridge.storage.aclose()  # type: ignore[attr-defined]

    async def _refusal(self, item: RateLimitItem, key: tuple[str, ...]) -> Problem:
        stats = await self._counted("get_window_stats", item, *_hashed(key))
        return Problem(429, errors.TOO_MANY_REQUESTS, TOO_MANY, retry_after=max(1.0, stats.reset_time - time.time()))

    async def _counted(self, what: str, *arguments: Any, **named: Any) -> Any:
        if self._shared is not None:
            try:
                return await getattr(self._shared, what)(*arguments, **named)
            except (StorageError, OSError) as error:
                log.warning("limits are counted by this node alone", error=type(error).__name__)
        return await getattr(self._own, what)(*arguments, **named)


async def client_address(request: Request) -> str:
    """Where a request comes from: an IPv4 address, or the /64 network of an IPv6 one, which a home has whole."""
    host = request.client.host if request.client is not None else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False).network_address)
    return str(address)


ClientAddress = Annotated[str, Depends(client_address)]


def limited(rate: str, name: str) -> Any:
    """A dependency for `dependencies=[…]`: this rate for each address that asks."""

    async def check(request: Request, address: ClientAddress) -> None:
        await request.app.state.node.limiter.hit(rate, name, address)

    return Depends(check)


_PARSED: dict[str, tuple[RateLimitItem, ...]] = {}


def _items(rate: str) -> tuple[RateLimitItem, ...]:
    if rate not in _PARSED:
        _PARSED[rate] = tuple(parse(part) for part in rate.split(";"))
    return _PARSED[rate]


def _hashed(key: tuple[str, ...]) -> tuple[str, str]:
    return key[0], hashlib.sha256("\0".join(key[1:]).encode()).hexdigest()[:32]


def _storage(url: str) -> Storage | None:
    if url in (OFF, "memory://"):
        return None
    from limits.aio.storage import RedisStorage

    plain = url.replace("valkey", "redis", 1)
    return RedisStorage(
        f"async+{plain}", wrap_exceptions=True, implementation="redispy", key_prefix="soulfra:limits",
        socket_timeout=2, socket_connect_timeout=2,
    )  # fmt: skip
