"""The official clients against llmock, which breaks as OpenAI's and Anthropic's own servers were seen to break."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from soulfra_desktop.adapters.providers.anthropic import AnthropicProvider
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
    Unauthorised,
)

MODELS = {"openai": "gpt-4o-mini", "anthropic": "claude-haiku-4-5"}


async def a_key() -> str:
    return "sk-test"


@pytest.fixture(params=["openai", "anthropic"])
async def provider(request: pytest.FixtureRequest, llmock: Any, no_proxy: object) -> AsyncIterator[Any]:
    url = llmock.base_url(request.param)
    made: Any = AnthropicProvider(url, a_key)
    if request.param == "openai":
        made = OpenAIProvider("openai", "OpenAI", url, a_key)
    yield made
    await made.aclose()


async def ask(provider: Any) -> list[ChatDelta]:
    request = ChatRequest(MODELS[provider.name], (Turn("user", "Tell me of the weather in Paris, at some length."),))
    return [delta async for delta in provider.stream(request)]


async def test_a_whole_answer_arrives_with_its_usage(provider: Any) -> None:
    deltas = await ask(provider)
    assert deltas[-1].finish == "stop"
    assert [delta.usage for delta in deltas if delta.usage][-1].output_tokens > 0


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, Unauthorised),
        (403, Unauthorised),
        (404, ModelNotFound),
        (500, ProviderUnavailable),
        (503, ProviderUnavailable),
    ],
)
async def test_a_status_becomes_our_error(provider: Any, llmock: Any, status: int, error: type[ProviderError]) -> None:
    llmock.fail(status)
    with pytest.raises(error):
        await ask(provider)


async def test_a_rate_limit_keeps_the_wait_asked_for(provider: Any, llmock: Any) -> None:
    llmock.rate_limit(retry_after=3.0)
    with pytest.raises(RateLimited) as caught:
        await ask(provider)
    assert caught.value.retry_after == 3.0


async def test_a_prompt_too_long_is_told_as_such(provider: Any, llmock: Any) -> None:
    llmock.context_overflow()
    with pytest.raises(ContextTooLong):
        await ask(provider)


@pytest.mark.parametrize(
    ("fault", "error"),
    [("disconnect", AnswerCut), ("truncate", AnswerTruncated), ("corrupt", AnswerGarbled)],
)
async def test_a_broken_stream_becomes_our_error(
    provider: Any, llmock: Any, fault: str, error: type[ProviderError]
) -> None:
    getattr(llmock, fault)(after_chunks=3)
    with pytest.raises(error):
        await ask(provider)


async def test_a_slow_first_word_is_waited_for(provider: Any, llmock: Any) -> None:
    llmock.slow_first_token(0.3)
    assert (await ask(provider))[-1].finish == "stop"


async def test_a_silent_stream_can_be_left(provider: Any, llmock: Any) -> None:
    llmock.stall(seconds=30)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(2):
            await ask(provider)
