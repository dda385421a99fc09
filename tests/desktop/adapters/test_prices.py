"""What a call cost, to the micro-dollar: payloads as the vendors send them, priced by hand beside the table."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from anthropic.types import MessageDeltaUsage
from anthropic.types import Usage as AnthropicUsage
from hypothesis import given
from hypothesis import strategies as st
from openai.types import CompletionUsage

from soulfra_desktop.adapters.prices import GenaiPriceTable
from soulfra_desktop.adapters.providers import anthropic_wire, openai_wire
from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money, Price, TokenCount

TABLE = GenaiPriceTable()
MINI = ModelRef("openai", "gpt-5.4-mini")
HAIKU = ModelRef("anthropic", "claude-haiku-4-5")


def by_hand(*parts: tuple[int, str]) -> Money:
    """Tokens and the published dollars for a million of them."""
    exact = sum((Decimal(tokens) * Decimal(price) for tokens, price in parts), Decimal(0))
    return Money(int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)))


def openai_usage(payload: dict[str, object]) -> TokenCount:
    counted = openai_wire.token_count(CompletionUsage.model_validate(payload))
    assert counted is not None
    return counted


class Event:
    """An event of Anthropic's stream, as far as usage is concerned."""

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)


def anthropic_usage(start: dict[str, object], delta: dict[str, object]) -> TokenCount:
    """What a stream with these two usages adds up to."""
    reply = anthropic_wire.Reply()
    first = Event(type="message_start", message=Event(usage=AnthropicUsage.model_validate(start)))
    last = Event(
        type="message_delta", delta=Event(stop_reason="end_turn"), usage=MessageDeltaUsage.model_validate(delta)
    )
    deltas: list[ChatDelta] = [*reply.read(first), *reply.read(last)]
    usage = deltas[-1].usage
    assert usage is not None
    return usage


def test_an_openai_answer_without_a_cache() -> None:
    usage = openai_usage({"prompt_tokens": 1117, "completion_tokens": 46, "total_tokens": 1163})
    assert usage == TokenCount(1117, 46)
    assert TABLE.cost(MINI, usage) == by_hand((1117, "0.75"), (46, "4.50")) == Money(1045)


def test_an_openai_answer_that_read_the_cache() -> None:
    payload = {
        "prompt_tokens": 2006,
        "completion_tokens": 300,
        "total_tokens": 2306,
        "prompt_tokens_details": {"cached_tokens": 1920, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 128, "audio_tokens": 0},
    }
    usage = openai_usage(payload)
    assert usage == TokenCount(2006, 300, 1920)
    assert TABLE.cost(MINI, usage) == by_hand((86, "0.75"), (1920, "0.075"), (300, "4.50")) == Money(1559)


def test_an_anthropic_answer_that_wrote_the_cache_for_five_minutes() -> None:
    start = {
        "input_tokens": 21,
        "cache_creation_input_tokens": 188_086,
        "cache_read_input_tokens": 0,
        "cache_creation": {"ephemeral_5m_input_tokens": 188_086, "ephemeral_1h_input_tokens": 0},
        "output_tokens": 1,
        "service_tier": "standard",
    }
    usage = anthropic_usage(start, {"output_tokens": 393})
    assert usage == TokenCount(188_107, 393, 0, 188_086)
    assert TABLE.cost(HAIKU, usage) == by_hand((21, "1"), (188_086, "1.25"), (393, "5")) == Money(237_094)


def test_an_anthropic_answer_that_wrote_the_cache_for_an_hour_and_read_it() -> None:
    start = {
        "input_tokens": 2048,
        "cache_read_input_tokens": 1800,
        "cache_creation_input_tokens": 248,
        "cache_creation": {"ephemeral_5m_input_tokens": 148, "ephemeral_1h_input_tokens": 100},
        "output_tokens": 1,
    }
    usage = anthropic_usage(start, {"output_tokens": 503})
    assert usage == TokenCount(4096, 503, 1800, 248, long_cache_write_tokens=100)
    expected = by_hand((2048, "1"), (1800, "0.10"), (148, "1.25"), (100, "2"), (503, "5"))
    assert TABLE.cost(HAIKU, usage) == expected == Money(5128)


def test_half_a_micro_dollar_is_rounded_up() -> None:
    assert TABLE.cost(MINI, TokenCount(2, 0)) == Money(2)  # 1.5
    assert TABLE.cost(MINI, TokenCount(1, 0)) == Money(1)  # 0.75
    assert TABLE.cost(MINI, TokenCount(3, 0, 3)) == Money(0)  # 0.225
    assert TABLE.cost(MINI, TokenCount(0, 1)) == Money(5)  # 4.5


def test_the_version_names_the_table() -> None:
    assert TABLE.version == "genai-prices " + TABLE.version.split()[-1]
    assert TABLE.version.split()[-1][0].isdigit()


def test_a_price_is_shown_for_a_million_tokens() -> None:
    assert TABLE.price(MINI) == Price(Money(750_000), Money(4_500_000))
    assert TABLE.price(HAIKU) == Price(Money(1_000_000), Money(5_000_000))


def test_a_dated_name_has_the_price_of_its_model() -> None:
    assert TABLE.price(ModelRef("anthropic", "claude-haiku-4-5-20251001")) == TABLE.price(HAIKU)


@pytest.mark.parametrize(
    "ref",
    ["openai/no-such-model", "starter/smollm2-135m-instruct", "ollama/llama3.2", "lmstudio/gpt-5.4-mini", "mine/x"],
)
def test_what_the_table_does_not_know_is_unknown_and_never_free(ref: str) -> None:
    assert TABLE.price(ModelRef.parse(ref)) is None
    assert TABLE.cost(ModelRef.parse(ref), TokenCount(1000, 1000)) is None


@pytest.mark.parametrize(
    "ref",
    [
        "gemini/gemini-2.5-flash",
        "mistral/mistral-small-latest",
        "groq/llama-3.3-70b-versatile",
        "deepseek/deepseek-chat",
        "openrouter/openai/gpt-4o-mini",
    ],
)
def test_the_known_endpoints_have_prices(ref: str) -> None:
    price = TABLE.price(ModelRef.parse(ref))
    assert price is not None
    assert price.output_per_million >= price.input_per_million > Money(0)


@st.composite
def usages(draw: st.DrawFn) -> TokenCount:
    read, written, rest, answered = (draw(st.integers(0, 300_000)) for _ in range(4))
    return TokenCount(
        read + written + rest, answered, read, written, long_cache_write_tokens=draw(st.integers(0, written))
    )


@given(st.sampled_from([MINI, HAIKU, ModelRef("anthropic", "claude-sonnet-4-5")]), usages())
def test_a_cost_is_never_negative_nor_unknown_for_a_known_model(ref: ModelRef, usage: TokenCount) -> None:
    cost = TABLE.cost(ref, usage)
    assert cost is not None
    assert cost >= Money(0)


@given(st.sampled_from([MINI, HAIKU]), usages(), st.integers(0, 10_000), st.integers(0, 10_000))
def test_more_tokens_never_cost_less(ref: ModelRef, usage: TokenCount, asked: int, answered: int) -> None:
    more = TokenCount(
        usage.input_tokens + asked,
        usage.output_tokens + answered,
        usage.cached_input_tokens,
        usage.cache_write_tokens,
        long_cache_write_tokens=usage.long_cache_write_tokens,
    )
    less_cost, more_cost = TABLE.cost(ref, usage), TABLE.cost(ref, more)
    assert less_cost is not None
    assert more_cost is not None
    assert more_cost >= less_cost
