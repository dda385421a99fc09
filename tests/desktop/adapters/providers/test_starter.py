"""The starter model answers on this machine: without a socket to call, one answer at a time, and it stops when left."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from soulfra_desktop.adapters.providers.starter import LABEL, STARTER_MODEL, StarterProvider, goes_in_circles
from soulfra_desktop.domain.chat import Attachment, ChatDelta, ChatRequest, ToolSpec, Turn
from soulfra_desktop.domain.errors import AnswerTruncated, ContextTooLong, ModelNotFound, RequestRefused
from soulfra_desktop.domain.usage import TokenCount
from tests.servers.real_model import STARTER_FILE

CAPITAL = Turn("user", "What is the capital of France?")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A person's own folder: one good model, and files that are none."""
    folder = tmp_path_factory.mktemp("gguf")
    os.symlink(STARTER_FILE, folder / "mine.gguf")
    whole = STARTER_FILE.open("rb")
    (folder / "cut-in-head.gguf").write_bytes(whole.read(5000))
    whole.seek(0)
    (folder / "cut-in-weights.gguf").write_bytes(whole.read(5_000_000))
    (folder / "empty.gguf").write_bytes(b"")
    (folder / "text.gguf").write_text("this is no model")
    (folder / "noise.gguf").write_bytes(b"GGUF\x03\0\0\0" + os.urandom(4000))
    (folder / "readme.txt").write_text("no model either")
    whole.close()
    return folder


@pytest.fixture
async def starter(folder: Path) -> AsyncIterator[StarterProvider]:
    provider = StarterProvider(STARTER_FILE, lambda: str(folder), lambda: 1)
    yield provider
    await provider.aclose()


async def ask(provider: StarterProvider, request: ChatRequest) -> list[ChatDelta]:
    return [delta async for delta in provider.stream(request)]


def text_of(deltas: list[ChatDelta]) -> str:
    return "".join(delta.text for delta in deltas)


async def test_it_knows_the_capital_of_france_without_being_told_how_to_behave(starter: StarterProvider) -> None:
    assert "Paris" in text_of(await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,))))


async def test_the_same_question_gets_the_same_answer(starter: StarterProvider) -> None:
    request = ChatRequest(STARTER_MODEL, (Turn("user", "Tell me of the sea."),), max_tokens=20)
    assert text_of(await ask(starter, request)) == text_of(await ask(starter, request))


async def test_no_connection_is_opened(starter: StarterProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: opened.append(address))
    await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,), max_tokens=2))
    assert opened == []


async def test_it_reads_again_only_what_is_new_in_a_chat(starter: StarterProvider) -> None:
    turns: tuple[Turn, ...] = ()
    fresh: list[int] = []
    for number in range(10):
        turns = (*turns, Turn("user", f"What is {number} and one more?"))
        deltas = await ask(starter, ChatRequest(STARTER_MODEL, turns, max_tokens=4))
        usage = next(delta.usage for delta in deltas if delta.usage)
        fresh.append(usage.input_tokens - usage.cached_input_tokens)
        turns = (*turns, Turn("assistant", text_of(deltas)))
    assert max(fresh[2:]) <= 1.5 * fresh[1]


async def test_an_answer_at_its_limit_says_so(starter: StarterProvider) -> None:
    deltas = await ask(starter, ChatRequest(STARTER_MODEL, (Turn("user", "Tell me a long story."),), max_tokens=5))
    assert deltas[-1].finish == "length"
    assert next(delta.usage for delta in deltas if delta.usage).output_tokens == 5


async def test_a_chat_longer_than_it_reads_is_refused(starter: StarterProvider) -> None:
    with pytest.raises(ContextTooLong) as caught:
        await ask(starter, ChatRequest(STARTER_MODEL, (Turn("user", "word " * 5000),)))
    assert caught.value.advice


async def test_leaving_a_long_answer_frees_it_for_the_next(starter: StarterProvider) -> None:
    story = ChatRequest(STARTER_MODEL, (Turn("user", "Tell me a very long story about the sea."),), max_tokens=1024)
    stream: Any = starter.stream(story)
    async for delta in stream:
        if delta.text:
            break
    await stream.aclose()
    async with asyncio.timeout(15):
        deltas = await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,)))
    assert "Paris" in text_of(deltas)


async def test_leaving_while_it_still_reads_a_long_question_frees_it_too(starter: StarterProvider) -> None:
    long = ChatRequest(STARTER_MODEL, (Turn("user", "Some words to read. " * 650),))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(1):
            await ask(starter, long)
    async with asyncio.timeout(20):
        assert "Paris" in text_of(await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,))))


async def test_what_it_answers_does_not_depend_on_the_chat_that_was_open_before(starter: StarterProvider) -> None:
    fresh = text_of(await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,))))
    other = StarterProvider(STARTER_FILE, lambda: "", lambda: 1)
    await ask(other, ChatRequest(STARTER_MODEL, (Turn("user", "Some words to read. " * 12),), max_tokens=1))
    assert text_of(await ask(other, ChatRequest(STARTER_MODEL, (CAPITAL,)))) == fresh
    await other.aclose()


async def test_many_at_once_all_get_their_own_answer(starter: StarterProvider) -> None:
    asked = [
        ChatRequest(STARTER_MODEL, (Turn("user", f"Say the word {word}."),), max_tokens=6)
        for word in ("sun", "sea", "sky")
    ]
    answers = await asyncio.gather(*(ask(starter, request) for request in asked))
    assert [deltas[-1].finish is not None for deltas in answers] == [True] * 3
    assert len({text_of(deltas) for deltas in answers}) > 1


async def test_images_and_tools_are_refused_not_dropped(starter: StarterProvider) -> None:
    image = Turn("user", "What is this?", (Attachment("a.png", "image/png", b"x"),))
    with pytest.raises(RequestRefused):
        await ask(starter, ChatRequest(STARTER_MODEL, (image,)))
    with pytest.raises(RequestRefused):
        await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,), tools=(ToolSpec("a", "b", "{}"),)))


async def test_the_starter_comes_first_and_good_files_of_ones_own_follow(starter: StarterProvider) -> None:
    models = await starter.models()
    assert [model.ref.model for model in models] == [STARTER_MODEL, "cut-in-weights.gguf", "mine.gguf"]
    assert models[0].label == LABEL
    assert models[0].context_window == 4096
    assert all(model.local for model in models)


async def test_a_model_of_ones_own_answers_and_the_starter_comes_back_after(starter: StarterProvider) -> None:
    assert "Paris" in text_of(await ask(starter, ChatRequest("mine.gguf", (CAPITAL,))))
    assert "Paris" in text_of(await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,))))


@pytest.mark.parametrize("name", ["cut-in-head.gguf", "cut-in-weights.gguf", "empty.gguf", "text.gguf", "noise.gguf"])
async def test_a_file_that_is_no_model_is_refused_and_harms_nothing(starter: StarterProvider, name: str) -> None:
    with pytest.raises(RequestRefused) as caught:
        await ask(starter, ChatRequest(name, (CAPITAL,)))
    assert name in caught.value.message
    assert caught.value.advice
    assert "Paris" in text_of(await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,), max_tokens=10)))


@pytest.mark.parametrize("name", ["gone.gguf", "../mine.gguf", "/etc/passwd", ".", "sub/mine.gguf"])
async def test_only_files_of_the_folder_itself_are_opened(starter: StarterProvider, name: str) -> None:
    with pytest.raises(ModelNotFound):
        await ask(starter, ChatRequest(name, (CAPITAL,)))


async def test_without_its_file_it_says_how_to_get_it(tmp_path: Path) -> None:
    provider = StarterProvider(tmp_path / "missing.gguf", lambda: "", lambda: 1)
    status = await provider.health()
    assert status.state == "not installed"
    assert "make run" in status.advice
    assert list(await provider.models()) == []
    with pytest.raises(ModelNotFound) as caught:
        await ask(provider, ChatRequest(STARTER_MODEL, (CAPITAL,)))
    assert "make run" in caught.value.advice


async def test_a_damaged_starter_file_says_how_to_get_a_whole_one(tmp_path: Path) -> None:
    damaged = tmp_path / "starter.gguf"
    shutil.copyfile(STARTER_FILE, damaged)
    os.truncate(damaged, 30_000_000)
    provider = StarterProvider(damaged, lambda: "", lambda: 1)
    with pytest.raises(RequestRefused) as caught:
        await ask(provider, ChatRequest(STARTER_MODEL, (CAPITAL,)))
    assert "make run" in caught.value.advice
    await provider.aclose()


async def test_an_engine_that_says_no_finish_counts_as_truncated(
    starter: StarterProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    from soulfra_desktop.adapters.providers import starter as module

    monkeypatch.setattr(module, "FINISHES", {})
    with pytest.raises(AnswerTruncated):
        await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,), max_tokens=3))


async def test_usage_comes_from_the_engine(starter: StarterProvider) -> None:
    await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,)))
    deltas = await ask(starter, ChatRequest(STARTER_MODEL, (CAPITAL,)))
    usage = next(delta.usage for delta in deltas if delta.usage)
    assert usage == TokenCount(27, 8, 26)


def test_ctrl_c_still_reaches_python_after_the_engine_was_loaded_and_nothing_is_printed() -> None:
    script = f"""
import asyncio, os, signal
from pathlib import Path
from soulfra_desktop.adapters.providers.starter import STARTER_MODEL, StarterProvider
from soulfra_desktop.domain.chat import ChatRequest, Turn

async def main():
    provider = StarterProvider(Path({str(STARTER_FILE)!r}), lambda: "", lambda: 1)
    async for delta in provider.stream(ChatRequest(STARTER_MODEL, (Turn("user", "A long story, please."),))):
        if delta.text:
            os.kill(os.getpid(), signal.SIGINT)

try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("stopped")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("stopped\n", "", 0)


def test_an_answer_that_goes_in_circles_is_known_and_rulers_and_lists_are_not():
    assert goes_in_circles("1." * 80)
    assert goes_in_circles("the same again " * 20 + "the sa")
    assert goes_in_circles("At first all is well. " + "\n\nThe answer:\nIt is 940 euros a month." * 8)
    assert not goes_in_circles("At first all is well. " + "\n\nThe answer:\nIt is 940 euros a month." * 7)
    assert not goes_in_circles("-" * 400)
    assert not goes_in_circles("| --- | --- | --- |" * 20)
    assert not goes_in_circles("".join(f"{n}. item\n" for n in range(60))[-160:])
    assert not goes_in_circles("1." * 20)
