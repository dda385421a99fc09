"""The longest time the window's thread was busy in one go: what a person feels as a hang."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, thread_time

from PySide6.QtWidgets import QApplication

QUIET = 8
"""Turns of the loop in which nothing is done, after which all is done."""
IDLE = 0.000_3
"""CPU seconds under which a turn did nothing."""


class Slices:
    """CPU milliseconds of the calling thread: of each call that is timed, and of each turn of the loop that follows."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.costs: list[float] = []

    def timed(self, work: Callable[[], object]) -> float:
        """Do it; its milliseconds."""
        began = thread_time()
        work()
        self.costs.append((thread_time() - began) * 1000)
        return self.costs[-1]

    def until_quiet(self, busy: Callable[[], bool] = lambda: False, seconds: float = 60.0) -> None:
        """Turn the loop, a turn a slice, until nothing is left to do."""
        end, quiet = monotonic() + seconds, 0
        while (quiet < QUIET or busy()) and monotonic() < end:
            cost = self.timed(self._app.processEvents)
            quiet = quiet + 1 if cost < IDLE * 1000 else 0

    @property
    def longest(self) -> float:
        return max(self.costs, default=0.0)
