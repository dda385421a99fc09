import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.domain.usage import Money, TokenCount


@given(st.integers(min_value=0, max_value=10**15))
def test_money_written_and_read_again_is_the_same(micros):
    assert Money.parse(Money(micros).usd) == Money(micros)


def test_money_is_written_with_six_places():
    assert Money(0).usd == "0.000000"
    assert Money(1).usd == "0.000001"
    assert Money(12_345_678).usd == "12.345678"


@pytest.mark.parametrize("text", ["", "-1", "1.0000001", "1,5", "0x1", "nan", "1.-5", "١"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match="not an amount"):
        Money.parse(text)


def test_money_is_never_negative():
    with pytest.raises(ValueError, match="never negative"):
        Money(-1)


def test_cached_tokens_are_part_of_the_input():
    with pytest.raises(ValueError, match="part of the input"):
        TokenCount(input_tokens=10, cached_input_tokens=6, cache_write_tokens=5)
    with pytest.raises(ValueError, match="never negative"):
        TokenCount(input_tokens=-1)


@pytest.mark.parametrize("count", [12.5, float("inf"), float("nan"), "12", True, None, 10**30, 10**9 + 1])
def test_a_token_count_is_a_whole_number_that_can_be_stored(count):
    for field in ("input_tokens", "output_tokens"):
        with pytest.raises(ValueError, match="whole number"):
            TokenCount(**{field: count})
