"""Puts the account together: the way to the server, the keys, the session, and what keeps machines agreed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import ServerRefused, ServerUnreachable
from soulfra_desktop.domain.settings import why_barred

if TYPE_CHECKING:
    from soulfra_desktop.adapters.sqlite.store import Store
    from soulfra_desktop.adapters.sync_log import SyncLog
    from soulfra_desktop.domain.account import Account
    from soulfra_desktop.domain.syncing import SyncState
    from soulfra_desktop.services.account import AccountService
    from soulfra_desktop.services.account_ports import AccountVault
    from soulfra_desktop.services.password import PasswordService
    from soulfra_desktop.services.ports import Clock
    from soulfra_desktop.services.session import ServerSession
    from soulfra_desktop.services.settings import SettingsService
    from soulfra_desktop.services.sync import SyncService
    from soulfra_desktop.services.trust import TrustService
    from soulfra_desktop.services.trust_active import ActiveDays


@dataclass(frozen=True)
class AccountParts:
    """What screens and commands use of the account. Each part is made, and its modules are loaded, when it is first
    used: who has no account, or only asks a question, does not wait for them."""

    store: Store
    home: Path | None
    """None where nothing is kept."""
    settings: SettingsService
    clock: Clock

    @cached_property
    def session(self) -> ServerSession:
        from soulfra_desktop.adapters.account_store import AccountFiles
        from soulfra_desktop.adapters.sync_server import SyncServer
        from soulfra_desktop.services.session import ServerSession

        files = AccountFiles(self.store.secrets, self.store.keyring, self.home)
        return ServerSession(files, lambda address: SyncServer(address, barred=self._barred), self.clock)

    @cached_property
    def account(self) -> AccountService:
        from soulfra_desktop.services.account import AccountService

        return AccountService(self.session, self._vault, self.sync.begin, self.sync.end)

    @cached_property
    def passwords(self) -> PasswordService:
        from soulfra_desktop.services.password import PasswordService

        return PasswordService(self.session, self._vault, self.account)

    @cached_property
    def sync(self) -> SyncService:
        from soulfra_desktop.adapters.record_seal import RecordSeal
        from soulfra_desktop.services.sync import SyncService

        sync = SyncService(
            self.store.replica, self.session.store, self._log, RecordSeal, lambda: self.account.catch_up(), self.clock
        )
        sync.allowed = lambda account: self._barred(account.server)
        return sync

    @cached_property
    def trust(self) -> TrustService:
        from soulfra_desktop.app.trust import trust_service

        return trust_service(self.session, self.store.secrets, self.clock)

    @cached_property
    def active_days(self) -> ActiveDays:
        from soulfra_desktop.app.trust import active_days

        return active_days(self.session, self.store.secrets, self.clock, self.settings)

    async def sync_accepting_restored(self) -> SyncState:
        """A round with a server that the person says was restored from a backup; its ledger of trust is taken as it is."""
        from soulfra_desktop.services.restored import sync_accepting_restored

        take_keys = self.account.keys.take_restored
        replica, store = self.store.replica, self.session.store
        state = await sync_accepting_restored(self.sync, replica, store, self._log, take_keys)
        with suppress(ServerUnreachable, ServerRefused):  # trust says so again until it is taken
            await self.trust.accept_restored()
        return state

    @cached_property
    def _vault(self) -> AccountVault:
        from soulfra_desktop.adapters.account_vault import Vault

        return Vault()

    async def _log(self, account: Account) -> SyncLog:
        from soulfra_desktop.adapters.sync_log import SyncLog
        from soulfra_desktop.adapters.sync_server import SyncServer

        server = await self.session.server_at(account.server)
        assert isinstance(server, SyncServer)
        return SyncLog(server, self.session.token)

    def _barred(self, server: str) -> str:
        """Why nothing may go to a server now, for what is asked of it and for syncing alike; empty where it may."""
        return why_barred(server, local_only=self.settings.current.local_only)

    async def aclose(self) -> None:
        if "session" in self.__dict__:
            await self.session.aclose()
