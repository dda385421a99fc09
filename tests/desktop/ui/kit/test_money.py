"""Money in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.currency import DOLLAR, Currency
from soulfra_desktop.domain.routing import Receipt
from soulfra_desktop.domain.usage import Money, Price
from soulfra_desktop.ui.kit import money


@pytest.fixture
def paid_in():
    """Amounts in another currency; dollars again afterwards."""
    yield lambda code, rate: money.use(Currency(code, Decimal(rate)))
    money.use(DOLLAR)


@pytest.mark.parametrize(
    ("micros", "said"),
    [
        (0, "free"), (1, "< 0.01 ¢"), (99, "< 0.01 ¢"), (100, "0.01 ¢"), (3_000, "0.3 ¢"), (3_456, "0.35 ¢"),
        (10_000, "1 ¢"), (12_345, "1.2 ¢"), (123_456, "12 ¢"), (994_999, "99 ¢"), (995_000, "$1.00"),
        (1_000_000, "$1.00"), (1_234_567, "$1.20"), (12_345_678, "$12"), (1_234_567_890, "$1,200"),
    ],
)  # fmt: skip
def test_the_chat_says_at_most_two_significant_digits(micros, said):
    assert money.amount(Money(micros)) == said


@given(st.integers(0, 10**13))
def test_no_amount_ever_shows_more_than_two_significant_digits(micros):
    digits = re.sub(r"\D", "", money.amount(Money(micros)))
    assert len(digits.strip("0")) <= 2


def test_an_unknown_price_is_never_called_free():
    assert money.amount(None) == money.about(None) == money.exact(None) == "price unknown"


def test_an_estimate_says_about_and_free_is_not_about_anything():
    assert money.about(Money(3_000)) == "about 0.3 ¢"
    assert money.about(Money(0)) == "free"
    assert money.about(Money(5)) == "< 0.01 ¢"


@pytest.mark.parametrize(
    ("source", "here", "paid_there", "told"),
    [
        ("", 0, (0, 0), True),
        ("quick", 0, (0,), True),
        ("chatgpt", 0, (), False),
        ("chatgpt", 0, (None,), False),
        ("chatgpt", 2_500, (None,), True),
        ("", 0, (0, 4_000), False),
        ("", 0, (None,), False),
        ("", None, (None,), True),
    ],
)
def test_a_chat_that_came_from_elsewhere_is_not_called_free(source, here, paid_there, told):
    at = datetime(2024, 11, 22, tzinfo=UTC)
    cost = None if here is None else Money(here)
    receipts = [Receipt(None, True, (), "", cost=None if paid is None else Money(paid)) for paid in paid_there]
    assert money.tells(Conversation("c", "t", at, at, cost=cost, source=source), [None, *receipts]) is told


def test_the_receipt_is_exact():
    assert money.exact(Money(1_250)) == "$0.001250"
    assert money.exact(Money(0)) == "free"


def test_prices_are_shown_for_a_million_tokens():
    assert money.per_million(Price(Money(150_000), Money(600_000))) == "$0.15 in · $0.60 out"
    assert money.per_million(Price(Money(37_500), Money(15_000_000))) == "$0.038 in · $15.00 out"
    assert money.per_million(Price(Money(0), Money(0))) == "free"
    assert money.per_million(None) == "price unknown"
    assert money.per_million(None, local=True) == "free"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (3_000, 9_000, "about 0.3–0.9 ¢"),
        (400_000, 1_200_000, "about 40 ¢–$1.20"),
        (1_200_000, 3_400_000, "about $1.20–3.40"),
        (3_000, 3_001, "about 0.3 ¢"),
        (50, 9_000, "about 0.9 ¢"),
        (0, 0, "free"),
    ],
)
def test_an_estimate_says_from_where_to_where(low, high, said):
    assert money.between(Money(low), Money(high)) == said
    assert money.between(None, Money(high)) == "price unknown"


@pytest.mark.parametrize(
    ("code", "rate", "said"),
    [
        ("EUR", "0.92", ["0.32 ct", "92 ct", "1.10 €"]),
        ("GBP", "0.8", ["0.28 p", "80 p", "99 p"]),
        ("CHF", "0.9", ["0.0031 CHF", "0.90 CHF", "1.10 CHF"]),
        ("JPY", "150", ["0.52 ¥", "150 ¥", "190 ¥"]),
    ],
)
def test_amounts_are_said_in_the_persons_currency_and_the_receipt_has_the_dollars_beside_it(paid_in, code, rate, said):
    paid_in(code, rate)
    assert [money.amount(Money(micros)) for micros in (3_456, 1_000_000, 1_234_567)] == said
    assert money.exact(Money(1_000_000)) == f"{Decimal(rate):.6f} {code} = $1.000000"
    assert money.rate() == f"1 USD = {rate} {code}"
    assert money.amount(Money(0)) == money.exact(Money(0)) == "free"


def test_a_price_in_another_currency_is_one_too(paid_in):
    paid_in("EUR", "0.92")
    assert money.per_million(Price(Money(1_000_000), Money(5_000_000))) == "0.92 € in · 4.60 € out"
