"""The engine of syncing over a scripted log: the store is real, the time stands still."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from soulfra_desktop.adapters.account_vault import Vault
from soulfra_desktop.adapters.record_seal import RecordSeal
from soulfra_desktop.domain.account import Account, KeyRing, PasswordKeys
from soulfra_desktop.domain.errors import (
    SoulfraError,
)
from soulfra_desktop.domain.syncing import SyncState
from soulfra_desktop.services.account_ports import Kept
from soulfra_desktop.services.sync import SyncService
from sync_server.protocol.accounts import Keys
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


def at_once(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """No wait takes time; how long each would have been."""
    waits: list[float] = []

    async def woken(seconds: float | None) -> None:
        waits.append(seconds or 0.0)
        await asyncio.sleep(0.001)

    monkeypatch.setattr(engine.service, "_woken", woken)
    return waits
