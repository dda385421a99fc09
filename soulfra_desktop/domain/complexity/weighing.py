"""How likely a usual model of this machine suffices for a question, learnt from prompts that many models answered.

The score is linear in what the text looks like, so that every part of it can be told. What was known before anything was
learnt (`signals`) stands where the data say nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from soulfra_desktop.domain.complexity.grounds import GROUNDS, ground_of
from soulfra_desktop.domain.complexity.kinds import Kinds, worth
from soulfra_desktop.domain.complexity.signals import signals
from soulfra_desktop.domain.complexity.text import look
from soulfra_desktop.domain.routing import Complexity

WIDEST = 3.0
"""Spreads of a ground beyond which it says no more of a model or a person."""
FURTHEST = 3.0
"""Spreads from the mean beyond which a feature says no more: what no training prompt had must not decide alone."""
OWN_COUNTS = 4
"""A question of the person's own tells as much of what is usual for them as this many of the reference's."""
LARGEST = 1e6
"""No weight comes near it; what is beyond is damage."""
SMALLEST_DIVISOR = 1e-9
TOLD = 3
"""Grounds that a receipt names."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one feature adds to the log-odds that a strong model is needed."""

    mean: float
    spread: float
    learnt: float
    """For each spread from the mean, at most FURTHEST."""
    known: float = 0.0
    """For each unit from the mean: known beforehand."""

    def away(self, value: float) -> float:
        """In spreads from the mean, at most FURTHEST."""
        return max(-FURTHEST, min(FURTHEST, (value - self.mean) / self.spread))


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt. `reference` holds, in rising order, how likely a local model suffices for usual questions."""

    version: str
    bias: float
    """Log-odds that a strong model is needed for the mean question."""
    features: Mapping[str, Weight]
    kinds: Kinds
    reference: tuple[float, ...]
    spreads: Mapping[str, float]
    """By ground: how much it differs between usual questions, in log-odds."""
    families: Mapping[str, tuple[float, ...]] = field(default_factory=dict[str, tuple[float, ...]])
    """By a part of a local model's name: what its kind lacks, in log-odds for each spread of a ground."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question on the scales: log-odds that a strong model is needed, in all and by ground, in the order of GROUNDS."""

    odds: float
    grounds: tuple[float, ...]

    @property
    def suffices(self) -> float:
        return chance(-self.odds)


def weigh(text: str, weights: Weights) -> Weighed:
    """Put a question on the scales: no I/O, a few milliseconds at most, whatever the text."""
    looks = look(text)
    seen = {**looks, **signals(looks)}
    by_ground = dict.fromkeys(GROUNDS, 0.0)
    places: list[float] = []
    for name, weight in weights.features.items():
        away = weight.away(seen[name])
        places.append(away)
        by_ground[ground_of(name)] += weight.learnt * away + weight.known * (seen[name] - weight.mean)
    by_ground["kind"] = worth(places, weights.kinds)
    return Weighed(weights.bias + sum(by_ground.values()), tuple(by_ground.values()))


def judge(text: str, weights: Weights, shift: float = 0.0) -> Complexity:
    """How hard a question looks. `shift` is the person's own correction, or a family's, in log-odds that a strong model is
    needed."""
    weighed = weigh(text, weights)
    return Complexity(chance(-weighed.odds - shift), told(weighed, weights), weights.version)


def in_spreads(weighed: Weighed, weights: Weights) -> tuple[float, ...]:
    """Each ground as a number of spreads from the usual."""
    spreads = (weights.spreads[ground] for ground in GROUNDS)
    away = (value / spread if spread > 0 else 0.0 for value, spread in zip(weighed.grounds, spreads, strict=True))
    return tuple(max(-WIDEST, min(WIDEST, value)) for value in away)


def family_shift(weighed: Weighed, weights: Weights, model: str) -> float:
    """What is known of this local model's family: log-odds that it needs help with this question more than a usual one.

    Only the kinds of questions that it is better and worse at: how good it is on the whole, `domain/strength.py` knows.
    """
    name = model.casefold()
    known = max((part for part in weights.families if part in name), key=len, default=None)
    if known is None:
        return 0.0
    return sum(a * b for a, b in zip(weights.families[known], in_spreads(weighed, weights), strict=True))


def told(weighed: Weighed, weights: Weights) -> tuple[str, ...]:
    """The three grounds that weighed most, in words, the strongest first."""
    strongest = sorted(zip(GROUNDS.items(), weighed.grounds, strict=True), key=lambda pair: -abs(pair[1]))
    return tuple(hard if weight > 0 else easy for (_, (hard, easy)), weight in strongest[:TOLD] if weight)


def needed(weights: Weights, share: float, own: tuple[float, ...] = ()) -> float:
    """What `suffices` must reach so that this share of questions, 0 to 1, asks for more than a local model.

    `own` is how likely a local model sufficed for the person's own latest questions (some hundreds are enough): with
    them the share holds for what this person asks, and not only for what people ask.
    """
    usual = sorted([*weights.reference, *own * OWN_COUNTS]) if own else weights.reference
    if share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    place = share * (len(usual) - 1)
    low = int(place)
    return usual[low] + (place - low) * (usual[min(low + 1, len(usual) - 1)] - usual[low])


def chance(odds: float) -> float:
    """Of log-odds; never overflows."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def weights_from_json(data: Mapping[str, object]) -> Weights:
    """What resources/router/weights.json holds. Raises KeyError, TypeError or ValueError on anything else."""
    features, kinds, spreads = (_by_name(data[name]) for name in ("features", "kinds", "spreads"))
    return Weights(
        str(data["version"]),
        _number(data["bias"]),
        {name: _weight(numbers) for name, numbers in features.items()},
        Kinds(
            tuple(_numbers(centre) for centre in _listed(kinds["centres"])),
            _numbers(kinds["worth"]),
            _divisor(kinds["near"]),
            _divisor(kinds["sharp"]),
        ),
        _reference(data["reference"]),
        {ground: _number(spreads[ground]) for ground in GROUNDS},
        {
            family: tuple(_number(_by_name(shifts)[ground]) for ground in GROUNDS)
            for family, shifts in _by_name(data["families"]).items()
        },
    )


def _by_name(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError("not an object")
    return value


def _listed(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _numbers(value: object) -> tuple[float, ...]:
    return tuple(map(_number, _listed(value)))


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) <= LARGEST:
        raise TypeError("not a number")
    return float(value)


def _divisor(value: object) -> float:
    if (number := _number(value)) < SMALLEST_DIVISOR:
        raise ValueError("nothing can be divided by it")
    return number


def _weight(numbers: object) -> Weight:
    weight = Weight(*_numbers(numbers))
    _divisor(weight.spread)
    return weight


def _reference(value: object) -> tuple[float, ...]:
    chances = tuple(sorted(_numbers(value)))
    if len(chances) < 2 or not 0 <= chances[0] <= chances[-1] <= 1:
        raise ValueError("not the chances of usual questions")
    return chances
