"""A score that is carried from day to day: what was added is not looked at again.

A correction and an event of a day that is over change what was folded; they are refused with `NotFoldable`, and whoever
holds the ledger scores it anew (`trust_replay`), which gives the same as if it had been so from the beginning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from sync_server.protocol.trust_course import Course
from sync_server.protocol.trust_events import REVERSED, SILENT, DecayNotice, NextTier, Reason, TrustEvent, TrustScore
from sync_server.protocol.trust_policy import WHOLE, Policy, PolicyRefused
from sync_server.protocol.trust_standing import Standing

ADDRESS: Final = "address"
SECOND_FACTOR: Final = "second-factor"
CARD: Final = "card"
RHYTHM: Final = "rhythm"
TENURE: Final = "tenure"
PAYMENTS: Final = "payments"
COMMUNITY: Final = "community"
CARE: Final = "care"
PARTS: Final = (ADDRESS, SECOND_FACTOR, CARD, RHYTHM, TENURE, PAYMENTS, COMMUNITY, CARE)
PACE: Final = "pace"  # what was earned and is not counted yet, or is no longer earned and still counted
SPREAD: Final = "spread"  # penalties that are still to come
FLOOR: Final = "floor"  # no score is below 0
SETTLING: Final = "settling"  # a new account counts in full after some days of use
FADED: Final = "faded"
SINCE_NEVER: Final = 10**8
"""More days than any that were."""
CUSHION: Final = "cushion"  # something good was corrected away: the score follows step by step


class NotFoldable(Exception):
    """A correction, or an event of a day that is over: score all of them anew."""


@cache
def reason(code: str, points: int) -> Reason:
    """The same object for the same words: a year of days shares them."""
    return Reason(code, points)


class Position:
    """An account at the end of a day: its course, its tier, and what a correction left it above its course."""

    def __init__(self, policy: Policy, day: int) -> None:
        self.policy = policy
        self.day = day
        """The last that is in it."""
        self.course = Course(policy)
        self.standing = Standing(policy)
        self.own = 0
        """Its course's score."""
        self.above: int | None = None
        """The score, where it is another."""
        self.above_standing: Standing | None = None
        self._parts: tuple[int, ...] = ()
        self._earned: tuple[Reason, ...] = ()
        """The words for these parts."""
        self._told: tuple[int, tuple[Reason, ...], str, NextTier | None] | None = None
        """What is the same on each day until something moves."""

    def copy(self) -> Position:
        made = Position.__new__(Position)
        made.__dict__.update(self.__dict__)
        made.course, made.standing = self.course.copy(), self.standing.copy()
        made.above_standing = self.above_standing and self.above_standing.copy()
        return made

    @property
    def value(self) -> int:
        return self.own if self.above is None else self.above

    @property
    def tier(self) -> int:
        above = self.above_standing
        return self.standing.tier if above is None else max(self.standing.tier, above.tier)

    def advance(self, events: Sequence[TrustEvent] = ()) -> None:
        """By one day, with its events."""
        self.day = day = self.day + 1
        course = self.course
        if (events or day >= course.wakes) and course.advance(day, events):
            self.own = course.value
            self._told = None
        if self.standing.advance(self.own):
            self._told = None
        if self.above is not None:
            self._come_down(self.above, events)

    def come_from(self, other: Position, events: Sequence[TrustEvent]) -> None:
        """Stand at the end of this day where `other` stood the day before, as far as a day may not cost more."""
        self.above_standing = (other.above_standing or other.standing).copy()
        self._come_down(other.value, events)

    def _come_down(self, before: int, events: Sequence[TrustEvent]) -> None:
        pace, penalties = self.policy.pace, self.policy.penalties
        fraud = any(event.kind in penalties and penalties[event.kind].fraud for event in events)
        least = before - pace.fall - (pace.blow_fraud if fraud else pace.blow)
        standing = self.above_standing
        assert standing is not None
        self._told = None
        self.above = max(self.own, least)
        standing.advance(self.above)
        if self.above == self.own and standing.below == self.standing.below:
            self.above = self.above_standing = None

    def score(self) -> TrustScore:
        value, reasons, tier, following = self._told or self._tell()
        away = self.day - self.course.last_active
        decay = self._decay() if self.policy.fade.warned_on <= away < SINCE_NEVER else None
        return TrustScore(self.day, value, reasons, tier, following, decay, self.policy.version)

    def _tell(self) -> tuple[int, tuple[Reason, ...], str, NextTier | None]:
        tiers, value, tier = self.policy.tiers, self.own, self.standing.tier
        if self.above is not None:
            value, tier = self.above, self.tier
        above = tiers[tier + 1] if tier + 1 < len(tiers) else None
        following = above and _next(above.name, above.at, max(0, above.at - value))
        self._told = (value, self._reasons(value), tiers[tier].name, following)
        return self._told

    def _reasons(self, value: int) -> tuple[Reason, ...]:
        course = self.course
        if self._parts is not course.parts:
            self._parts = course.parts
            earned = zip(PARTS, course.parts, strict=True)
            self._earned = tuple([reason(code, points) for code, points in earned if points])
        found = self._earned
        whole, charged = course.whole, course.charged
        if whole != course.earned:
            found = (*found, reason(PACE, whole - course.earned))
        least = whole
        if course.due or charged:
            least = max(0, whole - charged)
            found = (*found, *self._charges(least - whole + charged))
        if self.own != least:
            found = (*found, reason(FADED if course.settled else SETTLING, self.own - least))
        return found if value == self.own else (*found, reason(CUSHION, value - self.own))

    def _charges(self, spared: int) -> list[Reason]:
        """What penalties take; `spared` is what would have gone below 0."""
        due, found = -self.course.charged, []
        for kind, points in self.course.due:
            if points:
                found.append(reason(kind, -points))
                due += points
        if due:
            found.append(reason(SPREAD, due))
        if spared:
            found.append(reason(FLOOR, spared))
        return found

    def _decay(self) -> DecayNotice:
        course, fade = self.course, self.policy.fade
        earned, then = course.earned, course.away_then
        faded = earned * then // WHOLE
        days = 1
        if earned:
            share = -(-(faded + 1) * WHOLE // earned)
            days = max(1, -(-(share - then) // max(1, fade.each_day_away)))
        lost = max(0, course.whole - course.charged) - self.own
        lost = max(0, min(lost, earned * course.away // WHOLE - faded))
        return DecayNotice(course.last_active + fade.grace_days + days, lost)

    def state(self) -> dict[str, Any]:
        above = None if self.above_standing is None else [self.above, self.above_standing.below]
        return {"day": self.day, "course": self.course.state(), "below": list(self.standing.below), "above": above}

    @staticmethod
    def of(policy: Policy, state: Mapping[str, Any]) -> Position:
        made = Position(policy, state["day"])
        made.course = Course.of(policy, state["course"], made.day)
        made.own = made.course.value
        made.standing = Standing(policy, state["below"])
        if state["above"] is not None:
            made.above, below = state["above"]
            made.above_standing = Standing(policy, below)
        return made


@cache
def _next(name: str, at: int, missing: int) -> NextTier:
    return NextTier(name, at, missing)


class Fold:
    """Events are added as they come; a day stays open for more of its events until a later one is asked for."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._closed: Position | None = None
        """The end of the last day that is over; None before the first event."""
        self._waiting: dict[int, list[TrustEvent]] = {}
        self._open: Position | None = None
        """The day after, as far as it is known."""

    def add(self, event: TrustEvent) -> None:
        """Raises NotFoldable."""
        if event.kind in SILENT:
            return
        if event.kind == REVERSED or (self._closed is not None and event.day <= self._closed.day):
            raise NotFoldable
        self._waiting.setdefault(event.day, []).append(event)
        if self._open is not None and event.day == self._open.day:
            self._open = None

    def on(self, day: int) -> TrustScore:
        """At the end of this day, as far as it is known. Days go forward: raises NotFoldable for one that is over."""
        position = self._reach(day)
        return Position(self.policy, day).score() if position is None else position.score()

    def _reach(self, day: int) -> Position | None:
        if self._closed is None:
            begins = min(self._waiting, default=day + 1)
            if begins > day:
                return None
            self._closed = Position(self.policy, begins - 1)
        if day <= self._closed.day:
            raise NotFoldable
        while self._closed.day + 1 < day:
            self._close()
        return self._opened()

    def _opened(self) -> Position:
        assert self._closed is not None
        if self._open is None:
            self._open = self._closed.copy()
            self._open.advance(self._waiting.get(self._closed.day + 1, ()))
        return self._open

    def _close(self) -> None:
        if self._open is not None:
            self._closed, self._open = self._open, None
        else:
            assert self._closed is not None
            self._closed.advance(self._waiting.get(self._closed.day + 1, ()))
        self._waiting.pop(self._closed.day, None)

    def state(self) -> dict[str, Any]:
        """For `Fold.of`: of JSON's types, and small however long the ledger is."""
        waiting = [
            [event.seq, event.day, event.kind, event.n] for day in sorted(self._waiting) for event in self._waiting[day]
        ]
        closed = None if self._closed is None else self._closed.state()
        return {"policy": self.policy.version, "closed": closed, "waiting": waiting}

    @staticmethod
    def of(policy: Policy, state: Mapping[str, Any]) -> Fold:
        """Raises PolicyRefused for a state of another policy."""
        if state["policy"] != policy.version:
            raise PolicyRefused(f"that was folded by policy {state['policy']}, not {policy.version}")
        made = Fold(policy)
        if state["closed"] is not None:
            made._closed = Position.of(policy, state["closed"])
        for seq, day, kind, n in state["waiting"]:
            made._waiting.setdefault(day, []).append(TrustEvent(seq, day, kind, n))
        return made

    @staticmethod
    def at(position: Position) -> Fold:
        """Going on from the end of a day that is over."""
        made = Fold(position.policy)
        made._closed = position
        return made
