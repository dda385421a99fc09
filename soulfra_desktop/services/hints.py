"""Which of a server's hints are a reason for a round: one that says more than it keeps is not run after."""

from __future__ import annotations

LEAST_SECONDS = 1.0
LONGEST_SECONDS = 300.0


class Hints:
    """Remembers the last head that was hinted at, and how often in a row a round did not find one."""

    def __init__(self) -> None:
        self._said = 0
        self._broken = 0

    def pause(self, head: int, here: int) -> float | None:
        """Seconds to wait before the round that a hint at `head` asks for, where this device is at `here`. None: it is no
        reason, since there is nothing new, or a round for it has been and found less. An honest server has each of its
        hints followed at once; after one that was not true the next waits, each time twice as long."""
        kept = self._said <= here
        if kept:
            self._broken = 0
        if head <= here or (head == self._said and not kept):
            return None
        if not kept:
            self._broken += 1
        self._said = head
        return min(LONGEST_SECONDS, LEAST_SECONDS * 2.0 ** (self._broken - 1)) if self._broken else 0.0
