"""The log's statements, in Core: no object is made of a change. Each takes the connection of a transaction that the
service opened. Raises nothing of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Row, Table, and_, bindparam, delete, func, insert, or_, select, update

from sync_server.accounts.models import Account, CollectionKey, Device
from sync_server.protocol.sync import SEGMENT_OVERHEAD
from sync_server.sync.models import AccountLog, Blob, DeviceCursor, Segment, Snapshot

MOST_AT_ONCE = 2_000
"""Segments that one statement weighs."""


def table(model: type) -> Table:
    return model.__table__  # type: ignore[attr-defined]


ACCOUNT, DEVICE = table(Account), table(Device)
LOG, SEGMENT, CURSOR, SNAPSHOT, BLOB = map(table, (AccountLog, Segment, DeviceCursor, Snapshot, Blob))


class LogState(NamedTuple):
    """An account's log as one reading found it. `log_epoch` is None where there is no log yet."""

    account_epoch: int
    log_epoch: int | None
    head_seq: int
    floor_seq: int
    floor_chain: bytes
    log_bytes: int
    blob_bytes: int
    next_idx: int
    pulled_seq: int
    pulled_at: datetime | None
    head_chain: bytes | None
    head_first_seq: int | None
    """Where the last segment begins, and how long its batch is."""
    head_bytes: int | None
    snapshot_seq: int

    @property
    def is_begun(self) -> bool:
        """Whether there is a log, and the person has not begun anew since."""
        return self.log_epoch == self.account_epoch


SNAPSHOT_SEQ = select(func.coalesce(func.max(SNAPSHOT.c.upto_seq), 0))
STATE = (
    select(
        ACCOUNT.c.epoch,
        LOG.c.epoch,
        func.coalesce(LOG.c.head_seq, 0),
        func.coalesce(LOG.c.floor_seq, 0),
        LOG.c.floor_chain,
        func.coalesce(LOG.c.log_bytes, 0),
        func.coalesce(LOG.c.blob_bytes, 0),
        DEVICE.c.next_idx,
        func.coalesce(CURSOR.c.pulled_seq, 0),
        CURSOR.c.pulled_at,
        SEGMENT.c.chain,
        SEGMENT.c.first_seq,
        SEGMENT.c.bytes,
        SNAPSHOT_SEQ.where(SNAPSHOT.c.account_id == ACCOUNT.c.id).scalar_subquery(),
    )
    .select_from(
        ACCOUNT.join(DEVICE, DEVICE.c.account_id == ACCOUNT.c.id)
        .outerjoin(LOG, LOG.c.account_id == ACCOUNT.c.id)
        .outerjoin(CURSOR, and_(CURSOR.c.account_id == ACCOUNT.c.id, CURSOR.c.device_no == DEVICE.c.no))
        .outerjoin(SEGMENT, and_(SEGMENT.c.account_id == ACCOUNT.c.id, SEGMENT.c.last_seq == LOG.c.head_seq))
    )
    .where(ACCOUNT.c.id == bindparam("account"), DEVICE.c.no == bindparam("device"), DEVICE.c.revoked_at.is_(None))
)


def state(connection: Connection, account_id: UUID, device_no: int) -> LogState | None:
    """None where there is no such account, or the device was revoked."""
    row = connection.execute(STATE, {"account": account_id, "device": device_no}).first()
    return LogState(*row) if row is not None else None


_TAKE_NUMBERS = (
    update(DEVICE)
    .where(
        DEVICE.c.account_id == bindparam("account"),
        DEVICE.c.no == bindparam("device"),
        DEVICE.c.next_idx == bindparam("first"),
        DEVICE.c.revoked_at.is_(None),
    )
    .values(next_idx=DEVICE.c.next_idx + bindparam("n"))
)


def take_numbers(connection: Connection, account_id: UUID, device_no: int, first_idx: int, n: int) -> bool:
    """Whether the device's next number was `first_idx`; then it is `first_idx + n` now."""
    given = {"account": account_id, "device": device_no, "first": first_idx, "n": n}
    return connection.execute(_TAKE_NUMBERS, given).rowcount == 1


_NEWEST_KEYS = (
    select(CollectionKey.collection, func.max(CollectionKey.version))
    .where(CollectionKey.account_id == bindparam("account"))
    .group_by(CollectionKey.collection)
)


def newest_keys(connection: Connection, account_id: UUID) -> dict[str, int]:
    """The version of each collection's newest key."""
    return {row[0]: row[1] for row in connection.execute(_NEWEST_KEYS, {"account": account_id})}


_TAKE_PLACE = (
    update(LOG)
    .where(
        LOG.c.account_id == bindparam("account"),
        LOG.c.epoch == select(ACCOUNT.c.epoch).where(ACCOUNT.c.id == bindparam("account")).scalar_subquery(),
    )
    .values(head_seq=LOG.c.head_seq + bindparam("n"), log_bytes=LOG.c.log_bytes + bindparam("size"))
    .returning(
        LOG.c.head_seq,
        LOG.c.log_bytes + LOG.c.blob_bytes,
        LOG.c.floor_seq,
        LOG.c.floor_chain,
        LOG.c.epoch,
        SNAPSHOT_SEQ.where(SNAPSHOT.c.account_id == bindparam("account")).scalar_subquery(),
        select(SEGMENT.c.chain)
        .where(SEGMENT.c.account_id == bindparam("account"), SEGMENT.c.last_seq == LOG.c.head_seq - bindparam("n"))
        .correlate(LOG)
        .scalar_subquery(),
    )
)


class Place(NamedTuple):
    """Where a batch goes: the log's head with it, the bytes that are kept then, and what it follows.

    `before` is None where there is no segment before it, or where PostgreSQL waited for another device's push: a statement
    does not see what was committed while it waited.
    """

    head_seq: int
    kept: int
    floor_seq: int
    floor_chain: bytes
    epoch: int
    snapshot_seq: int
    before: bytes | None


def take_place(connection: Connection, account_id: UUID, n: int, size: int) -> Place | None:
    """Locks the log, moves its head by `n`. None: it is not begun, or another epoch's."""
    row = connection.execute(_TAKE_PLACE, {"account": account_id, "n": n, "size": size}).first()
    return Place(*row) if row is not None else None


_CHAIN_AT = select(SEGMENT.c.chain).where(
    SEGMENT.c.account_id == bindparam("account"), SEGMENT.c.last_seq == bindparam("seq")
)


def chain_at(connection: Connection, account_id: UUID, seq: int) -> bytes | None:
    """The chain at the end of the segment that ends at `seq`."""
    return connection.execute(_CHAIN_AT, {"account": account_id, "seq": seq}).scalar()


_APPEND = insert(SEGMENT)


def append(connection: Connection, row: Mapping[str, Any]) -> None:
    """One more segment, its columns by name."""
    connection.execute(_APPEND, row)


def epoch_of(connection: Connection, account_id: UUID) -> int | None:
    """The account's epoch; None where there is no such account."""
    return connection.execute(select(ACCOUNT.c.epoch).where(ACCOUNT.c.id == account_id)).scalar()


def begin(connection: Connection, account_id: UUID, epoch: int, floor_chain: bytes) -> None:
    """An empty log for this epoch; whatever there was of another one is gone with it. Whoever begins at the same time
    finds it begun."""
    connection.execute(select(ACCOUNT.c.id).where(ACCOUNT.c.id == account_id).with_for_update())
    known = connection.execute(select(LOG.c.epoch).where(LOG.c.account_id == account_id)).scalar()
    if known == epoch:
        return
    connection.execute(delete(SNAPSHOT).where(SNAPSHOT.c.account_id == account_id))
    connection.execute(delete(LOG).where(LOG.c.account_id == account_id))
    connection.execute(
        insert(LOG).values(
            account_id=account_id,
            epoch=epoch,
            head_seq=0,
            floor_seq=0,
            floor_chain=floor_chain,
            log_bytes=0,
            blob_bytes=0,
        )
    )


PAGE = 8
"""Batches that are held at once while they are compared."""

_OVERLAPPING = (
    select(SEGMENT.c.first_seq, SEGMENT.c.first_idx, SEGMENT.c.batch)
    .where(
        SEGMENT.c.account_id == bindparam("account"),
        SEGMENT.c.device_no == bindparam("device"),
        SEGMENT.c.first_idx > bindparam("after"),
        SEGMENT.c.first_idx < bindparam("end"),
        SEGMENT.c.first_idx + SEGMENT.c.count > bindparam("start"),
    )
    .order_by(SEGMENT.c.first_idx)
    .limit(PAGE)
)


def pushed(
    connection: Connection, account_id: UUID, device_no: int, first_idx: int, n: int, longest: int
) -> Iterator[Row[int, int, bytes]]:
    """What is stored of a device's changes `first_idx` to `first_idx + n`: (first_seq, first_idx, batch) of batches
    that have `longest` changes at most."""
    given = {"account": account_id, "device": device_no, "start": first_idx, "end": first_idx + n}
    after = first_idx - longest
    while rows := connection.execute(_OVERLAPPING, {**given, "after": after}).all():
        yield from rows
        after = rows[-1][1]


_NEXT = (
    select(SEGMENT.c.last_seq, (SEGMENT.c.bytes + bindparam("overhead")).label("weight"))
    .where(
        SEGMENT.c.account_id == bindparam("account"),
        SEGMENT.c.last_seq > bindparam("since"),
        SEGMENT.c.last_seq <= bindparam("upto"),
    )
    .order_by(SEGMENT.c.last_seq)
    .limit(MOST_AT_ONCE)
    .subquery()
)
_WEIGHED = select(
    _NEXT.c.last_seq, _NEXT.c.weight, func.sum(_NEXT.c.weight).over(order_by=_NEXT.c.last_seq).label("total")
).subquery()
_AFTER = (
    select(
        SEGMENT.c.first_seq, SEGMENT.c.count, SEGMENT.c.device_no, SEGMENT.c.first_idx, SEGMENT.c.batch, SEGMENT.c.chain
    )
    .join(_WEIGHED, _WEIGHED.c.last_seq == SEGMENT.c.last_seq)
    .where(
        SEGMENT.c.account_id == bindparam("account"),
        or_(_WEIGHED.c.total <= bindparam("limit"), _WEIGHED.c.total == _WEIGHED.c.weight),
    )
    .order_by(SEGMENT.c.last_seq)
)


def after(
    connection: Connection, account_id: UUID, since: int, upto: int, limit: int
) -> Sequence[Row[int, int, int, int, bytes, bytes]]:
    """The segments after `since`, none beyond `upto`: `limit` bytes of them on the wire, or one that is longer."""
    given = {"account": account_id, "since": since, "upto": upto, "limit": limit, "overhead": SEGMENT_OVERHEAD}
    return connection.execute(_AFTER, given).all()


AT = select(
    SEGMENT.c.first_seq, SEGMENT.c.count, SEGMENT.c.device_no, SEGMENT.c.first_idx, SEGMENT.c.batch, SEGMENT.c.chain
).where(SEGMENT.c.account_id == bindparam("account"), SEGMENT.c.last_seq == bindparam("seq"))
"""The segment that ends there."""


_END_BEFORE = (
    select(SEGMENT.c.last_seq, SEGMENT.c.chain)
    .where(SEGMENT.c.account_id == bindparam("account"), SEGMENT.c.last_seq <= bindparam("upto"))
    .order_by(SEGMENT.c.last_seq.desc())
    .limit(1)
)


def end_before(connection: Connection, account_id: UUID, upto: int) -> Row[int, bytes] | None:
    """(last_seq, chain) of the last segment that ends by `upto`."""
    return connection.execute(_END_BEFORE, {"account": account_id, "upto": upto}).first()


def remember_pull(connection: Connection, account_id: UUID, device_no: int, seq: int, at: datetime) -> None:
    """The device has everything up to `seq`."""
    values = {"pulled_seq": seq, "pulled_at": at}
    own = and_(CURSOR.c.account_id == account_id, CURSOR.c.device_no == device_no)
    if not connection.execute(update(CURSOR).where(own).values(values)).rowcount:
        connection.execute(insert(CURSOR).values(account_id=account_id, device_no=device_no, **values))


def cursors(connection: Connection, account_id: UUID) -> Sequence[Row[int, int, int, datetime | None]]:
    """(device_no, next_idx, pulled_seq, pulled_at) of the devices that may still come."""
    return (
        connection.execute(
            select(DEVICE.c.no, DEVICE.c.next_idx, func.coalesce(CURSOR.c.pulled_seq, 0), CURSOR.c.pulled_at)
            .select_from(
                DEVICE.outerjoin(
                    CURSOR, and_(CURSOR.c.account_id == DEVICE.c.account_id, CURSOR.c.device_no == DEVICE.c.no)
                )
            )
            .where(DEVICE.c.account_id == account_id, DEVICE.c.revoked_at.is_(None))
            .order_by(DEVICE.c.no)
        )
    ).all()


def lock(connection: Connection, account_id: UUID) -> int | None:
    """Nobody else changes the log until the commit; its floor, or None where there is no log."""
    statement = select(LOG.c.floor_seq).where(LOG.c.account_id == account_id).with_for_update()
    return connection.execute(statement).scalar()


def first_segments(connection: Connection, account_id: UUID, upto: int, most: int) -> Sequence[Row[int, int, bytes]]:
    """(last_seq, bytes, chain) of the oldest segments that end by `upto`."""
    statement = (
        select(SEGMENT.c.last_seq, SEGMENT.c.bytes, SEGMENT.c.chain)
        .where(SEGMENT.c.account_id == account_id, SEGMENT.c.last_seq <= upto)
        .order_by(SEGMENT.c.last_seq)
        .limit(most)
    )
    return connection.execute(statement).all()


def raise_floor(connection: Connection, account_id: UUID, seq: int, chain: bytes, size: int) -> None:
    """Deletes the segments up to `seq`, which weigh `size`, and remembers the chain there."""
    connection.execute(delete(SEGMENT).where(SEGMENT.c.account_id == account_id, SEGMENT.c.last_seq <= seq))
    connection.execute(
        update(LOG)
        .where(LOG.c.account_id == account_id)
        .values(floor_seq=seq, floor_chain=chain, log_bytes=LOG.c.log_bytes - size)
    )


def kept_until(connection: Connection, account_id: UUID, upto: int) -> Row[int, int]:
    """(segments, bytes) that are stored up to there, counted anew."""
    statement = select(func.count(), func.coalesce(func.sum(SEGMENT.c.bytes), 0)).where(
        SEGMENT.c.account_id == account_id, SEGMENT.c.last_seq <= upto
    )
    return connection.execute(statement).one()
