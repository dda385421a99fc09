"""What is known goes before a question, in time, and to nobody who may not see it."""

import asyncio
from dataclasses import replace

import pytest

from soulfra_desktop.domain.chat import ChatDelta, Informed
from soulfra_desktop.domain.errors import (
    EmbedderFailed,
    StoreError,
)
from soulfra_desktop.domain.knowledge import PageStart, Passage
from tests.desktop.services.known import (
    BEES,
    LEASE,
    QUESTION,
    TEA,
    Known,
    reasons,
    said_to,
)
from tests.desktop.services.known import (
    knowing as knowing,
)
from tests.desktop.services.routed import ollama
from tests.fakes import ScriptedProvider, answer


async def test_of_a_passage_over_three_pages_the_page_of_the_sentence_is_cited(knowing):
    text = "The rent is 900 euros.\nPets are allowed.\nThe notice period is three months.\n"
    starts = [text.index(word) for word in ("The rent", "Pets", "The notice")]
    model = ollama().enqueue(answer("The notice period is three months [1]."))
    passage = replace(LEASE, text=text, start=100, end=100 + len(text), page_from=1, page_to=3)
    known = Known(passage)
    known.pages = tuple(PageStart(number, 100 + start) for number, start in enumerate(starts, 1))
    home = await knowing(known, model)
    await home.ask(QUESTION)
    (source,) = (await home.answer()).sources
    assert (source.passage.page_from, source.passage.page_to) == (3, 3)
    assert text[source.passage.start - 100 : source.passage.end - 100] == source.quote


async def test_a_question_that_something_known_fits_is_asked_with_it_and_the_answer_cites_it(knowing):
    model = ollama().enqueue(answer("The notice period is three months [1]."))
    home = await knowing(Known(LEASE, BEES), model)
    await home.ask(QUESTION)
    assert LEASE.text in said_to(model)
    assert BEES.text not in said_to(model)
    assert said_to(model).endswith(QUESTION)
    (source,) = (await home.answer()).sources
    assert (source.number, source.quote, source.supported) == (1, LEASE.text, True)
    assert (source.passage.title, source.passage.page_from) == ("Lease.pdf", 3)
    assert reasons(await home.answer()) == {"knew": (1,)}
    assert [event.sources[0].passage for event in home.events if isinstance(event, Informed)] == [LEASE]


async def test_the_question_is_stored_as_it_was_asked(knowing):
    home = await knowing(Known(LEASE))
    await home.ask(QUESTION)
    assert (await home.tree())[0].text == QUESTION


async def test_small_talk_is_not_searched(knowing):
    known, model = Known(LEASE), ollama()
    home = await knowing(known, model)
    await home.ask("How are you?")
    assert known.queries == []
    assert said_to(model) == "How are you?"
    assert (await home.answer()).receipt.besides == ()


async def test_what_does_not_fit_the_question_is_not_sent(knowing):
    model = ollama()
    home = await knowing(Known(BEES), model)
    await home.ask(QUESTION)
    assert said_to(model) == QUESTION
    assert (await home.answer()).sources == ()


async def test_the_chat_at_hand_is_not_searched_and_a_short_question_comes_with_the_one_before(knowing):
    known = Known(LEASE)
    home = await knowing(known)
    await home.ask(QUESTION)
    chat = (await home.tree())[0].conversation_id
    await home.ask("And for a garage?", conversation_id=chat)
    assert [query.without_conversation for query in known.queries] == [chat, chat]
    assert known.queries[-1].text == f"{QUESTION}\nAnd for a garage?"


async def test_a_slow_search_keeps_nobody_waiting_and_it_is_said(knowing):
    known, model = Known(LEASE), ollama()
    known.gate = asyncio.Event()
    home = await knowing(known, model)
    began = asyncio.get_running_loop().time()
    await home.ask(QUESTION)
    assert asyncio.get_running_loop().time() - began < 2.0
    assert said_to(model) == QUESTION
    assert reasons(await home.answer()) == {"knew_too_late": ()}


async def test_a_search_that_fails_is_said_and_the_question_is_answered(knowing):
    known, model = Known(LEASE), ollama()
    known.error = StoreError("The store is damaged.")
    home = await knowing(known, model)
    assert await home.ask(QUESTION) is None
    assert reasons(await home.answer()) == {"knew_not": ()}


async def test_where_meaning_failed_words_found_it_and_that_is_said(knowing):
    home = await knowing(Known(LEASE, problem=str(EmbedderFailed("It broke."))))
    await home.ask(QUESTION)
    assert reasons(await home.answer()) == {"knew": (1,), "knew_by_words": ()}


@pytest.mark.parametrize("said", ["hello", "Thanks a lot!", "Vielen Dank!", "OK, great.", "👍", "Tschüss"])
async def test_greetings_and_thanks_are_not_searched_in_the_middle_of_a_chat_either(knowing, said):
    known = Known(LEASE)
    home = await knowing(known)
    await home.ask(QUESTION)
    await home.ask(said, conversation_id=(await home.tree())[0].conversation_id)
    assert len(known.queries) == 1


@pytest.mark.parametrize("how", ["settings", "chat", "message"])
async def test_what_is_known_can_be_left_alone_everywhere_in_a_chat_and_for_one_question(knowing, how):
    known, model = Known(LEASE, facts=[TEA]), ollama()
    home = await knowing(known, model, **({"use_knowledge": False} if how == "settings" else {}))
    await home.ask("hello")
    chat = (await home.tree())[0].conversation_id
    if how == "chat":
        stored = await home.store.conversations.conversation(chat)
        await home.store.conversations.set_options(chat, replace(stored.options, knows=False))
    await home.ask(QUESTION, conversation_id=chat, **({"knows": False} if how == "message" else {}))
    assert known.queries == []
    assert said_to(model) == QUESTION
    assert "tea" not in model.requests[-1].system


async def test_a_question_asked_without_it_says_so_and_is_asked_alike_again(knowing):
    known, model = Known(LEASE), ollama()
    home = await knowing(known, model)
    await home.ask(QUESTION, knows=False)
    question, first = await home.tree()
    assert reasons(first) == {"asked_without_known": ()}
    async for _ in home.chat.answer_again(question.conversation_id, question.id):
        pass
    assert known.queries == []
    assert reasons((await home.tree())[-1]) == {"asked_without_known": ()}
    await home.ask(QUESTION, conversation_id=question.conversation_id)
    assert LEASE.text in said_to(model), "the next one is asked as the chat says"


async def test_a_chat_that_leaves_it_out_can_use_it_for_one_question(knowing):
    known, model = Known(LEASE), ollama()
    home = await knowing(known, model, use_knowledge=False)
    await home.ask(QUESTION, knows=True)
    assert LEASE.text in said_to(model)
    assert reasons(await home.answer()) == {"knew": (1,), "asked_with_known": ()}


async def test_what_is_remembered_stands_in_the_system_prompt_and_is_counted(knowing):
    model = ollama()
    home = await knowing(Known(facts=[TEA]), model)
    await home.ask("hello")
    assert model.requests[0].system.endswith("- The person drinks tea.")
    assert reasons(await home.answer()) == {"remembered": (1,)}


async def test_a_small_window_gets_the_best_passages_and_the_receipt_says_that_there_were_more(knowing):
    more = replace(LEASE, id=3, source_id="old", text="Lease, notice, period: " + "words of another lease " * 30)
    model = ScriptedProvider("ollama", context_window=230)
    home = await knowing(Known(LEASE, more), model)
    await home.ask(QUESTION)
    assert reasons(await home.answer()) == {"knew": (1,), "knew_more": (1,)}


async def test_asking_ahead_says_what_would_fill_the_window_and_finds_it_for_the_question_itself(knowing):
    known = Known(LEASE, facts=[TEA])
    home = await knowing(known)
    estimate = await home.chat.ahead.estimate(QUESTION, None, None)
    assert {part for part, _ in estimate.parts} == {"system", "pinned", "turns", "passages"}
    assert sum(tokens for _, tokens in estimate.parts) <= estimate.context_window


async def test_what_was_found_while_the_question_was_typed_is_not_searched_again_however_slow_the_search(knowing):
    known, model = Known(LEASE), ollama()
    home = await knowing(known, model)
    await home.chat.ahead.estimate(QUESTION, None, None)
    known.gate = asyncio.Event()
    await home.ask(QUESTION)
    assert LEASE.text in said_to(model)
    assert len(known.queries) == 1


async def test_what_is_forgotten_meanwhile_is_not_used(knowing):
    known, model = Known(LEASE), ollama()
    home = await knowing(known, model)
    await home.chat.ahead.estimate(QUESTION, None, None)
    known.passages = ()
    home.packer.forget()
    await home.ask(QUESTION)
    assert said_to(model) == QUESTION


async def test_what_is_forgotten_while_it_is_gathered_is_neither_used_nor_kept(knowing):
    """The search has found it already: only its words were still to be counted."""
    known, model = Known(LEASE), ollama()
    home = await knowing(known, model)
    count, reached, gate = home.packer._count, asyncio.Event(), asyncio.Event()

    async def counted(text):
        reached.set()
        await gate.wait()
        return await count(text)

    home.packer._count = counted
    async with asyncio.TaskGroup() as group:
        gathering = group.create_task(home.packer.gather(None, (), QUESTION, knows=True, ahead=True))
        await reached.wait()
        known.passages = ()
        home.packer.forget()
        gate.set()
    assert gathering.result().context is None
    assert (await home.packer.gather(None, (), QUESTION, knows=True)).context is None
    await home.ask(QUESTION)
    assert said_to(model) == QUESTION


async def test_memory_that_is_switched_off_while_the_question_was_typed_is_not_used(knowing):
    known, model = Known(facts=[TEA]), ollama()
    home = await knowing(known, model)
    await home.chat.ahead.estimate(QUESTION, None, None)
    known.facts = ()
    await home.settings.change("memory", False)
    await home.ask(QUESTION)
    assert "tea" not in model.requests[0].system


async def test_a_fact_that_is_found_and_switched_off_is_not_sent(knowing):
    found = Passage(5, "fact", "f2", "preference", "The notice period of my lease is three months.")
    known, model = Known(found), ollama()
    home = await knowing(known, model)
    await home.ask(QUESTION)
    assert found.text in said_to(model)
    known.disabled = {"f2"}
    home.packer.forget()
    await home.ask(QUESTION)
    assert said_to(model) == QUESTION


async def test_nothing_known_leaves_the_request_as_it_was(knowing, house):
    model, plain = ollama(), ollama()
    home, without = await knowing(Known(), model), await house(plain)
    await home.ask(QUESTION)
    await without.ask(QUESTION)
    assert model.requests == plain.requests
    assert (await home.answer()).receipt.besides == ()


async def test_an_answer_that_is_stopped_keeps_its_sources(knowing):
    gate = asyncio.Event()
    model = ollama().enqueue([ChatDelta(text="The notice period is three months [1] "), gate])
    home = await knowing(Known(LEASE), model)

    async def read():
        async for event in home.chat.send(QUESTION):
            if isinstance(event, Informed):
                arrived.set()

    arrived = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(read())
        await arrived.wait()
        await asyncio.sleep(0.01)
        task.cancel()
    assert [one.number for one in (await home.answer()).sources] == [1]


async def test_sources_are_held_against_their_texts_as_they_are_now(knowing):
    known = Known(LEASE)
    home = await knowing(known, ollama().enqueue(answer("The notice period is three months [1].")))
    await home.ask(QUESTION)
    sources = (await home.answer()).sources
    (held,) = await home.chat.knowing.held(sources)
    assert held.supported
    assert known.texts["lease"][held.passage.start : held.passage.end] == held.quote
    known.texts["lease"] = "The notice period of the lease is six months."
    assert not (await home.chat.knowing.held(sources))[0].supported
    known.texts.clear()
    assert not (await home.chat.knowing.held(sources))[0].supported


async def test_a_chat_that_fills_its_window_is_summarised_and_goes_on_with_the_summary(knowing):
    model = ScriptedProvider("ollama", context_window=400)
    home = await knowing(Known(), model)
    await home.ask("My daughter Mia starts school in September in Hamburg.")
    chat = (await home.tree())[0].conversation_id
    for number in range(6):
        model.enqueue(answer(f"Here is answer {number}: " + "many words follow here " * 12))
        await home.ask(f"What about point {number} of the school in Hamburg?", conversation_id=chat)
    assert await home.store.summaries.summaries(chat)
    await home.ask("Where does Mia go to school?", conversation_id=chat)
    assert "Mia" in model.requests[-1].system
    assert reasons(await home.answer())["summarised"][0] > 0
    assert len(await home.tree()) == 16


async def test_a_model_of_this_machine_writes_the_summary_where_there_is_one_and_nobody_waits_for_it(knowing):
    model = ScriptedProvider("ollama", context_window=400)
    home = await knowing(Known(), model)
    started, made = [], []
    home.packer.summing._spawn = lambda: started.append
    home.packer.summing.made = made.append
    await home.ask("My daughter Mia starts school in September in Hamburg.")
    chat = (await home.tree())[0].conversation_id
    for number in range(6):
        model.enqueue(answer(f"Here is answer {number}: " + "many words follow here " * 12))
        await home.ask(f"What about point {number} of the school in Hamburg?", conversation_id=chat)
        if started:
            break
    assert [one.made_by for one in made] == ["sentences"]
    model.enqueue(answer("Mia starts school in Hamburg in September."))
    await started.pop()
    assert (made[-1].made_by, made[-1].text) == ("model", "Mia starts school in Hamburg in September.")
    assert await home.store.summaries.summaries(chat) == [made[-1]]
    assert "Summarise the conversation" in model.requests[-1].system


async def test_a_summary_that_a_model_made_badly_is_dropped_and_the_chats_own_sentences_stand(knowing):
    model = ScriptedProvider("ollama", context_window=400)
    home = await knowing(Known(), model)
    started = []
    home.packer.summing._spawn = lambda: started.append
    await home.ask("My daughter Mia starts school in September in Hamburg.")
    chat = (await home.tree())[0].conversation_id
    while not started:
        model.enqueue(answer("Here is an answer: " + "many words follow here " * 12))
        await home.ask("What about the school in Hamburg?", conversation_id=chat)
    model.enqueue(answer("yes\n" * 50))
    await started.pop()
    assert [one.made_by for one in await home.store.summaries.summaries(chat)] == ["sentences"]
