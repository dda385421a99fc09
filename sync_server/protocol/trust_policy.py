"""A policy: the figures by which a ledger becomes a score, as data, and what any of them must promise.

A policy that could break a promise (a day's gain and loss, a small penalty's end, what money alone buys) is refused when it
is read, so none has to be checked by whoever scores with it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from sync_server.protocol.trust_events import BAD, MAX_SCORE

WHOLE: Final = 1000
"""Shares are per mille."""
FINE: Final = 1_000_000
"""What is left of a penalty is counted in millionths of it, so that many of them melt as smoothly as one."""
MOST_GAIN: Final = 20
MOST_LOSS: Final = 120
MOST_LOSS_BY_FRAUD: Final = 350
MINOR_GONE: Final = 180
"""Days after which a penalty that is no fraud has left nothing."""
WARNED: Final = 9
"""Days between the word that the score will fade and the first that fades, at least."""


class PolicyRefused(ValueError):
    """It is no policy, or one that could break a promise; the message says why."""


@dataclass(frozen=True, slots=True)
class Spaced:
    """Points for days that lie apart: the first, then each that is at least `days_apart` after the last counted."""

    days_apart: int
    points: tuple[int, ...]

    def at(self, count: int) -> int:
        return self.points[min(count, len(self.points) - 1)]


@dataclass(frozen=True, slots=True)
class Pace:
    gain: int
    fall: int
    blow: int
    blow_fraud: int
    relief: int


@dataclass(frozen=True, slots=True)
class Fade:
    grace_days: int
    warned_on: int
    each_day_away: int
    each_day_of_use: int
    most: int


@dataclass(frozen=True, slots=True)
class Penalty:
    points: int
    most: int
    """How many of the kind count at the same time: the latest."""
    fraud: bool
    left: tuple[int, ...]
    """Millionths that are left by the days since."""


@dataclass(frozen=True, slots=True)
class Benefits:
    """What a tier brings (trust_forms.Benefits, word for word)."""

    discount_percent: int
    requests_per_minute: int
    at_once: int
    overdraft_cents: int
    priority: str
    rights: tuple[str, ...]
    author_percent: int


@dataclass(frozen=True, slots=True)
class Tier:
    name: str
    at: int
    benefits: Benefits


@dataclass(frozen=True, slots=True)
class Retail:
    """What a sale leaves, per mille: the ground that a discount stands on."""

    markup_of_cost: int
    card_fee_of_price: int
    reserve_of_price: int
    running_of_cost: int
    least_contribution_of_price: int


@dataclass(frozen=True)
class Policy:
    version: int
    address: int
    second_factor: int
    card: int
    rhythm: Spaced
    tenure: Spaced
    payments: Spaced
    payments_per_week: int
    community: tuple[int, ...]
    care: tuple[int, ...]
    pace: Pace
    fade: Fade
    penalties: Mapping[str, Penalty]
    margin: int
    grace: int
    """A tier is lost after so many days more than `margin` below it."""
    tiers: tuple[Tier, ...]
    retail: Retail
    data: Mapping[str, Any] = field(repr=False, compare=False)
    """What it was read from, for whoever wants to compute elsewhere."""

    @staticmethod
    def of(data: Mapping[str, Any]) -> Policy:
        """Raises PolicyRefused."""
        try:
            made = _read(data)
        except (KeyError, TypeError, AttributeError) as error:
            raise PolicyRefused(f"a policy lacks or misspells something: {error}") from None
        for broken in _broken(made):
            raise PolicyRefused(f"policy {made.version}: {broken}")
        return made

    def tier(self, name: str) -> Tier:
        return next(tier for tier in self.tiers if tier.name == name)


def policies() -> tuple[int, ...]:
    """The versions that are known, the oldest first. None is ever taken away."""
    names = (entry.name for entry in files("sync_server.protocol").joinpath("policies").iterdir())
    return tuple(sorted(int(name.removesuffix(".toml")) for name in names if name.endswith(".toml")))


@cache
def policy(version: int | None = None) -> Policy:
    """By default the latest. Raises PolicyRefused for a version that is not known."""
    known = policies()
    if version is None:
        version = known[-1]
    if version not in known:
        raise PolicyRefused(f"there is no policy {version}: there are {', '.join(map(str, known))}")
    text = files("sync_server.protocol").joinpath("policies", f"{version}.toml").read_text(encoding="utf-8")
    made = Policy.of(tomllib.loads(text))
    if made.version != version:
        raise PolicyRefused(f"policies/{version}.toml calls itself {made.version}")
    return made


def _read(data: Mapping[str, Any]) -> Policy:
    identity, melting = data["identity"], data["melting"]
    left = {name: line(points, FINE // WHOLE) for name, points in melting.items()}
    return Policy(
        version=data["version"],
        address=identity["address"],
        second_factor=identity["second_factor"],
        card=identity["card"],
        rhythm=_spaced(data["rhythm"]),
        tenure=_spaced(data["tenure"]),
        payments=_spaced(data["payments"]),
        payments_per_week=data["payments"]["most_per_week_of_use"],
        community=line(data["community"]["points"]),
        care=line(data["care"]["points"]),
        pace=Pace(**data["pace"]),
        fade=Fade(**data["fade"]),
        penalties=MappingProxyType({kind: _penalty(given, left) for kind, given in data["penalties"].items()}),
        margin=data["standing"]["margin"],
        grace=data["standing"]["days"],
        tiers=tuple(_tier(given) for given in data["tiers"]),
        retail=Retail(**data["retail"]),
        data=data,
    )


def _spaced(data: Mapping[str, Any]) -> Spaced:
    return Spaced(data["days_apart"], line(data["points"]))


def _penalty(data: Mapping[str, Any], left: Mapping[str, tuple[int, ...]]) -> Penalty:
    fraud = bool(data.get("fraud"))
    return Penalty(data["points"], data["most"], fraud, left["fraud" if fraud else "minor"])


def _tier(data: Mapping[str, Any]) -> Tier:
    benefits = {**data["benefits"], "rights": tuple(data["benefits"]["rights"])}
    return Tier(data["name"], data["at"], Benefits(**benefits))


def line(corners: Sequence[Sequence[int]], scale: int = 1) -> tuple[int, ...]:
    """The whole numbers along straight lines between corners, from 0 to the last corner."""
    found = [corners[0][1] * scale]
    for (left, low), (right, high) in pairwise(corners):
        found += [scale * low + scale * (high - low) * step // (right - left) for step in range(1, right - left + 1)]
    return tuple(found)


def _broken(made: Policy) -> list[str]:
    """The promises that these figures could break, in words."""
    pace, fade = made.pace, made.fade
    curves = (made.rhythm.points, made.tenure.points, made.payments.points, made.community, made.care)
    identity = made.address + made.second_factor + made.card
    money = made.address + made.card + made.rhythm.at(1) + made.tenure.at(1)
    money += min(made.payments.points[-1], made.payments_per_week)
    minor = [penalty for penalty in made.penalties.values() if not penalty.fraud]
    heaviest = sum(penalty.points * penalty.most for penalty in made.penalties.values())
    melts = sum(penalty.points * penalty.most * _steepest(penalty.left) for penalty in made.penalties.values())
    latest = max((len(penalty.left) - 1 for penalty in minor), default=0) - (-heaviest // max(1, pace.blow))
    ats = [tier.at for tier in made.tiers]
    rules = (
        (identity + sum(curve[-1] for curve in curves) <= MAX_SCORE, "all points together are more than the most"),
        (all(curve[0] == 0 and list(curve) == sorted(curve) for curve in curves), "points must begin at 0 and rise"),
        (pace.gain + pace.relief <= MOST_GAIN, "a day could bring more than is promised"),
        (pace.fall + pace.blow <= MOST_LOSS, "a day could cost more than is promised"),
        (pace.fall + pace.blow_fraud <= MOST_LOSS_BY_FRAUD, "a day of fraud could cost more than is promised"),
        (pace.blow <= pace.blow_fraud, "fraud must not cost less than something smaller"),
        (all(penalty.left[-1] == 0 for penalty in made.penalties.values()), "a penalty must end"),
        (melts <= pace.relief * FINE, "penalties could melt faster than the score may rise"),
        (latest <= MINOR_GONE, "a small penalty could last longer than is promised"),
        (set(made.penalties) == set(BAD), "there must be a penalty for each kind that lowers the score, and no other"),
        (0 <= fade.most <= WHOLE // 4, "more than a quarter could fade"),
        (fade.grace_days + 1 - fade.warned_on >= WARNED, "it would fade sooner after the warning than is promised"),
        (12 * fade.each_day_of_use >= fade.most - 50, "what faded would come back more slowly than is promised"),
        (len(ats) > 1 and ats == sorted(set(ats)) and ats[0] == 0, "tiers must rise from 0"),
        (len(ats) > 1 and money < ats[1], "money alone could buy a tier"),
    )
    return [words for holds, words in rules if not holds]


def _steepest(left: Sequence[int]) -> int:
    return max(here - then for here, then in pairwise(left))
