"""An answer that waits to be told on, and questions that wait for it."""

from __future__ import annotations

import asyncio

from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.routing import ModelRef
from tests.fakes import ScriptedProvider

HERE, THERE = ModelRef("ollama", "small"), ModelRef("openai", "small")


async def streaming(screen, *following):
    """A chat whose first answer waits for the gate that is returned with it."""
    gate = asyncio.Event()
    first = [ChatDelta(text="half "), gate, ChatDelta(text="whole"), ChatDelta(finish="stop")]
    chat = await screen(ScriptedProvider("ollama").enqueue(first, *following))
    chat.presenter.type("First?")
    chat.presenter.send()
    await chat.until(lambda s: bool(s.messages) and s.messages[-1].text == "half ")
    return chat, gate


def queue(chat, *texts):
    for text in texts:
        chat.presenter.type(text)
        chat.presenter.send()


def queued(chat):
    return [one.text for one in chat.state.queue]
