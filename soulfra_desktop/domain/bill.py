"""A provider's own account of what was used, beside ours: per day and model, in tokens and in money."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

_SNAPSHOT = re.compile(r"[-@](\d{4}-\d{2}-\d{2}|\d{8}|\d{4})$|-latest$")


@dataclass(frozen=True, slots=True)
class Side:
    """What one side counted. None is what it does not say; `micros` are micro-dollars."""

    input_tokens: int | None = None
    output_tokens: int | None = None
    micros: int | None = None
    requests: int | None = None

    def __add__(self, other: Side) -> Side:
        return Side(
            _sum(self.input_tokens, other.input_tokens),
            _sum(self.output_tokens, other.output_tokens),
            _sum(self.micros, other.micros),
            _sum(self.requests, other.requests),
        )

    @property
    def tokens(self) -> int | None:
        return _sum(self.input_tokens, self.output_tokens)


@dataclass(frozen=True, slots=True)
class BillLine:
    """One line of a bill. `day` is a day in UTC, as providers bill; `model` is empty where the bill names none."""

    day: date
    model: str
    side: Side


@dataclass(frozen=True, slots=True)
class Bill:
    """What a provider's export says, and who it is from: `openai` or `anthropic`."""

    provider: str
    lines: tuple[BillLine, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One day and model on both sides; None where a side has no such row."""

    day: date
    model: str
    ours: Side | None
    theirs: Side | None

    @property
    def tokens_percent(self) -> float | None:
        """How far ours is from theirs, in percent of theirs; None where there is nothing to compare."""
        return _percent(self.ours.tokens, self.theirs.tokens) if self.ours and self.theirs else None

    @property
    def money_percent(self) -> float | None:
        return _percent(self.ours.micros, self.theirs.micros) if self.ours and self.theirs else None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Both accounts beside each other, over the days that the bill covers."""

    provider: str
    rows: tuple[Compared, ...]

    @property
    def total(self) -> Compared:
        """All rows of both sides; the day is the first one."""
        return Compared(
            self.rows[0].day if self.rows else date.min,
            "",
            _all(row.ours for row in self.rows),
            _all(row.theirs for row in self.rows),
        )

    @property
    def only_ours(self) -> tuple[Compared, ...]:
        return tuple(row for row in self.rows if row.theirs is None)

    @property
    def only_theirs(self) -> tuple[Compared, ...]:
        return tuple(row for row in self.rows if row.ours is None)


def reconcile(bill: Bill, ours: Iterable[BillLine]) -> Reconciliation:
    """Match by day and model, where a dated name (`gpt-5.4-mini-2026-03-17`) is its model's; a bill that names no model
    is compared with all of a day together."""
    unnamed = bool(bill.lines) and all(not line.model for line in bill.lines)
    days = {line.day for line in bill.lines}
    first, last = (min(days), max(days)) if days else (date.max, date.min)
    theirs, mine = _grouped(bill.lines, unnamed), _grouped((x for x in ours if first <= x.day <= last), unnamed)
    says_tokens = any(line.side.tokens is not None for line in bill.lines)
    says_money = any(line.side.micros is not None for line in bill.lines)
    rows = [
        Compared(day, model, _as_far(mine.get((day, model)), says_tokens, says_money), theirs.get((day, model)))
        for day, model in sorted({*theirs, *mine})
    ]
    return Reconciliation(bill.provider, tuple(rows))


def model_name(name: str) -> str:
    """A model's name without its date, and as an interface writes it: `Claude Haiku 4.5` is `claude-haiku-4-5`."""
    plain = name.strip().casefold()
    if plain.startswith("claude"):
        plain = re.sub(r"[ .]", "-", plain)
    return _SNAPSHOT.sub("", plain)


def _grouped(lines: Iterable[BillLine], unnamed: bool) -> dict[tuple[date, str], Side]:
    found: dict[tuple[date, str], Side] = defaultdict(Side)
    for line in lines:
        found[line.day, "" if unnamed else model_name(line.model)] += line.side
    return dict(found)


def _as_far(ours: Side | None, tokens: bool, money: bool) -> Side | None:
    """Ours, only in what the bill speaks of at all: a bill of tokens says nothing of money."""
    if ours is None:
        return None
    if not tokens:
        ours = replace(ours, input_tokens=None, output_tokens=None)
    return ours if money else replace(ours, micros=None)


def _all(sides: Iterable[Side | None]) -> Side | None:
    there = [side for side in sides if side is not None]
    return sum(there, Side()) if there else None


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else one + other


def _percent(ours: int | None, theirs: int | None) -> float | None:
    if ours is None or theirs is None:
        return None
    if not theirs:
        return 0.0 if not ours else None
    return 100 * (ours - theirs) / theirs
