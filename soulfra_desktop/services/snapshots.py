"""All records put together, so that a new device need not read the whole log, and the server need not keep it.

snapshot  head_length u32 | head | (length u32 | batch)…     all numbers big-endian
head      a batch of one frame, of the collection of settings, whose content is
          upto u64 | chain 32 | how many batches u32 | SHA-256 of all that follows the head 32 | (device_no u32 | next_idx u64)…
          The place in the log: a server can pass no snapshot off as a later one. What follows: it can leave none of it
          out, nor put another's there. And for each device the number of its next change: from there on no gap passes
"""

from __future__ import annotations

import hashlib
import struct
from struct import Struct
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import ServerRolledBack
from soulfra_desktop.services.sync_ports import Position
from sync_server.protocol.sync import SETTINGS, Frame, FrameInvalid, Snapshot, pack_frames, unpack_frames

if TYPE_CHECKING:
    from soulfra_desktop.services.sync_ports import Records, Replica

NAME = "snapshot"
LENGTH, PLACE, HEARD = Struct(">I"), Struct(">Q32sI32s"), Struct(">IQ")
EVERY = 20_000
"""Changes of the log after the last snapshot, before the next is made."""


async def made_snapshot(replica: Replica, records: Records, position: Position) -> tuple[Snapshot, bytes]:
    """The store as it is, which holds at least all up to `position`; what to announce of it, and its bytes."""
    parts: list[bytes] = []
    async for frames in replica.snapshot(records):
        batch = pack_frames(frames)
        parts += (LENGTH.pack(len(batch)), batch)
    rest = b"".join(parts)
    place = PLACE.pack(position.seq, position.chain, len(parts) // 2, hashlib.sha256(rest).digest())
    heard = b"".join(HEARD.pack(*one) for one in sorted(position.heard.items()))
    head = pack_frames([records.seal(SETTINGS, NAME, position.seq, place + heard)])
    sealed = LENGTH.pack(len(head)) + head + rest
    address = hashlib.sha256(sealed).hexdigest()
    return Snapshot(position.seq, position.chain.hex(), address, len(sealed)), sealed


async def opened_snapshot(
    sealed: bytes, upto_seq: int, chain_hex: str, records: Records
) -> tuple[list[list[Frame]], Position]:
    """Its batches, and the position with what was heard of each device until there. Nothing of it is to be applied
    before this says that it is whole.

    Raises ServerRolledBack where it is not the snapshot that was made of this place in the log; KeyNotOpened, UnknownKey.
    """
    try:
        head, *batches = _parts(sealed)
        (place,) = unpack_frames(head)
        _revision, content = await records.content(place)
        upto, chain, count, digest = PLACE.unpack_from(content)
        heard = dict(HEARD.iter_unpack(content[PLACE.size :]))
        if (upto, chain) != (upto_seq, bytes.fromhex(chain_hex)):
            raise ServerRolledBack("The server sent an older state of your data in a newer one's place.")
        rest = memoryview(sealed)[LENGTH.size + len(head) :]
        if count != len(batches) or hashlib.sha256(rest).digest() != digest:
            raise ServerRolledBack("The server sent other data than your devices put together.")
        return [unpack_frames(batch) for batch in batches], Position(upto, chain, heard)
    except (FrameInvalid, ValueError, struct.error):
        raise ServerRolledBack("What the server keeps of older changes cannot be read.") from None


def _parts(sealed: bytes) -> list[bytes]:
    """Raises ValueError."""
    parts: list[bytes] = []
    at = 0
    while at < len(sealed):
        if at + LENGTH.size > len(sealed):
            raise ValueError("cut off")
        (length,) = LENGTH.unpack_from(sealed, at)
        at += LENGTH.size
        if at + length > len(sealed):
            raise ValueError("cut off")
        parts.append(sealed[at : at + length])
        at += length
    if not parts:
        raise ValueError("empty")
    return parts
