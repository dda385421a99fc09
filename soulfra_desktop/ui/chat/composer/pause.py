"""Waits until somebody pauses, then does one thing. No Qt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from soulfra_desktop.services.ports import Clock, Spawn

PAUSE_SECONDS = 0.35
"""Of not typing, before a draft is kept and its cost estimated."""


class Pause:
    """`then` runs once after PAUSE_SECONDS without another `again`."""

    def __init__(self, clock: Clock, spawn: Spawn, then: Callable[[], Awaitable[None]]) -> None:
        self._clock = clock
        self._spawn = spawn
        self._then = then
        self._at = 0.0
        self.is_awaited = False
        """`then` will run by itself."""

    def again(self) -> None:
        """Something was typed."""
        self._at = self._clock.monotonic()
        if not self.is_awaited:
            self.is_awaited = True
            self._spawn(self._wait())

    async def _wait(self) -> None:
        try:
            while (left := self._at + PAUSE_SECONDS - self._clock.monotonic()) > 0:
                await self._clock.sleep(left)
        finally:
            self.is_awaited = False
        await self._then()
