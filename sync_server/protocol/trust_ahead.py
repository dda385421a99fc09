"""What would be: a score with events that have not been, and the plain steps from here to the next tier.

What a step brings is worked out by the same function as the score, for somebody who goes on using it once a week.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sync_server.protocol.trust_events import (
    ACTIVE,
    ADDRESS_VERIFIED,
    CARD_VERIFIED,
    SECOND_FACTOR_ON,
    TrustEvent,
    TrustScore,
)
from sync_server.protocol.trust_fold import Position
from sync_server.protocol.trust_policy import Policy
from sync_server.protocol.trust_replay import position_on, score

WEEKS_OF_USE: Final = "weeks-of-use"
TIME: Final = "time"
WEEK: Final = 7
AHEAD: Final = 3 * 365
"""How far is looked, in days."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that a person can do, and what comes of it where they go on as lightly as once a week."""

    action: str
    """An event's kind that is still to come; `weeks-of-use` until the next tier; `time`, in which penalties melt."""
    points: int
    by: int
    """The day on which the last of the points is there."""
    times: int = 1
    """How many weeks, of `weeks-of-use`."""


def simulate(events: Iterable[TrustEvent], supposed: Iterable[TrustEvent], day: int, policy: Policy) -> TrustScore:
    """The score of a day if that had been as well. Numbers of what is supposed are not looked at."""
    known = list(events)
    last = max((event.seq for event in known), default=0)
    return score([*known, *(replace(event, seq=last + place) for place, event in enumerate(supposed, 1))], day, policy)


def next_steps(events: Iterable[TrustEvent], day: int, policy: Policy) -> tuple[Step, ...]:
    """From the end of a day on, those that bring the most a day first. What needs longer than three years is left out."""
    here = position_on(events, day, policy)
    missing = (
        (ADDRESS_VERIFIED, here.course.address),
        (SECOND_FACTOR_ON, here.course.factors),
        (CARD_VERIFIED, here.course.cards),
    )
    found = [_step(here, kind) for kind, is_there in missing if not is_there]
    found += [_weeks(here), _time(here)]
    return tuple(sorted((step for step in found if step is not None), key=lambda step: -step.points / (step.by - day)))


def _step(here: Position, kind: str) -> Step | None:
    """How much more than without it, and when there is no more to come."""
    best, by = 0, here.day
    done = TrustEvent(0, here.day + 1, kind)
    for without, with_it in zip(_going_on(here), _going_on(here, done), strict=True):
        if with_it.value - without.value > best:
            best, by = with_it.value - without.value, with_it.day
        if without.course.is_at_rest and with_it.course.is_at_rest:
            break
    return Step(kind, best, by) if best else None


def _weeks(here: Position) -> Step | None:
    following = here.score().next_tier
    if following is None:
        return None
    weeks = 0
    for position in _going_on(here):
        weeks += position.course.last_active == position.day
        if position.value >= following.at:
            return Step(WEEKS_OF_USE, following.missing, position.day, weeks)
    return None


def _time(here: Position) -> Step | None:
    if not here.course.charged:
        return None
    for position in _going_on(here):
        if not position.course.charged:
            return Step(TIME, here.course.charged, position.day)
    return None


def _going_on(here: Position, *events: TrustEvent) -> Iterator[Position]:
    """Day by day, used once a week, from the next day on."""
    position = here.copy()
    for number in range(AHEAD):
        today: Sequence[TrustEvent] = [event for event in events if event.day == position.day + 1]
        if number % WEEK == 0:
            today = [*today, TrustEvent(0, position.day + 1, ACTIVE)]
        position.advance(today)
        yield position
