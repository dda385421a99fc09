"""What a call cost, to the micro-dollar: payloads as the vendors send them, priced by hand beside the table."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from anthropic.types import MessageDeltaUsage
from anthropic.types import Usage as AnthropicUsage
from hypothesis import given
from hypothesis import strategies as st
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletionChunk
from openai.types.responses import ResponseUsage

from soulfra_desktop.adapters.prices import GenaiPriceTable
from soulfra_desktop.adapters.providers import anthropic_wire, openai_wire
from soulfra_desktop.adapters.providers.counting import reported
from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.pricing import own_prices
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
    assert usage == TokenCount(2006, 300, 1920, reasoning_tokens=128)
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


# Published prices, in dollars for a million tokens, as the table has them for 22 November 2026:
#   gpt-5.4            2.50 in, 0.25 cached, 15 out; over 272,000 tokens of input 5, 0.50 and 22.50
#                      flex and batch half of that (0.13 cached); priority 5, 0.50 and 30
#   gpt-5.6-sol        4 in, 0.40 cached, 5 written to the cache, 20 out
#   claude-sonnet-4-5  3 in, 0.30 cached, 3.75 written, 6 written for an hour, 15 out; over 200,000 6, 0.60, 7.50, 12, 22.50
#   claude-haiku-4-5   1 in, 0.10 cached, 1.25 written, 2 written for an hour, 5 out; in a batch half of that
#   gemini-2.5-pro     1.25 in, 0.125 cached, 10 out; over 200,000 2.50, 0.25 and 15
#   deepseek-chat      0.27 in, 0.07 cached, 1.10 out
ON = date(2026, 11, 22)
GPT = ModelRef("openai", "gpt-5.4")
SOL = ModelRef("openai", "gpt-5.6-sol")
SONNET = ModelRef("anthropic", "claude-sonnet-4-5")


def test_what_a_model_thought_is_part_of_its_answer_and_priced_as_such() -> None:
    payload = {
        "prompt_tokens": 75,
        "completion_tokens": 1186,
        "total_tokens": 1261,
        "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 1024, "audio_tokens": 0},
    }
    usage = openai_usage(payload)
    assert usage == TokenCount(75, 1186, reasoning_tokens=1024)
    # 75 × 2.5 = 187.5; 1,186 × 15 = 17,790; together 17,977.5
    assert TABLE.cost(GPT, usage, ON) == Money(17_978)


def test_openais_responses_interface_says_the_same_in_other_words() -> None:
    payload = ResponseUsage.model_validate(
        {
            "input_tokens": 328,
            "input_tokens_details": {"cached_tokens": 128, "cache_write_tokens": 0},
            "output_tokens": 52,
            "output_tokens_details": {"reasoning_tokens": 10},
            "total_tokens": 380,
        }
    )
    usage = openai_wire.token_count(payload)
    assert usage is not None
    assert usage == TokenCount(328, 52, 128, reasoning_tokens=10)
    # 200 × 2.5 = 500; 128 × 0.25 = 32; 52 × 15 = 780
    assert TABLE.cost(GPT, usage, ON) == Money(1_312)


def test_an_openai_model_that_charges_for_writing_its_cache() -> None:
    payload = {
        "prompt_tokens": 3000,
        "completion_tokens": 100,
        "total_tokens": 3100,
        "prompt_tokens_details": {"cached_tokens": 1024, "cache_write_tokens": 1500},
    }
    usage = openai_usage(payload)
    assert usage == TokenCount(3000, 100, 1024, 1500)
    # 476 × 4 = 1,904; 1,024 × 0.4 = 409.6; 1,500 × 5 = 7,500; 100 × 20 = 2,000; together 11,813.6
    assert TABLE.cost(SOL, usage, ON) == Money(11_814)


@pytest.mark.parametrize(
    ("asked", "micros"),
    [
        (272_000, 695_000),  # 272,000 × 2.5 = 680,000; 1,000 × 15 = 15,000
        (272_001, 1_382_505),  # 272,001 × 5 = 1,360,005; 1,000 × 22.5 = 22,500: all of it at the higher price
    ],
)
def test_a_long_context_has_a_price_of_its_own_at_openai(asked: int, micros: int) -> None:
    assert TABLE.cost(GPT, TokenCount(asked, 1_000), ON) == Money(micros)


@pytest.mark.parametrize(
    ("usage", "micros"),
    [
        # 150,000 × 3 = 450,000; 50,000 × 0.3 = 15,000; 500 × 15 = 7,500
        (TokenCount(200_000, 500, 50_000), 472_500),
        # 150,001 × 6 = 900,006; 50,000 × 0.6 = 30,000; 500 × 22.5 = 11,250
        (TokenCount(200_001, 500, 50_000), 941_256),
        # 1 × 6; 100,000 × 0.6 = 60,000; 60,000 × 7.5 = 450,000 and 40,001 × 12 = 480,012 written; 500 × 22.5 = 11,250
        (TokenCount(200_002, 500, 100_000, 100_001, long_cache_write_tokens=40_001), 1_001_268),
    ],
)
def test_a_long_context_has_a_price_of_its_own_at_anthropic(usage: TokenCount, micros: int) -> None:
    assert TABLE.cost(SONNET, usage, ON) == Money(micros)


def test_a_long_context_has_a_price_of_its_own_at_google() -> None:
    gemini = ModelRef("gemini", "gemini-2.5-pro")
    # 100,000 × 1.25 = 125,000; 100,000 × 0.125 = 12,500; 10 × 10 = 100
    assert TABLE.cost(gemini, TokenCount(200_000, 10, 100_000), ON) == Money(137_600)
    # 100,001 × 2.5 = 250,002.5; 100,000 × 0.25 = 25,000; 10 × 15 = 150; together 275,152.5
    assert TABLE.cost(gemini, TokenCount(200_001, 10, 100_000), ON) == Money(275_153)


@pytest.mark.parametrize(
    ("tier", "micros"),
    [
        ("", 40_250),  # 9,000 × 2.5 = 22,500; 11,000 × 0.25 = 2,750; 1,000 × 15 = 15,000
        ("flex", 20_180),  # 9,000 × 1.25 = 11,250; 11,000 × 0.13 = 1,430; 1,000 × 7.5 = 7,500
        ("batch", 20_180),
        ("priority", 80_500),  # 9,000 × 5 = 45,000; 11,000 × 0.5 = 5,500; 1,000 × 30 = 30,000
    ],
)
def test_how_a_call_was_served_has_a_price_of_its_own_at_openai(tier: str, micros: int) -> None:
    assert TABLE.cost(GPT, TokenCount(20_000, 1_000, 11_000, tier=tier), ON) == Money(micros)


def test_a_batch_at_anthropic_is_half_of_everything() -> None:
    start = {
        "input_tokens": 1000,
        "cache_read_input_tokens": 2000,
        "cache_creation_input_tokens": 300,
        "cache_creation": {"ephemeral_5m_input_tokens": 200, "ephemeral_1h_input_tokens": 100},
        "output_tokens": 1,
        "service_tier": "batch",
    }
    usage = anthropic_usage(start, {"output_tokens": 400})
    assert usage == TokenCount(3300, 400, 2000, 300, long_cache_write_tokens=100, tier="batch")
    # 1,000 × 0.5 = 500; 2,000 × 0.05 = 100; 200 × 0.625 = 125; 100 × 1 = 100; 400 × 2.5 = 1,000
    assert TABLE.cost(HAIKU, usage, ON) == Money(1_825)


def test_how_it_was_served_is_read_from_openais_stream() -> None:
    chunk = ChatCompletionChunk.model_validate(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "gpt-5.4",
            "service_tier": "flex",
            "choices": [],
            "usage": {"prompt_tokens": 20, "completion_tokens": 10, "total_tokens": 30},
        }
    )
    (delta,) = openai_wire.Reply().read(chunk)
    assert delta.usage is not None
    assert delta.usage == TokenCount(20, 10, tier="flex")
    assert TABLE.cost(GPT, delta.usage, ON) == Money(100)  # 20 × 1.25 = 25; 10 × 7.5 = 75
    chunk.service_tier = "default"
    assert openai_wire.Reply().read(chunk)[0].usage == TokenCount(20, 10)


def test_a_deepseek_answer_counts_what_its_cache_hit() -> None:
    payload: dict[str, object] = {
        "prompt_tokens": 1500,
        "completion_tokens": 200,
        "total_tokens": 1700,
        "prompt_cache_hit_tokens": 1024,
        "prompt_cache_miss_tokens": 476,
    }
    usage = openai_usage(payload)
    assert usage == TokenCount(1500, 200, 1024)
    # 476 × 0.27 = 128.52; 1,024 × 0.07 = 71.68; 200 × 1.1 = 220; together 420.2
    assert TABLE.cost(ModelRef("deepseek", "deepseek-chat"), usage, ON) == Money(420)


def test_an_openrouter_answer_is_priced_by_the_model_it_was_routed_to() -> None:
    payload = {
        "prompt_tokens": 194,
        "completion_tokens": 2,
        "total_tokens": 196,
        "cost": 0.00003,
        "prompt_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0, "audio_tokens": 0},
        "completion_tokens_details": {"reasoning_tokens": 0},
    }
    # 194 × 0.15 = 29.1; 2 × 0.6 = 1.2; together 30.3
    assert TABLE.cost(ModelRef("openrouter", "openai/gpt-4o-mini"), openai_usage(payload), ON) == Money(30)


def test_groq_and_mistral_speak_openais_language() -> None:
    plain: dict[str, object] = {
        "prompt_tokens": 1000,
        "completion_tokens": 1000,
        "total_tokens": 2000,
        "queue_time": 0.02,
    }
    # 1,000 × 0.59 + 1,000 × 0.79; 1,000 × 0.15 + 1,000 × 0.6
    assert TABLE.cost(ModelRef("groq", "llama-3.3-70b-versatile"), openai_usage(plain), ON) == Money(1_380)
    assert TABLE.cost(ModelRef("mistral", "mistral-small-latest"), openai_usage(plain), ON) == Money(750)


def test_an_ollama_answer_is_counted_by_its_last_line_and_has_no_price() -> None:
    line = {"model": "m", "done": True, "done_reason": "stop", "prompt_eval_count": 26, "eval_count": 298}
    usage = reported(line["prompt_eval_count"], line["eval_count"])
    assert usage is not None
    assert usage == TokenCount(26, 298)
    assert TABLE.cost(ModelRef("ollama", "llama3.2"), usage, ON) is None


def test_a_price_of_ones_own_goes_first_and_names_itself() -> None:
    table = GenaiPriceTable(lambda: ["openai/gpt-5.4=1/2.5", "mine/large=0.5/1.5", "mine/free=0/0"])
    assert table.price(GPT) == Price(Money(1_000_000), Money(2_500_000))
    assert table.cost(GPT, TokenCount(1_001, 3)) == Money(1_009)  # 1,001 × 1 = 1,001; 3 × 2.5 = 7.5
    assert table.cost(ModelRef("mine", "large"), TokenCount(3, 0)) == Money(2)  # 1.5
    assert table.cost(ModelRef("mine", "free"), TokenCount(10**6, 10**6)) == Money(0)
    assert table.version_of(GPT) == "own 1.000000/2.500000"
    assert table.version_of(HAIKU) == table.version


@pytest.mark.parametrize(
    "line",
    ["gpt=1/2", "openai/gpt", "openai/gpt=1", "openai/gpt=a/b", "openai/gpt=-1/2", "openai/gpt=1/nan", "openai/g=1/inf",
     "openai/gpt=0.0000001/1", "openai/gpt=1/10000000", "openai/gpt=1/2 openai/g=3/4"],
)  # fmt: skip
def test_what_is_no_price_of_ones_own_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"price|provider/model|places"):
        own_prices([line])


def test_a_model_with_an_equals_sign_in_its_name_can_be_priced() -> None:
    assert own_prices(["mine/a=b=1/2"]) == {ModelRef("mine", "a=b"): Price(Money(1_000_000), Money(2_000_000))}


def test_a_price_is_that_of_the_day() -> None:
    before_it_was_cut = date(2026, 10, 1)
    flex = TokenCount(1_000_000 // 4, 0, tier="flex")
    assert TABLE.cost(GPT, flex, before_it_was_cut) == Money(625_000)
    assert TABLE.cost(GPT, flex, ON) == Money(312_500)


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
