"""How the words of the protocol look: what a string must be like, for validation and for the published schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

KDF_SALT_BYTES: Final = 16
SECRET_BYTES: Final = 32
PUBLIC_KEY_BYTES: Final = 32
MAX_DEVICES: Final = 64
"""Signed-in devices an account may have at once."""
MAX_DEVICE_NO: Final = 32_767
MAX_VERSION: Final = 65_535
"""A frame names its key by two bytes."""
MAX_EPOCH: Final = (1 << 31) - 1
"""The first chain has four bytes for it, the databases one bit less."""

CLOSED: Final = {"extra": "forbid"}
"""A body has the declared members and no other."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a string must look like, for validation and for the published schema; pydantic asks it, it asks nothing."""

    regex: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "pattern": self.regex}


@dataclass(frozen=True, slots=True)
class Exactly:
    """Of the declared type: nothing that could merely be read as one, such as 0 for false."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "strict": True}


@dataclass(frozen=True, slots=True)
class NoOtherNames:
    """In the published schema of a mapping: only names of the declared pattern."""

    def __get_pydantic_json_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), "additionalProperties": False}


def base64_of(size: int) -> Pattern:
    """Base64 of exactly so many bytes."""
    whole, rest = divmod(size, 3)
    tail = ("", "[A-Za-z0-9+/]{2}==", "[A-Za-z0-9+/]{3}=")[rest]
    return Pattern(f"^[A-Za-z0-9+/]{{{whole * 4}}}{tail}$")


def base64_between(least: int, most: int) -> Pattern:
    """Base64 of about so many bytes, counted in threes."""
    tail = "([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
    return Pattern(f"^([A-Za-z0-9+/]{{4}}){{{least // 3},{most // 3}}}{tail}$")


_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"

Email = Annotated[str, MinLen(3), MaxLen(254), Pattern(rf"^{_ATOM}(\.{_ATOM})*@{_LABEL}(\.{_LABEL})*$")]
"""ASCII; a domain of another script in its IDNA form. Compared without case."""
SignInSecret = Annotated[str, base64_of(SECRET_BYTES)]
PublicKey = Annotated[str, base64_of(PUBLIC_KEY_BYTES)]
Salt = Annotated[str, base64_of(KDF_SALT_BYTES)]
Wrapped = Annotated[str, base64_between(48, 384)]
"""A 32-byte key under another key: opaque."""
Version = Annotated[int, Ge(1), Le(MAX_VERSION)]
DeviceNo = Annotated[int, Ge(1), Le(MAX_DEVICE_NO)]
Epoch = Annotated[int, Ge(1), Le(MAX_EPOCH)]
Label = Annotated[str, Pattern(r"^[^\x00-\x1f\x7f]{1,64}$")]
"""A name a person gave: one line."""
CollectionName = Annotated[str, Pattern("^[a-z][a-z0-9-]{0,31}$")]
MailedToken = Annotated[str, Pattern("^[A-Za-z0-9_-]{32,128}$")]
TotpCode = Annotated[str, Pattern("^[0-9]{6}$")]
RecoveryCode = Annotated[str, Pattern("^[0-9A-Za-z -]{24,40}$")]
Platform = Literal["linux", "macos", "windows", "android", "ios", "other"]
SecondFactorKind = Literal["totp", "passkey", "recovery_code"]
DeviceBoxes = Annotated[
    dict[Annotated[str, Pattern("^[1-9][0-9]{0,4}$")], Wrapped], MaxLen(MAX_DEVICES), NoOtherNames()
]
