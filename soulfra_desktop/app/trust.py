"""Puts trust together, over the account's session and store."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.sync_server import SyncServer
from soulfra_desktop.adapters.trust_calls import TrustCalls
from soulfra_desktop.adapters.trust_store import TrustFiles
from soulfra_desktop.adapters.vault.signing import Ed25519
from soulfra_desktop.services.trust import TrustService
from soulfra_desktop.services.trust_active import ActiveDays

if TYPE_CHECKING:
    from soulfra_desktop.services.account_ports import AccountServer
    from soulfra_desktop.services.ports import Clock
    from soulfra_desktop.services.session import ServerSession
    from soulfra_desktop.services.settings import SettingsService
    from soulfra_desktop.services.store_ports import SecretStore


def trust_service(session: ServerSession, secrets: SecretStore, clock: Clock) -> TrustService:
    return TrustService(session, TrustFiles(secrets), _calls, Ed25519(), clock, asyncio.to_thread)


def active_days(session: ServerSession, secrets: SecretStore, clock: Clock, settings: SettingsService) -> ActiveDays:
    return ActiveDays(
        session, TrustFiles(secrets), _calls, Ed25519(), clock, lambda: settings.current.tells_active_days
    )


def _calls(server: AccountServer) -> TrustCalls:
    assert isinstance(server, SyncServer)
    return TrustCalls(server)
