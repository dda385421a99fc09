"""What is known goes before a question, in time, and to nobody who may not see it."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from soulfra_desktop.adapters.stems import words
from soulfra_desktop.domain.chat import ChatDelta, Informed
from soulfra_desktop.domain.errors import AnswerCut, EmbedderFailed, ProviderError, ProviderUnavailable, StoreError
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Passage, Recalled, RecallQuery
from soulfra_desktop.domain.reasons import Reason
from soulfra_desktop.domain.routing import ModelRef, Policy
from soulfra_desktop.services.knowing import Knowing
from soulfra_desktop.services.packing import ContextPacker
from soulfra_desktop.services.summing import Summing
from tests.desktop.services.routed import cloud, ollama, starter
from tests.fakes import ScriptedProvider, answer

LEASE = Passage(
    1, "document", "lease", "Lease.pdf", "The notice period of the lease is three months to the end of a quarter.",
    start=10, end=82, page_from=3, score=0.8,
)  # fmt: skip
BEES = Passage(
    2, "document", "bees", "Bees.txt", "Bees dance to tell the others in the hive where flowers are.", score=0.6
)
QUESTION = "How long is the notice period of my lease?"


class Known:
    """Stands for RecallService and MemoryService."""

    def __init__(self, *passages, facts=(), problem=""):
        self.passages, self.facts, self.problem = passages, facts, problem
        self.queries: list[RecallQuery] = []
        self.gate: asyncio.Event | None = None
        self.error: StoreError | None = None
        self.disabled: set[str] = set()
        self.texts = {"lease": "Some words. " + LEASE.text}

    async def recall(self, query, patience=None):
        self.queries.append(query)
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error
        return Recalled(tuple(self.passages), 1.0, self.problem)

    async def always(self, scope):
        return self.facts

    async def usable(self, fact_ids):
        return set(fact_ids) - self.disabled

    async def text_of(self, passage):
        return self.texts.get(passage.source_id)


@pytest.fixture
def knowing(house):
    async def build(known, *providers, allowed=(), **settings):
        home = await house(*(providers or (ollama(),)), allowed=allowed)
        for name, value in settings.items():
            await home.settings.change(name, value)
        summing = Summing(home.store.summaries, home.router, words, home.clock, lambda: None)
        packer = ContextPacker(
            home.settings, home.router.count, words, home.clock, recall=known, memory=known, summing=summing
        )

        async def made(_needed):
            return packer

        home.chat.knowing, home.packer = Knowing(made, words, known), packer
        return home

    return build


def reasons(message):
    return {reason.code: reason.facts for reason in message.receipt.besides}


def said_to(provider, number=-1):
    return provider.requests[number].turns[-1].text


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


TEA = Fact("f1", "The person drinks tea.", "preference", "rule", datetime(2026, 1, 1, tzinfo=UTC))


async def test_what_is_remembered_stands_in_the_system_prompt_and_is_counted(knowing):
    model = ollama()
    home = await knowing(Known(facts=[TEA]), model)
    await home.ask("hello")
    assert model.requests[0].system.endswith("- The person drinks tea.")
    assert reasons(await home.answer()) == {"remembered": (1,)}


async def test_passages_make_a_model_of_this_machine_answer_and_the_cloud_is_not_asked(knowing):
    here, there = ollama(), cloud()
    home = await knowing(Known(LEASE), there, here, allowed=("openai",))
    await home.settings.change("default_model", "openai/small")
    await home.ask(QUESTION)
    assert (len(here.requests), len(there.requests)) == (1, 0)
    receipt = (await home.answer()).receipt
    assert {c.ref.provider: c.reason for c in receipt.candidates}["openai"] == Reason("knows_stays_here")


async def test_a_named_cloud_model_answers_without_what_is_known_and_that_is_said(knowing):
    there = cloud()
    home = await knowing(Known(LEASE, facts=[TEA]), there, ollama(), allowed=("openai",))
    await home.ask(QUESTION, policy=Policy(model=ModelRef("openai", "small")))
    assert said_to(there) == QUESTION
    assert "tea" not in there.requests[0].system
    assert reasons(await home.answer()) == {"withheld": ()}
    assert (await home.answer()).sources == ()


async def test_where_only_the_starter_model_is_here_the_cloud_answers_without_what_is_known(knowing):
    there = cloud()
    home = await knowing(Known(LEASE), there, starter(), allowed=("openai",))
    await home.ask(QUESTION)
    assert said_to(there) == QUESTION
    assert "withheld" in reasons(await home.answer())


async def test_a_provider_that_may_see_it_gets_it(knowing):
    there = cloud()
    home = await knowing(Known(LEASE, facts=[TEA]), there, allowed=("openai",), knowledge_seen_by=["openai"])
    await home.ask(QUESTION, policy=Policy(model=ModelRef("openai", "small")))
    assert LEASE.text in said_to(there)
    assert reasons(await home.answer()) == {"knew": (1,), "remembered": (1,)}


async def test_a_failover_to_a_model_that_may_not_see_it_goes_without_it(knowing):
    gone = [ProviderUnavailable("starter", "It is not there.")]
    here, there = starter().enqueue(gone, gone, gone), cloud()
    home = await knowing(Known(LEASE), here, there, allowed=("openai",))
    await home.ask(QUESTION, policy=Policy(model=ModelRef("starter", "small"), fallback=True))
    assert LEASE.text in said_to(here)
    assert said_to(there) == QUESTION
    assert (await home.answer()).sources == ()


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


async def test_an_answer_that_was_given_from_passages_does_not_leave_with_the_chat_either(knowing):
    here, there = ollama().enqueue(answer("The notice period is three months [1].")), cloud()
    known = Known(LEASE)
    home = await knowing(known, here, there, allowed=("openai",))
    await home.ask(QUESTION)
    chat = (await home.tree())[0].conversation_id
    known.passages = ()
    home.packer.forget()
    await home.ask("Please write a mail to my landlord about it.", conversation_id=chat)
    assert len(here.requests) == 2
    named = Policy(model=ModelRef("openai", "small"))
    await home.ask("Now in French, with a greeting.", conversation_id=chat, policy=named)
    sent = [turn.text for turn in there.requests[0].turns]
    assert not any("three months" in text for text in sent)
    assert sent[-1] == "Now in French, with a greeting."
    assert "withheld" in reasons(await home.answer())


async def test_what_repeats_an_answer_from_passages_does_not_leave_with_the_chat_either(knowing):
    here = ollama().enqueue(answer("The notice period is three months [1]."), answer("Gern: three months."))
    there, known = cloud(), Known(LEASE)
    home = await knowing(known, here, there, allowed=("openai",))
    await home.ask(QUESTION)
    chat = (await home.tree())[0].conversation_id
    await home.ask("Thanks!", conversation_id=chat)
    await home.ask("A joke about trains.", conversation_id=chat, policy=Policy(model=ModelRef("openai", "small")))
    assert (await home.answer()).sources == ()
    assert not any("three months" in turn.text for turn in there.requests[0].turns)


async def test_an_answer_by_who_saw_nothing_of_it_goes_on_with_the_chat(knowing):
    there = cloud().enqueue(answer("A train walks into a bar."))
    home = await knowing(Known(LEASE), ollama(), there, allowed=("openai",))
    await home.ask(QUESTION)
    chat, named = (await home.tree())[0].conversation_id, Policy(model=ModelRef("openai", "small"))
    await home.ask("A joke about trains.", conversation_id=chat, policy=named)
    await home.ask("Another joke, about ships.", conversation_id=chat, policy=named)
    assert "A train walks into a bar." in [turn.text for turn in there.requests[-1].turns]


async def test_an_answer_from_a_document_that_was_forgotten_stays_here_also_where_nothing_is_known_any_more(knowing):
    here, there = ollama().enqueue(answer("The notice period is three months [1].")), cloud()
    home = await knowing(Known(LEASE), here, there, allowed=("openai",))
    await home.ask(QUESTION)
    chat = (await home.tree())[0].conversation_id
    await home.store.database.write(lambda db: db.execute("DELETE FROM source"))
    assert (await home.answer()).sources == ()

    async def made(needed):
        return home.packer if needed else None

    home.chat.knowing = Knowing(made, words)
    await home.ask("A joke about trains.", conversation_id=chat, policy=Policy(model=ModelRef("openai", "small")))
    assert not any("three months" in turn.text for turn in there.requests[0].turns)


async def test_an_answer_from_passages_that_breaks_off_is_not_gone_on_with_elsewhere(knowing):
    here = starter().enqueue([ChatDelta(text="The notice period is three "), AnswerCut("starter", "It broke off.")])
    there = cloud()
    home = await knowing(Known(LEASE), here, there, allowed=("openai",), continue_after_cut=True)
    policy = Policy(model=ModelRef("starter", "small"), fallback=True, continue_after_cut=True)
    assert await home.ask(QUESTION, policy=policy) is not None
    assert there.requests == []
    assert (await home.answer()).text == "The notice period is three "


async def test_nor_is_it_where_its_passages_are_not_found_any_more_and_here_it_keeps_its_sources(knowing):
    cut = [ChatDelta(text="The notice period is three months [1] "), AnswerCut("ollama", "It broke off.")]
    here, there, known = ollama().enqueue(cut), cloud(), Known(LEASE)
    home = await knowing(known, here, there, allowed=("openai",))
    await home.ask(QUESTION, policy=Policy(model=ModelRef("ollama", "small")))
    old = await home.answer()
    known.passages = ()
    home.packer.forget()
    named = Policy(model=ModelRef("openai", "small"), fallback=False)
    with pytest.raises(ProviderError):
        await read(home.chat.continue_answer(old.conversation_id, old.id, policy=named))
    assert there.requests == []
    await read(home.chat.continue_answer(old.conversation_id, old.id, policy=Policy(model=ModelRef("ollama", "small"))))
    assert [one.passage.source_id for one in (await home.answer()).sources] == ["lease"]


async def read(events):
    async for _event in events:
        pass


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
