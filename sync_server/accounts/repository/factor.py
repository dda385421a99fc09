"""Second factors: one time-based seed, recovery codes, passkeys and what they were asked to sign."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Delete, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Challenge, Passkey, RecoveryCode, Totp


async def totp(session: AsyncSession, account_id: uuid.UUID) -> Totp | None:
    return await session.get(Totp, account_id)


async def remove_totp(session: AsyncSession, account_id: uuid.UUID) -> None:
    await session.execute(delete(Totp).where(Totp.account_id == account_id))


async def passkeys(session: AsyncSession, account_id: uuid.UUID) -> Sequence[Passkey]:
    query = select(Passkey).where(Passkey.account_id == account_id).order_by(Passkey.created_at)
    return (await session.scalars(query)).all()


async def passkey_by_credential(session: AsyncSession, account_id: uuid.UUID, credential_id: bytes) -> Passkey | None:
    query = select(Passkey).where(Passkey.account_id == account_id, Passkey.credential_id == credential_id)
    return await session.scalar(query)


async def remove_passkey(session: AsyncSession, account_id: uuid.UUID, passkey_id: uuid.UUID) -> bool:
    return await _removed(session, delete(Passkey).where(Passkey.account_id == account_id, Passkey.id == passkey_id))


async def recovery_codes_left(session: AsyncSession, account_id: uuid.UUID) -> int:
    query = select(func.count()).select_from(RecoveryCode).where(RecoveryCode.account_id == account_id)
    return await session.scalar(query) or 0


async def replace_recovery_codes(session: AsyncSession, account_id: uuid.UUID, hashes: Iterable[bytes]) -> None:
    await session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    session.add_all(RecoveryCode(account_id=account_id, code_hash=code_hash) for code_hash in hashes)
    await session.flush()


async def use_recovery_code(session: AsyncSession, account_id: uuid.UUID, code_hash: bytes) -> bool:
    """Whether it was there; it is not any more."""
    spent = delete(RecoveryCode).where(RecoveryCode.account_id == account_id, RecoveryCode.code_hash == code_hash)
    return await _removed(session, spent)


async def use_challenge(
    session: AsyncSession, account_id: uuid.UUID, challenge: bytes, purpose: str, now: datetime
) -> bool:
    """Whether it was asked for this purpose and is not too old; it is good no more."""
    spent = delete(Challenge).where(
        Challenge.account_id == account_id,
        Challenge.challenge == challenge,
        Challenge.purpose == purpose,
        Challenge.expires_at > now,
    )
    return await _removed(session, spent)


async def forget_challenges(session: AsyncSession, now: datetime) -> None:
    await session.execute(delete(Challenge).where(Challenge.expires_at <= now))


async def _removed(session: AsyncSession, statement: Delete) -> bool:
    return cast("CursorResult[Any]", await session.execute(statement)).rowcount == 1
