"""What syncing needs of the outside world: the store as a replica, the server's log, and a seal that only devices open."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from soulfra_desktop.domain.replica import Change, Part
    from sync_server.protocol.sync import Check, Frame, Head, Pushed, Segment, Snapshot


@dataclass(frozen=True, slots=True)
class Position:
    """How far the account's log was taken in: all up to `seq`, whose chain (32 bytes) it had there."""

    seq: int
    chain: bytes
    heard: Mapping[int, int] = field(default_factory=dict, compare=False)
    """By device: the number that its next change must have. A device that is not in it was not heard of: 0."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes to be pushed: the device's numbers `first_idx` to `first_idx + count - 1`. It comes back byte for byte until
    it is acknowledged."""

    first_idx: int
    count: int
    blob: bytes
    files: bool = False
    """Whether attachments must be pushed before it."""


@dataclass(frozen=True, slots=True)
class BlobRef:
    """An attachment's bytes: `address` is the SHA-256, in hexadecimal, of what is sealed of them; `size` of them in clear."""

    address: str
    size: int


@dataclass(frozen=True, slots=True)
class Applied:
    """What a pull changed here: what the windows of this process must look at anew."""

    chats: frozenset[str] = frozenset()
    """Ids of those that were added, changed or removed."""
    shelves: bool = False
    """Folders changed."""
    prompts: bool = False
    settings: bool = False
    usage: bool = False

    def __bool__(self) -> bool:
        return bool(self.chats or self.shelves or self.prompts or self.settings or self.usage)

    def __or__(self, other: Applied) -> Applied:
        return Applied(
            self.chats | other.chats,
            self.shelves or other.shelves,
            self.prompts or other.prompts,
            self.settings or other.settings,
            self.usage or other.usage,
        )


@dataclass(frozen=True, slots=True)
class ReplicaState:
    """Where this store stands. `account_id` is empty while no account is signed in: nothing is recorded then."""

    account_id: str
    device_no: int
    position: Position
    """Taken in up to here; the chain is empty before the first pull."""
    next_idx: int
    """The number that the next change will have; those of a batch that is not acknowledged are given already."""
    acknowledged_seq: int
    """The head of the log when the last push was acknowledged: a server that has less was set back."""
    waiting: int
    """Changes that are not acknowledged yet."""
    enqueued: bool
    """Whether all that was here before the sign-in stands in the outbox or was pushed."""
    incomplete: int
    """Changes that came and wait for another one (a message for its chat), or for a newer Soulfra."""
    blobs_to_push: int
    blobs_to_fetch: int
    may_compact: bool
    """Whether a snapshot of this store holds all that others have: not while a chat that they have is kept from them."""
    synced_at: datetime | None


class Sealer(Protocol):
    """Seals for the person's other devices, with the newest keys. Both methods run in a thread of the store's."""

    def seal(self, collection: int, name: str, revision: int, content: bytes, place: tuple[int, int] = (0, 0)) -> Frame:
        """`name` is the record's within its account (`message/ID`): the frame's record id is made of it, and shows nothing
        of it. `revision` grows with the record's changes. `place` is the device and the number of its change: at another
        one it does not open; (0, 0) in a snapshot."""
        ...

    def address(self, data: bytes) -> str:
        """Where an attachment will be found: the SHA-256, in hexadecimal, of its sealed bytes. The same each time."""
        ...


class Records(Sealer, Protocol):
    """Seals and opens with the keys of one account, as they are known now. What is long is done off the loop's thread."""

    @property
    def account_id(self) -> str:
        """A UUID."""
        ...

    async def open(self, frames: Sequence[Frame], places: Sequence[tuple[int, int]] = ()) -> list[Change | Part]:
        """`places` are those of the frames, each its own; none where they are of a snapshot. Raises UnknownKey where a key is newer than those known, KeyNotOpened where something was changed."""
        ...

    def renewed(self, batch: Batch, device_no: int) -> Batch:
        """The same changes sealed with the newest keys, at the same places; the same batch where it is already. Raises
        UnknownKey, KeyNotOpened."""
        ...

    async def content(self, frame: Frame) -> tuple[int, bytes]:
        """The revision and the content of one frame of a snapshot. Raises UnknownKey, KeyNotOpened."""
        ...

    async def seal_blob(self, address: str, data: bytes) -> bytes:
        """As it was sealed when its address was made. Raises KeyNotOpened."""
        ...

    async def open_blob(self, sealed: bytes) -> bytes:
        """Raises UnknownKey, KeyNotOpened."""
        ...


class Replica(Protocol):
    """The store, as one of several that agree. What a method has returned from survives a crash; each write is short."""

    async def state(self) -> ReplicaState: ...

    async def sign_in(self, account_id: str, device_no: int, next_idx: int = 0) -> None:
        """From now on what changes is recorded. `account_id` names the log, with its epoch. Of another one than
        before, nothing is known any more. Call `enqueue_more` until it says False, then pull, then push: what the pull
        shows to be there is not pushed again."""
        ...

    async def sign_out(self) -> None:
        """Nothing is recorded any more. All that was synced stays here."""
        ...

    async def enqueue_more(self) -> bool:
        """Put some more of what was here before into the outbox; whether there is still more."""
        ...

    async def next_batch(self, sealer: Sealer) -> Batch | None:
        """What waits, the newest state of each record; the same one until it is acknowledged. None where nothing waits."""
        ...

    async def acknowledge(self, first_idx: int, count: int, head_seq: int, position: Position | None = None) -> bool:
        """The server has this batch; whether more waits. One that is not the oldest is passed over: another process was faster. With it the
        position, where one is given and it is ahead."""
        ...

    async def apply(self, changes: Sequence[Change | Part], position: Position | None) -> Applied:
        """Take in changes in any order, each any number of times, in short transactions; with the last one the position,
        where one is given and it is ahead. What waits for another change is kept until that comes."""
        ...

    async def restart(self, next_idx: int | None = None) -> None:
        """Begin again before a snapshot is taken in (or where the server lost what it had): the position is 0 and all that
        is here is enqueued again by `enqueue_more`; of that, `apply` takes out what comes back. `next_idx` is the server's
        next number for this device, where it is another."""
        ...

    def snapshot(self, sealer: Sealer) -> AsyncIterator[list[Frame]]:
        """All records and tombstones, sealed, some thousand at a time; what is written meanwhile may be in it or not.
        `apply` takes them in as any changes. At least all up to the position when it began is in it."""
        ...

    async def synced(self, at: datetime, position: Position | None = None) -> None:
        """Remember when this device and the server last agreed, and where, if that is ahead."""
        ...

    async def blobs_to_push(self, limit: int = 100) -> list[BlobRef]:
        """Attachments that the server does not have yet. Their addresses were made with the batches that name them."""
        ...

    async def blob(self, address: str) -> bytes | None:
        """In clear; None where it went with its chat."""
        ...

    async def blob_pushed(self, address: str) -> None: ...

    async def blobs_to_fetch(self, limit: int = 100) -> list[BlobRef]:
        """Attachments of messages that came, whose bytes are not here yet; the newest first."""
        ...

    async def blob_arrived(self, address: str, data: bytes) -> Applied:
        """Put the bytes, in clear, where they belong. Raises ValueError where their size is another."""
        ...


class SyncClient(Protocol):
    """The account's log on one server. Every method raises ServerUnreachable and ServerRefused (its `slug` says why)."""

    async def push(self, first_idx: int, count: int, blob: bytes) -> Pushed: ...

    def pull(self, since: int) -> AsyncIterator[Segment]:
        """The segments after `since`, until the head that the log had when this began. Raises ResyncRequired."""
        ...

    async def head(self) -> Head: ...

    async def next_idx(self, device_no: int) -> int:
        """The number that the server expects of this device's next change."""
        ...

    async def check(self, upto_seq: int) -> Check: ...

    def events(self) -> AsyncGenerator[int, None]:
        """Heads as the server tells of them, until the connection ends: hints only."""
        ...

    async def snapshot(self) -> Snapshot | None: ...

    async def publish_snapshot(self, snapshot: Snapshot) -> None:
        """Its blob was put before."""
        ...

    async def put_blob(self, address: str, sealed: bytes) -> None:
        """Goes on where an earlier try ended. `address` is the SHA-256 of `sealed`."""
        ...

    async def blob(self, address: str) -> bytes:
        """Sealed; its hash is checked. Goes on where the connection broke. Raises NotFound."""
        ...
