"""Who answers, and why: what holds for every set of candidates, and each reason in its words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.deciding import decide, will_do
from soulfra_desktop.domain.errors import NothingCanAnswer
from soulfra_desktop.domain.reasons import Reason, in_english
from soulfra_desktop.domain.routing import Ability, Candidate, Complexity, Model, ModelRef, Policy, Request
from soulfra_desktop.domain.strength import Strengths, shift, weights
from soulfra_desktop.domain.usage import FREE, Money

JUDGED = Complexity(0.4, ("about code",), "1")
HARD = Request(100, complexity=JUDGED, needed=0.7, least_tokens=50)
HERE = Candidate(ModelRef("ollama", "here"), True, True, "on this machine", FREE, free=True, score=0.41)
SMALL = Candidate(ModelRef("openai", "small"), False, True, "allowed", Money(100), score=0.8)
LARGE = Candidate(ModelRef("anthropic", "large"), False, True, "allowed", Money(900), score=0.95)
STARTER = Candidate(
    ModelRef("starter", "s"), True, True, "the starter model", FREE, free=True, last_resort=True, score=0.02
)
ALL = [STARTER, LARGE, HERE, SMALL]

abilities: st.SearchStrategy[frozenset[Ability]] = st.frozensets(st.sampled_from(["images", "tools"]))
some = st.builds(
    Candidate,
    ref=st.just(ModelRef("a", "b")),
    local=st.booleans(),
    available=st.booleans(),
    reason=st.just("as it was"),
    estimated_cost=st.none() | st.builds(Money, st.integers(0, 3) | st.integers(0, 10**6)),
    context_window=st.none() | st.integers(1, 100),
    abilities=abilities,
    last_resort=st.booleans(),
    free=st.booleans(),
    forbidden=st.booleans(),
    score=st.floats(0, 1),
    first_token_seconds=st.none() | st.floats(0, 60),
).map(lambda c: replace(c, last_resort=c.last_resort and c.local, free=c.free or c.local))
candidates = st.lists(some, max_size=7).map(
    lambda found: [replace(c, ref=ModelRef(f"p{n % 3}", f"m{n}")) for n, c in enumerate(found)]
)
requests = st.builds(
    Request,
    images=st.booleans(),
    tools=st.booleans(),
    complexity=st.just(JUDGED),
    least_tokens=st.integers(0, 100),
    needed=st.floats(0, 1.01),
)
refs = st.builds(lambda n: ModelRef(f"p{n % 3}", f"m{n}"), st.integers(0, 6))
policies = st.builds(
    Policy,
    model=st.none() | refs,
    local_only=st.booleans(),
    favourites=st.frozensets(refs, max_size=3),
    left=st.none() | st.builds(Money, st.integers(0, 10**6)),
)


def decided(found, request, policy):
    try:
        return decide(found, request, policy)
    except NothingCanAnswer:
        return None


@given(candidates, requests, policies)
def test_nobody_who_may_not_answer_is_ever_asked(found, request, policy):
    decision = decided(found, request, policy)
    for candidate in decision.chain if decision else ():
        assert candidate.local or not policy.local_only
        assert not candidate.forbidden
        if candidate.ref != policy.model:
            assert candidate.available
            assert "images" in candidate.abilities or not request.images
            assert policy.left is None or candidate.free or candidate.estimated_cost <= policy.left


@given(candidates, requests, policies)
def test_every_candidate_comes_back_with_a_reason(found, request, policy):
    decision = decided(found, request, policy)
    if decision is not None:
        assert [c.ref for c in decision.candidates] == [c.ref for c in found]
        assert all(c.reason for c in decision.candidates)
        assert decision.reason
        told = {c.ref: c for c in decision.candidates}
        assert all(told[c.ref] == c for c in decision.chain)


@given(candidates, requests, policies)
def test_the_chosen_is_never_dearer_than_another_that_will_do(found, request, policy):
    policy = replace(policy, model=None)
    decision = decided(found, request, policy)
    if decision is None:
        return
    for other in decision.chain[1:]:
        if will_do(other, request) and other.estimated_cost is not None:
            assert will_do(decision.chosen, request)
            assert decision.chosen.estimated_cost is not None
            assert decision.chosen.estimated_cost <= other.estimated_cost


@given(candidates, requests, policies, st.floats(0, 1.01))
def test_raising_the_dial_never_picks_a_weaker_one(found, request, policy, other):
    policy = replace(policy, model=None)
    low, high = sorted((request.needed, other))
    less, more = (decided(found, replace(request, needed=needed), policy) for needed in (low, high))
    assert (less is None) == (more is None)
    if less and more:
        too_small = Reason("window_too_small")
        if less.chosen.reason != too_small:
            assert more.chosen.reason != too_small
            assert (more.chosen.score or 0.0) >= (less.chosen.score or 0.0)


@given(candidates, requests, policies, refs)
def test_a_named_model_comes_first_and_the_same_is_decided_every_time(found, request, policy, named):
    policy = replace(policy, model=named)
    decision = decided(found, request, policy)
    if decision is not None:
        assert decision.chosen.ref == named
        assert decision == decide(found, request, policy)


def reasons(*found, request=HARD, policy=None):
    return {c.ref.model: in_english(c.reason) for c in decide(found or ALL, request, policy or Policy()).candidates}


def test_a_hard_question_goes_to_the_cheapest_that_will_do_and_each_says_why():
    decision = decide(ALL, HARD, Policy())
    assert [c.ref.model for c in decision.chain] == ["small", "large", "here", "s"]
    assert reasons() == {
        "s": "the starter model",
        "large": "costs more than needed",
        "here": "likely too weak for this",
        "small": "will likely do",
    }
    assert in_english(decision.reason) == (
        "this machine's models are likely too weak for it (41 %); this is the cheapest that will likely do (80 %)"
    )


def test_where_nothing_reaches_it_the_best_that_is_allowed_answers():
    decision = decide(ALL, replace(HARD, needed=1.01), Policy())
    assert decision.chosen.ref.model == "large"
    assert decision.chosen.reason == Reason("best_allowed")
    assert "this is the best that may answer (95 %)" in in_english(decision.reason)


def test_an_easy_question_stays_here_and_says_so():
    decision = decide(ALL, replace(HARD, needed=0.3), Policy())
    assert decision.chosen == replace(HERE, reason=Reason("likely_does"))
    assert decision.reason == Reason("here_does", (0.41,))


def test_what_rules_a_model_out_is_said():
    blind = replace(SMALL, abilities=frozenset())
    seeing = replace(LARGE, abilities=frozenset({"images"}))
    assert reasons(blind, seeing, request=replace(HARD, images=True))["small"] == "cannot see images"
    narrow = replace(SMALL, context_window=10)
    assert reasons(narrow, LARGE)["small"] == "its window is too small"
    assert (
        reasons(SMALL, HERE, policy=Policy(local_only=True))["small"] == "leaves this machine; this chat is local-only"
    )
    assert reasons(SMALL, HERE, policy=Policy(left=Money(0)))["small"] == "no budget left"
    assert reasons(SMALL, HERE, policy=Policy(left=Money(50)))["small"] == "costs more than the budget leaves"
    unpriced = replace(SMALL, estimated_cost=None)
    assert reasons(unpriced, HERE, policy=Policy(left=Money(50)))["small"] == "its price is unknown, and a budget holds"
    assert reasons(unpriced, LARGE)["small"] == "would do, but its price is unknown"


def test_among_equals_this_machine_then_favourites_then_the_faster():
    here = replace(HERE, score=0.9)
    free = replace(SMALL, estimated_cost=FREE)
    assert decide([free, here], HARD, Policy()).chosen.ref == here.ref
    one, two = SMALL, replace(SMALL, ref=ModelRef("mine", "two"))
    liked = Policy(favourites=frozenset({two.ref}))
    assert decide([one, two], HARD, liked).chosen.ref == two.ref
    assert reasons(one, two, policy=liked)["small"] == "would do as well, and is no favourite"
    slow = replace(one, first_token_seconds=12.0)
    assert decide([slow, two], HARD, Policy()).chosen.ref == two.ref
    assert reasons(slow, two)["small"] == "slow lately"


def test_a_refusal_says_what_to_do():
    with pytest.raises(NothingCanAnswer, match="leaves this machine") as refused:
        decide([SMALL, LARGE], HARD, Policy(local_only=True))
    assert "Models" in refused.value.advice


@given(st.floats(0, 1), st.floats(-8, 8), st.floats(0, 8))
def test_a_stronger_model_never_suffices_less(suffices, strength, more):
    assert 0 < shift(suffices, strength) < 1
    assert shift(suffices, strength + more) >= shift(suffices, strength)


def test_a_models_size_is_read_from_its_name():
    assert weights("llama3.2:3b") == 3
    assert weights("smollm2-135m-instruct") == 0.135
    assert weights("mixtral-8x7b") == 8 * 7 * 0.83
    assert weights("qwen3-30b-a3b") == 30
    assert weights("gpt-4o") is None
    assert weights("phi-3-128k") is None


@given(st.floats(0.05, 1000), st.floats(0.05, 1000))
def test_a_larger_model_never_counts_as_weaker(one, two):
    known = Strengths(sizes=((0.5, -3.0), (7.0, 0.0), (70.0, 1.0)))
    low, high = sorted((one, two))
    assert known.by_size(low) <= known.by_size(high)


def test_what_does_not_fit_the_memory_is_not_put_forward():
    known = Strengths(memory_bytes=8 * 10**9)
    assert known.runs_here(Model(HERE.ref, True, size_bytes=2 * 10**9))
    assert not known.runs_here(Model(HERE.ref, True, size_bytes=40 * 10**9))
    assert known.runs_here(Model(HERE.ref, True))


PRIVATE = replace(HARD, private=True, known_tokens=900)


def test_passages_are_answered_on_this_machine_though_a_stronger_model_is_allowed():
    decision = decide(ALL, PRIVATE, Policy())
    assert decision.chosen.ref == HERE.ref
    reasons = {one.ref: one.reason for one in decision.candidates}
    assert reasons[LARGE.ref] == reasons[SMALL.ref] == Reason("knows_stays_here")


def test_a_provider_that_may_see_passages_is_weighed_as_ever():
    assert decide(ALL, replace(PRIVATE, may_see=frozenset({"openai"})), Policy()).chosen.ref == SMALL.ref


def test_a_named_model_and_one_beside_the_starter_alone_answer_without_the_passages():
    assert decide(ALL, PRIVATE, Policy(model=LARGE.ref)).chosen.ref == LARGE.ref
    assert decide([STARTER, LARGE], PRIVATE, Policy()).chosen.ref == LARGE.ref


def test_a_window_that_does_not_hold_the_passages_comes_after_one_that_does():
    narrow, wide = (
        replace(HERE, context_window=1_000, score=0.9),
        replace(HERE, ref=ModelRef("ollama", "wide"), score=0.9),
    )
    decision = decide([narrow, wide], PRIVATE, Policy())
    assert decision.chosen.ref == wide.ref
    assert {one.ref: one.reason for one in decision.candidates}[narrow.ref] == Reason("window_too_small")
