"""The statements of blobs and snapshots. Each takes the connection of a transaction that the service opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Row, and_, delete, exists, func, insert, select, update

from sync_server.protocol.sync import BLOB_COST_BYTES
from sync_server.sync.models import BlobPart
from sync_server.sync.repository.log import ACCOUNT, BLOB, LOG, SNAPSHOT, table

PART = table(BlobPart)


class BlobState(NamedTuple):
    """How far a blob has come."""

    bytes: int
    received: int
    completed_at: datetime | None


class Kept(NamedTuple):
    """A snapshot as it is written down."""

    upto_seq: int
    chain: bytes
    blob_sha256: bytes
    bytes: int
    device_no: int
    at: datetime


def reserve(connection: Connection, account_id: UUID, size: int) -> int | None:
    """Counts `size` bytes more (or less) of blobs; what the account keeps now, or None where its log is not begun."""
    statement = (
        update(LOG)
        .where(
            LOG.c.account_id == account_id,
            LOG.c.epoch == select(ACCOUNT.c.epoch).where(ACCOUNT.c.id == account_id).scalar_subquery(),
        )
        .values(blob_bytes=LOG.c.blob_bytes + size)
        .returning(LOG.c.log_bytes + LOG.c.blob_bytes)
    )
    return connection.execute(statement).scalar()


def _own(account_id: UUID, sha256: bytes) -> Any:
    return and_(BLOB.c.account_id == account_id, BLOB.c.sha256 == sha256)


def blob(connection: Connection, account_id: UUID, sha256: bytes) -> BlobState | None:
    statement = select(BLOB.c.bytes, BLOB.c.received, BLOB.c.completed_at).where(_own(account_id, sha256))
    row = connection.execute(statement).first()
    return BlobState(*row) if row is not None else None


def begin_blob(connection: Connection, account_id: UUID, sha256: bytes, size: int, at: datetime) -> None:
    connection.execute(
        insert(BLOB).values(
            account_id=account_id, sha256=sha256, bytes=size, received=0, touched_at=at, completed_at=None
        )
    )


def add_part(
    connection: Connection, account_id: UUID, sha256: bytes, start: int, size: int, name: str, at: datetime
) -> bool:
    """Whether the blob went on at `start`; then this part is of it."""
    goes_on = (
        update(BLOB)
        .where(_own(account_id, sha256), BLOB.c.received == start, BLOB.c.received + size <= BLOB.c.bytes)
        .values(received=BLOB.c.received + size, touched_at=at)
    )
    if not connection.execute(goes_on).rowcount:
        return False
    connection.execute(
        insert(PART).values(account_id=account_id, sha256=sha256, start=start, bytes=size, object_name=name)
    )
    return True


def parts(connection: Connection, account_id: UUID, sha256: bytes) -> Sequence[Row[int, int, str]]:
    """(start, bytes, object_name) of a blob's parts, in order."""
    statement = (
        select(PART.c.start, PART.c.bytes, PART.c.object_name)
        .where(PART.c.account_id == account_id, PART.c.sha256 == sha256)
        .order_by(PART.c.start)
    )
    return connection.execute(statement).all()


def complete(connection: Connection, account_id: UUID, sha256: bytes, at: datetime) -> None:
    connection.execute(update(BLOB).where(_own(account_id, sha256)).values(completed_at=at, touched_at=at))


def forget(connection: Connection, account_id: UUID, sha256: bytes) -> list[str] | None:
    """Takes a blob out; the names of its objects, which may be deleted after the commit. None: a snapshot needs it.

    What it weighed is the account's again.
    """
    needed = exists().where(SNAPSHOT.c.account_id == account_id, SNAPSHOT.c.blob_sha256 == sha256)
    if connection.execute(select(needed)).scalar():
        return None
    names = [name for _, _, name in parts(connection, account_id, sha256)]
    connection.execute(delete(PART).where(PART.c.account_id == account_id, PART.c.sha256 == sha256))
    size = connection.execute(delete(BLOB).where(_own(account_id, sha256)).returning(BLOB.c.bytes)).scalar()
    if size is not None:
        connection.execute(
            update(LOG)
            .where(LOG.c.account_id == account_id)
            .values(blob_bytes=LOG.c.blob_bytes - size - BLOB_COST_BYTES)
        )
    return names


def object_names(connection: Connection, account_id: UUID) -> set[str]:
    """All objects that an account's parts are."""
    statement = select(PART.c.object_name).where(PART.c.account_id == account_id)
    return set(connection.execute(statement).scalars())


def complete_blobs(connection: Connection, account_id: UUID) -> Sequence[Row[bytes, int]]:
    """(sha256, bytes) of all that are whole."""
    statement = (
        select(BLOB.c.sha256, BLOB.c.bytes)
        .where(BLOB.c.account_id == account_id, BLOB.c.completed_at.is_not(None))
        .order_by(BLOB.c.sha256)
    )
    return connection.execute(statement).all()


def abandoned(connection: Connection, before: datetime, most: int) -> Sequence[Row[UUID, bytes]]:
    """(account_id, sha256) of uploads that nobody went on with since."""
    statement = (
        select(BLOB.c.account_id, BLOB.c.sha256)
        .where(BLOB.c.completed_at.is_(None), BLOB.c.touched_at < before)
        .limit(most)
    )
    return connection.execute(statement).all()


def accounts_after(connection: Connection, account_id: UUID | None, most: int) -> Sequence[UUID]:
    """The next accounts that have a log, by their id."""
    statement = select(LOG.c.account_id).order_by(LOG.c.account_id).limit(most)
    if account_id is not None:
        statement = statement.where(LOG.c.account_id > account_id)
    return connection.execute(statement).scalars().all()


def add_snapshot(connection: Connection, account_id: UUID, kept: Kept) -> None:
    connection.execute(insert(SNAPSHOT).values(account_id=account_id, **kept._asdict()))


def newest_snapshot(connection: Connection, account_id: UUID) -> Kept | None:
    columns = (SNAPSHOT.c[name] for name in Kept._fields)
    statement = (
        select(*columns).where(SNAPSHOT.c.account_id == account_id).order_by(SNAPSHOT.c.upto_seq.desc()).limit(1)
    )
    row = connection.execute(statement).first()
    return Kept(*row) if row is not None else None


def followed_snapshots(connection: Connection, before: datetime, most: int) -> Sequence[Row[UUID, int, bytes]]:
    """(account_id, upto_seq, blob_sha256) of snapshots that another one followed before then."""
    later = SNAPSHOT.alias()
    follower = exists().where(
        later.c.account_id == SNAPSHOT.c.account_id, later.c.upto_seq > SNAPSHOT.c.upto_seq, later.c.at < before
    )
    statement = select(SNAPSHOT.c.account_id, SNAPSHOT.c.upto_seq, SNAPSHOT.c.blob_sha256).where(follower).limit(most)
    return connection.execute(statement).all()


def forget_snapshot(connection: Connection, account_id: UUID, upto_seq: int) -> None:
    connection.execute(delete(SNAPSHOT).where(SNAPSHOT.c.account_id == account_id, SNAPSHOT.c.upto_seq == upto_seq))


def weighed(connection: Connection, account_id: UUID) -> int:
    """What the blobs weigh, with what each costs besides, counted anew."""
    statement = select(func.coalesce(func.sum(BLOB.c.bytes + BLOB_COST_BYTES), 0)).where(
        BLOB.c.account_id == account_id
    )
    return connection.execute(statement).scalar() or 0


def above_floor(connection: Connection) -> Sequence[UUID]:
    """Accounts whose newest snapshot covers segments that are still kept."""
    statement = (
        select(LOG.c.account_id)
        .join(SNAPSHOT, SNAPSHOT.c.account_id == LOG.c.account_id)
        .where(SNAPSHOT.c.upto_seq > LOG.c.floor_seq)
        .distinct()
    )
    return connection.execute(statement).scalars().all()
