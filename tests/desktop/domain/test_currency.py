"""Amounts as people type and read them; what is counted is whole micro-dollars."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.currency import DOLLAR, Currency, checked_rate
from soulfra_desktop.domain.usage import Money

EURO = Currency.of("EUR", "0.92")


@pytest.mark.parametrize(
    ("text", "micros"),
    [
        ("5", 5_000_000),
        ("5.00", 5_000_000),
        ("5,00", 5_000_000),
        ("$0.50", 500_000),
        ("0,5", 500_000),
        ("US$ 2", 2_000_000),
        ("3 usd", 3_000_000),
        ("1.000,50", 1_000_500_000),
        ("1,000.50", 1_000_500_000),
        ("1 000", 1_000_000_000),
        ("1'000.5", 1_000_500_000),
        ("12.345.678", 12_345_678_000_000),
        ("0.005", 5_000),
        ("0", 0),
    ],
)
def test_an_amount_is_read_as_people_type_it(text: str, micros: int):
    assert DOLLAR.parse(text) == Money(micros)


def test_an_amount_in_another_currency_is_turned_at_the_persons_rate_and_never_more():
    assert EURO.parse("5,00 €") == EURO.parse("5") == EURO.parse("EUR 5") == Money(5_434_782)
    assert EURO.parse("$5") == Money(5_000_000)
    assert EURO.rate_in_words == "1 USD = 0.92 EUR"
    assert DOLLAR.rate_in_words == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no amount"),
        ("free", "no amount"),
        ("-5", "no amount"),
        ("1e5", "no amount|currency"),
        ("5.000", "thousands or a fraction"),
        ("1,000", "thousands or a fraction"),
        ("5 £", "not a currency that is set here"),
        ("€5", "not a currency that is set here"),
        ("$5$", "one currency"),
        ("1.2.3", "no amount"),
        ("99999999999999", "more than anybody means"),
        ("0.0000001", "less than can be counted"),
    ],
)
def test_what_is_no_amount_says_why(text: str, said: str):
    with pytest.raises(ValueError, match=said):
        DOLLAR.parse(text)


@pytest.mark.parametrize("rate", ["zero", "0", "-1", "inf", "nan", "1e30"])
def test_a_rate_is_a_number_that_can_be_one(rate: str):
    with pytest.raises(ValueError, match="rate"):
        checked_rate(rate)


def test_a_rate_may_be_typed_with_a_comma():
    assert checked_rate("0,92") == Decimal("0.92")
    assert checked_rate(" ") is None


@given(st.integers(0, 10**12), st.decimals("0.01", "200", places=4))
def test_what_is_shown_can_be_typed_again_to_the_nearest_place(micros: int, rate: Decimal):
    currency = Currency("CHF", rate)
    shown = currency.shown(Money(micros))
    again = currency.parse(shown.replace(",", ""))
    step = Decimal("0.01") if Decimal(micros) * rate / 1_000_000 >= 1 else Decimal("0.0001")
    assert abs(again.micros - micros) <= step * 1_000_000 / rate + 1


@given(st.integers(0, 10**15))
def test_dollars_are_shown_to_the_micro(micros: int):
    shown = Money(micros).dollars
    assert shown.startswith("$")
    assert DOLLAR.parse(shown.replace(",", "")) == Money(micros) or micros > 10**15
    assert len(shown.partition(".")[2]) >= 2


def test_a_fraction_of_three_digits_behind_too_many_for_thousands_is_a_fraction():
    assert DOLLAR.parse("169806.349") == Money(169_806_349_000)
