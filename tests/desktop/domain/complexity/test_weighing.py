"""How hard a question looks, as the weights that ship see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.complexity.grounds import GROUND_OF, GROUNDS
from soulfra_desktop.domain.complexity.kinds import Kinds, likeness
from soulfra_desktop.domain.complexity.signals import SIGNALS, signals
from soulfra_desktop.domain.complexity.text import READ, look, split
from soulfra_desktop.domain.complexity.weighing import (
    Weighed,
    Weights,
    chance,
    family_shift,
    judge,
    needed,
    told,
    weigh,
    weights_from_json,
)
from tests.bench.learned.sharing import share_at

FILE = Path(__file__).resolve().parents[4] / "resources" / "router" / "weights.json"
DATA = json.loads(FILE.read_text(encoding="utf-8"))
WEIGHTS = weights_from_json(DATA)
PHRASES = {phrase for pair in GROUNDS.values() for phrase in pair}

EASY = (
    "hi",
    "What is the capital of France?",
    "who sings yesterday",
    "Where do people sleep?",
    "Thanks, that was nice!",
)
HARD = (
    "Prove that for every prime p greater than 3, p^2 - 1 is divisible by 24, and explain each step.",
    "Write a Python function that merges k sorted linked lists, without recursion, and return its complexity.",
    "A train leaves at 9:40 with 120 passengers. At each of 5 stops a third get off and 14 get on. If a ticket costs $3.50 for "
    "each stop, how much did all passengers pay in total, and how many are left after the last stop?",
    "def f(xs: list[int]) -> int:\n    '''Return the length of the longest strictly increasing subsequence.\n\n"
    "    >>> f([3, 1, 2])\n    2\n    '''",
)


def test_the_weights_that_ship_name_their_data_their_licences_and_their_version():
    assert "MIT" in DATA["trained_on"]
    assert "Apache-2.0" in DATA["trained_on"]
    assert WEIGHTS.version == DATA["version"] != ""
    assert FILE.stat().st_size < 200_000


def test_every_feature_of_a_text_has_a_weight_and_every_weight_a_feature():
    looks = look("")
    assert set(WEIGHTS.features) == {*looks, *signals(looks)}
    assert set(GROUND_OF) <= set(WEIGHTS.features)
    assert set(GROUND_OF.values()) <= set(GROUNDS)


@pytest.mark.parametrize("easy", EASY)
@pytest.mark.parametrize("hard", HARD)
def test_a_hard_question_needs_more_than_an_easy_one(easy, hard):
    assert judge(hard, WEIGHTS).suffices < judge(easy, WEIGHTS).suffices


def test_the_grounds_are_told_in_words_the_strongest_first():
    weighed = weigh(HARD[1], WEIGHTS)
    words = judge(HARD[1], WEIGHTS).features
    assert words == told(weighed, WEIGHTS)
    assert len(words) == 3
    assert set(words) <= PHRASES
    assert "about code" in words
    by_phrase = {p: abs(w) for pair, w in zip(GROUNDS.values(), weighed.grounds, strict=True) for p in pair}
    sizes = [by_phrase[word] for word in words]
    assert sizes == sorted(by_phrase.values(), reverse=True)[::2][:3]


def test_what_is_told_adds_up_to_the_judgement():
    weighed = weigh(HARD[0], WEIGHTS)
    assert weighed.odds == pytest.approx(WEIGHTS.bias + sum(weighed.grounds))
    assert judge(HARD[0], WEIGHTS).suffices == pytest.approx(chance(-weighed.odds))


@given(st.text(st.characters(codec=None), max_size=400) | st.text("A. 1)\n\t_$\\{}[]?'’-#*é漢", max_size=400))
def test_any_text_is_judged(text):
    judged = judge(text, WEIGHTS)
    assert 0 <= judged.suffices <= 1
    assert set(judged.features) <= PHRASES
    assert judged == judge(text, WEIGHTS)


@given(st.text(max_size=200))
def test_signals_are_between_none_and_all(text):
    assert all(0 <= value <= 1 for value in signals(look(text)).values())
    assert set(signals(look(text))) == set(SIGNALS)


@pytest.mark.parametrize(
    "unit", ["word ", "a_", "A. x\n", "(B) ", ".", "1.", "\\a", "$1 ", "\n    ", "é", "漢字", "\ud800"]
)
def test_of_a_megabyte_a_glance_is_read(unit):
    text = unit * (1_000_000 // len(unit))
    parts = split(text)
    assert len(parts.stem) + sum(map(len, parts.choices)) <= READ + 1
    middle = len(text) // 2
    other = text[:middle] + "!" * 1000 + text[middle + 1000 :]
    assert judge(other, WEIGHTS) == judge(text, WEIGHTS)


def test_choices_are_found_whatever_marks_them_and_whatever_asks_for_the_answer():
    stem = "Which of these is not a mammal?"
    for marks in ("A. {} B. {} C. {}", "(a) {} (b) {} (c) {}", "1) {} 2) {} 3) {}"):
        lines = marks.format("whale", "shark", "bat").replace(" (", "\n(").replace(" B", "\nB").replace(" C", "\nC")
        lines = lines.replace(" 2", "\n2").replace(" 3", "\n3")
        for cue in ("", "\nAnswer:", "\nFinal answer:", "\n\n**Answer:**"):
            parts = split(f"{stem}\n{lines}{cue}")
            assert (parts.stem, parts.choices) == (stem, ("whale", "shark", "bat"))


def test_a_list_of_steps_is_no_choice():
    assert split("Do this:\n1. wash\n2. dry").choices == ()
    assert split("A. one\nA. two\nA. three").choices == ()


@given(st.lists(st.floats(0, 1), max_size=50).map(tuple), st.floats(0, 1), st.floats(0, 1))
def test_a_greater_share_asks_for_more(own, one, other):
    low, high = sorted((one, other))
    assert needed(WEIGHTS, low, own) <= needed(WEIGHTS, high, own)
    assert 0 <= needed(WEIGHTS, one, own) <= 1


@given(st.floats(0.01, 0.99))
def test_of_usual_questions_the_share_that_is_asked_needs_more(share):
    least = needed(WEIGHTS, share)
    sent = sum(each < least for each in WEIGHTS.reference) / len(WEIGHTS.reference)
    assert sent == pytest.approx(share, abs=0.01)


def test_nothing_is_sent_at_none_and_all_at_all():
    assert needed(WEIGHTS, 0) == 0
    assert needed(WEIGHTS, 1) == 1


def test_a_persons_own_questions_move_the_threshold_until_their_share_holds():
    own = tuple(0.5 + number / 4_000 for number in range(1_000))
    least = needed(WEIGHTS, 0.3, own)
    usual = needed(WEIGHTS, 0.3)
    sent = sum(each < least for each in own) / len(own)
    assert abs(sent - 0.3) < abs(sum(each < usual for each in own) / len(own) - 0.3)
    assert sent == pytest.approx(0.3, abs=0.03)


@given(st.floats(0, 1), st.floats(0.01, 0.99))
def test_the_share_at_which_a_question_is_sent_is_the_share_that_asks_for_more(suffices, share):
    at = share_at(WEIGHTS, suffices)
    if abs(at - share) > 1e-6:
        assert (at < share) == (suffices < needed(WEIGHTS, share))


def test_a_kind_counts_near_to_it_and_fades_far_away():
    kinds = Kinds(((0.0, 0.0), (4.0, 0.0)), (1.0, -1.0), near=1.0, sharp=1.0)
    assert likeness((0.0, 0.0), kinds)[0] == pytest.approx(1, abs=1e-6)
    assert likeness((2.0, 0.5), kinds)[0] == pytest.approx(likeness((2.0, 0.5), kinds)[1])
    assert sum(likeness((30.0, 30.0), kinds)) < 1e-9
    assert likeness((1.0, 1.0), Kinds()) == []


def test_a_familys_weakness_counts_for_its_models_alone():
    """CodeGemma is better at code than it is at other questions."""
    code, fact = weigh(HARD[1], WEIGHTS), weigh(EASY[1], WEIGHTS)
    for name in ("codegemma:7b", "library/CodeGemma-7B-it.gguf"):
        assert family_shift(code, WEIGHTS, name) < family_shift(fact, WEIGHTS, name)
    assert family_shift(code, WEIGHTS, "codegemma:7b") != family_shift(code, WEIGHTS, "gemma2:9b")
    assert family_shift(code, WEIGHTS, "mistral:7b") == family_shift(code, WEIGHTS, "") == 0


@given(st.text(max_size=200), st.sampled_from(sorted(WEIGHTS.families)))
def test_what_is_known_of_a_family_moves_no_judgement_beyond_bounds(text, family):
    assert abs(family_shift(weigh(text, WEIGHTS), WEIGHTS, family)) < 6


@pytest.mark.parametrize("odds", [-1e6, -800.0, 0.0, 800.0, 1e6])
def test_odds_of_any_size_are_a_chance(odds):
    assert 0 <= chance(odds) <= 1


@pytest.mark.parametrize(
    "broken",
    [{}, {**DATA, "bias": "x"}, {**DATA, "features": []}, {**DATA, "reference": 1}, {**DATA, "bias": float("nan")}],
)
def test_weights_that_make_no_sense_are_refused(broken):
    with pytest.raises((KeyError, TypeError, ValueError)):
        weights_from_json(broken)


def test_weights_and_judgements_are_values():
    assert Weighed(0.0, ()) == Weighed(0.0, ())
    assert isinstance(WEIGHTS, Weights)
