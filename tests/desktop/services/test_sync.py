"""The rules of a round: what it asks, what it says, what stops it. The log is a scripted one, the store is real."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from soulfra_desktop.adapters.sqlite.replica import SqliteReplica
from soulfra_desktop.domain.errors import (
    NotSignedIn,
    ServerRefused,
    ServerRolledBack,
    ServerUnreachable,
    StoreError,
    UnknownKey,
)
from soulfra_desktop.services.sync_ports import BlobRef, Position
from sync_server.protocol.errors import TOO_MANY_REQUESTS
from sync_server.protocol.sync import Pushed, Segment
from tests.desktop.services.syncing import ScriptedLog


async def test_a_round_leaves_nothing_waiting_and_says_when(engine):
    await engine.sets(35)
    state = await engine.service.run_once()
    assert (state.phase, state.waiting, state.done, state.problem) == ("idle", 0, 1, "")
    assert state.synced_at == engine.time.at
    assert engine.log.seq == 1
    assert engine.shown[0].phase == "syncing"


async def test_where_nothing_is_new_one_look_is_enough(engine):
    await engine.service.run_once()
    engine.log.calls.clear()
    engine.time.passed += 3600
    await engine.service.run_once()
    assert engine.log.calls == ["head"]


async def test_who_alone_has_written_asks_once(engine):
    await engine.sets(35)
    await engine.service.run_once()
    engine.log.calls.clear()
    await engine.sets(36)
    await engine.service.run_once()
    assert engine.log.calls == ["push"]
    assert (await engine.store.replica.state()).position == Position(2, engine.log.chain(2))


@pytest.mark.parametrize(
    ("said", "error"),
    [({"chain": "00" * 32}, ServerRolledBack), ({"head_seq": 1}, ServerRolledBack), ({"epoch": 2}, NotSignedIn)],
)
async def test_what_a_push_is_answered_with_is_held_against_what_is_here(engine, said, error):
    """A chain that is another one, a head that had more before, a log that was begun anew."""
    for dial in (35, 36):
        await engine.sets(dial)
        await engine.service.run_once()
    await engine.sets(37)
    real = engine.log.push

    async def lies(first_idx: int, count: int, blob: bytes) -> Pushed:
        return replace(await real(first_idx, count, blob), **said)

    engine.log.push = lies
    with pytest.raises(error):
        await engine.service.run_once()


async def test_nobody_is_signed_in(engine):
    engine.kept.found = None
    with pytest.raises(NotSignedIn):
        await engine.service.run_once()
    assert engine.service.state.phase == "off"
    assert engine.log.calls == []


async def test_paused_by_a_setting_nobody_is_asked(engine):
    engine.service.allowed = lambda account: f"{account.server} is beyond this machine."
    state = await engine.service.run_once()
    assert (state.phase, state.problem) == ("paused", "https://a.org is beyond this machine.")
    assert engine.log.calls == []


@pytest.mark.parametrize(
    ("fault", "phase"),
    [(ServerUnreachable("away"), "offline"), (ServerRefused("busy", "later", TOO_MANY_REQUESTS, 17.0), "failing"),
     (StoreError("the disk is full"), "failing"), (NotSignedIn("over"), "stopped"), (ServerRolledBack("less"), "stopped")],
)  # fmt: skip
async def test_what_went_wrong_is_said_and_what_is_waiting_too(engine, fault, phase):
    await engine.sets(35)
    engine.log.faults = [fault]
    with pytest.raises(type(fault)):
        await engine.service.run_once()
    state = engine.service.state
    assert (state.phase, state.problem, state.advice, state.waiting) == (phase, fault.message, fault.advice, 1)
    await engine.service.run_once()
    assert (engine.service.state.phase, engine.service.state.waiting, engine.service.state.problem) == ("idle", 0, "")


async def test_an_answer_that_was_lost_has_the_change_once(engine):
    """The push arrived; asked again it is the same batch under the same number."""
    await engine.sets(35)
    pushed: list[tuple[int, int, bytes]] = []
    real = engine.log.push

    async def loses(first_idx: int, count: int, blob: bytes) -> Pushed:
        pushed.append((first_idx, count, blob))
        if len(pushed) == 1:
            raise ServerUnreachable("lost")
        return await real(first_idx, count, blob)

    engine.log.push = loses
    with pytest.raises(ServerUnreachable):
        await engine.service.run_once()
    await engine.service.run_once()
    assert len(pushed) == 2
    assert pushed[0] == pushed[1]


async def test_a_server_that_begins_another_log_asks_to_sign_in_and_one_that_goes_back_is_stopped(engine):
    await engine.sets(35)
    await engine.service.run_once()
    engine.time.passed += 3600
    before = engine.log
    engine.log = ScriptedLog(epoch=2)
    with pytest.raises(NotSignedIn, match="begun anew"):
        await engine.service.run_once()
    engine.log = ScriptedLog()
    with pytest.raises(ServerRolledBack):
        await engine.service.run_once()
    engine.log = before
    before.segments[-1] = Segment(1, 1, 1, 0, before.segments[-1].batch, b"x" * 32)
    with pytest.raises(ServerRolledBack):
        await engine.service.run_once()


async def test_keys_that_are_new_are_fetched_once(engine):
    engine.log.faults = [UnknownKey("newer")]
    await engine.service.run_once()
    assert engine.caught_up == 1
    engine.log.faults = [UnknownKey("newer"), UnknownKey("newer")]
    with pytest.raises(UnknownKey):
        await engine.service.run_once()


async def test_a_snapshot_is_made_when_enough_came_and_not_on_a_metered_connection(engine):
    engine.service.compact_every = 2
    engine.service.metered = lambda: True
    for dial in (1, 2, 3):
        await engine.sets(dial)
        await engine.service.run_once()
    assert engine.log.snapshots == []
    engine.service.metered = lambda: False
    await engine.service.run_once()
    assert [one.upto_seq for one in engine.log.snapshots] == [3]
    assert set(engine.log.blobs) == {engine.log.snapshots[0].blob_sha256}
    await engine.service.run_once()
    assert len(engine.log.snapshots) == 1, "another one is not due"


async def test_no_snapshot_has_what_the_log_has_not(engine, monkeypatch):
    """A machine that begins anew from it would take a change for sent that waits there still."""
    whole = SqliteReplica.snapshot

    async def while_somebody_writes(self: SqliteReplica, sealer: Any) -> Any:
        await engine.sets(99)
        async for frames in whole(self, sealer):
            yield frames

    monkeypatch.setattr(SqliteReplica, "snapshot", while_somebody_writes)
    engine.service.compact_every = 1
    await engine.sets(1)
    await engine.service.run_once()
    assert engine.log.snapshots == []
    monkeypatch.undo()
    await engine.service.run_once()
    assert len(engine.log.snapshots) == 1


async def test_a_spoilt_attachment_is_told_and_stops_nothing(engine, monkeypatch):
    """It is on its way no more, and what is written goes up as ever."""
    real = SqliteReplica.state

    async def wants_one(self: SqliteReplica) -> Any:
        return replace(await real(self), blobs_to_fetch=1)

    async def one(self: SqliteReplica, limit: int = 100) -> list[BlobRef]:
        return [BlobRef("a" * 64, 1)]

    async def spoilt(address: str) -> bytes:
        engine.log.asked("blob")
        return b"this is no sealed file, though its address is right"

    monkeypatch.setattr(SqliteReplica, "state", wants_one)
    monkeypatch.setattr(SqliteReplica, "blobs_to_fetch", one)
    engine.log.blob = spoilt
    for dial in (35, 36):
        await engine.sets(dial)
        state = await engine.service.run_once()
        assert (state.phase, state.files, state.spoilt, state.waiting) == ("idle", 0, 1, 0)
    assert engine.log.calls.count("blob") <= 2
