"""The account's keys on this machine: as they are on the server now, and changed while other devices may change them too."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import (
    AccountError,
    KeyNotOpened,
    NotSignedIn,
    ServerRefused,
    ServerUnreachable,
)
from sync_server.protocol.accounts import KeysUpdate
from sync_server.protocol.errors import KEYS_CHANGED

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from soulfra_desktop.domain.account import KeyRing, PasswordKeys
    from soulfra_desktop.services.account_ports import AccountVault
    from soulfra_desktop.services.session import ServerSession
    from sync_server.protocol.accounts import WrappedKeys

ATTEMPTS = 3
"""At changing the keys, where other devices change them at the same moment."""


class AccountKeys:
    """The ring of the account that is signed in."""

    def __init__(self, session: ServerSession, vault: AccountVault) -> None:
        self._session = session
        self._store = session.store
        self._vault = vault

    async def ring(self) -> KeyRing:
        """As it was read last. Raises NotSignedIn."""
        ring = await self._store.ring()
        if ring is None:
            raise NotSignedIn("No account is signed in on this machine.")
        return ring

    async def catch_up(self, account_key: bytes | None = None) -> KeyRing:
        """The ring as it is now: another device may have changed the keys. Raises KeyNotOpened where none was left for
        this device, AccountError. `account_key` is given where it is known already."""
        account, ring = await self._session.account(), await self.ring()
        stored = await self._session.call(lambda server, token: server.keys(token))
        if stored.revision == ring.revision and account_key is None:
            return ring
        if account_key is None and stored.keys.version == ring.version:
            account_key = ring.account_key
        if account_key is None:
            account_key = self._vault.by_device(stored.keys, ring, account.device_no)
        fresh = self._vault.opened(stored, account_key, ring.device_key)
        if not ring.may_become(fresh):
            raise left_out()
        await self._store.save(account, fresh)
        return fresh

    async def change(
        self,
        by: PasswordKeys,
        make: Callable[[KeyRing], Awaitable[KeyRing]],
        send: Callable[[KeysUpdate], Awaitable[object]],
        not_known: ServerUnreachable,
    ) -> None:
        """Have the server take what `make` makes of the ring, wrapped for `by` and for every device of it; begun anew where
        another device was faster. Raises `not_known` where the server's answer was lost and it cannot be asked."""
        account = await self._session.account()
        attempts = ATTEMPTS
        while True:
            ring = await self.catch_up()
            changed = await make(ring)
            wrapped = self._vault.wrapped(changed, by, account.device_no)
            attempts -= 1
            try:
                await send(KeysUpdate(ring.revision, wrapped, self._vault.entries(changed)))
            except ServerUnreachable:
                if not await self._is_in_force(wrapped):
                    raise not_known from None
                break
            except ServerRefused as error:
                if error.slug != KEYS_CHANGED or not attempts:
                    raise
            else:
                break
        with suppress(AccountError):  # it is done; the keys are fetched with the next round
            await self.catch_up(changed.account_key)

    async def take_restored(self) -> None:
        """After the person said that the server was restored from a backup: its ring is taken as it is, where it has every
        key that this device seals with. Raises KeyNotOpened where it has not."""
        account, ring = await self._session.account(), await self.ring()
        stored = await self._session.call(lambda server, token: server.keys(token))
        if stored.keys.version > ring.version:
            return  # changed since it was restored: the next round catches up
        try:
            fresh = self._vault.opened(stored, ring.account_key, ring.device_key)
        except KeyNotOpened:
            raise left_out() from None
        if not ring.collections.items() <= fresh.collections.items():
            raise left_out()
        await self._store.save(account, fresh)

    async def _is_in_force(self, sent: WrappedKeys) -> bool:
        """Whether keys whose answer was lost are the account's now; not, too, where the server cannot be asked."""
        try:
            stored = await self._session.call(lambda server, token: server.keys(token))
        except AccountError:
            return False
        return stored.keys.by_password == sent.by_password  # sealed with a nonce of its own: no other is the same


def left_out() -> KeyNotOpened:
    """What a server has that keeps keys back, or lost them."""
    return KeyNotOpened(
        "The server has older keys of this account than this machine.",
        "Nothing was taken over, and nothing sent. Was a backup restored on the server, sign out on this machine and in"
        " again: all that is here is synced then. If none was, do not: ask whoever runs the server.",
    )
