"""Pure work that would hold up the window (decoding, drawing formulas), on threads beside it.

The loop's executor is for what waits on the outside; a view has no loop, and what it draws is nobody else's business.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal


class Background(QObject):
    """Runs pieces of work, two at a time. The work must not touch a widget, nor raise."""

    _done = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        # Two, so that a picture need not wait for a slow formula. Python's own threads: QThreadPool.start keeps the
        # interpreter's lock while it waits for its own, which a thread that ends holds while it waits for the former.
        self._pool = _pool()
        self._done.connect(lambda then, result: then(result))
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.end)

    def run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do `work` on the thread, then hand its result to `then` on the window's."""

        def worked() -> None:
            result = work()
            with suppress(RuntimeError):  # the application ended meanwhile
                self._done.emit(then, result)

        with suppress(RuntimeError):  # the application is ending
            self._pool.submit(worked)

    def end(self) -> None:
        """Forget what waits and wait for what is under way."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = _pool()  # its threads start with the next piece of work, if there is any


def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2, thread_name_prefix="drawing")


@lru_cache(maxsize=1)
def _background() -> Background:
    return Background()


def run(work: Callable[[], Any], then: Callable[[Any], None]) -> None:
    """Do `work` beside the window, then `then` with its result on the window's thread."""
    _background().run(work, then)
