"""Which kinds of questions a question is like, of those that were met in training; like none where it is too far away.

What a kind was found to need counts only near to it, so that it sharpens the judgement of familiar questions and says
nothing of others.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass, field

FADING = 4.0
"""How fast likeness fades beyond `Kinds.near`."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Centres in the space of features, in spreads from their means, and what each adds to the log-odds."""

    centres: tuple[tuple[float, ...], ...] = ()
    worth: tuple[float, ...] = ()
    near: float = 1.0
    """Squared distance up to which a question is as near to a kind as usual ones are."""
    sharp: float = 1.0
    """Squared distance over which one kind gives way to another."""
    squares: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        squares = (sum(map(operator.mul, centre, centre)) for centre in self.centres)
        object.__setattr__(self, "squares", tuple(squares))


def likeness(away: Sequence[float], kinds: Kinds) -> list[float]:
    """How much a question is of each kind: at most 1 in all, and nearly 0 far from all."""
    if not kinds.centres:
        return []
    own = sum(map(operator.mul, away, away))
    distances = [
        own - 2 * sum(map(operator.mul, away, centre)) + square
        for centre, square in zip(kinds.centres, kinds.squares, strict=True)
    ]
    nearest = min(distances)
    shares = [math.exp((nearest - distance) / kinds.sharp) for distance in distances]
    familiar = math.exp(-FADING * max(0.0, nearest / kinds.near - 1)) / sum(shares)
    return [familiar * share for share in shares]


def worth(away: Sequence[float], kinds: Kinds) -> float:
    """What the kinds that a question is like add to the log-odds that a strong model is needed."""
    return sum(map(operator.mul, kinds.worth, likeness(away, kinds)))
