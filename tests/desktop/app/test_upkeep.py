"""After the start the trash is emptied and what is not indexed is read, until Soulfra ends."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.app.upkeep import BREATH_SECONDS, FIRST_SECONDS, REST_SECONDS, keep_up
from soulfra_desktop.domain.errors import DiskFull
from soulfra_desktop.domain.search import SearchQuery
from soulfra_desktop.domain.shelf import TRASH_KEPT, Shelf
from tests.contract.test_shelf_contract import long_tree


class Hurried:
    """A clock that is `ahead` of the real one, and ends the work at its `rests`th rest."""

    def __init__(self, ahead: timedelta, rests: int = 1) -> None:
        self._ahead = ahead
        self._rests = rests
        self.slept: list[float] = []

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if self.slept.count(REST_SECONDS) == self._rests:
            raise asyncio.CancelledError


async def test_the_trash_is_emptied_and_the_rest_is_indexed():
    store = await open_in_memory()
    await store.trees.add_tree(long_tree(500))
    await store.conversations.begin(*one("gone"))
    await store.organiser.delete(["gone"])
    clock = Hurried(TRASH_KEPT + timedelta(seconds=5))
    with pytest.raises(asyncio.CancelledError):
        await keep_up(store.organiser, store.search, clock)
    assert clock.slept[0] == FIRST_SECONDS
    assert BREATH_SECONDS in clock.slept
    assert await store.conversations.conversations(shelf=Shelf("trash")) == []
    assert (await store.search.search(SearchQuery("asked"))).indexed == 1
    await store.aclose()


async def test_what_came_into_the_trash_lately_stays():
    store = await open_in_memory()
    await store.conversations.begin(*one("kept"))
    await store.organiser.delete(["kept"])
    with pytest.raises(asyncio.CancelledError):
        await keep_up(store.organiser, store.search, Hurried(TRASH_KEPT - timedelta(hours=1)))
    assert [chat.id for chat in await store.conversations.conversations(shelf=Shelf("trash"))] == ["kept"]
    await store.aclose()


async def test_a_store_that_refuses_is_asked_again():
    store = await open_in_memory()
    await store.conversations.begin(*one("gone"))
    await store.organiser.delete(["gone"])

    class FullAtFirst:
        refusals = 1

        async def purge_expired(self, before: datetime) -> int:
            if self.refusals:
                self.refusals -= 1
                raise DiskFull("There is no space left.")
            return await store.organiser.purge_expired(before)

    with pytest.raises(asyncio.CancelledError):
        await keep_up(FullAtFirst(), store.search, Hurried(TRASH_KEPT * 2, rests=2))  # type: ignore[arg-type]
    assert await store.conversations.conversations(shelf=Shelf("trash")) == []
    await store.aclose()


def one(name: str):
    from tests.contract.samples import answer, conversation, question

    return conversation(name), question(f"q-{name}", name), answer(f"a-{name}", f"q-{name}", name)
