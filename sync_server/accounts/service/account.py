"""The account as a whole: shown, moved to another address, given out, deleted."""

from __future__ import annotations

from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account as AccountRow
from sync_server.accounts.repository import account as accounts
from sync_server.accounts.repository import device as devices
from sync_server.accounts.repository import event as events
from sync_server.accounts.repository import factor as factors
from sync_server.accounts.repository import session as sessions
from sync_server.accounts.service import audit, keys, mailed, second_factor
from sync_server.accounts.service.desk import Desk, normal, own_account
from sync_server.accounts.service.device import shown as shown_device
from sync_server.accounts.service.event import ACCOUNT_DELETED, EXPORTED, announce
from sync_server.accounts.service.factor import shown as shown_passkey
from sync_server.accounts.service.limit import Limits
from sync_server.kit.auth import Caller, not_signed_in
from sync_server.protocol.accounts import (
    Accepted,
    Account,
    AccountChange,
    AccountExport,
    SecurityEvent,
    SessionInfo,
)
from sync_server.protocol.risk import EXPORT

SHOWN_EVENTS: Final = 200
ALL_EVENTS: Final = 100_000


class Accounts:
    def __init__(self, desk: Desk, limits: Limits) -> None:
        self._desk, self._limits = desk, limits

    async def read(self, caller: Caller) -> Account:
        return await self._desk.node.database.read(lambda session: self._read(session, caller))

    async def events(self, caller: Caller) -> list[SecurityEvent]:
        return await self._desk.node.database.read(lambda session: _events(session, caller, SHOWN_EVENTS))

    async def change_address(self, caller: Caller, asked: AccountChange) -> Accepted:
        """Mails a token to the new address, or says to who has it already that somebody wants it; tells the old one.

        Raises Problem 409 where no mail is sent, 429.
        """
        if not self._desk.mail:
            raise mailed.mail_off()
        await self._limits.mail(caller.account_id)

        async def work(session: AsyncSession) -> None:
            now = self._desk.now()
            account = await own_account(session, caller, now)
            owner = await accounts.id_by_address(session, normal(asked.email))
            if owner in (None, account.id):
                await mailed.post(self._desk, session, account, mailed.CHANGE, asked.email)
            else:
                await self._desk.node.mailer.post(session, asked.email, "accounts/known")
            audit.record(session, account.id, audit.ADDRESS_CHANGE_ASKED, now, caller.device_no)
            await self._desk.node.mailer.post(session, account.email, "accounts/address_change_asked")

        await self._desk.commit(work)
        return Accepted(mail=True)

    async def export(self, caller: Caller) -> AccountExport:
        """Raises Problem 429, once an hour, and 403 where something above asks for a proof first."""
        await self._desk.node.gates.ask(caller, EXPORT)
        await self._limits.export(caller.account_id)

        async def work(session: AsyncSession) -> AccountExport:
            now = self._desk.now()
            row = await own_account(session, caller, now)
            audit.record(session, row.id, audit.EXPORTED, now, caller.device_no)
            at = now.isoformat()
            await announce(self._desk, session, EXPORTED, row.id, device_no=caller.device_no, at=at)
            signed_in = await sessions.signed_in_devices(session, row.id, now)
            return AccountExport(
                account=await self._read(session, caller),
                kdf=keys.kdf_of(row),
                keys=await keys.read(session, row.id),
                devices=[
                    shown_device(device, caller, device.no in signed_in)
                    for device in await devices.present(session, row.id)
                ],
                sessions=[
                    SessionInfo(kept.device_no, kept.created_at, kept.refreshed_at, kept.ended_at)
                    for kept in await sessions.of_account(session, row.id)
                ],
                passkeys=[shown_passkey(key) for key in await factors.passkeys(session, row.id)],
                events=await _events(session, caller, ALL_EVENTS),
                made_at=now,
                topics=await self._desk.node.exports.of(session, row.id),
            )

        return await self._desk.commit(work)

    async def delete(self, caller: Caller) -> None:
        """Everything that is the account's, at once; what lies elsewhere by those who heed the event."""

        async def work(session: AsyncSession) -> None:
            account = await own_account(session, caller, self._desk.now())
            ended = await sessions.end(session, account.id, self._desk.now())
            self._desk.node.tokens.forget(*ended)
            await self._desk.node.mailer.post(session, account.email, "accounts/deleted")
            await self._desk.node.partings.of(session, account.id)
            await announce(self._desk, session, ACCOUNT_DELETED, account.id)
            await accounts.remove(session, account.id)
            session.expunge_all()
            audit.tell(caller.account_id, audit.DELETED, caller.device_no)

        await self._desk.commit(work)

    async def _read(self, session: AsyncSession, caller: Caller) -> Account:
        row = await accounts.get(session, caller.account_id)
        if row is None:
            raise not_signed_in()
        return await self._shown(session, row)

    async def _shown(self, session: AsyncSession, row: AccountRow) -> Account:
        have = await second_factor.enabled(session, row.id)
        return Account(
            account_id=row.id,
            email=row.email,
            verified=row.verified_at is not None,
            created_at=row.created_at,
            totp=have.totp,
            passkeys=have.passkeys,
            recovery_codes_left=have.recovery_codes,
            epoch=row.epoch,
            mail=self._desk.mail,
        )


async def _events(session: AsyncSession, caller: Caller, limit: int) -> list[SecurityEvent]:
    return [
        SecurityEvent(row.at, row.event, row.device_no, row.detail)
        for row in await events.newest(session, caller.account_id, limit)
    ]
