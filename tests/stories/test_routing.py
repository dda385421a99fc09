"""A sensitive chat stays on this machine; a provider dies in the middle of an answer; the receipt says all of it."""

from __future__ import annotations

import asyncio
import socket

import pytest

from soulfra_desktop.adapters.providers.anthropic import AnthropicProvider
from soulfra_desktop.adapters.providers.openai import OpenAIProvider
from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.app.container import ANTHROPIC_URL, OPENAI_URL, _assemble
from soulfra_desktop.domain.chat import AnswerOptions, Conversation
from soulfra_desktop.domain.errors import NothingCanAnswer, ProviderError
from soulfra_desktop.domain.reasons import in_english
from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.services.settings import SettingsService
from tests.servers.upstream import WORDS, Upstream

HARD = (
    "Implement a lock-free multi-producer multi-consumer queue in C++ with hazard pointers, prove that it is linearizable, "
    "and explain every memory order that you chose."
)


@pytest.fixture
def upstream():
    with Upstream() as server:
        yield server


def test_a_sensitive_chat_stays_local_though_the_cloud_is_allowed(in_the_everyday_window, upstream):
    async def fill(store):
        await store.settings.save_endpoint(Endpoint("faraway", f"{upstream.url}/v1"))
        await store.settings.save("allowed_providers", ["faraway"])
        await store.organiser.save_folder(Folder("h", "Health", rules=FolderRules(privacy="local-only")))

    async def story(person):
        await person.asks("What is the capital of France?")
        core = person.desktop.core
        await person.sees("an answer from far away", lambda: "word20" in person.reads())
        (chat,) = await core.conversations.conversations(1)
        asked = upstream.asked.total()
        assert asked == 1
        await core.organiser.move([chat.id], "h")
        await person.asks("What is the capital of France?")
        await person.sees_soon(
            lambda: core.conversations.messages(chat.id), lambda found: len(found) == 4 and found[-1].complete
        )
        reply = (await core.conversations.messages(chat.id))[-1]
        assert reply.receipt.local
        reasons = {c.ref.provider: in_english(c.reason) for c in reply.receipt.candidates}
        assert reasons["faraway"] == "leaves this machine; this chat is local-only"
        assert upstream.asked.total() == asked

    in_the_everyday_window(story, fill)


def test_a_provider_dies_in_the_middle_and_another_goes_on_without_a_word_twice(in_the_everyday_window, upstream):
    async def fill(store):
        for name in ("first", "second"):
            await store.settings.save_endpoint(Endpoint(name, f"{upstream.url}/v1"))
        await store.settings.save("allowed_providers", ["first", "second"])
        await store.settings.save("own_prices", ["first/fake:cut=0.1/0.1", "second/fake=1/2"])
        await store.settings.save("favourites", ["first/fake:cut"])
        await store.settings.save("continue_after_cut", True)

    async def story(person):
        await person.asks(HARD)
        core = person.desktop.core
        await person.sees("the whole answer", lambda: "word20" in person.reads())
        (chat,) = await core.conversations.conversations(1)
        await person.sees_soon(lambda: core.conversations.messages(chat.id), lambda found: found[-1].complete)
        reply = (await core.conversations.messages(chat.id))[-1]
        assert reply.text == "".join(WORDS)
        assert [(a.ref.provider, a.outcome) for a in reply.receipt.attempts] == [
            ("first", "cut"),
            ("second", "answered"),
        ]
        assert "first/fake:cut was tried first and failed (cut)" in reply.receipt.why
        assert len(reply.receipt.complexity.features) == 3
        assert dict(upstream.asked) == {"fake:cut": 1, "fake": 1}

    in_the_everyday_window(story, fill)


@pytest.fixture
def beyond(monkeypatch):
    """Every look-up and connection beyond this machine, refused."""
    tried: list[object] = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def here(host: object) -> bool:
        return str(host) in ("127.0.0.1", "::1", "localhost")

    def connecting(self, address):
        if self.family != socket.AF_UNIX and not here(address[0]):
            tried.append(address)
            raise ConnectionRefusedError("beyond this machine")
        return connect(self, address)

    def looking_up(host, *more, **named):
        if not here(host):
            tried.append(host)
            raise socket.gaierror(socket.EAI_FAIL, "beyond this machine")
        return look_up(host, *more, **named)

    monkeypatch.setattr(socket.socket, "connect", connecting)
    monkeypatch.setattr(socket, "getaddrinfo", looking_up)
    return tried


async def keyed():
    return "sk-planted"


async def only_cloud(folder):
    """The product where nothing on this machine can answer, and two cloud providers may."""
    store = await open_store(folder, "a passphrase")
    settings = SettingsService(store.settings, store.secrets, lambda _provider: "sk-planted")
    await settings.load()
    for name in ("openai", "anthropic"):
        await settings.allow(name)
    providers = [OpenAIProvider("openai", "OpenAI", OPENAI_URL, keyed), AnthropicProvider(ANTHROPIC_URL, keyed)]
    return _assemble(store, settings, providers)


async def asked(core, **chat):
    try:
        async for _ in core.chat.send(HARD, **chat):
            pass
    except (NothingCanAnswer, ProviderError) as error:
        return error
    return None


async def test_local_only_with_only_the_cloud_there_refuses_with_advice_and_opens_no_socket(tmp_path, beyond):
    core = await only_cloud(tmp_path)
    try:
        await core.organiser.save_folder(Folder("h", "Health", rules=FolderRules(privacy="local-only")))
        for chat in ({"options": AnswerOptions(privacy="local-only")}, {"folder_id": "h"}):
            for temporary in (False, True):
                refused = await asked(core, temporary=temporary, **chat)
                assert isinstance(refused, NothingCanAnswer)
                assert "leaves this machine" in refused.message
                assert "Models" in refused.advice
        assert beyond == []
        (newest, *_) = await core.conversations.conversations(1)
        assert isinstance(newest, Conversation)
        estimate = await core.chat.ahead.estimate("Again?", newest.id, None)
        assert isinstance(estimate.refusal, NothingCanAnswer)
        assert beyond == []
        assert isinstance(await asked(core), ProviderError)  # any other chat goes out, and is stopped here
        assert beyond != []
    finally:
        await core.aclose()
        await asyncio.sleep(0)
