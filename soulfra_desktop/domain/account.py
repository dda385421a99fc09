"""What this machine knows of the person's account on a sync server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

COLLECTIONS = ("chats", "folders", "prompts", "settings", "usage")
"""What is synced, each sealed with keys of its own."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whose account it is, where it is kept, and which of its devices this one is."""

    server: str
    """Its address, without a slash at the end."""
    email: str
    account_id: str
    """A UUID."""
    device_no: int
    device_name: str
    verified: bool = False
    """Whether the address was confirmed by mail."""
    mail: bool = True
    """Whether the server sends mail at all."""
    epoch: int = 1
    """Counts the fresh starts of what is synced: each one is another log, of which nothing is known yet."""

    @property
    def log(self) -> str:
        """What tells this log from every other one that this machine may have taken part in."""
        return f"{self.account_id}/{self.epoch}"


DEVICE, RECOVERY = "device-", "recovery"
"""Names under which public keys stand among the keys of the collections."""
GONE = bytes(32)
"""The public key of a device that was revoked."""


@dataclass(frozen=True, slots=True, repr=False)
class KeyRing:
    """All keys of an account that this device holds, 32 bytes each. Never printed, never in an export."""

    version: int
    """Of the account key."""
    account_key: bytes
    device_key: bytes
    """This device's private X25519 key."""
    entries: Mapping[tuple[str, int], bytes]
    """By name and version: the collections' keys, and the public keys of the devices and of the recovery key. All of them
    were written down by someone who knows the account key. An old version of a collection's key opens old records."""
    revision: int = 0
    """Of the wrapped keys on the server that this ring was read from."""

    def newest(self, name: str) -> tuple[int, bytes]:
        """The version and the key to use now. Raises KeyError where the ring has none of this name."""
        versions = [version for entry, version in self.entries if entry == name]
        if not versions:
            raise KeyError(name)
        return max(versions), self.entries[name, max(versions)]

    @property
    def names(self) -> list[str]:
        return sorted({name for name, _version in self.entries})

    @property
    def devices(self) -> dict[int, bytes]:
        """The public keys of the devices that were not revoked, by number."""
        found = {name: self.newest(name)[1] for name in self.names if _is_device(name)}
        return {int(name.removeprefix(DEVICE)): public for name, public in found.items() if public != GONE}

    @property
    def collections(self) -> dict[tuple[str, int], bytes]:
        """The keys that seal and open what is synced."""
        return {entry: key for entry, key in self.entries.items() if entry[0] in COLLECTIONS}

    def may_become(self, later: KeyRing) -> bool:
        """Whether a server may give `later` to who holds this: nothing older, nothing left out, and what has a version is
        what it was. Who lacks the newest keys would seal with those that a revoked device knows."""
        grown = later.version >= self.version and later.revision >= self.revision
        return grown and self.entries.items() <= later.entries.items()

    def with_entries(self, added: Mapping[str, bytes]) -> KeyRing:
        """With a new version of each of these."""
        versions = {name: self.newest(name)[0] + 1 if name in self.names else 1 for name in added}
        return replace(self, entries={**self.entries, **{(name, versions[name]): key for name, key in added.items()}})


def _is_device(name: str) -> bool:
    return name.startswith(DEVICE) and name.removeprefix(DEVICE).isdecimal()


@dataclass(frozen=True, slots=True, repr=False)
class PasswordKeys:
    """What a password yields: base64 to sign in with, 32 bytes to wrap with. Never printed."""

    sign_in_secret: str
    wrapping: bytes


@dataclass(frozen=True, slots=True)
class AccountDevice:
    """One of the machines that are or were signed in."""

    no: int
    name: str
    platform: str
    created_at: datetime
    seen_at: datetime
    current: bool
    signed_in: bool


@dataclass(frozen=True, slots=True)
class AccountPasskey:
    """A passkey that signing in may take as its second step; kept by a security key or a phone, never here."""

    id: str
    """A UUID."""
    name: str
    created_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Proof:
    """The second factor of a sign-in: a code of the authenticator app, or one of the recovery codes."""

    totp: str = ""
    recovery_code: str = ""
