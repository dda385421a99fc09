"""The engine as it goes on: when it syncs, how long it waits, and what it does not believe. The log is a scripted one."""

from __future__ import annotations

import asyncio

import pytest

from soulfra_desktop.domain.errors import (
    ServerRefused,
    ServerRolledBack,
    ServerUnreachable,
    StoreError,
    UnknownKey,
)
from soulfra_desktop.domain.syncing import backoff
from soulfra_desktop.services.sync import POLL_SECONDS
from sync_server.protocol.errors import COUNTER_REUSED, OVERLAP, TOO_MANY_REQUESTS
from sync_server.protocol.sync import Head, Pushed
from tests.desktop.services.syncing import at_once, going, until


async def test_it_goes_on_by_a_wake_up_and_by_a_hint(engine):
    async with going(engine):
        await until(lambda: engine.service.state.phase == "idle" and engine.time.slept)
        asked = len(engine.log.calls)
        engine.service.wake()
        await until(lambda: len(engine.log.calls) > asked and engine.service.state.phase == "idle")
        asked = len(engine.log.calls)
        engine.log.hints.put_nowait(engine.log.seq)  # known: no reason
        engine.log.hints.put_nowait(engine.log.seq + 1)
        await until(lambda: len(engine.log.calls) > asked)


async def test_what_a_person_must_look_at_is_not_tried_again_until_woken(engine):
    engine.log.faults = [ServerRolledBack("less")]
    async with going(engine):
        await until(lambda: engine.service.state.phase == "stopped")
        asked = len(engine.log.calls)
        await asyncio.sleep(0.05)
        assert len(engine.log.calls) == asked
        engine.service.wake()
        await until(lambda: engine.service.state.phase == "idle")


async def test_keys_that_change_again_while_they_are_fetched_are_fetched_again_by_itself(engine, monkeypatch):
    at_once(engine, monkeypatch)
    engine.log.faults = [UnknownKey("newer"), UnknownKey("newer still")]
    seen = engine.shown
    async with going(engine):
        await until(lambda: engine.service.state.phase == "idle")
    assert "failing" in {state.phase for state in seen}
    assert "stopped" not in {state.phase for state in seen}


async def test_what_nobody_foresaw_is_shown_and_reported_once_and_syncing_goes_on(engine, monkeypatch):
    reported: list[BaseException] = []
    engine.service.on_fault = reported.append
    real, asked = engine.log.head, 0

    async def fails() -> Head:
        nonlocal asked
        asked += 1
        if asked <= 2:
            raise OverflowError("int too big")
        return await real()

    engine.log.head = fails
    waits = at_once(engine, monkeypatch)
    async with going(engine):
        await until(lambda: engine.service.state.phase == "idle")
    assert [type(error) for error in reported] == [OverflowError]
    assert [state.phase for state in engine.shown if state.phase != "syncing"][:2] == ["failing", "failing"]
    assert waits[1] > waits[0] >= 1.0


@pytest.mark.parametrize("slug", [OVERLAP, COUNTER_REUSED])
@pytest.mark.parametrize("next_idx", [-7, 0, 2**63 - 1, 10**30])
async def test_a_number_that_cannot_be_changes_nothing_and_an_honest_server_heals(engine, slug, next_idx):
    for dial in (1, 2):
        await engine.sets(dial)
        await engine.service.run_once()
    await engine.sets(3)
    before = (await engine.store.replica.state()).next_idx
    engine.log.faults = [ServerRefused("no", "", slug, next_idx=next_idx)]
    with pytest.raises(ServerRefused, match="cannot be"):
        await engine.service.run_once()
    state = await engine.store.replica.state()
    assert (state.position.seq, state.next_idx - before) == (2, 1), "the batch keeps its number"
    await engine.service.run_once()
    assert (engine.service.state.phase, engine.service.state.waiting, engine.log.seq) == ("idle", 0, 3)


async def test_a_head_that_cannot_be_is_not_believed_and_an_honest_server_heals(engine):
    await engine.sets(1)
    real = engine.log.push

    async def lies(first_idx: int, count: int, blob: bytes) -> Pushed:
        return Pushed(2**53 - 1, "00" * 32, 0, 0, 1, first_seq=1, next_idx=first_idx + count)

    engine.log.push = lies
    with pytest.raises(ServerRefused, match="cannot be"):
        await engine.service.run_once()
    engine.log.push = real
    await engine.service.run_once()
    assert (engine.service.state.phase, engine.service.state.waiting, engine.log.seq) == ("idle", 0, 1)


async def test_who_is_said_to_be_set_back_again_and_again_is_told(engine):
    await engine.sets(1)

    async def refuses(first_idx: int, count: int, blob: bytes) -> Pushed:
        raise ServerRefused("no", "", OVERLAP, next_idx=first_idx + count + 5)

    engine.log.push = refuses
    with pytest.raises(ServerRefused, match="twice"):
        await engine.service.run_once()
    assert engine.service.state.phase == "failing"


async def test_a_server_that_says_to_come_back_at_once_is_not_run_after(engine, monkeypatch):
    engine.log.faults = [ServerRefused("busy", "later", TOO_MANY_REQUESTS, 0.0) for _ in range(4)]
    waits = at_once(engine, monkeypatch)
    async with going(engine):
        await until(lambda: len(waits) >= 4)
    assert all(wait >= 1.0 for wait in waits)
    assert waits[3] > waits[0]


async def test_a_hint_that_is_not_true_is_one_round(engine):
    async with going(engine):
        await until(lambda: engine.service.state.phase == "idle" and engine.time.slept)
        asked = len(engine.log.calls)
        for _ in range(50):
            engine.log.hints.put_nowait(99_999)
        await until(lambda: len(engine.log.calls) > asked and engine.log.hints.empty())
        await asyncio.sleep(0.05)
        assert len(engine.log.calls) <= asked + 2


async def test_a_fault_of_the_server_is_waited_out_as_long_as_it_said(engine, monkeypatch):
    waited: list[float | None] = []
    real = engine.service._woken

    async def woken(seconds: float | None) -> None:
        waited.append(seconds)
        await real(0.001)

    monkeypatch.setattr(engine.service, "_woken", woken)
    engine.log.faults = [
        ServerRefused("busy", "later", TOO_MANY_REQUESTS, 17.0),
        ServerUnreachable("away"),
        ServerUnreachable("away"),
        StoreError("the disk is full"),
    ]
    async with going(engine):
        await until(lambda: len(waited) >= 4)
    assert waited[0] == 17.0
    assert waited[1] is not None
    assert 2.0 <= waited[1] <= 4.0
    assert waited[2] is not None
    assert 4.0 <= waited[2] <= 8.0
    assert waited[3] == POLL_SECONDS


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_the_wait_doubles_up_to_five_minutes_and_is_spread(chance):
    waits = [backoff(failures, chance) for failures in range(1, 30)]
    assert waits == sorted(waits)
    assert waits[0] == 2.0 * (0.5 + chance / 2)
    assert waits[-1] == 300.0 * (0.5 + chance / 2)
