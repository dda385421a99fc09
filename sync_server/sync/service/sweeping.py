"""What has become rubbish goes: uploads that nobody went on with, snapshots that were followed, objects that no row
names, the files of accounts that are gone."""

from __future__ import annotations

import sys
import uuid
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from sync_server.kit.jobs import Payload
from sync_server.kit.node import Node
from sync_server.protocol.sync import first_chain
from sync_server.sync.repository import blobs, log
from sync_server.sync.service.blobs import HOUR, epoch_of, folder

ABANDONED = timedelta(days=7)
FOLLOWED = timedelta(days=1)
"""For so long may a device go on reading a snapshot that another one followed."""
NEW = timedelta(days=3)
"""An object so young may belong to a row that is just being written, on a node whose clock is a day off."""
PAGE = 100


class Sweeping:
    """Done on one node at a time; what it does twice is done once."""

    def __init__(self, node: Node) -> None:
        self._node, self._database = node, node.database

    async def sweep(self, payload: Payload | None = None) -> int:
        """How many objects went."""
        return await self._uploads() + await self._snapshots() + await self._objects()

    async def account_deleted(self, payload: Payload) -> None:
        """Its rows are gone; so are its files."""
        await self._orphans(uuid.UUID(payload["account_id"]), timedelta())

    async def epoch_began(self, payload: Payload) -> None:
        """All that was synced is given up: a log of an older epoch goes now, its files with it."""
        account_id = uuid.UUID(payload["account_id"])

        def begin(connection: Connection) -> int:
            epoch = log.epoch_of(connection, account_id)
            if epoch is None:
                return sys.maxsize
            log.begin(connection, account_id, epoch, first_chain(account_id, epoch))
            return epoch

        epoch = await self._database.change(begin)
        names = await self._node.blobs.names(folder(account_id))
        await self._node.blobs.delete(*(name for name in names if epoch_of(name) < epoch))

    async def _uploads(self) -> int:
        before, gone = self._node.now() - ABANDONED, 0
        while True:
            found = await self._database.look(lambda connection: blobs.abandoned(connection, before, PAGE))
            for account_id, sha256 in found:
                gone += await self._take_out(account_id, sha256)
            if len(found) < PAGE:
                return gone

    async def _snapshots(self) -> int:
        before, gone = self._node.now() - FOLLOWED, 0
        while True:
            found = await self._database.look(lambda connection: blobs.followed_snapshots(connection, before, PAGE))
            for account_id, upto_seq, sha256 in found:
                gone += await self._take_out(account_id, sha256, upto_seq)
            if len(found) < PAGE:
                return gone

    async def _take_out(self, account_id: uuid.UUID, sha256: bytes, snapshot_seq: int = 0) -> int:
        def take_out(connection: Connection) -> list[str]:
            if snapshot_seq:
                blobs.forget_snapshot(connection, account_id, snapshot_seq)
            return blobs.forget(connection, account_id, sha256) or []

        names = await self._database.change(take_out)
        await self._node.blobs.delete(*names)
        return len(names)

    async def _objects(self) -> int:
        gone, last = 0, None
        while True:
            after = partial(blobs.accounts_after, account_id=last, most=PAGE)
            accounts = await self._database.look(after)
            for account_id in accounts:
                gone += await self._orphans(account_id, NEW)
            if len(accounts) < PAGE:
                return gone
            last = accounts[-1]

    async def _orphans(self, account_id: uuid.UUID, younger: timedelta) -> int:
        stored = await self._node.blobs.names(folder(account_id))
        if not stored:
            return 0
        known = await self._database.look(lambda connection: blobs.object_names(connection, account_id))
        limit = self._node.now() - younger
        orphans = [name for name in stored if name not in known and _made_at(name) <= limit]
        await self._node.blobs.delete(*orphans)
        return len(orphans)


def _made_at(name: str) -> datetime:
    """When an object was made, to the hour; long ago where its name does not say."""
    try:
        return datetime.strptime(name.rpartition("/")[2].partition("-")[0], HOUR).replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
