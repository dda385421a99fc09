"""The password forgotten, reset, changed. The server sees none, and cannot give back what only a key can open."""

from __future__ import annotations

from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account, AccountKeys
from sync_server.accounts.repository import account as accounts
from sync_server.accounts.repository import device as devices
from sync_server.accounts.repository import keys as kept_keys
from sync_server.accounts.repository import mail_token as tokens
from sync_server.accounts.repository import session as sessions
from sync_server.accounts.service import audit, keys, mailed, second_factor
from sync_server.accounts.service.desk import Desk, normal, own_account, wrong_credentials
from sync_server.accounts.service.event import ADDRESS_VERIFIED, EPOCH_BEGAN, announce
from sync_server.accounts.service.limit import Limits
from sync_server.accounts.service.token import OneTimeToken
from sync_server.kit.auth import Caller, not_signed_in
from sync_server.kit.jobs import Payload
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.protocol.accounts import (
    Accepted,
    KdfParams,
    PasswordChange,
    PasswordReset,
    ResetCheck,
    ResetState,
)

FORGOT_JOB: Final = "accounts.password-forgotten"
PURPOSE: Final = "reset"


class Passwords:
    def __init__(self, desk: Desk, limits: Limits) -> None:
        self._desk, self._limits = desk, limits
        desk.node.jobs.on(FORGOT_JOB, self._post_reset)

    async def forgot(self, email: str, address: str) -> Accepted:
        """A mail to whoever has an account; whether there is one, the outbox alone looks up.

        Raises Problem 409 where no mail is sent, 429.
        """
        if not self._desk.mail:
            raise mailed.mail_off()
        await self._limits.forgot(email, address)
        await self._desk.node.database.write(
            lambda session: self._desk.node.jobs.add(session, FORGOT_JOB, {"email": normal(email)})
        )
        return Accepted(mail=True)

    async def check(self, asked: ResetCheck, address: str) -> ResetState:
        """What the holder of a good token needs to keep the data. Uses nothing up. Raises Problem 409, 429."""
        await self._limits.reset(address)
        token = OneTimeToken.read(asked.token)

        async def work(session: AsyncSession) -> ResetState:
            account, _ = await self._account_of(session, token)
            ring = await keys.present(session, account.id)
            return ResetState(
                account_id=account.id,
                email=account.email,
                keys_version=ring.version,
                by_recovery=ring.by_recovery,
                second_factors=(await second_factor.enabled(session, account.id)).kinds(),
                passkey_options=await second_factor.options(self._desk, session, account.id, PURPOSE),
            )

        return await self._desk.commit(work)

    async def reset(self, asked: PasswordReset, address: str) -> None:
        """Uses the token up, ends every session, keeps second factors. Raises Problem 401, 409, 429."""
        await self._limits.reset(address)
        token = OneTimeToken.read(asked.token)
        if asked.second_factor is not None and token is not None:
            await self._limits.second_factor(token.account_id)
        auth_hash = await self._desk.hasher.hash(asked.sign_in_secret)

        async def work(session: AsyncSession) -> Problem | None:
            account, purpose = await self._account_of(session, token)
            ring = await keys.present(session, account.id)
            _check_versions(ring, asked)
            problem = await second_factor.demand(self._desk, session, account, asked.second_factor, PURPOSE)
            if problem is not None:
                return problem
            await self._end_all(session, account)
            if asked.give_up_data:
                await self._give_up(session, account)
            await keys.put(session, account.id, ring, asked.keys)
            if account.verified_at is None and purpose == mailed.RESET:  # who has it reads the mail of this address
                account.verified_at = self._desk.now()
                await announce(self._desk, session, ADDRESS_VERIFIED, account.id)
            await self._settle(session, account, auth_hash, asked.kdf)
            return None

        await self._desk.commit(work)

    async def change(self, caller: Caller, asked: PasswordChange) -> None:
        """Needs the present password, too. Every other session ends. Raises Problem 401, 409, 429."""
        await self._limits.reauthenticate(caller.account_id)
        account = await self._desk.node.database.read(lambda session: accounts.get(session, caller.account_id))
        if account is None:
            raise not_signed_in()
        proven = account.auth_hash
        if not await self._desk.hasher.verify(asked.current_secret, proven):
            raise wrong_credentials()
        auth_hash = await self._desk.hasher.hash(asked.sign_in_secret)

        async def work(session: AsyncSession) -> None:
            now = self._desk.now()
            account = await own_account(session, caller, now)
            ring = await keys.present(session, account.id)
            if account.auth_hash != proven:
                raise wrong_credentials()
            if asked.keys.version != ring.version:
                raise keys.incomplete("A change of password wraps the same account key anew.")
            await keys.put(session, account.id, ring, asked.keys)
            account.auth_hash, account.kdf = auth_hash, keys.kdf_row(asked.kdf)
            await tokens.remove(session, account.id, mailed.RESET, mailed.HANDED)
            ended = await sessions.end(session, account.id, now, keep=caller.session_id)
            self._desk.node.tokens.forget(*ended)
            audit.record(session, account.id, audit.PASSWORD_CHANGED, now, caller.device_no)
            await self._desk.node.mailer.post(session, account.email, "accounts/password_changed")

        await self._desk.commit(work)

    async def _account_of(self, session: AsyncSession, token: OneTimeToken | None) -> tuple[Account, str]:
        """The account that a good reset token is of, locked, and the token's purpose. Raises Problem 409."""
        account = await accounts.lock(session, token.account_id) if token is not None else None
        if account is None:
            raise mailed.token_refused()
        kept = await mailed.find(self._desk, session, token, mailed.RESET, mailed.HANDED)
        if normal(kept.email) != normal(account.email):  # the address was changed since
            raise mailed.token_refused()
        return account, kept.purpose

    async def _end_all(self, session: AsyncSession, account: Account) -> None:
        ended = await sessions.end(session, account.id, self._desk.now())
        self._desk.node.tokens.forget(*ended)

    async def _give_up(self, session: AsyncSession, account: Account) -> None:
        """A fresh start: nobody has the old account key, so nothing that it sealed is of use to anybody."""
        now = self._desk.now()
        account.epoch += 1
        await kept_keys.replace_collection_keys(session, account.id, ())
        await devices.revoke_all(session, account.id, now)
        audit.record(session, account.id, audit.DATA_GIVEN_UP, now, epoch=account.epoch)
        await announce(self._desk, session, EPOCH_BEGAN, account.id, epoch=account.epoch)

    async def _settle(self, session: AsyncSession, account: Account, auth_hash: str, kdf: KdfParams) -> None:
        now = self._desk.now()
        account.auth_hash, account.kdf = auth_hash, keys.kdf_row(kdf)
        await tokens.remove(session, account.id, mailed.RESET, mailed.HANDED, mailed.CHANGE, mailed.VERIFY)
        audit.record(session, account.id, audit.PASSWORD_RESET, now)
        await self._desk.node.mailer.post(session, account.email, "accounts/password_changed")

    async def _post_reset(self, payload: Payload) -> None:
        async def work(session: AsyncSession) -> None:
            account = await accounts.by_address(session, payload["email"])
            if account is not None:
                audit.record(session, account.id, audit.PASSWORD_RESET_ASKED, self._desk.now())
                await mailed.post(self._desk, session, account, mailed.RESET, account.email)

        await self._desk.commit(work)


def _check_versions(ring: AccountKeys, asked: PasswordReset) -> None:
    """The same account key keeps the data; another gives it up, and only where that was said. Raises Problem 409."""
    wanted = ring.version + 1 if asked.give_up_data else ring.version
    if asked.keys.version != wanted:
        detail = (
            "Without the account key, which a signed-in device or the recovery key gives, all that was synced is lost:"
            " say so with give_up_data and a key of the next version."
        )
        raise Problem(409, errors.DATA_WOULD_BE_LOST, detail, keys_version=ring.version)
