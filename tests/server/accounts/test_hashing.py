from __future__ import annotations

import asyncio
import threading

import pytest

from sync_server.accounts.service import hashing
from sync_server.accounts.service.hashing import WAITING, Hasher
from sync_server.kit.problems import Problem
from tests.server.accounts.person import noise


@pytest.fixture
def quick_hashes() -> None:
    """Here they cost what they cost."""


async def test_a_hash_costs_what_owasp_asks_for_at_least():
    secret = noise(32)
    kept = await Hasher(1).hash(secret)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert secret not in kept
    assert await Hasher(1).verify(secret, kept)
    assert not await Hasher(1).verify(noise(32), kept)


async def test_nobodys_hash_is_worked_out_like_somebodys_and_is_never_right():
    hasher = Hasher(1)
    nobodys, somebodys = hasher._nobodys.split("$"), (await hasher.hash(noise(32))).split("$")
    assert nobodys[:4] == somebodys[:4]
    assert [len(part) for part in nobodys] == [len(part) for part in somebodys]
    assert not await hasher.verify(noise(32), None)


async def test_few_are_worked_out_at_once_in_threads_and_a_flood_is_turned_away(monkeypatch: pytest.MonkeyPatch):
    hasher, gate = Hasher(2), threading.Event()
    running: list[int] = []
    most: list[int] = []

    def work(secret: str) -> str:
        running.append(1)
        most.append(len(running))
        gate.wait(20)
        running.pop()
        return secret

    monkeypatch.setattr(hasher._hash, "hash", work)
    async with asyncio.TaskGroup() as tasks:
        asked = [tasks.create_task(hasher.hash("x")) for _ in range(2 + WAITING)]
        while len(most) < 2:
            await asyncio.sleep(0)
        with pytest.raises(Problem) as refused:
            await hasher.hash("one too many")
        gate.set()
    assert (refused.value.status, refused.value.headers["Retry-After"]) == (503, "2")
    assert [task.result() for task in asked] == ["x"] * (2 + WAITING)
    assert max(most) == 2
    assert hashing.PASSES == 2
