"""Questions that wait for the answer before them."""

from __future__ import annotations

import asyncio

from soulfra_desktop.domain.draft import unpacked
from soulfra_desktop.domain.errors import RequestRefused
from tests.desktop.ui.chat.streaming import queue, queued, streaming
from tests.fakes import answer


async def test_a_question_during_an_answer_waits_and_then_goes_out_by_itself(screen):
    chat, gate = await streaming(screen, answer("Two."), answer("Three."))
    queue(chat, "Second?", "Third?")
    assert queued(chat) == ["Second?", "Third?"]
    assert chat.state.draft == ""
    gate.set()
    await chat.settled()
    assert chat.texts() == ["First?", "half whole", "Second?", "Two.", "Third?", "Three."]
    assert chat.state.queue == ()


async def test_after_an_error_the_queue_waits_and_says_so(screen):
    chat, gate = await streaming(screen, [RequestRefused("ollama", "No.")], answer("Three."))
    queue(chat, "Second?", "Third?")
    gate.set()
    state = await chat.settled()
    assert queued(chat) == ["Third?"]
    assert state.queue_waits == "failed"
    chat.presenter.queueing.send_now(state.queue[0].number)
    state = await chat.settled()
    assert chat.texts()[-2:] == ["Third?", "Three."]
    assert state.queue == ()


async def test_after_stop_the_queue_waits(screen):
    chat, _ = await streaming(screen)
    queue(chat, "Second?")
    chat.presenter.stop()
    state = await chat.settled()
    assert (queued(chat), state.queue_waits) == (["Second?"], "stopped")


async def test_send_now_stops_the_answer_and_asks_at_once(screen):
    chat, _ = await streaming(screen, answer("Three."), answer("Two."))
    queue(chat, "Second?", "Third?")
    chat.presenter.queueing.send_now(chat.state.queue[1].number)
    await chat.settled()
    assert chat.texts() == ["First?", "half ", "Third?", "Three.", "Second?", "Two."]


async def test_what_waits_can_be_changed_and_taken_off(screen):
    chat, gate = await streaming(screen)
    queue(chat, "Second?", "Third?")
    chat.presenter.type("more")
    chat.presenter.queueing.edit(chat.state.queue[0].number)
    assert chat.state.draft == "Second?\nmore"
    chat.presenter.queueing.remove(chat.state.queue[0].number)
    assert chat.state.queue == ()
    gate.set()
    await chat.settled()


async def test_the_queue_goes_on_while_another_chat_is_looked_at(screen):
    chat, gate = await streaming(screen, answer("Two."))
    first = chat.state.conversation.id
    queue(chat, "Second?")
    chat.presenter.open(None)
    await chat.until(lambda s: s.phase == "idle")
    assert chat.state.queue == ()
    gate.set()
    await chat.settled()
    chat.presenter.open(first)
    await chat.settled()
    assert chat.texts() == ["First?", "half whole", "Second?", "Two."]
    assert chat.state.queue == ()
    assert await chat.house.store.conversations.draft(first) == ""


async def test_what_waits_survives_a_crash_with_the_draft(screen):
    chat, _ = await streaming(screen)
    conversation = chat.state.conversation.id
    queue(chat, "Second?")
    chat.presenter.type("not sent")
    store = chat.house.store.conversations
    for _ in range(200):
        if unpacked(await store.draft(conversation)) == ("not sent", ("Second?",)):
            break
    else:
        raise AssertionError(await store.draft(conversation))
    chat.presenter.stop()
    await chat.settled()
    chat.presenter.queueing._lines.clear()  # as after another start
    chat.presenter.open(conversation)
    state = await chat.settled()
    assert (queued(chat), state.queue_waits, state.draft) == (["Second?"], "kept", "not sent")


async def test_a_question_that_was_queued_is_not_kept_as_a_draft_as_well(screen, monkeypatch):
    chat, _ = await streaming(screen)
    conversation, sleep, paused = chat.state.conversation.id, chat.house.clock.sleep, asyncio.Event()

    async def later(seconds):
        await paused.wait()
        await sleep(seconds)

    monkeypatch.setattr(chat.house.clock, "sleep", later)
    queue(chat, "Second?")
    store = chat.house.store.conversations
    while await store.draft(conversation) == "":
        await asyncio.sleep(0)
    paused.set()
    await chat.until(lambda _state: not chat.presenter.drafting.composing.pause.is_awaited)
    for _ in range(20):
        assert unpacked(await store.draft(conversation)) == ("", ("Second?",))
    chat.presenter.stop()
    await chat.settled()


async def test_what_cannot_be_sent_comes_back_into_the_queue(screen):
    chat, gate = await streaming(screen)
    queue(chat, "half \ud800")
    gate.set()
    state = await chat.settled()
    assert queued(chat) == ["half \ud800"]
    assert state.queue_waits == "failed"
    assert "lone surrogate" in state.failure.message
    assert state.phase == "idle"
