"""The rules of the engine: when it syncs, how long it waits, what stops it. The log is a scripted one, the store is real."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from soulfra_desktop.adapters.account_vault import Vault
from soulfra_desktop.adapters.record_seal import RecordSeal
from soulfra_desktop.adapters.sqlite.replica import SqliteReplica
from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.account import Account, KeyRing, PasswordKeys
from soulfra_desktop.domain.errors import (
    NotSignedIn,
    ServerRefused,
    ServerRolledBack,
    ServerUnreachable,
    SoulfraError,
    StoreError,
    UnknownKey,
)
from soulfra_desktop.domain.syncing import SyncState, backoff
from soulfra_desktop.services.account_ports import Kept
from soulfra_desktop.services.sync import POLL_SECONDS, SyncService
from soulfra_desktop.services.sync_ports import BlobRef, Position
from sync_server.protocol.accounts import Keys
from sync_server.protocol.errors import COUNTER_REUSED, OVERLAP, TOO_MANY_REQUESTS
from sync_server.protocol.sync import Check, Head, Pushed, Segment, Snapshot, first_chain, next_chain

ACCOUNT = "12345678-1234-4234-8234-123456789abc"


def made_ring() -> KeyRing:
    vault = Vault()
    by = PasswordKeys("", bytes(32))
    key = vault.new_key()
    return vault.completed(Keys(vault.begun(key, 1, by), [], 1, 1), key, vault.new_key(), 1)[0]


class Time:
    """Stands still, but for those who sleep: it tells how long each of them wanted to."""

    def __init__(self) -> None:
        self.at = datetime(2026, 5, 1, tzinfo=UTC)
        self.passed = 0.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.at + timedelta(seconds=self.passed)

    def monotonic(self) -> float:
        return self.passed

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(3600)


class KeptHere:
    def __init__(self) -> None:
        self.found: Kept | None = Kept(Account("https://a.org", "a@b.org", ACCOUNT, 1, "desk"), made_ring())

    async def kept(self) -> Kept | None:
        return self.found

    async def account(self) -> Account | None:
        return self.found.account if self.found else None

    @asynccontextmanager
    async def alone(self, what: str) -> AsyncIterator[None]:
        yield


class ScriptedLog:
    """A log that keeps what is pushed; `faults` are raised first, one a call of `head`, `pull` or `push`."""

    def __init__(self, epoch: int = 1) -> None:
        self.epoch = epoch
        self.segments: list[Segment] = []
        self.faults: list[SoulfraError] = []
        self.calls: list[str] = []
        self.hints: asyncio.Queue[int] = asyncio.Queue()
        self.snapshots: list[Snapshot] = []
        self.blobs: dict[str, bytes] = {}

    @property
    def seq(self) -> int:
        return self.segments[-1].last_seq if self.segments else 0

    def chain(self, upto: int) -> bytes:
        return next(
            (one.chain for one in self.segments if one.last_seq == upto), first_chain(UUID(ACCOUNT), self.epoch)
        )

    def asked(self, what: str) -> None:
        self.calls.append(what)
        if self.faults:
            raise self.faults.pop(0)

    async def push(self, first_idx: int, count: int, blob: bytes) -> Pushed:
        self.asked("push")
        first = self.seq + 1
        chain = next_chain(self.chain(self.seq), first, count, 1, first_idx, blob)
        self.segments.append(Segment(first, count, 1, first_idx, blob, chain))
        return Pushed(**asdict(self.end()), first_seq=first, next_idx=first_idx + count)

    async def pull(self, since: int) -> AsyncIterator[Segment]:
        self.asked("pull")
        for segment in [one for one in self.segments if one.first_seq > since]:
            yield segment

    async def head(self) -> Head:
        self.asked("head")
        return self.end()

    def end(self) -> Head:
        at = self.snapshots[-1].upto_seq if self.snapshots else 0
        return Head(self.seq, self.chain(self.seq).hex(), 0, at, self.epoch)

    async def check(self, upto_seq: int) -> Check:
        return Check(upto_seq, upto_seq, self.chain(upto_seq).hex())

    async def next_idx(self, device_no: int) -> int:
        return 0

    async def events(self) -> AsyncIterator[int]:
        while True:
            yield await self.hints.get()

    async def put_blob(self, address: str, sealed: bytes) -> None:
        self.blobs[address] = sealed

    async def publish_snapshot(self, snapshot: Snapshot) -> None:
        self.snapshots.append(snapshot)


class Engine:
    def __init__(self, store: Any) -> None:
        self.store, self.log, self.time, self.kept = store, ScriptedLog(), Time(), KeptHere()
        self.caught_up = 0
        self.service = SyncService(
            store.replica, self.kept, self._connect, RecordSeal, self._catch_up, self.time  # type: ignore[arg-type]
        )  # fmt: skip
        self.shown: list[SyncState] = []
        self.service.on_change = self.shown.append

    async def _connect(self, account: Account) -> Any:
        return self.log

    async def _catch_up(self) -> KeyRing:
        self.caught_up += 1
        assert self.kept.found
        return self.kept.found.ring

    async def sets(self, dial: int) -> None:
        await self.store.settings.save("dial", dial)


@pytest.fixture
async def engine() -> AsyncIterator[Engine]:
    store = await open_in_memory()
    made = Engine(store)
    assert made.kept.found
    await made.service.begin(made.kept.found.account)
    yield made
    await store.aclose()


@asynccontextmanager
async def going(engine: Engine) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as group:
        task = group.create_task(engine.service.keep_going())
        yield
        task.cancel()


async def until(true: Any) -> None:
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.005)


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


def at_once(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """No wait takes time; how long each would have been."""
    waits: list[float] = []

    async def woken(seconds: float | None) -> None:
        waits.append(seconds or 0.0)
        await asyncio.sleep(0.001)

    monkeypatch.setattr(engine.service, "_woken", woken)
    return waits


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
