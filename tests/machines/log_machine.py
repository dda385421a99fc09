"""A machine of Hypothesis: several devices and one log of the real server, and whatever can happen to them."""

from __future__ import annotations

import asyncio
import json
import os
import uuid
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import httpx
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Device
from sync_server.app import create_app
from sync_server.kit.node import Node
from sync_server.migrations.schema import Schema
from sync_server.protocol import sync
from sync_server.protocol.sync import Frame
from sync_server.settings import ServerSettings
from sync_server.sync.service.compaction import Compaction
from sync_server.sync.service.sweeping import Sweeping
from tests.server.sync import people
from tests.server.sync.people import Peer, slug
from tests.servers.postgres import in_a_loop_of_its_own

PLANTED = "the cat is called Mephisto"
MOST_DEVICES = 6
Result = TypeVar("Result")


class Clock:
    """A time that the machine moves on."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at


IDLE_DAYS = 59
"""For so long a session stays good that is not renewed."""


class Sealed:
    """The account's key, which the server never has."""

    def __init__(self) -> None:
        self._key = os.urandom(32)

    def seal(self, plain: str, revision: int = 0) -> bytes:
        nonce = revision.to_bytes(8, "big") + os.urandom(16)
        return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain.encode(), b"", nonce, self._key)

    def open(self, envelope: bytes) -> str:
        nonce, sealed = envelope[: sync.NONCE_BYTES], envelope[sync.NONCE_BYTES :]
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, b"", nonce, self._key).decode()


@dataclass
class Waiting:
    """A change that was made here and is not acknowledged."""

    record_id: bytes
    text: str


@dataclass
class Machine:
    """A device: what it made, what it read (texts, in the log's order), whether it was revoked."""

    peer: Peer
    made: list[Waiting] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    is_in: bool = True

    @property
    def waiting(self) -> list[Waiting]:
        return self.made[self.peer.next_idx :]


class Server:
    """The real application on a real database; `restart` loses whatever is in its memory."""

    def __init__(self, options: ServerSettings, clock: Clock) -> None:
        self.settings, self.clock = options, clock
        self.runner = asyncio.Runner()
        self._stack = AsyncExitStack()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self.runner.run(work)

    @property
    def node(self) -> Node:
        return self.app.state.node

    async def start(self) -> None:
        self.app = create_app(self.settings, self.clock)
        await self._stack.enter_async_context(self.app.router.lifespan_context(self.app))
        transport = httpx.ASGITransport(self.app)
        self.http = await self._stack.enter_async_context(httpx.AsyncClient(transport=transport, base_url="http://s"))

    async def stop(self) -> None:
        await self._stack.aclose()
        self._stack = AsyncExitStack()


class LogMachine(RuleBasedStateMachine):
    """Rules over one account; `begin` makes its server."""

    begin: ClassVar[Callable[..., Server]]

    def __init__(self) -> None:
        super().__init__()
        self.server = type(self).begin()
        self.key = Sealed()
        self.devices: list[Machine] = []
        self.days = 0
        self.run = self.server.run
        self.run(self.server.start())
        self.account_id = self.run(people.account(self.server.node))

    # who there is

    @initialize(count=st.integers(3, 4))
    def three_devices_or_four(self, count: int) -> None:
        for _ in range(count):
            self.join()

    @precondition(lambda self: 3 <= len(self.devices) < MOST_DEVICES)
    @rule()
    def join(self) -> None:
        no = len(self.devices) + 1
        token = self.run(people.device(self.server.node, self.account_id, no))
        self.devices.append(Machine(Peer(self.server.http, self.account_id, token, no)))

    @precondition(lambda self: sum(d.is_in for d in self.devices) > 2)
    @rule(data=st.data())
    def revoke(self, data: st.DataObject) -> None:
        device = self.one(data)
        own = (Device.account_id == self.account_id, Device.no == device.peer.no)

        async def work(session: AsyncSession) -> None:
            await session.execute(update(Device).where(*own).values(revoked_at=self.server.clock()))

        self.run(self.server.node.database.write(work))
        device.is_in = False
        assert self.send(device, [Waiting(os.urandom(16), "too late")], device.peer.next_idx).status_code == 401
        assert self.ask(device, "sync/pull", since=device.peer.seq).status_code == 401

    # what they do

    @rule(data=st.data(), count=st.integers(1, 5))
    def change(self, data: st.DataObject, count: int) -> None:
        """On line or off: it goes into the outbox."""
        device = self.one(data)
        device.made += [Waiting(os.urandom(16), f"{PLANTED} {uuid.uuid4()}") for _ in range(count)]

    @rule(data=st.data(), count=st.integers(1, 4))
    def push(self, data: st.DataObject, count: int) -> None:
        device = self.one(data)
        batch = device.waiting[:count]
        if batch:
            self.acknowledged(device, len(batch), self.send(device, batch, device.peer.next_idx))

    @rule(data=st.data(), count=st.integers(1, 4))
    def push_and_never_hear_of_it(self, data: st.DataObject, count: int) -> None:
        """Stored, and the answer is lost: the device sends again, otherwise cut and sealed anew."""
        device = self.one(data)
        batch = device.waiting[:count]
        if batch:
            self.send(device, batch, device.peer.next_idx)

    @rule(data=st.data(), count=st.integers(1, 4))
    def push_into_a_crash(self, data: st.DataObject, count: int) -> None:
        """The server dies after its statements and before the commit."""
        device = self.one(data)
        batch = device.waiting[:count]
        if not batch:
            return
        database = self.server.node.database
        whole = database.change

        async def cut(work: Callable[..., Any]) -> Any:
            def work_and_die(connection: Any) -> None:
                work(connection)
                raise RuntimeError("killed")

            return await whole(work_and_die)

        database.change = cut  # type: ignore[method-assign]
        try:
            assert self.send(device, batch, device.peer.next_idx).status_code in (200, 409, 500)
        finally:
            del database.change  # type: ignore[method-assign]

    @rule(data=st.data(), count=st.integers(1, 4))
    def push_what_is_known(self, data: st.DataObject, count: int) -> None:
        """Late copies of what was acknowledged long ago, in any order."""
        device = self.one(data)
        if device.peer.next_idx:
            start = data.draw(st.integers(0, device.peer.next_idx - 1))
            batch = device.made[start : min(start + count, device.peer.next_idx)]
            answer = self.send(device, batch, start)
            if start < self.run(self.floor_of(device)):  # put together since, perhaps: then nobody can tell
                assert answer.status_code == 200 or slug(answer) == "overlap"
            else:
                assert answer.status_code == 200
            assert answer.json()["next_idx"] >= device.peer.next_idx

    @rule(data=st.data())
    def push_what_comes_too_early(self, data: st.DataObject) -> None:
        device = self.one(data)
        answer = self.send(device, [Waiting(os.urandom(16), "early")], len(device.made) + 1)
        assert (answer.status_code, slug(answer)) == (409, "gap")

    @rule(data=st.data())
    def push_as_one_that_was_set_back(self, data: st.DataObject) -> None:
        """An older copy of the device counts anew: it is refused, so that nothing of it is lost in silence."""
        device = self.one(data)
        if device.peer.next_idx:
            may_be_gone = device.peer.next_idx <= self.run(self.floor_of(device))
            answer = self.send(device, [Waiting(os.urandom(16), "other")], device.peer.next_idx - 1)
            expected = ("counter-reused", "overlap") if may_be_gone else ("counter-reused",)
            assert answer.status_code == 409
            assert slug(answer) in expected

    @rule(data=st.data(), limit=st.sampled_from([1, 600, 1 << 20]))
    def pull(self, data: st.DataObject, limit: int) -> None:
        self.pull_once(self.one(data), limit)

    @rule(data=st.data())
    def snapshot(self, data: st.DataObject) -> None:
        """A device that has read everything seals it, and the log gets shorter."""
        device = self.one(data)
        self.pull_all(device)
        newest = self.ask(device, "sync/snapshot")
        if device.peer.seq and (newest.status_code == 404 or newest.json()["upto_seq"] < device.peer.seq):
            self.run(device.peer.put_snapshot(self.key.seal(json.dumps(device.read))))
            self.run(Compaction(self.server.node).compact(self.account_id))

    # what happens to them

    @rule()
    def restart(self) -> None:
        self.run(self.server.stop())
        self.run(self.server.start())
        for device in self.devices:
            device.peer.http = self.server.http

    @rule(days=st.sampled_from([1, 31]))
    def time_passes(self, days: int) -> None:
        """Whoever stays away for a month is not waited for; after two, sessions end that nobody renewed, as here."""
        if self.days + days > IDLE_DAYS:
            return
        self.days += days
        self.server.clock.at += timedelta(days=days)
        self.run(Compaction(self.server.node).compact_all())
        self.run(Sweeping(self.server.node).sweep())

    # how it is done

    def one(self, data: st.DataObject) -> Machine:
        return data.draw(st.sampled_from([device for device in self.devices if device.is_in]))

    def fresh(self, device: Machine) -> Peer:
        """With an access token of now."""
        node, peer = self.server.node, device.peer
        caller = node.tokens._seen.get(peer.token) or node.tokens._proven(peer.token)
        peer.token, _ = node.tokens.issue(caller.account_id, peer.no, caller.session_id, node.now())
        return peer

    def ask(self, device: Machine, path: str, **params: Any) -> httpx.Response:
        return self.run(self.fresh(device).get(path, **params))

    def send(self, device: Machine, batch: list[Waiting], first_idx: int) -> httpx.Response:
        frames = [
            Frame(sync.CHATS, 1, one.record_id, self.key.seal(one.text, first_idx + at)) for at, one in enumerate(batch)
        ]
        return self.run(self.fresh(device).send(sync.pack_frames(frames), len(frames), first_idx))

    def acknowledged(self, device: Machine, count: int, answer: httpx.Response) -> None:
        told = answer.json()
        if answer.status_code == 200:
            assert told["next_idx"] >= device.peer.next_idx + count
        else:
            assert (answer.status_code, slug(answer)) == (409, "overlap")
        assert device.peer.next_idx <= told["next_idx"] <= len(device.made)
        device.peer.next_idx = told["next_idx"]

    async def floor_of(self, device: Machine) -> int:
        """How many of the device's changes may be compacted, and so cannot be compared any more."""
        usage = (await self.fresh(device).get("sync/head")).json()
        return device.peer.next_idx if usage["floor_seq"] else 0

    def pull_once(self, device: Machine, limit: int) -> bool:
        """Whether there was anything."""
        peer = device.peer
        answer = self.ask(device, "sync/pull", since=peer.seq, limit=limit)
        if answer.status_code == 410:
            self.take_snapshot(device)
            return True
        assert answer.status_code == 200, answer.text
        segments = sync.unpack_segments(answer.content)
        for segment in segments:
            assert sync.is_next(peer.chain, peer.seq, segment)
            peer.seq, peer.chain = segment.last_seq, segment.chain
            device.read += [self.key.open(frame.envelope) for frame in sync.unpack_frames(segment.batch)]
        return bool(segments)

    def take_snapshot(self, device: Machine) -> None:
        snapshot = self.ask(device, "sync/snapshot").json()
        blob = self.ask(device, f"blobs/{snapshot['blob_sha256']}")
        assert len(blob.content) == snapshot["bytes"]
        read = json.loads(self.key.open(blob.content))
        assert read[: len(device.read)] == device.read
        device.read = read
        device.peer.seq, device.peer.chain = snapshot["upto_seq"], bytes.fromhex(snapshot["chain"])

    def pull_all(self, device: Machine) -> None:
        while self.pull_once(device, 1 << 20):
            continue

    def teardown(self) -> None:
        try:
            if self.devices:
                self.converge()
        finally:
            self.run(self.server.stop())
            self.server.runner.close()

    def converge(self) -> None:
        present = [device for device in self.devices if device.is_in]
        for device in present:
            while device.waiting:
                batch = device.waiting[:3]
                self.acknowledged(device, len(batch), self.send(device, batch, device.peer.next_idx))
        for device in present:
            self.pull_all(device)
        log = present[0].read
        assert all(device.read == log for device in present)
        assert len(set(log)) == len(log), "a change is there twice"
        for device in self.devices:
            own = [text for text in log if text in {one.text for one in device.made}]
            stored = len(own) if not device.is_in else len(device.made)
            assert own == [one.text for one in device.made[:stored]], "not gapless, or not in order"
        head = self.ask(present[0], "sync/head").json()
        assert (head["head_seq"], head["chain"]) == (len(log), present[0].peer.chain.hex())
        check = self.ask(present[-1], "sync/check", upto=len(log)).json()
        assert (check["count"], check["chain"]) == (len(log), present[-1].peer.chain.hex())


async def migrated(url: str) -> None:
    schema = Schema(url)
    await schema.upgrade()
    await schema.close()


def machine_on(url: str, home: Path) -> type[LogMachine]:
    in_a_loop_of_its_own(migrated(url))

    def begin() -> Server:
        given = {"server_home": home, "database_url": url, "limits_url": "off", "metrics_port": -1}
        return Server(ServerSettings.read(**given), Clock())

    return type("LogMachineHere", (LogMachine,), {"begin": staticmethod(begin)})
