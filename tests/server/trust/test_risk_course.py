"""How a stop goes on, for whatever happens to it in whatever order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync_server.protocol import risk
from sync_server.trust.service.risk import course
from sync_server.trust.service.risk.rules import Answer

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = st.integers(0, 20 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
UNTIL = st.integers(-100, 10_000).map(lambda minutes: NOON + timedelta(minutes=minutes))
STEPS = st.lists(st.tuples(st.sampled_from(["proof", "harder", "wait", "person"]), LATER, UNTIL), max_size=12)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from([Answer.STEP_UP, Answer.HOLD]), UNTIL, st.booleans(), STEPS)
def test_without_a_person_nothing_outlasts_72_hours(answer, until, provable, steps):
    now, one = NOON, course.begun(answer, NOON, until, provable=provable)
    looked = False
    for step, by, end in steps:
        now += by
        one = course.passed(one, now)
        if step == "proof":
            one = course.proven(one, now)
        elif step == "harder":
            one = course.harder(one, now, end, provable=provable)
        elif step == "person" and one.is_open:
            one, looked = course.upheld(one, now, timedelta(days=30), risk.PAYOUT), True
        if not looked:
            assert one.expires_at <= NOON + risk.LONGEST
            assert course.passed(one, NOON + risk.LONGEST).state == risk.RELEASED
        if looked and one.state == risk.UPHELD:
            assert course.proven(one, now) == one
    assert course.released(one, now).state == risk.RELEASED
    assert course.passed(one, now + timedelta(days=366)).state == risk.RELEASED


@given(UNTIL, LATER)
def test_what_is_over_stays_over(until, by):
    over = course.released(course.begun(Answer.HOLD, NOON, until), NOON)
    now = NOON + by
    assert course.released(over, now) == course.passed(over, now) == course.proven(over, now) == over
    assert course.harder(over, now, now + by, provable=True) == over
    with pytest.raises(course.NotSo):
        course.upheld(over, now, timedelta(days=1), risk.PAYOUT)


def test_a_proof_ends_a_step_up_and_no_hold_that_it_does_not_answer():
    asked = course.begun(Answer.STEP_UP, NOON, NOON + timedelta(hours=1))
    assert course.proven(asked, NOON).state == risk.RELEASED
    held = course.begun(Answer.HOLD, NOON, NOON + timedelta(hours=1), provable=False)
    assert course.proven(held, NOON) == held


def test_a_step_up_that_becomes_a_hold_keeps_to_its_own_72_hours():
    asked = course.begun(Answer.STEP_UP, NOON, NOON + timedelta(hours=1))
    now = NOON + timedelta(minutes=50)
    held = course.harder(asked, now, now + timedelta(days=9), provable=True)
    assert (held.state, held.expires_at) == (risk.HELD, NOON + risk.LONGEST)


@pytest.mark.parametrize("lasts", [timedelta(), timedelta(days=366)])
def test_a_person_upholds_for_a_time_that_ends(lasts: timedelta):
    with pytest.raises(course.NotSo):
        course.upheld(course.begun(Answer.HOLD, NOON, NOON + timedelta(hours=1)), NOON, lasts, risk.PAYOUT)


def test_nobody_is_kept_from_their_data_for_longer_than_14_days_by_whomever():
    now, one = NOON, course.begun(Answer.HOLD, NOON, NOON + timedelta(days=3))
    while one.is_open:
        one = course.upheld(one, now, timedelta(days=365), risk.EXPORT)
        now += timedelta(days=2)
        one = course.passed(one, now)
    assert one.decided_at == NOON + course.LONGEST_FROM_DATA


def test_what_is_only_observed_stops_nothing():
    with pytest.raises(course.NotSo):
        course.begun(Answer.OBSERVE, NOON, NOON + timedelta(hours=1))
