"""Wrapped keys come and go unread; what is checked is that nobody overwrites or loses one unawares."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts import models
from sync_server.accounts.repository import account as accounts
from sync_server.accounts.repository import device as devices
from sync_server.accounts.repository import keys as kept
from sync_server.accounts.service import audit
from sync_server.accounts.service.desk import Desk, is_fresh, own_account, reauthentication_required
from sync_server.kit.auth import Caller, not_signed_in
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.protocol.accounts import CollectionKey, KdfParams, Keys, KeysUpdate, WrappedKeys


class KeyRing:
    """GET and PUT of an account's keys."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def read(self, caller: Caller) -> Keys:
        return await self._desk.node.database.read(lambda session: read(session, caller.account_id))

    async def write(self, caller: Caller, update: KeysUpdate) -> Keys:
        async def work(session: AsyncSession) -> Keys:
            now = self._desk.now()
            await own_account(session, caller, now)
            ring = await present(session, caller.account_id)
            old = await kept.collection_keys(session, caller.account_id)
            check_revision(ring, update.revision)
            if _rewraps(ring, old, update) and not is_fresh(caller, now):
                raise reauthentication_required()
            if update.keys.version not in (ring.version, ring.version + 1):
                raise incomplete("The account key's version is the present one or the one after it.")
            await put(session, caller.account_id, ring, update.keys)
            await put_collection_keys(session, caller.account_id, old, update.collection_keys)
            audit.record(session, caller.account_id, audit.KEYS_CHANGED, now, caller.device_no, version=ring.version)
            return await read(session, caller.account_id)

        return await self._desk.commit(work)


async def read(session: AsyncSession, account_id: uuid.UUID) -> Keys:
    account = await accounts.get(session, account_id)
    if account is None:
        raise not_signed_in()
    ring = await present(session, account_id)
    return Keys(
        keys=wrapped(ring),
        collection_keys=[
            CollectionKey(collection=key.collection, version=key.version, wrapped=key.wrapped)
            for key in await kept.collection_keys(session, account_id)
        ],
        revision=ring.revision,
        epoch=account.epoch,
    )


async def present(session: AsyncSession, account_id: uuid.UUID) -> models.AccountKeys:
    ring = await kept.get(session, account_id)
    if ring is None:
        raise not_signed_in()
    return ring


async def put(session: AsyncSession, account_id: uuid.UUID, ring: models.AccountKeys, keys: WrappedKeys) -> None:
    """Raises Problem 409 where a box is for a device that is not there."""
    there = {str(device.no) for device in await devices.present(session, account_id)}
    if not set(keys.by_device) <= there:
        raise incomplete("A key is sealed for a device that this account does not have.")
    ring.revision += 1
    ring.version, ring.by_device = keys.version, dict(keys.by_device)
    ring.by_password, ring.by_recovery = keys.by_password, keys.by_recovery


async def put_collection_keys(
    session: AsyncSession, account_id: uuid.UUID, old: Sequence[models.CollectionKey], new: Sequence[CollectionKey]
) -> None:
    """Raises Problem 409 where one that is kept is missing, or one comes twice."""
    names = [(key.collection, key.version) for key in new]
    if len(set(names)) < len(names):
        raise incomplete("A collection's key comes twice.")
    if not {(key.collection, key.version) for key in old} <= set(names):
        raise incomplete("A collection's key is missing: records that it sealed could not be opened any more.")
    rows = [(key.collection, key.version, key.wrapped) for key in new]
    await kept.replace_collection_keys(session, account_id, rows)


def check_revision(ring: models.AccountKeys, revision: int) -> None:
    """Raises Problem 409 where somebody else was first."""
    if ring.revision != revision:
        detail = "The keys were changed since they were read."
        raise Problem(409, errors.KEYS_CHANGED, detail, revision=ring.revision)


def newest_versions(keys: Iterable[models.CollectionKey | CollectionKey]) -> dict[str, int]:
    newest: dict[str, int] = {}
    for key in keys:
        newest[key.collection] = max(key.version, newest.get(key.collection, 0))
    return newest


def wrapped(ring: models.AccountKeys) -> WrappedKeys:
    return WrappedKeys(
        version=ring.version, by_password=ring.by_password, by_recovery=ring.by_recovery, by_device=dict(ring.by_device)
    )


def kdf_of(account: models.Account) -> KdfParams:
    return KdfParams(**account.kdf)


def kdf_row(kdf: KdfParams) -> dict[str, object]:
    return asdict(kdf)


def incomplete(detail: str) -> Problem:
    return Problem(409, errors.KEYS_INCOMPLETE, detail)


def _rewraps(ring: models.AccountKeys, old: Sequence[models.CollectionKey], update: KeysUpdate) -> bool:
    """Whether what opens the account, or an existing key, changes; another device's box or a new key is less."""
    before = (ring.version, ring.by_password, ring.by_recovery)
    after = (update.keys.version, update.keys.by_password, update.keys.by_recovery)
    known = {(key.collection, key.version): key.wrapped for key in old}
    return before != after or any(
        known.get((key.collection, key.version), key.wrapped) != key.wrapped for key in update.collection_keys
    )
