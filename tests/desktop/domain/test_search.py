"""A typed query is read without ever becoming a search language's syntax."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.search import QUERY_LIMIT, TERM_LIMIT, Term, folded, stems_ahead, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("   ", ()),
        ("sky", (Term("prefix", ("sky",)),)),
        ("sky ", (Term("word", ("sky",)),)),
        ("blue sk", (Term("word", ("blue",)), Term("prefix", ("sk",)))),
        ('"blue sky"', (Term("phrase", ("blue", "sky")),)),
        ('"blue sk', (Term("prefix", ("blue", "sk")),)),
        ('"blue"', (Term("word", ("blue",)),)),
        ("sky -rain", (Term("word", ("sky",)), Term("word", ("rain",), wanted=False))),
        (
            'sky -"light rain" x',
            (Term("word", ("sky",)), Term("phrase", ("light", "rain"), False), Term("prefix", ("x",))),
        ),
        ("well-known ", (Term("phrase", ("well", "known")),)),
        ("don't", (Term("prefix", ("don", "t")),)),
        ("a_b ", (Term("phrase", ("a", "b")),)),
        ("sky?", (Term("word", ("sky",)),)),
        ("cafe\u0301", (Term("prefix", ("café",)),)),
        ("天気", (Term("prefix", ("天気",)),)),
        ("- -- * ( ) : ^ {} 🌍 \0", ()),
        ("NEAR(a, 5)", (Term("phrase", ("NEAR", "a")), Term("word", ("5",)))),
    ],
)
def test_a_query_is_words_phrases_exclusions_and_an_unfinished_word(text, expected):
    assert terms(text) == expected


@given(st.text(max_size=700))
def test_terms_hold_letters_and_digits_alone(text):
    found = terms(text)
    assert len(found) <= TERM_LIMIT
    for term in found:
        assert term.words
        assert all(word.isalnum() for word in term.words)


def test_a_gigantic_query_is_cut():
    assert terms("word " * 10_000) == (Term("word", ("word",)),) * TERM_LIMIT
    assert terms("x" * 10_000) == (Term("prefix", ("x" * QUERY_LIMIT,)),)


@pytest.mark.parametrize(
    ("typed", "stem"),
    [("connecti", "connect"), ("hopin", "hope"), ("runni", "run"), ("studyi", "studi"), ("happin", "hap")],
)
def test_an_unfinished_ending_may_be_taken_off(typed, stem):
    assert stem in stems_ahead(typed)


@given(st.text(max_size=30))
def test_stems_ahead_are_never_longer_than_a_letter_more(word):
    assert all(len(stem) <= len(word) for stem in stems_ahead(word))


def test_letters_are_compared_small_and_without_accents():
    assert folded("ÉTÉ Straße Ångström") == "ete straße angstrom"
