"""A claim is supported by a source with the same amounts, however they are written, and by none with others or that denies it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.stems import words
from soulfra_desktop.domain.amounts import amounts, bears_out
from soulfra_desktop.domain.citing import supporting
from soulfra_desktop.domain.denial import says_the_opposite
from soulfra_desktop.domain.numerals import of_digits, of_word

DATA = Path(__file__).parents[2] / "data"


def pairs_of(name: str) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in (DATA / name).read_text("utf-8").splitlines() if line[0] != "#"]


PAIRS = pairs_of("claims_and_sources.tsv")


@pytest.mark.parametrize(("supported", "claim", "source"), PAIRS)
def test_a_source_supports_a_claim_with_its_own_amounts_alone(supported, claim, source):
    assert bool(supporting(claim, source, words)[1]) is (supported == "yes")


def test_of_pairs_that_the_rules_were_not_written_by_one_in_twenty_at_most_is_taken_for_the_other():
    held = [
        (said == "yes", bool(supporting(claim, source, words)[1]))
        for said, claim, source in pairs_of("held_out_claims.tsv")
    ]
    assert len(held) >= 40
    false_support = [found for supported, found in held if not supported]
    false_alarm = [not found for supported, found in held if supported]
    assert sum(false_support) / len(false_support) <= 0.05
    assert sum(false_alarm) / len(false_alarm) <= 0.05


@pytest.mark.parametrize(
    ("written", "number"),
    [("three", 3), ("twenty-five", 25), ("einundzwanzig", 21), ("zweihundertfünfzig", 250), ("dreitausend", 3000),
     ("zweieinhalb", 2.5), ("anderthalb", 1.5), ("eine", None), ("ein", None), ("hundert", 100), ("haus", None)],
)  # fmt: skip
def test_numbers_are_read_in_words(written, number):
    assert of_word(written) == number


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("1,240", {1240, 1.24}),
        ("1.240,50", {1240.5}),
        ("1,240.50", {1240.5}),
        ("3,5", {3.5}),
        ("1.000.000", {1e6}),
        ("007", {7}),
    ],
)
def test_numbers_are_read_in_digits_as_english_or_german_may_mean_them(written, numbers):
    assert of_digits(written) == numbers


@given(st.integers(0, 999_999))
def test_a_number_supports_itself_however_its_thousands_are_parted(number):
    for one in (f"{number}", f"{number:,}", f"{number:,}".replace(",", ".")):
        assert bears_out(f"It costs {one} euros", f"It costs {number:,} euros.", f"It costs {number:,} euros.")
    assert not bears_out(f"It costs {number + 1} euros", f"It costs {number} euros.", f"It costs {number} euros.")


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_is_too_odd_to_be_read(one, other):
    amounts(one)
    bears_out(one, other, other)
    says_the_opposite(one, other, str.split)
    assert bears_out(one, one, one) or not amounts(one)
