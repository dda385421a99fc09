"""Which answers are worth a word from the desktop."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from soulfra_desktop.domain.chat import ChatDelta, Conversation
from soulfra_desktop.domain.errors import Unauthorised
from soulfra_desktop.services.attention import AnswerEnded, Attention, is_worth_a_notice
from tests.desktop.services.house import build_house
from tests.fakes import ScriptedProvider

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "active", "looked_at", "worth"),
    [
        (2, False, "here", True),
        (60, False, None, True),
        (60, True, "elsewhere", True),
        (2, True, "elsewhere", False),
        (60, True, "here", False),
    ],
)
def test_an_answer_is_told_where_nobody_saw_it_come(seconds, active, looked_at, worth):
    ended = AnswerEnded(Conversation("here", "Title", NOW, NOW), seconds)
    assert is_worth_a_notice(ended, active=active, looked_at=looked_at) is worth


async def test_an_answer_that_is_whole_or_failed_is_told_with_its_chat():
    house = await build_house(ScriptedProvider().enqueue([Unauthorised("fake", "The key is wrong.")]))
    attention, ended, running = Attention(house.clock), [], []
    attention.on_ended, attention.on_running = ended.append, running.append
    house.chat.watch = attention.watch
    await house.ask("Hello?")
    await house.ask("And now?")
    assert [end.failed for end in ended] == [True, False]
    assert ended[-1].text == "Hello there."
    assert ended[-1].conversation.title == "And now?"
    assert running == [1, 0, 1, 0]


async def test_what_the_person_stopped_is_not_told():
    house = await build_house(ScriptedProvider().enqueue([ChatDelta(text="Half"), asyncio.Event()]))
    attention, ended, running = Attention(house.clock), [], []
    attention.on_ended, attention.on_running = ended.append, running.append
    house.chat.watch = attention.watch
    task = asyncio.get_running_loop().create_task(house.ask("Hello?"))
    while not any(getattr(event, "text", "") == "Half" for event in house.events):
        await asyncio.sleep(0.001)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == []
    assert running == [1, 0]
