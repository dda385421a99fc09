"""The person's account: made, entered and left on this machine, and the devices that share it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from soulfra_desktop.domain.account import RECOVERY, Account, KeyRing, PasswordKeys
from soulfra_desktop.domain.errors import (
    AccountError,
    ServerRefused,
    ServerUnreachable,
    SettingRefused,
    SignInRefused,
)
from soulfra_desktop.services.account_keys import ATTEMPTS, AccountKeys, left_out
from soulfra_desktop.services.recovery_key import RecoveryKey
from sync_server.protocol.accounts import KeysUpdate, Registration, SecondFactor, SignIn
from sync_server.protocol.errors import KEYS_CHANGED

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from soulfra_desktop.domain.account import AccountDevice, Proof
    from soulfra_desktop.services.account_ports import AccountServer, AccountVault, Kept
    from soulfra_desktop.services.session import ServerSession
    from sync_server.protocol.accounts import Account as ServerAccount
    from sync_server.protocol.accounts import Session


@dataclass(frozen=True, slots=True, repr=False)
class Entered:
    """`recovery_key` is shown once where it was made now, and kept nowhere: it opens what is synced when the password is
    forgotten. Empty where the account has one already."""

    account: Account
    recovery_key: str = ""


class AccountService:
    """Everything that needs the account's keys goes through here; the password itself never leaves this machine."""

    def __init__(
        self,
        session: ServerSession,
        vault: AccountVault,
        on_signed_in: Callable[[Account], Awaitable[None]],
        on_signed_out: Callable[[], Awaitable[None]],
    ) -> None:
        """The callbacks begin and end what is synced."""
        self._session = session
        self._store = session.store
        self._vault = vault
        self._on_signed_in = on_signed_in
        self._on_signed_out = on_signed_out
        self.keys = AccountKeys(session, vault)
        self.recovery_key = RecoveryKey(session.store, self.catch_up)

    async def account(self) -> Account | None:
        """Who is signed in on this machine, as it is known without asking the server."""
        return await self._store.account()

    async def register(self, server: str, email: str, password: str, device_name: str) -> Entered:
        """Make an account and sign in to it. Raises SettingRefused for a password that can be guessed, AccountError.

        Where the address has an account already, the server does not say so: signing in is then what fails.
        """
        if (known := await self._store.account()) is not None:
            raise _taken(known)
        check_address(email)
        self._vault.check_password(password, email)
        kdf = self._vault.new_kdf()
        by = await self._vault.from_password(password, kdf)
        device_key = self._vault.new_key()
        keys, device = self._vault.begun(self._vault.new_key(), 1, by), self._vault.device(device_key, device_name)
        way = await self._session.server_at(server)
        await way.register(Registration(email, by.sign_in_secret, kdf, keys, device))
        try:
            return await self._enter(server, SignIn(email, by.sign_in_secret, device), by, device_key)
        except SignInRefused:
            raise SignInRefused(
                "No account could be made for this address with this password.",
                "If you have an account there, sign in to it with its own password; or reset that.",
            ) from None

    async def sign_in(
        self, server: str, email: str, password: str, device_name: str, proof: Proof | None = None
    ) -> Entered:
        """Raises SignInRefused, SecondFactorNeeded where `proof` is missing or wrong, AccountError."""
        before = await self._signed_out(server)
        device_key = before.ring.device_key if before else self._vault.new_key()
        way = await self._session.server_at(server)
        by = await self._vault.from_password(password, await way.prelogin(email))
        device = self._vault.device(device_key, device_name)
        factor = SecondFactor(proof.totp or None, proof.recovery_code or None) if proof else None
        return await self._enter(server, SignIn(email, by.sign_in_secret, device, factor), by, device_key)

    async def _enter(self, server: str, sign_in: SignIn, by: PasswordKeys, device_key: bytes) -> Entered:
        way = await self._session.server_at(server)
        session = await way.sign_in(sign_in)
        known = await self._store.account()
        if known is not None and known.account_id != str(session.account_id):
            await way.sign_out(session.access_token)
            raise _taken(known)
        held = await self._store.ring() if known is not None else None
        if known and held and session.epoch > known.epoch and session.keys.version > held.version:
            held = None  # what was synced was given up since, with all its keys
        ring, written = await self._first_ring(way, session, by, device_key, held)
        account = Account(
            server, sign_in.email, str(session.account_id), session.device_no, sign_in.device.name, session.verified,
            session.mail, session.epoch,
        )  # fmt: skip
        await self._store.save(account, ring)
        await self._session.begin(session.access_token, session.refresh_token, session.expires_in)
        await self._on_signed_in(account)
        return Entered(account, written)

    async def _first_ring(
        self, way: AccountServer, session: Session, by: PasswordKeys, device_key: bytes, held: KeyRing | None
    ) -> tuple[KeyRing, str]:
        """The account's keys, with this device among them, and a recovery key where none was made yet. `held` are those
        that were here before. Raises KeyNotOpened where the server keeps some back."""
        account_key = self._vault.by_password(session.keys, by)
        made: tuple[bytes, str] = (b"", "")
        attempts = ATTEMPTS
        while True:
            stored = await way.keys(session.access_token)
            if stored.collection_keys:
                known = self._vault.opened(stored, account_key, device_key)
                if held is not None and not held.may_become(known):
                    raise left_out()
                written = (
                    made[1] if known.newest(RECOVERY)[1] == made[0] else ""
                )  # its answer was lost, and it is in force
                ring = self._vault.joined(known, session.device_no)
                if ring is known:
                    return ring, written
            elif held is not None or stored.keys.by_device:  # who boxed the account's key had made the others
                raise left_out()
            else:
                ring, written = self._vault.completed(stored, account_key, device_key, session.device_no)
                made = ring.newest(RECOVERY)[1], written
                await self.recovery_key.made(ring)
            keys = stored.keys if stored.collection_keys else self._vault.wrapped(ring, by, session.device_no)
            update = KeysUpdate(stored.revision, keys, self._vault.entries(ring))
            attempts -= 1
            try:
                saved = await way.save_keys(session.access_token, update)
            except (ServerRefused, ServerUnreachable) as error:
                if not attempts or (isinstance(error, ServerRefused) and error.slug != KEYS_CHANGED):
                    raise
            else:
                return replace(ring, revision=saved.revision), written

    async def sign_out(self) -> None:
        """End the session here and on the server; the chats stay on this machine. A server out of reach is no reason to
        stay signed in."""
        with suppress(AccountError):  # the session ends by itself, and can be revoked from another device
            await self._session.call(lambda server, token: server.sign_out(token))
        await self._on_signed_out()
        await self._session.end()
        await self._store.forget()

    async def look(self) -> ServerAccount:
        """The account as the server sees it now; what is kept here of it is brought up to date. Raises AccountError."""
        found = await self._session.call(lambda server, token: server.account(token))
        account, ring = await self._session.account(), await self.keys.ring()
        await self._store.save(replace(account, email=found.email, verified=found.verified, mail=found.mail), ring)
        return found

    async def send_verification(self) -> None:
        await self._session.call(lambda server, token: server.send_verification(token))

    async def verify(self, code: str) -> None:
        """Confirm the address with the code from the mail. Raises ServerRefused where it is unknown or too old."""
        account = await self._session.account()
        await (await self._session.server_at(account.server)).verify(code)
        await self._store.save(replace(account, verified=True), await self.keys.ring())
        with suppress(AccountError):  # where the code was for another address, that is the account's now
            await self.look()

    async def change_email(self, email: str, password: str, proof: Proof | None = None) -> None:
        """Have a code mailed to another address: it is the account's once `verify` was given that code. Nothing that is
        synced and no key changes. Raises SettingRefused, SignInRefused, SecondFactorNeeded, ServerRefused."""
        account = await self._session.account()
        check_address(email)
        if email.casefold() == account.email.casefold():
            raise SettingRefused(f"{email} is the address of this account already.", "")
        _by, token = await self.prove(password, proof)
        await (await self._session.server_at(account.server)).change_email(token, email)

    async def devices(self) -> list[AccountDevice]:
        return await self._session.call(lambda server, token: server.devices(token))

    async def rename_device(self, no: int, name: str) -> None:
        await self._session.call(lambda server, token: server.rename_device(token, no, name))
        account = await self._session.account()
        if no == account.device_no:
            await self._store.save(replace(account, device_name=name), await self.keys.ring())

    async def revoke(self, no: int, password: str, proof: Proof | None = None) -> None:
        """Sign a device out for good, and change every key that it knew. Raises SignInRefused, SecondFactorNeeded."""
        account = await self._session.account()
        if no == account.device_no:
            raise SettingRefused("This is the device you are using.", "Sign out instead.")
        if no not in {device.no for device in await self.devices()}:
            raise SettingRefused(f"{no} is no machine of this account.", "See them: soulfra account devices")
        by, token = await self.prove(password, proof)
        way = await self._session.server_at(account.server)

        async def rotated(ring: KeyRing) -> KeyRing:
            return self._vault.rotated(ring, without=no)

        await self.keys.change(
            by,
            rotated,
            lambda update: way.revoke_device(token, no, update),
            ServerUnreachable(
                "It is not known whether this device was signed out: the server's answer was lost.",
                "Look at the list of devices once the server can be reached, and do it again if it is still there.",
            ),
        )

    async def prove(self, password: str, proof: Proof | None) -> tuple[PasswordKeys, str]:
        """The password once more, before what is dangerous: its keys, and an access token that proves it."""
        email = (await self.look()).email  # it may have been changed on another device
        way = await self._session.server_at((await self._session.account()).server)
        by = await self._vault.from_password(password, await way.prelogin(email))
        access = await self._session.call(lambda server, token: server.reauthenticate(token, by.sign_in_secret, proof))
        return by, access.access_token

    async def catch_up(self) -> KeyRing:
        """The ring as it is now. Raises KeyNotOpened where none was left for this device, AccountError."""
        return await self.keys.catch_up()

    async def _signed_out(self, server: str) -> Kept | None:
        """The account whose session on this machine was ended from elsewhere: it is signed in to again, by whatever
        address it has now. Raises SettingRefused where one is signed in, or was at another server."""
        kept = await self._store.kept()
        if kept is None:
            return None
        if await self._store.refresh_token() is None and kept.account.server == server:
            return kept
        raise _taken(kept.account)


def check_address(email: str) -> None:
    """Raises SettingRefused for what no mail can be sent to; what a server takes besides is its own affair."""
    name, _, domain = email.rpartition("@")
    if not name or not domain or any(sign.isspace() for sign in email):
        raise SettingRefused(f"{email or 'Nothing'} is no e-mail address.", "Such as: ann@example.org")


def _taken(known: Account) -> SettingRefused:
    return SettingRefused(f"{known.email} is signed in on this machine.", "Sign out first.")
