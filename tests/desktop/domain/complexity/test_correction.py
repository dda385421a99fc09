"""What a person's thumbs, regenerations and re-runs teach the router, and how little at first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.complexity.correction import (
    HALF,
    MEANING,
    MOST,
    NOTHING_LEARNT,
    Signal,
    learn,
    shift,
)
from soulfra_desktop.domain.complexity.weighing import judge, weigh, weights_from_json

FILE = Path(__file__).resolve().parents[4] / "resources" / "router" / "weights.json"
WEIGHTS = weights_from_json(json.loads(FILE.read_text(encoding="utf-8")))
CODE = [
    weigh(text, WEIGHTS)
    for text in (
        "Write a function to sort a list of tuples.",
        "def area(r: float) -> float:\n    return 3.14 * r * r\n\nWhat does this return for r = 2?",
        "Create a Python class for a queue.",
        "Write an SQL query that counts the rows of a table.",
    )
]
FACTS = [
    weigh(text, WEIGHTS)
    for text in (
        "Who wrote Faust?",
        "When was the Eiffel Tower built?",
        "Which country won the 1954 World Cup?",
        "what is the name of the queen of denmark",
    )
]
SIGNALS: st.SearchStrategy[Signal] = st.sampled_from(sorted(MEANING))
heard = st.lists(st.tuples(st.sampled_from(CODE + FACTS), SIGNALS), max_size=60)


def after(signals):
    correction = NOTHING_LEARNT
    for weighed, signal in signals:
        correction = learn(correction, weighed, WEIGHTS, signal)
    return correction


@given(heard, st.sampled_from(CODE + FACTS))
def test_few_signals_move_a_judgement_little_and_many_never_far(signals, asked):
    moved = abs(shift(after(signals), asked, WEIGHTS))
    assert moved <= MOST * len(signals) / (len(signals) + HALF) + 1e-12


def test_nothing_learnt_changes_nothing():
    assert all(shift(NOTHING_LEARNT, asked, WEIGHTS) == 0 for asked in CODE + FACTS)


@pytest.mark.parametrize("signal", ["disliked", "regenerated", "asked another"])
@pytest.mark.parametrize("asked", CODE + FACTS)
def test_discontent_with_an_answer_makes_a_strong_model_likelier_for_the_same_question(signal, asked):
    assert shift(learn(NOTHING_LEARNT, asked, WEIGHTS, signal), asked, WEIGHTS) > 0


@pytest.mark.parametrize("asked", CODE + FACTS)
def test_a_like_makes_it_less_likely(asked):
    assert shift(learn(NOTHING_LEARNT, asked, WEIGHTS, "liked"), asked, WEIGHTS) < 0


def test_a_regeneration_says_less_than_a_dislike():
    moved = {signal: learn(NOTHING_LEARNT, CODE[0], WEIGHTS, signal).shifts[0] for signal in MEANING}
    assert moved["regenerated"] < moved["asked another"] < moved["disliked"]


def test_a_weak_models_failure_says_less_than_a_strong_ones():
    failed = {
        strength: learn(NOTHING_LEARNT, CODE[0], WEIGHTS, "disliked", strength).shifts[0]
        for strength in (-4.0, 0.0, 2.0)
    }
    assert failed[-4.0] < failed[0.0] < failed[2.0]


def test_who_is_content_with_facts_and_not_with_code_gets_the_strong_model_for_code():
    signals = [pair for _ in range(15) for pair in (*((c, "disliked") for c in CODE), *((f, "liked") for f in FACTS))]
    learnt = after(signals)
    code = [shift(learnt, asked, WEIGHTS) for asked in CODE]
    facts = [shift(learnt, asked, WEIGHTS) for asked in FACTS]
    assert min(code) > max(facts) + 0.3
    unasked = "Write a Java method that reverses an array."
    weighed = weigh(unasked, WEIGHTS)
    assert judge(unasked, WEIGHTS, shift(learnt, weighed, WEIGHTS)).suffices < weighed.suffices


def test_what_is_learnt_follows_a_person_who_changes():
    before = after([(CODE[0], "disliked")] * 60)
    then = before
    for _ in range(200):
        then = learn(then, CODE[0], WEIGHTS, "liked")
    assert shift(then, CODE[0], WEIGHTS) < shift(before, CODE[0], WEIGHTS) - 0.2
