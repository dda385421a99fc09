"""Gives the server what was written here: files first, then the changes that name them, each batch exactly once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import ServerRefused, ServerRolledBack, UnknownKey
from soulfra_desktop.services.sync_ports import Position
from sync_server.protocol import errors as slugs
from sync_server.protocol.sync import next_chain

if TYPE_CHECKING:
    from soulfra_desktop.services.sync_ports import Batch, Records, Replica, SyncClient
    from sync_server.protocol.sync import Head, Pushed


class SetBack(Exception):
    """This store was put back to an older state than the server knows of this device: it has to begin again.

    `next_idx` is the number that the server expects.
    """

    def __init__(self, next_idx: int) -> None:
        super().__init__(next_idx)
        self.next_idx = next_idx


LARGEST_JUMP = 1 << 32
"""Changes: neither a device nor all of an account's together have written so many since this one looked."""
IMPLAUSIBLE = ServerRefused(
    "The server's numbers cannot be: it says that there are more changes than anybody wrote.",
    "Nothing of it was kept. Soulfra tries again by itself.",
)


class Pushing:
    """The other way: from the store's outbox into the server's log."""

    def __init__(self, replica: Replica, client: SyncClient, device_no: int) -> None:
        self._replica = replica
        self._client = client
        self._device_no = device_no

    async def send(self, position: Position, records: Records) -> tuple[Position, Head | None]:
        """Push until nothing waits. Returns how far this device is then, and where the log ended at the last push (None:
        nothing was pushed): beyond the position where others wrote, too.

        Raises SetBack, ServerRolledBack, UnknownKey where a key that a revoked device knows is no longer taken, AccountError.
        """
        head, more = None, True
        while more and (batch := await self._replica.next_batch(records)) is not None:
            batch = records.renewed(batch, self._device_no)  # it may have been packed before another device was revoked
            if batch.files:
                await self._files(records)
            head = await self._push(batch)
            if head.head_seq - position.seq > LARGEST_JUMP:
                raise ServerRefused(IMPLAUSIBLE.message, IMPLAUSIBLE.advice)
            position = self._after(position, batch, head)
            more = await self._replica.acknowledge(batch.first_idx, batch.count, head.head_seq, position)
        return position, head

    def _after(self, position: Position, batch: Batch, pushed: Pushed) -> Position:
        """Behind the batch, where nobody else wrote in between and the server's chain says so: it may have had the same
        changes from before, sealed otherwise."""
        if (pushed.first_seq, pushed.head_seq) != (position.seq + 1, position.seq + batch.count):
            return position
        chain = next_chain(position.chain, pushed.first_seq, batch.count, self._device_no, batch.first_idx, batch.blob)
        heard = {**position.heard, self._device_no: batch.first_idx + batch.count}
        return Position(pushed.head_seq, chain, heard) if chain.hex() == pushed.chain else position

    async def _push(self, batch: Batch) -> Pushed:
        try:
            return await self._client.push(batch.first_idx, batch.count, batch.blob)
        except ServerRefused as error:
            if error.slug == slugs.GAP:
                raise ServerRolledBack(
                    "The server no longer has changes of this device that it had acknowledged."
                ) from None
            if error.slug == slugs.KEYS_CHANGED:
                raise UnknownKey("Another device changed the keys at the same moment.", "Try again.") from None
            if error.slug in (slugs.OVERLAP, slugs.COUNTER_REUSED) and "next_idx" in error.facts:
                if not batch.first_idx < error.facts["next_idx"] <= batch.first_idx + LARGEST_JUMP:
                    raise ServerRefused(IMPLAUSIBLE.message, IMPLAUSIBLE.advice) from None
                raise SetBack(error.facts["next_idx"]) from None
            raise

    async def _files(self, records: Records) -> None:
        while refs := await self._replica.blobs_to_push():
            for ref in refs:
                data = await self._replica.blob(ref.address)
                if data is not None:
                    await self._client.put_blob(ref.address, await records.seal_blob(ref.address, data))
                await self._replica.blob_pushed(ref.address)
