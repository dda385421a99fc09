"""One thread with one connection: what it is given it does in turn, and answers on the loop that asked.

Not an executor of the standard library: its futures, one under another, cost more than what most calls do here.
"""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from soulfra_desktop.adapters.sqlite.faults import translated
from soulfra_desktop.domain.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    import sqlite_utils

T = TypeVar("T")
Work = Callable[["sqlite_utils.Database"], T]


class Lane:
    """A connection that is opened at its first use, in the thread that alone uses it."""

    def __init__(self, name: str, path: Path | None, connect: Callable[[], sqlite_utils.Database]) -> None:
        """`path` is the store's, to be named in a failure; None for a store in memory."""
        self._name = name
        self._path = path
        self._connect = connect
        self._given: SimpleQueue[_Job | None] = SimpleQueue()
        self._end: Callable[[], object] | None = None
        self._db: sqlite_utils.Database | None = None
        self._closed = False

    async def run(self, work: Work[T], *, interruptible: bool = False) -> T:
        """Run `work` after what was given before it. Who stops waiting stops no work that has begun, unless it is
        `interruptible`. Raises StoreError where the lane is closed."""
        if self._closed:
            raise StoreError("The store is closed.", "Start Soulfra again.")
        job = self._give(lambda: self._work(work))
        try:
            return await job.answer
        except asyncio.CancelledError:
            if interruptible and job.begun and not job.done and self._db is not None:
                self._db.conn.interrupt()
            raise

    async def close(self) -> None:
        """Close the connection, after what was given. Closing twice does nothing."""
        if self._closed:
            return
        self._closed = True
        job = self._give(self._disconnect)
        if self._end is not None:
            self._given.put(None)
        await job.answer

    def _give(self, do: Callable[[], Any]) -> _Job:
        if self._end is None:
            self._end = self._started()
        job = _Job(do)
        self._given.put(job)
        return job

    def _started(self) -> Callable[[], object]:
        """Start the thread; it ends when the lane is closed, is gone, or the process ends: what was given is done first."""
        thread = threading.Thread(target=_serve, args=[self._given], name=self._name, daemon=True)
        thread.start()
        return weakref.finalize(self, _ended, self._given, thread)

    def _work(self, work: Work[T]) -> T:
        try:
            if self._db is None:
                self._db = self._connect()
            return work(self._db)
        except Exception:
            with translated(self._path):
                raise

    def _disconnect(self) -> None:
        if self._db is not None:
            self._db.conn.close()
            self._db = None


class _Job:
    """One piece of work, and who waits for it."""

    __slots__ = ("_do", "_loop", "answer", "begun", "done")

    def __init__(self, do: Callable[[], Any]) -> None:
        self._do: Callable[[], Any] | None = do
        self._loop = asyncio.get_running_loop()
        self.answer: asyncio.Future[Any] = self._loop.create_future()
        self.begun = self.done = False

    def run(self) -> None:
        """In the lane's thread; nothing is done for who has gone before it began."""
        do, self._do = self._do, None
        if do is None or self.answer.cancelled():
            return
        self.begun = True
        result, error = None, None
        try:
            result = do()
        except BaseException as raised:
            error = raised
        self.done = True
        with suppress(RuntimeError):  # the loop ended meanwhile: nobody waits
            self._loop.call_soon_threadsafe(self._tell, result, error)

    def _tell(self, result: Any, error: BaseException | None) -> None:
        if self.answer.done():
            return
        if error is None:
            self.answer.set_result(result)
        else:
            self.answer.set_exception(error)


def _serve(given: SimpleQueue[_Job | None]) -> None:
    while (job := given.get()) is not None:
        job.run()
        del job  # who waits in vain for the next one keeps nothing alive


def _ended(given: SimpleQueue[_Job | None], thread: threading.Thread) -> None:
    given.put(None)
    if thread is not threading.current_thread():
        thread.join()
