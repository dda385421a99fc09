"""What Anthropic is sent, and which of its models is offered first."""

from __future__ import annotations

from typing import Any

import pytest

from soulfra_desktop.adapters.providers.anthropic import ANSWER_TOKENS, AnthropicProvider
from soulfra_desktop.adapters.providers.anthropic_wire import token_count
from soulfra_desktop.domain.chat import Attachment, ChatRequest, ToolSpec, Turn
from soulfra_desktop.domain.errors import RequestRefused
from soulfra_desktop.domain.usage import TokenCount
from tests.servers.faulty import FaultyServer


async def a_key() -> str:
    return "sk-test"


async def sent(faulty: FaultyServer, request: ChatRequest) -> dict[str, Any]:
    provider = AnthropicProvider(faulty.url, a_key)
    async for _ in provider.stream(request):
        pass
    await provider.aclose()
    return faulty.bodies[-1]


async def test_a_question_has_the_limit_that_the_interface_insists_on(faulty: FaultyServer, no_proxy: object) -> None:
    body = await sent(faulty, ChatRequest("healthy", (Turn("user", "Hi"),), system="Be brief."))
    assert body == {
        "model": "healthy",
        "system": "Be brief.",
        "messages": [{"role": "user", "content": "Hi"}],
        "max_tokens": ANSWER_TOKENS,
        "stream": True,
    }


async def test_a_limit_and_temperature_that_were_asked_for_are_sent(faulty: FaultyServer, no_proxy: object) -> None:
    body = await sent(faulty, ChatRequest("healthy", (Turn("user", "Hi"),), max_tokens=9, temperature=0.0))
    assert (body["max_tokens"], body["temperature"]) == (9, 0.0)


async def test_images_and_tools_are_sent_as_the_interface_wants_them(faulty: FaultyServer, no_proxy: object) -> None:
    turn = Turn("user", "What is this?", (Attachment("a.png", "image/png", b"\x89PNG"),))
    tool = ToolSpec("look", "Look closer", '{"type": "object", "properties": {}}')
    body = await sent(faulty, ChatRequest("healthy", (turn,), tools=(tool,)))
    source = {"type": "base64", "media_type": "image/png", "data": "iVBORw=="}
    assert body["messages"][0]["content"] == [
        {"type": "image", "source": source},
        {"type": "text", "text": "What is this?"},
    ]
    schema = {"type": "object", "properties": {}}
    assert body["tools"] == [{"name": "look", "description": "Look closer", "input_schema": schema}]


async def test_what_is_no_image_is_refused_before_anything_is_sent(faulty: FaultyServer, no_proxy: object) -> None:
    turn = Turn("user", "Read this", (Attachment("a.pdf", "application/pdf", b"%PDF"),))
    with pytest.raises(RequestRefused):
        await sent(faulty, ChatRequest("healthy", (turn,)))
    assert not faulty.asked


def test_cached_tokens_are_added_to_the_input() -> None:
    usage = {
        "input_tokens": 10,
        "output_tokens": 3,
        "cache_read_input_tokens": 100,
        "cache_creation_input_tokens": 50,
        "ephemeral_1h_input_tokens": 20,
    }
    assert token_count(usage) == TokenCount(160, 3, 100, 50, long_cache_write_tokens=20)
    assert token_count({}) is None
