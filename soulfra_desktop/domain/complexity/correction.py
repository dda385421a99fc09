"""A person's own small correction of the router, learnt from their thumbs, regenerations and re-runs on other models.

A logistic regression over the grounds of a judgement, learnt one signal at a time and held near nothing: few signals
move it little, and however many there are it never moves a judgement further than MOST. It holds no text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from soulfra_desktop.domain.complexity.grounds import GROUNDS
from soulfra_desktop.domain.complexity.weighing import Weighed, Weights, chance, in_spreads

Signal = Literal["liked", "disliked", "regenerated", "asked another"]

MEANING: dict[Signal, tuple[bool, float]] = {
    "liked": (True, 1.0),
    "disliked": (False, 1.0),
    "regenerated": (False, 0.5),
    "asked another": (False, 0.8),
}
"""Whether the model sufficed, and how sure that is: one also regenerates for the fun of it."""
MOST = 1.5
"""Log-odds."""
HALF = 20
"""Signals after which half of MOST may be reached."""
HELD = (10.0, *(50.0 for _ in GROUNDS))
"""Certainty that there is nothing to correct: for every question, and by ground, which few signals tell less about."""
FORGETS = 0.998
"""What each signal leaves of the certainty that is learnt: a person's model and needs change."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was learnt, in log-odds that a strong model is needed: first for every question, then by ground."""

    shifts: tuple[float, ...] = (0.0,) * (1 + len(GROUNDS))
    certainty: tuple[float, ...] = HELD
    signals: int = 0


NOTHING_LEARNT = Correction()


def shift(correction: Correction, weighed: Weighed, weights: Weights) -> float:
    """What the correction adds to the log-odds that a strong model is needed; see `weighing.judge`."""
    reach = MOST * correction.signals / (correction.signals + HALF)
    total = sum(a * b for a, b in zip(correction.shifts, _inputs(weighed, weights), strict=True))
    return max(-reach, min(reach, total))


def learn(
    correction: Correction, weighed: Weighed, weights: Weights, signal: Signal, strength: float = 0.0
) -> Correction:
    """The correction after one more signal about a model's answer to this question.

    `strength`: how much more likely than a usual local model it suffices, in log-odds (`domain/strength.py`).
    """
    sufficed, trust = MEANING[signal]
    inputs = _inputs(weighed, weights)
    needs = chance(weighed.odds + shift(correction, weighed, weights) - strength)
    surprise = (0.0 if sufficed else 1.0) - needs
    information = trust * needs * (1 - needs)
    certainty = tuple(
        least + FORGETS * (held - least) + information * x * x
        for least, held, x in zip(HELD, correction.certainty, inputs, strict=True)
    )
    shifts = tuple(
        value + trust * surprise * x / held for value, x, held in zip(correction.shifts, inputs, certainty, strict=True)
    )
    return Correction(shifts, certainty, correction.signals + 1)


def _inputs(weighed: Weighed, weights: Weights) -> tuple[float, ...]:
    """1 for every question, then each ground."""
    return (1.0, *in_spreads(weighed, weights))
