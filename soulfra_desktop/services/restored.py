"""A server that was restored from an older backup: once the person agrees, it is sent what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import NotSignedIn, ServerRolledBack, SoulfraError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from soulfra_desktop.domain.account import Account
    from soulfra_desktop.domain.syncing import SyncState
    from soulfra_desktop.services.account_ports import AccountStore
    from soulfra_desktop.services.sync import SyncService
    from soulfra_desktop.services.sync_ports import Replica, SyncClient


async def sync_accepting_restored(
    sync: SyncService,
    replica: Replica,
    store: AccountStore,
    connect: Callable[[Account], Awaitable[SyncClient]],
    take_restored_keys: Callable[[], Awaitable[None]],
) -> SyncState:
    """A round; where the server was set back, this machine takes its log as it is now, from its beginning, and sends what
    it lacks under the numbers that it expects. Nothing that is here is lost. Only the person may say that the server was
    restored: one that hides changes looks the same. Raises as `run_once`, and KeyNotOpened where the server lacks keys of this machine:
    what is sealed with those, no new machine could open."""
    try:
        return await sync.run_once()
    except ServerRolledBack:
        account = await store.account()
        if account is None:
            raise NotSignedIn("No account is signed in on this machine.") from None
        client = await connect(account)
        try:
            await take_restored_keys()
        except SoulfraError as error:
            await sync.failed(error)
            raise
        async with store.alone("sync"):
            await replica.restart(await client.next_idx(account.device_no))
    return await sync.run_once()
