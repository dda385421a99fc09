"""How the providers' clients connect: what is loopback, which certificates and proxies count, how long a connect may take."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import os
import ssl
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from soulfra_desktop.adapters.providers.bounds import client_class
from soulfra_desktop.domain.settings import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONNECT_SECONDS = 3.0
WRITE_SECONDS = 60.0
LOOK_SECONDS = 3.0
"""For a look whether a provider is there."""
LIST_SECONDS = 10.0
TALKATIVE = ("anthropic", "openai", "ollama", "httpx", "httpx2", "httpcore", "httpcore2")
BUNDLES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


class EnvironmentUnusable(Exception):
    """A variable of the environment names something that cannot be used; the text says which, and what to do."""


def client_options(url: str) -> dict[str, Any]:
    """Arguments for an httpx or httpx2 client. Blocks: certificates are read.

    Loopback takes no proxy, so that nothing meant for this machine leaves it. Silence in the middle of an answer is
    timed by the caller. Raises EnvironmentUnusable.
    """
    return {"verify": tls_context(), "trust_env": not (is_loopback(url) or _is_unspecified(url))}


def is_host_of(url: str, vendor: str) -> bool:
    """Whether this address is the vendor's own, such as eu.api.openai.com of openai.com."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return host == vendor or host.endswith(f".{vendor}")


def _is_unspecified(url: str) -> bool:
    """Whether this is an address to listen on (0.0.0.0): to call, it is this machine, but nobody promises that."""
    try:
        return ipaddress.ip_address(urlsplit(url).hostname or "").is_unspecified
    except ValueError:
        return False


def tls_context() -> ssl.SSLContext:
    """The certificates that the environment names, else those of the system."""
    for variable in BUNDLES:
        if path := os.environ.get(variable):
            try:
                if os.path.isdir(path):
                    return ssl.create_default_context(capath=path)
                return ssl.create_default_context(cafile=path)
            except OSError:  # ssl.SSLError is one
                raise EnvironmentUnusable(f"{variable} names certificates that cannot be read: mend it.") from None
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@contextmanager
def proxy_of_environment() -> Iterator[None]:
    """Around making a client: a proxy that it cannot use is told as such."""
    try:
        yield
    except (ValueError, ImportError):
        raise EnvironmentUnusable("HTTPS_PROXY or ALL_PROXY names a proxy that cannot be used: mend it.") from None


def http_client(url: str) -> Any:
    """The HTTP client for the clients of OpenAI and Anthropic. Slow: it reads certificates.

    Not their own default clients: those follow redirects with the whole chat, read without bound, and Anthropic's
    takes the proxy of the environment for loopback too.
    """
    import httpx2

    keep_quiet()
    with proxy_of_environment():
        return client_class(httpx2, blank_ends=True)(timeout=timeouts(httpx2), **client_options(url))


def keep_quiet() -> None:
    """Once a client's library is imported: ANTHROPIC_LOG or OPENAI_LOG would have it write the chat in clear."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)


def timeouts(library: Any) -> Any:
    """For httpx or httpx2: none for reading, because who waits for the answer times its silence."""
    return library.Timeout(None, connect=CONNECT_SECONDS, write=WRITE_SECONDS)


_MAKING = threading.Lock()


def _alone(make: Callable[..., Any], *wanted: str) -> Any:
    """The first client of a vendor imports its library: two threads at once were seen to get half of it."""
    with _MAKING:
        return make(*wanted)


class Clients:
    """One client for what it is asked with last (an address, a key), made in a thread.

    An older one stays open until the end, because an answer may still come through it.
    """

    def __init__(self, make: Callable[..., Any]) -> None:
        self._make = make
        self._made: dict[tuple[str, ...], Any] = {}
        self._lock = asyncio.Lock()

    async def get(self, *wanted: str) -> Any:
        if (made := self._made.get(wanted)) is not None:
            return made
        async with self._lock:
            if wanted not in self._made:
                self._made[wanted] = await asyncio.to_thread(_alone, self._make, *wanted)
            return self._made[wanted]

    async def aclose(self) -> None:
        made, self._made = self._made, {}
        for client in made.values():
            await client.close()
