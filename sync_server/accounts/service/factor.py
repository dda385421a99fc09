"""Second factors switched on and off by their owner, who has just proved to be that."""

from __future__ import annotations

import uuid

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts import models
from sync_server.accounts.models import Account
from sync_server.accounts.repository import factor as factors
from sync_server.accounts.service import audit, passkey, second_factor, totp
from sync_server.accounts.service.desk import Desk, not_found, own_account
from sync_server.accounts.service.event import SECOND_FACTOR_OFF, SECOND_FACTOR_ON, announce
from sync_server.accounts.service.limit import Limits
from sync_server.kit.auth import Caller
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.protocol.factors import (
    Passkey,
    PasskeyAdded,
    PasskeyOptions,
    PasskeyRegistration,
    RecoveryCodes,
    TotpConfirmation,
    TotpOffer,
)


class Factors:
    def __init__(self, desk: Desk, limits: Limits) -> None:
        self._desk, self._limits = desk, limits

    async def offer_totp(self, caller: Caller) -> TotpOffer:
        """Raises Problem 409 where it is on, or the address is not verified yet."""

        async def work(session: AsyncSession) -> TotpOffer:
            account = await self._own(session, caller)
            if await totp.is_on(session, account.id):
                raise _state("Codes from an app are on already: switch them off first.")
            seed = await totp.offer(self._desk, session, account.id)
            return TotpOffer(seed, totp.uri(seed, account.email))

        return await self._desk.commit(work)

    async def confirm_totp(self, caller: Caller, asked: TotpConfirmation) -> RecoveryCodes:
        """Switches it on, where the code is one of the seed that was offered. Raises Problem 401, 409, 429."""
        await self._limits.second_factor(caller.account_id)

        async def work(session: AsyncSession) -> RecoveryCodes:
            account = await self._own(session, caller)
            kept = await factors.totp(session, account.id)
            if kept is None or kept.confirmed_at is not None:
                raise _state("There is no seed that waits for a code.")
            if not await totp.take(self._desk, session, account.id, asked.code, is_offer=True):
                raise Problem(401, errors.SECOND_FACTOR_WRONG, "This code is not one of the seed that was shown.")
            kept.confirmed_at = self._desk.now()
            await session.flush()
            await self._tell(session, account, audit.TOTP_ON, caller)
            codes = await second_factor.first_recovery_codes(self._desk, session, account, caller.device_no)
            return RecoveryCodes(codes)

        return await self._desk.commit(work)

    async def remove_totp(self, caller: Caller) -> None:
        """Raises Problem 409 where it is not on."""

        async def work(session: AsyncSession) -> None:
            account = await own_account(session, caller, self._desk.now())
            if not await totp.is_on(session, account.id):
                raise _state("Codes from an app are not on.")
            await factors.remove_totp(session, account.id)
            await second_factor.drop_codes_without_factor(session, caller.account_id)
            await self._tell(session, account, audit.TOTP_OFF, caller)

        await self._desk.commit(work)

    async def new_recovery_codes(self, caller: Caller) -> RecoveryCodes:
        """Those before are void. Raises Problem 409 where there is no second factor."""

        async def work(session: AsyncSession) -> RecoveryCodes:
            account = await self._own(session, caller)
            if not (await second_factor.enabled(session, account.id)).any:
                raise _state("Recovery codes stand in for a second factor, and there is none.")
            await self._tell(session, account, audit.RECOVERY_CODES_MADE, caller)
            return RecoveryCodes(await second_factor.new_recovery_codes(session, account.id))

        return await self._desk.commit(work)

    async def passkeys(self, caller: Caller) -> list[Passkey]:
        async def work(session: AsyncSession) -> list[Passkey]:
            return [shown(key) for key in await factors.passkeys(session, caller.account_id)]

        return await self._desk.node.database.read(work)

    async def passkey_options(self, caller: Caller) -> PasskeyOptions:
        """Raises Problem 409 where there are too many, or the address is not verified yet."""

        async def work(session: AsyncSession) -> PasskeyOptions:
            account = await self._own(session, caller)
            if len(await factors.passkeys(session, account.id)) >= passkey.MAX_PASSKEYS:
                raise _state(f"An account has at most {passkey.MAX_PASSKEYS} passkeys.")
            return PasskeyOptions(await passkey.offer_registration(self._desk, session, account))

        return await self._desk.commit(work)

    async def add_passkey(self, caller: Caller, asked: PasskeyRegistration) -> PasskeyAdded:
        """Raises Problem 401 where the credential does not answer what was asked, 409 where it is known already."""

        async def work(session: AsyncSession) -> PasskeyAdded | Problem:
            account = await self._own(session, caller)
            made = await passkey.read_registration(self._desk, session, account.id, asked.credential)
            if made is None:
                return Problem(401, errors.SECOND_FACTOR_WRONG, "This passkey does not answer what it was asked.")
            key = models.Passkey(
                account_id=account.id,
                id=uuid.uuid4(),
                credential_id=made.credential_id,
                public_key=made.public_key,
                sign_count=made.sign_count,
                name=asked.name,
                created_at=self._desk.now(),
            )
            session.add(key)
            await session.flush()
            await self._tell(session, account, audit.PASSKEY_ADDED, caller)
            codes = await second_factor.first_recovery_codes(self._desk, session, account, caller.device_no)
            return PasskeyAdded(shown(key), codes)

        try:
            return await self._desk.commit(work)
        except IntegrityError:
            raise _state("This passkey is known already.") from None

    async def remove_passkey(self, caller: Caller, passkey_id: uuid.UUID) -> None:
        """Raises Problem 404."""

        async def work(session: AsyncSession) -> None:
            account = await own_account(session, caller, self._desk.now())
            if not await factors.remove_passkey(session, account.id, passkey_id):
                raise not_found()
            await second_factor.drop_codes_without_factor(session, account.id)
            await self._tell(session, account, audit.PASSKEY_REMOVED, caller)

        await self._desk.commit(work)

    async def _own(self, session: AsyncSession, caller: Caller) -> Account:
        """Where an address is not its owner's for certain, a second factor could lock out who owns it."""
        account = await own_account(session, caller, self._desk.now())
        if account.verified_at is None and self._desk.mail:
            raise Problem(409, errors.ADDRESS_UNVERIFIED, "Verify your address first: a code was mailed to it.")
        return account

    async def _tell(self, session: AsyncSession, account: Account, event: str, caller: Caller) -> None:
        audit.record(session, account.id, event, self._desk.now(), caller.device_no)
        await self._desk.node.mailer.post(session, account.email, "accounts/second_factor", event=event)
        if event != audit.RECOVERY_CODES_MADE:
            is_on = (await second_factor.enabled(session, account.id)).any
            await announce(self._desk, session, SECOND_FACTOR_ON if is_on else SECOND_FACTOR_OFF, account.id)


def shown(key: models.Passkey) -> Passkey:
    return Passkey(key.id, key.name, key.created_at, key.used_at)


def _state(detail: str) -> Problem:
    return Problem(409, errors.SECOND_FACTOR_STATE, detail)
