"""Fetches the attachments of what came: one that is missing or spoilt holds up no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import AttachmentSpoilt, KeyNotOpened, NotFound, UnknownKey

if TYPE_CHECKING:
    from soulfra_desktop.services.sync_ports import Applied, Records, Replica, SyncClient

FILES_AT_ONCE = 100


class Fetching:
    """Lives from sign-in to the end of the process, and asks for what is spoilt once in that time."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica
        self._doubted: set[str] = set()
        """Sealed with a key that was not known; where it still is not with fresh ones, they are spoilt."""
        self.spoilt: set[str] = set()
        """Addresses of those that do not open, or are not what their message says."""

    async def files(self, client: SyncClient, records: Records, applied: Callable[[Applied], None]) -> None:
        """One that is not there yet comes with a later sync. Raises UnknownKey once all others are there; AccountError."""
        asked, left_out = set(self.spoilt), len(self.spoilt)
        unknown: UnknownKey | None = None
        while True:
            wanted = await self._replica.blobs_to_fetch(FILES_AT_ONCE + left_out)
            fresh = [ref.address for ref in wanted if ref.address not in asked]
            if not fresh:
                break
            for address in fresh:
                asked.add(address)
                try:
                    applied(await self._arrived(client, address, records))
                    continue
                except NotFound:
                    pass
                except UnknownKey as error:
                    unknown = self._unknown(address, error) or unknown
                except (KeyNotOpened, AttachmentSpoilt):
                    self.spoilt.add(address)
                left_out += 1
        if unknown is not None:
            raise unknown

    async def _arrived(self, client: SyncClient, address: str, records: Records) -> Applied:
        """Raises NotFound, UnknownKey, KeyNotOpened, AttachmentSpoilt."""
        data = await records.open_blob(await client.blob(address))
        try:
            return await self._replica.blob_arrived(address, data)
        except ValueError:
            raise AttachmentSpoilt(
                "An attachment has another size than its message says.", "It is left there."
            ) from None

    def _unknown(self, address: str, error: UnknownKey) -> UnknownKey | None:
        """The error, where fresh keys may mend it."""
        if address in self._doubted:
            self.spoilt.add(address)
            return None
        self._doubted.add(address)
        return error
