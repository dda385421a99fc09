"""The tables of risk. All that is a person's begins with `account_id` and goes with the account, but for what is left of
who went with a harsh penalty or a hold. Addresses, devices and cards stand here as keyed digests, appeals sealed; no
content."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import JSON, Boolean, ForeignKey, Index, Integer, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from sync_server.kit.db import Base, BigInt, Instant

DIGEST_BYTES = 32


def _owner() -> Mapped[uuid.UUID]:
    return mapped_column(Uuid, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)


class RiskObservation(Base):
    """What was done or asked for, when, on which device, with which card: for thirty days."""

    __tablename__ = "risk_observation"
    __table_args__ = (Index("ix_risk_observation_account_id_at", "account_id", "at"),)

    account_id: Mapped[uuid.UUID] = _owner()
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    kind: Mapped[str] = mapped_column(String(32))
    device_no: Mapped[int | None] = mapped_column(Integer)
    instrument: Mapped[bytes | None] = mapped_column(LargeBinary(DIGEST_BYTES), index=True)
    n: Mapped[int] = mapped_column(Integer)


class RiskMark(Base):
    """A device or a card that the account used, as a digest: two accounts with the same one belong together. An address
    that it verified, too: that joins nobody, it is what an account may leave a remainder at."""

    __tablename__ = "risk_mark"
    __table_args__ = (Index("ix_risk_mark_kind_digest", "kind", "digest"),)

    account_id: Mapped[uuid.UUID] = _owner()
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(Instant)


class RiskStop(Base):
    """One action stopped, on one device or on all; `state` as in protocol/risk.py, `by_person` where one released it. `entries` are the ledger's that were
    written when a person upheld it; `since` is when what it is about began; `proof` is the hash of the code that was
    mailed."""

    __tablename__ = "risk_stop"

    account_id: Mapped[uuid.UUID] = _owner()
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    action: Mapped[str] = mapped_column(String(16))
    device_no: Mapped[int | None] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(16), index=True)
    reason: Mapped[str] = mapped_column(String(32))
    provable: Mapped[bool] = mapped_column(Boolean)
    since: Mapped[datetime] = mapped_column(Instant)
    begun_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    by_person: Mapped[bool] = mapped_column(Boolean)
    entries: Mapped[list[int]] = mapped_column(JSON)
    proof: Mapped[bytes | None] = mapped_column(LargeBinary(DIGEST_BYTES))
    proof_sent_at: Mapped[datetime | None] = mapped_column(Instant)


class RiskAppeal(Base):
    """What somebody says against a stop or an entry of their ledger, and what is answered: both sealed."""

    __tablename__ = "risk_appeal"

    account_id: Mapped[uuid.UUID] = _owner()
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    stop_id: Mapped[uuid.UUID | None] = mapped_column(Uuid)
    seq: Mapped[int | None] = mapped_column(BigInt)
    state: Mapped[str] = mapped_column(String(16), index=True)
    words: Mapped[bytes] = mapped_column(LargeBinary)
    answer: Mapped[bytes | None] = mapped_column(LargeBinary)
    begun_at: Mapped[datetime] = mapped_column(Instant)
    answer_by: Mapped[datetime] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)


class RiskAdoption(Base):
    """Who uses an agent of the account's; `entry` is the ledger's, where it was worth one."""

    __tablename__ = "risk_adoption"

    account_id: Mapped[uuid.UUID] = _owner()
    adopter_id: Mapped[uuid.UUID] = mapped_column(
        Uuid, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    at: Mapped[datetime] = mapped_column(Instant)
    entry: Mapped[int | None] = mapped_column(BigInt)


class RiskRing(Base):
    """The account is part of a ring of so many, known since then. `ring` is the same for all of them."""

    __tablename__ = "risk_ring"

    account_id: Mapped[uuid.UUID] = _owner()
    ring: Mapped[uuid.UUID] = mapped_column(Uuid)
    members: Mapped[int] = mapped_column(Integer)
    since: Mapped[datetime] = mapped_column(Instant)


class RiskRemainder(Base):
    """What is left of an account that went with a harsh penalty or a hold: at the digest of each address that it verified,
    sealed, what whoever verifies that address takes up again; at those of its cards, that it had them. `id` is the same for
    all that one account left, and says nothing of it."""

    __tablename__ = "risk_remainder"

    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_BYTES), primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(Uuid, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(Instant, index=True)
