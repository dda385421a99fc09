"""One question with the person's documents and memory, or without them: for it alone, and kept with its draft."""

from __future__ import annotations

from dataclasses import replace

from soulfra_desktop.domain.draft import knows_of
from soulfra_desktop.ui.chat.composer.view import Composer
from soulfra_desktop.ui.chat.state import ChatState
from tests.desktop.ui.chat.streaming import queue, streaming
from tests.fakes import ScriptedProvider, answer


def told(chat, number: int = -1) -> set[str]:
    return {reason.code for reason in chat.state.messages[number].receipt.besides}


async def test_one_question_goes_without_and_the_next_as_the_chat_says(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.drafting.know(False)
    assert not chat.state.uses_known
    state = await chat.ask("Why?")
    assert told(chat) == {"asked_without_known"}
    assert state.knows is None
    await chat.ask("And now?")
    assert told(chat) == set()


async def test_it_stays_with_the_draft_of_its_chat(screen):
    chat = await screen(ScriptedProvider("ollama"))
    state = await chat.ask("Why?")
    chat.presenter.type("half a question")
    chat.presenter.drafting.know(False)
    chat.presenter.open(None)
    await chat.settled()
    assert chat.state.uses_known
    chat.presenter.open(state.conversation.id)
    await chat.settled()
    assert (chat.state.draft, chat.state.knows) == ("half a question", False)


async def test_what_waits_behind_an_answer_is_asked_as_it_was_meant(screen):
    chat, gate = await streaming(screen, answer("Two."), answer("Three."))
    chat.presenter.drafting.know(False)
    queue(chat, "Second?")
    assert chat.state.knows is None
    queue(chat, "Third?")
    assert [one.knows for one in chat.state.queue] == [False, None]
    kept = await chat.house.conversations.draft(chat.state.conversation.id)
    assert knows_of(kept) in ((None, False, None), (None,)), "it is kept a moment later"
    gate.set()
    await chat.settled()
    assert told(chat, 3) == {"asked_without_known"}
    assert told(chat, 5) == set()


async def test_pressed_twice_it_is_as_the_chat_says(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.drafting.know(False)
    chat.presenter.drafting.know(True)
    assert chat.state.knows is None


async def test_a_question_that_is_asked_differently_does_not_take_it_over(screen):
    chat = await screen(ScriptedProvider("ollama"))
    state = await chat.ask("Why?")
    chat.presenter.type("Next")
    chat.presenter.drafting.know(False)
    chat.presenter.edit(state.messages[0].id)
    assert chat.state.knows is None
    chat.presenter.cancel_edit()
    assert (chat.state.draft, chat.state.knows) == ("Next", False)


def test_the_switch_says_what_it_is_and_leads_back(qtbot):
    composer = Composer()
    qtbot.addWidget(composer)
    asked: list[bool] = []
    composer.knowing.connect(asked.append)
    state = ChatState(draft="Why?", draft_version=1)
    composer.render(state)
    assert composer.known.isChecked()
    assert composer.without.isHidden()
    composer.known.click()
    composer.render(replace(state, knows=False))
    assert not composer.known.isChecked()
    assert composer.without.said.text() == "This question goes without your documents and memory."
    assert "Ask this question with them" in composer.known.accessibleDescription()
    composer.known.click()
    assert asked == [False, True]
