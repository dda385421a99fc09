"""The keys of an account, from what a person types to what a server may keep."""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.vault import keys, letters, recovery
from soulfra_desktop.domain.account import COLLECTIONS, DEVICE, GONE, RECOVERY, KeyRing, PasswordKeys
from soulfra_desktop.domain.errors import KeyNotOpened, SettingRefused
from sync_server.protocol.accounts import CollectionKey, DeviceInfo, KdfParams, WrappedKeys

if TYPE_CHECKING:
    from sync_server.protocol.accounts import Keys

SHORTEST, LONGEST = 8, 1_024
GUESSABLE = 3
"""zxcvbn's scores go from 0 to 4; below 3 a stolen account table could be guessed through."""
RATED = 72
"""Characters that zxcvbn looks at; more only make a password better."""
SENDER_BYTES = 2
SYSTEMS = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}


class Vault:
    """Fulfils AccountVault."""

    def new_kdf(self) -> KdfParams:
        return KdfParams(letters.written(keys.new_salt()))

    async def from_password(self, password: str, kdf: KdfParams) -> PasswordKeys:
        how = keys.Derivation(_bytes(kdf.salt), kdf.passes, kdf.memory_kib, kdf.lanes)
        found = await asyncio.to_thread(keys.from_password, password, how)
        return PasswordKeys(letters.written(found.sign_in_secret), found.wrapping)

    def check_password(self, password: str, *words: str) -> None:
        if len(password) < SHORTEST:
            raise SettingRefused(
                f"This password has {len(password)} characters.",
                f"Take at least {SHORTEST}; four random words are better.",
            )
        if len(password) > LONGEST:
            raise SettingRefused(f"This password has more than {LONGEST} characters.", "Take a shorter one.")
        from zxcvbn import zxcvbn

        own = ["soulfra", *words, *(part for word in words for part in word.split("@"))]
        rated = zxcvbn(password[:RATED], user_inputs=own)
        if rated["score"] < GUESSABLE:
            why = rated["feedback"]["warning"] or "It can be guessed."
            raise SettingRefused(
                f"This password is too easy to guess. {why.rstrip('.')}.",
                "It is all that keeps your chats closed to the server: take four random words, or let a password manager"
                " make one.",
            )

    def new_key(self) -> bytes:
        return keys.new_key()

    def begun(self, account_key: bytes, version: int, by: PasswordKeys) -> WrappedKeys:
        recovery_for_nobody, _written = _new_recovery()
        return _wrapped(account_key, version, by, keys.seal_to(account_key, recovery_for_nobody))

    def completed(self, stored: Keys, account_key: bytes, device_key: bytes, device_no: int) -> tuple[KeyRing, str]:
        public, written = _new_recovery()
        entries = {f"{DEVICE}{device_no}": keys.public_key(device_key), RECOVERY: public}
        entries |= {name: keys.new_key() for name in COLLECTIONS}
        ring = KeyRing(stored.keys.version, account_key, device_key, {}, stored.revision)
        return ring.with_entries(entries), written

    def new_recovery_key(self, ring: KeyRing) -> tuple[KeyRing, str]:
        public, written = _new_recovery()
        return ring.with_entries({RECOVERY: public}), written

    def device(self, device_key: bytes, name: str) -> DeviceInfo:
        system = SYSTEMS.get(platform.system(), "other")
        return DeviceInfo(name, system, letters.written(keys.public_key(device_key)))  # pyright: ignore[reportArgumentType]

    def wrapped(self, ring: KeyRing, by: PasswordKeys, device_no: int) -> WrappedKeys:
        boxes = {
            str(no): letters.written(
                device_no.to_bytes(SENDER_BYTES) + keys.box(ring.account_key, ring.device_key, public)
            )
            for no, public in ring.devices.items()
        }
        sealed = keys.seal_to(ring.account_key, ring.newest(RECOVERY)[1])
        return _wrapped(ring.account_key, ring.version, by, sealed, boxes)

    def rewrapped(self, account_key: bytes, version: int, by: PasswordKeys, by_recovery: str) -> WrappedKeys:
        return _wrapped(account_key, version, by, _bytes(by_recovery))

    def entries(self, ring: KeyRing) -> list[CollectionKey]:
        return [
            CollectionKey(
                name, version, letters.written(keys.wrap(key, ring.account_key, _entry(ring.version, name, version)))
            )
            for (name, version), key in sorted(ring.entries.items())
        ]

    def opened(self, stored: Keys, account_key: bytes, device_key: bytes) -> KeyRing:
        version = stored.keys.version
        entries = {
            (entry.collection, entry.version): keys.unwrap(
                _bytes(entry.wrapped), account_key, _entry(version, entry.collection, entry.version)
            )
            for entry in stored.collection_keys
        }
        ring = KeyRing(version, account_key, device_key, entries, stored.revision)
        if not {*COLLECTIONS, RECOVERY} <= set(ring.names):
            raise KeyNotOpened("The server left out keys of this account.")
        return ring

    def joined(self, ring: KeyRing, device_no: int) -> KeyRing:
        public = keys.public_key(ring.device_key)
        return ring if ring.devices.get(device_no) == public else ring.with_entries({f"{DEVICE}{device_no}": public})

    def by_password(self, wrapped: WrappedKeys, by: PasswordKeys) -> bytes:
        return keys.unwrap(_bytes(wrapped.by_password), by.wrapping, _account_key(wrapped.version))

    def by_recovery(self, sealed: str, written: str) -> bytes:
        return keys.open_sealed(_bytes(sealed), keys.from_recovery(recovery.read(written)))

    def by_device(self, wrapped: WrappedKeys, ring: KeyRing, device_no: int) -> bytes:
        sealed = _bytes(wrapped.by_device.get(str(device_no), ""))
        sender = ring.devices.get(int.from_bytes(sealed[:SENDER_BYTES]))
        if sender is None:
            raise KeyNotOpened("The keys of this account were changed, and none was left for this device.")
        return keys.unbox(sealed[SENDER_BYTES:], ring.device_key, sender)

    def rotated(self, ring: KeyRing, without: int) -> KeyRing:
        fresh = {name: keys.new_key() if name in COLLECTIONS else ring.newest(name)[1] for name in ring.names}
        if f"{DEVICE}{without}" in fresh:
            fresh[f"{DEVICE}{without}"] = GONE
        return replace(ring.with_entries(fresh), version=ring.version + 1, account_key=keys.new_key())


def _wrapped(
    account_key: bytes, version: int, by: PasswordKeys, by_recovery: bytes, boxes: Mapping[str, str] | None = None
) -> WrappedKeys:
    by_password = keys.wrap(account_key, by.wrapping, _account_key(version))
    return WrappedKeys(version, letters.written(by_password), letters.written(by_recovery), dict(boxes or {}))


def _new_recovery() -> tuple[bytes, str]:
    """The public half, and the key as it is written down."""
    recovery_key = keys.new_key()
    return keys.public_key(keys.from_recovery(recovery_key)), recovery.written(recovery_key)


def _account_key(version: int) -> str:
    return f"account-key:{version}"


def _entry(account_version: int, name: str, version: int) -> str:
    return f"collection:{account_version}:{name}:{version}"


def _bytes(text: str) -> bytes:
    try:
        return letters.read(text)
    except ValueError:
        raise KeyNotOpened("The server returned something that is no key.") from None
