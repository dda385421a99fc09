"""What the trust screen shows at one moment. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from soulfra_desktop.domain.trust import (
    MAX_SCORE,
    SUPPOSABLE,
    WEEKS_OF_USE,
    Appeal,
    Change,
    Check,
    Entry,
    Hold,
    Point,
    Reason,
    Simulated,
    Step,
    Trust,
)
from soulfra_desktop.ui.kit.problem import Problem

Phase = Literal["loading", "none", "failed", "ready"]
"""none: nobody is signed in."""
Barrier = Literal["", "nothing kept", "demo"]
RangeName = Literal["30", "90", "365"]
RANGES: tuple[RangeName, ...] = ("30", "90", "365")
TOP_REASONS = 4
"""Of what was earned."""
TOP_CHANGES = 5
LONGEST_APPEAL = 2000


@dataclass(frozen=True, slots=True)
class Writing:
    """An appeal that is being written, about a hold or an entry of the ledger."""

    hold: Hold | None = None
    entry: Entry | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Proving:
    """A mailed code that is given for a hold."""

    hold: str
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be: a score, and the day on which it is there."""

    score: int
    by: date
    tier: str


@dataclass(frozen=True, slots=True)
class TrustState:
    """The trust screen."""

    phase: Phase = "loading"
    barrier: Barrier = ""
    today: date = date.min
    local_only: bool = False
    tells_days: bool = False
    """Whether the account is told on which days this machine was used."""
    trust: Trust | None = None
    problem: Problem | None = None
    """Why there is nothing to show, or why the last thing that was asked for was not done."""
    set_back: bool = False
    """The server's ledger is behind what this machine has seen, or another: only a person knows why."""
    check: Check | None = None
    checking: bool = False
    unchecked: Problem | None = None
    """Why this machine could not go through the ledger."""
    range_name: RangeName = "90"
    points: tuple[Point, ...] = ()
    """Of a year."""
    changes: tuple[Change, ...] = ()
    """The latest first."""
    entries: tuple[Entry, ...] = ()
    """Those that lowered the score, the latest first."""
    appeals: tuple[Appeal, ...] = ()
    all_reasons: bool = False
    all_changes: bool = False
    chosen: frozenset[str] = frozenset()
    """The steps that are ticked."""
    simulated: Simulated | None = None
    writing: Writing | None = None
    proving: Proving | None = None
    leaving: bool = False
    """What it means to stop taking part is told, and a yes is waited for."""
    working: bool = False

    # What follows from it.

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What was earned, the heaviest of it, before everything that is taken off it."""
        if self.trust is None:
            return ()
        heaviest = self.trust.most(len(self.trust.reasons))
        earned = [reason for reason in heaviest if reason.points >= 0]
        if self.folds_reasons and not self.all_reasons:
            earned = earned[:TOP_REASONS]
        return (*earned, *(reason for reason in heaviest if reason.points < 0))

    @property
    def folds_reasons(self) -> bool:
        """Several lesser ones of what was earned can be told as one sum; what was lost never is."""
        earned = sum(reason.points >= 0 for reason in self.trust.reasons) if self.trust else 0
        return earned > TOP_REASONS + 1

    @property
    def other_points(self) -> int:
        """What the reasons that are not shown come to."""
        return 0 if self.trust is None else self.trust.score - sum(reason.points for reason in self.reasons)

    @property
    def other_reasons(self) -> int:
        return 0 if self.trust is None else len(self.trust.reasons) - len(self.reasons)

    @property
    def shown_changes(self) -> tuple[Change, ...]:
        return self.changes if self.all_changes else self.changes[:TOP_CHANGES]

    @property
    def since(self) -> date:
        return self.today - timedelta(days=int(self.range_name) - 1)

    @property
    def shown_points(self) -> tuple[Point, ...]:
        """Of the range, with how it stood at its beginning."""
        before = [point for point in self.points if point.day < self.since]
        within = tuple(point for point in self.points if point.day >= self.since)
        if not before or (before[-1].score == 0 and not any(point.pins for point in before)):
            before, within = [], _from_its_beginning((*before, *within))
        if before and (not within or within[0].day > self.since):
            last = before[-1]
            within = (Point(self.since, last.score, last.tier), *within)
        if within and within[-1].day < self.today:
            last = within[-1]
            within = (*within, Point(self.today, last.score, last.tier))
        return within

    @property
    def can_ask(self) -> bool:
        """The server may be asked, and was reached."""
        return self.trust is not None and not self.trust.is_kept_copy and not self.local_only

    @property
    def holds(self) -> tuple[Hold, ...]:
        """What is stopped now."""
        return tuple(hold for hold in self.trust.holds if hold.stands) if self.trust else ()

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.trust.steps if self.trust else ()

    @property
    def preview(self) -> Preview | None:
        """What the ticked steps come to; None where nothing is ticked, or it is not worked out yet."""
        if self.simulated is None or not self.chosen:
            return None
        days = self.simulated.days
        if WEEKS_OF_USE in self.chosen:
            until = next((step.by for step in self.steps if step.action == WEEKS_OF_USE), self.simulated.last.day)
            best = next((ahead for ahead in days if ahead.day >= until), days[-1])
            return Preview(best.score, best.day, best.tier)
        best = next(ahead for ahead in days if ahead.score - ahead.without == self.simulated.gain)
        score = min(MAX_SCORE, self.simulated.now + self.simulated.gain)
        return Preview(score, best.day, self._tier_at(score))

    def _tier_at(self, score: int) -> str:
        """Going up; none is lost by it."""
        assert self.trust is not None
        here = next(tier.at for tier in self.trust.tiers if tier.name == self.trust.tier)
        return max((tier for tier in self.trust.tiers if tier.at <= max(score, here)), key=lambda tier: tier.at).name

    @property
    def against(self) -> tuple[Entry, ...]:
        """What can be appealed against, and what was: a granted appeal is told of where it was written."""
        return tuple(one for one in self.entries if one.may_be_appealed or self.appeal_about(seq=one.seq))

    def appeal_about(self, *, hold: str | None = None, seq: int | None = None) -> Appeal | None:
        """The latest one about it."""
        about = [one for one in self.appeals if (hold and one.hold == hold) or (seq and one.seq == seq)]
        return max(about, key=lambda one: one.begun_at, default=None)


def supposed(chosen: frozenset[str]) -> tuple[str, ...]:
    """Of the ticked steps those that are done once."""
    return tuple(action for action in SUPPOSABLE if action in chosen)


def _from_its_beginning(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Without the days on which there was nothing yet, but for the last of them."""
    first = next((place for place, point in enumerate(points) if point.score or point.pins), 0)
    if not first:
        return points
    begun = points[first]
    return (Point(begun.day - timedelta(days=1), 0, points[first - 1].tier), *points[first:])
