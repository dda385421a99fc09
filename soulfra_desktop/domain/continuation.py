"""Joins the rest of an answer to its part: text that the second model repeats is shown once."""

from __future__ import annotations

LEAST_OVERLAP = 8
"""A shorter repetition may be chance, such as an article or a bracket."""
LONGEST_OVERLAP = 8_000
LEAST_RESTART = 40
"""Characters of the part, said again, after which the answer counts as begun anew."""
LEADING = " \t\n.…"
"""What a model may put before it goes on."""


class Seam:
    """Feed it the continuation's pieces; it gives back what is new. `part` is what had arrived before the break.

    As long as all that came stands in the part too, it may be a repetition, and is held back.
    """

    def __init__(self, part: str) -> None:
        self._part = part
        self._held = ""
        self._open = bool(part)

    def feed(self, piece: str) -> str:
        if not self._open:
            return piece
        self._held += piece
        return "" if self._held.lstrip(LEADING) in self._part else self.close()

    def close(self) -> str:
        """The rest, once the continuation has ended or can no longer be a repetition."""
        held, self._held, self._open = self._held, "", False
        bare = held.lstrip(LEADING)
        again = common(self._part, bare)
        if again < len(self._part):  # else it said the whole part again
            if repeated := overlap(self._part, held):
                return held[repeated:]
            again = overlap(self._part, bare) or (again if again >= LEAST_RESTART else 0)
        return bare[again:] if again >= LEAST_OVERLAP else held


def overlap(part: str, continuation: str) -> int:
    """Characters at the start of `continuation` that repeat the end of `part`; 0 below LEAST_OVERLAP."""
    tail, start = part[-LONGEST_OVERLAP:], continuation[:LEAST_OVERLAP]
    at = tail.find(start) if len(start) == LEAST_OVERLAP else -1
    while at != -1:
        if continuation.startswith(tail[at:]):
            return len(tail) - at
        at = tail.find(start, at + 1)
    return 0


def common(part: str, continuation: str) -> int:
    """Characters with which both begin."""
    low, high = 0, min(len(part), len(continuation))
    while low < high:
        middle = (low + high + 1) // 2
        if part.startswith(continuation[:middle]):
            low = middle
        else:
            high = middle - 1
    return low
