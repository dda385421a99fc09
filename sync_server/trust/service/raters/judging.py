"""Which raters are likely to deceive: by their standing alone, which anybody can work out again, or by weights learned
from people who were found out. Both say their four weightiest reasons; neither moves anybody's trust by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from sync_server.trust.service.raters.graph import PRIOR, Fairness, Floats, Ratings, Standing

REASONS: Final = 4
"""More are not likely to help whoever reads them."""
STIFFNESS: Final = 10.0
"""How dear a weight is (L2, 1 / C): a hundred examples bear no bold ones."""
FARTHEST: Final = 3.0
"""Standard deviations: farther out is no stranger."""
STEPS: Final = 30


class Weighed(NamedTuple):
    """What speaks for deceit (positive) or against it, in the score's own unit: all of them sum to the score."""

    code: str
    weight: float


@dataclass(frozen=True)
class Suspicion:
    """Higher is likelier to deceive. `score` is the sum of all that was weighed; `reasons` are the weightiest of it."""

    score: float
    reasons: tuple[Weighed, ...]


class NotEnoughLabels(ValueError):
    """Nothing can be learned of one kind of people alone."""


class Features:
    """What the two judges look at: counts, means and times of ratings, never a word of a review."""

    def __init__(self, ratings: Ratings) -> None:
        self.people = {person: index for index, person in enumerate(ratings.people)}
        self.standing = Standing.of(ratings)
        self.standing_parts = _standing_parts(ratings, self.standing)
        """What each person's distrust, a half less the standing, is made of."""
        self.columns = _columns(ratings, self.standing, Fairness.of(ratings))


class TransparentJudge:
    """Distrust: how far a person stands below a stranger, split into who disapproved and who approved."""

    def __init__(self, features: Features) -> None:
        self._people, self._parts = features.people, features.standing_parts

    def judge(self, person: str) -> Suspicion:
        """A person nobody rated stands at 0, as a stranger does."""
        index = self._people.get(person)
        if index is None:
            return Suspicion(0.0, ())
        return _suspicion([Weighed(code, float(part[index])) for code, part in self._parts.items()])


class LearnedJudge:
    """Logistic regression: what it says of a person is a sum, so that its reasons are what it went by."""

    def __init__(self, features: Features, labels: Mapping[str, bool]) -> None:
        """`labels`: who was found to deceive, who was found honest. Raises NotEnoughLabels."""
        self._people = features.people
        self._codes = tuple(features.columns)
        self._seen = _alike(np.column_stack(list(features.columns.values())))
        known = [person for person in sorted(labels) if person in self._people]
        truth = np.array([labels[person] for person in known], dtype=float)
        if not 0 < truth.sum() < len(truth):
            raise NotEnoughLabels("labels of both kinds are needed, of people who stand in the ratings")
        self._weights, self._bias = _fit(self._seen[[self._people[person] for person in known]], truth)

    def judge(self, person: str) -> Suspicion:
        index = self._people.get(person)
        if index is None:
            return Suspicion(self._bias, ())
        parts = self._seen[index] * self._weights
        return _suspicion(
            [Weighed(code, float(part)) for code, part in zip(self._codes, parts, strict=True)], self._bias
        )


def _suspicion(parts: Sequence[Weighed], bias: float = 0.0) -> Suspicion:
    weightiest = sorted(parts, key=lambda part: (-abs(part.weight), part.code))[:REASONS]
    return Suspicion(bias + sum(part.weight for part in parts), tuple(part for part in weightiest if part.weight))


def _standing_parts(ratings: Ratings, standing: Standing) -> dict[str, Floats]:
    weighed = 2 * (standing.approval + standing.disapproval + PRIOR)
    is_known = (standing.value[ratings.by] >= 0.5).astype(float)
    parts: dict[str, Floats] = {}
    for code, sign, amounts in (
        ("disapproved", 1, standing.bad_given),
        ("approved", -1, standing.good_given),
    ):
        parts[f"{code}-by-people-of-standing"] = sign * ratings.received(amounts * is_known) / weighed
        parts[f"{code}-by-people-without"] = sign * ratings.received(amounts * (1 - is_known)) / weighed
    return parts


def _columns(ratings: Ratings, standing: Standing, judged: Fairness) -> dict[str, Floats]:
    good, bad = (ratings.value > 0).astype(float), (ratings.value < 0).astype(float)
    gave = ratings.given(np.ones_like(good))
    fair = np.where(gave > 0, judged.fair, np.median(judged.fair[gave > 0]) if gave.any() else 1.0)
    deviation = np.abs(ratings.value - judged.good[ratings.of])
    pairs = list(zip(ratings.by.tolist(), ratings.of.tolist(), strict=True))
    given = set(pairs)
    answered = np.array([(of, by) in given for by, of in pairs], dtype=float)
    return {
        "standing": standing.value,
        "approval-received": np.log1p(standing.approval),
        "disapproval-received": np.log1p(standing.disapproval),
        "mean-received-by-fairness": judged.good,
        "mean-received": ratings.mean_received(ratings.value),
        "share-of-bad-received": ratings.mean_received(bad),
        "number-of-bad-received": np.log1p(ratings.received(bad)),
        "fairness-as-a-rater": fair,
        "distance-from-the-others": ratings.mean_given(deviation),
        "days-between-first-and-last": _span(ratings),
        "ratings-returned": ratings.mean_received(answered),
        "praised-by-people-without-standing": _share(ratings.received, good, good * (1 - standing.value[ratings.by])),
        "praises-people-without-standing": _share(ratings.given, good, good * (1 - standing.value[ratings.of])),
    }


def _share(summed: Callable[[Floats], Floats], all_of_it: Floats, part: Floats) -> Floats:
    return summed(part) / np.maximum(summed(all_of_it), 1)


def _span(ratings: Ratings) -> Floats:
    first, last = np.full(len(ratings.people), np.inf), np.full(len(ratings.people), -np.inf)
    for places in (ratings.by, ratings.of):
        np.minimum.at(first, places, ratings.day)
        np.maximum.at(last, places, ratings.day)
    return last - first


def _alike(columns: Floats) -> Floats:
    """Every column in its own standard deviations, what is far out brought nearer."""
    spread = columns.std(axis=0)
    return np.clip((columns - columns.mean(axis=0)) / np.where(spread > 0, spread, 1), -FARTHEST, FARTHEST)


def _fit(seen: Floats, truth: Floats) -> tuple[Floats, float]:
    """Weights and bias by Newton's steps; the bias is free."""
    wide = np.column_stack([seen, np.ones(len(seen))])
    dear = np.full(wide.shape[1], STIFFNESS)
    dear[-1] = 1e-6
    weights = np.zeros(wide.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-wide @ weights))
        slope = wide.T @ (likely - truth) + dear * weights
        curve = (wide * (likely * (1 - likely))[:, None]).T @ wide + np.diag(dear)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights[:-1], float(weights[-1])
