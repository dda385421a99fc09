"""A list of models is turned into what a person can choose from: chat models, the best default first."""

from __future__ import annotations

from typing import Any

import pytest

from soulfra_desktop.adapters.providers.openai import OpenAIProvider
from soulfra_desktop.adapters.providers.openai_models import offered
from soulfra_desktop.domain.chat import Attachment, ChatRequest, ToolSpec, Turn
from soulfra_desktop.domain.errors import RequestRefused
from tests.servers.faulty import FaultyServer

OPENAI_LIST = (
    "gpt-4o",
    "text-embedding-3-small",
    "gpt-5.4-mini",
    "gpt-5.4-pro",
    "whisper-1",
    "tts-1-hd",
    "dall-e-3",
    "gpt-4o-realtime-preview",
    "gpt-4o-transcribe",
    "gpt-image-1",
    "omni-moderation-latest",
    "o4-mini",
    "o3-deep-research",
    "gpt-3.5-turbo-instruct",
    "gpt-5-codex",
    "sora-2",
    "gpt-4o-search-preview",
)


def entries(*names: str, **more: Any) -> list[dict[str, Any]]:
    return [{"id": name, "object": "model", **more} for name in names]


def test_of_openais_own_only_chat_models_are_offered() -> None:
    names = [model.ref.model for model in offered("openai", entries(*OPENAI_LIST), local=False)]
    assert names == ["gpt-5.4-mini", "gpt-4o", "o4-mini", "text-embedding-3-small"]


def test_an_embedder_is_listed_last_and_cannot_chat() -> None:
    models = offered("lmstudio", entries("text-embedding-nomic-embed-text-v1.5", "qwen3-8b"), local=True)
    assert [(model.ref.model, model.can_chat) for model in models] == [
        ("qwen3-8b", True),
        ("text-embedding-nomic-embed-text-v1.5", False),
    ]


def test_the_order_of_another_endpoint_is_kept() -> None:
    names = [model.ref.model for model in offered("openrouter", entries("b/two", "a/one"), local=False)]
    assert names == ["b/two", "a/one"]


@pytest.mark.parametrize(
    "more",
    [
        {"max_model_len": 32768},
        {"context_length": 32768},
        {"context_window": 32768},
        {"max_context_length": 32768},
        {"meta": {"n_ctx": 32768, "n_ctx_train": 131072}},
    ],
)
def test_the_context_is_read_under_each_name_it_goes_by(more: dict[str, Any]) -> None:
    assert offered("mine", entries("some-model", **more), local=True)[0].context_window == 32768


def test_what_is_not_said_is_not_known() -> None:
    model = offered("mine", entries("some-model"), local=True)[0]
    assert model.context_window is None
    assert "images" not in model.abilities


def test_what_an_endpoint_says_of_images_counts_more_than_a_name() -> None:
    said = {"architecture": {"input_modalities": ["text", "image"]}}
    assert "images" in offered("openrouter", entries("x/plain", **said), local=False)[0].abilities
    text_only = {"architecture": {"input_modalities": ["text"]}}
    assert "images" not in offered("openrouter", entries("x/gemini-like", **text_only), local=False)[0].abilities


@pytest.mark.parametrize("odd", [[{}], [{"id": 7}], [{"id": "a", "meta": "no", "architecture": "no"}], []])
def test_odd_lists_do_no_harm(odd: list[dict[str, Any]]) -> None:
    assert len(offered("mine", odd, local=True)) <= 1


async def a_key() -> str:
    return "sk-test"


async def sent(faulty: FaultyServer, name: str, request: ChatRequest) -> dict[str, Any]:
    provider = OpenAIProvider(name, name.title(), faulty.url + "/v1", a_key)
    async for _ in provider.stream(request):
        pass
    await provider.aclose()
    return faulty.bodies[-1]


async def test_only_what_was_asked_for_is_sent(faulty: FaultyServer, no_proxy: object) -> None:
    body = await sent(faulty, "openai", ChatRequest("healthy", (Turn("user", "Hi"),)))
    assert body == {
        "model": "healthy",
        "messages": [{"role": "user", "content": "Hi"}],
        "stream": True,
        "stream_options": {"include_usage": True},
    }


async def test_a_limit_has_the_name_that_the_endpoint_knows(faulty: FaultyServer, no_proxy: object) -> None:
    request = ChatRequest("healthy", (Turn("user", "Hi"),), system="Be brief.", max_tokens=9, temperature=0.0)
    own, other = await sent(faulty, "openai", request), await sent(faulty, "mistral", request)
    assert own["max_completion_tokens"] == other["max_tokens"] == 9
    assert "max_tokens" not in own
    assert own["temperature"] == 0.0
    assert own["messages"][0] == {"role": "system", "content": "Be brief."}


async def test_images_and_tools_are_sent_as_the_interface_wants_them(faulty: FaultyServer, no_proxy: object) -> None:
    turn = Turn("user", "What is this?", (Attachment("a.png", "image/png", b"\x89PNG"),))
    tool = ToolSpec("look", "Look closer", '{"type": "object", "properties": {}}')
    body = await sent(faulty, "openai", ChatRequest("healthy", (turn,), tools=(tool,)))
    assert body["messages"][0]["content"] == [
        {"type": "text", "text": "What is this?"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw=="}},
    ]
    function = {"name": "look", "description": "Look closer", "parameters": {"type": "object", "properties": {}}}
    assert body["tools"] == [{"type": "function", "function": function}]


async def test_what_is_no_image_is_refused_before_anything_is_sent(faulty: FaultyServer, no_proxy: object) -> None:
    turn = Turn("user", "Read this", (Attachment("a.pdf", "application/pdf", b"%PDF"),))
    with pytest.raises(RequestRefused):
        await sent(faulty, "openai", ChatRequest("healthy", (turn,)))
    assert not faulty.asked
