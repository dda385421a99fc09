"""What holds of every ledger there could be, not only of those that somebody thought of."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync_server.operations import replaying
from sync_server.protocol import trust
from sync_server.protocol.trust import (
    ACTIVE,
    ADDRESS_VERIFIED,
    BAD,
    CARD_REMOVED,
    CARD_VERIFIED,
    GOOD,
    MAX_SCORE,
    PAID,
    REQUEST,
    SECOND_FACTOR_OFF,
    SECOND_FACTOR_ON,
    SILENT,
    Fold,
    NotFoldable,
    TrustEvent,
    linked,
    score,
)
from tests.server.trust.ledgers import (
    LAST,
    POLICY,
    anything,
    corrected,
    correction,
    entries,
    ledger,
    standings,
    stretches,
    told,
    used,
    values,
)

often = settings(
    max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
MINOR = sorted(kind for kind, penalty in POLICY.penalties.items() if not penalty.fraud)
FRAUD = sorted(BAD - set(MINOR))
FIRST_DISCOUNT = POLICY.tiers[1].at
seeds = st.integers(0, 2**32)


def steps(series: Sequence[int]) -> list[int]:
    """What each day changes, the first from nothing."""
    return [here - before for before, here in pairwise([0, *series])]


@often
@given(corrected())
def test_a_score_is_whole_and_within_bounds_and_its_reasons_sum_to_it(events):
    for score_of_day in told(events):
        assert type(score_of_day.value) is int
        assert 0 <= score_of_day.value <= MAX_SCORE
        assert sum(reason.points for reason in score_of_day.reasons) == score_of_day.value
        assert all(reason.points for reason in score_of_day.reasons)
        codes = [reason.code for reason in score_of_day.reasons]
        assert len(codes) == len(set(codes))


@often
@given(anything(), seeds)
def test_the_order_in_which_a_days_events_came_is_irrelevant(entries_of_all, seed):
    shuffled = list(entries_of_all)
    random.Random(seed).shuffle(shuffled)
    assert told(ledger(shuffled)) == told(ledger(entries_of_all))


@often
@given(corrected(), seeds)
def test_the_order_in_which_a_ledger_is_read_is_irrelevant(events, seed):
    shuffled = list(events)
    random.Random(seed).shuffle(shuffled)
    assert told(shuffled) == told(events)


@often
@given(anything())
def test_a_replay_gives_the_same_bytes(entries_of_all):
    lines = [json.dumps({"user": "u", "day": day, "kind": kind, "n": n}) for day, kind, n in entries_of_all]

    def replayed() -> list[str]:
        return [line for person in replaying.read(lines) for line in replaying.written(person, 200, POLICY)]

    assert replayed() == replayed()


@often
@given(anything())
def test_a_thousand_times_the_use_and_the_money_change_nothing(entries_of_all):
    more = [(day, kind, n * 1000 if kind in (PAID, REQUEST, ACTIVE) else n) for day, kind, n in entries_of_all]
    repeated = [entry for entry in more for _ in range(50 if entry[1] in (PAID, REQUEST, ACTIVE) else 1)]
    assert values(ledger(repeated)) == values(ledger(entries_of_all))


@often
@given(
    entries([PAID, CARD_VERIFIED, ADDRESS_VERIFIED, REQUEST], most=15),
    st.integers(1, 40),
    st.integers(0, 300),
    st.integers(0, 6),
)
def test_money_alone_stays_below_the_first_discount(paid, every, first, days_of_use):
    charges = [(day, PAID, 5000) for day in range(0, LAST, every)]
    used_once = used(range(first, first + days_of_use))
    assert (
        max(values(ledger([(0, ADDRESS_VERIFIED, 1), (0, CARD_VERIFIED, 1), *paid, *charges, *used_once])))
        < FIRST_DISCOUNT
    )


@often
@given(corrected(), st.integers(0, 240), st.sampled_from(sorted(BAD)))
def test_nothing_bad_ever_helps(events, day, kind):
    before, after = standings(events), standings([*events, TrustEvent(len(events) + 1, day, kind)])
    for (value, tier), (value_without, tier_without) in zip(after, before, strict=True):
        assert value <= value_without
        assert tier <= tier_without


@often
@given(corrected(), st.integers(0, 240), st.sampled_from(sorted(GOOD)), st.integers(1, 100))
def test_nothing_good_ever_hurts(events, day, kind, n):
    before, after = standings(events), standings([*events, TrustEvent(len(events) + 1, day, kind, n)])
    for (value, tier), (value_without, tier_without) in zip(after, before, strict=True):
        assert value >= value_without
        assert tier >= tier_without


@often
@given(corrected(), st.integers(0, 240), st.sampled_from(sorted(SILENT)), st.integers(1, 10**6))
def test_what_says_nothing_changes_nothing(events, day, kind, n):
    assert told([*events, TrustEvent(len(events) + 1, day, kind, n)]) == told(events)


@often
@given(anything())
def test_no_day_brings_more_than_20_or_costs_more_than_120_or_350_with_fraud(entries_of_all):
    events = ledger(entries_of_all)
    with_fraud = {event.day for event in events if event.kind in FRAUD}
    for day, change in enumerate(steps(values(events))):
        assert change <= 20
        assert change >= (-350 if day in with_fraud else -120)


@often
@given(corrected())
def test_with_corrections_too_no_day_costs_more(events):
    with_fraud = {event.day for event in events if event.kind in FRAUD}
    for day, change in enumerate(steps(values(events))):
        assert change >= (-350 if day in with_fraud else -120)


@often
@given(anything())
def test_nothing_is_lost_to_absence_that_was_not_announced_nine_days_before(entries_of_all):
    days = told(ledger(entries_of_all))
    for here in days:
        if here.decay is not None and here.decay.lost:
            assert all(day.decay is not None for day in days[here.day - 9 : here.day])


@often
@given(stretches(), entries(sorted(GOOD)))
def test_who_does_nothing_wrong_loses_nothing_but_by_the_announced_fading(use, good):
    days = told(ledger([*use, *good]))
    for before, here in pairwise(days):
        if here.value < before.value:
            assert all(day.decay is not None for day in days[here.day - 9 : here.day])
            assert before.decay is not None
            assert before.decay.begins_on <= here.day


@often
@given(anything())
def test_three_quarters_of_what_is_not_faded_are_never_lost(entries_of_all):
    for day in told(ledger(entries_of_all)):
        assert 4 * day.value >= 3 * (day.value - faded(day))


@often
@given(anything(sorted(GOOD)), st.integers(31, 2000))
def test_whoever_stays_away_keeps_three_quarters(entries_of_all, away):
    events = ledger(entries_of_all)
    leaving = max((event.day for event in events), default=0)
    assert 4 * score(events, leaving + away, POLICY).value >= 3 * score(events, leaving, POLICY).value


@often
@given(anything(), st.integers(1, 1500), st.lists(st.booleans(), min_size=18, max_size=18))
def test_95_percent_are_back_after_35_days_of_half_time_use(entries_of_all, away, turns):
    events = ledger(entries_of_all)
    leaving = max((event.day for event in events if event.kind == ACTIVE), default=0)
    events = [event for event in events if event.day <= leaving]
    back = leaving + away
    returning = [back + 2 * pair + turn for pair, turn in enumerate(turns)][:17]
    again = [*events, *ledger(used(returning))]
    assert 100 * score(again, back + 34, POLICY).value >= 95 * score(events, leaving, POLICY).value


@often
@given(anything(), st.integers(0, 75), st.sampled_from(MINOR))
def test_a_minor_penalty_is_gone_after_180_days(entries_of_all, day, kind):
    events = ledger(entries_of_all)
    assert values([*events, TrustEvent(10**6, day, kind)])[day + 180 :] == values(events)[day + 180 :]


@often
@given(anything(), st.text(min_size=1, max_size=8), st.dictionaries(
    st.sampled_from(["country", "plan", "provider", "model", "language", "content", "name", "email"]), st.text(max_size=20)
))  # fmt: skip
def test_who_where_by_whom_and_what_about_change_nothing(entries_of_all, user, said):
    def scored(user: str, said: dict[str, str]) -> list[dict[str, object]]:
        lines = [
            json.dumps({**said, "user": user, "day": day, "kind": kind, "n": n}) for day, kind, n in entries_of_all
        ]
        found = [
            json.loads(line) for person in replaying.read(lines) for line in replaying.written(person, 150, POLICY)
        ]
        return [{key: value for key, value in line.items() if key != "user"} for line in found]

    assert scored(user, said) == scored("somebody else", {})


@often
@given(corrected(), st.integers(-400, 800_000))
def test_when_in_the_calendar_it_was_changes_nothing(events, shift):
    moved = [TrustEvent(event.seq, event.day + shift, event.kind, event.n, event.reverses) for event in events]
    then = list(trust.scores(moved, shift, LAST + shift, POLICY))
    assert [(day.value, day.reasons, day.tier) for day in then] == [(d.value, d.reasons, d.tier) for d in told(events)]


@often
@given(corrected(), st.data())
def test_splitting_into_accounts_gains_nothing(events, data):
    """Each thing done is done by one of the accounts, or by several at once; a factor or card stays with one."""
    number = data.draw(st.integers(2, 4))
    whose = {kind: data.draw(st.integers(0, number - 1)) for kind in (SECOND_FACTOR_ON, CARD_VERIFIED)}
    whose |= {SECOND_FACTOR_OFF: whose[SECOND_FACTOR_ON], CARD_REMOVED: whose[CARD_VERIFIED]}
    seed = data.draw(seeds)
    chance = random.Random(seed)
    parts: dict[int, list[TrustEvent]] = {part: [] for part in range(number)}
    owners: dict[int, list[int]] = {}
    for event in events:
        owner = [whose[event.kind]] if event.kind in whose else [chance.randrange(number)]
        if event.kind == ACTIVE:
            owner = [part for part in parts if chance.random() < 0.6]
        owners[event.seq] = owners[event.reverses] if event.reverses else owner
        for part in owners[event.seq]:
            parts[part].append(event)
    for day in (chance.randrange(LAST), chance.randrange(LAST), LAST):
        one = score(events, day, POLICY)
        split = linked(parts, day, POLICY)
        assert all(found.value <= one.value for found in split.scores.values())
        assert split.shared.at <= POLICY.tier(one.tier).at


@often
@given(anything(), st.integers(0, 240), st.integers(0, 60), st.sampled_from(sorted(BAD)))
def test_what_is_taken_back_is_restored_to_the_point(entries_of_all, day, later, kind):
    events = ledger(entries_of_all)
    seq = len(events) + 1
    as_if_never = told(events)
    taken_back = told([*events, TrustEvent(seq, day, kind), correction(seq + 1, day + later, seq)])
    assert taken_back[day + later :] == as_if_never[day + later :]


@often
@given(anything(), st.data())
def test_carrying_on_from_what_was_kept_gives_what_all_of_it_gives(entries_of_all, data):
    events = sorted(ledger(entries_of_all), key=lambda event: event.day)
    fold, place = Fold(POLICY), 0
    for day in sorted(data.draw(st.sets(st.integers(0, LAST), max_size=6))):
        while place < len(events) and events[place].day <= day:
            if data.draw(st.booleans()):
                asked = max(day for day in (events[place].day, 0))
                assert fold.on(asked) == score(events[:place], asked, POLICY)
            fold.add(events[place])
            place += 1
        assert fold.on(day) == score(events, day, POLICY)
        fold = Fold.of(POLICY, json.loads(json.dumps(fold.state())))


@often
@given(corrected(), st.integers(0, LAST))
def test_going_on_after_a_correction_gives_what_all_of_it_gives(events, day):
    known = [event for event in events if event.day <= day or event.kind != trust.REVERSED]
    fold = trust.folded([event for event in known if event.day <= day], day, POLICY)
    fold = Fold.of(POLICY, json.loads(json.dumps(fold.state())))
    for event in known:
        if event.day > day and event in trust.in_force(known):
            fold.add(event)
    left = [event for event in known if event.day <= day or event in trust.in_force(known)]
    for later in (day + 1, day + 2, day + 30):
        assert fold.on(later) == score(left, later, POLICY)


def test_a_fold_refuses_what_it_cannot_take_in():
    fold = Fold(POLICY)
    fold.add(TrustEvent(1, 5, ACTIVE))
    fold.on(9)
    fold.add(TrustEvent(2, 9, ACTIVE))
    for late in (TrustEvent(3, 8, ACTIVE), correction(3, 9, 1)):
        with pytest.raises(NotFoldable):
            fold.add(late)
    with pytest.raises(NotFoldable):
        fold.on(8)


def faded(day: trust.TrustScore) -> int:
    return sum(reason.points for reason in day.reasons if reason.code in ("faded", "settling"))
