"""A server that sends without end, packs a bomb or sends the chat elsewhere: this process stays small and says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soulfra_desktop.adapters.providers.bounds import EVENT_BYTES, EVENT_LINES, Gauge, ReplyUnbounded
from soulfra_desktop.adapters.providers.connection import client_options
from soulfra_desktop.adapters.providers.ollama import OllamaProvider
from soulfra_desktop.adapters.providers.openai import OpenAIProvider
from soulfra_desktop.domain.chat import ChatDelta, ChatRequest, Turn
from soulfra_desktop.domain.errors import ProviderError, ProviderUnavailable
from tests.desktop.adapters.providers.test_faults import KINDS, PROMPT, provider_of, the_key
from tests.servers.dialects import OpenAI
from tests.servers.faulty import FaultyServer
from tests.servers.scripted import ScriptedServer

MEGABYTE = b"a" * 2**20
GROWTH = 300 * 2**20

ASK = """
import asyncio, resource, sys
from soulfra_desktop.domain.errors import ProviderError
from tests.desktop.adapters.providers.test_bounds import told
from tests.desktop.adapters.providers.test_faults import provider_of

def most(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

async def main():
    provider = provider_of(sys.argv[1], sys.argv[2])
    await told(provider, "healthy")
    before = most()
    for fault in sys.argv[3:]:
        error = await told(provider, fault)
        print(fault, type(error).__name__, most() - before, sep="|")

asyncio.run(main())
"""


async def told(provider: Any, fault: str) -> ProviderError | None:
    """What asking for this model ends in; "list" asks for the models."""
    try:
        if fault == "list":
            await provider.models()
        async for _ in provider.stream(ChatRequest(fault, (Turn("user", "Hi"),))):
            pass
    except ProviderError as error:
        return error
    return None


def bomb() -> Iterator[bytes]:
    """A gigabyte of blanks after the beginning of a line, packed."""
    pack = zlib.compressobj(9, wbits=31)
    yield pack.compress(b"data: ")
    for _ in range(1024):
        yield pack.compress(b" " * 2**20)
    yield pack.flush()


def endless(piece: bytes) -> Iterator[bytes]:
    while True:
        yield piece


def wild(path: str, asked: dict[str, Any]) -> tuple[int, dict[str, str], Any]:
    """Replies by the model's name, as the worst servers do."""
    if path.partition("?")[0] in ("/v1/models", "/api/tags"):
        return 200, {"Content-Type": "application/json"}, endless(MEGABYTE)
    if path == "/api/show":
        shown = {"model_info": {}, "capabilities": ["completion"]}
        return 200, {"Content-Type": "application/json"}, [json.dumps(shown).encode()]
    model = asked["model"]
    stream = {"Content-Type": "text/event-stream"}
    replies: dict[str, tuple[int, dict[str, str], Any]] = {
        "error-body": (500, {"Content-Type": "text/plain"}, endless(MEGABYTE)),
        "redirect-body": (307, {"Location": "http://127.0.0.1:1/"}, endless(MEGABYTE)),
        "bomb": (200, stream | {"Content-Encoding": "gzip"}, bomb()),
        "error-bomb": (500, {"Content-Encoding": "gzip"}, bomb()),
        "unknown-packing": (200, stream | {"Content-Encoding": "br"}, [b"abc"]),
        "no-packing": (200, stream | {"Content-Encoding": "gzip"}, [b"not packed at all"]),
        "line": (200, stream, endless(MEGABYTE)),
        "lines": (200, stream, endless(b"data: a\n" * 10_000)),
        "nested": (200, stream, [b"event: message_stop\ndata: " + b"[" * 500_000 + b"\n\n"]),
    }
    return replies.get(model, (200, stream, [b""]))


STREAMED = ("bomb", "unknown-packing", "no-packing", "line", "nested")


@pytest.mark.parametrize("kind", KINDS)
def test_no_reply_makes_this_process_large(kind: str, no_proxy: object) -> None:
    expected = dict.fromkeys(("list", *STREAMED), "AnswerGarbled")
    if kind != "ollama":
        expected |= {"lines": "AnswerGarbled"}
    expected |= dict.fromkeys(("error-body", "redirect-body", "error-bomb"), "ProviderUnavailable")
    with ScriptedServer(wild) as server:
        command = [sys.executable, "-c", ASK, kind, server.url, *expected]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
    lines = [line.split("|") for line in done.stdout.splitlines()]
    assert {fault: error for fault, error, _ in lines} == expected
    assert max(int(growth) for _, _, growth in lines) < GROWTH


@pytest.mark.parametrize("kind", KINDS)
async def test_a_failure_that_drips_is_known_by_its_status(kind: str, no_proxy: pytest.MonkeyPatch) -> None:
    no_proxy.setattr("soulfra_desktop.adapters.providers.bounds.ERROR_SECONDS", 0.2)
    import threading

    over = threading.Event()

    def drip() -> Iterator[bytes]:
        yield b"a"
        over.wait(20)

    with ScriptedServer(lambda *_: (429, {"Retry-After": "9"}, drip())) as server:
        provider = provider_of(kind, server.url)
        error = await told(provider, "m")
        over.set()
        await provider.aclose()
    assert error is not None
    assert error.outcome == "rate_limited"


async def test_a_packed_answer_is_read_although_none_was_asked_for(no_proxy: object) -> None:
    speech = OpenAI()
    plain = b"".join([*speech.start(), *[speech.text("hello ")] * 1000, *speech.end("stop")])
    for wbits, coding in ((31, "gzip"), (15, "deflate")):
        pack = zlib.compressobj(wbits=wbits)
        packed = pack.compress(plain) + pack.flush()
        pieces = [packed[start : start + 100] for start in range(0, len(packed), 100)]
        headers = {"Content-Type": "text/event-stream", "Content-Encoding": coding}
        with ScriptedServer(lambda *_, h=headers, p=pieces: (200, h, p)) as server:
            provider = OpenAIProvider("mine", "Mine", server.url + "/v1", the_key)
            deltas = [delta async for delta in provider.stream(ChatRequest("m", (Turn("user", "Hi"),)))]
            await provider.aclose()
        assert "".join(delta.text for delta in deltas) == "hello " * 1000
        assert deltas[-1].finish == "stop"


async def test_fetching_a_model_may_take_longer_than_any_answer(no_proxy: pytest.MonkeyPatch) -> None:
    no_proxy.setattr("soulfra_desktop.adapters.providers.bounds.STREAM_BYTES", 10_000)
    step = json.dumps({"status": "pulling", "digest": "sha256:aa", "total": 10, "completed": 5}).encode() + b"\n"
    pieces = [step] * 1000 + [b'{"status": "success"}\n']
    with ScriptedServer(lambda *_: (200, {"Content-Type": "application/x-ndjson"}, pieces)) as server:
        provider = OllamaProvider(server.url)
        steps = [step async for step in provider.pull("big")]
        await provider.aclose()
    assert steps[-1].status == "success"


@given(st.lists(st.sampled_from([b"data: abc\n", b"\n", b"\r\n", b"data: d\r\n", b"\n\n"]), max_size=60), st.data())
def test_an_ordinary_stream_is_never_refused_however_it_is_cut_up(parts: list[bytes], data: Any) -> None:
    whole = b"".join(parts)
    gauge = Gauge(events=True, blank_ends=True, whole=len(whole))
    while whole:
        size = data.draw(st.integers(1, len(whole)))
        gauge.check(whole[:size])
        whole = whole[size:]


@pytest.mark.parametrize("size", [1, 7, 2**20])
def test_an_event_without_an_end_is_refused(size: int) -> None:
    gauge = Gauge(events=True, blank_ends=True, whole=2**62)
    text = b"data: a\n" * (EVENT_LINES + 1)

    def arrive() -> None:
        for start in range(0, len(text), size):
            gauge.check(text[start : start + size])

    with pytest.raises(ReplyUnbounded):
        arrive()


def test_a_line_without_an_end_is_refused() -> None:
    gauge = Gauge(events=True, blank_ends=False, whole=2**62)
    gauge.check(b"a" * EVENT_BYTES)
    with pytest.raises(ReplyUnbounded):
        gauge.check(b"a")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("kind", KINDS)
async def test_a_redirect_is_told_and_the_chat_does_not_follow(
    kind: str, status: int, faulty: FaultyServer, no_proxy: pytest.MonkeyPatch
) -> None:
    """The proxy stands for a server out there: it redirects to one that would answer."""

    def away(path: str, _: dict[str, Any]) -> tuple[int, dict[str, str], list[bytes]]:
        return status, {"Location": faulty.url + path.partition("invalid")[2], "Content-Length": "0"}, []

    with ScriptedServer(away) as proxy:
        no_proxy.setenv("HTTP_PROXY", proxy.url)
        no_proxy.setenv("NO_PROXY", "127.0.0.1")
        provider = provider_of(kind, "http://provider.invalid")
        health = await provider.health()
        for ask in ("healthy", "list"):
            error = await told(provider, ask)
            assert type(error) is ProviderUnavailable
            assert "redirects elsewhere" in error.message
            assert "Correct its address" in error.advice
        await provider.aclose()
    assert proxy.paths
    assert "redirects elsewhere" in health.detail
    assert not faulty.asked


def test_an_address_to_listen_on_takes_no_proxy_and_is_not_called_local(no_proxy: pytest.MonkeyPatch) -> None:
    no_proxy.setenv("HTTP_PROXY", "http://proxy.invalid")
    for url in ("http://0.0.0.0:8080/v1", "http://[::]:8080/v1"):
        assert client_options(url)["trust_env"] is False
        assert OpenAIProvider("mine", "Mine", url, the_key, local=True).local is False
    assert client_options("http://192.168.0.9/v1")["trust_env"] is True


QUIET = """
import asyncio, logging, sys
from tests.desktop.adapters.providers.test_bounds import told_planted
from tests.desktop.adapters.providers.test_faults import provider_of

async def main():
    for kind in ("openai", "anthropic", "ollama", "openai"):
        await told_planted(provider_of(kind, sys.argv[1]))

asyncio.run(main())
logging.getLogger().error("the end")
"""


async def told_planted(provider: Any) -> list[ChatDelta]:
    return [delta async for delta in provider.stream(ChatRequest("healthy", (Turn("user", PROMPT),)))]


def test_no_client_writes_the_chat_to_the_terminal_however_it_is_asked(
    faulty: FaultyServer, no_proxy: pytest.MonkeyPatch
) -> None:
    talking = {**os.environ, "ANTHROPIC_LOG": "debug", "OPENAI_LOG": "debug"}
    command = [sys.executable, "-c", QUIET, faulty.url]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=talking)
    assert done.returncode == 0
    assert faulty.asked["healthy"] == 4
    assert "the end" in done.stderr  # what is logged does arrive there
    assert PROMPT not in done.stderr
    assert len(done.stderr.splitlines()) == 1
