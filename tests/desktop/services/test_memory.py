"""What is remembered: taken from chats, edited, pinned, disabled, superseded, forgotten, and off by one switch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

import pytest

from soulfra_desktop.domain.chat import Accepted, AnswerOptions, Conversation, Message
from soulfra_desktop.domain.errors import NotFound, SettingRefused
from soulfra_desktop.domain.fact import Fact, Learnt
from soulfra_desktop.domain.knowledge import EVERYWHERE, Scope
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.services.memory import MemoryService
from soulfra_desktop.services.noticing import Noticing
from tests.desktop.services.facts_in_memory import InMemoryFacts
from tests.desktop.services.house import House
from tests.desktop.services.spending import starter


@dataclass
class Remembering:
    """A house whose chats are listened to."""

    house: House
    memory: MemoryService
    noticing: Noticing

    async def say(self, text: str, **options) -> Learnt:
        await self.house.ask(text, **options)
        accepted = self.house.events[0]
        assert isinstance(accepted, Accepted)
        return await self.noticing.learn(accepted.conversation, accepted.question)

    async def texts(self, scope: Scope | None = None) -> list[str]:
        return [fact.text for fact in await self.memory.facts(scope)]


@pytest.fixture(params=["the store", "in memory"])
async def person(house, request):
    home = await house(starter())
    numbers = count(1)
    facts = home.store.facts if request.param == "the store" else InMemoryFacts()

    def new_id() -> str:
        return f"fact{next(numbers)}"

    memory = MemoryService(facts, home.conversations, home.settings, home.clock, new_id)
    noticing = Noticing(memory, home.conversations, home.chat.in_force, home.clock, new_id)
    return Remembering(home, memory, noticing)


async def test_what_is_said_in_a_chat_is_remembered_with_its_source(person):
    learnt = await person.say("My name is Anna and my dog is called Nova.")
    assert [fact.text for fact in learnt.remembered] == [
        "The person's name is Anna.",
        "The person's dog is called Nova.",
    ]
    fact = learnt.remembered[0]
    assert (fact.taken_by, fact.kind, fact.scope) == ("rule", "identity", EVERYWHERE)
    why = await person.memory.why(fact.id)
    assert why.message is not None
    assert why.message.text == "My name is Anna and my dog is called Nova."
    assert why.conversation is not None
    assert why.conversation.id == why.message.conversation_id


async def test_a_question_gives_nothing(person):
    assert not await person.say("What is the capital of Peru?")
    assert await person.texts() == []


async def test_the_same_said_again_is_not_remembered_twice(person):
    await person.say("I live in Ulm.")
    assert not (await person.say("I live in Ulm.")).remembered
    assert await person.texts() == ["The person lives in Ulm."]


async def test_asking_again_for_what_is_known_says_so(person):
    await person.say("I'm vegan.")
    assert (await person.say("Remember that I'm vegan.")).known


async def test_a_later_word_supersedes_and_the_former_one_is_still_to_be_seen(person):
    await person.say("I live in Ulm.")
    person.house.clock.advance(60)
    learnt = await person.say("I've moved to Rome.")
    assert [fact.text for fact in learnt.superseded] == ["The person lives in Ulm."]
    assert await person.texts() == ["The person lives in Rome."]
    former = (await person.memory.why(learnt.remembered[0].id)).former
    assert [(fact.text, fact.superseded_by) for fact in former] == [
        ("The person lives in Ulm.", learnt.remembered[0].id)
    ]


async def test_a_pin_passes_on_to_what_takes_its_place(person):
    [fact] = (await person.say("I live in Ulm.")).remembered
    await person.memory.pin(fact.id)
    assert (await person.say("I've moved to Rome.")).remembered[0].pinned


async def test_undo_takes_back_what_was_remembered_and_brings_the_former_one_back(person):
    await person.say("I live in Ulm.")
    learnt = await person.say("I've moved to Rome.")
    await person.memory.take_back(learnt.remembered[0])
    assert await person.texts() == ["The person lives in Ulm."]


async def test_what_is_asked_to_be_forgotten_is_gone_with_what_it_had_taken_the_place_of(person):
    await person.say("I live in Ulm.")
    await person.say("I've moved to Rome.")
    learnt = await person.say("Forget that I live in Rome.")
    assert [fact.text for fact in learnt.forgotten] == ["The person lives in Rome."]
    assert await person.memory.facts(former=True) == []


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("My name is Anna.", "Forget my name."),
        ("My dog is called Nova.", "You can forget about my dog."),
        ("My dog is called Nova.", "Forget Nova."),
        ("I don't like coriander.", "Forget that I don't like coriander."),
        ("Remember that the bins go out on Tuesday.", "Forget that the bins go out on Tuesday."),
        ("Ich wohne in Ulm.", "Vergiss bitte, dass ich in Ulm wohne."),
        ("Mein Hund heißt Nova.", "Vergiss meinen Hund."),
    ],
)
async def test_a_wish_to_forget_finds_what_is_meant(person, said, wish):
    await person.say(said)
    assert len((await person.say(wish)).forgotten) == 1
    assert await person.texts() == []


@pytest.mark.parametrize("wish", ["Forget that.", "Forget about that", "Forget what I just said", "Vergiss das."])
async def test_forget_that_means_what_was_said_just_before_and_nothing_older(person, wish):
    await person.say("My name is Anna.")
    chat = (await person.house.tree())[0].conversation_id
    assert (await person.say(wish)).forgotten == (), "in another chat"
    await person.say("What is a good recipe for bread?", conversation_id=chat)
    learnt = await person.say(wish, conversation_id=chat)
    assert (learnt.forgotten, learnt.not_found) == ((), True)
    assert await person.texts() == ["The person's name is Anna."]
    await person.say("My dog is called Nova.", conversation_id=chat)
    learnt = await person.say(wish, conversation_id=chat)
    assert [fact.text for fact in learnt.forgotten] == ["The person's dog is called Nova."]
    assert await person.texts() == ["The person's name is Anna."]


async def test_a_wish_to_forget_what_is_not_known_leaves_everything(person):
    await person.say("My name is Anna.")
    assert (await person.say("Forget that I live in Ulm.")).not_found
    assert await person.texts() == ["The person's name is Anna."]


async def test_a_secret_is_refused_and_said(person):
    learnt = await person.say("Remember that my password is hunter2.")
    assert learnt.secret
    assert await person.memory.facts(former=True) == []


async def test_off_nothing_is_taken_and_nothing_is_put_before_a_model(person):
    [fact] = (await person.say("Always answer in German.")).remembered
    await person.memory.switch(False)
    assert not await person.say("My name is Anna.")
    assert await person.memory.always() == []
    assert await person.memory.usable([fact.id]) == frozenset()
    assert await person.texts() == ["The person asks: “Always answer in German”."]
    await person.memory.forget([fact.id])
    assert await person.texts() == []


async def test_from_a_chat_that_is_left_out_nothing_is_taken(person):
    await person.say("hello")
    chat = (await person.house.tree())[0].conversation_id
    await person.memory.leave_out(chat)
    assert not await person.say("My name is Anna.", conversation_id=chat)
    await person.memory.leave_out(chat, False)
    assert await person.say("My name is Anna.", conversation_id=chat)


async def test_a_temporary_chat_leaves_nothing(person):
    chat = Conversation("t", "t", person.house.clock.now(), person.house.clock.now(), temporary=True)
    message = Message("m", "t", None, "user", "My name is Anna.", person.house.clock.now())
    assert not await person.noticing.learn(chat, message)


async def test_an_answer_is_not_the_person_s_word(person):
    await person.house.ask("hello")
    answer = (await person.house.tree())[-1]
    chat = await person.house.conversations.conversation(answer.conversation_id)
    assert not await person.noticing.learn(chat, replace(answer, text="My name is Soulfra."))


async def test_in_a_chat_where_a_part_is_played_only_a_wish_counts(person):
    await person.house.ask("Let's role-play. You are a pirate.")
    chat = (await person.house.tree())[0].conversation_id
    assert not await person.say("My name is Captain Jack.", conversation_id=chat)
    assert await person.say("Remember that I hate olives.", conversation_id=chat)


async def test_what_is_said_where_nothing_may_leave_stays_in_that_chat(person):
    [fact] = (await person.say("I live in Ulm.", options=AnswerOptions(privacy="local-only"))).remembered
    assert fact.scope == Scope(conversation_id=fact.source_conversation_id)


async def test_a_project_s_facts_stay_in_it_and_one_s_name_does_not(person):
    await person.house.store.organiser.save_folder(Folder("f", "Whales"))
    learnt = await person.say("My name is Anna. I'm working on a novel about whales.", folder_id="f")
    assert {fact.kind: fact.scope for fact in learnt.remembered} == {
        "identity": EVERYWHERE,
        "project": Scope(folder_id="f"),
    }
    assert len(await person.memory.facts(Scope(folder_id="f"))) == 2
    assert len(await person.memory.facts(EVERYWHERE)) == 1


async def test_in_a_private_project_everything_stays(person):
    await person.house.store.organiser.save_folder(Folder("f", "Whales", rules=FolderRules(privacy="local-only")))
    [fact] = (await person.say("My name is Anna.", folder_id="f")).remembered
    assert fact.scope == Scope(folder_id="f")


async def test_an_instruction_for_this_chat_holds_in_it_alone(person):
    [fact] = (await person.say("Always answer in French in this chat.")).remembered
    chat = fact.source_conversation_id
    assert [one.id for one in await person.memory.always(Scope(conversation_id=chat))] == [fact.id]
    assert await person.memory.always(Scope(conversation_id="another")) == []


async def test_instructions_and_pins_stand_before_every_answer(person):
    await person.say("Always answer in German. My name is Anna. I live in Ulm.")
    await person.memory.pin((await person.memory.named("my name"))[0].id)
    assert {fact.kind for fact in await person.memory.always()} == {"instruction", "identity"}


async def test_what_is_disabled_is_kept_and_not_used(person):
    [fact] = (await person.say("Always answer in German.")).remembered
    await person.memory.disable(fact.id)
    assert await person.memory.always() == []
    assert len(await person.memory.facts()) == 1
    await person.memory.enable(fact.id)
    assert len(await person.memory.always()) == 1


async def test_what_is_disabled_is_not_taken_again(person):
    [fact] = (await person.say("I live in Ulm.")).remembered
    await person.memory.disable(fact.id)
    assert not await person.say("I live in Ulm.")
    assert [one.disabled for one in await person.memory.facts()] == [True]


@pytest.mark.parametrize(
    ("said", "edited", "subject"),
    [
        ("I live in Oslo.", "The person lives in Bergen.", "home"),
        ("My dog is called Nova.", "The person's dog is called Rex.", "named:dog"),
        ("I love Helsinki.", "The person loves Turku.", "said:loves turku"),
        ("Remember that the spare wheel is in Lund.", "The spare wheel is in Malmö.", "said:spare wheel malmö"),
    ],
)
async def test_an_edit_leaves_nothing_of_the_former_text_in_what_it_is_about(person, said, edited, subject):
    (fact,) = (await person.say(said)).remembered
    assert (await person.memory.edit(fact.id, edited)).subject == subject


async def test_an_edit_makes_it_the_person_s_own(person):
    [fact] = (await person.say("I live in Ulm.")).remembered
    edited = await person.memory.edit(fact.id, "  The person lives in\nUlm-Söflingen. ")
    assert (edited.text, edited.taken_by) == ("The person lives in Ulm-Söflingen.", "person")
    assert (await person.memory.why(fact.id)).message is not None


@pytest.mark.parametrize("text", ["", "   ", "x" * 501, "My password is hunter2", "4111 1111 1111 1111"])
async def test_an_edit_to_what_cannot_be_remembered_is_refused_and_changes_nothing(person, text):
    [fact] = (await person.say("I live in Ulm.")).remembered
    with pytest.raises(SettingRefused):
        await person.memory.edit(fact.id, text)
    assert await person.texts() == ["The person lives in Ulm."]


async def test_one_can_be_written_down_by_hand(person):
    fact = await person.memory.add("The bins go out on Tuesday.", "date")
    assert (fact.taken_by, fact.kind) == ("person", "date")
    assert (await person.memory.why(fact.id)).message is None


async def test_facts_of_chats_that_are_gone_go_too_unless_they_are_the_person_s_own(person):
    learnt = await person.say("My name is Anna. I live in Ulm.")
    await person.memory.edit(learnt.remembered[1].id, "The person lives in Söflingen.")
    gone = await person.memory.forget_from([learnt.remembered[0].source_conversation_id or ""])
    assert [fact.text for fact in gone] == ["The person's name is Anna."]
    assert await person.texts() == ["The person lives in Söflingen."]


async def test_facts_of_a_message_that_was_edited_away_cease_to_hold(person):
    [fact] = (await person.say("I live in Ulm.")).remembered
    tree = await person.house.tree()
    await person.say("What is the tallest church?", conversation_id=tree[0].conversation_id, parent_id=None)
    assert await person.texts() == []
    assert [one.id for one in await person.memory.facts(former=True)] == [fact.id]


async def test_facts_of_a_message_that_was_edited_are_superseded_by_its_new_version(person):
    await person.say("I live in Ulm and I prefer tea.")
    chat = (await person.house.tree())[0].conversation_id
    await person.say("I live in Rome and I prefer tea.", conversation_id=chat, parent_id=None)
    assert sorted(await person.texts()) == ["The person lives in Rome.", "The person prefers tea."]


async def test_whoever_keeps_something_of_facts_is_asked_to_erase_it(person):
    told: list[str] = []

    async def erase(ids):
        told.extend(ids)

    person.memory.erase = erase
    [fact] = (await person.say("I live in Ulm.")).remembered
    await person.memory.forget([fact.id])
    assert told == [fact.id]


async def test_who_listens_hears_of_every_change(person):
    heard: list[None] = []
    person.memory.changed.connect(heard.append)
    [fact] = (await person.say("I live in Ulm.")).remembered
    await person.memory.pin(fact.id)
    await person.memory.forget([fact.id])
    assert len(heard) == 3


async def test_why_of_what_is_forgotten_says_so(person):
    with pytest.raises(NotFound):
        await person.memory.why("nobody")


async def test_forgetting_nothing_does_nothing(person):
    assert await person.memory.forget(["nobody"]) == []


def test_nothing_learnt_is_false():
    assert not Learnt()
    assert Learnt(remembered=(Fact("1", "t", "other", "rule", None),))  # type: ignore[arg-type]


async def test_before_a_question_not_all_that_is_remembered_is_read(person, monkeypatch):
    """Of ten thousand facts that would take longer than an answer waits."""
    learnt = await person.say("My name is Anna and my dog is called Nova.")
    name, dog = (fact.id for fact in learnt.remembered)
    await person.memory.pin(dog)

    async def all_of_them(*_args, **_options):
        raise AssertionError("all of it was read")

    monkeypatch.setattr(person.memory, "facts", all_of_them)
    assert [fact.id for fact in await person.memory.always()] == [dog]
    assert await person.memory.usable([name, "nobody"]) == {name}
