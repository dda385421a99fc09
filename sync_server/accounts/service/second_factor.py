"""The second factor that an account asks for: which it has, and whether what came is one, used up with that."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Account
from sync_server.accounts.repository import factor as factors
from sync_server.accounts.service import audit, passkey, totp
from sync_server.accounts.service.desk import Desk
from sync_server.kit.problems import Problem
from sync_server.protocol import errors
from sync_server.protocol.accounts import RECOVERY_CODES, SecondFactor

CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH: Final = 24
"""120 bits: nothing to guess, so that a quick hash is enough (ASVS 6.5.2)."""
GROUP: Final = 4


@dataclass(frozen=True)
class Enabled:
    """What an account has. Recovery codes are one more way in, never the only one."""

    totp: bool
    passkeys: int
    recovery_codes: int

    @property
    def any(self) -> bool:
        return self.totp or self.passkeys > 0

    def kinds(self) -> list[str]:
        have = {"totp": self.totp, "passkey": self.passkeys > 0, "recovery_code": self.recovery_codes > 0}
        return [kind for kind, is_there in have.items() if is_there] if self.any else []


async def enabled(session: AsyncSession, account_id: uuid.UUID) -> Enabled:
    return Enabled(
        await totp.is_on(session, account_id),
        len(await factors.passkeys(session, account_id)),
        await factors.recovery_codes_left(session, account_id),
    )


async def demand(
    desk: Desk, session: AsyncSession, account: Account, given: SecondFactor | None, purpose: str
) -> Problem | None:
    """None where the account has none, or `given` is one and is now used up; else what to answer after the commit.

    The account is locked by the caller, so that a code is used once.
    """
    have = await enabled(session, account.id)
    if not have.any:
        return None
    ways = [] if given is None else [way for way in (given.totp, given.recovery_code, given.passkey) if way is not None]
    if not ways:
        return await _required(desk, session, account, have, purpose)
    if given is not None and len(ways) == 1 and await _is_good(desk, session, account, given, purpose):
        return None
    audit.record(session, account.id, audit.SECOND_FACTOR_FAILED, desk.now(), purpose=purpose)
    return Problem(401, errors.SECOND_FACTOR_WRONG, "The second factor is wrong, out of date or used before.")


async def options(desk: Desk, session: AsyncSession, account_id: uuid.UUID, purpose: str) -> dict[str, Any] | None:
    """What a passkey has to sign for this purpose; None where there is none."""
    keys = await factors.passkeys(session, account_id)
    return await passkey.offer(desk, session, account_id, keys, purpose) if keys else None


async def new_recovery_codes(session: AsyncSession, account_id: uuid.UUID) -> list[str]:
    """Ten of them, for showing once; those before are void."""
    codes = [_code() for _ in range(RECOVERY_CODES)]
    await factors.replace_recovery_codes(session, account_id, [_hash(account_id, code) for code in codes])
    return codes


async def first_recovery_codes(desk: Desk, session: AsyncSession, account: Account, device_no: int) -> list[str]:
    """Codes, where the account has none yet."""
    if await factors.recovery_codes_left(session, account.id):
        return []
    audit.record(session, account.id, audit.RECOVERY_CODES_MADE, desk.now(), device_no)
    return await new_recovery_codes(session, account.id)


async def drop_codes_without_factor(session: AsyncSession, account_id: uuid.UUID) -> None:
    """After the last second factor went, recovery codes open nothing."""
    if not (await enabled(session, account_id)).any:
        await factors.replace_recovery_codes(session, account_id, ())


async def _required(desk: Desk, session: AsyncSession, account: Account, have: Enabled, purpose: str) -> Problem:
    extra: dict[str, Any] = {"second_factors": have.kinds()}
    if (asked := await options(desk, session, account.id, purpose)) is not None:
        extra["passkey_options"] = asked
    return Problem(401, errors.SECOND_FACTOR_REQUIRED, "This account asks for a second factor.", **extra)


async def _is_good(desk: Desk, session: AsyncSession, account: Account, given: SecondFactor, purpose: str) -> bool:
    if given.totp is not None:
        return await totp.take(desk, session, account.id, given.totp)
    if given.passkey is not None:
        return await passkey.prove(desk, session, account.id, given.passkey, purpose)
    is_good = await factors.use_recovery_code(session, account.id, _hash(account.id, given.recovery_code or ""))
    if is_good:
        left = await factors.recovery_codes_left(session, account.id)
        audit.record(session, account.id, audit.RECOVERY_CODE_USED, desk.now(), left=left)
        await desk.node.mailer.post(session, account.email, "accounts/recovery_code_used", left=left)
    return is_good


def _code() -> str:
    drawn = "".join(secrets.choice(CROCKFORD) for _ in range(CODE_LENGTH))
    return "-".join(drawn[start : start + GROUP] for start in range(0, CODE_LENGTH, GROUP))


def _hash(account_id: uuid.UUID, code: str) -> bytes:
    """As it was meant: without case, dashes and spaces, an O for a zero, I and L for a one."""
    meant = "".join(code.split()).replace("-", "").upper().translate(str.maketrans("OIL", "011"))
    return hashlib.sha256(account_id.bytes + meant.encode()).digest()
