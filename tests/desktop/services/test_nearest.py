"""Which index is asked: the one that is the faster on what is here, and never one that finds something else."""

from __future__ import annotations

import numpy as np
import pytest

from soulfra_desktop.adapters.vectors.chroma import ChromaIndex
from soulfra_desktop.adapters.vectors.exact import ExactIndex
from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.services.nearest import FasterIndex
from tests.fakes import FrozenClock

SECOND = 1.0


def some(count: int, seed: int = 1) -> list[bytes]:
    made = np.random.default_rng(seed).standard_normal((count, 8)).astype("<f4")
    return [row.tobytes() for row in made / np.linalg.norm(made, axis=1, keepdims=True)]


class Taking(ExactIndex):
    """Takes some time for each question, as its clock says."""

    def __init__(self, clock: FrozenClock, seconds: float, alike: bool = True) -> None:
        super().__init__()
        self._clock, self._seconds, self._alike = clock, seconds, alike
        self.asked = 0
        self.is_dead = False
        self.is_closed = False

    async def nearest(self, vector, limit, among=None):
        if self.is_dead:
            raise EmbedderFailed("dead")
        self.asked += 1
        if among is None:
            self._clock.advance(self._seconds)
        found = await super().nearest(vector, limit, among)
        return found if self._alike else found[: len(found) // 2]

    async def add(self, ids, vectors):
        if self.is_dead:
            raise EmbedderFailed("dead")
        await super().add(ids, vectors)

    async def aclose(self):
        self.is_closed = True
        await super().aclose()


class House:
    def __init__(self, theirs: float, alike: bool = True) -> None:
        clock = FrozenClock()
        self.exact = Taking(clock, SECOND)
        self.made: list[Taking] = []

        def make() -> Taking:
            self.made.append(Taking(clock, theirs, alike))
            return self.made[-1]

        self.index = FasterIndex(self.exact, make, clock.monotonic, fewest=200)
        self.vectors = some(400)

    async def fill(self, count: int) -> None:
        await self.index.add(range(count), self.vectors[:count])

    async def found(self, number: int) -> list[tuple[int, float]]:
        return [(near.passage_id, near.cosine) for near in await self.index.nearest(self.vectors[number], 5)]


async def test_where_little_is_known_no_other_index_is_built():
    house = House(theirs=0.1)
    await house.fill(199)
    await house.index.consider()
    assert house.made == []


async def test_the_faster_takes_over_and_gives_the_same_figures():
    house = House(theirs=0.1)
    await house.fill(300)
    before = await house.found(7)
    await house.index.consider()
    assert house.index.is_fast
    asked = house.made[0].asked
    assert await house.found(7) == before
    assert house.made[0].asked == asked + 1


async def test_the_slower_is_thrown_away_and_tried_again_only_when_twice_as_much_is_known():
    house = House(theirs=2.0)
    await house.fill(200)
    await house.index.consider()
    assert not house.index.is_fast
    assert house.made[0].is_closed
    await house.fill(399)
    await house.index.consider()
    assert len(house.made) == 1
    await house.fill(400)
    await house.index.consider()
    assert len(house.made) == 2


async def test_one_that_finds_something_else_is_not_asked_however_fast_it_is():
    house = House(theirs=0.1, alike=False)
    await house.fill(300)
    await house.index.consider()
    assert not house.index.is_fast


async def test_what_comes_and_goes_later_holds_for_both():
    house = House(theirs=0.1)
    await house.fill(300)
    await house.index.consider()
    await house.index.add([1000], [house.vectors[7]])
    assert {1000, 7} <= {number for number, _ in await house.found(7)}
    await house.index.remove([7])
    found = {number for number, _ in await house.found(7)}
    assert 1000 in found
    assert 7 not in found


async def test_what_is_removed_while_the_other_is_built_does_not_come_back_and_what_is_added_is_there():
    house = House(theirs=0.1)
    await house.fill(300)

    class Interrupted(Taking):
        async def add(self, ids, vectors):
            if self.is_first:
                self.is_first = False
                await house.index.remove([7])
                await house.index.add([1000], [house.vectors[8]])
            await super().add(ids, vectors)

        is_first = True

    house.index._make = lambda: Interrupted(FrozenClock(), 0.0)
    await house.index.consider()
    assert house.index.is_fast
    assert 7 not in {number for number, _ in await house.found(7)}
    assert {8, 1000} <= {number for number, _ in await house.found(8)}


async def test_when_the_fast_one_dies_the_exact_one_answers():
    house = House(theirs=0.1)
    await house.fill(300)
    before = await house.found(7)
    await house.index.consider()
    house.made[0].is_dead = True
    assert await house.found(7) == before
    assert not house.index.is_fast
    assert house.made[0].is_closed


async def test_when_the_fast_one_dies_of_something_new_that_is_found_all_the_same():
    house = House(theirs=0.1)
    await house.fill(300)
    await house.index.consider()
    house.made[0].is_dead = True
    await house.index.add([1000], [house.vectors[7]])
    assert 1000 in {number for number, _ in await house.found(7)}
    assert not house.index.is_fast


@pytest.mark.parametrize("after", ["kill", "keep"])
async def test_chroma_itself_stands_before_the_exact_one(after):
    clock = FrozenClock()
    made: list[ChromaIndex] = []

    def make() -> ChromaIndex:
        made.append(ChromaIndex())
        return made[-1]

    index = FasterIndex(Taking(clock, SECOND), make, clock.monotonic, fewest=200)
    vectors = some(300)
    await index.add(range(300), vectors)
    await index.consider()
    assert index.is_fast
    if after == "kill":
        import psutil

        psutil.Process(made[0].pid).kill()
    assert [near.passage_id for near in await index.nearest(vectors[7], 1)] == [7]
    assert index.is_fast == (after == "keep")
    await index.aclose()
    assert made[0].pid is None
