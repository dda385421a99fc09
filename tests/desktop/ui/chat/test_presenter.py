"""What the chat screen decides, without a window."""

from __future__ import annotations

import asyncio
import subprocess
import sys

from soulfra_desktop.domain.chat import Attachment, ChatDelta
from soulfra_desktop.domain.errors import AnswerCut, ProviderUnavailable, RequestRefused, Unauthorised
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money
from tests.fakes import ScriptedProvider, answer

PICTURE = Attachment("dot.png", "image/png", b"\x89PNG")


def down(name: str) -> ProviderUnavailable:
    return ProviderUnavailable(name, f"{name} did not answer.")


async def test_a_question_is_answered_and_the_composer_is_empty_again(screen):
    chat = await screen(ScriptedProvider("ollama").enqueue(answer("Because it is.")))
    state = await chat.ask("Why?")
    assert chat.texts() == ["Why?", "Because it is."]
    assert state.draft == ""
    assert state.phase == "idle"
    assert state.conversation.title == "Why?"
    assert state.messages[1].complete
    assert str(state.messages[1].receipt.chosen) == "ollama/small"


async def test_what_is_typed_stays_in_the_composer_until_the_question_is_stored(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.type("Why?")
    chat.presenter.send()
    assert chat.state.phase == "streaming"
    assert chat.state.draft == "Why?"
    await chat.settled()
    assert chat.state.draft == ""


async def test_a_text_that_cannot_be_sent_stays_and_the_reason_is_said(screen):
    chat = await screen(ScriptedProvider("ollama"))
    state = await chat.ask("half \ud800 of a character")
    assert state.draft == "half \ud800 of a character"
    assert "lone surrogate" in state.failure.message
    assert state.failure.advice
    assert state.messages == ()
    assert state.phase == "idle"


async def test_nothing_is_sent_where_nothing_is_typed(screen):
    chat = await screen(ScriptedProvider("ollama"))
    assert chat.state.why_not == "empty"
    assert not chat.state.can_send
    chat.presenter.type("x")
    assert chat.state.can_send


async def test_words_that_arrive_within_a_frame_become_one_change(screen):
    words = [ChatDelta(text=f"w{n} ") for n in range(200)]
    chat = await screen(ScriptedProvider("ollama").enqueue([*words, ChatDelta(finish="stop")]))
    state = await chat.ask("Why?")
    grown = [s.messages[-1].text for s in chat.states if s.phase == "streaming" and s.messages]
    assert state.messages[-1].text == "".join(f"w{n} " for n in range(200))
    assert len(grown) < 30, "200 words in no time at all are not 200 repaints"


async def test_a_stopped_answer_keeps_its_part_and_is_marked(screen):
    gate = asyncio.Event()
    chat = await screen(ScriptedProvider("ollama").enqueue([ChatDelta(text="half "), gate]))
    chat.presenter.type("Why?")
    chat.presenter.send()
    await chat.until(lambda s: bool(s.messages) and s.messages[-1].text == "half ")
    assert chat.state.can_stop
    chat.presenter.stop()
    state = await chat.settled()
    assert state.phase == "idle"
    assert state.messages[-1].text == "half "
    assert not state.messages[-1].complete
    assert state.messages[-1].receipt.outcome == "stopped"
    assert state.messages[-1].failure is None, "what the person did is no error"


async def test_stop_pressed_twice_still_keeps_the_part(screen):
    gate = asyncio.Event()
    chat = await screen(ScriptedProvider("ollama").enqueue([ChatDelta(text="half "), gate]))
    chat.presenter.type("Why?")
    chat.presenter.send()
    await chat.until(lambda s: bool(s.messages) and s.messages[-1].text == "half ")
    (following,) = chat.presenter._board.runs.values()
    for _ in range(3):
        chat.presenter.stop()
    assert following.cancelling() == 1
    state = await chat.settled()
    assert (state.messages[-1].text, state.messages[-1].receipt.outcome) == ("half ", "stopped")


async def test_a_key_that_is_not_accepted_leads_to_the_settings(screen):
    chat = await screen(ScriptedProvider("ollama").enqueue([Unauthorised("ollama", "It did not accept the key.")]))
    state = await chat.ask("Why?")
    assert state.messages[-1].failure.actions == ("settings", "retry", "choose model")
    opened = []
    chat.presenter.on_settings = lambda: opened.append(True)
    chat.presenter.open_settings()
    assert opened == [True]


async def test_a_failure_stands_under_the_question_with_something_to_do(screen):
    chat = await screen(ScriptedProvider("ollama").enqueue(*([[down("ollama")]] * 5)))
    state = await chat.ask("Why?")
    failure = state.messages[-1].failure
    assert "ollama did not answer" in failure.message
    assert failure.advice
    assert failure.actions == ("retry", "choose model")
    assert state.messages[0].text == "Why?"


async def test_trying_again_answers_the_same_question_and_shows_no_old_error(screen):
    chat = await screen(ScriptedProvider("ollama").enqueue([RequestRefused("ollama", "No.")], answer("Now.")))
    await chat.ask("Why?")
    chat.presenter.retry()
    state = await chat.settled()
    assert chat.texts() == ["Why?", "Now."]
    assert state.messages[-1].failure is None
    assert (state.messages[-1].version, state.messages[-1].versions) == (2, 2)


async def test_a_cut_answer_keeps_its_part_with_the_error(screen):
    cut = AnswerCut("ollama", "The connection broke.")
    chat = await screen(ScriptedProvider("ollama").enqueue([ChatDelta(text="half "), cut]))
    state = await chat.ask("Why?")
    assert state.messages[-1].text == "half "
    assert state.messages[-1].failure.message == "The connection broke."
    assert state.messages[-1].receipt.outcome == "cut"


async def test_a_failover_is_never_silent(screen):
    first = ScriptedProvider("ollama").enqueue(*([[down("ollama")]] * 3))
    chat = await screen(
        first, ScriptedProvider("openai", local=False).enqueue(answer("From afar.")), allowed=("openai",)
    )
    await chat.ask("Why?")
    streamed = [s.messages[-1] for s in chat.states if s.phase == "streaming" and s.messages]
    assert any(one.next.provider == "openai" for view in streamed for one in view.handovers)
    kept = chat.state.messages[-1].handovers
    assert kept == streamed[-1].handovers, "nothing jumps when the answer ends"
    chat.presenter.open(chat.state.conversation.id)
    assert (await chat.settled()).messages[-1].handovers == kept, "nor is it gone when the chat opens again"
    assert chat.texts()[-1] == "From afar."
    assert [a.outcome for a in chat.state.messages[-1].receipt.attempts][-1] == "answered"


async def test_an_edit_keeps_the_old_question_beside_the_new(screen):
    chat = await screen(ScriptedProvider("ollama").enqueue(answer("One."), answer("Two.")))
    await chat.ask("First?")
    chat.presenter.edit(chat.state.messages[0].id, "Second?")
    state = await chat.settled()
    assert chat.texts() == ["Second?", "Two."]
    assert (state.messages[0].version, state.messages[0].versions) == (2, 2)
    chat.presenter.switch(state.messages[0].id, -1)
    await chat.settled()
    assert chat.texts() == ["First?", "One."]
    chat.presenter.switch(chat.state.messages[0].id, -1)
    assert chat.texts() == ["First?", "One."], "there is nothing before the first"


async def test_the_branch_that_was_looked_at_is_shown_when_the_chat_opens_again(screen):
    chat = await screen(ScriptedProvider("ollama").enqueue(answer("One."), answer("Two.")))
    await chat.ask("First?")
    chat.presenter.edit(chat.state.messages[0].id, "Second?")
    await chat.settled()
    chat.presenter.switch(chat.state.messages[0].id, -1)
    await chat.settled()
    opened = chat.state.conversation.id
    chat.presenter.open(None)
    await chat.settled()
    assert chat.state.messages == ()
    chat.presenter.open(opened)
    await chat.settled()
    assert chat.texts() == ["First?", "One."]


async def test_editing_starts_in_the_composer_and_can_be_left(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("First?")
    before = chat.state.draft_version
    chat.presenter.edit(chat.state.messages[0].id)
    assert chat.state.draft == "First?"
    assert chat.state.editing == chat.state.messages[0].id
    assert chat.state.draft_version > before
    chat.presenter.cancel_edit()
    assert chat.state.draft == ""
    assert chat.state.editing is None


async def test_another_answer_may_come_from_another_model(screen):
    chat = await screen(ScriptedProvider("ollama", models=("small", "large")))
    await chat.ask("Why?")
    chat.presenter.answer_again(chat.state.messages[-1].id, ModelRef("ollama", "large"))
    state = await chat.settled()
    assert state.messages[-1].receipt.chosen == ModelRef("ollama", "large")
    assert state.messages[-1].versions == 2
    assert state.chosen is None, "it was for this answer alone"


async def test_a_chosen_model_belongs_to_the_chat(screen):
    chat = await screen(ScriptedProvider("ollama", models=("small", "large")))
    chat.presenter.choose_model(ModelRef("ollama", "large"))
    state = await chat.ask("Why?")
    assert state.messages[-1].receipt.chosen == ModelRef("ollama", "large")
    opened = state.conversation.id
    chat.presenter.open(None)
    await chat.settled()
    assert chat.state.chosen is None
    chat.presenter.open(opened)
    await chat.settled()
    assert chat.state.chosen == ModelRef("ollama", "large")


async def test_a_draft_is_kept_for_each_chat(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("Why?")
    opened = chat.state.conversation.id
    chat.presenter.type("not sent yet")
    chat.presenter.open(None)
    await chat.settled()
    assert chat.state.draft == ""
    chat.presenter.open(opened)
    await chat.settled()
    assert chat.state.draft == "not sent yet"


async def test_a_draft_is_there_again_while_a_busy_store_still_writes_it(screen, monkeypatch):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("Why?")
    opened = chat.state.conversation.id
    store, free = chat.presenter.drafting.composing._store, asyncio.Event()
    keep = store.keep_draft

    async def busy(*draft):
        await free.wait()
        await keep(*draft)

    monkeypatch.setattr(store, "keep_draft", busy)
    chat.presenter.type("not sent yet")
    for place in (None, opened):
        chat.presenter.open(place)
        while chat.state.phase == "loading":
            await asyncio.sleep(0.001)
    assert chat.state.draft == "not sent yet"
    free.set()
    await chat.settled()
    assert await store.draft(opened) == "not sent yet"


async def test_an_estimate_follows_a_pause_in_typing(screen):
    cloud = ScriptedProvider("openai", local=False)
    chat = await screen(cloud, allowed=("openai",))
    chat.presenter.type("one")
    chat.presenter.type("one two three")
    state = await chat.settled()
    assert state.estimate.model == ModelRef("openai", "small")
    assert state.estimate.tokens >= 3
    assert state.estimate.cost > Money(0)
    assert cloud.requests == [], "an estimate asks no model"
    chat.presenter.type("")
    assert (await chat.settled()).estimate is None


async def test_a_key_that_was_found_is_offered_and_used_only_after_consent(screen):
    cloud = ScriptedProvider("openai", local=False).enqueue(answer("From afar."))
    chat = await screen(cloud)
    state = await chat.ask("Why?")
    assert [(offer.provider, offer.label) for offer in state.offers] == [("openai", "Openai")]
    assert cloud.requests == []
    assert state.messages[-1].failure is not None
    chat.presenter.allow_provider("openai")
    state = await chat.settled()
    assert state.offers == ()
    chat.presenter.retry()
    await chat.settled()
    assert chat.texts()[-1] == "From afar."


async def test_an_offer_that_was_declined_does_not_come_back(screen):
    chat = await screen(ScriptedProvider("openai", local=False))
    await chat.ask("Why?")
    chat.presenter.refuse_offer("openai")
    assert chat.state.offers == ()
    chat.presenter.retry()
    assert (await chat.settled()).offers == ()


async def test_local_only_offers_nothing_and_asks_nobody_beyond_this_machine(screen):
    cloud = ScriptedProvider("openai", local=False)
    chat = await screen(cloud, allowed=("openai",))
    chat.presenter.keep_local(True)
    assert (await chat.settled()).local_only
    state = await chat.ask("Why?")
    assert cloud.requests == []
    assert state.offers == ()
    assert state.messages[-1].failure is not None


async def test_an_answer_goes_on_while_another_chat_is_looked_at(screen):
    gate = asyncio.Event()
    chat = await screen(
        ScriptedProvider("ollama").enqueue(
            [ChatDelta(text="half "), gate, ChatDelta(text="whole"), ChatDelta(finish="stop")]
        )
    )
    chat.presenter.type("Why?")
    chat.presenter.send()
    await chat.until(lambda s: bool(s.messages) and s.messages[-1].text == "half ")
    first = chat.state.conversation.id
    chat.presenter.open(None)
    await chat.until(lambda s: s.phase == "idle")
    assert chat.state.messages == ()
    chat.presenter.open(first)
    await chat.until(lambda s: s.phase == "streaming" and s.conversation is not None)
    assert chat.texts() == ["Why?", "half "]
    gate.set()
    state = await chat.settled()
    assert chat.texts() == ["Why?", "half whole"]
    assert state.phase == "idle"


async def test_a_chat_that_is_gone_says_so(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.open("nowhere")
    state = await chat.settled()
    assert state.failure.message
    assert state.phase == "idle"


async def test_only_the_chat_that_was_opened_last_is_shown(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("Why?")
    chat.presenter.open(chat.state.conversation.id)
    chat.presenter.open(None)
    state = await chat.settled()
    assert state.conversation is None
    assert state.messages == ()


async def test_pictures_go_with_the_question_and_can_be_taken_off(screen):
    chat = await screen(ScriptedProvider("ollama", abilities=frozenset({"images"})))
    chat.presenter.attach(PICTURE)
    chat.presenter.attach(PICTURE)
    chat.presenter.detach(0)
    assert chat.state.can_send, "a picture alone is a question"
    state = await chat.ask("What is this?")
    assert state.messages[0].attachments == (PICTURE,)
    assert state.attachments == ()


async def test_a_new_title_is_stored_and_announced(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("Why?")
    heard = []
    chat.presenter.on_conversation = heard.append
    chat.presenter.rename("  Better   title ")
    await chat.settled()
    assert heard[-1].title == "Better title"
    stored = await chat.house.store.conversations.conversation(chat.state.conversation.id)
    assert stored.title == "Better title"
    chat.presenter.rename("   ")
    assert chat.state.conversation.title == "Better title"


def test_the_presenter_needs_no_window():
    code = "import sys, soulfra_desktop.ui.chat.presenter; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_the_lock_tells_the_rest_of_the_window(screen):
    made, heard = await screen(ScriptedProvider()), []
    made.presenter.on_local_only = heard.append
    made.presenter.keep_local(True)
    assert (await made.settled()).local_only
    made.presenter.keep_local(False)
    await made.settled()
    assert heard == [True, False]


async def test_what_is_typed_while_a_chat_is_read_is_kept_for_that_chat(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("First?")
    first = (await chat.settled()).conversation
    assert first is not None
    chat.presenter.open(None)
    await chat.settled()
    chat.presenter.type("for the new one")
    await chat.settled()
    chat.presenter.open(first.id)
    assert chat.state.phase == "loading"
    chat.presenter.type("for the new one and this for the first")
    state = await chat.settled()
    assert state.draft == " and this for the first"
    chat.presenter.open(None)
    assert (await chat.settled()).draft == "for the new one"


async def test_nothing_typed_into_a_screen_that_is_just_coming_is_lost(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.open(None)
    chat.presenter.type("My first question")
    state = await chat.settled()
    assert state.draft == "My first question"
    assert state.can_send
