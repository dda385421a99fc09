"""How much more likely a model suffices than a usual one of this machine: known by its family, else by its size.

A strength is in log-odds over a usual model of 7 to 9 billion weights: 0 is as good as that, +1 turns 50 % into 73 %.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from soulfra_desktop.domain.library import Machine, judge
from soulfra_desktop.domain.routing import Model, ModelRef

BYTES_A_WEIGHT = 0.62
"""Of the 4-bit files that people run."""
LEAST_ODDS, MOST_ODDS = 1e-6, 1 - 1e-6
CERTAIN = 700.0
"""Log-odds beyond which nothing changes, and nothing overflows."""
EXPERTS = re.compile(r"(?<![\d.])(\d{1,2})x(\d{1,3}(?:\.\d+)?)b(?![a-z])")
BILLIONS = re.compile(r"(?<![\d.a-z])[ae]?(\d{1,4}(?:\.\d+)?)([bm])(?![a-z])")
SHARED_EXPERTS = 0.83
"""Of a mixture's weights: its experts share the rest."""


@dataclass(frozen=True, slots=True)
class Family:
    """Models of one kind, known by a pattern of their name."""

    pattern: re.Pattern[str]
    strength: float


@dataclass(frozen=True, slots=True)
class Strengths:
    """What is known of models: families first, then sizes; and which two each cloud provider puts forward."""

    families: tuple[Family, ...] = ()
    sizes: tuple[tuple[float, float], ...] = ((7.0, 0.0),)
    """(billions of weights, strength), the smallest first; between two it is by the logarithm of the size."""
    unknown_local: float = 0.0
    unknown_cloud: float = 1.0
    starter: float = -6.0
    put_forward: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """By provider: a cheap model and a strong one."""
    memory_bytes: int | None = None
    """Of this machine; None where nobody looked."""

    def runs_here(self, model: Model) -> bool:
        """Whether it fits this machine's memory, as far as is known: what does not is asked only by name."""
        if self.memory_bytes is None or model.size_bytes is None:
            return True
        return judge(model.size_bytes, Machine(self.memory_bytes, 0, 1)).fit != "too big"

    def of(self, ref: ModelRef, model: Model | None, *, local: bool) -> float:
        """The strength of a model; `model` is its provider's own entry, where it has one."""
        name = ref.model.casefold()
        for family in self.families:
            if family.pattern.search(name):
                return family.strength
        billions = weights(name) or (weights(model.label.casefold()) if model else None) or _by_bytes(model)
        if billions is not None:
            return self.by_size(billions)
        return self.unknown_local if local else self.unknown_cloud

    def by_size(self, billions: float) -> float:
        """Along the line through `sizes`, flat beyond its ends."""
        known = self.sizes
        if billions <= known[0][0]:
            return known[0][1]
        for (smaller, low), (larger, high) in pairwise(known):
            if billions <= larger:
                share = math.log(billions / smaller) / math.log(larger / smaller)
                return low + share * (high - low)
        return known[-1][1]


def weights(name: str) -> float | None:
    """Billions of weights, as a name tells them: `llama-3.1-8b`, `smollm:135m`, `mixtral-8x7b`; None where it tells none."""
    if found := EXPERTS.search(name):
        return float(found[1]) * float(found[2]) * SHARED_EXPERTS
    sizes = [float(number) * (1.0 if unit == "b" else 1e-3) for number, unit in BILLIONS.findall(name)]
    return max(sizes, default=None)


def _by_bytes(model: Model | None) -> float | None:
    return model.size_bytes / BYTES_A_WEIGHT / 1e9 if model and model.size_bytes else None


def shift(suffices: float, strength: float) -> float:
    """How likely a model of this strength suffices, where a usual one of this machine does with `suffices`."""
    odds = min(max(suffices, LEAST_ODDS), MOST_ODDS)
    shifted = math.log(odds / (1 - odds)) + strength
    return 1 / (1 + math.exp(-min(max(shifted, -CERTAIN), CERTAIN)))


def strengths_from_json(data: Mapping[str, object]) -> Strengths:
    """What resources/router/models.json holds. Raises KeyError, TypeError or ValueError on anything else."""
    families = [Family(re.compile(str(row["pattern"])), _strength(row["strength"])) for row in _rows(data["families"])]
    sizes = sorted((float(row["billions"]), _strength(row["strength"])) for row in _rows(data["sizes"]))
    if not sizes or not 0 < sizes[0][0] <= sizes[-1][0] < math.inf:
        raise ValueError("not the sizes of models")
    forward = {str(row["provider"]): tuple(str(name) for name in row["models"]) for row in _rows(data["put_forward"])}
    here, cloud, starter = (_strength(data[name]) for name in ("unknown_local", "unknown_cloud", "starter"))
    return Strengths(tuple(families), tuple(sizes), here, cloud, starter, forward)


def _strength(value: object) -> float:
    strength = float(str(value))
    if not abs(strength) <= CERTAIN:
        raise ValueError("not a strength")
    return strength


def _rows(value: object) -> Sequence[dict]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value
