"""Seals what is synced, and opens what comes back: the keys of an account put to use, record by record."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from soulfra_desktop.adapters.replica_wire import unpacked
from soulfra_desktop.adapters.vault import envelope, keys
from soulfra_desktop.adapters.vault.envelope import SCHEMA, Label
from soulfra_desktop.domain.errors import KeyNotOpened, UnknownKey
from sync_server.protocol.sync import COLLECTIONS, Frame, keys_of, pack_frames, unpack_frames

if TYPE_CHECKING:
    from soulfra_desktop.domain.account import KeyRing
    from soulfra_desktop.domain.replica import Change, Part
    from soulfra_desktop.services.sync_ports import Batch

AT_ONCE, BYTES_AT_ONCE = 16, 32 << 10
"""Frames and bytes that are opened where they are: about a millisecond."""
IN_SNAPSHOT = (0, 0)
"""The place of a record that is no change of the log; no device has the number 0."""
ATTACHMENTS = "chats"
"""Whose keys seal the bytes of attachments."""


class RecordSeal:
    """Fulfils Records, for one account with the keys that are known now."""

    def __init__(self, account_id: str, ring: KeyRing) -> None:
        self.account_id = account_id
        self._account = UUID(account_id).bytes
        numbers = {name: number for number, name in COLLECTIONS.items()}
        self._keys = {(numbers[name], version): key for (name, version), key in ring.entries.items() if name in numbers}
        self._newest = {number: ring.newest(name) for number, name in COLLECTIONS.items()}
        self._names = {number: keys.names_key(self._keys[number, 1]) for number in COLLECTIONS}
        attachments = numbers[ATTACHMENTS]
        self._for_blobs = {version: key for (number, version), key in self._keys.items() if number == attachments}

    def seal(
        self, collection: int, name: str, revision: int, content: bytes, place: tuple[int, int] = IN_SNAPSHOT
    ) -> Frame:
        version, key = self._newest[collection]
        record = keys.record_name(self._names[collection], name)
        label = Label(self._account, collection, record, version, SCHEMA, *place)
        return Frame(collection, version, record, envelope.seal(content, label, revision, key))

    def address(self, data: bytes) -> str:
        newest = max(self._for_blobs)
        return hashlib.sha256(envelope.seal_blob(data, newest, self._for_blobs[newest])).hexdigest()

    def renewed(self, batch: Batch, device_no: int) -> Batch:
        if all(version >= self._newest[number][0] for number, version in keys_of(batch.blob)):
            return batch
        frames = enumerate(unpack_frames(batch.blob), batch.first_idx)
        return replace(batch, blob=pack_frames([self._renewed(frame, (device_no, idx)) for idx, frame in frames]))

    def _renewed(self, frame: Frame, place: tuple[int, int]) -> Frame:
        revision, content = self._open(frame, place)
        version, key = self._newest[frame.collection]
        label = Label(self._account, frame.collection, frame.record_id, version, SCHEMA, *place)
        return Frame(frame.collection, version, frame.record_id, envelope.seal(content, label, revision, key))

    async def seal_blob(self, address: str, data: bytes) -> bytes:
        return await asyncio.to_thread(self._sealed_blob, address, data)

    async def open_blob(self, sealed: bytes) -> bytes:
        version = envelope.blob_version(sealed)
        if version not in self._for_blobs:
            raise UnknownKey("An attachment is sealed with a key that this device does not know yet.")
        return await asyncio.to_thread(envelope.open_blob, sealed, self._for_blobs[version])

    async def open(self, frames: Sequence[Frame], places: Sequence[tuple[int, int]] = ()) -> list[Change | Part]:
        if len(frames) <= AT_ONCE and sum(len(frame.envelope) for frame in frames) <= BYTES_AT_ONCE:
            return self._opened(frames, places)  # sooner done than handed to a thread
        return await asyncio.to_thread(self._opened, frames, places)

    async def content(self, frame: Frame) -> tuple[int, bytes]:
        return self._open(frame, IN_SNAPSHOT)

    def _opened(self, frames: Sequence[Frame], places: Sequence[tuple[int, int]]) -> list[Change | Part]:
        """What a newer Soulfra put into collections that this one does not know is passed over."""
        placed = zip(frames, places or [IN_SNAPSHOT] * len(frames), strict=True)
        known = [one for one in placed if one[0].collection in COLLECTIONS]
        try:
            return [unpacked(self._open(*one)[1]) for one in known]
        except ValueError:
            raise KeyNotOpened("A record from the server opens, but is not one that Soulfra writes.") from None

    def _open(self, frame: Frame, place: tuple[int, int]) -> tuple[int, bytes]:
        key = self._keys.get((frame.collection, frame.key_version))
        if key is None:
            raise UnknownKey("A change is sealed with a key that this device does not know yet.")
        label = Label(self._account, frame.collection, frame.record_id, frame.key_version, SCHEMA, *place)
        return envelope.open_envelope(frame.envelope, label, key)

    def _sealed_blob(self, address: str, data: bytes) -> bytes:
        for version in sorted(self._for_blobs, reverse=True):
            sealed = envelope.seal_blob(data, version, self._for_blobs[version])
            if hashlib.sha256(sealed).hexdigest() == address:
                return sealed
        raise KeyNotOpened("An attachment is not what its message says.", "It stays on this device.")
