"""Vectors come in the background, over the real store; the models here know groups of words."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import psutil
import pytest

from soulfra_desktop.adapters.embedding.catalogue import LocalModels
from soulfra_desktop.adapters.embedding.worker import Worker
from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.adapters.vectors.exact import ExactIndex
from soulfra_desktop.app.environment import resources
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.services.embedding import EmbeddingService
from soulfra_desktop.services.nearest import FasterIndex
from tests.desktop.services.embedded import House, Kept
from tests.fakes import FrozenClock


@pytest.fixture
async def house():
    store = await open_in_memory()
    house = House(store)
    house.start()
    yield house
    await house.end()
    await store.aclose()
    assert house.failures == []


async def test_what_is_stored_is_found_by_meaning_a_moment_later(house):
    await house.read("pets", "The cat naps. ", "The bank is closed. ")
    await house.until_all_are_embedded()
    assert (await house.found("kitten", 1)) == ["The cat naps. "]
    assert house.service.counts == (2, 2)


async def test_the_newest_are_embedded_first(house):
    house.one.gate.clear()
    await house.read("old", *[f"old {number} " for number in range(100)])
    await house.read("new", "new and alone")
    house.one.gate.set()
    await house.until_all_are_embedded()
    place = house.one.seen.index("new and alone")
    assert place <= 64  # behind one piece at the most, which was on its way


async def test_while_it_pauses_nothing_is_embedded_and_questions_are(house):
    house.service.pause()
    await house.read("pets", "The cat naps. ")
    await asyncio.sleep(0.05)
    assert house.one.seen in ([], ["The cat naps. "])
    before = list(house.one.seen)
    await house.read("more", "The bank is closed. ")
    assert await house.service.embedder.embed(["kitten"], "question")
    await asyncio.sleep(0.05)
    assert house.one.seen[len(before) :] in ([], ["The cat naps. "])
    house.service.resume()
    await house.until_all_are_embedded()


async def test_a_passage_that_no_model_takes_holds_up_no_other(house):
    await house.read("pets", "The cat naps. ", "poison ", "The bank is closed. ")

    async def so() -> bool:
        return await house.vectors("one") == 2

    await house.until(so)
    await house.read("later", "A kitten dozes. ")

    async def later() -> bool:
        return await house.vectors("one") == 3

    await house.until(later)
    assert house.service.problem == ""


async def test_a_model_that_fails_altogether_is_told_and_tried_again(house):
    house.one.refusal = EmbedderFailed("It is out of order.")
    await house.read("pets", "The cat naps. ")

    async def told() -> bool:
        return "out of order" in house.service.problem

    await house.until(told)
    house.one.refusal = None
    await house.until_all_are_embedded()

    async def well() -> bool:
        return house.service.problem == ""

    await house.until(well)


async def test_another_model_answers_only_when_it_has_seen_everything(house):
    await house.read("pets", "The cat naps. ", "The bank is closed. ")
    await house.until_all_are_embedded()
    house.two.gate.clear()
    await house.service.choose("two")
    assert (house.service.model.name, house.service.chosen.name) == ("one", "two")
    assert tuple(house.choice.names) == ("two", "one")
    await house.read("more", "A kitten dozes. ")
    assert "The cat naps. " in await house.found("kitten", 2)
    house.two.gate.set()
    await house.until_all_are_embedded("two")
    assert (await house.found("kitten", 1)) == ["A kitten dozes. "]
    assert tuple(house.choice.names) == ("two",)

    async def forgotten() -> bool:
        return await house.vectors("one") == 0

    await house.until(forgotten)
    assert house.one.is_closed


async def test_where_nothing_is_known_yet_another_model_answers_at_once(house):
    async def ready() -> bool:
        return house.service.index.is_ready

    await house.until(ready)
    await house.service.choose("two")
    assert (house.service.model.name, house.service.index.is_ready) == ("two", True)
    await house.read("pets", "The cat naps. ")
    await house.until_all_are_embedded("two")
    assert house.one.seen == []
    assert await house.vectors("one") == 0


async def test_a_change_of_model_that_was_cut_off_goes_on_at_the_next_start(house):
    await house.read("pets", "The cat naps. ", "The bank is closed. ")
    await house.until_all_are_embedded()
    house.two.gate.clear()
    await house.service.choose("two")
    await house.end()
    house.two.gate.set()
    house.start()
    await house.until_all_are_embedded("two")


async def test_who_changes_back_before_the_end_keeps_what_was_there(house):
    await house.read("pets", "The cat naps. ", "The bank is closed. ")
    await house.until_all_are_embedded()
    house.two.gate.clear()
    await house.service.choose("two")
    await house.service.choose("one")
    house.two.gate.set()
    await house.until_all_are_embedded()
    assert tuple(house.choice.names) == ("one",)
    assert len(house.one.seen) == 2

    async def forgotten() -> bool:
        return await house.vectors("two") == 0

    await house.until(forgotten)


async def test_a_model_that_is_not_here_is_refused_and_nothing_changes(house):
    with pytest.raises(EmbedderFailed, match="three is not here"):
        await house.service.choose("three")
    assert house.service.chosen.name == "one"


async def test_at_the_next_start_the_index_is_made_of_what_is_stored_and_nothing_is_embedded_again(house):
    await house.read("pets", "The cat naps. ", "The bank is closed. ")
    await house.until_all_are_embedded()
    await house.end()
    house.one.seen.clear()
    house.start()
    await house.until_all_are_embedded()
    assert house.one.seen == []
    assert (await house.found("kitten", 1)) == ["The cat naps. "]


async def test_what_is_forgotten_while_its_vector_is_made_is_not_put_into_the_index(house):
    house.one.gate.clear()
    await house.read("pets", "The cat naps. ")
    await asyncio.sleep(0.05)
    gone = await house.store.documents.forget_documents(["pets"])
    await house.service.index.remove(gone)
    house.one.gate.set()
    await house.read("more", "The bank is closed. ")
    await house.until_all_are_embedded()
    assert len(house.service.index) == 1


class TestLanguages:
    @pytest.fixture
    async def house(self, house):
        await house.end()
        house.two.model = replace(house.two.model, languages=frozenset())
        house.start()
        return house

    async def test_where_most_is_in_another_language_a_model_that_knows_it_is_taken_and_it_is_said(self, house):
        await house.read("english", "The cat naps. ", language="en")
        await house.until_all_are_embedded("one")
        assert house.service.notice is None
        await house.read("german", "Die Katze. ", "Das Haus. ", language="de")
        await house.until_all_are_embedded("two")
        notice = house.service.notice
        assert notice is not None
        assert (notice.language, notice.model.name, notice.better.name, notice.changed) == ("de", "one", "two", True)

    async def test_where_the_person_has_chosen_it_is_only_said(self, house):
        await house.service.choose("one")
        await house.read("german", "Die Katze. ", "Das Haus. ", language="de")
        await house.until_all_are_embedded("one")

        async def noticed() -> bool:
            return house.service.notice is not None

        await house.until(noticed)
        assert not house.service.notice.changed
        assert house.service.chosen.name == "one"
        await house.service.choose("")
        await house.until_all_are_embedded("two")

    async def test_documents_that_come_first_in_another_language_are_embedded_once(self, house):
        await house.end()
        await house.read("german", "Die Katze. ", "Das Haus. ", language="de")
        house.start()
        await house.until_all_are_embedded("two")
        assert house.one.seen == []
        assert house.service.notice.changed

    async def test_half_a_language_is_not_most(self, house):
        await house.read("both", "The cat naps. ", language="en")
        await house.read("german", "Die Katze. ", language="de")
        await house.until_all_are_embedded("one")
        await asyncio.sleep(0.05)
        assert house.service.notice is None
        assert house.service.chosen.name == "one"


async def test_a_wish_in_the_settings_is_followed_and_one_that_cannot_be_is_told(house):
    await house.read("pets", "The cat naps. ")
    await house.until_all_are_embedded()
    house.choice.wish = "three"
    house.service.wake()

    async def told() -> bool:
        return "three is not here" in house.service.problem

    await house.until(told)
    house.choice.wish = "two"
    house.service.wake()
    await house.until_all_are_embedded("two")

    async def well() -> bool:
        return house.service.problem == ""

    await house.until(well)


async def test_with_the_real_model_over_the_real_store():
    worker = Worker()
    store, tasks, clock = await open_in_memory(), TaskSupervisor(print), FrozenClock()

    def index() -> FasterIndex:
        return FasterIndex(ExactIndex(), None, clock.monotonic)

    house = House(store)
    models = LocalModels(resources(), worker)
    house.service = EmbeddingService(models, store.passages, store.documents, Kept(), index, clock, tasks.spawn)
    running = tasks.spawn(house.service.run())
    texts = [
        "The ship left the harbour at dawn. ",
        "Bread needs flour, water and salt. ",
        "Her violin was out of tune. ",
    ]
    await house.read("book", *texts, language="en")
    await house.until_all_are_embedded("minilm")
    assert await house.found("What goes into a loaf?", 1) == [texts[1]]
    assert await house.found("a musical instrument", 1) == [texts[2]]
    psutil.Process(worker.pid).kill()
    assert await house.found("sailing away in the morning", 1) == [texts[0]]
    running.cancel()
    await tasks.aclose()
    await house.service.aclose()
    await store.aclose()


async def test_a_question_that_is_asked_while_another_model_takes_over_is_held_against_one_models_vectors_alone(house):
    await house.read("pets", "The cat naps. ", "The bank is closed. ")
    await house.until_all_are_embedded()
    held, answered = house.one.gate, asyncio.Event()
    real = type(house.one).embed

    async def slow(texts, role):
        if role == "question":
            await answered.wait()
        return await real(house.one, texts, role)

    house.one.embed = slow
    asked = house.tasks.spawn(house.found("kitten", 1))
    await asyncio.sleep(0)
    assert held.is_set()
    await house.service.choose("two")
    await house.until_all_are_embedded("two")
    answered.set()
    assert await asked == ["The cat naps. "]
