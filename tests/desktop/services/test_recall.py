"""One search over documents, chats and facts, by words and by meaning."""

import asyncio
from datetime import UTC, datetime

import pytest

from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.domain.knowledge import Passage, PassageKind, RecallQuery
from soulfra_desktop.services.recall import RecallService
from tests.desktop.services.remembered import InMemoryPassages, MeaningOf


class Known:
    """What is known, and the search over it."""

    def __init__(self) -> None:
        self.store = InMemoryPassages()
        self.meaning = MeaningOf("dog puppy terrier", "rent lease flat tenancy", "car vehicle automobile")
        self.service = RecallService(self.store, self.meaning)

    async def say(self, *texts: str, chat="c1", kind: PassageKind = "message", folder="", at=None, role=None) -> None:
        """Lines of one chat, or chunks of one document."""
        sequence = len(self.store._passages) + 1
        for ordinal, text in enumerate(texts):
            number = len(self.store._passages) + 1
            conversation = chat if kind == "message" else None
            passage = Passage(
                number, kind, f"{chat}/{ordinal}", chat, text, conversation_id=conversation, at=at, role=role
            )
            self.store.put(passage, sequence, ordinal)
            if folder:
                self.store.folders[number] = folder
            (vector,) = await self.meaning.embed([text], "passage")
            await self.meaning.index.add([number], [vector])
            self.store.embedded.add(number)

    async def texts(self, question: str, **asked) -> list[str]:
        return [one.text for one in (await self.service.recall(RecallQuery(question, **asked))).passages]


@pytest.fixture
def known():
    return Known()


async def test_the_word_that_is_asked_for_is_found(known):
    await known.say("The boiler was serviced in March.")
    await known.say("We had pasta again.")
    assert (await known.texts("When was the boiler serviced?"))[0].startswith("The boiler")


async def test_what_means_the_same_in_other_words_is_found(known):
    await known.say("My puppy ate the sofa yesterday.", "Oh no.")
    await known.say("We had pasta again.", "Nice.")
    assert (await known.texts("terrier"))[0].startswith("My puppy")


async def test_the_answer_below_a_question_is_found_by_the_questions_words(known):
    await known.say("Where do you keep the spare key?", "Under the third stone on the left side.", "Good to know.")
    await known.say("I bought some bread and a lot of cheese today.", "Enjoy your meal, both of you.", "Thanks.")
    assert "Under the third stone on the left side." in (await known.texts("spare key"))[:2]


async def test_what_a_model_made_up_once_comes_after_the_persons_own_words(known):
    await known.say("My sister moved to Bergen, it rains a lot there.", chat="c1", role="user")
    await known.say("Your sister lives in Ashwood, and your sister likes Ashwood.", chat="c2", role="assistant")
    assert (await known.texts("sister"))[0].startswith("My sister")


async def test_documents_chats_and_facts_come_in_one_order(known):
    await known.say("The lease ends in June 2027.", chat="lease.pdf", kind="document")
    await known.say("When does my lease end, by the way?", chat="c2")
    await known.say("The person's lease is for a flat in Bern.", chat="fact", kind="fact")
    found = (await known.service.recall(RecallQuery("lease"))).passages
    assert {one.kind for one in found} == {"document", "message", "fact"}
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


async def test_what_a_filter_leaves_out_is_not_found_and_takes_no_ones_place(known):
    for number in range(150):
        await known.say(f"The car needs oil, entry {number}.", chat="diary")
    await known.say("The car is blue.", chat="c9", folder="f1")
    assert await known.texts("car", conversation_id="c9") == ["The car is blue."]
    assert "The car is blue." not in await known.texts("car", without_conversation="c9", limit=200)
    assert await known.texts("car", kinds=frozenset({"document"})) == []


async def test_a_neighbour_that_the_filter_leaves_out_is_not_found_either(known):
    day = datetime(2026, 5, 1, tzinfo=UTC)
    await known.say("The car is in the garage.", at=day)
    await known.say("Where is the vehicle?", "In Basel, at the airport.", at=day.replace(month=6))
    assert await known.texts("car garage", until=day.replace(day=2)) == ["The car is in the garage."]


async def test_while_vectors_are_missing_words_alone_answer_and_the_share_says_so(known):
    await known.say("The boiler was serviced in March.", "Good.")
    known.store.embedded.discard(2)
    assert (await known.service.recall(RecallQuery("boiler"))).searched == 0.5
    known.meaning.index.is_ready = False
    found = await known.service.recall(RecallQuery("boiler"))
    assert found.passages[0].text.startswith("The boiler")
    assert (found.searched, found.problem) == (0.0, "")


async def test_when_the_embedder_fails_words_alone_answer_and_it_is_said(known):
    await known.say("The boiler was serviced in March.", "Good.")
    known.meaning.refusal = EmbedderFailed("The model's process ended.")
    found = await known.service.recall(RecallQuery("boiler"))
    assert found.passages[0].text.startswith("The boiler")
    assert found.searched == 0.0
    assert found.problem.startswith("The model's process ended.")
    assert "by its words" in found.problem


async def test_what_was_said_twice_is_found_once(known):
    await known.say("The car is blue.", chat="a")
    await known.say("The  car is BLUE.", chat="b")
    assert len(await known.texts("car blue")) == 1


@pytest.mark.parametrize("odd", ["", "   ", "?!", '"', "AND OR NOT (", "\x00", "*", "🚗"])
async def test_odd_questions_find_nothing_or_something_and_never_fail(known, odd):
    await known.say("The car is blue.")
    await known.texts(odd)


async def test_nothing_known_is_nothing_found_and_all_of_it_was_searched(known):
    found = await known.service.recall(RecallQuery("anything"))
    assert (found.passages, found.searched) == ((), 1.0)


async def test_a_reranker_orders_what_was_found_before_it_is_cut(known):
    class Shortest:
        async def rerank(self, question, passages):
            return sorted(passages, key=lambda one: len(one.text))

    for length in range(1, 12):
        await known.say("car " * length + f"number {length}")
    known.service = RecallService(known.store, known.meaning, Shortest())
    assert await known.texts("car number", limit=1) == ["car number 1"]


async def test_what_is_near_in_meaning_is_marked_and_what_only_has_the_word_among_others_is_not(known):
    await known.say("My puppy ate the sofa yesterday.")
    await known.say("The word terrier is in a crossword about a car, a vehicle, an automobile, a flat and its rent.")
    found = (await known.service.recall(RecallQuery("dog terrier"))).passages
    assert {one.text.split()[1]: one.related for one in found} == {"puppy": True, "word": False}


async def test_a_slow_embedder_is_waited_for_as_long_as_was_said_and_words_answer(known):
    await known.say("The boiler was serviced in March.")

    async def never(texts, role):
        await asyncio.Event().wait()

    known.meaning.embed = never
    found = await known.service.recall(RecallQuery("boiler"), patience=0.0)
    assert (len(found.passages), found.problem) == (1, "Finding by meaning took too long.")
