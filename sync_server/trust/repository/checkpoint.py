"""Checkpoints and the leaves under them, in Core: there may be very many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Table, and_, exists, func, insert, select

from sync_server.protocol import trust_chain
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


_NEWEST = select(LEAF.c.chain, func.max(LEAF.c.seq).label("seq")).group_by(LEAF.c.chain).subquery()
"""By the entry and not by the day: a clock may have been ahead when an earlier one was made."""


def leaves(connection: Connection) -> list[Place]:
    """Every ledger as the newest checkpoint has it, in the order of the chains' ids."""
    query = select(_NEWEST.c.chain, _NEWEST.c.seq, EVENT.c.hash).join(
        EVENT, and_(EVENT.c.chain == _NEWEST.c.chain, EVENT.c.seq == _NEWEST.c.seq)
    )
    return sorted(Place(*row) for row in connection.execute(query))


def newest(connection: Connection) -> Signed | None:
    """The one that none follows: of the latest day, unless a clock was ahead once."""
    row = connection.execute(select(*CHECKPOINT.c).order_by(CHECKPOINT.c.day.desc()).limit(1)).first()
    if row is None:
        return None
    latest = Signed(*row)
    is_followed = select(exists().where(CHECKPOINT.c.previous == digest(latest)))
    return every(connection)[-1] if connection.scalar(is_followed) else latest


def every(connection: Connection) -> list[Signed]:
    """From the first to the last, each after the one that it follows; where that is not there, by their days."""
    left = {row.day: Signed(*row) for row in connection.execute(select(*CHECKPOINT.c).order_by(CHECKPOINT.c.day))}
    following = {signed.previous: signed for signed in left.values()}
    found: list[Signed] = []
    before = trust_chain.NOTHING
    while left:
        following_it = following.get(before)
        if following_it is None or following_it.day not in left:
            following_it = next(iter(left.values()))
        found.append(left.pop(following_it.day))
        before = digest(following_it)
    return found


def has(connection: Connection, day: date) -> bool:
    return connection.scalar(select(exists().where(CHECKPOINT.c.day == day))) or False


def digest(signed: Signed) -> bytes:
    """By which the next one names it."""
    return trust_chain.checkpoint_digest(signed.day, signed.root, signed.previous)


def add(connection: Connection, signed: Signed, moved: Iterable[Place]) -> None:
    """A checkpoint, and where ledgers moved since the one before. Raises IntegrityError where the day has one."""
    connection.execute(insert(CHECKPOINT).values(**signed._asdict()))
    rows = [{"chain": place.chain, "day": signed.day, "seq": place.seq} for place in moved]
    if rows:
        connection.execute(insert(LEAF), rows)
