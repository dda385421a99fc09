"""People whose needs, or whose local model, are not the usual ones: does what is learnt from their signals help them?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soulfra_desktop.domain.complexity.correction import NOTHING_LEARNT, Correction, Signal, learn, shift
from soulfra_desktop.domain.complexity.weighing import Weighed, Weights, needed
from tests.bench.learned.measures import area

SAYS = 0.3
"""Of the local answers, a person says something about this share."""
ERRS = 0.1
"""And means the opposite of what would help in this one."""
SHARE = 0.3
NEEDS = {
    "facts": ("trivia_qa", "natural_qa"),
    "code": ("mbpp", "human_eval"),
    "maths": ("math", "gsm8k", "agentverse-mgsm"),
    "science": ("gpqa", "arc_challenge", "openbook_qa"),
    "reading": ("mmlu",),
    "common sense": ("commonsense_qa", "openbook_qa", "commongen"),
}
"""Kinds of questions for which a person's local model seldom does."""
SELDOM, USUALLY = 0.2, 0.85


def sufficing(group: np.ndarray, need: str, seed: int) -> np.ndarray:
    """Whether the local model does for this person, question by question."""
    hard = np.isin(group, NEEDS[need])
    return np.random.default_rng(seed).random(len(group)) < np.where(hard, SELDOM, USUALLY)


def surprise(odds: np.ndarray, enough: np.ndarray) -> float:
    """Mean negative log-likelihood of what was told: lower is better calibrated and sharper."""
    told = np.clip(1 / (1 + np.exp(odds)), 1e-6, 1 - 1e-6)
    return float(-np.log(np.where(enough, told, 1 - told)).mean())


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


@dataclass(frozen=True)
class Person:
    """Whether the local model does for their questions: those they learn from, and those that are measured."""

    met: Sequence[Weighed]
    enough: np.ndarray
    later: Sequence[Weighed]
    strong: np.ndarray
    weak: np.ndarray

    def after(self, weights: Weights, signals: int, likes: int = 10) -> tuple[float, float]:
        """APGR and surprise after some signals: the mean of people alike, each with other questions."""
        found = []
        for seed in range(likes if signals else 1):
            correction = after_signals(self.met, self.enough, weights, signals, seed)
            odds = corrected(self.later, weights, correction)
            found.append((area(odds, self.strong, self.weak), surprise(odds, self.weak >= self.strong)))
        areas, surprises = np.mean(found, axis=0)
        return float(areas), float(surprises)
