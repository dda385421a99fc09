"""How fast something goes, over the last while: what an estimate of the rest stands on."""

from __future__ import annotations

from collections import deque

WINDOW_SECONDS = 20.0
LEAST_SECONDS = 1.0


class Pace:
    """Counts steps with their times, in seconds of a clock that only goes forward."""

    def __init__(self) -> None:
        self._steps: deque[tuple[float, int]] = deque()
        self._begun: float | None = None

    def step(self, now: float, count: int) -> None:
        if not self._steps and self._begun is None:
            self._begun = now
        self._steps.append((now, count))

    def begin(self, now: float) -> None:
        """From now on time counts: what came before was waiting."""
        self._steps.clear()
        self._begun = now

    def a_second(self, now: float) -> float:
        """0 as long as nothing can be said."""
        while self._steps and self._steps[0][0] < now - WINDOW_SECONDS:
            self._begun = self._steps.popleft()[0]
        seconds = now - self._begun if self._begun is not None else 0.0
        return sum(count for _, count in self._steps) / seconds if seconds >= LEAST_SECONDS else 0.0
