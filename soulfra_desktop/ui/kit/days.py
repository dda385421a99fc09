"""Which days the axis of a chart tells: whole steps, counted back from the last day, or the first days of months. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

MOST = 8
"""Of which an axis tells."""
DAY_STEPS = (1, 2, 3, 5, 7, 10, 14, 21, 28, 42, 60, 90)
MONTH_STEPS = (1, 2, 3, 4, 6, 12)
LONG = 180
"""Days from which it tells months."""


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it is written below a chart, and where."""

    day: date
    label: str
    left: float
    wide: float


def told(since: date, until: date, write: Callable[[date, date | None], Written], gap: float) -> list[Written]:
    """As many as keep their distance; `write` is given the day that is told before, too."""
    written: list[Written] = []
    for days in choices(since, until):
        written = [write(day, before) for day, before in zip(days, (None, *days), strict=False)]
        fits = all(one.left + one.wide + gap <= following.left for one, following in pairwise(written))
        if fits and len(written) <= MOST:
            break
    return written


def choices(since: date, until: date) -> list[list[date]]:
    """From the most days to the fewest; whoever draws takes the first for which there is room. Never the same twice."""
    days = (until - since).days
    if days >= LONG:
        return [_months(since, until, step) for step in MONTH_STEPS]
    steps = [step for step in DAY_STEPS if step < max(days, 1)] or [1]
    told = [[until - timedelta(days=back) for back in range(days // step * step, -1, -step)] for step in steps]
    return [*told, [since, until] if days else [until], [until]]


def _months(since: date, until: date, step: int) -> list[date]:
    """Counted from January, so that each year tells the same ones."""
    months = range(since.year * 12 + since.month - 1, until.year * 12 + until.month)
    firsts = [date(month // 12, month % 12 + 1, 1) for month in months if month % 12 % step == 0]
    return [day for day in firsts if since <= day <= until]
