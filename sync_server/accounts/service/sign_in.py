"""Signing in, staying signed in, proving it again, signing out."""

from __future__ import annotations

import base64
import uuid
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts import models
from sync_server.accounts.models import Account
from sync_server.accounts.repository import account as accounts
from sync_server.accounts.repository import device as devices
from sync_server.accounts.repository import session as sessions
from sync_server.accounts.service import audit, keys, second_factor
from sync_server.accounts.service.desk import Desk, normal, own_account, wrong_credentials
from sync_server.accounts.service.event import DEVICE_ADDED, announce
from sync_server.accounts.service.limit import Limits
from sync_server.accounts.service.token import RefreshToken, hash_of, new_secret
from sync_server.kit.auth import Caller, not_signed_in
from sync_server.kit.jobs import Payload
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.protocol.accounts import (
    REFRESH_REPEAT_SECONDS,
    Access,
    DeviceInfo,
    Reauthentication,
    Session,
    SignIn,
    Tokens,
)
from sync_server.protocol.forms import MAX_DEVICE_NO, MAX_DEVICES

IDLE: Final = timedelta(days=60)
"""A device may be away for so long; each refresh begins it anew."""
ABSOLUTE: Final = timedelta(days=365)
REPEAT: Final = timedelta(seconds=REFRESH_REPEAT_SECONDS)
PURPOSE, AGAIN = "sign-in", "reauthenticate"
FAILED_JOB: Final = "accounts.sign-in-failed"
SUCCESSOR: Final = "refresh-token"


class SignIns:
    """Sessions: POST, refresh, reauthenticate, DELETE."""

    def __init__(self, desk: Desk, limits: Limits) -> None:
        self._desk, self._limits = desk, limits
        desk.node.tokens.still_stands = self._stands
        desk.node.jobs.on(FAILED_JOB, self._note_failure)

    async def sign_in(self, asked: SignIn, address: str) -> Session:
        """Raises Problem 401, the same and after the same time for an address that has no account, 409, 429."""
        await self._limits.sign_in(asked.email, address)
        email = normal(asked.email)
        known = await self._desk.node.database.read(
            lambda session: self._known(session, email, asked.device.public_key)
        )
        account, is_own_machine = known
        if not is_own_machine:
            await self._limits.stranger(asked.email)
        if not await self._desk.hasher.verify(asked.sign_in_secret, account.auth_hash if account else None):
            await self._fail(email)
        assert account is not None
        if asked.second_factor is not None:
            await self._limits.second_factor(account.id)
        proven, account_id = account.auth_hash, account.id
        return await self._desk.commit(lambda session: self._begin(session, account_id, proven, asked))

    async def refresh(self, text: str, address: str) -> Tokens:
        """A new pair for a good refresh token. One that was used before ends the session: somebody else has it, too.

        Only the one before the present may be repeated for thirty seconds, as its reply may have been lost: it is
        answered with the same successor, which is worked out of it. Raises Problem 401, 429.
        """
        await self._limits.refresh(address)
        token = RefreshToken.read(text)
        if token is None:
            raise refused()
        return await self._desk.commit(lambda session: self._rotate(session, token))

    async def reauthenticate(self, caller: Caller, asked: Reauthentication) -> Access:
        """An access token for what is dangerous. Raises Problem 401, 429."""
        await self._limits.reauthenticate(caller.account_id)
        account = await self._desk.node.database.read(lambda session: accounts.get(session, caller.account_id))
        if account is None:
            raise not_signed_in()
        if not await self._desk.hasher.verify(asked.sign_in_secret, account.auth_hash):
            await self._desk.commit(lambda session: self._note_again(session, caller))
            raise wrong_credentials()
        proven = account.auth_hash
        return await self._desk.commit(lambda session: self._prove(session, caller, proven, asked))

    async def sign_out(self, caller: Caller) -> None:
        async def work(session: AsyncSession) -> None:
            now = self._desk.now()
            current = await sessions.lock(session, caller.account_id, caller.session_id)
            if current is not None and current.ended_at is None:
                current.ended_at = now
                audit.record(session, caller.account_id, audit.SIGNED_OUT, now, caller.device_no)

        await self._desk.commit(work)
        self._desk.node.tokens.forget(caller.session_id)

    async def _known(self, session: AsyncSession, email: str, public_key: str) -> tuple[Account | None, bool]:
        account = await accounts.by_address(session, email)
        account_id = account.id if account is not None else uuid.UUID(int=0)
        return account, await devices.by_public_key(session, account_id, public_key) is not None

    async def _begin(
        self, session: AsyncSession, account_id: uuid.UUID, proven: str, asked: SignIn
    ) -> Session | Problem:
        account = await accounts.lock(session, account_id)
        if account is None or account.auth_hash != proven:  # changed while the hash was worked out
            return wrong_credentials()
        if (
            problem := await second_factor.demand(self._desk, session, account, asked.second_factor, PURPOSE)
        ) is not None:
            return problem
        if account.disabled_at is not None:
            return Problem(403, errors.ACCOUNT_DISABLED, "Whoever runs this server has closed this account.")
        now = self._desk.now()
        device = await self._device(session, account, asked.device, now)
        row, token = new_session(account.id, device.no, now)
        session.add(row)
        await session.flush()
        audit.record(session, account.id, audit.SIGNED_IN, now, device.no)
        access, expires = self._desk.node.tokens.issue(account.id, device.no, row.id, now)
        return Session(
            account_id=account.id,
            device_no=device.no,
            access_token=access,
            refresh_token=token.text(),
            expires_in=int((expires - now).total_seconds()),
            verified=account.verified_at is not None,
            kdf=keys.kdf_of(account),
            keys=keys.wrapped(await keys.present(session, account.id)),
            epoch=account.epoch,
            mail=self._desk.mail,
        )

    async def _device(self, session: AsyncSession, account: Account, info: DeviceInfo, now: datetime) -> models.Device:
        """The same machine again, or a new number. The account is locked."""
        device = await devices.by_public_key(session, account.id, info.public_key)
        if device is not None:
            device.seen_at = now
            return device
        if len(await devices.present(session, account.id)) >= MAX_DEVICES or account.next_device_no > MAX_DEVICE_NO:
            raise Problem(409, errors.DEVICE_LIMIT, f"An account has at most {MAX_DEVICES} devices: revoke one first.")
        device = new_device(account, info, now)
        session.add(device)
        await session.flush()
        audit.record(session, account.id, audit.DEVICE_ADDED, now, device.no)
        await self._desk.node.mailer.post(session, account.email, "accounts/new_device", name=info.name)
        day = now.date().isoformat()
        await announce(self._desk, session, DEVICE_ADDED, account.id, device_no=device.no, day=day)
        return device

    async def _rotate(self, session: AsyncSession, token: RefreshToken) -> Tokens | Problem:
        now = self._desk.now()
        row = await sessions.lock(session, token.account_id, token.session_id)
        if row is None or row.ended_at is not None or row.idle_until <= now or row.good_until <= now:
            return refused()
        offered = hash_of(token.secret)
        if offered == row.refresh_hash:
            row.generation += 1
            successor = self._successor(token, row.generation)
            row.previous_hash, row.refresh_hash = offered, hash_of(successor.secret)
            row.refreshed_at, row.idle_until = now, min(now + IDLE, row.good_until)
            device = await devices.find(session, row.account_id, row.device_no)
            if device is not None:
                device.seen_at = now
        elif offered == row.previous_hash and now - row.refreshed_at <= REPEAT:
            successor = self._successor(token, row.generation)
        else:
            row.ended_at = now
            audit.record(session, row.account_id, audit.REFRESH_REUSED, now, row.device_no)
            self._desk.node.tokens.forget(row.id)
            return refused()
        access, expires = self._desk.node.tokens.issue(row.account_id, row.device_no, row.id, row.auth_at)
        return Tokens(access, successor.text(), int((expires - now).total_seconds()))

    def _successor(self, token: RefreshToken, generation: int) -> RefreshToken:
        """What follows this token: known to whoever holds it and to this server, which keeps neither."""
        told = base64.b64encode(token.secret).decode()
        secret = self._desk.node.secrets.digest(SUCCESSOR, f"{token.session_id}/{generation}/{told}")
        return token._replace(secret=secret)

    async def _prove(
        self, session: AsyncSession, caller: Caller, proven: str, asked: Reauthentication
    ) -> Access | Problem:
        now = self._desk.now()
        account = await own_account(session, caller, now)
        if account.auth_hash != proven:
            return wrong_credentials()
        problem = await second_factor.demand(self._desk, session, account, asked.second_factor, AGAIN)
        if problem is not None:
            return problem
        row = await sessions.lock(session, caller.account_id, caller.session_id)
        if row is None:
            return not_signed_in()
        row.auth_at = now
        audit.record(session, account.id, audit.REAUTHENTICATED, now, caller.device_no)
        access, expires = self._desk.node.tokens.issue(account.id, row.device_no, row.id, now)
        return Access(access, int((expires - now).total_seconds()))

    async def _fail(self, email: str) -> None:
        """Written down by the outbox, which alone looks whether there is such an account: nobody can tell by the time."""
        await self._desk.node.database.write(
            lambda session: self._desk.node.jobs.add(session, FAILED_JOB, {"email": email})
        )
        raise wrong_credentials()

    async def _note_failure(self, payload: Payload) -> None:
        async def work(session: AsyncSession) -> None:
            account_id = await accounts.id_by_address(session, payload["email"])
            if account_id is not None:
                audit.record(session, account_id, audit.SIGN_IN_FAILED, self._desk.now())

        await self._desk.commit(work)

    async def _note_again(self, session: AsyncSession, caller: Caller) -> None:
        audit.record(session, caller.account_id, audit.REAUTHENTICATION_FAILED, self._desk.now(), caller.device_no)

    async def _stands(self, caller: Caller) -> bool:
        """Whether the caller's session has not been ended."""
        row = await self._desk.node.database.read(
            lambda session: sessions.get(session, caller.account_id, caller.session_id)
        )
        return row is not None and row.ended_at is None and row.good_until > self._desk.now()


def new_session(account_id: uuid.UUID, device_no: int, now: datetime) -> tuple[models.Session, RefreshToken]:
    token = RefreshToken(account_id, uuid.uuid4(), new_secret())
    row = models.Session(
        account_id=account_id,
        id=token.session_id,
        device_no=device_no,
        generation=1,
        refresh_hash=hash_of(token.secret),
        created_at=now,
        auth_at=now,
        refreshed_at=now,
        idle_until=now + IDLE,
        good_until=now + ABSOLUTE,
    )
    return row, token


def new_device(account: Account, info: DeviceInfo, now: datetime) -> models.Device:
    """Takes the account's next number."""
    no, account.next_device_no = account.next_device_no, account.next_device_no + 1
    return models.Device(
        account_id=account.id,
        no=no,
        name=info.name,
        platform=info.platform,
        public_key=info.public_key,
        created_at=now,
        seen_at=now,
        next_idx=0,
    )


def refused() -> Problem:
    return Problem(401, errors.REFRESH_REFUSED, "This session has ended: sign in.")
