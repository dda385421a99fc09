"""A person in front of the everyday window, with models that say what a story needs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from soulfra_desktop.domain.chat import ChatDelta, ChatRequest
from soulfra_desktop.ui.chat.view import ChatView
from tests.desktop.ui.kit.talking import write_everything
from tests.fakes import ScriptedProvider
from tests.stories.person import Person


async def nothing(_store) -> None:
    """An empty home."""


async def with_models(person: Person, *providers: ScriptedProvider) -> ChatView:
    """The chat, answered by these alone; those beyond this machine are allowed."""
    view = await person.finds(ChatView)
    core = person.desktop.core
    assert core is not None
    core.providers.fixed[:] = providers
    for provider in providers:
        if not provider.local:
            provider.default_model = None
            await core.settings.allow(provider.name)
    await core.catalog.look(fresh=True, list_cloud=True)
    view._presenter.look_at_models()
    await person.sees("the models", lambda: bool(view._drawn.entries) and not view._drawn.looking)
    await person.sees("a chat that is ready", lambda: view._drawn.phase == "idle")
    return view


def types(view: ChatView, text: str) -> None:
    QTest.keyClicks(view.composer.input, text)


def enters(view: ChatView, text: str) -> None:
    """Type and press Enter, whatever goes on."""
    types(view, text)
    QTest.keyClick(view.composer.input, Qt.Key.Key_Return)


async def follows(person: Person, view: ChatView, action: str, place: int = -1) -> None:
    """Click what stands under a message as text."""
    await person.sees(f"an end, for {action}", lambda: view._drawn.phase == "idle" and bool(view._drawn.messages))
    message = view._drawn.messages[place]
    write_everything(view.transcript)
    view.transcript.acted.emit(action, message.id)


class Told(ScriptedProvider):
    """Says a word for every wish to go on: `say(text)`, then `end()`."""

    def __init__(self, name: str = "ollama", **more) -> None:
        super().__init__(name, **more)
        self._said: asyncio.Queue[ChatDelta] = asyncio.Queue()

    def say(self, text: str) -> None:
        self._said.put_nowait(ChatDelta(text=text))

    def end(self) -> None:
        self._said.put_nowait(ChatDelta(finish="stop"))

    async def stream(self, request: ChatRequest) -> AsyncIterator[ChatDelta]:
        self.requests.append(request)
        while True:
            delta = await self._said.get()
            yield delta
            if delta.finish:
                return
