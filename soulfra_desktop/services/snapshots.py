"""All records put together, so that a new device need not read the whole log, and the server need not keep it.

snapshot  head_length u32 | head | (length u32 | batch)…     all numbers big-endian
head      a batch of one frame, of the collection of settings, whose content names the place in the log:
          {"upto": N, "chain": "hex"}: a server can pass no snapshot off as a later one
"""

from __future__ import annotations

import hashlib
from struct import Struct
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import ServerRolledBack
from sync_server.protocol.sync import SETTINGS, FrameInvalid, Snapshot, pack_frames, unpack_frames

if TYPE_CHECKING:
    from soulfra_desktop.services.sync_ports import Position, Records, Replica

NAME = "snapshot"
LENGTH, PLACE = Struct(">I"), Struct(">Q32s")
EVERY = 20_000
"""Changes of the log after the last snapshot, before the next is made."""


async def made_snapshot(replica: Replica, records: Records, position: Position) -> tuple[Snapshot, bytes]:
    """The store as it is, which holds at least all up to `position`; what to announce of it, and its bytes."""
    place = PLACE.pack(position.seq, position.chain)
    head = pack_frames([records.seal(SETTINGS, NAME, position.seq, place)])
    parts = [LENGTH.pack(len(head)), head]
    async for frames in replica.snapshot(records):
        batch = pack_frames(frames)
        parts += (LENGTH.pack(len(batch)), batch)
    sealed = b"".join(parts)
    address = hashlib.sha256(sealed).hexdigest()
    return Snapshot(position.seq, position.chain.hex(), address, len(sealed)), sealed


async def opened_snapshot(sealed: bytes, position: Position, records: Records) -> list[bytes]:
    """Its batches. Raises ServerRolledBack where it is not a snapshot of this place in the log."""
    try:
        head, *batches = _parts(sealed)
        (place,) = unpack_frames(head)
        _revision, content = await records.content(place)
    except (FrameInvalid, ValueError):
        raise ServerRolledBack("What the server keeps of older changes cannot be read.") from None
    if content != PLACE.pack(position.seq, position.chain):
        raise ServerRolledBack("The server sent an older state of your data in a newer one's place.")
    return batches


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
