"""Of what a model proposes only that is believed which the person said, and quotes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.proposal_json import read_proposals
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.proposals import as_taken, changes_in, question_about, worth_asking

DAY = date(2026, 11, 23)
SAID = "Since last winter I keep three beehives behind my garage. How do I feed them?"
HIVES = {
    "op": "add", "text": "The person keeps three beehives behind their garage.", "kind": "project",
    "quote": "I keep three beehives behind my garage",
}  # fmt: skip
KNOWN = [
    Fact(
        "a" * 32,
        "The person keeps two beehives.",
        "project",
        "model",
        datetime(2026, 1, 1, tzinfo=UTC),
        subject="said:hives",
    )
]


def taken(said, text=SAID, known=()):
    answer = said if isinstance(said, str) else json.dumps(said)
    return [change for change, _ in changes_in(read_proposals(answer), text, known)]


def test_what_the_person_said_is_believed():
    [change] = taken([HIVES], SAID.replace("How", "Tell me: how"))
    assert (change.text, change.kind, change.operation) == (HIVES["text"], "project", "add")


def test_an_answer_may_have_words_around_its_list():
    assert taken(f"Sure! Here it is:\n```json\n{json.dumps([HIVES])}\n```\nDone.")


@pytest.mark.parametrize(
    "change",
    [
        {"text": "The person keeps five beehives behind their garage."},
        {"text": "The person keeps three beehives behind their garage in Ulm."},
        {"text": "The person's name is Anna."},
        {"text": "ok"},
        {"text": "The person keeps\nthree beehives"},
        {"text": "x" * 300},
        {"text": None},
        {"quote": "I keep three beehives in my garage"},
        {"quote": ""},
        {"quote": "three beehives"},
        {"quote": None},
        {"kind": "instruction"},
        {"kind": "secret"},
        {"kind": ["project"]},
        {"op": "delete"},
        {"op": "nothing"},
        {"op": "update"},
        {"op": "supersede", "id": "b" * 8},
        {"op": "supersede", "id": 7},
    ],
)
def test_what_the_person_did_not_say_changes_nothing(change):
    assert taken([HIVES | change], known=KNOWN) == []


@pytest.mark.parametrize(
    "answer", ["", "I cannot do that.", "[", "[1, 2]", "{}", "null", "[[]]", "[" * 5_000, json.dumps([HIVES] * 9)]
)
def test_nonsense_changes_nothing(answer):
    assert taken(answer) == []


def test_a_known_fact_is_superseded_under_its_own_subject():
    held = changes_in([HIVES | {"op": "supersede", "id": "a" * 8}], SAID, KNOWN)
    [(change, quote)] = held
    assert change.fact_id == KNOWN[0].id
    assert as_taken(change, quote, KNOWN, DAY).subject == "said:hives"


@pytest.mark.parametrize(
    "text",
    [
        "> I keep three beehives behind my garage",
        "If I keep three beehives behind my garage, how do I feed them?",
        "Translate: I keep three beehives behind my garage.",
        "She said I keep three beehives behind my garage.",
    ],
)
def test_what_is_not_the_person_s_own_word_is_not_believed_even_where_it_is_quoted(text):
    assert taken([HIVES], text) == []


def test_a_secret_is_neither_shown_nor_believed():
    text = "I keep three beehives. My password for the hive app is hunter2."
    assert "hunter2" not in question_about(text, [])
    said = {"op": "add", "text": "The person's password for the hive app is hunter2.", "kind": "other", "quote": "My password for the hive app is hunter2"}  # fmt: skip
    assert taken([said], text) == []


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        (SAID, True),
        ("What is the capital of Peru?", False),
        ("Explain this.", False),
        ("My name is Anna.", False),
        ("How do I feed my bees?", False),
        ("```\nI keep three beehives\n```", False),
        ("I keep bees. " * 400, False),
    ],
)
def test_a_model_is_asked_only_where_the_person_says_something_that_no_rule_took(text, worth):
    assert worth_asking(text) is worth


@given(st.text(max_size=300) | st.builds(lambda value: json.dumps([value]), st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.dictionaries(st.sampled_from(["op", "text", "kind", "quote", "id"]), inner), max_leaves=8)))  # fmt: skip
def test_no_answer_breaks_it_or_gets_past_it(answer):
    assert changes_in(read_proposals(answer), SAID, KNOWN) == []
