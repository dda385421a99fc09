"""The language of the log: frames that go up, segments that come down, and the chain that both sides can check.

A *frame* is one sealed change. A *batch* is a concatenation of frames, pushed at once and stored as one row. A
*segment* is a batch with its place in the account's log. All numbers are big-endian. Nothing here can open an envelope.

    batch    frame…                        (1 to 2,000 of them, at most 4 MiB)
    frame    tag varint | [collection u8 | key_version u16] | record_id 16 | envelope
             tag = 2 x len(envelope) + 1 where the bracket is there, 2 x len(envelope) where both are those of the frame
             before it; a batch's first frame always has the bracket
    envelope nonce 24 (revision u64 | 16 random) | XChaCha20-Poly1305 ciphertext and tag; it opens only as the change of the
             device and the number that it was sealed for (device_no, first_idx + its place in the batch)
    segment  first_seq u64 | count u16 | device_no u32 | first_idx u64 | length u32 | batch | chain 32
    chain    SHA-256(chain before | first_seq | count | device_no | first_idx | SHA-256(batch)); the first one follows
             `first_chain(account_id, epoch)`

A *blob* is a file of ciphertext, named by the SHA-256 of that. `PUT /v1/blobs/{sha256}` takes a small one whole;
a longer one goes up in parts: `PATCH` with `Upload-Length` (of the whole) and `Upload-Offset` (where this part begins),
answered with the next `Upload-Offset`; each but the last has 64 KiB or more. Every blob counts 4 KiB besides its bytes. After a break `HEAD` says where to go on; a part with no bytes at the end has
the hash checked once more. `GET` takes a `Range`. A *snapshot* is a blob that a client made of all records.

What a device must do: number its changes 0, 1, 2 … (`first_idx` is the number of a batch's first), and send a change
that was not acknowledged again under the same number with the same collection, record and revision. It may seal it
anew and cut the batches differently. And it must hold what comes against what came: the first number of a segment is the one
after its device's last, else the server left something out (the chain, which has no key, does not say that). A number that comes back with another change is refused (`counter-reused`), since
such a device was set back to an older state and would lose what it has now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from struct import Struct
from typing import Annotated, ClassVar, NamedTuple
from uuid import UUID

from annotated_types import Ge, Le

from sync_server.protocol.forms import CLOSED, DeviceNo, Epoch, Pattern

CHATS, FOLDERS, PROMPTS, SETTINGS, USAGE = 1, 2, 3, 4, 5
COLLECTIONS = {CHATS: "chats", FOLDERS: "folders", PROMPTS: "prompts", SETTINGS: "settings", USAGE: "usage"}

MAX_PUSH_BYTES = 4 << 20
MAX_PUSH_COUNT = 2_000
NONCE_BYTES, REVISION_BYTES, TAG_BYTES, RECORD_ID_BYTES, CHAIN_BYTES = 24, 8, 16, 16, 32
MIN_ENVELOPE_BYTES = NONCE_BYTES + TAG_BYTES
MAX_ENVELOPE_BYTES = 2 << 20
MAX_PULL_BYTES = 16 << 20
MAX_BLOB_PART_BYTES = 8 << 20
MIN_BLOB_PART_BYTES = 64 << 10
"""A part that is not the last has so many: each is a file and a row of the server's."""
BLOB_COST_BYTES = 4 << 10
"""What a blob counts besides its bytes, also an empty one: a file and its rows."""
MAX_NUMBER = (1 << 53) - 1
"""The largest sequence number, counter and size in bytes: what both databases hold, and every reader of JSON whole."""

HEAD_HEADER = "Soulfra-Head"
"""Of an answer to a pull: the log's head when it began; there is more to pull while the last segment is below it."""
OFFSET_HEADER, LENGTH_HEADER, COMPLETE_HEADER = "Upload-Offset", "Upload-Length", "Upload-Complete"

_KEY = Struct(">BH")
_SEGMENT = Struct(">QHIQI")
_LINK = Struct(">QHIQ")
_LEAST_TAG, _MOST_TAG = MIN_ENVELOPE_BYTES << 1, MAX_ENVELOPE_BYTES << 1 | 1
SEGMENT_OVERHEAD = _SEGMENT.size + CHAIN_BYTES


class FrameInvalid(ValueError):
    """These bytes are no batch or no segments; the text says what is wrong, never what they hold."""


class Frame(NamedTuple):
    """One sealed change: `envelope` opens only on a device that has the collection's key of `key_version`."""

    collection: int
    key_version: int
    record_id: bytes
    envelope: bytes

    @property
    def revision(self) -> int:
        """The number in the nonce; it grows with each change of a record."""
        return int.from_bytes(self.envelope[:REVISION_BYTES], "big")


def pack_frames(frames: Iterable[Frame]) -> bytes:
    """A batch. Raises FrameInvalid for a frame outside the limits; the caller keeps to count and size of a push."""
    parts: list[bytes] = []
    key = b""
    for frame in frames:
        _assert_frame(frame)
        own_key = _KEY.pack(frame.collection, frame.key_version)
        tag = len(frame.envelope) << 1
        if own_key == key:
            parts += (_varint(tag), frame.record_id, frame.envelope)
        else:
            parts += (_varint(tag | 1), own_key, frame.record_id, frame.envelope)
            key = own_key
    return b"".join(parts)


def packed_size(frame: Frame) -> int:
    """At most so many bytes does a frame take in a batch: to cut batches by."""
    return len(_varint(len(frame.envelope) << 1)) + _KEY.size + RECORD_ID_BYTES + len(frame.envelope)


def unpack_frames(batch: bytes) -> list[Frame]:
    """The frames of a batch. Raises FrameInvalid."""
    frames: list[Frame] = []
    collection = key_version = 0
    for at, fresh, size in _walk(batch):
        if fresh:
            collection, key_version = _KEY.unpack_from(batch, at)
            at += _KEY.size
        start = at + RECORD_ID_BYTES
        frames.append(Frame(collection, key_version, batch[at:start], batch[start : start + size]))
    return frames


def count_frames(batch: bytes) -> int:
    """How many frames a batch has, found by its lengths alone. Raises FrameInvalid."""
    at, count, end = 0, 0, len(batch)
    while at < end:
        tag = batch[at]
        if tag < 128:
            at += 1
        elif at + 1 < end and 0 < batch[at + 1] < 128:  # most frames: said here, since a call costs more than all else
            tag += (batch[at + 1] << 7) - 128
            at += 2
        else:
            tag, at = _long_tag(batch, at)
        if tag & 1:
            _assert_key(batch, at, count)
            at += _KEY.size
        elif not count:
            raise FrameInvalid("the first frame does not say its collection and key version")
        if not _LEAST_TAG <= tag <= _MOST_TAG:
            raise FrameInvalid(f"frame {count} has an envelope of {tag >> 1} bytes")
        at += RECORD_ID_BYTES + (tag >> 1)
        count += 1
    if at != end:
        raise FrameInvalid("the last frame is cut off")
    return count


def keys_of(batch: bytes) -> set[tuple[int, int]]:
    """Collections and key versions that a batch's frames name, in clear. Raises FrameInvalid."""
    return {_KEY.unpack_from(batch, at) for at, fresh, _size in _walk(batch) if fresh}


def _assert_key(batch: bytes, at: int, count: int) -> None:
    if at + _KEY.size > len(batch) or not all(_KEY.unpack_from(batch, at)):
        raise FrameInvalid(f"frame {count} has no collection or key version")


def _walk(batch: bytes) -> Iterator[tuple[int, bool, int]]:
    """For each frame: where it goes on after its tag, whether its collection follows, its envelope's length."""
    count_frames(batch)
    at, end = 0, len(batch)
    while at < end:
        tag, at = _long_tag(batch, at)
        fresh, size = bool(tag & 1), tag >> 1
        yield at, fresh, size
        at += (_KEY.size if fresh else 0) + RECORD_ID_BYTES + size


def _long_tag(batch: bytes, at: int) -> tuple[int, int]:
    """A tag in LEB128, shortest form only, and where it ends."""
    value = 0
    for shift, byte in enumerate(batch[at : at + 4]):
        value |= (byte & 0x7F) << (7 * shift)
        if byte < 128:
            if shift and not byte:
                break
            return value, at + shift + 1
    raise FrameInvalid("a frame's length is no number in its shortest form")


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _assert_frame(frame: Frame) -> None:
    if not (1 <= frame.collection < 256 and 1 <= frame.key_version < 65_536):
        raise FrameInvalid("a collection is 1 to 255, a key version 1 to 65535")
    if len(frame.record_id) != RECORD_ID_BYTES:
        raise FrameInvalid(f"a record's id has {RECORD_ID_BYTES} bytes")
    if not MIN_ENVELOPE_BYTES <= len(frame.envelope) <= MAX_ENVELOPE_BYTES:
        raise FrameInvalid(f"an envelope has {MIN_ENVELOPE_BYTES} to {MAX_ENVELOPE_BYTES} bytes")


@dataclass(frozen=True, slots=True)
class Segment:
    """A pushed batch at its place in the log: changes `first_seq` to `last_seq`, and the chain up to its end."""

    first_seq: int
    count: int
    device_no: int
    first_idx: int
    batch: bytes
    chain: bytes

    @property
    def last_seq(self) -> int:
        return self.first_seq + self.count - 1


def pack_segment(segment: Segment) -> bytes:
    """A segment as a pull sends it."""
    head = segment_head(segment.first_seq, segment.count, segment.device_no, segment.first_idx, len(segment.batch))
    return head + segment.batch + segment.chain


def segment_head(first_seq: int, count: int, device_no: int, first_idx: int, length: int) -> bytes:
    """What stands before a segment's batch of `length` bytes."""
    return _SEGMENT.pack(first_seq, count, device_no, first_idx, length)


class SegmentReader:
    """Takes a pull's bytes as they come and gives the segments that are whole."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[Segment]:
        """Raises FrameInvalid for a length that no segment has."""
        self._buffer += data
        segments: list[Segment] = []
        at, end = 0, len(self._buffer)
        while end - at >= _SEGMENT.size:
            first_seq, count, device_no, first_idx, length = _SEGMENT.unpack_from(self._buffer, at)
            if not (1 <= first_seq <= MAX_NUMBER and 1 <= count <= MAX_PUSH_COUNT and 0 < length <= MAX_PUSH_BYTES):
                raise FrameInvalid("a segment's head is outside the limits")
            start = at + _SEGMENT.size
            if end < start + length + CHAIN_BYTES:
                break
            stop = start + length
            at = stop + CHAIN_BYTES
            batch, chain = bytes(self._buffer[start:stop]), bytes(self._buffer[stop:at])
            segments.append(Segment(first_seq, count, device_no, first_idx, batch, chain))
        del self._buffer[:at]
        return segments

    def finish(self) -> None:
        """Raises FrameInvalid where the stream ended inside a segment."""
        if self._buffer:
            raise FrameInvalid("the last segment is cut off")


def unpack_segments(data: bytes) -> list[Segment]:
    """All segments of a whole answer. Raises FrameInvalid."""
    reader = SegmentReader()
    segments = reader.feed(data)
    reader.finish()
    return segments


def first_chain(account_id: UUID, epoch: int = 1) -> bytes:
    """The chain of an empty log: no two accounts share one, nor two fresh starts of one account."""
    return hashlib.sha256(b"soulfra/sync/chain/v1" + account_id.bytes + epoch.to_bytes(4, "big")).digest()


def next_chain(before: bytes, first_seq: int, count: int, device_no: int, first_idx: int, batch: bytes) -> bytes:
    """The chain after one more segment."""
    return linked(before, first_seq, count, device_no, first_idx, hashlib.sha256(batch).digest())


def linked(before: bytes, first_seq: int, count: int, device_no: int, first_idx: int, digest: bytes) -> bytes:
    """`next_chain`, where the batch's SHA-256 is known."""
    return hashlib.sha256(before + _LINK.pack(first_seq, count, device_no, first_idx) + digest).digest()


def is_next(before: bytes, after_seq: int, segment: Segment) -> bool:
    """Whether a segment follows the log that ends at `after_seq` with chain `before`, unchanged and with no gap."""
    chain = next_chain(before, segment.first_seq, segment.count, segment.device_no, segment.first_idx, segment.batch)
    return segment.first_seq == after_seq + 1 and segment.chain == chain


# What goes as JSON.


SHA256_HEX = Pattern("^[0-9a-f]{64}$")
Hex32 = Annotated[str, SHA256_HEX]
Number = Annotated[int, Ge(0), Le(MAX_NUMBER)]


@dataclass(frozen=True, slots=True)
class Head:
    """Where the log ends, from where on it can be pulled (`since` ≥ `floor_seq`), and how far the snapshot goes
    (0: there is none). `epoch` is the account's: with another one, this is another log."""

    __pydantic_config__: ClassVar = CLOSED

    head_seq: Number
    chain: Hex32
    floor_seq: Number
    snapshot_seq: Number
    epoch: Epoch


@dataclass(frozen=True, slots=True)
class Pushed(Head):
    """The batch is stored: its first change has `first_seq` (0 where that part of the log was compacted already),
    and this device's next change has the number `next_idx`. Where the log ends then is said with it: who was the last to
    write need not ask."""

    first_seq: Number
    next_idx: Number


@dataclass(frozen=True, slots=True)
class Check:
    """How many changes the log has up to and with `upto_seq`, the end of a segment, and the chain there."""

    __pydantic_config__: ClassVar = CLOSED

    upto_seq: Number
    count: Number
    chain: Hex32


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All records as they are after `upto_seq`, sealed by a client and kept as a blob of this hash and size."""

    __pydantic_config__: ClassVar = CLOSED

    upto_seq: Annotated[int, Ge(1), Le(MAX_NUMBER)]
    chain: Hex32
    blob_sha256: Hex32
    bytes: Number


@dataclass(frozen=True, slots=True)
class DeviceCursor:
    """How far one device has come: it pulled at least to `pulled_seq`, and its next change has `next_idx`."""

    __pydantic_config__: ClassVar = CLOSED

    device_no: DeviceNo
    next_idx: Number
    pulled_seq: Number
    below_floor: bool


@dataclass(frozen=True, slots=True)
class SyncUsage:
    """What an account keeps on the server and how much that may be together, in bytes."""

    __pydantic_config__: ClassVar = CLOSED

    log_bytes: Number
    blob_bytes: Number
    quota: Number
