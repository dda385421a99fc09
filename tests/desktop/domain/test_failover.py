import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.continuation import LEAST_RESTART, Seam, common
from soulfra_desktop.domain.errors import (
    AnswerCut,
    AnswerGarbled,
    AnswerTruncated,
    BudgetUsedUp,
    ContextTooLong,
    ModelNotFound,
    ProviderTimeout,
    ProviderUnavailable,
    RateLimited,
    RequestRefused,
    Unauthorised,
)
from soulfra_desktop.domain.failover import (
    LONGEST_WAIT_SECONDS,
    LONGEST_WAIT_WITH_OTHERS,
    following,
    wait_before_retry,
)
from soulfra_desktop.domain.routing import Candidate, ModelRef

SMALL = Candidate(ModelRef("openai", "small"), False, True, "", context_window=100)
LARGE = Candidate(ModelRef("openai", "large"), False, True, "", context_window=9_000)
OTHER = Candidate(ModelRef("anthropic", "other"), False, True, "", context_window=50)
HERE = Candidate(ModelRef("ollama", "here"), True, True, "", free=True)
STARTER = Candidate(ModelRef("starter", "s"), True, True, "", free=True, last_resort=True)
REST = [LARGE, OTHER, HERE, STARTER]


@pytest.mark.parametrize("passing", [ProviderUnavailable, AnswerCut, AnswerGarbled, AnswerTruncated, RateLimited])
def test_what_may_pass_is_asked_again_once_where_others_can_answer_and_twice_alone(passing):
    error = passing("openai", "no")
    assert [wait_before_retry(error, n, alone=False) for n in range(2)] == [0.25, None]
    assert [wait_before_retry(error, n, alone=True) for n in range(3)] == [0.25, 0.5, None]


@pytest.mark.parametrize("lasting", [Unauthorised, RequestRefused, ModelNotFound, ProviderTimeout, BudgetUsedUp])
def test_what_does_not_pass_is_not_asked_again(lasting):
    assert wait_before_retry(lasting("openai", "no"), 0, alone=True) is None


@given(st.floats(0, 100), st.booleans())
def test_what_it_asks_to_wait_is_waited_or_it_is_not_asked_again(asked, alone):
    wait = wait_before_retry(RateLimited("openai", "busy", retry_after=asked), 0, alone=alone)
    assert wait in (asked, None)
    assert (wait is None) == (asked > (LONGEST_WAIT_SECONDS if alone else LONGEST_WAIT_WITH_OTHERS))


def test_each_failure_has_its_own_next():
    def order(error):
        return [c.ref.model for c in following(REST, SMALL, error)]

    assert order(BudgetUsedUp("openai", "no")) == ["here", "s"]
    assert order(Unauthorised("openai", "no")) == ["other", "here", "s"]
    assert order(ContextTooLong("openai", "no")) == ["large", "here", "s"]
    assert order(ProviderUnavailable("openai", "no")) == ["other", "here", "large", "s"]
    assert order(RequestRefused("openai", "no")) == ["large", "other", "here", "s"]


def joined(part, told, size):
    seam = Seam(part)
    return part + "".join(seam.feed(told[i : i + size]) for i in range(0, len(told), size)) + seam.close()


@given(st.text(alphabet="abc .", min_size=LEAST_RESTART, max_size=400), st.text(max_size=80), st.integers(1, 50))
def test_an_answer_that_is_begun_anew_is_shown_once(part, rest, size):
    assert joined(part, part + rest, size) in (
        part + rest,
        part + rest.lstrip(" \t\n.…"),
        part + (part + rest)[common(part, part + rest) :],
    )


@given(
    st.text(alphabet="abcdefgh ", min_size=20, max_size=400), st.text(alphabet="xyz", max_size=80), st.integers(1, 50)
)
def test_the_end_of_a_part_said_again_after_dots_is_shown_once(part, rest, size):
    part = part.rstrip() + "!"
    assert joined(part, "…" + part[-12:] + rest, size) == part + rest


def test_what_only_looks_alike_at_first_is_shown_whole():
    assert joined("The answer is long.", "The", 1) == "The answer is long.The"
    assert joined("It was a cat.", " It was a dog.", 3) == "It was a cat. It was a dog."


def test_a_long_part_that_is_repeated_costs_little():
    part = "a" * 200_000
    assert joined(part, part + "b", 50_000) == part + "b"
