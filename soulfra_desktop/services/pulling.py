"""Takes in what other devices wrote: verified link by link, opened, and merged in order of the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from soulfra_desktop.domain.errors import NotSignedIn, ResyncRequired, ServerRefused, ServerRolledBack
from soulfra_desktop.services.snapshots import opened_snapshot
from soulfra_desktop.services.sync_ports import Applied, Position
from sync_server.protocol import errors as slugs
from sync_server.protocol.sync import FrameInvalid, Segment, first_chain, is_next, unpack_frames

if TYPE_CHECKING:
    from soulfra_desktop.services.sync_ports import Records, Replica, SyncClient
    from sync_server.protocol.sync import Frame, Head

Progress = Callable[[int, int], None]
"""Called with how many changes of the log are taken in, and how many there are."""
AT_ONCE = 1_000
"""Changes: so many small segments are taken in together."""


class Pulling:
    """One way: from the server's log into the store."""

    def __init__(self, replica: Replica, client: SyncClient, epoch: int, applied: Callable[[Applied], None]) -> None:
        """`epoch` is that of the log that this machine takes part in; `applied` is told what changed here, piece by piece."""
        self._replica = replica
        self._client = client
        self._epoch = epoch
        self._applied = applied
        self.snapshot_seq: int | None = None
        """How far the server's snapshot goes, where the head was asked for."""

    async def catch_up(
        self, position: Position, known: int, records: Records, progress: Progress, *, likely: bool = False,
        head: Head | None = None,
    ) -> Position:  # fmt: skip
        """Take in all after `position` up to the head, and hold count and chain against the server's. Returns how far this
        device is then. `known` is what the server has acknowledged, `likely` says that there is something to take in: then
        it is asked for at once, and the last link of it is the server's chain. `head` is what it has just told of its end.

        Raises ServerRolledBack where the server has less, or something else; NotSignedIn where the log was begun anew;
        UnknownKey where the keys were changed; AccountError."""
        if not position.seq:
            position = Position(0, first_chain(UUID(records.account_id), self._epoch))
        if likely:
            with suppress(ResyncRequired):
                came = await self._follow(position, known, records, progress)
                if came.seq > position.seq and came.seq >= known:
                    return came
                position = came
        if head is None:
            head = await self._client.head()
        self._heard(head, known)
        try:
            if head.head_seq > position.seq:
                position = await self._follow(position, head.head_seq, records, progress)
        except ResyncRequired:
            position = await self._from_snapshot(head, records, progress)
            position = await self._follow(position, head.head_seq, records, progress)
        await self._agree(position, head)
        return position

    async def _head(self, known: int) -> Head:
        """Where the log ends. Raises as `_heard`."""
        head = await self._client.head()
        self._heard(head, known)
        return head

    def _heard(self, head: Head, known: int) -> None:
        """What the server says of its log's end, which was at `known` already. Raises NotSignedIn, ServerRolledBack."""
        self.snapshot_seq = head.snapshot_seq
        if head.epoch > self._epoch:
            raise NotSignedIn(
                "What was synced was given up on the server, and is begun anew.",
                "Sign in again: what is on this machine is synced then.",
            )
        if head.epoch < self._epoch or head.head_seq < known:
            raise ServerRolledBack(f"The server has {head.head_seq} changes, and had acknowledged {known}.")

    async def _agree(self, position: Position, head: Head) -> None:
        """Hold count and chain against the server's. Raises ServerRolledBack."""
        count, chain = head.head_seq, head.chain
        if position.seq < count:
            raise ServerRolledBack("The server does not send all the changes that it says it has.")
        if position.seq > count:  # more came meanwhile
            check = await self._client.check(position.seq)
            count, chain = check.count, check.chain
        if (count, chain) != (position.seq, position.chain.hex()):
            raise ServerRolledBack("What the server keeps is not what this device took in.")

    async def _follow(self, position: Position, upto: int, records: Records, progress: Progress) -> Position:
        """Take in what the log has after `position`: at least up to `upto`, where it goes so far."""
        link, gathered, count = position, list[Segment](), 0
        try:
            async for segment in self._client.pull(position.seq):
                if not is_next(link.chain, link.seq, segment):
                    await self._head(0)  # of another log, nothing follows
                    raise ServerRolledBack("What the server sends does not follow what this device has.")
                link = _heard_after(link, segment)
                gathered.append(segment)
                count += segment.count
                if count >= AT_ONCE:
                    position = await self._take_in(gathered, link, records)
                    gathered, count = [], 0
                    progress(position.seq, max(upto, position.seq))
        except ServerRefused as error:
            if error.slug == slugs.AHEAD_OF_LOG:
                await self._head(position.seq)
                raise ServerRolledBack("The server has fewer changes than it acknowledged.") from None
            raise
        if gathered:
            position = await self._take_in(gathered, link, records)
            progress(position.seq, max(upto, position.seq))
        return position

    async def _take_in(self, segments: Sequence[Segment], position: Position, records: Records) -> Position:
        frames: list[Frame] = []
        places: list[tuple[int, int]] = []
        for segment in segments:
            own = _frames_of(segment)
            frames += own
            places += [(segment.device_no, segment.first_idx + at) for at in range(len(own))]
        self._applied(await self._replica.apply(await records.open(frames, places), position))
        return position

    async def _from_snapshot(self, head: Head, records: Records, progress: Progress) -> Position:
        """The server put older changes together: begin again from there. What waits here is pushed afterwards."""
        snapshot = await self._client.snapshot()
        if snapshot is None or snapshot.upto_seq < head.floor_seq:
            raise ServerRolledBack("The server has neither the older changes nor what they were put together into.")
        sealed = await self._client.blob(snapshot.blob_sha256)
        batches, position = await opened_snapshot(sealed, snapshot.upto_seq, snapshot.chain, records)
        await self._replica.restart()
        while await self._replica.enqueue_more():
            pass
        for number, batch in enumerate(batches, 1):
            changes = await records.open(batch)
            self._applied(await self._replica.apply(changes, position if number == len(batches) else None))
            progress(number * position.seq // len(batches), head.head_seq)
        return position


def _heard_after(position: Position, segment: Segment) -> Position:
    """Behind the segment. Raises ServerRolledBack where changes of its device are missing before it, or come again."""
    if segment.device_no == 0 or segment.first_idx != position.heard.get(segment.device_no, 0):
        raise ServerRolledBack("The server leaves out changes of one of your devices.")
    heard = {**position.heard, segment.device_no: segment.first_idx + segment.count}
    return Position(segment.last_seq, segment.chain, heard)


def _frames_of(segment: Segment) -> list[Frame]:
    """Raises ServerRolledBack."""
    try:
        frames = unpack_frames(segment.batch)
    except FrameInvalid:
        raise ServerRolledBack("The server sends changes that no device wrote.") from None
    if len(frames) != segment.count:
        raise ServerRolledBack("The server sends other changes than it says.")
    return frames
