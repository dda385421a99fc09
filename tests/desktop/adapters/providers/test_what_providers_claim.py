"""Counts and ends of answers are the provider's claims: what cannot be true is not believed, and nothing is made up."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.providers.anthropic import AnthropicProvider
from soulfra_desktop.adapters.providers.counting import MOST_TOKENS, reported
from soulfra_desktop.adapters.providers.ollama import OllamaProvider
from soulfra_desktop.adapters.providers.openai import OpenAIProvider
from soulfra_desktop.domain.chat import ChatDelta, ChatRequest, Turn
from soulfra_desktop.domain.errors import AnswerCut, AnswerGarbled, AnswerTruncated, ProviderError
from soulfra_desktop.domain.usage import TokenCount
from tests.servers.dialects import Anthropic, Ollama, OpenAI
from tests.servers.scripted import ScriptedServer

ABSURD = (10**30, 10**18, MOST_TOKENS + 1, -5, 12.5, float("inf"), float("nan"), "12", True, [3], {"a": 1}, None)


async def a_key() -> str:
    return "sk-test"


def event(body: dict[str, Any]) -> bytes:
    return f"event: {body['type']}\ndata: {json.dumps(body)}\n\n".encode()


def openai_answer(usage: Any = None, finish: Any = "stop") -> list[bytes]:
    """`usage` stands in the chunk as it is; a finish of None says nothing."""
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    end = {"index": 0, "delta": {}, "finish_reason": finish}
    bodies = ({"choices": [end]}, {"choices": [], "usage": usage})
    last = [f"data: {json.dumps(chunk | body)}\n\n".encode() for body in bodies]
    return [*OpenAI().start(), OpenAI().text("hello"), *last, b"data: [DONE]\n\n"]


def anthropic_answer(usage: Any = None, finish: Any = "end_turn") -> list[bytes]:
    parts = [*Anthropic().start(), Anthropic().text("hello"), *Anthropic().end("stop")]
    begun = {"id": "m", "type": "message", "role": "assistant", "content": [], "model": "m", "stop_reason": None}
    first, last = usage or ({"input_tokens": 12, "output_tokens": 1}, {"output_tokens": 5})
    parts[0] = event({"type": "message_start", "message": begun | {"stop_sequence": None, "usage": first}})
    parts[-2] = event({"type": "message_delta", "delta": {"stop_reason": finish, "stop_sequence": None}, "usage": last})
    return parts


def ollama_answer(finish: Any = "stop", **counts: Any) -> list[bytes]:
    body = {"model": "m", "message": {"role": "assistant", "content": ""}, "done": True, **counts}
    if finish is not None:
        body["done_reason"] = finish
    return [Ollama().text("hello"), json.dumps(body).encode() + b"\n"]


async def told(kind: str, pieces: list[bytes]) -> list[ChatDelta]:
    """What the adapter makes of an answer of these bytes."""

    def reply(path: str, _: dict[str, object]) -> tuple[int, dict[str, str], list[bytes]]:
        shown = json.dumps({"model_info": {}, "capabilities": ["completion"]}).encode()
        return 200, {"Content-Type": "text/event-stream"}, [shown] if path == "/api/show" else pieces

    with ScriptedServer(reply) as server:
        provider: Any = OllamaProvider(server.url)
        if kind == "openai":
            provider = OpenAIProvider("openrouter", "OpenRouter", server.url + "/v1", a_key)
        if kind == "anthropic":
            provider = AnthropicProvider(server.url, a_key)
        try:
            return [delta async for delta in provider.stream(ChatRequest("m", (Turn("user", "Hi"),)))]
        finally:
            await provider.aclose()


def usages(deltas: list[ChatDelta]) -> list[TokenCount]:
    return [delta.usage for delta in deltas if delta.usage]


@pytest.mark.parametrize("absurd", ABSURD, ids=repr)
async def test_an_absurd_count_is_no_report_and_the_answer_stands(absurd: Any, no_proxy: object) -> None:
    for usage in (
        {"prompt_tokens": absurd, "completion_tokens": 5},
        {"prompt_tokens": 12, "completion_tokens": absurd},
        {"prompt_tokens": absurd, "completion_tokens": absurd, "prompt_tokens_details": {"cached_tokens": absurd}},
    ):
        deltas = await told("openai", openai_answer(usage))
        assert (usages(deltas), deltas[-1].finish) == ([], "stop")
    if absurd in ("12", True):
        return  # Anthropic's own client reads these as numbers
    for usage in (
        ({"input_tokens": absurd, "output_tokens": 1}, {"output_tokens": 5}),
        ({"input_tokens": absurd, "output_tokens": 1}, {"output_tokens": absurd if absurd is not None else 10**30}),
        ({"input_tokens": 12, "output_tokens": 1, "cache_read_input_tokens": absurd or 10**30}, {"output_tokens": 5}),
    ):
        deltas = await told("anthropic", anthropic_answer(usage))
        assert (usages(deltas), deltas[-1].finish) == ([], "stop")


@pytest.mark.parametrize("absurd", [10**30, 10**18, -5, None])
async def test_an_absurd_count_of_ollama_is_no_report(absurd: Any, no_proxy: object) -> None:
    for counts in (
        {"prompt_eval_count": absurd, "eval_count": 5},
        {"prompt_eval_count": 12, "eval_count": absurd},
    ):
        deltas = await told("ollama", ollama_answer(**counts))
        assert (usages(deltas), deltas[-1].finish) == ([], "stop")


async def test_counts_of_nothing_are_no_report_so_that_no_paid_answer_looks_free(no_proxy: object) -> None:
    for usage in ({"prompt_tokens": 0, "completion_tokens": 0}, {"prompt_tokens": None}, {"other": 1}, [], [1], "x"):
        assert usages(await told("openai", openai_answer(usage))) == []
    nothing: dict[str, Any] = {"input_tokens": 0, "output_tokens": 0}
    assert usages(await told("anthropic", anthropic_answer((nothing, {"output_tokens": 0})))) == []
    assert usages(await told("ollama", ollama_answer(prompt_eval_count=0, eval_count=0))) == []


async def test_more_cached_than_asked_is_no_report(no_proxy: object) -> None:
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": 11}}
    assert usages(await told("openai", openai_answer(usage))) == []


async def test_an_honest_report_is_kept(no_proxy: object) -> None:
    usage = {"prompt_tokens": 12, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": 4}}
    assert usages(await told("openai", openai_answer(usage))) == [TokenCount(12, 5, 4)]
    assert usages(await told("anthropic", anthropic_answer())) == [TokenCount(12, 5)]
    assert usages(await told("ollama", ollama_answer(prompt_eval_count=12, eval_count=5))) == [TokenCount(12, 5)]


async def test_a_broken_answer_is_not_counted_as_the_one_token_of_its_start(no_proxy: object) -> None:
    arrived: list[ChatDelta] = []
    with pytest.raises(AnswerTruncated):
        arrived += await told("anthropic", anthropic_answer()[:3])
    assert usages(arrived) == []


anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.lists(st.integers())


@given(st.tuples(anything, anything, anything, anything, anything))
def test_whatever_is_claimed_it_is_a_count_that_can_be_stored_or_none(claimed: tuple[Any, ...]) -> None:
    count = reported(*claimed)
    if count is not None:
        assert 0 < count.input_tokens <= MOST_TOKENS
        assert 0 <= count.output_tokens <= MOST_TOKENS
        assert count.cached_input_tokens + count.cache_write_tokens <= count.input_tokens


@pytest.mark.parametrize(
    ("kind", "reason", "finish"),
    [
        ("openai", "stop", "stop"),
        ("openai", "length", "length"),
        ("openai", "tool_calls", "tool_calls"),
        ("openai", "function_call", "tool_calls"),
        ("openai", "content_filter", "refused"),
        ("openai", "eos", "stop"),
        ("openai", "end_turn", "stop"),
        ("openai", "max_tokens", "length"),
        ("openai", "STOP", "stop"),
        ("openai", "MAX_TOKENS", "length"),
        ("openai", "SAFETY", "refused"),
        ("anthropic", "end_turn", "stop"),
        ("anthropic", "stop_sequence", "stop"),
        ("anthropic", "max_tokens", "length"),
        ("anthropic", "tool_use", "tool_calls"),
        ("anthropic", "pause_turn", "length"),
        ("anthropic", "refusal", "refused"),
        ("anthropic", "model_context_window_exceeded", "length"),
        ("ollama", "stop", "stop"),
        ("ollama", "length", "length"),
        ("ollama", None, "stop"),
    ],
)
async def test_every_published_end_is_understood(kind: str, reason: Any, finish: str, no_proxy: object) -> None:
    assert (await told(kind, ended(kind, reason)))[-1].finish == finish


def ended(kind: str, reason: Any) -> list[bytes]:
    made = {"openai": openai_answer, "anthropic": anthropic_answer, "ollama": ollama_answer}
    return made[kind](finish=reason)


@pytest.mark.parametrize(
    ("kind", "reason", "error"),
    [
        ("openai", "insufficient_system_resource", AnswerTruncated),
        ("openai", "abort", AnswerTruncated),
        ("openai", "a sentence with spaces", AnswerTruncated),
        ("openai", None, AnswerTruncated),
        ("openai", "error", AnswerCut),
        ("openai", ["stop"], AnswerGarbled),
        ("openai", 5, AnswerGarbled),
        ("anthropic", "something_new", AnswerTruncated),
        ("anthropic", None, AnswerTruncated),
        ("ollama", "load", AnswerTruncated),
        ("ollama", "unload", AnswerTruncated),
        ("ollama", "something_new", AnswerTruncated),
    ],
)
async def test_an_end_that_nobody_knows_does_not_make_an_answer_whole(
    kind: str, reason: Any, error: type[ProviderError], no_proxy: object
) -> None:
    with pytest.raises(ProviderError) as caught:
        await told(kind, ended(kind, reason))
    assert type(caught.value) is error
    assert "sentence" not in caught.value.message
    if isinstance(reason, str) and "_" in reason:
        assert reason in caught.value.message


async def refused(kind: str, headers: dict[str, str], status: int = 429) -> ProviderError:
    """The error of a server that refuses with these headers."""
    with ScriptedServer(lambda *_: (status, {**headers, "Content-Length": "2"}, [b"{}"])) as server:
        provider: Any = AnthropicProvider(server.url, a_key)
        if kind == "openai":
            provider = OpenAIProvider("openai", "OpenAI", server.url + "/v1", a_key)
        with pytest.raises(ProviderError) as caught:
            _ = [delta async for delta in provider.stream(ChatRequest("m", (Turn("user", "Hi"),)))]
        await provider.aclose()
    return caught.value


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        ("0.5", 0.5),
        ("-5", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 9998 07:28:00 GMT", 86_400.0),
        ("90000", 86_400.0),
        ("9" * 300, 86_400.0),
        ("9" * 400, None),
        ("Wed, 21 Oct 99999 07:28:00 GMT", None),
        ("Wed, 99 Oct 2026 99:99:99 GMT", None),
        ("Wed, 00 Oct 0000 00:00:00 GMT", None),
        ("inf", None),
        ("nan", None),
        ("soon", None),
        ("1e9", None),
        (", , ,", None),
    ],
)
@pytest.mark.parametrize("kind", ["openai", "anthropic"])
async def test_a_wait_that_nobody_can_mean_is_not_passed_on(
    kind: str, value: str, seconds: float | None, no_proxy: object
) -> None:
    error = await refused(kind, {"Retry-After": value})
    assert (error.outcome, error.retry_after) == ("rate_limited", seconds)
    assert "inf" not in error.message
    assert ("asks to wait" in error.message) is (seconds is not None)
    assert (await refused(kind, {"Retry-After": value}, 503)).retry_after == seconds
