from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.health import COOLDOWN_SECONDS, FAULTS_TO_OPEN, Health


def failing(times, now=0.0):
    health = Health()
    for _ in range(times):
        health = health.failed(now, "down")
    return health


def test_the_breaker_opens_after_repeated_faults_and_lets_one_probe_through_later():
    assert failing(FAULTS_TO_OPEN - 1).state(0) == "closed"
    health = failing(FAULTS_TO_OPEN)
    assert health.state(0) == "open"
    assert not health.may_try(COOLDOWN_SECONDS - 1)
    assert health.state(COOLDOWN_SECONDS) == "half-open"
    assert health.may_try(COOLDOWN_SECONDS)
    assert not health.started(COOLDOWN_SECONDS).may_try(COOLDOWN_SECONDS)


def test_a_probe_that_succeeds_closes_it_and_one_that_fails_opens_it_again():
    probing = failing(FAULTS_TO_OPEN).started(COOLDOWN_SECONDS)
    assert probing.succeeded(0.4).state(COOLDOWN_SECONDS) == "closed"
    again = probing.failed(COOLDOWN_SECONDS, "still down")
    assert again.state(COOLDOWN_SECONDS + 1) == "open"
    assert again.last_error == "still down"


def test_a_probe_that_was_stopped_leaves_room_for_another():
    assert failing(FAULTS_TO_OPEN).started(COOLDOWN_SECONDS).released().may_try(COOLDOWN_SECONDS)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=200))
def test_percentiles_come_from_recent_answers(seconds):
    health = Health()
    for value in seconds:
        health = health.succeeded(value)
    median, worst = health.percentile(0.5), health.percentile(0.95)
    assert median is not None
    assert worst is not None
    assert median in seconds
    assert median <= worst <= max(seconds)


def test_without_answers_there_is_no_percentile():
    assert Health().percentile(0.5) is None
