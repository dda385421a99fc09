"""How well a ranking of prompts spends calls to a strong model, with intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SAMPLES = 300


@dataclass(frozen=True)
class Ranked:
    """Area of the recovered gap with its 95 % interval; the shares of strong calls, in percent, for 50 and 80 % of it."""

    area: float
    low: float
    high: float
    half: float
    most: float
    n: int

    def __str__(self) -> str:
        return f"{self.area:.3f} [{self.low:.3f}, {self.high:.3f}] {self.half:.0f}/{self.most:.0f} n={self.n}"


def _recovered(score: np.ndarray, strong: np.ndarray, weak: np.ndarray) -> np.ndarray:
    order = np.argsort(-score, kind="stable")
    gained = np.concatenate([[0.0], np.cumsum((strong - weak)[order])])
    return gained / (strong - weak).sum()


def area(score: np.ndarray, strong: np.ndarray, weak: np.ndarray) -> float:
    gap = _recovered(score, strong, weak)
    return float(((gap[1:] + gap[:-1]) / 2).mean())


def ranked(score: np.ndarray, strong: np.ndarray, weak: np.ndarray) -> Ranked:
    """The interval is by bootstrap over prompts."""
    gap = _recovered(score, strong, weak)
    share = np.arange(len(gap)) / (len(gap) - 1)
    chance = np.random.default_rng(0)
    areas = []
    for _ in range(SAMPLES):
        pick = chance.integers(0, len(score), len(score))
        if strong[pick].mean() > weak[pick].mean():
            areas.append(area(score[pick], strong[pick], weak[pick]))
    low, high = np.percentile(areas, [2.5, 97.5])
    half, most = (100 * float(share[np.argmax(gap >= part)]) for part in (0.5, 0.8))
    return Ranked(area(score, strong, weak), float(low), float(high), half, most, len(score))


def saved(score: np.ndarray, strong: np.ndarray, weak: np.ndarray, dear: np.ndarray, cheap: np.ndarray, part: float):
    """The share of the strong model's cost saved by the fewest strong calls that reach `part` of its quality, and of calls."""
    order = np.argsort(-score, kind="stable")
    quality = weak.sum() + np.concatenate([[0.0], np.cumsum((strong - weak)[order])])
    cost = cheap.sum() + np.concatenate([[0.0], np.cumsum((dear - cheap)[order])])
    calls = int(np.argmax(quality >= part * strong.sum()))
    return float(1 - cost[calls] / dear.sum()), calls / len(order)


def calibration_error(told: np.ndarray, came: np.ndarray, bins: int = 10) -> float:
    """Mean distance between what was told and how often it came true, over equal parts of what was told."""
    order = np.argsort(told, kind="stable")
    parts = np.array_split(order, bins)
    return float(sum(len(p) * abs(told[p].mean() - came[p].mean()) for p in parts) / len(order))
