"""What of a long chat fits a model's window: the newest turns, and never less than the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from soulfra_desktop.domain.chat import Turn

OVERHEAD_PER_TURN = 6
"""Tokens that a chat template adds around one turn, about."""
IMAGE_TOKENS = 1_600
"""Tokens of one image, at most, about: Anthropic counts width × height ÷ 750 and shrinks what is longer than 1,568 pixels,
which comes to some 1,600; OpenAI counts 85 and 170 for each square of 512 pixels, at most 1,445."""
SAFETY = 1.2
"""A count with another model's vocabulary may be this much too low."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The turns to send, their tokens (estimated), and how many of the oldest were left out."""

    turns: tuple[Turn, ...]
    tokens: int
    left_out: int
    fits: bool


def answer_reserve(window: int, max_tokens: int | None) -> int:
    """Tokens of the window kept free for the answer."""
    return min(max_tokens or 1_024, window // 4)


def fit(
    turns: Sequence[Turn], counts: Sequence[int], window: int | None, *, system: int = 0, reserve: int = 0
) -> Fitted:
    """Keep the newest turns that fit `window` tokens beside `system` and `reserve`; the kept part starts with a question.

    `counts` are the tokens of each turn. `window` None: everything is kept.
    """
    budget = float("inf") if window is None else (window - reserve) / SAFETY - system
    kept = len(turns)
    used = 0
    while kept > 0 and used + counts[kept - 1] + OVERHEAD_PER_TURN <= budget:
        kept -= 1
        used += counts[kept] + OVERHEAD_PER_TURN
    while 0 < kept < len(turns) - 1 and turns[kept].role != "user":
        used -= counts[kept] + OVERHEAD_PER_TURN
        kept += 1
    if kept == len(turns):
        return Fitted(tuple(turns[-1:]), system + sum(counts[-1:]), max(0, len(turns) - 1), fits=not turns)
    return Fitted(tuple(turns[kept:]), system + used, kept, fits=True)
