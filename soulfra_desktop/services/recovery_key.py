"""Whether somebody has the recovery key in force: it is shown once, and nobody may believe in a key that nobody saw."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from soulfra_desktop.domain.account import RECOVERY
from soulfra_desktop.domain.errors import AccountError

if TYPE_CHECKING:
    from soulfra_desktop.domain.account import KeyRing
    from soulfra_desktop.services.account_ports import AccountStore


class RecoveryKey:
    """Follows the recovery keys that were made on this machine, by their public halves."""

    def __init__(self, store: AccountStore, catch_up: Callable[[], Awaitable[KeyRing]]) -> None:
        """`catch_up` gives the ring as it is on the server now."""
        self._store = store
        self._catch_up = catch_up

    async def made(self, ring: KeyRing) -> None:
        """Before it is sent: from then on it may be in force, and nobody has seen it."""
        await self._store.save_unwritten(await self._store.unwritten() | {ring.newest(RECOVERY)[1]})

    async def written(self) -> None:
        """Somebody says that they have the key that was shown to them last."""
        await self._store.save_unwritten(frozenset())

    async def is_missing(self) -> bool:
        """Whether the key in force was made here, and nobody said that they have it: a new one must be made. The server
        is asked only where one may be missing; out of its reach, what this device knows counts."""
        unwritten = await self._store.unwritten()
        if not unwritten:
            return False
        with suppress(AccountError):
            await self._catch_up()
        ring = await self._store.ring()
        return ring is not None and ring.newest(RECOVERY)[1] in unwritten
