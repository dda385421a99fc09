"""Batches and segments read back as they were written, and what is neither is refused with one kind of error."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync_server.protocol import sync
from sync_server.protocol.sync import Frame, FrameInvalid, Segment

ACCOUNT = UUID("7d5f2c1e-0f57-4a35-8f5c-5d6f0a6a3c11")

frames = st.builds(
    Frame,
    st.integers(1, 255),
    st.integers(1, 65_535),
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=sync.MIN_ENVELOPE_BYTES, max_size=300)
    | st.integers(16_300, 16_500).map(lambda size: bytes(size)),
)
batches = st.lists(frames, min_size=1, max_size=8)


@st.composite
def logs(draw: st.DrawFn) -> list[Segment]:
    """A log of segments that follow each other."""
    chain, seq, log = sync.first_chain(ACCOUNT), 0, list[Segment]()
    for members in draw(st.lists(batches, max_size=5)):
        batch = sync.pack_frames(members)
        device, idx = draw(st.integers(0, (1 << 32) - 1)), draw(st.integers(0, (1 << 63) - 1))
        chain = sync.next_chain(chain, seq + 1, len(members), device, idx, batch)
        log.append(Segment(seq + 1, len(members), device, idx, batch, chain))
        seq += len(members)
    return log


@given(batches)
def test_a_batch_reads_back_as_it_was_written(members: list[Frame]) -> None:
    batch = sync.pack_frames(members)
    assert sync.unpack_frames(batch) == members
    assert sync.count_frames(batch) == len(members)
    assert len(batch) <= sum(map(sync.packed_size, members))


@given(st.binary(max_size=400))
def test_garbage_is_refused_and_what_is_not_refused_is_a_batch(data: bytes) -> None:
    try:
        count = sync.count_frames(data)
    except FrameInvalid:
        with pytest.raises(FrameInvalid):
            sync.unpack_frames(data)
    else:
        members = sync.unpack_frames(data)
        assert len(members) == count
        assert sync.unpack_frames(sync.pack_frames(members)) == members


@given(batches, st.data())
def test_a_batch_cut_anywhere_but_between_frames_is_refused(members: list[Frame], data: st.DataObject) -> None:
    batch = sync.pack_frames(members)
    whole = {len(sync.pack_frames(members[:n])) for n in range(len(members) + 1)}
    cut = data.draw(st.integers(0, len(batch) - 1).filter(lambda at: at not in whole))
    with pytest.raises(FrameInvalid):
        sync.count_frames(batch[:cut])


@given(batches, st.data())
def test_a_changed_byte_of_a_batch_is_refused_or_changes_what_is_read(
    members: list[Frame], data: st.DataObject
) -> None:
    batch = bytearray(sync.pack_frames(members))
    batch[data.draw(st.integers(0, len(batch) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        read = sync.unpack_frames(bytes(batch))
    except FrameInvalid:
        return
    assert read != members


@pytest.mark.parametrize(
    "frame",
    [
        Frame(0, 1, bytes(16), bytes(40)),
        Frame(256, 1, bytes(16), bytes(40)),
        Frame(1, 0, bytes(16), bytes(40)),
        Frame(1, 65_536, bytes(16), bytes(40)),
        Frame(1, 1, bytes(15), bytes(40)),
        Frame(1, 1, bytes(16), bytes(39)),
        Frame(1, 1, bytes(16), bytes(sync.MAX_ENVELOPE_BYTES + 1)),
    ],
)
def test_a_frame_outside_the_limits_is_not_written(frame: Frame) -> None:
    with pytest.raises(FrameInvalid):
        sync.pack_frames([frame])


def test_a_length_has_one_way_to_be_written() -> None:
    batch = sync.pack_frames([Frame(1, 1, bytes(16), bytes(40))])
    assert batch[0] == 81
    with pytest.raises(FrameInvalid):
        sync.count_frames(bytes([81 | 128, 0]) + batch[1:])


@settings(max_examples=50)
@given(logs(), st.data())
def test_segments_read_back_however_the_network_cuts_them(log: list[Segment], data: st.DataObject) -> None:
    answer = b"".join(map(sync.pack_segment, log))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(answer)), max_size=6)))
    reader, read = sync.SegmentReader(), list[Segment]()
    for start, stop in zip([0, *cuts], [*cuts, len(answer)], strict=True):
        read += reader.feed(answer[start:stop])
    reader.finish()
    assert read == log


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_garbage_of_a_server_is_refused(data: bytes) -> None:
    try:
        segments = sync.unpack_segments(data)
    except FrameInvalid:
        return
    assert b"".join(map(sync.pack_segment, segments)) == data


@settings(max_examples=50)
@given(logs(), st.data())
def test_the_chain_tells_of_a_lost_swapped_or_changed_segment(log: list[Segment], data: st.DataObject) -> None:
    def follows(segments: list[Segment]) -> bool:
        chain, seq = sync.first_chain(ACCOUNT), 0
        for segment in segments:
            if not sync.is_next(chain, seq, segment):
                return False
            chain, seq = segment.chain, segment.last_seq
        return chain == (log[-1].chain if log else sync.first_chain(ACCOUNT))

    assert follows(log)
    if not log:
        return
    at = data.draw(st.integers(0, len(log) - 1))
    assert not follows(log[:at] + log[at + 1 :])
    assert not follows([*log[: at + 1], log[at], *log[at + 1 :]])
    batch = bytearray(log[at].batch)
    batch[data.draw(st.integers(0, len(batch) - 1))] ^= 1
    assert not follows([*log[:at], replace(log[at], batch=bytes(batch)), *log[at + 1 :]])


def test_a_change_of_140_bytes_costs_a_tenth_more_than_its_ciphertext() -> None:
    envelope = bytes(sync.NONCE_BYTES + 144 + sync.TAG_BYTES)
    batch = sync.pack_frames(Frame(1, 1, bytes(16), envelope) for _ in range(500))
    assert len(batch) + sync.SEGMENT_OVERHEAD <= 1.1 * 500 * len(envelope)
