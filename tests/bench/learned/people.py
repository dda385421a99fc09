"""People whose own local model differs from the usual one: does the correction learnt from their signals help them?"""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from soulfra_desktop.domain.complexity import Weighed, Weights, needed
from soulfra_desktop.domain.complexity_correction import NOTHING_LEARNT, Correction, Signal, learn, shift
from tests.bench.learned.measures import area

SAYS = 0.3
"""Of the local answers, a person says something about this share."""
ERRS = 0.1
"""And means the opposite of what would help in this one."""
SHARE = 0.3


def after_signals(
    met: Sequence[Weighed], enough: np.ndarray, weights: Weights, signals: int, seed: int = 0
) -> Correction:
    """A person asks one question after the other, and says something about some of the local answers."""
    chance = random.Random(seed)
    correction = NOTHING_LEARNT
    least = needed(weights, SHARE)
    order = chance.sample(range(len(met)), len(met))
    for index in order:
        if correction.signals >= signals:
            break
        if met[index].suffices < least or chance.random() > SAYS:
            continue
        sufficed = bool(enough[index]) != (chance.random() < ERRS)
        unhappy: Signal = chance.choice(("disliked", "regenerated", "asked another"))
        correction = learn(correction, met[index], weights, "liked" if sufficed else unhappy)
    return correction


def corrected(met: Sequence[Weighed], weights: Weights, correction: Correction) -> np.ndarray:
    """Log-odds that the strong model is needed."""
    return np.array([each.odds + shift(correction, each, weights) for each in met])


def helped(
    learnt_from: tuple[Sequence[Weighed], np.ndarray],
    measured: tuple[Sequence[Weighed], np.ndarray, np.ndarray],
    weights: Weights,
    signals: int,
    people: int = 10,
) -> tuple[float, float]:
    """APGR before and after, the mean of some people with the same model, each with other questions."""
    met, strong, weak = measured
    before = area(corrected(met, weights, NOTHING_LEARNT), strong, weak)
    after = [
        area(corrected(met, weights, after_signals(*learnt_from, weights, signals, seed)), strong, weak)
        for seed in range(people)
    ]
    return before, float(np.mean(after))
