"""Models that can be fetched for the built-in engine, and whether this machine can run them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from soulfra_desktop.domain.routing import ModelRef

Fit = Literal["runs well", "tight", "slow", "too big"]
"""Tight and too big are said of memory, slow of speed."""

OVERHEAD_BYTES = 400_000_000
"""The engine itself, its buffers, and a small model's cache."""
CACHE_SHARE = 0.15
"""Of a model's size, for the cache of 4,096 tokens: 0.08 to 0.15 for the models of the library."""
WELL_SHARE, TIGHT_SHARE = 0.6, 0.85
"""Of the machine's memory: the rest belongs to the desktop and to everything else."""
READABLE_SPEED = 7.0
"""Tokens a second: a person reads about five."""
WORDS_PER_TOKEN = 0.75
"""Of English prose."""


@dataclass(frozen=True, slots=True)
class LibraryModel:
    """One file of a public repository, pinned by revision and checksum."""

    name: str
    """Its name after `starter/`, to pull it by: "qwen3-4b"."""
    label: str
    repository: str
    revision: str
    file: str
    sha256: str
    size_bytes: int
    licence: str
    licence_url: str
    context_window: int
    """Tokens it was made for; the engine reads 4,096 of them."""
    good_for: str


@dataclass(frozen=True, slots=True)
class Machine:
    """What matters here of a machine."""

    memory_bytes: int
    free_disk_bytes: int
    cores: int
    bytes_a_second: float | None = None
    """Of models, read while they answered here; None before any did."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a model runs well here, and on what that judgement stands."""

    fit: Fit
    needed_bytes: int
    """Of memory, about."""
    speed: float | None = None
    """Tokens a second, measured on this machine or worked out from another model's measurement; None before any."""
    measured: bool = False
    """Whether this very model was measured."""
    room_on_disk: bool = True

    @property
    def words_a_minute(self) -> int | None:
        """About, in round numbers; None before anything was measured."""
        if self.speed is None:
            return None
        words = self.speed * 60 * WORDS_PER_TOKEN
        return max(1, round(words / 10) * 10 if words >= 20 else round(words))


@dataclass(frozen=True, slots=True)
class OnMachine:
    """A model that can answer here now."""

    ref: ModelRef
    label: str
    size_bytes: int | None
    verdict: Verdict | None
    """None where its size is unknown."""
    removable: bool


@dataclass(frozen=True, slots=True)
class OnOffer:
    """A model that can be fetched. `licence` and its address are empty where only its source states them."""

    ref: ModelRef
    label: str
    size_bytes: int
    verdict: Verdict
    licence: str
    licence_url: str
    good_for: str
    source: str
    """Who gives it: a repository's name."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """Everything at one moment. `ollama` says whether Ollama is there; without it nothing of its list is offered."""

    machine: Machine
    here: tuple[OnMachine, ...]
    on_offer: tuple[OnOffer, ...]
    ollama: bool

    @property
    def bytes_used(self) -> int:
        return sum(model.size_bytes or 0 for model in self.here)


def judge(size_bytes: int, machine: Machine, measured: float | None = None) -> Verdict:
    """How a model of this size would run. `measured` is its own speed in tokens a second, where it has answered here.

    Writing a token reads the whole model once, so another model's speed tells this one's by their sizes.
    """
    needed = round(size_bytes * (1 + CACHE_SHARE)) + OVERHEAD_BYTES
    speed = measured
    if speed is None and machine.bytes_a_second:
        speed = machine.bytes_a_second / size_bytes
    share = needed / machine.memory_bytes
    fit: Fit = "runs well" if share <= WELL_SHARE else "tight"
    if share > TIGHT_SHARE:
        fit = "too big"
    elif speed is not None and speed < READABLE_SPEED:
        fit = "slow"
    return Verdict(fit, needed, speed, measured is not None, size_bytes < machine.free_disk_bytes)


def reading_speed(sizes: Mapping[str, int], speeds: Mapping[str, float]) -> float | None:
    """Bytes of a model that this machine reads a second, from the largest model that was measured; None before any."""
    known = [(size, size * speeds[name]) for name, size in sizes.items() if name in speeds]
    return max(known)[1] if known else None
