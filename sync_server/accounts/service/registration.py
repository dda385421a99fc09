"""Becoming known: an account, its address, its first device. What is answered never tells who has an account."""

from __future__ import annotations

import base64
import uuid

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts import models
from sync_server.accounts.models import Account
from sync_server.accounts.repository import account as accounts
from sync_server.accounts.repository import mail_token as tokens
from sync_server.accounts.service import audit, keys, mailed
from sync_server.accounts.service.desk import Desk, normal, own_account
from sync_server.accounts.service.event import ADDRESS_VERIFIED, announce
from sync_server.accounts.service.limit import Limits
from sync_server.accounts.service.sign_in import new_device
from sync_server.accounts.service.token import OneTimeToken
from sync_server.kit.auth import Caller
from sync_server.kit.jobs import Payload
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.protocol.accounts import Accepted, KdfParams, Registration
from sync_server.protocol.forms import KDF_SALT_BYTES

PRELOGIN_USE = "prelogin-salt"
FIRST_BOX = {"1"}
ASKED_JOB = "accounts.registration-asked"


class Registrations:
    def __init__(self, desk: Desk, limits: Limits) -> None:
        self._desk, self._limits = desk, limits
        desk.node.jobs.on(ASKED_JOB, self._note)

    async def prelogin(self, email: str, address: str) -> KdfParams:
        """How this address's password becomes a master key; for an unknown one always the same invention."""
        await self._limits.prelogin(address)
        name = normal(email)
        invented = self._desk.node.secrets.digest(PRELOGIN_USE, name)[:KDF_SALT_BYTES]
        account = await self._desk.node.database.read(lambda session: accounts.by_address(session, name))
        return KdfParams(salt=base64.b64encode(invented).decode()) if account is None else keys.kdf_of(account)

    async def register(self, asked: Registration, address: str) -> Accepted:
        """Raises Problem 403, 409, 429: none of them says anything of the address."""
        if self._desk.node.settings.registration == "closed":
            raise Problem(403, errors.REGISTRATION_CLOSED, "This server takes no new accounts.")
        if asked.keys.version != 1 or not set(asked.keys.by_device) <= FIRST_BOX:
            raise keys.incomplete("The first account key is version 1, for device 1.")
        await self._limits.register(asked.email, address)
        auth_hash = await self._desk.hasher.hash(asked.sign_in_secret)
        try:
            await self._desk.commit(lambda session: self._add(session, asked, auth_hash))
        except IntegrityError:  # somebody registered the address in this very moment
            await self._desk.commit(lambda session: self._tell_owner(session, normal(asked.email)))
        return Accepted(mail=self._desk.mail)

    async def verify(self, text: str, address: str) -> None:
        """The address of the account, or its new one. Raises Problem 409, 429."""
        await self._limits.verify(address)
        token = OneTimeToken.read(text)

        async def work(session: AsyncSession) -> None:
            if token is None or (account := await accounts.lock(session, token.account_id)) is None:
                raise mailed.token_refused()
            kept = await mailed.find(self._desk, session, token, mailed.VERIFY, mailed.CHANGE)
            if kept.purpose == mailed.CHANGE:
                await self._move(session, account, kept.email)
            elif normal(kept.email) != normal(account.email):
                raise mailed.token_refused()
            await tokens.remove(session, account.id, mailed.VERIFY, mailed.CHANGE)
            account.verified_at = self._desk.now()
            audit.record(session, account.id, audit.ADDRESS_VERIFIED, self._desk.now())
            await announce(self._desk, session, ADDRESS_VERIFIED, account.id)

        try:
            await self._desk.commit(work)
        except IntegrityError:
            raise mailed.token_refused() from None

    async def resend(self, caller: Caller) -> Accepted:
        """Raises Problem 409 where no mail is sent, 429."""
        if not self._desk.mail:
            raise mailed.mail_off()
        await self._limits.mail(caller.account_id)

        async def work(session: AsyncSession) -> None:
            account = await own_account(session, caller, self._desk.now())
            if account.verified_at is None:
                await mailed.post(self._desk, session, account, mailed.VERIFY, account.email)

        await self._desk.commit(work)
        return Accepted(mail=True)

    async def _add(self, session: AsyncSession, asked: Registration, auth_hash: str) -> None:
        """The account; or, where the address has one, the same work for a decoy that is undone, so that the time it
        takes tells nobody. What differs is left to the outbox."""
        email = normal(asked.email)
        is_known = await accounts.id_by_address(session, email) is not None
        trial = await session.begin_nested()
        account_id = await self._rows(session, asked, auth_hash, f"{uuid.uuid4().hex}@" if is_known else email)
        if is_known:
            await trial.rollback()
        else:
            await trial.commit()
            audit.tell(account_id, audit.REGISTERED, 1)
        await self._desk.node.jobs.add(session, ASKED_JOB, {"email": email, "is_known": is_known})

    async def _rows(self, session: AsyncSession, asked: Registration, auth_hash: str, email: str) -> uuid.UUID:
        now = self._desk.now()
        account = Account(
            id=uuid.uuid4(),
            email=asked.email,
            auth_hash=auth_hash,
            kdf=keys.kdf_row(asked.kdf),
            created_at=now,
            epoch=1,
            next_device_no=1,
        )
        await accounts.add(session, account, email)
        session.add(
            models.AccountKeys(
                account_id=account.id,
                revision=1,
                version=asked.keys.version,
                by_password=asked.keys.by_password,
                by_recovery=asked.keys.by_recovery,
                by_device=dict(asked.keys.by_device),
            )
        )
        session.add(new_device(account, asked.device, now))
        session.add(audit.row(account.id, audit.REGISTERED, now, 1))
        await mailed.post(self._desk, session, account, mailed.VERIFY, asked.email)
        await session.flush()
        return account.id

    async def _note(self, payload: Payload) -> None:
        if payload["is_known"]:
            await self._desk.commit(lambda session: self._tell_owner(session, payload["email"]))

    async def _tell_owner(self, session: AsyncSession, email: str) -> None:
        account = await accounts.by_address(session, email)
        if account is not None:
            audit.record(session, account.id, audit.REGISTERED_AGAIN, self._desk.now())
            await self._desk.node.mailer.post(session, account.email, "accounts/known")

    async def _move(self, session: AsyncSession, account: Account, email: str) -> None:
        old, now = account.email, self._desk.now()
        owner = await accounts.id_by_address(session, normal(email))
        if owner not in (None, account.id):
            raise mailed.token_refused()
        if owner is None:
            await accounts.move(session, account.id, normal(email))
        account.email = email
        await tokens.remove(session, account.id, mailed.RESET, mailed.HANDED)  # mailed to where the owner is no more
        audit.record(session, account.id, audit.ADDRESS_CHANGED, now)
        await self._desk.node.mailer.post(session, old, "accounts/address_changed")
