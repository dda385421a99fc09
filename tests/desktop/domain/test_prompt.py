"""Names, blanks and the search for what was typed after the slash."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.errors import SettingRefused
from soulfra_desktop.domain.prompt import (
    EXAMPLES,
    NAME_LIMIT,
    SavedPrompt,
    automatic,
    checked,
    filled,
    free_name,
    matching,
    name_from,
    variables,
)


@given(st.text(max_size=80))
def test_a_name_made_of_any_words_is_allowed(words):
    made = name_from(words)
    assert checked(SavedPrompt("1", made, "text")).name == made


@given(
    st.sets(st.sampled_from(["mail", "mail-2", "mail-3", "a" * NAME_LIMIT])),
    st.sampled_from(["mail", "a" * NAME_LIMIT]),
)
def test_a_free_name_is_free_and_allowed(taken, wanted):
    free = free_name(wanted, taken)
    assert free not in taken
    assert checked(SavedPrompt("1", free, "text"), taken).name == free
    assert wanted in taken or free == wanted


@pytest.mark.parametrize("name", ["", "Mail", "two words", "-x", "x-", "a--b", "ümlaut", "a" * 41, "a/b"])
def test_a_name_that_cannot_be_typed_is_refused_with_advice(name):
    with pytest.raises(SettingRefused) as refused:
        checked(SavedPrompt("1", name, "text"))
    assert refused.value.advice


def test_a_name_of_another_and_a_text_of_nothing_are_refused():
    with pytest.raises(SettingRefused, match="already"):
        checked(SavedPrompt("1", "mail", "text"), ["mail"])
    with pytest.raises(SettingRefused, match="no text"):
        checked(SavedPrompt("1", "mail", "  \n"))


def test_umlauts_and_accents_become_letters_that_can_be_typed():
    assert name_from("Übersetze, s'il vous plaît!") == "ubersetze-s-il-vous-plait"


def test_names_that_begin_so_come_first_then_their_parts_then_descriptions():
    prompts = [
        SavedPrompt("1", "long-mail", "x"),
        SavedPrompt("2", "letter", "x", "for a mail by post"),
        SavedPrompt("3", "mail", "x"),
        SavedPrompt("4", "zebra", "x"),
    ]
    assert [one.name for one in matching(prompts, "MA")] == ["mail", "long-mail", "letter"]
    assert len(matching(prompts, "")) == 4


@given(st.dictionaries(st.sampled_from(["a", "b"]), st.text(max_size=20)))
def test_what_is_filled_in_is_never_filled_in_again(values):
    text = "{{a}} and {{ b | two }}"
    expected = f"{values.get('a', '')} and {values.get('b', 'two')}"
    assert filled(text, values) == expected


def test_date_and_clipboard_fill_themselves():
    values = automatic(datetime(2026, 11, 22, 23, 50), "copied {{date}}")
    assert filled("{{date}}: {{clipboard}}", values) == "2026-11-22: copied {{date}}"


def test_the_examples_may_be_kept_as_they_are():
    names = [checked(one).name for one in EXAMPLES]
    assert len(set(names)) == len(EXAMPLES)
    assert all(variables(one.text) for one in EXAMPLES)
