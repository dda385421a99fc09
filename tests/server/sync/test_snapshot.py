"""A log gets shorter where a snapshot covers it and nobody waits for it; whoever comes too late is told where to begin."""

from __future__ import annotations

import io
import json
import tarfile
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sync_server.kit.node import Node
from sync_server.protocol import sync
from sync_server.sync.service.compaction import Compaction
from sync_server.sync.service.log import LogService
from sync_server.sync.service.sweeping import Sweeping
from tests.server.sync.conftest import Meet
from tests.server.sync.people import frames, slug


async def test_segments_that_a_snapshot_covers_go_when_all_have_read_them(meet: Meet, node: Node) -> None:
    a, b = await meet(2)
    for _ in range(5):
        await a.push(frames(2))
    await a.pull()
    await b.pull()
    await b.pull()
    snapshot = await a.put_snapshot(b"everything, sealed")
    assert (await b.get("sync/snapshot")).json() == snapshot
    await Compaction(node).compact(a.account_id)
    assert (await a.get("sync/head")).json() == {
        "head_seq": 10, "chain": a.chain.hex(), "floor_seq": 10, "snapshot_seq": 10, "epoch": 1,
    }  # fmt: skip
    below = await a.get("sync/pull", since=4)
    assert (below.status_code, slug(below), below.json()["floor_seq"]) == (410, "resync-required", 10)
    assert (await a.get("sync/check", upto=3)).status_code == 410
    assert (await a.get("sync/check", upto=10)).json() == {"upto_seq": 10, "count": 10, "chain": a.chain.hex()}
    assert (await a.get("sync/usage")).json()["log_bytes"] == 0
    await b.push(frames(3))
    assert await a.pull() == 3
    assert (await a.get("sync/check", upto=13)).json()["chain"] == a.chain.hex()


async def test_a_log_that_is_put_together_while_it_is_read_shows_no_gap(
    meet: Meet, node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, late = await meet(2)
    for _ in range(3):
        await a.push(frames(2))
    await a.pull()
    service = node.part(LogService)
    whole = service._last

    async def meanwhile(*asked: Any) -> Any:
        monkeypatch.undo()
        snapshot = await a.put_snapshot(b"sealed")
        await a.push(frames(1))
        monkeypatch.setattr(node, "now", lambda: datetime.now(UTC) + timedelta(days=32))
        await Compaction(node).compact(a.account_id)
        assert (await a.get("sync/head")).json()["floor_seq"] == snapshot["upto_seq"]
        return await whole(*asked)

    monkeypatch.setattr(service, "_last", meanwhile)
    answer = await late.get("sync/pull", since=0)
    assert (answer.status_code, slug(answer)) == (410, "resync-required")


async def test_a_device_that_reads_slowly_is_waited_for_a_month(
    meet: Meet, node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, slow = await meet(2)
    await a.push(frames(2))
    await slow.pull()
    await slow.pull()
    for _ in range(3):
        await a.push(frames(2))
    await a.pull()
    await a.pull()
    await a.put_snapshot(b"sealed")
    await Compaction(node).compact(a.account_id)
    assert (await a.get("sync/head")).json()["floor_seq"] == 2
    assert not any(row["below_floor"] for row in (await a.get("sync/devices")).json()[1:])
    later = node.now() + timedelta(days=31)
    monkeypatch.setattr(node, "now", lambda: later)
    await Compaction(node).compact_all()
    monkeypatch.undo()
    assert (await a.get("sync/head")).json()["floor_seq"] == 8
    assert (await slow.get("sync/pull", since=slow.seq)).status_code == 410
    assert [row["below_floor"] for row in (await a.get("sync/devices")).json()] == [False, True]


async def test_a_push_that_cannot_be_compared_after_compaction_is_not_said_to_be_known(meet: Meet, node: Node) -> None:
    (a,) = await meet(1)
    changes = frames(4)
    await a.push(changes)
    await a.pull()
    await a.put_snapshot(b"sealed")
    await Compaction(node).compact(a.account_id)
    for sent in (changes, frames(4)):  # the same, and those of a device that was put back from a backup
        again = await a.send(sync.pack_frames(sent), 4, 0)
        assert (again.status_code, slug(again), again.json()["next_idx"]) == (409, "overlap", 4)
    head = (await a.get("sync/head")).json()
    assert (head["head_seq"], head["floor_seq"], head["snapshot_seq"]) == (4, 4, 4)
    assert (await a.push(frames(1))).items() > {"first_seq": 5, "floor_seq": 4, "snapshot_seq": 4}.items()


async def test_a_snapshot_that_does_not_fit_the_log_is_refused(meet: Meet) -> None:
    (a,) = await meet(1)
    await a.push(frames(2))
    await a.push(frames(2))
    await a.pull()
    blob = await a.put_blob(b"sealed")
    good = {"upto_seq": 4, "chain": a.chain.hex(), "blob_sha256": blob, "bytes": 6}
    for change, told in (
        ({"upto_seq": 5}, "ahead-of-log"), ({"upto_seq": 3}, "chain-mismatch"), ({"chain": "0" * 64}, "chain-mismatch"),
        ({"blob_sha256": "0" * 64}, "blob-missing"), ({"bytes": 7}, "blob-missing"),
    ):  # fmt: skip
        answer = await a.http.put("/v1/sync/snapshot", json=good | change, headers=a.headers)
        assert (answer.status_code, slug(answer)) == (409, told)
    assert (await a.get("sync/snapshot")).status_code == 404
    for change in ({"chain": "x" * 64}, {"upto_seq": 0}, {"bytes": -1}, {"more": 1}):
        assert (await a.http.put("/v1/sync/snapshot", json=good | change, headers=a.headers)).status_code == 422
    assert (await a.http.put("/v1/sync/snapshot", json=good, headers=a.headers)).status_code == 200
    assert (await a.http.put("/v1/sync/snapshot", json=good, headers=a.headers)).status_code == 200
    other = await a.put_blob(b"other")
    answer = await a.http.put("/v1/sync/snapshot", json=good | {"blob_sha256": other, "bytes": 5}, headers=a.headers)
    assert (answer.status_code, slug(answer), answer.json()["snapshot_seq"]) == (409, "snapshot-older", 4)


async def test_the_blob_of_a_snapshot_stays_until_another_followed_it(
    meet: Meet, node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    (a,) = await meet(1)
    await a.push(frames(1))
    await a.pull()
    first = await a.put_snapshot(b"the first")
    refused = await a.http.delete(f"/v1/blobs/{first['blob_sha256']}", headers=a.headers)
    assert (refused.status_code, slug(refused)) == (409, "blob-in-use")
    await a.push(frames(1))
    await a.pull()
    second = await a.put_snapshot(b"the second")
    assert await Sweeping(node).sweep() == 0
    later = node.now() + timedelta(days=2)
    monkeypatch.setattr(node, "now", lambda: later)
    assert await Sweeping(node).sweep() == 1
    monkeypatch.undo()
    assert (await a.get(f"blobs/{first['blob_sha256']}")).status_code == 404
    assert (await a.get(f"blobs/{second['blob_sha256']}")).content == b"the second"


async def test_an_export_holds_all_ciphertext(meet: Meet, node: Node) -> None:
    a, b = await meet(2)
    await a.push(frames(3))
    await a.pull()
    await a.pull()
    await a.put_snapshot(b"sealed")
    await Compaction(node).compact(a.account_id)
    await b.push(frames(5))
    await a.put_blob(b"another blob")
    answer = await a.get("sync/export")
    assert answer.status_code == 200
    with tarfile.open(fileobj=io.BytesIO(answer.content)) as archive:
        held = {member.name: archive.extractfile(member).read() for member in archive}  # type: ignore[union-attr]
    head = json.loads(held.pop("manifest.json"))
    assert (head["head_seq"], head["floor_seq"]) == (8, 3)
    assert json.loads(held.pop("snapshot.json"))["upto_seq"] == 3
    (segment,) = sync.unpack_segments(held.pop("log.bin"))
    assert (segment.first_seq, segment.chain.hex()) == (4, head["chain"])
    assert sorted(held.values()) == [b"another blob", b"sealed"]


async def test_an_export_of_nothing_is_an_archive(meet: Meet) -> None:
    (a,) = await meet(1)
    with tarfile.open(fileobj=io.BytesIO((await a.get("sync/export")).content)) as archive:
        assert archive.getnames() == ["manifest.json", "log.bin"]
