"""Scoring ten thousand accounts on every day of a year, and whether going on day by day gives what a whole replay gives.

Beside it, from the same run and on a part of the accounts: scoring each day from the beginning, as a policy does that
keeps nothing.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sync_server.protocol import trust  # noqa: E402
from sync_server.protocol.trust import ACTIVE, Fold, Policy, TrustEvent, score, scores  # noqa: E402
from tests.bench.report import cannot_measure, report  # noqa: E402

SECONDS = 30
COMPARED = 200
"""Accounts that are also carried on day by day, and scored from the beginning on some days."""


def account(chance: random.Random, days: int) -> list[TrustEvent]:
    """Somebody at some rhythm; most pay, some do wrong, a few stay away for months."""
    share = chance.choice((0.2, 0.3, 0.4, 0.5, 0.9))
    away = chance.randrange(days) if chance.random() < 0.2 else days
    back = away + chance.randrange(60, 180)
    told = [(0, trust.ADDRESS_VERIFIED, 1)]
    for day in range(days):
        if not away <= day < back and chance.random() < share:
            told += [(day, ACTIVE, 1), (day, trust.REQUEST, chance.randrange(1, 60))]
    if chance.random() < 0.5:
        told.append((1, trust.SECOND_FACTOR_ON, 1))
    if chance.random() < 0.6:
        told += [(3, trust.CARD_VERIFIED, 1), *((day, trust.PAID, 20) for day in range(3, away, 30))]
    told += [(chance.randrange(days), trust.ADOPTED, chance.randrange(20, 80)) for _ in range(chance.randrange(4))]
    if chance.random() < 0.3:
        bad = sorted(trust.BAD)
        told += [(chance.randrange(days), chance.choice(bad), 1) for _ in range(chance.randrange(1, 8))]
    return [TrustEvent(seq, *what) for seq, what in enumerate(sorted(told), start=1)]


def whole(events: list[TrustEvent], days: int, policy: Policy) -> None:
    """Every day: score, reasons, tier, notice. Nothing of it is put off until it is looked at."""
    for found in scores(events, 0, days - 1, policy):
        assert found.reasons or not found.value


def day_by_day(events: list[TrustEvent], days: int, policy: Policy) -> list[trust.TrustScore]:
    fold, place, found = Fold(policy), 0, []
    for day in range(days):
        while place < len(events) and events[place].day == day:
            fold.add(events[place])
            place += 1
        found.append(fold.on(day))
    return found


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main(users: int, days: int, seed: int) -> None:
    chance, policy = random.Random(seed), trust.policy()
    compared: list[list[TrustEvent]] = []
    cpu, number = 0.0, 0
    for _ in range(users):
        events = account(chance, days)
        number += len(events)
        cpu += seconds(partial(whole, events, days, policy))
        if len(compared) < COMPARED:
            compared.append(events)
    if not compared:
        cannot_measure("trust", "there are no accounts")
    carried: list[list[trust.TrustScore]] = []
    carrying = seconds(lambda: carried.extend(day_by_day(events, days, policy) for events in compared))
    differing = sum(
        one != other
        for events, found in zip(compared, carried, strict=True)
        for one, other in zip(scores(events, 0, days - 1, policy), found, strict=True)
    )
    looked_at = [
        (events, found, day) for events, found in zip(compared, carried, strict=True) for day in (29, days - 1)
    ]
    alone = 0.0
    for events, found, day in looked_at:
        began = time.process_time()
        again = score(events, day, policy)
        alone += time.process_time() - began
        differing += again != found[day]
    figures = {
        "accounts": users,
        "days": days,
        "events": number,
        "cpu_seconds": round(cpu, 2),
        "microseconds_a_day": round(1e6 * cpu / users / days, 2),
        "microseconds_a_day_carried_on": round(1e6 * carrying / len(compared) / days, 2),
        "microseconds_a_day_from_the_beginning": round(1e6 * alone / len(looked_at), 2),
        "days_that_differ": differing,
        "bytes_of_state": max(len(str(trust.folded(events, days, policy).state())) for events in compared),
    }
    report(
        "trust",
        figures,
        {
            "cpu_seconds": (
                f"< {SECONDS} s for 10,000 x 365",
                lambda f: f["cpu_seconds"] < SECONDS * users * days / 3_650_000,
            ),
            "days_that_differ": ("0: carried on = replayed", lambda f: f["days_that_differ"] == 0),
        },
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    main(given.users, given.days, given.seed)
