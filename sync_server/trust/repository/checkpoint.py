"""Checkpoints and the leaves under them, in Core: there may be very many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Table, and_, func, insert, select

from sync_server.trust.models import TrustChain, TrustCheckpoint, TrustEvent, TrustLeaf


def table(model: type) -> Table:
    return model.__table__  # type: ignore[attr-defined]


CHAIN, EVENT, LEAF, CHECKPOINT = map(table, (TrustChain, TrustEvent, TrustLeaf, TrustCheckpoint))


class Place(NamedTuple):
    """How far a ledger goes: as it is, or as a checkpoint has it."""

    chain: UUID
    seq: int
    hash: bytes


class Signed(NamedTuple):
    day: date
    root: bytes
    previous: bytes
    key: bytes
    signature: bytes


def heads(connection: Connection) -> list[Place]:
    """Every ledger with an entry, in the order of the chains' ids."""
    query = select(CHAIN.c.chain, CHAIN.c.head_seq, CHAIN.c.head_hash).where(CHAIN.c.head_seq > 0)
    return sorted(Place(*row) for row in connection.execute(query))


_NEWEST = select(LEAF.c.chain, func.max(LEAF.c.day).label("day")).group_by(LEAF.c.chain).subquery()


def leaves(connection: Connection) -> list[Place]:
    """Every ledger as the newest checkpoint has it, in the order of the chains' ids."""
    query = select(LEAF.c.chain, LEAF.c.seq, EVENT.c.hash).select_from(
        LEAF.join(_NEWEST, and_(_NEWEST.c.chain == LEAF.c.chain, _NEWEST.c.day == LEAF.c.day)).join(
            EVENT, and_(EVENT.c.chain == LEAF.c.chain, EVENT.c.seq == LEAF.c.seq)
        )
    )
    return sorted(Place(*row) for row in connection.execute(query))


def newest(connection: Connection) -> Signed | None:
    row = connection.execute(select(*CHECKPOINT.c).order_by(CHECKPOINT.c.day.desc()).limit(1)).first()
    return Signed(*row) if row is not None else None


def every(connection: Connection) -> list[Signed]:
    """From the first to the last."""
    return [Signed(*row) for row in connection.execute(select(*CHECKPOINT.c).order_by(CHECKPOINT.c.day))]


def add(connection: Connection, signed: Signed, moved: Iterable[Place]) -> None:
    """A checkpoint, and where ledgers moved since the one before. Raises IntegrityError where the day has one."""
    connection.execute(insert(CHECKPOINT).values(**signed._asdict()))
    rows = [{"chain": place.chain, "day": signed.day, "seq": place.seq} for place in moved]
    if rows:
        connection.execute(insert(LEAF), rows)
