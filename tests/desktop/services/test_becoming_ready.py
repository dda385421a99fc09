"""How fast vectors come is said once it can be told, and never wildly: not of the time in which a model is loaded."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from soulfra_desktop.domain.knowledge import Chunk, Document, ReadDocument
from soulfra_desktop.services.becoming_ready import TELLABLE_SECONDS, BecomingReady
from soulfra_desktop.services.document_book import DocumentBook
from soulfra_desktop.services.indexing import _seconds_left
from tests.desktop.services.kept_documents import InMemoryDocuments

NOW = datetime(2026, 11, 23, tzinfo=UTC)


class Course:
    """A store, and a clock by which `happens` is told of each second that passed, until it ends everything."""

    def __init__(self, happens: Callable[[Course], None], until: float) -> None:
        self.store = InMemoryDocuments()
        self.book = DocumentBook(self.store)
        self.ready = BecomingReady(self.store, self.book, self, lambda: False)
        self.seconds = 0.0
        self.told: list[tuple[float, float]] = []
        self._happens, self._until = happens, until

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.told.append((self.seconds, self.ready.chunks_a_second))
        self.seconds += seconds
        self._happens(self)
        await asyncio.sleep(0)
        if self.seconds > self._until:
            raise asyncio.CancelledError

    def put(self, name: str, chunks: int) -> None:
        """Its words are stored, its vectors are not."""
        self.store.rows[name] = Document(name, name, NOW, f"/{name}", sha256=name, state="embedding")
        self.store.texts[name] = ReadDocument("text/plain", "x")
        self.store.chunks[name] = [Chunk(number, 0, 1, f"{number}") for number in range(chunks)]

    def fill(self, name: str, count: int) -> None:
        there = self.store.embedded.setdefault(name, set())
        there |= {f"{number}" for number in range(len(there), len(there) + count)}

    async def run(self) -> None:
        await self.book.load()
        with suppress(asyncio.CancelledError):
            await self.ready.run()

    def said(self) -> list[float]:
        return [rate for _, rate in self.told if rate]


async def test_after_a_restart_nothing_is_said_until_vectors_have_come_for_a_while_and_then_it_is_right():
    def happens(course: Course) -> None:
        if course.seconds > 30:  # so long its model is loaded
            course.fill("a", 50)

    course = Course(happens, 50)
    course.put("a", 4_000)
    await course.run()
    assert course.said()
    assert all(80 <= rate <= 120 for rate in course.said())
    first = next(second for second, rate in course.told if rate)
    assert 30 + TELLABLE_SECONDS <= first <= 32 + TELLABLE_SECONDS


async def test_after_a_long_halt_it_is_told_anew():
    def happens(course: Course) -> None:
        if not 10 < course.seconds < 100:
            course.fill("a", 50)

    course = Course(happens, 120)
    course.put("a", 9_000)
    await course.run()
    since = [rate for second, rate in course.told if second > 100 and rate]
    assert since
    assert all(80 <= rate <= 120 for rate in since)


async def test_while_others_are_read_it_is_told_though_each_is_ready_before_the_next_comes():
    def happens(course: Course) -> None:
        for one in course.book.in_state("embedding"):
            course.fill(one.id, 30)

    course = Course(happens, 30)
    course.store.rows["waits"] = Document("waits", "waits", NOW, "/waits")

    async def read_one_after_the_other() -> None:
        for number in range(100):
            while course.book.counts["embedding"]:
                await asyncio.sleep(0)
            await asyncio.sleep(0)
            course.seconds += 2  # so long it is read
            course.put(f"d{number}", 30)
            course.book.seen([await course.store.document(f"d{number}")])
            course.ready.wake()

    reading = asyncio.get_running_loop().create_task(read_one_after_the_other())
    await course.run()
    reading.cancel()
    assert course.said()
    assert all(6 <= rate <= 13 for rate in course.said())


async def test_of_a_single_document_nothing_is_concluded_for_many_that_are_not_read():
    course = Course(lambda _: None, 0)
    for number in range(20):
        course.store.rows[f"w{number}"] = Document(f"w{number}", "w", NOW, f"/w{number}")
    course.put("book", 4_000)
    await course.book.load()
    assert _seconds_left(course.book, 4_000, 100.0) is None
    for number in range(4):
        course.put(f"d{number}", 10)
    await course.book.load()
    assert _seconds_left(course.book, 4_040, 100.0) == (4_040 + 20 * 4_040 / 5) / 100
