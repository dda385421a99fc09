import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.deciding import decide
from soulfra_desktop.domain.errors import NothingCanAnswer
from soulfra_desktop.domain.reasons import in_english
from soulfra_desktop.domain.routing import Candidate, ModelRef, Policy, Request, canonical_ollama_name, is_hosted_name
from soulfra_desktop.domain.usage import FREE, Money

OLLAMA = Candidate(ModelRef("ollama", "llama3.2"), True, True, "on this machine", FREE)
CHEAP = Candidate(ModelRef("openai", "small"), False, True, "allowed", Money(100))
DEAR = Candidate(ModelRef("anthropic", "big"), False, True, "allowed", Money(900))
UNPRICED = Candidate(ModelRef("mine", "x"), False, True, "allowed", None)
STARTER = Candidate(ModelRef("starter", "s"), True, True, "the starter model", FREE, last_resort=True)
UNASKED = Candidate(ModelRef("openai", "small"), False, False, "not allowed yet", Money(100), needs_consent=True)


def order(decision):
    return [candidate.ref.provider for candidate in decision.chain]


def test_this_machine_comes_first_then_the_cheapest_and_the_starter_model_last():
    assert order(decide([STARTER, DEAR, UNPRICED, CHEAP, OLLAMA], Request(), Policy())) == [
        "ollama",
        "openai",
        "anthropic",
        "mine",
        "starter",
    ]


def test_a_key_that_was_found_is_offered_and_not_used():
    decision = decide([UNASKED, STARTER], Request(), Policy())
    assert order(decision) == ["starter"]
    assert "openai was found but is not allowed yet" in in_english(decision.reason)
    assert UNASKED in decision.candidates


def test_a_named_model_is_tried_even_when_it_seems_unavailable_and_nobody_replaces_it():
    down = Candidate(ModelRef("ollama", "llama3.2"), True, False, "not running", FREE)
    assert order(decide([down, CHEAP, STARTER], Request(), Policy(model=down.ref, fallback=False))) == ["ollama"]
    assert order(decide([down, CHEAP, STARTER], Request(), Policy(model=down.ref, fallback=True))) == [
        "ollama",
        "openai",
        "starter",
    ]


def test_an_unknown_named_model_is_not_replaced_by_another():
    with pytest.raises(NothingCanAnswer, match="nope/x is not known"):
        decide([OLLAMA], Request(), Policy(model=ModelRef("nope", "x")))


def test_local_only_with_only_cloud_models_is_refused_and_says_why():
    with pytest.raises(NothingCanAnswer, match="openai: leaves this machine") as refused:
        decide([CHEAP, DEAR], Request(), Policy(local_only=True))
    assert all(not candidate.available for candidate in refused.value.candidates)
    with pytest.raises(NothingCanAnswer, match="leaves this machine"):
        decide([CHEAP, STARTER], Request(), Policy(model=CHEAP.ref, local_only=True))


candidates = st.lists(
    st.builds(
        Candidate,
        ref=st.builds(ModelRef, st.sampled_from("abcdef"), st.sampled_from("xyz")),
        local=st.booleans(),
        available=st.booleans(),
        reason=st.just("r"),
        estimated_cost=st.none() | st.builds(Money, st.integers(0, 10**6)),
        last_resort=st.booleans(),
    ),
    max_size=6,
)


@given(candidates, st.booleans())
def test_nothing_that_is_unavailable_or_leaves_the_machine_under_local_only_is_ever_in_a_chain(found, local_only):
    try:
        decision = decide(found, Request(), Policy(local_only=local_only))
    except NothingCanAnswer:
        assert not any(c.available and (c.local or not local_only) for c in found)
        return
    assert all(c.available and (c.local or not local_only) for c in decision.chain)
    assert len(decision.candidates) == len(found)
    resorts = [c.last_resort for c in decision.chain]
    assert resorts == sorted(resorts)


def test_a_models_name_may_hold_slashes():
    assert ModelRef.parse("openrouter/meta/llama-3") == ModelRef("openrouter", "meta/llama-3")
    for wrong in ("", "llama", "/x", "ollama/"):
        with pytest.raises(ValueError, match="provider/model"):
            ModelRef.parse(wrong)


def test_ollamas_hosted_models_are_known_by_name():
    assert is_hosted_name("gpt-oss:120b-cloud")
    assert is_hosted_name("kimi-k2:cloud")
    assert not is_hosted_name("llama3.2:latest")


def test_ollama_knows_one_model_by_several_names():
    for name in ("work", "Work:latest", "library/work", "registry.ollama.ai/library/WORK:latest"):
        assert canonical_ollama_name(name) == "work:latest"
    assert canonical_ollama_name("team/work:7b") == "team/work:7b"
    assert is_hosted_name("gpt-oss:120b-CLOUD")


@pytest.mark.parametrize("text", ["openai/a\nb", "openai/\udcff", "openai/\x1b[2J"])
def test_a_name_that_could_not_be_shown_is_refused(text):
    with pytest.raises(ValueError, match="printable"):
        ModelRef.parse(text)
