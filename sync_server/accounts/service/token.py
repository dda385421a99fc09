"""Opaque tokens: whose they are, and 256 random bits of which only a hash is kept."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import uuid
from typing import NamedTuple

SECRET_BYTES = 32
ID_BYTES = 16
LETTER = "c"


class RefreshToken(NamedTuple):
    account_id: uuid.UUID
    session_id: uuid.UUID
    secret: bytes

    def text(self) -> str:
        return _text(self.account_id.bytes + self.session_id.bytes + self.secret)

    @classmethod
    def read(cls, text: str) -> RefreshToken | None:
        """None for what is no such token."""
        raw = _bytes(text, 2 * ID_BYTES + SECRET_BYTES)
        if raw is None:
            return None
        ids, secret = raw[: 2 * ID_BYTES], raw[2 * ID_BYTES :]
        return cls(uuid.UUID(bytes=ids[:ID_BYTES]), uuid.UUID(bytes=ids[ID_BYTES:]), secret)


class OneTimeToken(NamedTuple):
    """What is mailed, or handed over. It is given to a command, where a word that begins with - would be an option."""

    account_id: uuid.UUID
    secret: bytes

    def text(self) -> str:
        return LETTER + _text(self.account_id.bytes + self.secret)

    @classmethod
    def read(cls, text: str) -> OneTimeToken | None:
        """None for what is no such token."""
        raw = _bytes(text[1:], ID_BYTES + SECRET_BYTES) if text.startswith(LETTER) else None
        return None if raw is None else cls(uuid.UUID(bytes=raw[:ID_BYTES]), raw[ID_BYTES:])


def new_secret() -> bytes:
    return os.urandom(SECRET_BYTES)


def hash_of(secret: bytes) -> bytes:
    """Of 256 random bits a quick hash is enough: there is nothing to guess."""
    return hashlib.sha256(secret).digest()


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str, size: int) -> bytes | None:
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if len(raw) == size else None
