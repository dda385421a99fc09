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
DEVICE_ADDED: Final = "accounts.device-added"
"""A machine beyond the one that the account was made on: `device_no`, and the `day`."""
SECOND_FACTOR_ON: Final = "accounts.second-factor-on"
"""One of what it has was switched on, or one of several off."""
SECOND_FACTOR_OFF: Final = "accounts.second-factor-off"
"""The last of it went."""
EXPORTED: Final = "accounts.exported"
"""By `device_no`, `at` that time."""


async def announce(desk: Desk, session: AsyncSession, event: str, account_id: uuid.UUID, **more: Any) -> None:
    """Told if, and only if, the transaction is committed."""
    await desk.node.jobs.announce(session, event, {"account_id": str(account_id), **more})
