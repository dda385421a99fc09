"""Every fault of every kind of provider becomes one of our errors, with advice and without the provider's own words."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest

from soulfra_desktop.adapters.providers.anthropic import AnthropicProvider
from soulfra_desktop.adapters.providers.ollama import OllamaProvider
from soulfra_desktop.adapters.providers.openai import OpenAIProvider
from soulfra_desktop.domain.chat import ChatDelta, ChatRequest, Turn
from soulfra_desktop.domain.errors import (
    AnswerCut,
    AnswerGarbled,
    AnswerTruncated,
    ContextTooLong,
    ModelNotFound,
    ProviderError,
    ProviderUnavailable,
    RateLimited,
    RequestRefused,
    Unauthorised,
)
from tests.servers.faulty import WORDS, FaultyServer

KEY = "sk-the-key-of-the-person"
PROMPT = "a prompt that must not be repeated"
KINDS = ("openai", "compatible", "anthropic", "ollama")
BEFORE = {
    "status-400": RequestRefused,
    "status-401": Unauthorised,
    "status-403": Unauthorised,
    "status-404": ModelNotFound,
    "no-such-model": ModelNotFound,
    "status-429": RateLimited,
    "status-500": ProviderUnavailable,
    "status-503": ProviderUnavailable,
    "status-529": ProviderUnavailable,
    "context": ContextTooLong,
}
MIDWAY = {
    "cut": (AnswerCut,),
    "truncated": (AnswerTruncated,),
    "garbled": (AnswerGarbled,),
    "stray": (AnswerGarbled,),
    "failure": (ProviderUnavailable, RequestRefused),
}


class Enough(Exception):
    """Ends a task group from inside, which cancels the rest of it."""


async def the_key() -> str:
    return KEY


def provider_of(kind: str, url: str) -> Any:
    return {
        "openai": lambda: OpenAIProvider("openai", "OpenAI", url + "/v1", the_key),
        "compatible": lambda: OpenAIProvider("mine", "Mine", lambda: url + "/v1", the_key, local=True),
        "anthropic": lambda: AnthropicProvider(lambda: url, the_key),
        "ollama": lambda: OllamaProvider(url),
    }[kind]()


@pytest.fixture(params=KINDS)
async def provider(request: pytest.FixtureRequest, faulty: FaultyServer, no_proxy: object) -> AsyncIterator[Any]:
    made = provider_of(request.param, faulty.url)
    yield made
    await made.aclose()


async def ask(provider: Any, model: str, into: list[ChatDelta] | None = None) -> list[ChatDelta]:
    deltas: list[ChatDelta] = [] if into is None else into
    async for delta in provider.stream(ChatRequest(model, (Turn("user", PROMPT),))):
        deltas.append(delta)
    return deltas


async def failing(provider: Any, model: str) -> tuple[ProviderError, str]:
    """The error, and the text that had arrived."""
    arrived: list[ChatDelta] = []
    with pytest.raises(ProviderError) as caught:
        await ask(provider, model, arrived)
    return caught.value, "".join(delta.text for delta in arrived)


@pytest.mark.parametrize("model", BEFORE)
async def test_a_refusal_becomes_our_error(provider: Any, model: str, faulty: FaultyServer) -> None:
    error, text = await failing(provider, model)
    assert type(error) is BEFORE[model]
    assert error.provider == provider.name
    assert error.advice
    assert text == ""


@pytest.mark.parametrize("model", MIDWAY)
async def test_what_had_arrived_comes_before_the_error(provider: Any, model: str) -> None:
    error, text = await failing(provider, model)
    assert type(error) in MIDWAY[model]
    assert text == "".join(WORDS[:3])


@pytest.mark.parametrize("model", [*BEFORE, *MIDWAY])
async def test_an_error_repeats_neither_prompt_nor_key_nor_what_the_provider_wrote(provider: Any, model: str) -> None:
    error, _ = await failing(provider, model)
    told = f"{error!r} {error.message} {error.advice} {''.join(traceback.format_exception(error))}"
    assert not [secret for secret in (KEY, PROMPT, "sk-secret-in-error") if secret in told]


@pytest.mark.parametrize("model", ["status-429", "status-503", "status-500", "status-401", "truncated", "garbled"])
async def test_a_call_is_never_repeated_behind_our_back(provider: Any, model: str, faulty: FaultyServer) -> None:
    await failing(provider, model)
    assert faulty.asked[model] == 1


async def test_the_wait_that_a_provider_asks_for_is_kept(faulty: FaultyServer, no_proxy: object) -> None:
    for kind in ("openai", "anthropic"):
        provider = provider_of(kind, faulty.url)
        error, _ = await failing(provider, "status-429")
        assert error.retry_after == 7.0
        error, _ = await failing(provider, "status-503")
        assert error.retry_after == 7.0
        await provider.aclose()


@pytest.mark.parametrize("model", ["stall", "stall-midway", "endless"])
async def test_leaving_a_silent_or_endless_answer_hangs_up(provider: Any, model: str, faulty: FaultyServer) -> None:
    async def leave() -> None:
        while not faulty.asked[model]:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        raise Enough

    async def both() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(ask(provider, model))
            group.create_task(leave())

    with pytest.raises(ExceptionGroup) as caught:
        await both()
    assert [type(error) for error in caught.value.exceptions] == [Enough]
    assert await asyncio.to_thread(faulty.hung_up.wait, 60)


async def test_closing_the_iterator_hangs_up(provider: Any, faulty: FaultyServer) -> None:
    stream = provider.stream(ChatRequest("endless", (Turn("user", PROMPT),)))
    async for delta in stream:
        if delta.text:
            break
    await stream.aclose()
    assert await asyncio.to_thread(faulty.hung_up.wait, 60)


async def test_a_slow_first_word_is_waited_for(provider: Any) -> None:
    deltas = await ask(provider, "slow")
    assert "".join(delta.text for delta in deltas) == "".join(WORDS)


async def test_an_answer_at_its_limit_says_so(provider: Any) -> None:
    assert (await ask(provider, "length"))[-1].finish == "length"


async def test_a_filtered_answer_says_so(faulty: FaultyServer, no_proxy: object) -> None:
    for kind in ("openai", "anthropic"):
        provider = provider_of(kind, faulty.url)
        assert (await ask(provider, "refused"))[-1].finish == "refused"
        await provider.aclose()


async def test_a_tool_call_arrives_whole(provider: Any) -> None:
    deltas = await ask(provider, "tools")
    calls = [delta.tool_call for delta in deltas if delta.tool_call]
    assert [(call.name, call.arguments) for call in calls] == [("weather", '{"city": "Paris"}')]


async def test_a_thought_is_kept_apart_from_the_answer(provider: Any) -> None:
    deltas = await ask(provider, "reasoning")
    assert "".join(delta.reasoning for delta in deltas) == "Let me count."
    assert "".join(delta.text for delta in deltas) == "".join(WORDS)


async def test_usage_counts_cached_tokens_as_part_of_the_input(faulty: FaultyServer, no_proxy: object) -> None:
    for kind in ("openai", "compatible", "anthropic"):
        provider = provider_of(kind, faulty.url)
        usage = [delta.usage for delta in await ask(provider, "healthy") if delta.usage][-1]
        assert (usage.input_tokens, usage.output_tokens, usage.cached_input_tokens) == (12, 5, 4)
        await provider.aclose()


async def test_without_a_key_nothing_is_sent(faulty: FaultyServer, no_proxy: object) -> None:
    async def no_key() -> None:
        return None

    for provider in (
        OpenAIProvider("openai", "OpenAI", "https://api.openai.example/v1", no_key),
        AnthropicProvider(faulty.url, no_key),
    ):
        assert (await provider.health()).state == "no key"
        error, _ = await failing(provider, "healthy")
        assert isinstance(error, Unauthorised)
    assert not faulty.asked


async def test_an_endpoint_on_this_machine_needs_no_key(faulty: FaultyServer, no_proxy: object) -> None:
    async def no_key() -> None:
        return None

    provider = OpenAIProvider("lmstudio", "LM Studio", faulty.url + "/v1", no_key, local=True)
    assert (await provider.health()).state == "ready"
    assert (await ask(provider, "healthy"))[-1].finish == "stop"
    await provider.aclose()


async def test_a_new_key_is_used_at_once(faulty: FaultyServer, no_proxy: object) -> None:
    keys = iter(["first", "second"])

    async def next_key() -> str:
        return next(keys)

    provider = OpenAIProvider("openai", "OpenAI", faulty.url + "/v1", next_key)
    await ask(provider, "healthy")
    await ask(provider, "healthy")
    assert [headers["authorization"] for headers in faulty.headers] == ["Bearer first", "Bearer second"]
    await provider.aclose()


async def test_a_bug_of_ours_is_not_blamed_on_the_provider(faulty: FaultyServer, no_proxy: object) -> None:
    async def broken() -> str:
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        await ask(OpenAIProvider("openai", "OpenAI", faulty.url + "/v1", broken), "healthy")


async def test_a_name_that_does_not_resolve_is_told_as_such(no_proxy: object) -> None:
    for provider in (
        OpenAIProvider("openai", "OpenAI", "http://no-such-host.invalid/v1", the_key),
        AnthropicProvider("http://no-such-host.invalid", the_key),
        OllamaProvider("http://no-such-host.invalid"),
    ):
        error, _ = await failing(provider, "healthy")
        assert isinstance(error, ProviderUnavailable)
        assert "was not found under its address" in error.message
        await provider.aclose()


async def test_a_refused_connection_is_told_as_such(no_proxy: object) -> None:
    for kind in KINDS:
        provider = provider_of(kind, "http://127.0.0.1:1")
        error, _ = await failing(provider, "healthy")
        assert type(error) is ProviderUnavailable
        assert error.retryable
        await provider.aclose()
