"""The words of second factors: codes from an app, recovery codes, passkeys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sync_server.protocol.forms import CLOSED, Label, TotpCode


@dataclass(frozen=True)
class TotpOffer:
    """Shown once; counts for nothing until a code of it comes back."""

    secret: str
    uri: str


@dataclass(frozen=True)
class TotpConfirmation:
    __pydantic_config__: ClassVar = CLOSED

    code: TotpCode


@dataclass(frozen=True)
class RecoveryCodes:
    """Shown once, each good once. Empty where codes were made before and still stand."""

    codes: list[str]


@dataclass(frozen=True)
class PasskeyOptions:
    """What WebAuthn's navigator.credentials.create takes, as JSON."""

    options: dict[str, Any]


@dataclass(frozen=True)
class PasskeyRegistration:
    __pydantic_config__: ClassVar = CLOSED

    name: Label
    credential: dict[str, Any]


@dataclass(frozen=True)
class Passkey:
    id: UUID
    name: str
    created_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class PasskeyAdded:
    """`codes`: recovery codes, where this was the first second factor."""

    passkey: Passkey
    codes: list[str]
