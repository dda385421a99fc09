"""One question to several models."""

from __future__ import annotations

import asyncio

from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.errors import RequestRefused
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money
from tests.desktop.ui.chat.streaming import HERE, THERE
from tests.fakes import ScriptedProvider, answer


async def side_by_side(screen, here, there):
    ollama = ScriptedProvider("ollama").enqueue(here)
    chat = await screen(ollama, ScriptedProvider("openai", local=False).enqueue(there), allowed=("openai",))
    chat.presenter.comparing.choose([HERE, THERE])
    chat.presenter.type("Why?")
    await chat.settled()
    return chat


async def test_the_price_of_each_is_known_before_the_question_goes(screen):
    chat = await side_by_side(screen, answer("Here."), answer("There."))
    here, there = chat.state.beside
    assert (here.model, here.cost, here.known) == (HERE, Money(0), True)
    assert there.cost > Money(0)
    assert not there.local


async def test_several_models_answer_beside_each_other_and_become_versions(screen):
    chat = await side_by_side(screen, answer("Here."), answer("There."))
    chat.presenter.send()
    state = await chat.settled()
    assert [(c.model, c.view.text) for c in state.columns] == [(HERE, "Here."), (THERE, "There.")]
    assert all(c.view.receipt.chosen == c.model for c in state.columns)
    chat.presenter.comparing.go_on_with(THERE)
    state = await chat.settled()
    assert state.columns == ()
    assert chat.texts() == ["Why?", "There."]
    assert (state.messages[-1].version, state.messages[-1].versions) == (2, 2)
    stored = await chat.house.store.conversations.conversation(state.conversation.id)
    assert stored.leaf_id == state.messages[-1].id
    assert stored.model is None, "none of them was chosen for the chat"


async def test_each_column_has_its_own_stop_and_its_own_failure(screen):
    gate = asyncio.Event()
    chat = await side_by_side(screen, [ChatDelta(text="half "), gate], [RequestRefused("openai", "No.")])
    chat.presenter.send()
    await chat.until(lambda s: len(s.columns) == 2 and all(c.view for c in s.columns) and not s.columns[1].is_running)
    assert chat.state.columns[0].is_running
    assert chat.state.phase == "streaming"
    chat.presenter.comparing.stop(HERE)
    state = await chat.settled()
    assert state.columns[0].view.receipt.outcome == "stopped"
    assert state.columns[1].view.failure.message == "No."
    assert state.phase == "idle"


async def test_none_is_asked_that_may_not_answer(screen):
    cloud = ScriptedProvider("openai", local=False)
    chat = await screen(ScriptedProvider("ollama").enqueue(answer("Here.")), cloud)
    chat.presenter.comparing.choose([HERE, THERE])
    chat.presenter.type("Why?")
    state = await chat.settled()
    assert "not allowed" in state.beside[1].refusal
    chat.presenter.send()
    state = await chat.settled()
    assert cloud.requests == []
    assert state.columns[0].view.text == "Here."
    assert "not allowed" in state.columns[1].view.failure.message


async def test_two_to_four_different_models_can_be_chosen(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.comparing.choose([HERE])
    assert chat.state.beside == ()
    chat.presenter.comparing.choose([HERE, HERE])
    assert chat.state.beside == ()
    chat.presenter.comparing.choose([ModelRef("ollama", str(number)) for number in range(6)])
    assert len(chat.state.beside) == 4
    await chat.settled()


async def test_going_on_before_the_others_are_done_stops_them_and_keeps_their_parts(screen):
    gate = asyncio.Event()
    chat = await side_by_side(screen, answer("Here."), [ChatDelta(text="half "), gate])
    chat.presenter.send()
    await chat.until(
        lambda s: len(s.columns) == 2 and bool(s.columns[1].view and s.columns[1].view.text)
        and not s.columns[0].is_running
    )  # fmt: skip
    chat.presenter.comparing.go_on_with(HERE)
    await chat.settled()
    assert chat.texts() == ["Why?", "Here."]
    assert sorted(m.text for m in await chat.house.tree() if m.role == "assistant") == ["Here.", "half "]


async def test_the_models_go_on_answering_beside_each_other_in_this_chat_alone_until_one_is_enough(screen):
    chat = await side_by_side(screen, answer("Here."), answer("There."))
    chat.presenter.send()
    state = await chat.settled()
    asked = state.conversation.id
    assert [priced.model for priced in state.beside] == [HERE, THERE]
    assert all(priced.known for priced in state.beside)
    chat.presenter.comparing.go_on_with(THERE)
    chat.presenter.open(None)
    assert (await chat.settled()).beside == ()
    chat.presenter.open(asked)
    assert [priced.model for priced in (await chat.settled()).beside] == [HERE, THERE]
    chat.presenter.comparing.choose(())
    chat.presenter.open(None)
    await chat.settled()
    chat.presenter.open(asked)
    assert (await chat.settled()).beside == ()


async def test_a_question_that_could_not_be_sent_keeps_its_models(screen):
    chat = await side_by_side(screen, answer("Here."), answer("There."))
    chat.presenter.type("   ")
    chat.presenter.send()
    state = await chat.settled()
    assert state.columns == ()
    assert [priced.model for priced in state.beside] == [HERE, THERE]
