"""Batches get their place once, everyone reads the same log, and who asks for what is not there is told why."""

from __future__ import annotations

import asyncio

from sync_server.protocol import sync
from tests.server.sync.conftest import Meet
from tests.server.sync.people import frames, slug


async def test_what_one_device_pushed_the_other_reads_in_the_same_order(meet: Meet) -> None:
    a, b = await meet(2)
    first, second, third = frames(3), frames(1), frames(500)
    pushed = [await a.push(first), await b.push(second), await a.push(third)]
    assert [(one["first_seq"], one["head_seq"], one["next_idx"]) for one in pushed] == [
        (1, 3, 3), (4, 4, 1), (5, 504, 503),
    ]  # fmt: skip
    assert await a.pull() == await b.pull() == 504
    assert a.log == b.log == first + second + third
    head = (await a.get("sync/head")).json()
    assert head == {"head_seq": 504, "chain": a.chain.hex(), "floor_seq": 0, "snapshot_seq": 0, "epoch": 1}
    assert (await b.get("sync/check", upto=504)).json() == {"upto_seq": 504, "count": 504, "chain": b.chain.hex()}


async def test_a_push_is_answered_with_the_head_that_it_made(meet: Meet) -> None:
    a, b = await meet(2)
    for one, count in ((a, 2), (b, 1), (a, 3)):
        pushed = await one.push(frames(count))
        assert (await a.get("sync/head")).json().items() < pushed.items()
    changes = frames(1)
    first = await b.push(changes)
    await a.push(frames(1))
    again = (await b.send(sync.pack_frames(changes), 1, b.next_idx - 1)).json()
    assert again["first_seq"] == first["first_seq"], "known already"
    assert (await a.get("sync/head")).json().items() < again.items()


async def test_an_empty_log_has_a_head_and_a_chain(meet: Meet) -> None:
    (a,) = await meet(1)
    assert (await a.get("sync/head")).json() == {
        "head_seq": 0, "chain": sync.first_chain(a.account_id).hex(), "floor_seq": 0, "snapshot_seq": 0, "epoch": 1,
    }  # fmt: skip
    assert await a.pull() == 0
    assert (await a.get("sync/check", upto=0)).json()["chain"] == a.chain.hex()


async def test_a_batch_that_comes_again_is_stored_once_and_answered_with_its_numbers(meet: Meet) -> None:
    a, b = await meet(2)
    changes = frames(5)
    batch = sync.pack_frames(changes)
    await b.push(frames(2))
    first = (await a.send(batch, 5, 0)).json()
    await b.push(frames(1))
    again = (await a.send(batch, 5, 0)).json()
    assert (first["first_seq"], again["first_seq"], again["next_idx"], again["head_seq"]) == (3, 3, 5, 8)
    part = (await a.send(sync.pack_frames(changes[2:4]), 2, 2)).json()
    assert (part["first_seq"], part["next_idx"]) == (5, 5)
    assert await b.pull() == 8


async def test_a_change_sealed_anew_is_the_same_change(meet: Meet) -> None:
    (a,) = await meet(1)
    changes = frames(2)
    await a.push(changes)
    sealed = [c._replace(envelope=c.envelope[:8] + bytes(len(c.envelope) - 8)) for c in changes]
    assert (await a.send(sync.pack_frames(sealed), 2, 0)).status_code == 200


async def test_a_device_that_was_set_back_is_told_before_it_loses_anything(meet: Meet) -> None:
    (a,) = await meet(1)
    await a.push(frames(4))
    other = frames(3)
    for first_idx in (0, 1, 2, 3):
        answer = await a.send(sync.pack_frames(other), 3, first_idx)
        assert (answer.status_code, slug(answer)) == (409, "counter-reused")
    assert await a.pull() == 4


async def test_a_gap_and_an_overlap_are_told_with_the_number_to_go_on_from(meet: Meet) -> None:
    (a,) = await meet(1)
    changes = frames(4)
    await a.push(changes[:3])
    ahead = await a.send(sync.pack_frames(frames(1)), 1, 7)
    assert (ahead.status_code, slug(ahead), ahead.json()["next_idx"]) == (409, "gap", 3)
    partly = await a.send(sync.pack_frames(changes), 4, 0)
    assert (partly.status_code, slug(partly), partly.json()["next_idx"]) == (409, "overlap", 3)
    assert await a.pull() == 3


async def test_what_is_no_batch_is_refused(meet: Meet) -> None:
    (a,) = await meet(1)
    batch = sync.pack_frames(frames(2))
    for content, count in ((batch, 1), (batch, 3), (batch[:-1], 2), (b"", 1), (b"\0" * 100, 2)):
        answer = await a.send(content, count, 0)
        assert (answer.status_code, slug(answer)) == (422, "invalid-request")
    for params in ({"first_idx": -1, "count": 1}, {"first_idx": 0, "count": 0}, {"first_idx": 0, "count": 2_001}, {}):
        answer = await a.http.post(
            "/v1/sync/push",
            params=params,
            content=batch,
            headers=a.headers | {"Content-Type": "application/octet-stream"},
        )
        assert answer.status_code == 422
    answer = await a.http.post("/v1/sync/push?first_idx=0&count=2", json={}, headers=a.headers)
    assert (answer.status_code, slug(answer)) == (415, "unsupported-media-type")
    answer = await a.send(bytes(sync.MAX_PUSH_BYTES + 1), 1, 0)
    assert (answer.status_code, slug(answer)) == (413, "too-large")


async def test_nobody_reads_beyond_the_end(meet: Meet) -> None:
    (a,) = await meet(1)
    await a.push(frames(2))
    for path, params in (("pull", {"since": 3}), ("check", {"upto": 3})):
        answer = await a.get(f"sync/{path}", **params)
        assert (answer.status_code, slug(answer), answer.json()["head_seq"]) == (409, "ahead-of-log", 2)


async def test_without_a_token_there_is_nothing(meet: Meet) -> None:
    (a,) = await meet(1)
    for path in ("sync/head", "sync/pull?since=0", "sync/check?upto=0", "sync/devices", "sync/usage", "sync/events"):
        answer = await a.http.get(f"/v1/{path}")
        assert (answer.status_code, slug(answer)) == (401, "not-signed-in")


async def test_accounts_do_not_see_each_other(meet: Meet) -> None:
    (a,), (b,) = await meet(1), await meet(1)
    await a.push(frames(3))
    await b.push(frames(1))
    assert (await a.pull(), await b.pull()) == (3, 1)
    assert a.chain != b.chain


async def test_a_pull_is_cut_by_bytes_and_goes_on_where_it_ended(meet: Meet) -> None:
    a, b = await meet(2)
    for _ in range(20):
        await a.push(frames(1, size=1_000))
    answer = await b.get("sync/pull", since=0, limit=5_000)
    segments = sync.unpack_segments(answer.content)
    assert 4_000 < len(answer.content) <= 5_000
    assert segments[-1].last_seq == len(segments) == 4
    assert await b.pull(limit=1) == 20


async def test_a_long_pull_comes_in_pieces(meet: Meet) -> None:
    a, b = await meet(2)
    for _ in range(6):
        await a.push(frames(4, size=200_000))
    answer = await b.get("sync/pull", since=0, limit=16 << 20)
    assert len(answer.content) > 4 << 20
    assert sync.unpack_segments(answer.content)[-1].last_seq == int(answer.headers[sync.HEAD_HEADER]) == 24
    assert await b.pull() == 24
    assert b.log[-1].envelope[:8] == (1).to_bytes(8, "big")


async def test_pushes_at_the_same_time_have_one_order(meet: Meet) -> None:
    peers = await meet(4)
    await asyncio.gather(*(peer.push(frames(3)) for peer in peers for _ in range(1)))
    rounds = [[frames(2) for _ in range(5)] for _ in peers]

    async def push_all(peer, batches) -> None:
        for batch in batches:
            await peer.push(batch)

    await asyncio.gather(*(push_all(p, r) for p, r in zip(peers, rounds, strict=True)))
    for peer in peers:
        assert await peer.pull() == 4 * 13
    assert all(peer.log == peers[0].log for peer in peers)


async def test_the_same_batch_sent_twice_at_once_is_stored_once(meet: Meet) -> None:
    a, b = await meet(2)
    batch = sync.pack_frames(frames(3))
    answers = await asyncio.gather(*(a.send(batch, 3, 0) for _ in range(5)))
    assert {(r.status_code, r.json()["first_seq"], r.json()["next_idx"]) for r in answers} == {(200, 1, 3)}
    assert await b.pull() == 3


async def test_devices_are_seen_with_how_far_they_have_come(meet: Meet) -> None:
    a, b = await meet(2)
    await a.push(frames(3))
    await b.pull()
    await b.pull()
    assert (await a.get("sync/devices")).json() == [
        {"device_no": 1, "next_idx": 3, "pulled_seq": 0, "below_floor": False},
        {"device_no": 2, "next_idx": 0, "pulled_seq": 3, "below_floor": False},
    ]


async def test_an_account_that_is_full_is_told_and_keeps_what_it_has(meet: Meet) -> None:
    (a,) = await meet(1)
    answer = None
    for _ in range(20):
        answer = await a.send(sync.pack_frames(frames(1, size=2_000_000)), 1, a.next_idx)
        if answer.status_code != 200:
            break
        a.next_idx += 1
    assert answer is not None
    assert (answer.status_code, slug(answer)) == (413, "quota-exceeded")
    used = (await a.get("sync/usage")).json()
    assert 22 << 20 < used["log_bytes"] <= used["quota"] == 24 << 20
    assert (await a.get("sync/head")).json()["head_seq"] == a.next_idx
