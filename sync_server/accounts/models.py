"""The tables of accounts. Every per-account key starts with `account_id`; only `address` finds an account by its name.

No clear token, code or seed is in any of them: hashes, and seeds sealed with the server's own key.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from sync_server.kit.db import Base, BigInt, Instant


def _owner() -> Mapped[uuid.UUID]:
    return mapped_column(Uuid, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)


class Account(Base):
    """A person's account. `epoch` counts how often all that was synced was given up."""

    __tablename__ = "account"

    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    auth_hash: Mapped[str] = mapped_column(String(255))
    kdf: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(Instant)
    verified_at: Mapped[datetime | None] = mapped_column(Instant)
    disabled_at: Mapped[datetime | None] = mapped_column(Instant)
    epoch: Mapped[int] = mapped_column(Integer, default=1)
    next_device_no: Mapped[int] = mapped_column(Integer, default=1)


class Address(Base):
    """Which account an address means: the one key that is not an account's own, for whoever shards by account."""

    __tablename__ = "address"

    email_norm: Mapped[str] = mapped_column(String(254), primary_key=True)
    account_id: Mapped[uuid.UUID] = mapped_column(Uuid, ForeignKey("account.id", ondelete="CASCADE"), index=True)


class AccountKeys(Base):
    """The account key, wrapped: opaque here. `revision` counts every change, for compare and set."""

    __tablename__ = "account_keys"

    account_id: Mapped[uuid.UUID] = _owner()
    revision: Mapped[int] = mapped_column(Integer)
    version: Mapped[int] = mapped_column(Integer)
    by_password: Mapped[str] = mapped_column(String(520))
    by_recovery: Mapped[str] = mapped_column(String(520))
    by_device: Mapped[dict[str, str]] = mapped_column(JSON)


class CollectionKey(Base):
    __tablename__ = "collection_key"

    account_id: Mapped[uuid.UUID] = _owner()
    collection: Mapped[str] = mapped_column(String(32), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    wrapped: Mapped[str] = mapped_column(String(520))


class Device(Base):
    """A machine. `next_idx` is the number that its next pushed change must have; a revoked device pushes nothing."""

    __tablename__ = "device"

    account_id: Mapped[uuid.UUID] = _owner()
    no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(64))
    platform: Mapped[str] = mapped_column(String(16))
    public_key: Mapped[str] = mapped_column(String(44))
    created_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    next_idx: Mapped[int] = mapped_column(BigInt, default=0)


class Session(Base):
    """A family of refresh tokens: the one that is good, and the one before it, whose return means theft."""

    __tablename__ = "session"

    account_id: Mapped[uuid.UUID] = _owner()
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    device_no: Mapped[int] = mapped_column(Integer)
    generation: Mapped[int] = mapped_column(Integer)
    refresh_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    previous_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime] = mapped_column(Instant)
    auth_at: Mapped[datetime] = mapped_column(Instant)
    refreshed_at: Mapped[datetime] = mapped_column(Instant)
    idle_until: Mapped[datetime] = mapped_column(Instant)
    good_until: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class Totp(Base):
    """A seed, sealed. `last_step` is the newest time step whose code was taken: no code is taken twice."""

    __tablename__ = "totp"

    account_id: Mapped[uuid.UUID] = _owner()
    seed: Mapped[bytes] = mapped_column(LargeBinary)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    last_step: Mapped[int] = mapped_column(BigInt, default=0)


class RecoveryCode(Base):
    __tablename__ = "recovery_code"

    account_id: Mapped[uuid.UUID] = _owner()
    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)


class Passkey(Base):
    __tablename__ = "passkey"
    __table_args__ = (UniqueConstraint("account_id", "credential_id"),)

    account_id: Mapped[uuid.UUID] = _owner()
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023))
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInt)
    name: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class Challenge(Base):
    """What a passkey was asked to sign: good once, for a few minutes."""

    __tablename__ = "challenge"

    account_id: Mapped[uuid.UUID] = _owner()
    challenge: Mapped[bytes] = mapped_column(LargeBinary(64), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(16))
    expires_at: Mapped[datetime] = mapped_column(Instant)


class MailToken(Base):
    """A token that was mailed, by its hash; used up by deletion. `email` is the address it was mailed to."""

    __tablename__ = "mail_token"

    account_id: Mapped[uuid.UUID] = _owner()
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(16))
    email: Mapped[str] = mapped_column(String(254))
    expires_at: Mapped[datetime] = mapped_column(Instant)


class SecurityEvent(Base):
    """The audit log of an account: what happened, when, from which device; never a secret, never content."""

    __tablename__ = "security_event"
    __table_args__ = (Index("ix_security_event_account_id_at", "account_id", "at"),)

    account_id: Mapped[uuid.UUID] = _owner()
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    event: Mapped[str] = mapped_column(Text)
    device_no: Mapped[int | None] = mapped_column(Integer)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
