"""That this machine was used today: one signed bit, told once a day, and only where the person chose so."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from soulfra_desktop.domain.errors import AccountError, ServerRefused, StoreError

if TYPE_CHECKING:
    from soulfra_desktop.services.account_ports import AccountServer
    from soulfra_desktop.services.ports import Clock
    from soulfra_desktop.services.session import ServerSession
    from soulfra_desktop.services.trust_ports import Signatures, TrustServer, TrustStore
    from sync_server.protocol.trust_forms import ActiveToday


class ActiveDays:
    """`wanted` says whether the person wants it and it may be sent now. Nothing but the day is told: not what was done."""

    def __init__(
        self,
        session: ServerSession,
        store: TrustStore,
        at: Callable[[AccountServer], TrustServer],
        signatures: Signatures,
        clock: Clock,
        wanted: Callable[[], bool],
    ) -> None:
        self._session, self._store, self._at = session, store, at
        self._signatures, self._clock, self._wanted = signatures, clock, wanted
        self._tried: date | None = None

    async def used(self) -> bool:
        """The app was used just now; whether that was told. Tried once a day and start: who is offline tells nothing, and
        nothing is told afterwards."""
        today = self._clock.now().date()
        if self._tried == today or not self._wanted():
            return False
        self._tried = today
        try:
            return await self._tell(today)
        except (AccountError, StoreError):
            return False

    async def _tell(self, today: date) -> bool:
        from sync_server.protocol.errors import SIGNATURE_REFUSED

        account = await self._session.store.account()
        if account is None or await self._session.store.refresh_token() is None:
            return False
        account_id, device_no = account.account_id, account.device_no
        if await self._store.day_told(account_id) == today:
            return False
        async with self._session.store.alone("session"):
            seed = await self._store.signing_seed(account_id, device_no)
        told = signed_day(account_id, device_no, today, seed, self._signatures)
        try:
            await self._session.call(lambda server, token: self._at(server).active(token, told))
        except ServerRefused as refused:  # not asked again today: an older server, or one that believes another key
            await self._store.save_disbelieved(account_id, refused.slug == SIGNATURE_REFUSED)
            await self._store.save_day_told(account_id, today)
            return False
        await self._store.save_disbelieved(account_id, False)
        await self._store.save_day_told(account_id, today)
        return True


def signed_day(account_id: str, device_no: int, day: date, seed: bytes, signatures: Signatures) -> ActiveToday:
    """As it is told."""
    from sync_server.protocol.trust_chain import active_message
    from sync_server.protocol.trust_forms import ActiveToday

    signature = signatures.sign(seed, active_message(UUID(account_id), device_no, day))
    key = base64.b64encode(signatures.public(seed)).decode()
    return ActiveToday(day=day, key=key, signature=base64.b64encode(signature).decode())
