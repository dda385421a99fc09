"""The machines of an account: seen, named, and put out, after which no key is one that they know."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts import models
from sync_server.accounts.repository import device as devices
from sync_server.accounts.repository import keys as kept_keys
from sync_server.accounts.repository import session as sessions
from sync_server.accounts.service import audit, keys
from sync_server.accounts.service.desk import Desk, not_found, own_account
from sync_server.accounts.service.event import DEVICE_REVOKED, announce
from sync_server.kit.auth import Caller
from sync_server.protocol.accounts import Device, DeviceRename, DeviceRevocation, Keys


class Devices:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list(self, caller: Caller) -> list[Device]:
        async def work(session: AsyncSession) -> list[Device]:
            signed_in = await sessions.signed_in_devices(session, caller.account_id, self._desk.now())
            return [
                shown(device, caller, device.no in signed_in)
                for device in await devices.present(session, caller.account_id)
            ]

        return await self._desk.node.database.read(work)

    async def rename(self, caller: Caller, no: int, asked: DeviceRename) -> Device:
        """Raises Problem 404."""

        async def work(session: AsyncSession) -> Device:
            now = self._desk.now()
            await own_account(session, caller, now)
            device = await devices.find(session, caller.account_id, no)
            if device is None:
                raise not_found()
            device.name = asked.name
            audit.record(session, caller.account_id, audit.DEVICE_RENAMED, now, caller.device_no, no=no)
            signed_in = await sessions.signed_in_devices(session, caller.account_id, now)
            return shown(device, caller, no in signed_in)

        return await self._desk.commit(work)

    async def revoke(self, caller: Caller, no: int, asked: DeviceRevocation) -> Keys:
        """Its sessions end and every key is followed by one that it does not have. Raises Problem 404, 409."""

        async def work(session: AsyncSession) -> Keys:
            now = self._desk.now()
            await own_account(session, caller, now)
            device = await devices.find(session, caller.account_id, no)
            if device is None:
                raise not_found()
            device.revoked_at = now
            await session.flush()
            await self._rotate(session, caller, asked)
            ended = await sessions.end(session, caller.account_id, now, device_no=no)
            self._desk.node.tokens.forget(*ended)
            audit.record(session, caller.account_id, audit.DEVICE_REVOKED, now, caller.device_no, no=no)
            await announce(self._desk, session, DEVICE_REVOKED, caller.account_id, device_no=no)
            return await keys.read(session, caller.account_id)

        return await self._desk.commit(work)

    async def _rotate(self, session: AsyncSession, caller: Caller, asked: DeviceRevocation) -> None:
        ring = await keys.present(session, caller.account_id)
        keys.check_revision(ring, asked.revision)
        if asked.keys.version != ring.version + 1:
            raise keys.incomplete("A device that goes is followed by a new account key, one version on.")
        old = await kept_keys.collection_keys(session, caller.account_id)
        new = keys.newest_versions(asked.collection_keys)
        if any(new.get(name, 0) <= version for name, version in keys.newest_versions(old).items()):
            raise keys.incomplete("Each collection needs a new key, since the device knows those there are.")
        if {(k.collection, k.version): k.wrapped for k in old}.items() & {
            (k.collection, k.version): k.wrapped for k in asked.collection_keys
        }.items():
            raise keys.incomplete("Each collection's keys are wrapped anew, under the new account key.")
        await keys.put(session, caller.account_id, ring, asked.keys)
        await keys.put_collection_keys(session, caller.account_id, old, asked.collection_keys)


def shown(device: models.Device, caller: Caller, is_signed_in: bool) -> Device:
    return Device(
        no=device.no,
        name=device.name,
        platform=device.platform,
        public_key=device.public_key,
        created_at=device.created_at,
        seen_at=device.seen_at,
        current=device.no == caller.device_no,
        signed_in=is_signed_in,
    )
