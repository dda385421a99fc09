"""Owns every background task: keeps it alive, reports its failure, cancels it at exit."""

from __future__ import annotations

import asyncio
import types
from collections.abc import Callable, Coroutine, Generator
from typing import Any

GRACE_SECONDS = 5.0


@types.coroutine
def _never() -> Generator[None, None, None]:
    """Stands for work that is not begun, and may be left unasked without a word."""
    yield


class TaskSupervisor:
    """The one way to start work. `spawn` fulfils the services' `Spawn` port."""

    def __init__(self, on_error: Callable[[BaseException], None]) -> None:
        """`on_error` gets every exception that no one else handled, a bug by definition."""
        self._on_error = on_error
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed: asyncio.AbstractEventLoop | None = None

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start `work` on the running loop. Once `aclose` has begun nothing is started: what is returned is cancelled."""
        if self._closed is not None:
            work.close()  # at once: the window's last signals come when the loop takes no more steps
            never = self._closed.create_task(_never())  # type: ignore[arg-type]
            never.cancel()
            return never
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._on_error(error)

    async def aclose(self, grace_seconds: float = GRACE_SECONDS) -> None:
        """Cancel everything and wait until it has ended; what outlasts the grace is reported and left."""
        self._closed = asyncio.get_running_loop()
        deadline = self._closed.time() + grace_seconds
        await asyncio.sleep(0)  # what was asked for in the last moment begins: a setting that was chosen is on its way
        while self._tasks:
            running = set(self._tasks)
            for task in running:
                task.cancel()
            left = deadline - self._closed.time()
            _, stuck = await asyncio.wait(running, timeout=max(0.0, left))
            if stuck:
                names = ", ".join(sorted(task.get_coro().__qualname__ for task in stuck))  # type: ignore[union-attr]
                self._on_error(TimeoutError(f"still running at exit: {names}"))
                return
