"""What has begun to be stored is stored, whatever is cancelled meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Generator
from contextlib import suppress
from typing import Any, Generic, TypeVar

T = TypeVar("T")


async def to_its_end(work: Coroutine[Any, Any, T]) -> tuple[T, bool]:
    """Await `work` to its end: its result, and whether this task was cancelled meanwhile, which the caller then obeys.

    `work` sets itself no timeout: that would be one more cancellation that is only noted.
    """
    return await _Unbroken(work)


class _Unbroken(Generic[T]):
    """Takes the steps of a coroutine in the task that waits for it, and waits for each thing that it waits for behind a
    shield. A task of its own under a shield would do the same for twice the CPU, twice in each request."""

    def __init__(self, work: Coroutine[Any, Any, T]) -> None:
        self._work = work
        self._cancelled = False

    def __await__(self) -> Generator[Any, None, tuple[T, bool]]:
        steps = self._work.__await__()
        try:
            while True:
                try:
                    waited: asyncio.Future[Any] | None = steps.send(None)
                except StopIteration as end:
                    return end.value, self._cancelled
                if waited is None:  # it only lets others have a turn
                    yield from self._turn()
                else:
                    waited._asyncio_future_blocking = False  # it is the shield that is waited for
                    yield from self._behind_a_shield(waited)
        finally:
            self._work.close()

    def _turn(self) -> Generator[Any, None, None]:
        try:
            yield
        except asyncio.CancelledError:
            self._cancelled = True

    def _behind_a_shield(self, waited: asyncio.Future[Any]) -> Generator[Any, None, None]:
        while not waited.done():
            with suppress(Exception):  # the work sees it at its next step
                try:
                    yield from asyncio.shield(waited).__await__()
                except asyncio.CancelledError:
                    self._cancelled = self._cancelled or not waited.cancelled()
