"""A FactStore, whoever fulfils it: the encrypted store and the one that the services are tested over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from soulfra_desktop.adapters.sqlite.forgetting import SqliteForgetting
from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import EVERYWHERE, Scope
from tests.desktop.services.facts_in_memory import InMemoryFacts

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(params=["the store", "the reference"])
async def facts(request: pytest.FixtureRequest, store):
    question, answer = (Message(name, "c", None, "user", "I am Anna.", NOON) for name in ("m", "n"))
    await store.conversations.begin(Conversation("c", "A chat", NOON, NOON), question, replace(answer, parent_id="m"))
    return store.facts if request.param == "the store" else InMemoryFacts()


def a_fact(name: str = "one", text: str = "The person's name is Anna.", minutes: int = 0, **changes) -> Fact:
    return replace(Fact(name, text, "identity", "rule", NOON + timedelta(minutes=minutes), subject="name"), **changes)


async def test_what_was_saved_is_read_as_it_was(facts):
    whole = a_fact(
        scope=Scope(agent="a"), source_message_id="m", source_conversation_id="c", pinned=True, taken_by="model"
    )
    await facts.add_fact(whole)
    assert await facts.fact("one") == whole
    assert await facts.facts() == [whole]


async def test_the_newest_stand_first(facts):
    for number, name in enumerate(("one", "two", "three")):
        await facts.add_fact(a_fact(name, minutes=number))
    assert [fact.id for fact in await facts.facts()] == ["three", "two", "one"]


async def test_saving_again_changes_it(facts):
    await facts.add_fact(a_fact())
    await facts.save_fact(a_fact(text="The person's name is Bea.", pinned=True))
    assert [(fact.text, fact.pinned) for fact in await facts.facts()] == [("The person's name is Bea.", True)]


async def test_the_one_that_is_superseded_ceases_to_hold_and_stays(facts):
    await facts.add_fact(a_fact())
    await facts.add_fact(a_fact("two", "The person's name is Bea.", 5), supersedes="one")
    assert [fact.id for fact in await facts.facts()] == ["two"]
    former = await facts.fact("one")
    assert (former.superseded_by, former.valid_to) == ("two", NOON + timedelta(minutes=5))
    assert [fact.id for fact in await facts.facts(former=True)] == ["two", "one"]


async def test_instructions_and_pinned_ones_stand_before_every_answer_while_they_hold(facts):
    await facts.add_fact(a_fact())
    await facts.add_fact(a_fact("pinned", minutes=1, pinned=True))
    await facts.add_fact(a_fact("asked", minutes=2, kind="instruction"))
    await facts.add_fact(a_fact("off", minutes=3, pinned=True, disabled=True))
    await facts.add_fact(a_fact("former", minutes=4, kind="instruction"))
    await facts.add_fact(a_fact("later", minutes=5), supersedes="former")
    assert [fact.id for fact in await facts.standing()] == ["asked", "pinned"]
    assert await facts.holding(["one", "off", "former", "nobody"]) == {"one"}
    assert await facts.holding([]) == frozenset()


async def test_what_is_disabled_is_there_and_does_not_hold(facts):
    await facts.add_fact(a_fact(disabled=True))
    assert await facts.facts() == []
    assert [fact.id for fact in await facts.facts(former=True)] == ["one"]


async def test_a_scope_leaves_only_its_own(facts):
    await facts.add_fact(a_fact())
    await facts.add_fact(a_fact("two", scope=Scope(agent="x")))
    assert [fact.id for fact in await facts.facts(Scope(agent="x"))] == ["two"]
    assert [fact.id for fact in await facts.facts(EVERYWHERE)] == ["one"]


async def test_what_is_forgotten_is_gone_and_its_passages_are_told(facts):
    await facts.add_fact(a_fact())
    await facts.add_fact(a_fact("two", minutes=1))
    gone = await facts.forget_facts(["one", "nobody"])
    assert len(gone) == 1
    assert [fact.id for fact in await facts.facts(former=True)] == ["two"]
    with pytest.raises(NotFound):
        await facts.fact("one")
    assert await facts.forget_facts(["one"]) == []


async def test_what_was_forgotten_is_changed_by_nobody_who_still_knows_of_it(facts):
    await facts.add_fact(a_fact())
    await facts.forget_facts(["one"])
    with pytest.raises(NotFound):
        await facts.save_fact(a_fact(pinned=True))
    assert await facts.facts(former=True) == []


async def test_what_was_forgotten_of_a_message_is_not_taken_of_it_again_and_by_a_model_nothing_is(facts):
    of_m: dict[str, Any] = {"source_message_id": "m", "source_conversation_id": "c"}
    await facts.add_fact(a_fact(**of_m))
    await facts.add_fact(a_fact("old", "The person lives in Ulm.", subject="home", source_message_id="n"))
    await facts.forget_facts(["one"])
    await facts.forget_facts(["one"])
    assert not await facts.add_fact(a_fact("two", **of_m), "old")
    assert not await facts.add_fact(a_fact("three", taken_by="model", subject="said:anna", **of_m))
    assert [fact.id for fact in await facts.facts(former=True)] == ["old"]
    assert await facts.standing() == []
    assert await facts.add_fact(a_fact("four", subject="work", **of_m)), "the rules find something else in it"
    assert await facts.add_fact(a_fact("five", source_message_id="n")), "it is said anew"
    assert await facts.add_fact(a_fact("six")), "or written down"


async def test_of_a_message_that_was_forgotten_nothing_is_taken_any_more_and_what_is_known_holds(facts, store):
    await facts.add_fact(a_fact())
    if isinstance(facts, InMemoryFacts):
        facts.forgotten_messages.add("m")
    else:
        await SqliteForgetting(store.database).forget_messages(["m"])
    assert not await facts.add_fact(a_fact("two", source_message_id="m", source_conversation_id="c"), "one")
    assert [fact.id for fact in await facts.facts()] == ["one"]


async def test_of_a_chat_that_was_forgotten_nothing_is_taken_any_more(store):
    await store.conversations.begin(
        Conversation("c", "A chat", NOON, NOON),
        Message("m", "c", None, "user", "I am Anna.", NOON),
        Message("n", "c", "m", "assistant", "", NOON),
    )
    await SqliteForgetting(store.database).forget_conversations(["c"])
    assert not await store.facts.add_fact(a_fact(source_message_id="m", source_conversation_id="c"))


async def test_what_is_kept_of_a_forgotten_fact_says_nothing_of_it_and_goes_with_its_chat(store):
    question, answer = (Message(name, "c", None, "user", "I am Anna.", NOON) for name in ("m", "n"))
    await store.conversations.begin(Conversation("c", "A chat", NOON, NOON), question, replace(answer, parent_id="m"))
    await store.facts.add_fact(a_fact(source_message_id="m", source_conversation_id="c"))
    await store.facts.forget_facts(["one"])
    ((mark, *said),) = await store.database.read(
        lambda db: db.execute("SELECT id, text, subject, taken_by FROM fact").fetchall()
    )
    assert said == ["", "", "forgotten"]
    with pytest.raises(NotFound):
        await store.facts.fact(mark)
    forgetting = SqliteForgetting(store.database)
    assert await forgetting.facts_left_behind() == []
    await forgetting.forget_conversations(["c"])
    assert await store.database.read(lambda db: db.execute("SELECT count(*) FROM fact").fetchone()) == (0,)
