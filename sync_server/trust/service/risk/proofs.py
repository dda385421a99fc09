"""What proves that it is the owner: a second factor or a mail address that a stranger cannot just have put there."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account
from sync_server.accounts.repository import factor as factors
from sync_server.kit.auth import Caller
from sync_server.kit.node import Node
from sync_server.protocol import risk
from sync_server.trust.repository import risk as kept

SETTLED: Final = timedelta(days=7)


async def ways(node: Node, session: AsyncSession, account: Account, caller: Caller) -> list[str]:
    """How the owner can prove to be that on this device; none, where all that there is may be a stranger's."""
    since = await on_since(session, account.id)
    if since is not None and await _is_of_old(node, session, caller, since):
        return [risk.BY_SECOND_FACTOR]
    address = account.verified_at  # set anew with another address
    reads_mail = address is None or await _is_of_old(node, session, caller, address)
    return [risk.BY_MAIL] if node.mailer.is_on and reads_mail else []


async def _is_of_old(node: Node, session: AsyncSession, caller: Caller, since: datetime) -> bool:
    """From before the caller's device came, or from a week ago. The device that an account was made on is its owner's."""
    all_devices = await kept.devices(session, caller.account_id)
    came = next((device.created_at for device in all_devices if device.no == caller.device_no), node.now())
    is_first = bool(all_devices) and all_devices[0].no == caller.device_no
    return is_first or since < max(came, node.now() - SETTLED)


async def on_since(session: AsyncSession, account_id: uuid.UUID) -> datetime | None:
    """Since when signing in has asked for a second factor; None where it does not."""
    seed = await factors.totp(session, account_id)
    since = [key.created_at for key in await factors.passkeys(session, account_id)]
    if seed is not None and seed.confirmed_at is not None:
        since.append(seed.confirmed_at)
    return min(since, default=None)
