"""The words of accounts, sessions, devices and keys, as both sides write them in JSON.

Bytes travel as standard base64 with padding. Times are ISO 8601 in UTC. What a client wraps or seals is opaque here:
the server looks at its length alone. Each dataclass is the whole of a body: a field more is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, ClassVar, Final, Literal
from uuid import UUID

from annotated_types import Ge, Le, MaxLen

from sync_server.protocol.factors import Passkey
from sync_server.protocol.forms import (
    CLOSED,
    CollectionName,
    DeviceBoxes,
    DeviceNo,
    Email,
    Epoch,
    Label,
    MailedToken,
    Pattern,
    Platform,
    PublicKey,
    RecoveryCode,
    Salt,
    SignInSecret,
    TotpCode,
    Version,
    Wrapped,
)

KDF_MIN_MEMORY_KIB: Final = 65_536
KDF_MIN_PASSES: Final = 3
KDF_MIN_LANES: Final = 4
KDF_MAX_MEMORY_KIB: Final = 1_048_576
"""More would be a server that keeps a client from signing in."""
KDF_MAX_PASSES: Final = 16
KDF_MAX_LANES: Final = 16

MAX_COLLECTION_KEYS: Final = 512
FRESH_SECONDS: Final = 300
"""How long ago a person may have proved who they are before something dangerous."""
ACCESS_TOKEN_SECONDS: Final = 600
REFRESH_REPEAT_SECONDS: Final = 30
"""A refresh whose reply was lost may be repeated for so long and is answered with the same new token."""
RESET_TOKEN_SECONDS: Final = 1_800
VERIFY_TOKEN_SECONDS: Final = 86_400
RECOVERY_CODES: Final = 10


@dataclass(frozen=True)
class KdfParams:
    """How a password becomes a master key. A client refuses less than the minima, a server refuses to store less."""

    __pydantic_config__: ClassVar = CLOSED

    salt: Salt
    algorithm: Literal["argon2id"] = "argon2id"
    memory_kib: Annotated[int, Ge(KDF_MIN_MEMORY_KIB), Le(KDF_MAX_MEMORY_KIB)] = KDF_MIN_MEMORY_KIB
    passes: Annotated[int, Ge(KDF_MIN_PASSES), Le(KDF_MAX_PASSES)] = KDF_MIN_PASSES
    lanes: Annotated[int, Ge(KDF_MIN_LANES), Le(KDF_MAX_LANES)] = KDF_MIN_LANES


@dataclass(frozen=True)
class WrappedKeys:
    """The account key under everything that may open it. A new `version` is a new account key."""

    __pydantic_config__: ClassVar = CLOSED

    version: Version
    by_password: Wrapped
    by_recovery: Wrapped
    by_device: DeviceBoxes = field(default_factory=dict)
    """By the device's number, written in decimal: a sealed box to its public key."""


@dataclass(frozen=True)
class CollectionKey:
    """A collection's key under the account key. Records name its version; an old one stays, for old records."""

    __pydantic_config__: ClassVar = CLOSED

    collection: CollectionName
    version: Version
    wrapped: Wrapped


Token = Annotated[str, Pattern("^[!-~]{1,8192}$")]
"""Goes into a header as it is."""
Seconds = Annotated[int, Ge(0), Le(2**31 - 1)]
CollectionKeys = Annotated[list[CollectionKey], MaxLen(MAX_COLLECTION_KEYS)]


@dataclass(frozen=True)
class Keys:
    """All of an account's wrapped keys. `revision` counts changes of any of them; `epoch` counts fresh starts."""

    keys: WrappedKeys
    collection_keys: list[CollectionKey]
    revision: Annotated[int, Ge(1), Le(2**53)]
    epoch: Epoch


@dataclass(frozen=True)
class KeysUpdate:
    """PUT /v1/keys: everything anew. Refused as keys-changed unless `revision` is the one that was read.

    Fresh authentication is needed where a wrapping by password, by recovery or of an existing key changes.
    """

    __pydantic_config__: ClassVar = CLOSED

    revision: Annotated[int, Ge(1), Le(2**53)]
    keys: WrappedKeys
    collection_keys: CollectionKeys


@dataclass(frozen=True)
class DeviceInfo:
    """A machine as it introduces itself. The same public key comes back as the same device."""

    __pydantic_config__: ClassVar = CLOSED

    name: Label
    platform: Platform
    public_key: PublicKey
    """X25519."""


@dataclass(frozen=True)
class Device:
    """A machine that is or was signed in."""

    no: int
    name: str
    platform: str
    public_key: str
    created_at: datetime
    seen_at: datetime
    current: bool = False
    signed_in: bool = True


@dataclass(frozen=True)
class DeviceRename:
    __pydantic_config__: ClassVar = CLOSED

    name: Label


@dataclass(frozen=True)
class DeviceRevocation:
    """POST /v1/devices/{no}/revoke: a new account key that the device cannot open, every collection with a new key.

    `keys.version` is one more, no box for the device; every stored collection key wrapped anew, and of each
    collection one version more than before.
    """

    __pydantic_config__: ClassVar = CLOSED

    revision: Annotated[int, Ge(1), Le(2**53)]
    keys: WrappedKeys
    collection_keys: CollectionKeys


@dataclass(frozen=True)
class Prelogin:
    __pydantic_config__: ClassVar = CLOSED

    email: Email


@dataclass(frozen=True)
class Registration:
    """POST /v1/accounts. The answer is the same whether or not the address is known; then sign in.

    The device becomes number 1.
    """

    __pydantic_config__: ClassVar = CLOSED

    email: Email
    sign_in_secret: SignInSecret
    kdf: KdfParams
    keys: WrappedKeys
    device: DeviceInfo


@dataclass(frozen=True)
class Accepted:
    """Understood, and that is all that is said. `mail`: whether this server sends mail at all."""

    mail: bool


@dataclass(frozen=True)
class SecondFactor:
    """Exactly one of these. `passkey` is the WebAuthn credential as JSON."""

    __pydantic_config__: ClassVar = CLOSED

    totp: TotpCode | None = None
    recovery_code: RecoveryCode | None = None
    passkey: dict[str, Any] | None = None


@dataclass(frozen=True)
class SignIn:
    __pydantic_config__: ClassVar = CLOSED

    email: Email
    sign_in_secret: SignInSecret
    device: DeviceInfo
    second_factor: SecondFactor | None = None


@dataclass(frozen=True)
class Reauthentication:
    __pydantic_config__: ClassVar = CLOSED

    sign_in_secret: SignInSecret
    second_factor: SecondFactor | None = None


@dataclass(frozen=True)
class Refresh:
    __pydantic_config__: ClassVar = CLOSED

    refresh_token: Annotated[str, Pattern("^[A-Za-z0-9_-]{64,128}$")]


@dataclass(frozen=True)
class Tokens:
    """`expires_in`: seconds the access token is good for. The refresh token is good once."""

    access_token: Token
    refresh_token: Token
    expires_in: Seconds


@dataclass(frozen=True)
class Access:
    access_token: Token
    expires_in: Seconds


@dataclass(frozen=True)
class Session:
    """What a device needs after signing in."""

    account_id: UUID
    device_no: DeviceNo
    access_token: Token
    refresh_token: Token
    expires_in: Seconds
    verified: bool
    kdf: KdfParams
    keys: WrappedKeys
    epoch: Epoch
    mail: bool


@dataclass(frozen=True)
class Forgotten:
    __pydantic_config__: ClassVar = CLOSED

    email: Email


@dataclass(frozen=True)
class ResetCheck:
    """POST /v1/password/reset/check: does not use the token up."""

    __pydantic_config__: ClassVar = CLOSED

    token: MailedToken


@dataclass(frozen=True)
class ResetState:
    """What the holder of a good token needs to keep the data: the account key under the recovery key."""

    account_id: UUID
    email: str
    keys_version: int
    by_recovery: str
    second_factors: list[str]
    passkey_options: dict[str, Any] | None = None


@dataclass(frozen=True)
class PasswordReset:
    """`keys` of the stored version keep the data: who makes them has the account key, by a signed-in device or the
    recovery key. Without it `give_up_data` must be true: `keys` is then of one version more, and all that was synced
    is deleted.
    """

    __pydantic_config__: ClassVar = CLOSED

    token: MailedToken
    sign_in_secret: SignInSecret
    kdf: KdfParams
    keys: WrappedKeys
    give_up_data: bool = False
    second_factor: SecondFactor | None = None


@dataclass(frozen=True)
class PasswordChange:
    """`keys`: the same account key, wrapped by the new password. Every other session ends."""

    __pydantic_config__: ClassVar = CLOSED

    current_secret: SignInSecret
    sign_in_secret: SignInSecret
    kdf: KdfParams
    keys: WrappedKeys


@dataclass(frozen=True)
class MailVerification:
    __pydantic_config__: ClassVar = CLOSED

    token: MailedToken


@dataclass(frozen=True)
class Account:
    account_id: UUID
    email: str
    verified: bool
    created_at: datetime
    totp: bool
    passkeys: int
    recovery_codes_left: int
    epoch: Epoch
    mail: bool


@dataclass(frozen=True)
class AccountChange:
    """A new address counts once the token mailed to it comes back; the old one is told."""

    __pydantic_config__: ClassVar = CLOSED

    email: Email


@dataclass(frozen=True)
class SecurityEvent:
    """What happened to the account, by whom: never a secret, never content."""

    at: datetime
    event: str
    device_no: int | None
    detail: dict[str, Any]


@dataclass(frozen=True)
class SessionInfo:
    device_no: int
    created_at: datetime
    used_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class AccountExport:
    """All that the server can read of an account; what is synced is exported by a client, who can read it."""

    account: Account
    kdf: KdfParams
    keys: Keys
    devices: list[Device]
    sessions: list[SessionInfo]
    passkeys: list[Passkey]
    events: list[SecurityEvent]
    made_at: datetime
    topics: dict[str, Any] = field(default_factory=dict)
    """What other topics can read of the account, by their names: `trust` is its ledger and what was made of it."""
