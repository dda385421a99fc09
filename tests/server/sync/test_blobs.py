"""Files of ciphertext arrive in parts, survive a break, are what they are called, and leave nothing behind."""

from __future__ import annotations

import asyncio
import hashlib
import os
from datetime import timedelta

import httpx
import pytest

from sync_server.kit.node import Node
from sync_server.protocol import sync
from sync_server.sync.service.blobs import folder
from sync_server.sync.service.sweeping import Sweeping
from tests.server.sync.conftest import Meet
from tests.server.sync.people import OCTETS, Peer, slug

MIB = 1 << 20


def name_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


async def send_part(peer: Peer, data: bytes, start: int, end: int, name: str = "") -> httpx.Response:
    headers = {sync.OFFSET_HEADER: str(start), sync.LENGTH_HEADER: str(len(data))}
    return await peer.http.patch(
        f"/v1/blobs/{name or name_of(data)}", content=data[start:end], headers=peer.headers | OCTETS | headers
    )


async def ask(peer: Peer, method: str, name: str, **headers: str) -> httpx.Response:
    return await peer.http.request(method, f"/v1/blobs/{name}", headers=peer.headers | headers)


async def test_a_small_blob_goes_up_and_comes_down_whole(meet: Meet) -> None:
    a, b = await meet(2)
    data = os.urandom(100_000)
    name = await a.put_blob(data)
    assert await a.put_blob(data) == name
    answer = await ask(b, "GET", name)
    assert (answer.status_code, answer.content) == (200, data)
    assert answer.headers["content-length"] == "100000"
    look = await ask(b, "HEAD", name)
    assert (look.headers[sync.OFFSET_HEADER], look.headers[sync.COMPLETE_HEADER]) == ("100000", "1")
    assert (await b.get("sync/usage")).json()["blob_bytes"] == 100_000 + sync.BLOB_COST_BYTES


async def test_an_empty_blob_is_a_blob(meet: Meet) -> None:
    (a,) = await meet(1)
    name = await a.put_blob(b"")
    assert (await ask(a, "GET", name)).content == b""


async def test_a_long_blob_goes_on_where_it_was_broken_off(meet: Meet) -> None:
    a, b = await meet(2)
    data = os.urandom(3 * MIB)
    name = name_of(data)
    assert (await send_part(a, data, 0, MIB)).headers[sync.OFFSET_HEADER] == str(MIB)
    assert (await ask(b, "GET", name)).status_code == 404
    look = await ask(b, "HEAD", name)
    assert (look.headers[sync.OFFSET_HEADER], look.headers[sync.LENGTH_HEADER]) == (str(MIB), str(3 * MIB))
    assert look.headers[sync.COMPLETE_HEADER] == "0"
    wrong = await send_part(a, data, 2 * MIB, 3 * MIB)
    assert (wrong.status_code, slug(wrong), wrong.json()["offset"]) == (409, "offset-mismatch", MIB)
    assert (await send_part(b, data, MIB, 3 * MIB)).status_code == 204
    assert (await ask(a, "GET", name)).content == data
    again = await send_part(a, data, 0, MIB)
    assert again.headers[sync.OFFSET_HEADER] == str(3 * MIB)


async def test_a_part_that_two_send_at_once_is_taken_once(meet: Meet) -> None:
    a, b = await meet(2)
    data = os.urandom(200_000)
    answers = await asyncio.gather(*(send_part(peer, data, 0, 100_000) for peer in (a, b, a)))
    assert {r.status_code for r in answers} <= {204, 409}
    assert (await send_part(b, data, 100_000, 200_000)).status_code == 204
    assert (await ask(a, "GET", name_of(data))).content == data


async def test_ranges_reach_across_parts(meet: Meet) -> None:
    (a,) = await meet(1)
    part = sync.MIN_BLOB_PART_BYTES
    size = 3 * part + 1_000
    data = os.urandom(size)
    for start in range(0, size, part):
        assert (await send_part(a, data, start, min(start + part, size))).status_code == 204
    name = name_of(data)
    for text, start, end in (
        ("bytes=0-0", 0, 1),
        (f"bytes={part - 50}-{2 * part + 49}", part - 50, 2 * part + 50),
        (f"bytes={size - 1}-", size - 1, size),
        ("bytes=-1010", size - 1_010, size),
        (f"bytes={part}-{2 * size}", part, size),
        (f"bytes=-{2 * size}", 0, size),
    ):
        answer = await ask(a, "GET", name, Range=text)
        assert (answer.status_code, answer.content) == (206, data[start:end])
        assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
    for text in (f"bytes={size}-", "bytes=5-4", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=-0"):
        answer = await ask(a, "GET", name, Range=text)
        assert (answer.status_code, slug(answer)) == (416, "range-not-satisfiable")


async def test_a_blob_does_not_come_in_crumbs(meet: Meet, node: Node) -> None:
    (a,) = await meet(1)
    data = os.urandom(sync.MIN_BLOB_PART_BYTES + 10)
    for end in (0, 1, sync.MIN_BLOB_PART_BYTES - 1):
        answer = await send_part(a, data, 0, end)
        assert (answer.status_code, slug(answer)) == (422, "invalid-request")
    assert await node.blobs.names(folder(a.account_id)) == []
    assert (await a.get("sync/usage")).json()["blob_bytes"] == 0
    assert (await send_part(a, data, 0, sync.MIN_BLOB_PART_BYTES)).status_code == 204
    answer = await send_part(a, data, sync.MIN_BLOB_PART_BYTES, len(data) - 1)
    assert (answer.status_code, slug(answer)) == (422, "invalid-request")
    assert (await send_part(a, data, sync.MIN_BLOB_PART_BYTES, len(data))).status_code == 204


async def test_blobs_with_next_to_nothing_in_them_use_the_quota_up_too(meet: Meet, node: Node) -> None:
    (a,) = await meet(1)
    for n in range(3):
        await a.put_blob(bytes([n]))
    assert (await a.get("sync/usage")).json()["blob_bytes"] == 3 * (1 + sync.BLOB_COST_BYTES)
    over = node.settings.account_bytes - 4 * sync.BLOB_COST_BYTES
    headers = {sync.OFFSET_HEADER: "0", sync.LENGTH_HEADER: str(over)}
    part = os.urandom(sync.MIN_BLOB_PART_BYTES)
    answer = await a.http.patch(f"/v1/blobs/{name_of(part)}", content=part, headers=a.headers | OCTETS | headers)
    assert (answer.status_code, slug(answer)) == (413, "quota-exceeded")


@pytest.mark.parametrize("written", ["1_0", "+10", " 1 0", "1e1", "10.0", "\u0663", "0x10", "", "9" * 17])
async def test_a_length_is_written_in_digits(meet: Meet, written: str) -> None:
    (a,) = await meet(1)
    data = os.urandom(10)
    headers = {**a.headers, **OCTETS, sync.OFFSET_HEADER: "0", sync.LENGTH_HEADER: written.encode()}
    answer = await a.http.patch(f"/v1/blobs/{name_of(data)}", content=data, headers=headers)
    assert (answer.status_code, slug(answer)) == (422, "invalid-request")
    assert (await ask(a, "HEAD", name_of(data))).status_code == 404


async def test_what_is_not_what_it_is_called_is_thrown_away(meet: Meet, node: Node) -> None:
    (a,) = await meet(1)
    data = os.urandom(100_000)
    answer = await a.http.put(f"/v1/blobs/{name_of(b'else')}", content=data, headers=a.headers | OCTETS)
    assert (answer.status_code, slug(answer)) == (409, "hash-mismatch")
    other = name_of(b"else")
    await send_part(a, data, 0, 70_000, other)
    answer = await send_part(a, data, 70_000, 100_000, other)
    assert (answer.status_code, slug(answer)) == (409, "hash-mismatch")
    assert (await ask(a, "HEAD", other)).status_code == 404
    assert (await a.get("sync/usage")).json()["blob_bytes"] == 0
    assert await node.blobs.names(folder(a.account_id)) == []


async def test_a_blob_that_is_deleted_frees_its_room(meet: Meet, node: Node) -> None:
    (a,) = await meet(1)
    name = await a.put_blob(os.urandom(5_000))
    assert (await ask(a, "DELETE", name)).status_code == 204
    assert (await ask(a, "DELETE", name)).status_code == 204
    assert (await ask(a, "GET", name)).status_code == 404
    assert (await a.get("sync/usage")).json()["blob_bytes"] == 0
    assert await node.blobs.names(folder(a.account_id)) == []


async def test_more_than_the_quota_is_refused_before_it_is_sent(meet: Meet) -> None:
    (a,) = await meet(1)
    data = bytes(70_000)
    headers = {sync.OFFSET_HEADER: "0", sync.LENGTH_HEADER: str(25 << 20)}
    answer = await a.http.patch(f"/v1/blobs/{name_of(data)}", content=data, headers=a.headers | OCTETS | headers)
    assert (answer.status_code, slug(answer)) == (413, "quota-exceeded")
    assert (await a.get("sync/usage")).json()["blob_bytes"] == 0


@pytest.mark.parametrize("method", ["HEAD", "GET", "DELETE"])
async def test_blobs_of_another_account_are_not_there(meet: Meet, method: str) -> None:
    (a,), (b,) = await meet(1), await meet(1)
    name = await a.put_blob(b"sealed")
    answer = await ask(b, method, name)
    assert answer.status_code == (204 if method == "DELETE" else 404)
    assert (await ask(a, "GET", name)).content == b"sealed"


async def test_uploads_that_were_abandoned_and_objects_of_nobody_are_swept(
    meet: Meet, node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    (a,) = await meet(1)
    kept = await a.put_blob(b"kept")
    await send_part(a, os.urandom(100_000), 0, 70_000)
    await node.blobs.put(f"{folder(a.account_id)}/1/2020010100-rubbish", b"from a crash")
    await node.blobs.put(f"{folder(a.account_id)}/1/{node.now():%Y%m%d%H}-new", b"being written")
    assert await Sweeping(node).sweep() == 1
    later = node.now() + timedelta(days=8)
    monkeypatch.setattr(node, "now", lambda: later)
    await Sweeping(node).sweep()  # the node's own round may have been at it too
    assert len(await node.blobs.names(folder(a.account_id))) == 1
    monkeypatch.undo()
    assert (await ask(a, "GET", kept)).content == b"kept"
    assert (await a.get("sync/usage")).json()["blob_bytes"] == 4 + sync.BLOB_COST_BYTES
