"""Codes that change every thirty seconds (RFC 6238). A seed lies sealed; a code is taken once."""

from __future__ import annotations

import hmac
import uuid
from datetime import datetime
from typing import Final

from pyotp import random_base32
from pyotp.totp import TOTP
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Totp
from sync_server.accounts.repository import factor as factors
from sync_server.accounts.service.desk import Desk

STEP_SECONDS: Final = 30
GRACE_SECONDS: Final = 10
"""For a clock that is a little off and for typing at the turn of a step; a code is good for fifty seconds at most."""
USE: Final = "totp-seed"
ISSUER: Final = "Soulfra"


async def is_on(session: AsyncSession, account_id: uuid.UUID) -> bool:
    kept = await factors.totp(session, account_id)
    return kept is not None and kept.confirmed_at is not None


async def offer(desk: Desk, session: AsyncSession, account_id: uuid.UUID) -> str:
    """A new seed, in base32; it counts for nothing until a code of it comes back."""
    seed = random_base32(32)
    await factors.remove_totp(session, account_id)
    session.add(
        Totp(account_id=account_id, seed=desk.node.secrets.seal(USE, seed.encode(), account_id.bytes), last_step=0)
    )
    await session.flush()
    return seed


def uri(seed: str, email: str) -> str:
    return TOTP(seed).provisioning_uri(name=email, issuer_name=ISSUER)


async def take(desk: Desk, session: AsyncSession, account_id: uuid.UUID, code: str, *, is_offer: bool = False) -> bool:
    """Whether the code is good now and was not taken before; it is taken by that. The account is locked."""
    kept = await factors.totp(session, account_id)
    if kept is None or (kept.confirmed_at is None) is not is_offer:
        return False
    generator = TOTP(desk.node.secrets.open(USE, kept.seed, account_id.bytes).decode())
    for step in _steps(desk.now()):
        expected = generator.generate_otp(step)
        if step > kept.last_step and hmac.compare_digest(expected, code):
            kept.last_step = step
            return True
    return False


def _steps(now: datetime) -> list[int]:
    at = int(now.timestamp())
    return sorted({(at + shift) // STEP_SECONDS for shift in (-GRACE_SECONDS, 0, GRACE_SECONDS)})
