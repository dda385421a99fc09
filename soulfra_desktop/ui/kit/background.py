"""Pure work that would hold up the window (decoding, drawing formulas), on threads beside it.

The loop's executor is for what waits on the outside; a view has no loop, and what it draws is nobody else's business.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

PATIENCE_MS = 5_000
"""How long the application's end waits for the piece of work that is under way."""


class Background(QObject):
    """Runs pieces of work, two at a time. The work must not touch a widget, nor raise."""

    _done = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)  # a picture need not wait for a slow formula
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

        self._pool.start(worked)

    def end(self) -> None:
        """Forget what waits and wait for what is under way."""
        self._pool.clear()
        self._pool.waitForDone(PATIENCE_MS)


@lru_cache(maxsize=1)
def _background() -> Background:
    return Background()


def run(work: Callable[[], Any], then: Callable[[Any], None]) -> None:
    """Do `work` beside the window, then `then` with its result on the window's thread."""
    _background().run(work, then)
