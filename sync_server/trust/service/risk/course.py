"""How a stop goes on: pure. It begins as a step-up or a hold, ends by a proof, by itself or by a person, and without a
person who looked it never outlasts 72 hours. Nothing else is changed by it, so that its end restores all there was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sync_server.protocol import risk
from sync_server.trust.service.risk.rules import Answer

LONGEST_UPHELD: Final = timedelta(days=365)
LONGEST_FROM_DATA: Final = timedelta(days=14)
"""Since it began, whoever upholds it: everybody has a right to their data, and soon."""


class NotSo(ValueError):
    """What stands does not go on like that."""


@dataclass(frozen=True, slots=True)
class Course:
    """One stop of one action. `expires_at` is when it ends by itself; `decided_at`, when somebody or something ended or
    upheld it."""

    state: str
    begun_at: datetime
    expires_at: datetime
    provable: bool = True
    decided_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state != risk.RELEASED


def begun(answer: Answer, now: datetime, until: datetime, *, provable: bool = True) -> Course:
    """Raises NotSo where nothing is to be stopped."""
    if answer < Answer.STEP_UP:
        raise NotSo("nothing is stopped")
    state = risk.HELD if answer is Answer.HOLD else risk.STEP_UP
    return Course(state, now, max(now, min(until, now + risk.LONGEST)), provable)


def harder(course: Course, now: datetime, until: datetime, *, provable: bool) -> Course:
    """A step-up becomes a hold, within the hours that it began with; a hold lasts on as it is."""
    if course.state != risk.STEP_UP:
        return course
    end = max(course.expires_at, min(until, course.begun_at + risk.LONGEST))
    return replace(course, state=risk.HELD, expires_at=end, provable=provable)


def proven(course: Course, now: datetime) -> Course:
    """The owner proved to be that: what a proof answers is over."""
    return _over(course, now) if course.state in (risk.STEP_UP, risk.HELD) and course.provable else course


def passed(course: Course, now: datetime) -> Course:
    """What has become of it by now, if nobody did anything."""
    return _over(course, course.expires_at) if course.is_open and course.expires_at <= now else course


def upheld(course: Course, now: datetime, lasts: timedelta, action: str) -> Course:
    """By a person; an export is open again after 14 days, however long was said. Raises NotSo where it is over, or would
    last for over a year."""
    if not course.is_open:
        raise NotSo("it is over")
    if not timedelta() < lasts <= LONGEST_UPHELD:
        raise NotSo("at most a year")
    end = now + lasts
    if action == risk.EXPORT:
        end = min(end, course.begun_at + LONGEST_FROM_DATA)
    return replace(course, state=risk.UPHELD, expires_at=end, decided_at=now)


def released(course: Course, now: datetime) -> Course:
    """By a person, at any time."""
    return _over(course, now) if course.is_open else course


def _over(course: Course, at: datetime) -> Course:
    return replace(course, state=risk.RELEASED, decided_at=at)
