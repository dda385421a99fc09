"""What a forgotten or changed password takes, and the second step of signing in: each tells before what will be lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from soulfra_desktop.domain.errors import KeyNotOpened, ServerRefused, ServerUnreachable, SettingRefused
from sync_server.protocol import errors as slugs
from sync_server.protocol.accounts import PasswordChange, PasswordReset, SecondFactor

if TYPE_CHECKING:
    from soulfra_desktop.domain.account import AccountPasskey, KeyRing, Proof
    from soulfra_desktop.services.account import AccountService
    from soulfra_desktop.services.account_ports import AccountVault
    from soulfra_desktop.services.session import ServerSession
    from sync_server.protocol.accounts import ResetState
    from sync_server.protocol.factors import TotpOffer

Keeps = Literal["this device", "recovery key", "nothing"]
"""What opens the synced data after a reset; nothing: what was synced is given up, what is on this machine stays."""


@dataclass(frozen=True, slots=True)
class ResetPlan:
    """What a mailed code allows. Said before anything is done."""

    state: ResetState
    keeps: Keeps
    """Without a recovery key: whether this device can keep the data."""


class PasswordService:
    """Changes and resets of the password, the recovery key, and the second factor."""

    def __init__(self, session: ServerSession, vault: AccountVault, account: AccountService) -> None:
        self._session = session
        self._vault = vault
        self._account = account

    async def change(self, old: str, new: str, proof: Proof | None = None) -> None:
        """Wrap the account key anew; every other device has to sign in again. Raises SignInRefused, SettingRefused."""
        account = await self._session.account()
        self._vault.check_password(new, account.email)
        before, token = await self._account.prove(old, proof)
        kdf = self._vault.new_kdf()
        after = await self._vault.from_password(new, kdf)
        way = await self._session.server_at(account.server)

        async def the_same(ring: KeyRing) -> KeyRing:
            return ring

        await self._account.keys.change(
            after,
            the_same,
            lambda update: way.change_password(
                token, PasswordChange(before.sign_in_secret, after.sign_in_secret, kdf, update.keys)
            ),
            ServerUnreachable(
                "It is not known whether the password was changed: the server's answer was lost.",
                "Try signing in with the new one first.",
            ),
        )

    async def new_recovery_key(self, password: str, proof: Proof | None = None) -> str:
        """As it is written down; the one before no longer opens anything. Raises SignInRefused, SecondFactorNeeded."""
        account = await self._session.account()
        by, token = await self._account.prove(password, proof)
        way = await self._session.server_at(account.server)
        written = ""

        async def with_another(ring: KeyRing) -> KeyRing:
            nonlocal written
            ring, written = self._vault.new_recovery_key(ring)
            await self._account.recovery_key.made(ring)
            return ring

        await self._account.keys.change(
            by,
            with_another,
            lambda update: way.save_keys(token, update),
            ServerUnreachable(
                "It is not known whether the recovery key was changed: the server's answer was lost.",
                "Keep the one that you have, and make a new one once the server can be reached.",
            ),
        )
        return written

    async def forgot(self, server: str, email: str) -> bool:
        """Ask for a mail with a code; the answer is the same for every address. Whether the server sends mail at all."""
        way = await self._session.server_at(server)
        try:
            return (await way.forgot_password(email)).mail
        except ServerRefused as refusal:
            if refusal.slug == slugs.MAIL_OFF:
                return False
            raise

    async def plan_reset(self, server: str, code: str) -> ResetPlan:
        """What the code allows here; uses nothing up."""
        state = await (await self._session.server_at(server)).check_reset(code)
        return ResetPlan(state, "this device" if await self._here(state) is not None else "nothing")

    async def reset(
        self,
        server: str,
        code: str,
        new: str,
        *,
        recovery_key: str = "",
        give_up: bool = False,
        proof: Proof | None = None,
    ) -> None:
        """Set a new password; afterwards sign in with it.

        Without a recovery key, and where this device has not the account's key, `give_up` must say that what was synced
        shall go; otherwise KeyNotOpened is raised and nothing is changed.
        """
        way = await self._session.server_at(server)
        state = await way.check_reset(code)
        self._vault.check_password(new, state.email)
        kdf = self._vault.new_kdf()
        by = await self._vault.from_password(new, kdf)
        version, lost = state.keys_version, False
        if recovery_key:
            account_key = self._vault.by_recovery(state.by_recovery, recovery_key)
            keys = self._vault.rewrapped(account_key, version, by, state.by_recovery)
        elif (ring := await self._here(state)) is not None:
            keys = self._vault.rewrapped(ring.account_key, version, by, state.by_recovery)
        elif give_up:
            keys, lost = self._vault.begun(self._vault.new_key(), version + 1, by), True
        else:
            raise KeyNotOpened(
                "Neither this device nor a recovery key opens what was synced.",
                "Use a device that is signed in, or the recovery key. Or give up what is on the server; what is on your"
                " devices stays.",
            )
        factor = SecondFactor(proof.totp or None, proof.recovery_code or None) if proof else None
        await way.reset_password(PasswordReset(code, by.sign_in_secret, kdf, keys, lost, factor))
        account = await self._session.store.account()
        if account is not None and account.account_id == str(state.account_id):
            await self._session.end()  # as all are by it: to sign in again no sign-out is needed first

    async def offer_totp(self, password: str) -> tuple[TotpOffer, str]:
        """A secret for the authenticator app, and the token with which a code of it is confirmed."""
        _by, token = await self._account.prove(password, None)
        way = await self._session.server_at((await self._session.account()).server)
        return await way.offer_totp(token), token

    async def confirm_totp(self, token: str, code: str) -> list[str]:
        """Recovery codes, shown once. Raises SecondFactorNeeded where the code is wrong."""
        way = await self._session.server_at((await self._session.account()).server)
        return await way.confirm_totp(token, code)

    async def remove_totp(self, password: str, proof: Proof) -> None:
        _by, token = await self._account.prove(password, proof)
        way = await self._session.server_at((await self._session.account()).server)
        await way.remove_totp(token)

    async def passkeys(self) -> list[AccountPasskey]:
        """Of another client: none can be made or asked here."""
        return await self._session.call(lambda server, token: server.passkeys(token))

    async def remove_passkey(self, passkey_id: str, password: str, proof: Proof | None = None) -> None:
        """It signs nobody in any more. Raises SettingRefused, SignInRefused, SecondFactorNeeded, ServerRefused."""
        if passkey_id not in {key.id for key in await self.passkeys()}:
            raise SettingRefused(f"{passkey_id} is no passkey of this account.", "See them: soulfra account passkeys")
        _by, token = await self._account.prove(password, proof)
        way = await self._session.server_at((await self._session.account()).server)
        await way.remove_passkey(token, passkey_id)

    async def delete_account(self, password: str, proof: Proof | None = None) -> None:
        """Everything of the account on the server goes; what is on this machine stays, signed out."""
        _by, token = await self._account.prove(password, proof)
        way = await self._session.server_at((await self._session.account()).server)
        await way.delete_account(token)
        await self._account.sign_out()

    async def export(self, password: str, proof: Proof | None = None) -> bytes:
        """What the server can read of the account, as JSON."""
        _by, token = await self._account.prove(password, proof)
        way = await self._session.server_at((await self._session.account()).server)
        return await way.export(token)

    async def _here(self, state: ResetState) -> KeyRing | None:
        """This device's ring, where it is the account's and its key is the newest."""
        account, ring = await self._session.store.account(), await self._session.store.ring()
        if account is None or ring is None or account.account_id != str(state.account_id):
            return None
        return ring if ring.version == state.keys_version else None
