"""How often the rules of risk challenge people who use this honestly, and how soon they stop those who do not.

    python tests/bench/risk.py [--population EVENTS.jsonl] [--seed 7] [--users 60] [--days 365]

Without --population a population of the same kinds of people is made here. Its events know days alone: times of day,
machines, cards, exports, payouts and publishing are made up, as said beside each figure in HABITS. They test the rules,
not the world. The server's own rules (sync_server/trust/service/risk/judging.py) answer, asked as its gates ask them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sync_server.protocol import risk  # noqa: E402
from sync_server.trust.service.risk import judging, rules  # noqa: E402
from sync_server.trust.service.risk.rules import Answer, Observation, Surroundings  # noqa: E402
from tests.bench.report import cannot_measure, report  # noqa: E402

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
MONTH = 30
HONEST = ("casual", "heavy", "free_local", "returning")
HABITS = {
    "active": {"casual": 0.3, "heavy": 0.9, "free_local": 0.4, "returning": 0.5},  # share of days
    "requests": {"casual": 4, "heavy": 60, "free_local": 6, "returning": 8},  # a day, the mean
    "busy": 0.02,  # of active days: an agent runs, ten times as much
    "new_machine": 1 / 240,  # a day
    "exports_at_once": 0.1,  # of those who set a machine up export within the hour
    "export": 1 / 120,  # a day
    "publish": 1 / 60,  # a day, in sessions of one to four
    "payout": 1 / 30,  # a day, of those who publish
    "second_factor": 0.6,  # of people, where the events do not tell; signing a machine in then asked for it
    "household": 0.15,  # share a machine with one other account, and 0.05 a card
    "elevated": 0.002,  # of payments, what the provider says of the honest
    "new_card": 1 / 180,  # a day, of those who pay
}
STOPPED = (Answer.STEP_UP, Answer.HOLD)


@dataclass
class Person:
    archetype: str
    observations: list[Observation] = field(default_factory=list)
    asks: list[tuple[datetime, str, int]] = field(default_factory=list)
    months: set[int] = field(default_factory=set)
    around: Surroundings = rules.NO_SURROUNDINGS
    second_factor: bool = False


class Making:
    """Times and machines for the days of a population."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def population(self, users: int, days: int) -> Iterator[Person]:
        for archetype in HONEST:
            for _ in range(users):
                active = [day for day in range(days) if self._chance(HABITS["active"][archetype])]
                events = [
                    (day, "request", max(1, int(self._random.gauss(HABITS["requests"][archetype], 4))))
                    for day in active
                ]
                if archetype != "free_local":
                    events += [(day, "paid", 1) for day in range(3, days, 30)]
                if self._chance(HABITS["second_factor"]):
                    events.append((1, "mfa_enabled", 1))
                if self._chance(0.1):
                    events.append((self._random.randrange(days), "payment_failed", 1))
                yield self.person(archetype, events)

    def person(self, archetype: str, events: list[tuple[int, str, int]]) -> Person:
        made, machine = Person(archetype), 1
        shared = 2 if self._chance(HABITS["household"]) else 1
        made.around = Surroundings(on_device=shared, on_instrument=2 if self._chance(0.05) else 1)
        made.second_factor = any(kind == "mfa_enabled" for _, kind, _ in events)
        publishes = archetype == "heavy"
        cards = [b"card"]
        for day, kind, n in sorted(events):
            at = self._at(day)
            if kind == "request":
                made.months.add(day // MONTH)
                machine = self._day(made, day, at, n, machine, publishes)
            elif kind == "paid":
                if self._chance(HABITS["new_card"] * 30):
                    cards.append(self._random.randbytes(8))
                    made.observations.append(Observation(at, rules.INSTRUMENT_ADDED, machine, cards[-1]))
                made.asks.append((at, risk.BENEFITS, machine))
                if self._chance(HABITS["elevated"]):
                    made.observations.append(Observation(at, rules.PAYMENT_ELEVATED, machine, cards[-1]))
            elif kind == "payment_failed":  # typed wrongly once or twice
                for again in range(self._random.randint(1, 2)):
                    moment = at + timedelta(minutes=3 * again)
                    made.observations.append(Observation(moment, rules.PAYMENT_FAILED, machine, cards[-1]))
        return made

    def _day(self, made: Person, day: int, at: datetime, n: int, machine: int, publishes: bool) -> int:
        if day and self._chance(HABITS["new_machine"]):
            machine += 1
            made.observations.append(Observation(at, rules.DEVICE_ADDED, machine))
            if made.second_factor:
                made.observations.append(Observation(at, rules.PROVEN, machine))
            if self._chance(HABITS["exports_at_once"]):
                made.asks.append((at + timedelta(minutes=self._random.randint(2, 59)), risk.EXPORT, machine))
        n *= 10 if self._chance(HABITS["busy"]) else 1
        spread = sorted(self._random.uniform(0, 4) for _ in range(min(n, 6)))
        for place, hours in enumerate(spread):
            share = n // len(spread) + (place < n % len(spread))
            moment = at + timedelta(hours=hours)
            made.asks.append((moment, risk.USE, machine))
            made.observations.append(Observation(moment, risk.USE, machine, n=share))
        if self._chance(HABITS["export"]):
            made.asks.append((self._at(day), risk.EXPORT, machine))
        if publishes and self._chance(HABITS["publish"]):
            for again in range(self._random.randint(1, 4)):
                made.asks.append((at + timedelta(minutes=20 * again), risk.PUBLISH, machine))
        if publishes and self._chance(HABITS["payout"]):
            made.asks.append((self._at(day), risk.PAYOUT, machine))
        return machine

    def _at(self, day: int) -> datetime:
        """Some time between eight and ten in the evening."""
        return BEGUN + timedelta(days=day, hours=self._random.uniform(8, 20))

    def _chance(self, share: float) -> bool:
        return self._random.random() < share


def challenged(person: Person) -> list[tuple[int, str]]:
    """The months, and why, in which somebody was asked for a proof or held; they prove it, being honest."""
    told: list[tuple[int, str]] = []
    seen = sorted(person.observations, key=lambda one: one.at)
    times = [one.at for one in seen]
    extra: list[Observation] = []
    for at, action, machine in sorted(person.asks):
        since = at - timedelta(days=30)
        known = seen[bisect_right(times, since) : bisect_right(times, at)]
        known += [one for one in extra if since < one.at <= at]
        if action in rules.RISKY:
            known.append(Observation(at, action, machine))
            extra.append(known[-1])
        verdict = judging.answer(judging.assess(known, at, person.around), action, machine)
        if verdict.answer in STOPPED:
            told.append(((at - BEGUN).days // MONTH, verdict.reason))
            extra.append(Observation(at + timedelta(minutes=2), rules.PROVEN, machine))
    return told


def read(path: Path, making: Making) -> list[Person]:
    """The honest of a file of {"user", "archetype", "day", "kind", "n"}."""
    events: dict[tuple[str, str], list[tuple[int, str, int]]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            if one["archetype"] in HONEST:
                events[one["archetype"], one["user"]].append((one["day"], one["kind"], one["n"]))
    return [making.person(archetype, found) for (archetype, _), found in events.items()]


def stolen_burst(seed: int, used: int) -> int:
    """Of 900 requests that somebody sends from a machine that was just added, how many go through."""
    making = random.Random(seed)
    month = [Observation(BEGUN - timedelta(days=day), risk.USE, 1, n=used) for day in range(1, 30)]
    seen, through = [*month, Observation(BEGUN, rules.DEVICE_ADDED, 2)], 0
    while through < 900:
        now = BEGUN + timedelta(seconds=4 * through)
        if judging.answer(judging.assess(seen, now), risk.USE, 2).answer in STOPPED:
            break
        n = making.randint(5, 15)
        seen.append(Observation(now, risk.USE, 2, n=n))
        through += n
    return through


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--population", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--users", type=int, default=60, help="of each kind")
    parser.add_argument("--days", type=int, default=365)
    asked = parser.parse_args()
    making = Making(asked.seed)
    try:
        people = (
            read(asked.population, making) if asked.population else list(making.population(asked.users, asked.days))
        )
    except (OSError, ValueError, KeyError) as error:
        cannot_measure("risk", f"{asked.population}: {error}")
        return
    begun = time.process_time()
    months = challenges = 0
    why: dict[str, int] = defaultdict(int)
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for person in people:
        told = challenged(person)
        for _, reason in told:
            why[reason] += 1
        hit = len({month for month, _ in told})
        months, challenges = months + len(person.months), challenges + hit
        kinds[person.archetype][0] += hit
        kinds[person.archetype][1] += len(person.months)
    asks = sum(len(person.asks) for person in people)
    figures = {
        "people": len(people),
        "months of use": months,
        "challenged, % of months": 100 * challenges / max(1, months),
        **{f"  {name}, %": 100 * hit / max(1, of) for name, (hit, of) in sorted(kinds.items())},
        **{f"  asked for: {reason}": count for reason, count in sorted(why.items())},
        "stolen, of 900 requests through": max(stolen_burst(asked.seed + n, 12) for n in range(20)),
        "µs CPU an answer": 1e6 * (time.process_time() - begun) / max(1, asks),
    }
    report(
        "risk",
        figures,
        {
            "challenged, % of months": ("<= 1", lambda told: told["challenged, % of months"] <= 1),
            "stolen, of 900 requests through": ("<= 450", lambda told: told["stolen, of 900 requests through"] <= 450),
        },
    )


if __name__ == "__main__":
    main()
