"""Fetches one picture of the web: encrypted, from a public place, small enough, without a word about the person."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies

from soulfra_desktop.domain.attachment import picture_type
from soulfra_desktop.domain.errors import PictureNotLoaded

if TYPE_CHECKING:
    import httpx

LARGEST = 10 * 1024 * 1024
"""Bytes."""
SECONDS = 20.0
"""For all of it, however slowly it trickles."""
REDIRECTS = 3
HEADERS = {
    "Accept": "image/png, image/jpeg, image/gif, image/webp",
    "Accept-Encoding": "identity",
    "User-Agent": "Mozilla/5.0",
}

EMBEDDED = tuple(
    (ipaddress.IPv6Network(network), shift)
    for network, shift in (
        ("::/96", 0),
        ("::ffff:0:0/96", 0),
        ("::ffff:0:0:0/96", 0),
        ("64:ff9b::/96", 0),
        ("2002::/16", 80),
    )
)
"""Networks of IPv6 that lead to an address of IPv4, and how many bits follow that address."""

Resolve = Callable[[str, int], Awaitable[list[str]]]


async def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system knows them. Raises OSError."""
    loop = asyncio.get_running_loop()
    return [str(found[4][0]) for found in await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether an address lies in the open internet: not this machine, not its network, not a cloud's inner services."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return _is_open(found)
    inner = [ipaddress.IPv4Address(int(found) >> bits & 0xFFFFFFFF) for network, bits in EMBEDDED if found in network]
    return not found.is_site_local and all(map(_is_open, (found, *inner)))


def _is_open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast


class WebPictures:
    """Fulfils PictureSource. The address that was checked is the one that is connected to: no name is asked twice."""

    def __init__(self, resolve: Resolve = resolve, allowed: Callable[[str], bool] = is_public) -> None:
        self._resolve = resolve
        self._allowed = allowed

    async def fetch(self, url: str) -> bytes:
        """The picture's file. Raises PictureNotLoaded."""
        import httpx

        try:
            async with asyncio.timeout(SECONDS):
                return await self._follow(url)
        except (TimeoutError, httpx.TimeoutException):
            raise PictureNotLoaded("The picture took too long.", "Try again.") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError):
            raise PictureNotLoaded("The place of this picture cannot be reached.", "Try again.") from None

    async def _follow(self, url: str) -> bytes:
        import httpx

        from soulfra_desktop.adapters.providers.connection import tls_context

        context = await asyncio.to_thread(tls_context)
        for _ in range(REDIRECTS + 1):
            pinned, extensions, proxied = await self._checked(url)
            options: dict[str, Any] = {"verify": context, "trust_env": proxied, "timeout": SECONDS}
            async with httpx.AsyncClient(**options, headers=HEADERS) as client:
                headers = {"Host": httpx.URL(url).netloc.decode("ascii").rpartition("@")[2]}
                request = client.build_request("GET", pinned, headers=headers, extensions=extensions)
                answer = await client.send(request, stream=True, follow_redirects=False)
                try:
                    if not answer.is_redirect:
                        return await _read(answer)
                    url = urljoin(url, answer.headers.get("location", ""))
                finally:
                    await answer.aclose()
        raise PictureNotLoaded("The picture is said to be somewhere else again and again.")

    async def _checked(self, url: str) -> tuple[str, dict[str, Any], bool]:
        """What is connected to in place of this address, under which name, and whether through the person's proxy."""
        import httpx

        parts = urlsplit(url)
        host = httpx.URL(url).raw_host.decode("ascii").strip("[]")
        if parts.scheme.lower() != "https":
            raise PictureNotLoaded("Only encrypted addresses (https) are loaded.")
        if parts.username is not None or not host:
            raise PictureNotLoaded("This is no address of a picture.")
        literal = _is_literal(host)
        if not literal and not {"https", "all"}.isdisjoint(getproxies()):
            return url, {}, True  # the proxy asks for the name, so that nobody here learns of it
        addresses = [host] if literal else await self._resolve(host, parts.port or 443)
        if not addresses or not all(map(self._allowed, addresses)):
            raise PictureNotLoaded("This address leads into this machine or its network, so it is not loaded.")
        return str(httpx.URL(url).copy_with(host=addresses[0])), {"sni_hostname": host}, False


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


async def _read(answer: httpx.Response) -> bytes:
    if answer.status_code != 200:
        raise PictureNotLoaded(f"The place of this picture answered with {answer.status_code}.")
    made = bytearray()
    async for piece in answer.aiter_raw(64 * 1024):
        made += piece
        if len(made) > LARGEST:
            raise PictureNotLoaded("The picture is larger than 10 MB.")
        if len(made) >= 16 and picture_type(bytes(made[:16])) is None:
            break
    if picture_type(bytes(made[:16])) is None:
        raise PictureNotLoaded("What came is not a picture that can be shown.")
    return bytes(made)
