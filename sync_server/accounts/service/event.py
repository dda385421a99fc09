"""What this topic tells those above it, through the outbox: they heed an event, this topic does not know them."""

from __future__ import annotations

import uuid
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.service.desk import Desk

ADDRESS_VERIFIED: Final = "accounts.address-verified"
ACCOUNT_DELETED: Final = "accounts.deleted"
EPOCH_BEGAN: Final = "accounts.epoch-began"
"""All that was synced is given up: what is of an epoch before `epoch` is to be deleted."""
DEVICE_REVOKED: Final = "accounts.device-revoked"


async def announce(desk: Desk, session: AsyncSession, event: str, account_id: uuid.UUID, **more: Any) -> None:
    """Told if, and only if, the transaction is committed."""
    await desk.node.jobs.announce(session, event, {"account_id": str(account_id), **more})
