"""The rules of risk, without a server: what is noticed, for how long, and what never follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync_server.protocol import risk
from sync_server.trust.service.risk import judging, rules
from sync_server.trust.service.risk.rules import (
    DEVICE_ADDED,
    PAYMENT_ELEVATED,
    PAYMENT_FAILED,
    PAYMENT_HIGHEST,
    POLICY,
    PROVEN,
    Answer,
    Bucket,
    Observation,
    Signal,
    Surroundings,
    Verdict,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MANY = settings(max_examples=300, deadline=None)


def later(**by: float) -> datetime:
    return NOON + timedelta(**by)


def answered(
    observations: list[Observation],
    action: str,
    now: datetime = NOON,
    device: int | None = 1,
    around: Surroundings = rules.NO_SURROUNDINGS,
) -> Verdict:
    return judging.answer(judging.assess(observations, now, around), action, device)


observations = st.builds(
    Observation,
    st.integers(-40 * 24 * 60, 4 * 24 * 60).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    st.sampled_from(sorted(rules.KINDS)),
    st.none() | st.integers(1, 3),
    st.none() | st.sampled_from([b"a", b"b", b"c", b"d"]),
    st.integers(1, 2000),
    st.booleans(),
)
surroundings = st.builds(
    Surroundings,
    st.integers(1, 30),
    st.integers(1, 30),
    st.integers(0, 30),
    st.none() | st.integers(0, 100).map(lambda hours: NOON - timedelta(hours=hours)),
)
histories = st.lists(observations, max_size=10)


@MANY
@given(histories, surroundings)
def test_every_signal_ends_within_72_hours_and_has_a_known_reason(seen: list[Observation], around: Surroundings):
    for signal in judging.assess(seen, NOON, around):
        assert NOON < signal.expires_at <= signal.at + risk.LONGEST
        assert signal.reason in risk.REASONS
        assert set(signal.actions) <= set(risk.ACTIONS)
        assert 0 <= signal.weight <= POLICY.hold_at


@MANY
@given(histories, surroundings, st.sampled_from(risk.ACTIONS), st.integers(1, 3), st.randoms())
def test_the_order_in_which_things_are_told_means_nothing(seen, around, action, device, random):
    shuffled = list(seen)
    random.shuffle(shuffled)
    assert answered(seen, action, NOON, device, around) == answered(shuffled, action, NOON, device, around)


@MANY
@given(histories, observations, surroundings, st.sampled_from(risk.ACTIONS), st.integers(1, 3), st.integers(0, 1439))
def test_doing_more_never_makes_the_answer_milder(seen, more, around, action, device, minutes):
    one = replace(more, at=NOON - timedelta(minutes=minutes), kind=more.kind if more.kind != PROVEN else risk.USE)
    before = answered(seen, action, NOON, device, around)
    assert answered([*seen, one], action, NOON, device, around).answer >= before.answer


@MANY
@given(histories, surroundings, st.sampled_from(risk.ACTIONS), st.integers(1, 3))
def test_a_proof_never_makes_the_answer_harder(seen, around, action, device):
    before = answered(seen, action, NOON, device, around)
    proof = Observation(NOON, PROVEN, device)
    assert answered([*seen, proof], action, NOON, device, around).answer <= before.answer


@MANY
@given(histories, st.sampled_from(risk.ACTIONS), st.integers(1, 3))
def test_it_all_ends_by_itself_when_nothing_more_happens(seen, action, device):
    after = NOON + timedelta(days=4) + risk.LONGEST + timedelta(seconds=1)
    assert answered(seen, action, after, device).answer is Answer.NOTHING


@MANY
@given(histories, st.sampled_from(risk.ACTIONS), st.integers(1, 3))
def test_what_stops_something_says_until_when(seen, action, device):
    verdict = answered(seen, action, NOON, device)
    if verdict.answer >= Answer.STEP_UP:
        assert verdict.until is not None
        assert NOON < verdict.until <= NOON + risk.LONGEST
        assert verdict.reason in verdict.reasons


def test_a_new_device_proves_itself_before_it_exports_publishes_or_is_paid_out_for_an_hour():
    added = [Observation(NOON, DEVICE_ADDED, 2)]
    for action in (risk.EXPORT, risk.PUBLISH, risk.PAYOUT):
        verdict = answered(added, action, later(minutes=59), device=2)
        assert (verdict.answer, verdict.reason, verdict.until) == (Answer.STEP_UP, risk.NEW_DEVICE, later(hours=1))
        assert answered(added, action, later(minutes=60), device=2).answer is Answer.NOTHING
        assert answered(added, action, later(minutes=59), device=1).answer is Answer.NOTHING
    assert answered(added, risk.USE, later(minutes=1), device=2).answer is Answer.NOTHING


def test_a_device_that_proved_itself_is_not_new():
    seen = [Observation(NOON, DEVICE_ADDED, 2), Observation(later(minutes=2), PROVEN, 2)]
    assert answered(seen, risk.EXPORT, later(minutes=3), device=2).answer is Answer.NOTHING
    another = [*seen, Observation(later(minutes=4), DEVICE_ADDED, 3)]
    assert answered(another, risk.EXPORT, later(minutes=5), device=3).answer is Answer.STEP_UP


def test_a_burst_from_a_device_that_was_just_added_is_held_on_it_alone():
    seen = [Observation(NOON, DEVICE_ADDED, 2)]
    seen += [Observation(later(minutes=10 + n), kind, 2) for n, kind in enumerate((risk.EXPORT, risk.PUBLISH))]
    assert answered(seen, risk.EXPORT, later(minutes=20), device=2).answer is Answer.STEP_UP
    seen.append(Observation(later(minutes=15), risk.PAYOUT, 2))
    verdict = answered(seen, risk.USE, later(minutes=20), device=2)
    assert (verdict.answer, verdict.reason) == (Answer.HOLD, risk.NEW_DEVICE_BURST)
    assert verdict.until == later(minutes=15) + risk.LONGEST
    assert answered(seen, risk.EXPORT, later(minutes=20), device=1).answer is Answer.NOTHING


def test_who_tries_the_same_again_at_once_tried_once():
    seen = [Observation(NOON, DEVICE_ADDED, 2)]
    seen += [Observation(later(minutes=10, seconds=20 * n), risk.EXPORT, 2) for n in range(3)]
    assert answered(seen, risk.EXPORT, later(minutes=20), device=2).answer is Answer.STEP_UP


def test_nine_hundred_requests_of_a_stolen_account_are_held_within_the_first_burst():
    month = [Observation(NOON - timedelta(days=day), risk.USE, 1, n=12) for day in range(1, 30)]
    seen = [*month, Observation(NOON, DEVICE_ADDED, 2)]
    burst = [Observation(later(minutes=n), risk.USE, 2, n=30) for n in range(30)]
    stopped = next(
        n for n in range(30)
        if answered([*seen, *burst[:n]], risk.USE, later(minutes=n), device=2).answer is Answer.HOLD
    )  # fmt: skip
    assert stopped * 30 < 450
    owner = answered([*seen, *burst], risk.EXPORT, later(minutes=40), device=1)
    assert owner.answer is Answer.NOTHING


def test_who_runs_much_every_day_is_not_asked_for_it_and_one_burst_teaches_nothing():
    used = [Observation(NOON - timedelta(days=day), risk.USE, 1, n=2000) for day in range(2, 9)]
    today = [Observation(NOON - timedelta(minutes=5), risk.USE, 1, n=5000)]
    assert answered([*used, *today], risk.USE).answer is Answer.NOTHING
    once = [Observation(NOON - timedelta(days=2), risk.USE, 1, n=9000)]
    assert answered([*once, *today], risk.USE).answer is Answer.STEP_UP


def test_three_cards_that_fail_in_a_day_hold_money_and_nothing_else():
    seen = [Observation(later(hours=-n), PAYMENT_FAILED, 1, card) for n, card in enumerate((b"a", b"b", b"a"))]
    assert answered(seen, risk.PAYOUT).answer is Answer.NOTHING
    seen.append(Observation(later(hours=-3), PAYMENT_FAILED, 1, b"c"))
    verdict = answered(seen, risk.PAYOUT)
    assert (verdict.answer, verdict.reason, verdict.until) == (Answer.HOLD, risk.CARD_FAILURES, NOON + risk.LONGEST)
    assert answered(seen, risk.EXPORT).answer is Answer.NOTHING
    apart = [Observation(later(days=-n), PAYMENT_FAILED, 1, card) for n, card in enumerate((b"a", b"b", b"c"))]
    assert answered(apart, risk.PAYOUT).answer is Answer.NOTHING


def test_what_the_payments_provider_says_is_a_signal_and_its_level_the_answer():
    elevated = [Observation(NOON, PAYMENT_ELEVATED, 1)]
    assert answered(elevated, risk.BENEFITS).answer is Answer.STEP_UP
    assert answered([*elevated, Observation(NOON, PROVEN, 1)], risk.BENEFITS).answer is Answer.NOTHING
    highest = [Observation(NOON, PAYMENT_HIGHEST, 1), Observation(NOON, PROVEN, 1)]
    assert answered(highest, risk.BENEFITS).answer is Answer.HOLD


def test_one_card_passed_around_between_accounts_is_noticed_in_each():
    theirs = [Observation(later(minutes=-n), rules.INSTRUMENT_ADDED, None, b"a", own=False) for n in range(7)]
    mine = Observation(NOON, rules.INSTRUMENT_ADDED, 1, b"a")
    verdict = answered([*theirs, mine], risk.BENEFITS)
    assert (verdict.answer, verdict.reason) == (Answer.STEP_UP, risk.TOO_OFTEN_WITH_INSTRUMENT)
    assert answered([mine], risk.BENEFITS).answer is Answer.NOTHING


def test_a_household_is_left_in_peace_and_a_larger_one_is_observed():
    assert answered([], risk.BENEFITS, around=Surroundings(on_device=3, on_instrument=2)).answer is Answer.NOTHING
    assert answered([], risk.BENEFITS, around=Surroundings(on_device=4)).answer is Answer.OBSERVE
    assert answered([], risk.EXPORT, around=Surroundings(on_device=30)).answer is Answer.NOTHING


def test_many_accounts_of_one_device_are_asked_for_a_proof_once_a_month():
    around = Surroundings(on_device=12)
    assert answered([], risk.BENEFITS, around=around).answer is Answer.STEP_UP
    proven = [Observation(later(days=-20), PROVEN, 1)]
    assert answered(proven, risk.BENEFITS, around=around).answer is Answer.NOTHING


def test_a_ring_is_held_when_it_is_found_and_not_for_ever():
    around = Surroundings(in_ring=20, ring_since=NOON)
    assert answered([], risk.BENEFITS, later(hours=71), around=around).answer is Answer.HOLD
    assert answered([], risk.BENEFITS, later(hours=72), around=around).answer is Answer.NOTHING
    assert answered([], risk.USE, later(hours=1), around=around).answer is Answer.NOTHING


def test_a_signal_that_ends_takes_its_weight_with_it():
    signals = [
        Signal(risk.PAYMENT_ELEVATED, 40, (risk.PAYOUT,), NOON, later(hours=5)),
        Signal(risk.NEW_DEVICE, 40, (risk.PAYOUT,), NOON, later(hours=1), device=1),
        Signal(risk.SHARED_DEVICE, 20, (risk.PAYOUT,), NOON, later(hours=9)),
    ]
    verdict = judging.answer(signals, risk.PAYOUT, 1)
    assert (verdict.answer, verdict.until) == (Answer.HOLD, later(hours=1))
    assert verdict.reasons == (risk.PAYMENT_ELEVATED, risk.NEW_DEVICE, risk.SHARED_DEVICE)
    too_often = [replace(signals[0], reason=reason) for reason in rules.VELOCITY]
    assert judging.answer(too_often, risk.PAYOUT, 1).answer is Answer.STEP_UP


def test_what_a_person_released_is_not_stopped_again_for_what_was_known_by_then():
    highest = judging.assess([Observation(NOON, PAYMENT_HIGHEST, 1)], later(hours=1))
    assert judging.answer(highest, risk.PAYOUT, 1, released_at=later(hours=1)).answer is Answer.NOTHING
    again = judging.assess([Observation(later(hours=2), PAYMENT_HIGHEST, 1)], later(hours=2))
    assert judging.answer(again, risk.PAYOUT, 1, released_at=later(hours=1)).answer is Answer.HOLD


@pytest.mark.parametrize(("times", "over"), [([0] * 3, False), ([0] * 4, True), ([0, 0, 0, 60], False)])
def test_a_bucket_fills_again(times: list[int], over: bool):
    drawn = [(later(minutes=minute), 1) for minute in times]
    assert (Bucket(3, HOUR).overflow(drawn) is not None) is over
