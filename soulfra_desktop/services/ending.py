"""What has begun to be stored is stored, whatever is cancelled meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def to_its_end(work: Coroutine[Any, Any, T]) -> tuple[T, bool]:
    """Await `work` to its end: its result, and whether this task was cancelled meanwhile, which the caller then obeys."""
    running = asyncio.gather(work)
    cancelled = False
    while not running.done():
        try:
            await asyncio.shield(running)
        except asyncio.CancelledError:
            if running.cancelled():
                raise
            cancelled = True
    return running.result()[0], cancelled
