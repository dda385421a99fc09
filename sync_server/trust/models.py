"""The tables of trust. What belongs to a person begins with `account_id` and goes with the account; the ledger begins
with `chain`, is never changed, and stays: sealed with a key that went with the account, it says nothing of anybody.

Entries, leaves and checkpoints can be added and read; UPDATE and DELETE are refused by the database itself (m0002).
"""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Integer, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from sync_server.kit.db import Base, BigInt, Instant

DIGEST_BYTES = 32
SIGNATURE_BYTES = 64


def _owner() -> Mapped[uuid.UUID]:
    return mapped_column(Uuid, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)


class TrustAccount(Base):
    """Whose ledger a chain is, and the key that opens it: deleted with the account, and nobody can tell or read any more.

    `key` is the chain's, sealed with the server's. `active_on` is the last day that is known as one of use, as
    date.toordinal() counts; the two `has_…` are what the ledger says by now of what accounts know.
    """

    __tablename__ = "trust_account"

    account_id: Mapped[uuid.UUID] = _owner()
    chain: Mapped[uuid.UUID] = mapped_column(Uuid)
    key: Mapped[bytes] = mapped_column(LargeBinary)
    takes_part: Mapped[bool] = mapped_column(Boolean, default=True)
    changed_at: Mapped[datetime] = mapped_column(Instant)
    active_on: Mapped[int] = mapped_column(Integer, default=0)
    has_address: Mapped[bool] = mapped_column(Boolean, default=False)
    has_second_factor: Mapped[bool] = mapped_column(Boolean, default=False)


class TrustMachine(Base):
    """The key by which a machine says that it was used: the first that it told, or told after its person's password."""

    __tablename__ = "trust_machine"

    account_id: Mapped[uuid.UUID] = _owner()
    device_no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    public_key: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))


class TrustScore(Base):
    """What a policy made of a ledger up to an entry and a day, so that nothing is counted twice: always equal to counting
    from the beginning. `state` is sealed with the chain's key."""

    __tablename__ = "trust_score"

    account_id: Mapped[uuid.UUID] = _owner()
    policy: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInt)
    day: Mapped[int] = mapped_column(Integer)
    state: Mapped[bytes] = mapped_column(LargeBinary)


class TrustChain(Base):
    """The head of a ledger. Its row is the lock that orders the entries."""

    __tablename__ = "trust_chain"

    chain: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    head_seq: Mapped[int] = mapped_column(BigInt, default=0)
    head_hash: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))


class TrustEvent(Base):
    """One entry. `mark` is a keyed digest of where it comes from: what is told twice is written once. `sealed` holds the
    words and the salt of `commitment`."""

    __tablename__ = "trust_event"
    __table_args__ = (UniqueConstraint("chain", "mark"),)

    chain: Mapped[uuid.UUID] = mapped_column(Uuid, ForeignKey("trust_chain.chain"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    commitment: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    mark: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class TrustLeaf(Base):
    """Up to which entry a checkpoint has a ledger: written where that moved since the one before."""

    __tablename__ = "trust_leaf"

    chain: Mapped[uuid.UUID] = mapped_column(Uuid, ForeignKey("trust_chain.chain"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    seq: Mapped[int] = mapped_column(BigInt)


class TrustCheckpoint(Base):
    """What the server signed of all ledgers on a day. `key` is the public half of what signed."""

    __tablename__ = "trust_checkpoint"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    root: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    previous: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    key: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES))
    signature: Mapped[bytes] = mapped_column(LargeBinary(SIGNATURE_BYTES))


class TrustPolicy(Base):
    """Which policy counts from a day on."""

    __tablename__ = "trust_policy"

    since: Mapped[date] = mapped_column(Date, primary_key=True)
    version: Mapped[int] = mapped_column(Integer)
