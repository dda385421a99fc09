"""What the chat screen decides about queues, continuing, side by side, options and temporary chats, without a window."""

from __future__ import annotations

import asyncio

from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.errors import AnswerCut
from tests.desktop.ui.chat.streaming import HERE
from tests.fakes import ScriptedProvider, answer


async def test_a_cut_answer_is_gone_on_with_as_a_new_version(screen):
    cut = [ChatDelta(text="One, two, "), AnswerCut("ollama", "It broke.")]
    chat = await screen(ScriptedProvider("ollama").enqueue(cut, answer("three.")))
    state = await chat.ask("Count.")
    assert state.messages[-1].failure.actions[0] == "continue"
    chat.presenter.continue_answer(state.messages[-1].id)
    state = await chat.settled()
    assert chat.texts() == ["Count.", "One, two, three."]
    assert (state.messages[-1].version, state.messages[-1].versions) == (2, 2)
    shown = [s.messages[-1].text for s in chat.states if s.phase == "streaming" and len(s.messages) == 2]
    assert "One, two, " in shown, "the old words are there from the start"
    chat.presenter.switch(state.messages[-1].id, -1)
    await chat.settled()
    assert chat.texts() == ["Count.", "One, two, "]


async def test_a_fork_opens_as_a_chat_of_its_own(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("First?")
    old = chat.state.conversation.id
    heard = []
    chat.presenter.on_conversation = heard.append
    chat.presenter.fork(chat.state.messages[0].id)
    state = await chat.settled()
    assert state.conversation.id != old
    assert chat.texts() == ["First?"]
    assert heard[-1].title == "First? (2)"


async def test_a_long_chat_shows_its_end_first_and_then_the_rest(screen):
    chat = await screen(ScriptedProvider("ollama"))
    for number in range(30):
        await chat.ask(f"Question {number}?")
    opened = chat.state.conversation.id
    chat.presenter.open(None)
    await chat.settled()
    chat.states.clear()
    chat.presenter.open(opened)
    await chat.settled()
    lengths = list(dict.fromkeys(len(s.messages) for s in chat.states if s.messages))
    assert lengths == [40, 60]
    first = next(s for s in chat.states if s.messages)
    assert first.phase == "idle", "it can be read and answered at once"
    assert first.messages == chat.state.messages[20:], "what is read does not change"


async def test_a_message_of_another_branch_is_opened_where_it_stands(screen):
    chat = await screen(ScriptedProvider("ollama").enqueue(answer("One."), answer("Two.")))
    await chat.ask("First?")
    old = chat.state.messages[1].id
    chat.presenter.edit(chat.state.messages[0].id, "Second?")
    await chat.settled()
    opened = chat.state.conversation.id
    chat.presenter.open(opened, old)
    state = await chat.settled()
    assert chat.texts() == ["First?", "One."]
    assert state.reveal == old
    chat.presenter.open(opened)
    await chat.settled()
    assert chat.texts() == ["First?", "One."], "it is the branch that was looked at"


async def test_a_provider_that_hangs_holds_up_nobody(screen):
    class Hanging(ScriptedProvider):
        async def models(self):
            await asyncio.Event().wait()
            return []

    chat = await screen(Hanging("slow"), ScriptedProvider("ollama").enqueue(answer("Here.")))
    chat.presenter.look_at_models()
    await chat.until(lambda s: s.looking)
    chat.presenter.type("Why?")
    chat.presenter.open(None)
    chat.presenter.choose_model(HERE)
    await chat.until(lambda s: s.phase == "idle")
    assert chat.state.looking, "and it is still being looked for"
    chat.presenter.type("Why?")
    chat.presenter.send()
    state = await chat.settled()
    assert state.messages[-1].text == "Here."
