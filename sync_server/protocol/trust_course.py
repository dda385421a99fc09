"""The course of one account: where it stands at the end of a day, and how a further day moves it.

Everything here only ever rises with what is good and falls with what is bad, on that day and on every later one:

- `earned` counts what was done. No event but a taken back factor or card lowers it, and no absence does.
- `away` is the share that fades: it rises with days without use, falls with each day of use, and begins at its most.
- `whole` and `kept` follow what was earned, without and with what faded, no faster than the pace.
- `charged` follows the penalties, which nothing but time lowers.

A score is max(0, kept - charged), and never less than three quarters of whole - charged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sync_server.protocol.trust_events import (
    ACTIVE,
    ADDRESS_VERIFIED,
    ADOPTED,
    CARD_REMOVED,
    CARD_VERIFIED,
    GOOD_REPORT,
    PAID,
    SECOND_FACTOR_OFF,
    SECOND_FACTOR_ON,
    TrustEvent,
)
from sync_server.protocol.trust_policy import FINE, WHOLE, Policy

NEVER: Final = -(10**9)
"""A day before all days."""
FOREVER: Final = 10**9
MOST_WEIGHT: Final = 100
_NUMBERS: Final = (
    "address", "factors", "cards", "weeks", "last_week", "months", "last_month", "charges", "last_charge", "reach", "care",
    "last_active", "away", "away_then", "settled", "whole", "kept", "charged",
)  # fmt: skip


class Course:
    """Changed in place by `advance`; whoever wants to look ahead works on a copy."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._fade, self._pace = policy.fade, policy.pace
        self._fresh = False
        """Whether its parts are others than were told."""
        self.is_at_rest = True
        """Whether further days without events, short of the next one that fades, change nothing."""
        self.wakes = NEVER
        """The first day that changes something though nothing happens."""
        self._counts = NEVER
        """The first day whose use lifts what was earned."""
        self.address = self.factors = self.cards = 0
        self.weeks = self.months = self.charges = self.reach = self.care = 0
        self.last_week = self.last_month = self.last_charge = self.last_active = NEVER
        self.away = self.away_then = policy.fade.most
        self.settled = 0
        self.whole = self.kept = self.charged = 0
        self.penalties: dict[str, list[int]] = {}
        """Of each kind the days of the latest that count, in order."""
        self.due: list[tuple[str, int]] = []
        """What each kind's penalties amount to now; together they are exactly what is due."""
        self.parts: tuple[int, ...] = ()
        """The points of each part of what was earned."""
        self.earned = 0
        self._count()

    def copy(self) -> Course:
        made = Course.__new__(Course)
        made.__dict__.update(self.__dict__)
        made.penalties = {kind: list(days) for kind, days in self.penalties.items()}
        return made

    def state(self) -> dict[str, Any]:
        numbers = {name: getattr(self, name) for name in _NUMBERS}
        return {**numbers, "penalties": {kind: list(days) for kind, days in self.penalties.items()}}

    @staticmethod
    def of(policy: Policy, state: Mapping[str, Any], day: int) -> Course:
        made = Course(policy)
        for name in _NUMBERS:
            setattr(made, name, state[name])
        made.penalties = {kind: list(days) for kind, days in state["penalties"].items()}
        made._count()
        made._weigh(day)
        return made

    def advance(self, day: int, events: Sequence[TrustEvent] = ()) -> bool:
        """To the end of this day, which is the one after the last, or the first. In whatever order its events come.

        Whether anything but the day is another than before.
        """
        if not events:
            if day < self.wakes:
                return False
        elif day < self._counts and self.is_at_rest and not self.away and len(events) == 1 and events[0].kind == ACTIVE:
            self.last_active, self.wakes = day, day + self._fade.grace_days + 1
            return False
        fade = self._fade
        fraud = self._take(day, events) if events else False
        if day - self.last_active > fade.grace_days and self.away < fade.most:
            self.away = min(fade.most, self.away + fade.each_day_away)
        return self._follow(day, fraud)

    @property
    def value(self) -> int:
        """The score."""
        kept, least = self.kept - self.charged, self.whole - self.charged
        if least <= 0:
            return 0
        least -= least // 4
        return kept if kept > least else least

    def _take(self, day: int, events: Iterable[TrustEvent]) -> bool:
        """Whether one of them is confirmed fraud."""
        factors = cards = 0
        fraud = lifted = False
        for event in events:
            kind = event.kind
            if kind == ACTIVE:
                lifted |= self._use(day)
            elif kind in self._policy.penalties:
                fraud |= self._punish(kind, day)
            elif kind in _FACTOR:
                factors += _FACTOR[kind]
            elif kind in _CARD:
                cards += _CARD[kind]
            elif kind in _ADDED:
                _ADDED[kind](self, day, event.n)
                lifted = True
        if factors or cards:
            self.factors = max(0, self.factors + factors)
            self.cards = max(0, self.cards + cards)
            lifted = True
        if lifted:
            self._count()
        return fraud

    def _use(self, day: int) -> bool:
        """Whether that lifts what was earned."""
        if self.last_active == day:
            return False
        policy = self._policy
        self.last_active = day
        self.away = max(0, self.away - policy.fade.each_day_of_use)
        self.away_then = self.away
        if not self.away and not self.settled:
            self.settled, self._fresh = 1, True
        lifted = False
        if day - self.last_week >= policy.rhythm.days_apart:
            self.weeks, self.last_week, lifted = self.weeks + 1, day, True
        if day - self.last_month >= policy.tenure.days_apart:
            self.months, self.last_month, lifted = self.months + 1, day, True
        self._counts = min(self.last_week + policy.rhythm.days_apart, self.last_month + policy.tenure.days_apart)
        return lifted

    def _punish(self, kind: str, day: int) -> bool:
        penalty = self._policy.penalties[kind]
        days = self.penalties.setdefault(kind, [])
        days.append(day)
        del days[: -penalty.most]
        return penalty.fraud

    def _verify(self, day: int, n: int) -> None:
        self.address = 1

    def _pay(self, day: int, n: int) -> None:
        if day - self.last_charge >= self._policy.payments.days_apart:
            self.charges, self.last_charge = self.charges + 1, day

    def _adopted(self, day: int, n: int) -> None:
        most = len(self._policy.community) - 1
        self.reach = min(most, self.reach + max(0, min(MOST_WEIGHT, n)))

    def _care(self, day: int, n: int) -> None:
        self.care = min(len(self._policy.care) - 1, self.care + 1)

    def _count(self) -> None:
        policy = self._policy
        parts = (
            policy.address if self.address else 0,
            policy.second_factor if self.factors else 0,
            policy.card if self.cards else 0,
            policy.rhythm.at(self.weeks),
            policy.tenure.at(self.months),
            min(policy.payments.at(self.charges), policy.payments_per_week * self.weeks),
            policy.community[self.reach],
            policy.care[self.care],
        )
        if parts != self.parts:
            self.parts, self.earned, self._fresh = parts, sum(parts), True

    def _follow(self, day: int, fraud: bool) -> bool:
        """What was earned and what is due, at their pace; whether that tells anything new."""
        pace, earned, whole, kept, moved = self._pace, self.earned, self.whole, self.kept, self._fresh
        unfaded = earned - earned * self.away // WHOLE
        self._fresh = False
        if whole != earned:
            self.whole = min(earned, whole + pace.gain) if earned > whole else max(earned, whole - pace.fall)
            moved = True
        if kept != unfaded:
            self.kept = min(unfaded, kept + pace.gain) if unfaded > kept else max(unfaded, kept - pace.fall)
            moved = True
        if self.penalties or self.charged:
            moved |= self._charge(day, fraud)
        self.is_at_rest = not self.penalties and not self.charged and self.whole == earned and self.kept == unfaded
        self.wakes = day + 1
        if self.is_at_rest:
            fades = self.last_active + self._fade.grace_days + 1 if self.away < self._fade.most else FOREVER
            self.wakes = max(self.wakes, fades)
        return moved

    def _charge(self, day: int, fraud: bool) -> bool:
        pace, before, told = self._pace, self.charged, self.due
        due = self._weigh(day)
        most = before + (pace.blow_fraud if fraud else pace.blow)
        self.charged = max(min(due, most), before - pace.relief)
        return self.charged != before or self.due != told

    def _weigh(self, day: int) -> int:
        """What is due; penalties of which nothing is left are forgotten."""
        exact = told = 0
        self.due, ended = [], []
        for kind in sorted(self.penalties) if len(self.penalties) > 1 else self.penalties:
            penalty, days = self._policy.penalties[kind], self.penalties[kind]
            left = penalty.left
            while days and day - days[0] >= len(left) - 1:
                del days[0]
            if not days:
                ended.append(kind)
                continue
            exact += penalty.points * sum([left[day - then] for then in days])
            points = exact // FINE - told
            told += points
            self.due.append((kind, points))
        for kind in ended:
            del self.penalties[kind]
        return told


_FACTOR: Final = {SECOND_FACTOR_ON: 1, SECOND_FACTOR_OFF: -1}
_CARD: Final = {CARD_VERIFIED: 1, CARD_REMOVED: -1}
_ADDED: Final = {
    ADDRESS_VERIFIED: Course._verify,
    PAID: Course._pay,
    ADOPTED: Course._adopted,
    GOOD_REPORT: Course._care,
}
