"""A server that leaves something out, or puts something else there: it is refused, and nothing of it is taken in."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from soulfra_desktop.adapters.record_seal import RecordSeal
from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.errors import KeyNotOpened, ResyncRequired, ServerRolledBack
from soulfra_desktop.services.pulling import Pulling
from soulfra_desktop.services.snapshots import LENGTH, made_snapshot
from soulfra_desktop.services.sync_ports import Position
from sync_server.protocol.sync import Head, Segment, Snapshot, next_chain
from tests.desktop.services.syncing import ACCOUNT, Engine, ScriptedLog


class Told(ScriptedLog):
    """A log as another server tells it, with a chain that is right: it has no key, anybody can compute it."""

    def __init__(self, segments: Sequence[Segment] = ()) -> None:
        super().__init__()
        for one in segments:
            self.add(one)
        self.floor = 0

    def add(self, one: Segment) -> None:
        first = self.seq + 1
        chain = next_chain(self.chain(self.seq), first, one.count, one.device_no, one.first_idx, one.batch)
        self.segments.append(replace(one, first_seq=first, chain=chain))

    def end(self) -> Head:
        return replace(super().end(), floor_seq=self.floor)

    async def pull(self, since: int) -> AsyncIterator[Segment]:
        if since < self.floor:
            raise ResyncRequired("Put together.")
        async for segment in super().pull(since):
            yield segment

    async def snapshot(self) -> Snapshot | None:
        return self.snapshots[-1] if self.snapshots else None

    async def blob(self, address: str) -> bytes:
        return self.blobs[address]

    def compact(self, snapshot: Snapshot, sealed: bytes) -> None:
        address = hashlib.sha256(sealed).hexdigest()
        self.blobs[address] = sealed
        self.snapshots.append(replace(snapshot, blob_sha256=address, bytes=len(sealed)))
        self.floor = snapshot.upto_seq


class Other:
    """The person's second machine, with nothing in it."""

    def __init__(self, store: Any, records: RecordSeal) -> None:
        self.store, self.records = store, records

    async def pulls(self, log: Any) -> Position:
        position = (await self.store.replica.state()).position
        pulling = Pulling(self.store.replica, log, 1, lambda _applied: None)
        return await pulling.catch_up(position, 0, self.records, lambda *_: None)

    async def dial(self) -> Any:
        return dict(await self.store.settings.load()).get("dial")

    async def position(self) -> Position:
        return (await self.store.replica.state()).position


@pytest.fixture
async def writer() -> AsyncIterator[Engine]:
    """Wrote 1, 2, 3: a batch each."""
    store = await open_in_memory()
    made = Engine(store)
    assert made.kept.found
    await made.service.begin(made.kept.found.account)
    for dial in (1, 2, 3):
        await made.sets(dial)
        await made.service.run_once()
    yield made
    await store.aclose()


@asynccontextmanager
async def other(writer: Engine) -> AsyncIterator[Other]:
    assert writer.kept.found
    store = await open_in_memory()
    await store.replica.sign_in(writer.kept.found.account.log, 2)
    try:
        yield Other(store, RecordSeal(ACCOUNT, writer.kept.found.ring))
    finally:
        await store.aclose()


async def test_an_honest_log_is_taken_in_and_how_far_each_device_came_is_kept(writer):
    async with other(writer) as machine:
        await machine.pulls(Told(writer.log.segments))
        assert await machine.dial() == 3
        assert dict((await machine.position()).heard) == {1: 3}


async def test_a_batch_that_is_left_out_is_noticed_though_places_and_chain_are_right(writer):
    first, _second, third = writer.log.segments
    async with other(writer) as machine:
        for told in ([first, third], [_second, third]):
            with pytest.raises(ServerRolledBack, match="leaves out"):
                await machine.pulls(Told(told))
        assert await machine.dial() is None


async def test_it_is_noticed_after_a_pause_too_and_in_what_comes_after_a_snapshot(writer):
    first, second, third = writer.log.segments
    async with other(writer) as machine:
        await machine.pulls(Told([first]))
        with pytest.raises(ServerRolledBack, match="leaves out"):
            await machine.pulls(Told([first, third]))
    upto = Told([first, second])
    position = Position(2, upto.chain(2), {1: 2})
    async with other(writer) as machine:
        snapshot, sealed = await made_snapshot(writer.store.replica, machine.records, position)
        log = Told([first, second, replace(third, first_idx=3)])
        log.compact(snapshot, sealed)
        with pytest.raises(ServerRolledBack, match="leaves out"):
            await machine.pulls(log)
        log = Told([first, second, third])
        log.compact(snapshot, sealed)
        await machine.pulls(log)
        assert dict((await machine.position()).heard) == {1: 3}


@pytest.mark.parametrize("device", [1, 3])
async def test_a_change_that_is_given_anothers_number_or_device_does_not_open(writer, device):
    """The first is left out, and the others moved up: no gap is seen, but each is sealed for its own place."""
    _first, second, third = writer.log.segments
    moved = [replace(second, first_idx=0, device_no=device), replace(third, first_idx=1, device_no=device)]
    async with other(writer) as machine:
        with pytest.raises(KeyNotOpened):
            await machine.pulls(Told(moved))
        assert await machine.dial() is None


@pytest.mark.parametrize(
    "spoilt",
    [lambda one: replace(one, batch=one.batch[:-1]), lambda one: replace(one, batch=b"\x00"),
     lambda one: replace(one, count=2), lambda one: replace(one, device_no=0)],
    ids=["cut", "garbage", "miscounted", "nobody's"],
)  # fmt: skip
async def test_a_batch_that_is_none_is_the_servers_fault_and_said_so(writer, spoilt: Callable[[Segment], Segment]):
    async with other(writer) as machine:
        with pytest.raises(ServerRolledBack):
            await machine.pulls(Told([spoilt(writer.log.segments[0])]))
        assert (await machine.position()).seq == 0


async def test_less_than_the_server_says_it_has_is_not_agreed(writer):
    class Short(Told):
        async def pull(self, since: int) -> AsyncIterator[Segment]:
            async for segment in super().pull(since):
                if segment.last_seq < 3:
                    yield segment

    async with other(writer) as machine:
        with pytest.raises(ServerRolledBack, match="does not send all"):
            await machine.pulls(Short(writer.log.segments))


def parts_of(sealed: bytes) -> list[bytes]:
    """The head, and each batch with its length."""
    parts, at = [], 0
    while at < len(sealed):
        end = at + LENGTH.size + LENGTH.unpack_from(sealed, at)[0]
        parts.append(sealed[at:end])
        at = end
    return parts


@pytest.mark.parametrize("forged", ["old batches", "none", "one twice", "cut", "no head"])
async def test_a_snapshots_head_stands_for_what_is_in_it(writer, forged):
    async with other(writer) as machine:
        _old, old = await made_snapshot(writer.store.replica, machine.records, Position(2, writer.log.chain(2)))
        await writer.sets(4)
        await writer.service.run_once()
        position = (await writer.store.replica.state()).position
        snapshot, sealed = await made_snapshot(writer.store.replica, machine.records, position)
        head, *batches = parts_of(sealed)
        assert batches
        made = {
            "old batches": [head, *parts_of(old)[1:]], "none": [head], "one twice": [head, *batches, batches[0]],
            "cut": [head, *batches[:-1], batches[-1][:-1]], "no head": batches,
        }[forged]  # fmt: skip
        log = Told(writer.log.segments)
        log.compact(snapshot, b"".join(made))
        with pytest.raises((ServerRolledBack, KeyNotOpened)):
            await machine.pulls(log)
        assert (await machine.dial(), (await machine.position()).seq) == (None, 0)
        log.compact(snapshot, sealed)
        await machine.pulls(log)
        assert (await machine.dial(), dict((await machine.position()).heard)) == (4, {1: 4})


async def test_a_snapshot_takes_back_the_numbers_of_what_was_packed_and_not_pushed(writer):
    """Else the server, which never had them, would see a gap."""
    await writer.sets(5)
    assert writer.kept.found
    batch = await writer.store.replica.next_batch(RecordSeal(ACCOUNT, writer.kept.found.ring))
    await writer.store.replica.restart()
    assert (await writer.store.replica.state()).next_idx == batch.first_idx == 3
