"""Hints at what the log has: each true one is followed at once, an untrue one once and with patience."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.services.hints import LEAST_SECONDS, LONGEST_SECONDS, Hints


@given(st.lists(st.integers(1, 50), max_size=20))
def test_a_server_that_says_what_is_so_is_followed_at_once(steps):
    hints, here = Hints(), 0
    for step in steps:
        assert hints.pause(here + step, here) == 0.0
        here += step
        assert hints.pause(here, here) is None


@given(st.integers(1, 1 << 53), st.integers(2, 40))
def test_the_same_untrue_hint_is_worth_one_round(head, times):
    hints = Hints()
    assert [hints.pause(head, 0) for _ in range(times)] == [0.0] + [None] * (times - 1)


def test_hints_that_are_untrue_anew_each_time_wait_longer_and_longer():
    hints = Hints()
    waits = [hints.pause(1_000 + number, 3) for number in range(20)]
    assert waits[:4] == [0.0, LEAST_SECONDS, 2 * LEAST_SECONDS, 4 * LEAST_SECONDS]
    assert waits[-1] == LONGEST_SECONDS


def test_a_server_that_is_honest_again_is_soon_followed_at_once():
    hints = Hints()
    assert hints.pause(1 << 53, 3) == 0.0
    assert hints.pause(4, 3) == LEAST_SECONDS
    assert hints.pause(5, 4) == 0.0
