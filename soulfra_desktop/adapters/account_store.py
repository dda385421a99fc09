"""Keeps the account on this machine: its keys in the encrypted store, its session where the store's own key is."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from soulfra_desktop.adapters.home import told
from soulfra_desktop.adapters.vault import letters
from soulfra_desktop.domain.account import Account, KeyRing
from soulfra_desktop.domain.errors import StoreError
from soulfra_desktop.services.account_ports import Kept

if TYPE_CHECKING:
    from filelock import FileLock

    from soulfra_desktop.adapters.secrets import Keyring
    from soulfra_desktop.services.store_ports import SecretStore

ACCOUNT, TOKEN, UNWRITTEN = "account", "account.session", "account.unwritten"
TRUST, TRUST_NOTES = "account.trust", "account.trust.notes"
"""Names of secrets; no provider has such a one."""
RING_PREFIX = "session:"
LOCK_SECONDS, LOCK_LOOK_SECONDS = 60.0, 0.05


class AccountFiles:
    """Fulfils AccountStore. `keyring` is None where a passphrase guards the store: then the session lies inside it."""

    def __init__(self, secrets: SecretStore, keyring: Keyring | None, home: Path | None) -> None:
        """`home` is None where nothing is kept: then no other process can be in the way."""
        self._secrets = secrets
        self._keyring = keyring
        self._home = home
        self._here = {"session": asyncio.Lock(), "sync": asyncio.Lock()}
        self._read: tuple[str, Kept] | None = None

    async def account(self) -> Account | None:
        kept = await self.kept()
        return kept.account if kept else None

    async def ring(self) -> KeyRing | None:
        kept = await self.kept()
        return kept.ring if kept else None

    async def kept(self) -> Kept | None:
        text = await self._secrets.get(ACCOUNT)
        if text is None:
            self._read = None
        elif self._read is None or self._read[0] != text:
            found = json.loads(text)
            self._read = text, Kept(Account(**found["account"]), _ring(found["keys"]))
        return self._read[1] if self._read else None

    async def save(self, account: Account, ring: KeyRing) -> None:
        await self._secrets.put(ACCOUNT, json.dumps({"account": asdict(account), "keys": _kept_ring(ring)}))

    async def unwritten(self) -> frozenset[bytes]:
        return frozenset(letters.read(public) for public in json.loads(await self._secrets.get(UNWRITTEN) or "[]"))

    async def save_unwritten(self, public: frozenset[bytes]) -> None:
        if public:
            await self._secrets.put(UNWRITTEN, json.dumps(sorted(letters.written(one) for one in public)))
        else:
            await self._secrets.delete(UNWRITTEN)

    async def refresh_token(self) -> str | None:
        account = await self.account()
        if account is not None and self._keyring is not None:
            try:
                token = await asyncio.to_thread(self._keyring.read, _entry(account))
            except StoreError:
                token = None  # a ring that was locked or taken away: what lies in the store counts
            if token is not None:
                return token.decode()
        return await self._secrets.get(TOKEN)

    async def save_refresh_token(self, token: str | None) -> None:
        account = await self.account()
        if (
            account is not None and self._keyring is not None and await asyncio.to_thread(self._in_ring, account, token)
        ) or token is None:
            await self._secrets.delete(TOKEN)
        else:
            await self._secrets.put(TOKEN, token)

    def _in_ring(self, account: Account, token: str | None) -> bool:
        assert self._keyring is not None
        try:
            if token is None:
                self._keyring.delete(_entry(account))
            else:
                self._keyring.write(_entry(account), token.encode())
        except StoreError:
            return False
        return True

    async def forget(self) -> None:
        await self.save_refresh_token(None)
        for name in (TRUST, TRUST_NOTES, ACCOUNT):
            await self._secrets.delete(name)

    @asynccontextmanager
    async def alone(self, what: Literal["session", "sync"]) -> AsyncGenerator[None]:
        async with self._here[what]:
            if self._home is None:
                yield
                return
            from filelock import FileLock, Timeout

            path = self._home / f".{what}.lock"
            lock = FileLock(path, mode=0o600, thread_local=False)
            with told(path):
                try:
                    lock.acquire(blocking=False)  # nobody holds it, nearly always: no thread is needed to learn that
                except Timeout:
                    await self._wait_for(lock)
            try:
                yield
            finally:
                lock.release()

    async def _wait_for(self, lock: FileLock) -> None:
        from filelock import Timeout

        end = time.monotonic() + LOCK_SECONDS
        while True:
            await asyncio.sleep(LOCK_LOOK_SECONDS)
            try:
                lock.acquire(blocking=False)
            except Timeout:
                if time.monotonic() > end:
                    raise StoreError("Another Soulfra is still syncing.", "Wait for it, or close it.") from None
            else:
                return


def _entry(account: Account) -> str:
    return f"{RING_PREFIX}{account.account_id}:{account.device_no}"


def _kept_ring(ring: KeyRing) -> dict[str, Any]:
    return {
        "version": ring.version,
        "account_key": letters.written(ring.account_key),
        "device_key": letters.written(ring.device_key),
        "revision": ring.revision,
        "entries": [[name, version, letters.written(key)] for (name, version), key in ring.entries.items()],
    }


def _ring(kept: dict[str, Any]) -> KeyRing:
    return KeyRing(
        version=kept["version"],
        account_key=letters.read(kept["account_key"]),
        device_key=letters.read(kept["device_key"]),
        revision=kept["revision"],
        entries={(name, version): letters.read(key) for name, version, key in kept["entries"]},
    )
