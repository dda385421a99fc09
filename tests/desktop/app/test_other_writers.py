"""Changes of other processes are told of once, and only while somebody could see them."""

from __future__ import annotations

import asyncio

import pytest

from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.app.other_writers import watch
from soulfra_desktop.domain.errors import StoreError


class Ticks:
    """A clock of which each sleep is one item of the plan; at its end, the watch is over."""

    def __init__(self, plan) -> None:
        self._plan = iter(plan)

    async def sleep(self, _seconds: float) -> None:
        act = next(self._plan, None)
        if act is None:
            raise asyncio.CancelledError
        act()


class Versions:
    def __init__(self) -> None:
        self.now: int | None = 7

    async def version(self) -> int:
        if self.now is None:
            raise StoreError("busy")
        return self.now


async def told(plan, versions, is_seen=lambda: True) -> list[int]:
    heard: list[int] = []
    with pytest.raises(asyncio.CancelledError):
        await watch(versions, Ticks(plan), is_seen, lambda: heard.append(versions.now))  # type: ignore[arg-type]
    return heard


async def test_each_change_is_told_of_once_and_a_store_that_refuses_is_asked_again():
    others = Versions()

    def set_to(version):
        return lambda: setattr(others, "now", version)

    plan = [set_to(7), set_to(7), set_to(8), set_to(None), set_to(8), set_to(9)]
    assert await told(plan, others) == [7, 8, 9]


async def test_nothing_is_asked_while_nobody_looks_and_what_came_meanwhile_is_told_then():
    others, eyes = Versions(), [True]

    def then(version, *, seen):
        def act():
            others.now, eyes[0] = version, seen

        return act

    plan = [then(1, seen=True), then(2, seen=False), then(3, seen=False), then(3, seen=True)]
    assert await told(plan, others, lambda: eyes[0]) == [1, 3]


async def test_the_version_rises_with_what_another_connection_writes_and_not_with_ones_own(tmp_path):
    path, key = tmp_path / "store", bytes(32)
    ours, theirs = await Database.open(path, key), await Database.open(path, key)
    first = await ours.version()
    await ours.write(lambda db: db.execute("CREATE TABLE own (x)"))
    assert await ours.version() == first
    await theirs.write(lambda db: db.execute("INSERT INTO own VALUES (1)"))
    assert await ours.version() != first
    await ours.aclose()
    await theirs.aclose()
