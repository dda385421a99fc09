"""Puts the account together: the way to the server, the keys, the session, and what keeps machines agreed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.account_store import AccountFiles
from soulfra_desktop.adapters.account_vault import Vault
from soulfra_desktop.adapters.record_seal import RecordSeal
from soulfra_desktop.adapters.sync_log import SyncLog
from soulfra_desktop.adapters.sync_server import SyncServer
from soulfra_desktop.domain.settings import is_loopback
from soulfra_desktop.services.account import AccountService
from soulfra_desktop.services.password import PasswordService
from soulfra_desktop.services.session import ServerSession
from soulfra_desktop.services.sync import SyncService

if TYPE_CHECKING:
    from soulfra_desktop.adapters.sqlite.store import Store
    from soulfra_desktop.domain.account import Account
    from soulfra_desktop.services.ports import Clock
    from soulfra_desktop.services.settings import SettingsService

LOCAL_ONLY = "Local only is on, and the server is beyond this machine."


@dataclass(frozen=True, slots=True)
class AccountParts:
    """What screens and commands use of the account."""

    account: AccountService
    passwords: PasswordService
    sync: SyncService
    session: ServerSession

    async def aclose(self) -> None:
        await self.session.aclose()


def account_parts(store: Store, home: Path | None, settings: SettingsService, clock: Clock) -> AccountParts:
    """`home` is None where nothing is kept."""
    files = AccountFiles(store.secrets, store.keyring, home)
    session = ServerSession(files, SyncServer, clock)

    async def log(account: Account) -> SyncLog:
        server = await session.server_at(account.server)
        assert isinstance(server, SyncServer)
        return SyncLog(server, session.token)

    vault = Vault()
    sync = SyncService(store.replica, files, log, RecordSeal, lambda: account.catch_up(), clock)
    account = AccountService(session, vault, sync.begin, sync.end)
    sync.allowed = lambda of: LOCAL_ONLY if settings.current.local_only and not is_loopback(of.server) else ""
    return AccountParts(account, PasswordService(session, vault, account), sync, session)
