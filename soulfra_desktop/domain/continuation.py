"""Joins the rest of an answer to its part: text that the second model repeats is shown once."""

from __future__ import annotations

LOOKAHEAD = 120
"""Characters of the continuation held back until a repetition can be ruled out."""
LEAST_OVERLAP = 8
"""A shorter repetition may be chance, such as an article or a bracket."""


class Seam:
    """Feed it the continuation's pieces; it gives back what is new. `part` is what had arrived before the break."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._held = ""
        self._open = bool(part)

    def feed(self, piece: str) -> str:
        if not self._open:
            return piece
        self._held += piece
        return self.close() if len(self._held) >= LOOKAHEAD else ""

    def close(self) -> str:
        """The rest, once the continuation has ended."""
        held, self._held, self._open = self._held, "", False
        return held[overlap(self._part, held) :]


def overlap(part: str, continuation: str) -> int:
    """Characters at the start of `continuation` that repeat the end of `part`; 0 below LEAST_OVERLAP."""
    for length in range(min(len(part), len(continuation)), LEAST_OVERLAP - 1, -1):
        if part.endswith(continuation[:length]):
            return length
    return 0
