import asyncio
from contextlib import aclosing

import pytest

from soulfra_desktop.domain.chat import Accepted, ChatDelta, Completed, TextDelta
from soulfra_desktop.domain.errors import EmptyPrompt, NotFound
from soulfra_desktop.domain.routing import ModelRef, Policy
from tests.fakes import ScriptedProvider, answer


async def test_the_question_is_stored_before_any_model_is_asked(house):
    ollama = ScriptedProvider("ollama")
    home = await house(ollama)
    async with aclosing(home.chat.send("Why?")) as events:
        first = await anext(events)
        assert isinstance(first, Accepted)
        assert ollama.requests == []
        assert [m.text for m in await home.tree()] == ["Why?", ""]


async def test_an_answer_on_its_way_already_carries_a_receipt_that_tells_the_truth_after_a_crash(house):
    gate = asyncio.Event()
    home = await house(ScriptedProvider("ollama").enqueue([ChatDelta(text="half "), gate]))
    async with aclosing(home.chat.send("Why?")) as events:
        async for event in events:
            if isinstance(event, TextDelta):
                break
        stored = await home.answer()
        assert stored.text == "half "
        assert not stored.complete
        assert stored.receipt.outcome == "cut"
        assert stored.receipt.usage.source == "estimated"


async def test_an_empty_question_stores_nothing(house):
    home = await house(ScriptedProvider("ollama"))
    assert isinstance(await home.ask("  "), EmptyPrompt)
    assert await home.store.conversations.conversations() == []


async def test_stopping_keeps_the_part_and_marks_it(house):
    gate = asyncio.Event()
    ollama = ScriptedProvider("ollama").enqueue([ChatDelta(text="half "), gate])
    home = await house(ollama)

    async def read():
        async for event in home.chat.send("Why?"):
            if isinstance(event, TextDelta):
                arrived.set()

    arrived = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(read())
        await arrived.wait()
        task.cancel()
    reply = await home.answer()
    assert (reply.text, reply.complete) == ("half ", False)
    assert [a.outcome for a in reply.receipt.attempts] == ["stopped"]
    assert ollama.open_streams == 0
    assert (await home.ledger())[0]["outcome"] == "stopped"


async def test_stopping_twice_still_stores_the_end_of_it(house):
    gate = asyncio.Event()
    home = await house(ScriptedProvider("ollama").enqueue([ChatDelta(text="half "), gate]))

    async def read():
        async for event in home.chat.send("Why?"):
            if isinstance(event, TextDelta):
                arrived.set()

    arrived = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(read())
        await arrived.wait()
        for _ in range(4):
            task.cancel()
            await asyncio.sleep(0)
    reply = await home.answer()
    assert (reply.text, [a.outcome for a in reply.receipt.attempts]) == ("half ", ["stopped"])
    assert (await home.ledger())[0]["outcome"] == "stopped"


async def test_stopping_while_the_question_is_stored_still_says_that_it_was(house):
    home = await house(ScriptedProvider("ollama"))
    told = []

    async def read():
        async for event in home.chat.send("Why?"):
            told.append(event)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(read())
        await asyncio.sleep(0)
        task.cancel()
    stored = await home.store.conversations.conversations()
    assert bool(stored) == any(isinstance(event, Accepted) for event in told)
    assert await home.ledger() == []


async def test_a_chat_goes_on_with_all_that_was_said(house):
    ollama = ScriptedProvider("ollama").enqueue(answer("First."), answer("Second."))
    home = await house(ollama)
    await home.ask("one")
    chat = (await home.tree())[0].conversation_id
    await home.ask("two", conversation_id=chat)
    assert [turn.text for turn in ollama.requests[-1].turns] == ["one", "First.", "two"]
    assert [m.text for m in await home.tree()] == ["one", "First.", "two", "Second."]


async def test_an_edit_makes_a_branch_and_loses_nothing(house):
    ollama = ScriptedProvider("ollama")
    home = await house(ollama)
    await home.ask("one")
    tree = await home.tree()
    await home.ask("one, better", conversation_id=tree[0].conversation_id, parent_id=None)
    assert [m.text for m in await home.tree() if m.role == "user"] == ["one", "one, better"]
    assert [turn.text for turn in ollama.requests[-1].turns] == ["one, better"]


async def test_answering_again_with_another_model_makes_a_sibling(house):
    home = await house(ScriptedProvider("ollama", models=("small", "large")))
    await home.ask("one")
    question = (await home.tree())[0]
    policy = Policy(model=ModelRef("ollama", "large"), fallback=False)
    events = [e async for e in home.chat.answer_again(question.conversation_id, question.id, policy=policy)]
    assert isinstance(events[-1], Completed)
    answers = [m for m in await home.tree() if m.role == "assistant"]
    assert [m.receipt.chosen.model for m in answers] == ["small", "large"]
    assert {m.parent_id for m in answers} == {question.id}


async def test_a_model_chosen_for_a_chat_answers_in_it_and_is_not_replaced(house):
    home = await house(ScriptedProvider("ollama", models=("small", "large")))
    await home.ask("one")
    chat = (await home.tree())[0].conversation_id
    await home.store.conversations.choose_model(chat, "ollama/large")
    await home.ask("two", conversation_id=chat)
    assert (await home.answer()).receipt.chosen.model == "large"


async def test_going_on_where_nothing_is_says_so(house):
    home = await house(ScriptedProvider("ollama"))
    assert isinstance(await home.ask("x", conversation_id="gone"), NotFound)
    await home.ask("one")
    chat = (await home.tree())[0].conversation_id
    assert isinstance(await home.ask("x", conversation_id=chat, parent_id="gone"), NotFound)
    with pytest.raises(NotFound):
        await anext(home.chat.answer_again(chat, "gone"))


async def test_an_estimate_says_who_would_answer_for_how_much_and_sends_nothing(house):
    clouded = ScriptedProvider("openai", local=False)
    home = await house(clouded, allowed=("openai",))
    estimate = await home.chat.ahead.estimate("one two three", None, None)
    assert estimate.decision.chosen.ref.provider == "openai"
    assert estimate.decision.chosen.estimated_cost.micros > 0
    assert clouded.requests == []
    await home.settings.change("local_only", True)
    assert (await home.chat.ahead.estimate("one", None, None)).refusal is not None


async def test_unicode_of_every_kind_comes_back_as_it_was(house):
    text = "héllo 🇩🇪 \u202eabc\u200b 👩‍👩‍👧 日本\r\n\ttab"
    ollama = ScriptedProvider("ollama").enqueue(answer(text))
    home = await house(ollama)
    await home.ask(text)
    assert [m.text for m in await home.tree()] == [text, text]


async def test_a_chat_whose_stored_model_is_no_models_name_is_answered_as_one_without(house):
    home = await house(ScriptedProvider("ollama").enqueue(answer("one")).enqueue(answer("two")))
    await home.ask("Why?")
    (chat,) = await home.store.conversations.conversations()
    await home.store.conversations.choose_model(chat.id, "garbage")
    assert await home.ask("And now?", conversation_id=chat.id) is None
    assert (await home.answer()).text == "two"
