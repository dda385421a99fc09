"""Vectors come in the background, over the real store; the models here know groups of words."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.adapters.vectors.exact import ExactIndex
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.domain.knowledge import Chunk, Document, ReadDocument, RecallQuery
from soulfra_desktop.services.embedding import EmbeddingService
from soulfra_desktop.services.nearest import FasterIndex
from soulfra_desktop.services.recall import RecallService
from tests.desktop.services.remembered import MeaningOf
from tests.fakes import FrozenClock

ANIMALS = ("cat kitten sleeps dozes", "bank interest rates money")


class Groups(MeaningOf):
    """Counts what it is asked; does not take a text with `poison` in it."""

    def __init__(self, name: str, *groups: str) -> None:
        super().__init__(*groups)
        self.model = replace(self.model, name=name)
        self.seen: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.is_closed = False

    async def embed(self, texts, role):
        await self.gate.wait()
        if any("poison" in text for text in texts):
            raise EmbedderFailed("It did not take a text.")
        if role == "passage":
            self.seen += texts
        return await super().embed(texts, role)

    async def aclose(self) -> None:
        self.is_closed = True


class SomeModels:
    def __init__(self, *embedders: Groups) -> None:
        self._by_name = {embedder.model.name: embedder for embedder in embedders}
        self.default = embedders[0].model

    async def available(self):
        return [embedder.model for embedder in self._by_name.values()]

    async def named(self, name):
        if name not in self._by_name:
            raise EmbedderFailed(f"{name} is not here.")
        return self._by_name[name].model

    def embedder(self, model):
        return self._by_name[model.name]

    async def aclose(self) -> None:
        """Nothing to close."""


class Kept:
    def __init__(self, *names: str) -> None:
        self.names: Sequence[str] = names

    async def keep(self, names):
        self.names = tuple(names)


class House:
    def __init__(self, store) -> None:
        self.store = store
        self.one, self.two = Groups("one", *ANIMALS), Groups("two", *reversed(ANIMALS), "a third group")
        self.choice = Kept()
        self.tasks = TaskSupervisor(self._failed)
        self.failures: list[BaseException] = []

    def _failed(self, error: BaseException) -> None:
        self.failures.append(error)

    def start(self) -> EmbeddingService:
        def index():
            return FasterIndex(ExactIndex(), None, FrozenClock().monotonic)

        models = SomeModels(self.one, self.two)
        self.service = EmbeddingService(
            models, self.store.passages, self.choice, index, FrozenClock(), self.tasks.spawn
        )
        self.running = self.tasks.spawn(self.service.run())
        return self.service

    async def end(self) -> None:
        """As the process would."""
        await self.tasks.aclose()
        await self.service.aclose()
        self.tasks = TaskSupervisor(self._failed)

    async def read(self, name: str, *texts: str) -> None:
        chunks, place = [], 0
        for ordinal, text in enumerate(texts):
            chunks.append(Chunk(ordinal, place, place + len(text), text))
            place += len(text)
        document = Document(name, name, datetime(2026, 11, 23, tzinfo=UTC))
        await self.store.documents.put_text(document, ReadDocument("text/plain", "".join(texts)), chunks)
        self.service.wake()

    async def found(self, text: str, limit: int = 3) -> list[str]:
        recalled = await RecallService(self.store.passages, self.service).recall(RecallQuery(text, limit))
        return [passage.text for passage in recalled.passages]

    async def vectors(self, model: str) -> int:
        return (await self.store.passages.counts(model))[1]

    async def until(self, so) -> None:
        async with asyncio.timeout(20):
            while not await so():
                assert not self.failures
                await asyncio.sleep(0.005)

    async def until_all_are_embedded(self, model: str = "one") -> None:
        async def so() -> bool:
            passages, embedded = await self.store.passages.counts(model)
            return passages == embedded == len(self.service.index) and self.service.model.name == model

        await self.until(so)


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
    assert house.one.seen == ["The cat naps. ", "The bank is closed. "] or len(house.one.seen) == 2


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
