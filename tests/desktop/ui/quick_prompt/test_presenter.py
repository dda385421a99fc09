"""What the quick prompt decides."""

from __future__ import annotations

import asyncio

from soulfra_desktop.domain.chat import ChatDelta
from soulfra_desktop.domain.errors import Unauthorised
from soulfra_desktop.ui.quick_prompt.presenter import KEPT_SECONDS, LARGEST_OFFER
from soulfra_desktop.ui.quick_prompt.state import FIRST_WORDS, Offered
from tests.fakes import ScriptedProvider, answer

LETTER = Offered("Dear tenants, the rent rises.", "copied")


async def test_a_question_is_answered_in_place_and_kept_as_a_quick_chat(prompt):
    one = await prompt()
    state = await one.ask("Hello?")
    assert [message.text for message in state.messages] == ["Hello?", "Hello there."]
    assert state.answer == "Hello there."
    assert state.draft == ""
    assert state.conversation.source == "quick"


async def test_the_next_question_goes_on_in_the_same_chat(prompt):
    one = await prompt()
    first = await one.ask("One?")
    second = await one.ask("Two?")
    assert second.conversation.id == first.conversation.id
    assert len(second.messages) == 4


async def test_nothing_that_is_offered_is_sent_before_it_is_taken(prompt):
    one = await prompt(provider := ScriptedProvider())
    one.presenter.offer(LETTER)
    await one.ask("How are you?")
    assert "tenants" not in str(provider.requests[0].turns)


async def test_an_offer_that_is_taken_goes_with_the_question_and_is_used_up(prompt):
    one = await prompt(provider := ScriptedProvider())
    one.presenter.offer(LETTER)
    one.presenter.take()
    state = await one.ask("How much?")
    assert provider.requests[0].turns[-1].text == f"How much?\n\n{LETTER.text}"
    assert (state.offered, state.taken) == (None, False)


async def test_an_action_asks_at_once_about_the_offered_text(prompt):
    one = await prompt(provider := ScriptedProvider())
    one.presenter.offer(LETTER)
    one.presenter.do("Summarise this:")
    await one.settled()
    assert provider.requests[0].turns[-1].text == f"Summarise this:\n\n{LETTER.text}"


async def test_a_text_that_was_refused_is_not_offered_again_another_is(prompt):
    one = await prompt()
    one.presenter.offer(LETTER)
    one.presenter.refuse_offer()
    one.presenter.offer(LETTER)
    assert one.state.offered is None
    one.presenter.offer(Offered("Another text", "selected"))
    assert one.state.offered is not None


async def test_nothing_is_offered_where_the_person_wants_no_offers_or_the_text_is_huge_or_blank(prompt):
    one = await prompt()
    for text in ("x" * (LARGEST_OFFER + 1), " \n ", "e", " —7! "):
        one.presenter.offer(Offered(text, "copied"))
        assert one.state.offered is None
    await one.house.settings.change("quick_offer", False)
    one.presenter.offer(LETTER)
    assert one.state.offered is None


def test_only_the_first_words_of_an_offer_are_shown():
    words = Offered("word " * 10_000, "copied").words
    assert len(words) <= FIRST_WORDS + 1
    assert words.endswith("word…")


async def test_stop_keeps_what_has_come(prompt):
    one = await prompt(ScriptedProvider().enqueue([ChatDelta(text="Half"), asyncio.Event()]))
    one.presenter.type("Go on")
    one.presenter.send()
    await one.until(lambda state: state.answer == "Half")
    one.presenter.stop()
    state = await one.settled()
    assert (state.phase, state.answer, state.messages[-1].complete) == ("idle", "Half", False)


async def test_what_failed_is_told_in_place_and_can_be_tried_again(prompt):
    one = await prompt(ScriptedProvider().enqueue([Unauthorised("fake", "The key is wrong.")], answer("At last.")))
    state = await one.ask("Hello?")
    assert state.messages[-1].failure.message == "The key is wrong."
    one.presenter.retry()
    state = await one.settled()
    assert (state.phase, state.answer) == ("idle", "At last.")
    assert state.messages[-1].failure is None


async def test_no_one_who_can_answer_is_told_and_a_found_provider_offered(prompt):
    one = await prompt(ScriptedProvider("cloudy", local=False))
    state = await one.ask("Hello?")
    assert state.messages[-1].failure is not None
    assert [offer.provider for offer in state.offers] == ["cloudy"]


async def test_a_new_question_leaves_the_old_answer_running_and_it_is_stored(prompt):
    gate = asyncio.Event()
    one = await prompt(ScriptedProvider().enqueue([ChatDelta(text="Late"), gate, ChatDelta(finish="stop")]))
    one.presenter.type("First?")
    one.presenter.send()
    await one.until(lambda state: state.answer == "Late")
    one.presenter.start_anew()
    assert (one.state.messages, one.state.phase) == ((), "idle")
    gate.set()
    await one.settled()
    assert one.state.messages == ()
    assert (await one.house.answer()).text == "Late"


async def test_after_a_while_out_of_sight_a_new_chat_begins_and_the_draft_stays(prompt):
    one = await prompt()
    await one.ask("One?")
    one.presenter.type("half a thou")
    one.presenter.hide()
    one.presenter.appear()
    assert one.state.messages
    one.presenter.hide()
    await one.house.clock.sleep(KEPT_SECONDS + 1)
    one.presenter.appear()
    assert one.state.messages == ()
    assert one.state.draft == "half a thou"
    await one.settled()


async def test_former_quick_prompts_are_listed_newest_first_and_no_other_chats(prompt):
    one = await prompt()
    await one.house.ask("Asked in the window")
    for text in ("One?", "Two?"):
        await one.ask(text)
        one.presenter.start_anew()
    one.presenter.look_back()
    state = await one.settled()
    assert [chat.title for chat in state.past] == ["Two?", "One?"]
    one.presenter.look_back()
    assert one.state.place == 1
    one.presenter.go_back_to()
    state = await one.settled()
    assert state.messages[0].text == "One?"
    assert state.past is None


async def test_above_the_newest_the_list_closes(prompt):
    one = await prompt()
    one.presenter.look_back()
    await one.settled()
    one.presenter.step(-1)
    assert one.state.past is None


async def test_the_price_is_said_before_anything_is_sent(prompt):
    one = await prompt()
    one.presenter.type("How much?")
    state = await one.settled()
    assert state.estimate.model is not None
    assert state.estimate.local


async def test_local_only_holds_here_too(prompt):
    one = await prompt(cloud := ScriptedProvider("cloudy", local=False), allowed=("cloudy",))
    await one.house.settings.change("local_only", True)
    state = await one.ask("Hello?")
    assert state.messages[-1].failure is not None
    assert cloud.requests == []
