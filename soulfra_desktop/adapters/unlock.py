"""Finds or makes the key of a home. The key itself never touches the disk: a passphrase or the keyring holds it."""

from __future__ import annotations

import asyncio
import json
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from soulfra_desktop.adapters import home as folder
from soulfra_desktop.adapters.secrets import Keyring
from soulfra_desktop.adapters.vault import passphrase as vault
from soulfra_desktop.domain.errors import PassphraseNeeded, StoreDamaged, StoreError

Protection = Literal["keyring", "passphrase", "nothing kept"]

STORE_FILE = "soulfra.db"
KEY_FILE = "key.json"
FORMAT = 1
KEYRING_ADVICE = "Unlock the keyring of the account that made these chats, and start again. Nothing was changed."

GONE_ADVICE = f"Put {STORE_FILE} back from a backup. Or, to start anew, move {KEY_FILE} away: without it no backup opens any more."


@dataclass(frozen=True, slots=True)
class Unlocked:
    """How a home is opened. `key` is None where nothing is kept; `created` where the key is new.

    `begun`: the store of this key was made before, so that it may never be made again.
    """

    key: bytes | None = field(repr=False)
    protection: Protection
    created: bool
    begun: bool = False


@dataclass(frozen=True, slots=True)
class _KeyFile:
    """What key.json says. `store` is the random name of this store in the keyring; `begun` that its file was made."""

    store: str
    slot: dict[str, Any] | None
    begun: bool = False

    @property
    def context(self) -> str:
        return f"soulfra/passphrase/v{FORMAT}/{self.store}"


async def unlock(home: Path, passphrase: str | None, keyring: Keyring) -> Unlocked:
    """The key of this home; a fresh home gets one: under the passphrase if given, else in the keyring, else none.

    Raises PassphraseNeeded, WrongPassphrase, HomeUnusable, DiskFull, StoreDamaged (also where the store is gone), or
    StoreError where the keyring that holds the key cannot be used. An existing store never gets a new key.
    """
    return await asyncio.to_thread(_unlock, home, passphrase or None, keyring)


async def mark_begun(home: Path) -> None:
    """Note beside the key that its store exists now: from here on, one that is missing was lost. Raises StoreError."""
    await asyncio.to_thread(_mark_begun, home)


async def protect(home: Path, passphrase: str) -> Unlocked:
    """Give a home that keeps nothing yet a key under this passphrase. Raises StoreError where it has a key already."""
    return await asyncio.to_thread(_protect, home, _sound(passphrase))


async def change_passphrase(home: Path, old: str | None, new: str, keyring: Keyring) -> None:
    """Seal the key of this home anew; what opened it before no longer does. `old` is None where the keyring holds it.

    Whoever has the store open keeps it: the key is the same. Raises WrongPassphrase, StoreError.
    """
    await asyncio.to_thread(_change_passphrase, home, old, _sound(new), keyring)


async def leave_to_keyring(home: Path, passphrase: str, keyring: Keyring) -> None:
    """Put the key in the keyring, in the passphrase's place. Raises WrongPassphrase, and StoreError without a ring."""
    await asyncio.to_thread(_leave_to_keyring, home, passphrase, keyring)


def _unlock(home: Path, passphrase: str | None, keyring: Keyring) -> Unlocked:
    folder.prepare(home)
    known = _read(home)
    if known is None:
        with folder.locked(home):
            known = _read(home)
            if known is None:
                return _create(home, passphrase, keyring)
    if known.begun and not (home / STORE_FILE).exists():
        raise StoreDamaged(f"{home / STORE_FILE}, which held your chats, is gone, but its key is here.", GONE_ADVICE)
    return _open(known, passphrase, keyring)


def _open(known: _KeyFile, passphrase: str | None, keyring: Keyring) -> Unlocked:
    if known.slot is not None:
        if passphrase is None:
            raise PassphraseNeeded("These chats are sealed with a passphrase.")
        key = vault.open_slot(known.slot, passphrase, known.context)
        return Unlocked(key, "passphrase", created=False, begun=known.begun)
    try:
        key = keyring.read(known.store)
    except StoreError as error:
        raise StoreError(f"The key of these chats is in the system keyring. {error.message}", KEYRING_ADVICE) from error
    if key is None or len(key) != vault.KEY_BYTES:
        raise StoreError("The system keyring no longer has the key of these chats.", KEYRING_ADVICE)
    return Unlocked(key, "keyring", created=False, begun=known.begun)


def _create(home: Path, passphrase: str | None, keyring: Keyring) -> Unlocked:
    _refuse_orphan(home)
    if passphrase is not None:
        return _create_sealed(home, passphrase)
    key, store = vault.new_key(), secrets.token_hex(16)
    try:
        keyring.write(store, key)
    except StoreError:
        return Unlocked(None, "nothing kept", created=False)
    _write(home, _KeyFile(store, None))
    return Unlocked(key, "keyring", created=True)


def _create_sealed(home: Path, passphrase: str) -> Unlocked:
    key, fresh = vault.new_key(), _KeyFile(secrets.token_hex(16), None)
    _write(home, _KeyFile(fresh.store, vault.seal(key, passphrase, fresh.context)))
    return Unlocked(key, "passphrase", created=True)


def _protect(home: Path, passphrase: str) -> Unlocked:
    folder.prepare(home)
    with folder.locked(home):
        if _read(home) is not None:
            raise StoreError("These chats have a key already.", "Open them with it, and change it in Settings.")
        _refuse_orphan(home)
        return _create_sealed(home, passphrase)


def _change_passphrase(home: Path, old: str | None, new: str, keyring: Keyring) -> None:
    with folder.locked(home):
        known = _known(home)
        key = _key(known, old, keyring)
        _write(home, replace(known, slot=vault.seal(key, new, known.context)))
        _sweep(home)
    if known.slot is None:
        try:
            keyring.delete(known.store)
        except StoreError as error:
            raise StoreError(
                "The passphrase is set, but the system keyring still holds the key as well.",
                f"Delete the entry soulfra/{known.store} there.",
            ) from error


def _leave_to_keyring(home: Path, passphrase: str, keyring: Keyring) -> None:
    with folder.locked(home):
        known = _known(home)
        keyring.write(known.store, _key(known, passphrase, keyring))
        _write(home, replace(known, slot=None))
        _sweep(home)


def _known(home: Path) -> _KeyFile:
    known = _read(home)
    if known is None:
        raise StoreError("This home keeps nothing, so there is no key to seal.", "Set a passphrase first.")
    return known


def _key(known: _KeyFile, passphrase: str | None, keyring: Keyring) -> bytes:
    key = _open(known, passphrase, keyring).key
    assert key is not None
    return key


def _sweep(home: Path) -> None:
    """A change that was killed may have left a draft, which an older passphrase opens."""
    for draft in home.glob(f"{KEY_FILE}.*.new"):
        draft.unlink(missing_ok=True)


def _mark_begun(home: Path) -> None:
    with folder.locked(home):
        known = _read(home)
        if known is not None and not known.begun:
            _write(home, replace(known, begun=True))


def _sound(passphrase: str) -> str:
    if not passphrase.strip():
        raise StoreError("A passphrase of blanks protects nothing.", "Choose some words that only you know.")
    return passphrase


def _refuse_orphan(home: Path) -> None:
    """A store without its key file is never given a new key: that would hide it for good."""
    if (home / STORE_FILE).exists():
        raise StoreDamaged(
            f"{home / STORE_FILE} is there, but {KEY_FILE}, which holds its sealed key, is not.",
            f"Put {KEY_FILE} back from a backup. The store was left as it is.",
        )


def _read(home: Path) -> _KeyFile | None:
    path = home / KEY_FILE
    with folder.told(path):
        try:
            text = path.read_bytes()
        except FileNotFoundError:
            return None
    return _parse(path, text)


def _parse(path: Path, text: bytes) -> _KeyFile:
    damaged = StoreDamaged(f"{path} is not a key file.", f"Put {KEY_FILE} back from a backup. Nothing was changed.")
    try:
        data = json.loads(text)
        version, store, slot = data["format"], data["store"], data["passphrase"]
        begun = data.get("begun", True)  # what 0.1 wrote had its store a moment later
    except (ValueError, KeyError, TypeError):
        raise damaged from None
    if not (
        isinstance(version, int)
        and isinstance(store, str)
        and isinstance(slot, dict | None)
        and isinstance(begun, bool)
    ):
        raise damaged
    if version > FORMAT:
        raise StoreError("These chats were sealed by a newer Soulfra.", "Update Soulfra. Nothing was changed.")
    return _KeyFile(store, slot, begun)


def _write(home: Path, file: _KeyFile) -> None:
    data = {"format": FORMAT, "store": file.store, "passphrase": file.slot, "begun": file.begun}
    folder.write_whole(home / KEY_FILE, json.dumps(data, indent=1).encode())
