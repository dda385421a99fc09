"""Every provider keeps the same promises: the scripted one that other tests use, and each real adapter on a real wire."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from soulfra_desktop.adapters.providers.anthropic import AnthropicProvider
from soulfra_desktop.adapters.providers.demo import DEMO_MODEL, DemoProvider
from soulfra_desktop.adapters.providers.ollama import OllamaProvider
from soulfra_desktop.adapters.providers.openai import OpenAIProvider
from soulfra_desktop.adapters.providers.starter import STARTER_MODEL, StarterProvider
from soulfra_desktop.domain.chat import ChatDelta, ChatRequest, Turn
from soulfra_desktop.domain.errors import ModelNotFound, ProviderError
from tests.fakes import ScriptedProvider
from tests.servers.real_model import STARTER_FILE

NOWHERE = "http://127.0.0.1:1"


async def a_key() -> str:
    return "sk-test"


@dataclass
class Case:
    provider: Any
    model: str
    local: bool
    unreachable: Any
    """The same kind of provider with nothing behind it; None where it cannot be so."""
    missing_model: bool = True
    """Whether a model that is not there can be told."""


def fake(_: pytest.FixtureRequest) -> Case:
    return Case(ScriptedProvider(), "small", True, None)


def demo(_: pytest.FixtureRequest) -> Case:
    return Case(DemoProvider(word_seconds=0), DEMO_MODEL, True, None)


def starter(_: pytest.FixtureRequest) -> Case:
    broken = StarterProvider(Path("/nowhere/model.gguf"), lambda: "", lambda: 1)
    return Case(StarterProvider(STARTER_FILE, lambda: "", lambda: 1), STARTER_MODEL, True, broken)


def openai_faulty(request: pytest.FixtureRequest) -> Case:
    url = request.getfixturevalue("faulty").url + "/v1"
    gone = OpenAIProvider("openai", "OpenAI", NOWHERE, a_key)
    return Case(OpenAIProvider("openai", "OpenAI", url, a_key), "healthy", False, gone)


def anthropic_faulty(request: pytest.FixtureRequest) -> Case:
    url = request.getfixturevalue("faulty").url
    return Case(AnthropicProvider(url, a_key), "healthy", False, AnthropicProvider(NOWHERE, a_key))


def ollama_faulty(request: pytest.FixtureRequest) -> Case:
    return Case(OllamaProvider(request.getfixturevalue("faulty").url), "healthy", True, OllamaProvider(NOWHERE))


def openai_real_model(request: pytest.FixtureRequest) -> Case:
    url = request.getfixturevalue("real_model").url + "/v1"
    gone = OpenAIProvider("llamacpp", "llama.cpp", NOWHERE, a_key, local=True)
    return Case(OpenAIProvider("llamacpp", "llama.cpp", url, a_key, local=True), "smollm2", True, gone, False)


def anthropic_real_model(request: pytest.FixtureRequest) -> Case:
    url = request.getfixturevalue("real_model").url
    return Case(AnthropicProvider(url, a_key), "smollm2", False, AnthropicProvider(NOWHERE, a_key), False)


def ollama_real_model(request: pytest.FixtureRequest) -> Case:
    url = request.getfixturevalue("ollama_server").url
    return Case(OllamaProvider(url), "smollm2:135m", True, OllamaProvider(NOWHERE))


CASES = (
    fake,
    demo,
    starter,
    openai_faulty,
    anthropic_faulty,
    ollama_faulty,
    openai_real_model,
    anthropic_real_model,
    ollama_real_model,
)


@pytest.fixture(params=CASES, ids=lambda build: build.__name__)
async def case(request: pytest.FixtureRequest, no_proxy: pytest.MonkeyPatch) -> AsyncIterator[Case]:
    build: Callable[[pytest.FixtureRequest], Case] = request.param
    built = build(request)
    yield built
    await built.provider.aclose()
    if built.unreachable is not None:
        await built.unreachable.aclose()


def question(model: str, text: str = "Name three colours.") -> ChatRequest:
    return ChatRequest(model, (Turn("user", text),), system="You are a helpful assistant.", max_tokens=24)


async def collected(provider: Any, request: ChatRequest) -> list[ChatDelta]:
    return [delta async for delta in provider.stream(request)]


async def test_it_streams_text_in_pieces_and_says_last_that_it_is_whole(case: Case) -> None:
    deltas = await collected(case.provider, question(case.model))
    assert len([delta for delta in deltas if delta.text]) > 1
    assert "".join(delta.text for delta in deltas).strip()
    assert deltas[-1].finish in ("stop", "length")
    assert [delta for delta in deltas[:-1] if delta.finish] == []


async def test_it_says_what_it_used(case: Case) -> None:
    deltas = await collected(case.provider, question(case.model))
    usage = [delta.usage for delta in deltas if delta.usage][-1]
    assert usage.input_tokens > 0
    assert usage.output_tokens > 0


async def test_it_answers_again_after_a_stream_was_closed(case: Case) -> None:
    stream = case.provider.stream(question(case.model))
    async for delta in stream:
        if delta.text:
            break
    await stream.aclose()
    deltas = await collected(case.provider, question(case.model))
    assert deltas[-1].finish in ("stop", "length")


async def test_its_models_carry_its_name_and_the_first_can_chat(case: Case) -> None:
    models = await case.provider.models()
    assert models
    assert {model.ref.provider for model in models} == {case.provider.name}
    assert models[0].can_chat
    assert len({model.ref for model in models}) == len(models)


async def test_it_knows_whether_it_is_on_this_machine(case: Case) -> None:
    assert case.provider.local is case.local
    if not case.local:
        assert not any(model.local for model in await case.provider.models())


async def test_its_name_can_stand_before_a_slash(case: Case) -> None:
    assert case.provider.name == case.provider.name.lower()
    assert "/" not in case.provider.name
    assert case.provider.label


async def test_a_look_finds_it_ready(case: Case) -> None:
    assert (await case.provider.health()).state == "ready"


async def test_a_look_never_raises_when_nothing_is_there(case: Case) -> None:
    if case.unreachable is not None:
        async with asyncio.timeout(10):
            status = await case.unreachable.health()
        assert status.state in ("not running", "not installed")
        assert status.advice


async def test_with_nothing_there_an_answer_fails_in_our_words(case: Case) -> None:
    if case.unreachable is not None:
        with pytest.raises(ProviderError) as caught:
            await collected(case.unreachable, question(case.model))
        assert caught.value.provider == case.provider.name
        assert caught.value.advice


async def test_a_model_that_is_not_there_is_named_as_missing(case: Case) -> None:
    if case.missing_model:
        with pytest.raises(ModelNotFound):
            await collected(case.provider, question("no-such-model"))


async def test_it_answers_two_at_once(case: Case) -> None:
    both = await asyncio.gather(*(collected(case.provider, question(case.model)) for _ in range(2)))
    assert [deltas[-1].finish is not None for deltas in both] == [True, True]
