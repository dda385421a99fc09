"""What an account needs of the outside world: the server, the vault, and a place for what must not be lost."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from soulfra_desktop.domain.account import Account, AccountDevice, AccountPasskey, KeyRing, PasswordKeys, Proof
    from sync_server.protocol.accounts import (
        Accepted,
        Access,
        CollectionKey,
        DeviceInfo,
        KdfParams,
        Keys,
        KeysUpdate,
        PasswordChange,
        PasswordReset,
        Registration,
        ResetState,
        Session,
        SignIn,
        Tokens,
        WrappedKeys,
    )
    from sync_server.protocol.accounts import Account as ServerAccount
    from sync_server.protocol.factors import TotpOffer


class AccountServer(Protocol):
    """One sync server. Every method raises ServerUnreachable, ServerRefused, and NotSignedIn where `token` is no longer
    good; `token` is an access token."""

    async def prelogin(self, email: str) -> KdfParams: ...

    async def register(self, registration: Registration) -> Accepted: ...

    async def sign_in(self, sign_in: SignIn) -> Session:
        """Raises SignInRefused, SecondFactorNeeded."""
        ...

    async def refresh(self, refresh_token: str) -> Tokens:
        """Raises NotSignedIn where the session has ended."""
        ...

    async def sign_out(self, token: str) -> None: ...

    async def reauthenticate(self, token: str, sign_in_secret: str, proof: Proof | None) -> Access:
        """An access token for what is dangerous. Raises SignInRefused, SecondFactorNeeded."""
        ...

    async def account(self, token: str) -> ServerAccount: ...

    async def change_email(self, token: str, email: str) -> None:
        """Mail a code to the new address, which counts once `verify` has it; the one before is told."""
        ...

    async def delete_account(self, token: str) -> None: ...

    async def export(self, token: str) -> bytes:
        """JSON of all that the server can read of the account."""
        ...

    async def devices(self, token: str) -> list[AccountDevice]: ...

    async def rename_device(self, token: str, no: int, name: str) -> None: ...

    async def revoke_device(self, token: str, no: int, update: KeysUpdate) -> None: ...

    async def keys(self, token: str) -> Keys: ...

    async def save_keys(self, token: str, update: KeysUpdate) -> Keys: ...

    async def change_password(self, token: str, change: PasswordChange) -> None:
        """This session stays, all others end."""
        ...

    async def forgot_password(self, email: str) -> Accepted: ...

    async def check_reset(self, reset_token: str) -> ResetState: ...

    async def reset_password(self, reset: PasswordReset) -> None: ...

    async def send_verification(self, token: str) -> None: ...

    async def verify(self, code: str) -> None:
        """Confirm an address with the code that was mailed to it."""
        ...

    async def offer_totp(self, token: str) -> TotpOffer: ...

    async def confirm_totp(self, token: str, code: str) -> list[str]:
        """Recovery codes, shown once."""
        ...

    async def remove_totp(self, token: str) -> None: ...

    async def passkeys(self, token: str) -> list[AccountPasskey]: ...

    async def remove_passkey(self, token: str, passkey_id: str) -> None: ...

    async def aclose(self) -> None: ...


class AccountVault(Protocol):
    """Makes, wraps and opens the keys of an account. What it returns for the server, nobody there can open."""

    def new_kdf(self) -> KdfParams: ...

    async def from_password(self, password: str, kdf: KdfParams) -> PasswordKeys:
        """Takes about 0.3 s and 64 MiB, off the loop's thread. Raises WeakKeyDerivation."""
        ...

    def check_password(self, password: str, *words: str) -> None:
        """Raises SettingRefused, with advice, for a password that can be guessed; `words` are those it must not lean on."""
        ...

    def new_key(self) -> bytes:
        """32 random bytes: an account key, or a device's."""
        ...

    def begun(self, account_key: bytes, version: int, by: PasswordKeys) -> WrappedKeys:
        """For an account that is being made or begins anew: the password alone opens it, until it is completed."""
        ...

    def completed(self, stored: Keys, account_key: bytes, device_key: bytes, device_no: int) -> tuple[KeyRing, str]:
        """The first ring of an account that has none on the server yet, and its recovery key, as it is written down."""
        ...

    def new_recovery_key(self, ring: KeyRing) -> tuple[KeyRing, str]: ...

    def device(self, device_key: bytes, name: str) -> DeviceInfo:
        """How this machine introduces itself."""
        ...

    def wrapped(self, ring: KeyRing, by: PasswordKeys, device_no: int) -> WrappedKeys:
        """The account key for the password, the recovery key and every device of the ring: this one too, which may never
        hear that the server took it."""
        ...

    def rewrapped(self, account_key: bytes, version: int, by: PasswordKeys, by_recovery: str) -> WrappedKeys:
        """For the password and, as it was, for the recovery key; for no device."""
        ...

    def entries(self, ring: KeyRing) -> list[CollectionKey]:
        """Everything else of the ring under the account key."""
        ...

    def opened(self, stored: Keys, account_key: bytes, device_key: bytes) -> KeyRing:
        """The ring that these keys make. Raises KeyNotOpened."""
        ...

    def joined(self, ring: KeyRing, device_no: int) -> KeyRing:
        """With this device's public key among the others'; the same ring where it stands there."""
        ...

    def by_password(self, wrapped: WrappedKeys, by: PasswordKeys) -> bytes:
        """The account key. Raises KeyNotOpened."""
        ...

    def by_recovery(self, sealed: str, written: str) -> bytes:
        """The account key. Raises KeyNotOpened: a slip in what was typed, or another account's."""
        ...

    def by_device(self, wrapped: WrappedKeys, ring: KeyRing, device_no: int) -> bytes:
        """The account key that another device boxed for this one. Raises KeyNotOpened."""
        ...

    def rotated(self, ring: KeyRing, without: int) -> KeyRing:
        """The ring after a device was revoked: a new account key, a new version of every collection's."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """The account and its keys, as they were kept together."""

    account: Account
    ring: KeyRing


class AccountStore(Protocol):
    """Where the account, its keys and its session are kept on this machine, encrypted."""

    async def kept(self) -> Kept | None:
        """Both at once; the same object for as long as nothing was changed, by this process or another."""
        ...

    async def account(self) -> Account | None: ...

    async def ring(self) -> KeyRing | None: ...

    async def save(self, account: Account, ring: KeyRing) -> None: ...

    async def unwritten(self) -> frozenset[bytes]:
        """The public halves of the recovery keys that were made here, and that nobody said they have written down. Kept
        when the account is forgotten: a key that was lost unseen stays lost."""
        ...

    async def save_unwritten(self, public: frozenset[bytes]) -> None: ...

    async def refresh_token(self) -> str | None: ...

    async def save_refresh_token(self, token: str | None) -> None: ...

    async def forget(self) -> None:
        """Drop all of it; what was synced stays."""
        ...

    def alone(self, what: Literal["session", "sync"]) -> AbstractAsyncContextManager[None]:
        """Hold it against every other process of this home: a token is used once, and one process syncs at a time.

        Raises StoreError where another one holds it for long.
        """
        ...
