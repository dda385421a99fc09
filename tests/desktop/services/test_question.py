import pytest

from soulfra_desktop.domain.usage import TokenCount
from soulfra_desktop.services.outbound import NOTHING_USED
from soulfra_desktop.services.question import sum_usage

THOUGHT = TokenCount(10, 8, reasoning_tokens=5, tier="flex")
CACHED = TokenCount(20, 4, 6, 3, long_cache_write_tokens=2, reasoning_tokens=1, tier="flex")


def test_every_count_of_all_attempts_is_added_up():
    together = sum_usage([THOUGHT, CACHED])
    assert together == TokenCount(30, 12, 6, 3, long_cache_write_tokens=2, reasoning_tokens=6, tier="flex")


@pytest.mark.parametrize(
    ("tiers", "told"),
    [(("batch",), "batch"), (("flex", "flex"), "flex"), (("", "priority"), ""), (("fast", "batch"), "")],
)
def test_a_tier_is_told_where_all_attempts_were_served_in_it(tiers, told):
    together = sum_usage([TokenCount(1, 1, tier=tier) for tier in tiers])
    assert together is not None
    assert together.tier == told


def test_an_attempt_that_was_never_taken_has_no_say_in_the_tier():
    together = sum_usage([NOTHING_USED, THOUGHT])
    assert together is not None
    assert together.tier == "flex"


def test_one_estimate_makes_the_sum_an_estimate():
    together = sum_usage([THOUGHT, TokenCount(1, 1, source="estimated")])
    assert together is not None
    assert together.source == "estimated"


def test_before_the_first_attempt_nothing_was_used():
    assert sum_usage([]) is None
