"""Ollama through its own client: where it is, what it offers, and that no prompt is ever cut in silence."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.providers.ollama import OllamaProvider
from soulfra_desktop.adapters.providers.ollama_wire import Shown, address, context_for, shown
from soulfra_desktop.domain.chat import Attachment, ChatRequest, ToolSpec, Turn
from soulfra_desktop.domain.errors import (
    ContextTooLong,
    ModelNotFound,
    ProviderError,
    ProviderUnavailable,
    RequestRefused,
)
from tests.servers.faulty import FaultyServer
from tests.servers.ollama_wire import EMBEDDER, HOSTED, LAYER, MODEL, OllamaWireServer, summary

HOSTS = (
    None,
    "",
    "1.2.3.4",
    ":56789",
    "1.2.3.4:56789",
    "http://1.2.3.4",
    "https://1.2.3.4",
    "https://1.2.3.4:56789",
    "example.com",
    "http://example.com",
    "https://example.com:56789",
    "example.com:56789/path/",
    "[::1]",
    "https://[2001:db8::1]:56789/path",
)


@pytest.fixture
async def ollama(ollama_server: OllamaWireServer, no_proxy: object) -> AsyncIterator[OllamaProvider]:
    provider = OllamaProvider(ollama_server.url)
    yield provider
    await provider.aclose()


@pytest.mark.parametrize("host", HOSTS)
def test_the_host_is_read_as_the_official_client_reads_it(host: str | None) -> None:
    from ollama._client import _parse_host

    assert address(host) == _parse_host(host)


@given(st.text(max_size=30))
def test_any_host_that_is_typed_gives_some_address(host: str) -> None:
    assert "://" in address(host)
    assert OllamaProvider(host).local in (True, False)


def test_a_host_that_is_no_address_is_not_taken_for_this_machine() -> None:
    assert not OllamaProvider("http://[").local


@pytest.mark.parametrize(
    ("host", "local"),
    [
        (None, True),
        ("localhost:11434", True),
        ("127.0.0.2", True),
        ("[::1]:11434", True),
        ("0.0.0.0", True),
        ("0.0.0.0:8080", True),
        ("192.168.1.5", False),
        ("https://ollama.example.com", False),
        ("localhost.example.com", False),
    ],
)
def test_it_is_local_on_loopback_only(host: str | None, local: bool) -> None:
    assert OllamaProvider(host).local is local


def test_an_address_to_listen_on_becomes_one_to_call() -> None:
    assert address("0.0.0.0:8080") == "http://127.0.0.1:8080"
    assert address("[::]") == "http://[::1]:11434"


async def test_models_are_listed_with_what_they_can_do_and_where_they_run(ollama: OllamaProvider) -> None:
    models = {model.ref.model: model for model in await ollama.models()}
    assert models[MODEL].local
    assert models[MODEL].context_window == 8192
    assert models[MODEL].size_bytes == 98_362_432
    assert models[EMBEDDER].can_chat is False
    assert models[HOSTED].local is False
    assert models[HOSTED].hosted is True


async def test_the_first_is_a_chat_model_of_this_machine_and_embedders_come_last(ollama: OllamaProvider) -> None:
    names = [model.ref.model for model in await ollama.models()]
    assert names[0] == MODEL
    assert names.index(HOSTED) < names.index(EMBEDDER)


@pytest.fixture
def work(ollama_server: OllamaWireServer) -> Iterator[str]:
    """A model of Ollama's servers that somebody copied to an innocent name."""
    hosted = {"remote_model": "gpt-oss:120b", "remote_host": "https://ollama.com:443"}
    ollama_server.models["work:latest"] = summary("work:latest", "2026-11-21T10:00:00+01:00", size=384, **hosted)
    yield "work:latest"
    ollama_server.models.pop("work:latest", None)


async def test_a_copy_of_a_hosted_model_is_listed_as_hosted(ollama: OllamaProvider, work: str) -> None:
    models = {model.ref.model: model for model in await ollama.models()}
    assert (models[work].hosted, models[work].local) == (True, False)


@pytest.mark.parametrize("listed_before", [False, True])
@pytest.mark.parametrize(
    "name",
    ["work", "work:latest", "WORK", "Work:Latest", "library/work", "registry.ollama.ai/library/work:latest", HOSTED],
)
async def test_a_hosted_model_is_known_by_every_name_that_ollama_takes_for_it(
    ollama: OllamaProvider, work: str, name: str, listed_before: bool
) -> None:
    if listed_before:
        await ollama.models()
    assert await ollama.is_hosted(name) is True
    assert await ollama.is_hosted(HOSTED.upper()) is True
    assert await ollama.is_hosted(MODEL) is False
    with pytest.raises(RequestRefused, match="Ollama's servers"):
        await anext(ollama.stream(ChatRequest(name, (Turn("user", "a secret"),), stays_here=True)))


async def test_where_a_model_runs_is_asked_once_between_two_lists(
    ollama: OllamaProvider, ollama_server: OllamaWireServer, work: str
) -> None:
    asked = ollama_server.shown
    asked.clear()
    assert [await ollama.is_hosted("work") for _ in range(3)] == [True, True, True]
    assert asked == ["work"]
    ollama_server.models[work] = summary(work, "2026-11-22T10:00:00+01:00") | {"digest": "sha256:another"}
    await ollama.models()
    assert await ollama.is_hosted("work") is False


async def test_where_a_model_runs_that_is_not_there_is_no_guess(ollama: OllamaProvider) -> None:
    with pytest.raises(ModelNotFound):
        await ollama.is_hosted("nowhere")
    with pytest.raises(ProviderUnavailable):
        await OllamaProvider("http://127.0.0.1:1").is_hosted("llama3.2")


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | inner))
def test_whatever_a_model_shows_is_read_or_refused(value: Any) -> None:
    told = shown({"model_info": value, "parameters": value, "capabilities": value, "remote_host": value})
    assert told.remote is bool(value)
    assert told.context_length is None
    assert shown({"model_info": {"llama.context_length": value}}).context_length in (None, value)
    if not isinstance(value, dict):
        with pytest.raises(ValueError, match="not what a model shows"):
            shown(value)


async def test_a_remote_server_has_no_local_models() -> None:
    assert OllamaProvider("192.168.1.5").local is False


async def test_the_real_model_answers(ollama: OllamaProvider) -> None:
    request = ChatRequest(
        MODEL, (Turn("user", "What is the capital of France?"),), system="You are a helpful assistant."
    )
    deltas = [delta async for delta in ollama.stream(request)]
    assert "Paris" in "".join(delta.text for delta in deltas)


async def test_a_prompt_is_to_be_refused_rather_than_cut(
    ollama: OllamaProvider, ollama_server: OllamaWireServer
) -> None:
    async for _ in ollama.stream(ChatRequest(MODEL, (Turn("user", "Hi"),), max_tokens=4, temperature=0.5)):
        pass
    asked = ollama_server.bodies[-1]
    assert (asked["truncate"], asked["shift"]) == (False, False)
    assert asked["options"] == {"num_ctx": 4096, "num_predict": 4, "temperature": 0.5}


async def test_a_long_prompt_asks_for_a_long_context_and_keeps_it(faulty: FaultyServer, no_proxy: object) -> None:
    provider = OllamaProvider(faulty.url)
    for words in (10, 2500, 10):
        async for _ in provider.stream(ChatRequest("healthy", (Turn("user", "words " * words),))):
            pass
    assert [body["options"]["num_ctx"] for body in faulty.bodies] == [4096, 8192, 8192]
    await provider.aclose()


async def test_a_prompt_that_can_never_fit_is_not_sent(faulty: FaultyServer, no_proxy: object) -> None:
    provider = OllamaProvider(faulty.url)
    with pytest.raises(ContextTooLong):
        async for _ in provider.stream(ChatRequest("healthy", (Turn("user", "x" * 200_000),))):
            pass
    assert not faulty.asked
    await provider.aclose()


@given(st.text(max_size=3000), st.integers(1, 40), st.integers(512, 200_000))
def test_the_context_holds_the_prompt_or_is_all_the_model_has(text: str, turns: int, window: int) -> None:
    request = ChatRequest("m", (Turn("user", text),) * turns)
    room = context_for(request, Shown(context_length=window))
    assert room <= max(window, 0)
    assert room == window or room >= len(text) * turns // 2


async def test_images_and_tools_are_sent_as_the_interface_wants_them(faulty: FaultyServer, no_proxy: object) -> None:
    provider = OllamaProvider(faulty.url)
    turn = Turn("user", "What is this?", (Attachment("a.png", "image/png", b"\x89PNG"),))
    tool = ToolSpec("look", "Look closer", '{"type": "object", "properties": {"at": {"type": "string"}}}')
    async for _ in provider.stream(ChatRequest("healthy", (turn,), system="Be brief.", tools=(tool,))):
        pass
    asked = faulty.bodies[-1]
    assert asked["messages"][0] == {"role": "system", "content": "Be brief."}
    assert asked["messages"][1]["images"] == ["iVBORw=="]
    assert asked["tools"][0]["function"]["name"] == "look"
    assert asked["tools"][0]["function"]["parameters"]["properties"] == {"at": {"type": "string"}}
    await provider.aclose()


async def test_what_is_no_image_is_refused(ollama: OllamaProvider) -> None:
    turn = Turn("user", "Read this", (Attachment("a.pdf", "application/pdf", b"%PDF"),))
    with pytest.raises(RequestRefused):
        async for _ in ollama.stream(ChatRequest(MODEL, (turn,))):
            pass


async def test_a_model_is_fetched_with_its_progress_and_removed(
    ollama: OllamaProvider, ollama_server: OllamaWireServer
) -> None:
    steps = [step async for step in ollama.pull("tiny:latest")]
    assert steps[-1].status == "success"
    assert (steps[-1].completed, steps[-1].total) == (LAYER, LAYER)
    assert [step.completed for step in steps] == sorted(step.completed for step in steps)
    assert "tiny:latest" in [model.ref.model for model in await ollama.models()]
    await ollama.delete("tiny:latest")
    assert "tiny:latest" not in ollama_server.models
    with pytest.raises(ModelNotFound):
        await ollama.delete("tiny:latest")


async def test_a_fetch_can_be_cancelled(ollama: OllamaProvider, ollama_server: OllamaWireServer) -> None:
    before = ollama_server.pulls_left
    steps: Any = ollama.pull("big:latest")
    async with aclosing(steps):
        async for step in steps:
            if step.completed:
                break
    await ollama.health()
    for _ in range(100):
        if ollama_server.pulls_left > before:
            break
        await ollama.health()
    assert ollama_server.pulls_left == before + 1
    assert "big:latest" not in ollama_server.models


async def test_a_fetch_of_what_does_not_exist_fails_in_our_words(ollama: OllamaProvider) -> None:
    with pytest.raises(ProviderError) as caught:
        async for _ in ollama.pull("nowhere"):
            pass
    assert caught.value.advice
    assert "manifest" not in json.dumps(str(caught.value))
