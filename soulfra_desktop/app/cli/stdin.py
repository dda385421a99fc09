"""Reads standard input without ever holding up Ctrl-C."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable


async def read_line() -> str:
    """The next line, or an empty string at the end of the input."""
    if sys.stdin.isatty():
        print("> ", end="", file=sys.stderr, flush=True)
    return _text(await _aside(sys.stdin.buffer.readline))


async def read_all() -> str:
    """All of it; bytes that are not UTF-8 become lone surrogates, which the prompt's check then names."""
    return _text(await _aside(sys.stdin.buffer.read)).rstrip("\n")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


async def _aside(read: Callable[[], bytes]) -> bytes:
    """A daemon thread, since a pool's thread stuck in a read would be waited for at exit."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[bytes] = loop.create_future()

    def work() -> None:
        data = read()
        loop.call_soon_threadsafe(lambda: done.cancelled() or done.set_result(data))

    threading.Thread(target=work, daemon=True).start()
    return await done
