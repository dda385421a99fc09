"""Who may: a device that was revoked is out at once, an account that began anew has an empty log, events end with their
session."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account, Device, Session
from sync_server.accounts.service.event import ACCOUNT_DELETED, EPOCH_BEGAN
from sync_server.kit.node import Node
from sync_server.protocol import sync
from sync_server.sync.service import events
from sync_server.sync.service.blobs import folder
from sync_server.sync.service.events import EventService
from tests.server.sync.conftest import Meet
from tests.server.sync.people import OCTETS, Peer, frames, slug


async def revoke(node: Node, peer: Peer) -> None:
    async def work(session: AsyncSession) -> None:
        own = (Device.account_id == peer.account_id, Device.no == peer.no)
        await session.execute(update(Device).where(*own).values(revoked_at=node.now()))

    await node.database.write(work)


async def begin_anew(node: Node, peer: Peer) -> None:
    async def work(session: AsyncSession) -> None:
        await session.execute(update(Account).where(Account.id == peer.account_id).values(epoch=Account.epoch + 1))
        await node.jobs.announce(session, EPOCH_BEGAN, {"account_id": str(peer.account_id)})

    await node.database.write(work)


async def jobs_done(node: Node) -> None:
    for _ in range(200):
        if (await node.jobs.waiting())[0] == 0:
            return
        await node.jobs.run_due()
        await asyncio.sleep(0.02)
    raise AssertionError("jobs are left")


async def test_a_revoked_device_is_out_at_once_though_its_token_is_good(meet: Meet, node: Node) -> None:
    a, b = await meet(2)
    await a.push(frames(2))
    assert await b.pull() == 2
    await revoke(node, b)
    for path in ("head", "pull?since=0", "check?upto=0", "devices", "usage", "snapshot"):
        answer = await b.http.get(f"/v1/sync/{path}", headers=b.headers)
        assert (answer.status_code, slug(answer)) == (401, "not-signed-in"), path
    assert (await b.send(sync.pack_frames(frames(1)), 1, 0)).status_code == 401
    name = "0" * 64
    for method in ("HEAD", "GET", "DELETE"):
        assert (await b.http.request(method, f"/v1/blobs/{name}", headers=b.headers)).status_code == 401
    part = {sync.OFFSET_HEADER: "0", sync.LENGTH_HEADER: "1"}
    assert (await b.http.patch(f"/v1/blobs/{name}", content=b"x", headers=b.headers | OCTETS | part)).status_code == 401
    assert (await a.get("sync/head")).json()["head_seq"] == 2


async def test_what_was_given_up_is_gone_and_the_log_begins_anew(meet: Meet, node: Node) -> None:
    a, b = await meet(2)
    await a.push(frames(3))
    await a.pull()
    await a.put_snapshot(b"of the old log")
    await a.put_blob(b"another")
    old = (await a.get("sync/head")).json()
    await begin_anew(node, a)
    head = (await b.get("sync/head")).json()
    assert (head["head_seq"], head["epoch"], head["snapshot_seq"]) == (0, 2, 0)
    assert head["chain"] == sync.first_chain(a.account_id, 2).hex() != old["chain"]
    assert (await b.get("sync/snapshot")).status_code == 404
    assert slug(await a.get("sync/pull", since=3)) == "ahead-of-log"
    await jobs_done(node)
    assert await node.blobs.names(folder(a.account_id)) == []
    assert (await b.push(frames(2)))["first_seq"] == 1
    b.chain = sync.first_chain(b.account_id, 2)
    assert await b.pull() == 2
    assert (await b.get("sync/usage")).json()["blob_bytes"] == 0


async def test_a_push_into_a_log_that_was_just_given_up_begins_the_new_one(meet: Meet, node: Node) -> None:
    a, b = await meet(2)
    await a.push(frames(3))
    await begin_anew(node, a)
    assert (await a.push(frames(1)))["first_seq"] == 1
    assert (await b.push(frames(1)))["first_seq"] == 2


async def test_with_an_account_go_its_log_and_its_files(meet: Meet, node: Node) -> None:
    a, b = (await meet(1))[0], (await meet(1))[0]
    for peer in (a, b):
        await peer.push(frames(2))
        await peer.put_blob(b"sealed")

    async def work(session: AsyncSession) -> None:
        await session.execute(delete(Account).where(Account.id == a.account_id))
        await node.jobs.announce(session, ACCOUNT_DELETED, {"account_id": str(a.account_id)})

    await node.database.write(work)
    await jobs_done(node)
    assert await node.blobs.names(folder(a.account_id)) == []
    assert len(await node.blobs.names(folder(b.account_id))) == 1
    assert (await a.get("sync/head")).status_code == 401
    assert await b.pull() == 2


@asynccontextmanager
async def heads_of(node: Node, peer: Peer) -> AsyncIterator[asyncio.Queue[int | None]]:
    """What a device hears; None at the end."""
    heard: asyncio.Queue[int | None] = asyncio.Queue()

    async def listen() -> None:
        async for head_seq in EventService(node, node.tokens.read(peer.token)).heads():
            heard.put_nowait(head_seq)
        heard.put_nowait(None)

    async with asyncio.TaskGroup() as tasks:
        listening = tasks.create_task(listen())
        yield heard
        listening.cancel()


async def test_a_listening_device_hears_of_each_push(meet: Meet, node: Node) -> None:
    a, b = await meet(2)
    async with heads_of(node, b) as heard:
        async with asyncio.timeout(10):
            assert await heard.get() == 0
        await a.push(frames(2))
        async with asyncio.timeout(10):
            assert await heard.get() == 2
        await a.push(frames(3))
        async with asyncio.timeout(10):
            assert await heard.get() == 5


async def test_events_end_at_once_when_the_session_is_ended(meet: Meet, node: Node) -> None:
    a, b = await meet(2)
    caller = node.tokens.read(b.token)
    async with heads_of(node, b) as heard:
        async with asyncio.timeout(10):
            assert await heard.get() == 0

        async def end(session: AsyncSession) -> None:
            await session.execute(update(Session).where(Session.id == caller.session_id).values(ended_at=node.now()))

        await node.database.write(end)
        node.tokens.forget(caller.session_id)
        async with asyncio.timeout(10):
            assert await heard.get() is None
    assert (await b.get("sync/head")).status_code == 401
    assert (await a.get("sync/head")).status_code == 200


async def test_a_hint_that_was_lost_is_found_out(meet: Meet, node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "HEARTBEAT_SECONDS", 0.1)
    a, b = await meet(2)
    async with heads_of(node, b) as heard:
        async with asyncio.timeout(10):
            assert await heard.get() == 0
        monkeypatch.setattr(node.notifier, "notify", lambda channel, message: None)
        await a.push(frames(1))
        async with asyncio.timeout(10):
            assert await heard.get() == 1


async def test_so_many_devices_listen_and_no_more(meet: Meet, node: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "STREAMS", 1)
    a, b = await meet(2)
    async with heads_of(node, a) as heard:
        async with asyncio.timeout(10):
            await heard.get()
        answer: httpx.Response = await b.get("sync/events")
        assert (answer.status_code, slug(answer)) == (429, "too-many-requests")
