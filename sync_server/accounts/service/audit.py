"""What happened to an account is written down for its owner, and told to the log without names or secrets."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import SecurityEvent

REGISTERED: Final = "registered"
REGISTERED_AGAIN: Final = "registered-again"
ADDRESS_VERIFIED: Final = "address-verified"
ADDRESS_CHANGE_ASKED: Final = "address-change-asked"
ADDRESS_CHANGED: Final = "address-changed"
SIGNED_IN: Final = "signed-in"
SIGN_IN_FAILED: Final = "sign-in-failed"
SECOND_FACTOR_FAILED: Final = "second-factor-failed"
REAUTHENTICATED: Final = "reauthenticated"
REAUTHENTICATION_FAILED: Final = "reauthentication-failed"
SIGNED_OUT: Final = "signed-out"
REFRESH_REUSED: Final = "refresh-reused"
PASSWORD_RESET_ASKED: Final = "password-reset-asked"  # noqa: S105
RESET_CODE_ISSUED: Final = "reset-code-issued"
PASSWORD_RESET: Final = "password-reset"  # noqa: S105
PASSWORD_CHANGED: Final = "password-changed"  # noqa: S105
DATA_GIVEN_UP: Final = "data-given-up"
KEYS_CHANGED: Final = "keys-changed"
DEVICE_ADDED: Final = "device-added"
DEVICE_RENAMED: Final = "device-renamed"
DEVICE_REVOKED: Final = "device-revoked"
TOTP_ON: Final = "totp-on"
TOTP_OFF: Final = "totp-off"
PASSKEY_ADDED: Final = "passkey-added"
PASSKEY_REMOVED: Final = "passkey-removed"
RECOVERY_CODES_MADE: Final = "recovery-codes-made"
RECOVERY_CODE_USED: Final = "recovery-code-used"
DISABLED: Final = "disabled"
ENABLED: Final = "enabled"
EXPORTED: Final = "exported"
DELETED: Final = "deleted"

log = structlog.get_logger("soulfra.security")


def record(
    session: AsyncSession,
    account_id: uuid.UUID,
    event: str,
    at: datetime,
    device_no: int | None = None,
    **detail: Any,
) -> None:
    """Part of the transaction that it tells of. `detail` holds words and numbers, never a secret or an address."""
    session.add(row(account_id, event, at, device_no, **detail))
    tell(account_id, event, device_no, **detail)


def row(account_id: uuid.UUID, event: str, at: datetime, device_no: int | None = None, **detail: Any) -> SecurityEvent:
    """What `record` writes."""
    return SecurityEvent(account_id=account_id, id=uuid.uuid4(), at=at, event=event, device_no=device_no, detail=detail)


def tell(account_id: uuid.UUID, event: str, device_no: int | None = None, **detail: Any) -> None:
    """To the log alone: where the account is gone."""
    log.info("security event", account=str(account_id), security_event=event, device_no=device_no, **detail)
