"""The tables of sync: an account's log, how far its devices have come, its snapshots and blobs. All of it is ciphertext
and sizes. Every key starts with `account_id`.

What a device pushed is counted in `device.next_idx`, which the accounts' models have.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from sync_server.kit.db import Base, BigInt, Instant

DIGEST_BYTES = 32


class AccountLog(Base):
    """The head of an account's log and what it weighs. Its row is the lock that orders the log.

    `epoch` is the account's when the log was begun: where it is behind, the person gave up what was synced, and all
    of it is deleted before anything else is written.
    """

    __tablename__ = "account_log"

    account_id: Mapped[uuid.UUID] = mapped_column(Uuid, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    epoch: Mapped[int] = mapped_column(Integer)
    head_seq: Mapped[int] = mapped_column(BigInt, default=0)
    floor_seq: Mapped[int] = mapped_column(BigInt, default=0)
    floor_chain: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    log_bytes: Mapped[int] = mapped_column(BigInt, default=0)
    blob_bytes: Mapped[int] = mapped_column(BigInt, default=0)


def _account() -> Mapped[uuid.UUID]:
    return mapped_column(Uuid, ForeignKey("account_log.account_id", ondelete="CASCADE"), primary_key=True)


class Segment(Base):
    """One pushed batch at its place. `batch` is opaque, and the last column: what looks at sizes does not read it."""

    __tablename__ = "segment"
    __table_args__ = (Index("ix_segment_account_id_device_no_first_idx", "account_id", "device_no", "first_idx"),)

    account_id: Mapped[uuid.UUID] = _account()
    last_seq: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=False)
    first_seq: Mapped[int] = mapped_column(BigInt)
    device_no: Mapped[int] = mapped_column(Integer)
    first_idx: Mapped[int] = mapped_column(BigInt)
    count: Mapped[int] = mapped_column(Integer)
    bytes: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Instant)
    chain: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    batch: Mapped[bytes] = mapped_column(LargeBinary)


class DeviceCursor(Base):
    """How far a device pulled, at least; written seldom."""

    __tablename__ = "device_cursor"

    account_id: Mapped[uuid.UUID] = _account()
    device_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    pulled_seq: Mapped[int] = mapped_column(BigInt)
    pulled_at: Mapped[datetime] = mapped_column(Instant)


class Blob(Base):
    """A file of ciphertext, named by its hash: whole when `completed_at` is set, until then `received` bytes of it."""

    __tablename__ = "blob"

    account_id: Mapped[uuid.UUID] = _account()
    sha256: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES), primary_key=True)
    bytes: Mapped[int] = mapped_column(BigInt)
    received: Mapped[int] = mapped_column(BigInt, default=0)
    touched_at: Mapped[datetime] = mapped_column(Instant)
    completed_at: Mapped[datetime | None] = mapped_column(Instant)


class BlobPart(Base):
    """A stretch of a blob as it arrived, in an object of its own: what lies in the store and in no row is rubbish."""

    __tablename__ = "blob_part"
    __table_args__ = (
        ForeignKeyConstraint(["account_id", "sha256"], ["blob.account_id", "blob.sha256"], ondelete="CASCADE"),
    )

    account_id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    sha256: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES), primary_key=True)
    start: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=False)
    bytes: Mapped[int] = mapped_column(BigInt)
    object_name: Mapped[str] = mapped_column(String(128))


class Snapshot(Base):
    """What a client sealed of everything up to `upto_seq`. The newest counts; one that was followed is kept a while for
    a device that is reading it."""

    __tablename__ = "snapshot"
    __table_args__ = (ForeignKeyConstraint(["account_id", "blob_sha256"], ["blob.account_id", "blob.sha256"]),)

    account_id: Mapped[uuid.UUID] = _account()
    upto_seq: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=False)
    chain: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    blob_sha256: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    bytes: Mapped[int] = mapped_column(BigInt)
    device_no: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(Instant)
