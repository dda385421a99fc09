"""What risk knows: observations, marks, stops, appeals, adoptions."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import delete, func, select, union_all, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from sync_server.accounts.models import Device
from sync_server.protocol import risk
from sync_server.trust.models_risk import (
    RiskAdoption,
    RiskAppeal,
    RiskMark,
    RiskObservation,
    RiskRemainder,
    RiskRing,
    RiskStop,
)

OPEN = (risk.STEP_UP, risk.HELD, risk.UPHELD)
MOST = 500
DEVICE, INSTRUMENT, ADDRESS = "device", "instrument", "address"
JOINING = (DEVICE, INSTRUMENT)
"""Marks by which accounts belong together."""


async def devices(session: AsyncSession, account_id: uuid.UUID) -> Sequence[Device]:
    """Every device that the account ever had, the first first."""
    query = select(Device).where(Device.account_id == account_id).order_by(Device.created_at, Device.no)
    return (await session.scalars(query)).all()


async def devices_of(session: AsyncSession, account_ids: Iterable[uuid.UUID]) -> Sequence[Device]:
    return (await session.scalars(select(Device).where(Device.account_id.in_(tuple(account_ids))))).all()


async def observations(session: AsyncSession, account_id: uuid.UUID, since: datetime) -> Sequence[RiskObservation]:
    query = select(RiskObservation).where(RiskObservation.account_id == account_id, RiskObservation.at > since)
    return (await session.scalars(query)).all()


async def newest(
    session: AsyncSession, account_id: uuid.UUID, kind: str, device_no: int | None, since: datetime
) -> RiskObservation | None:
    """The last of a kind on a device after then."""
    query = select(RiskObservation).where(
        RiskObservation.account_id == account_id,
        RiskObservation.kind == kind,
        RiskObservation.device_no == device_no,
        RiskObservation.at > since,
    )
    return await session.scalar(query.order_by(RiskObservation.at.desc()).limit(1))


async def by_others(
    session: AsyncSession, account_id: uuid.UUID, instruments: Collection[bytes], since: datetime
) -> Sequence[RiskObservation]:
    """What other accounts did with these instruments."""
    query = select(RiskObservation).where(
        RiskObservation.instrument.in_(instruments),
        RiskObservation.account_id != account_id,
        RiskObservation.at > since,
    )
    return (await session.scalars(query.limit(MOST))).all() if instruments else ()


async def marks(
    session: AsyncSession, account_ids: Iterable[uuid.UUID], now: datetime, kinds: Collection[str] = JOINING
) -> Sequence[RiskMark]:
    query = select(RiskMark).where(RiskMark.account_id.in_(tuple(account_ids)), RiskMark.kind.in_(kinds))
    return (await session.scalars(query.where(RiskMark.expires_at > now))).all()


async def all_marks(session: AsyncSession, now: datetime) -> Sequence[tuple[uuid.UUID, bytes]]:
    query = select(RiskMark.account_id, RiskMark.digest).where(RiskMark.kind.in_(JOINING), RiskMark.expires_at > now)
    rows = await session.execute(query)
    return [(account_id, digest) for account_id, digest in rows]


async def marked(session: AsyncSession, digests: Iterable[bytes], now: datetime) -> set[uuid.UUID]:
    """The accounts that have one of these marks."""
    query = select(RiskMark.account_id).where(RiskMark.digest.in_(tuple(digests)), RiskMark.expires_at > now)
    return set(await session.scalars(query.distinct().limit(MOST)))


async def most_shared(session: AsyncSession, digests: Collection[bytes], now: datetime) -> int:
    """How many accounts have the mark, of these, that most have; those that left a remainder count on."""
    if not digests:
        return 1
    have = (
        select(table.digest).where(table.digest.in_(digests), table.expires_at > now)
        for table in (RiskMark, RiskRemainder)
    )
    known = union_all(*have).subquery()
    counts = select(func.count().label("n")).select_from(known).group_by(known.c.digest).subquery()
    return await session.scalar(select(func.max(counts.c.n))) or 1


async def stop(session: AsyncSession, stop_id: uuid.UUID) -> RiskStop | None:
    return await session.scalar(select(RiskStop).where(RiskStop.id == stop_id))


async def stops(session: AsyncSession, account_id: uuid.UUID, states: Collection[str] = OPEN) -> Sequence[RiskStop]:
    query = select(RiskStop).where(RiskStop.account_id == account_id, RiskStop.state.in_(states))
    return (await session.scalars(query.order_by(RiskStop.begun_at, RiskStop.id))).all()


async def released_at(
    session: AsyncSession, account_id: uuid.UUID, action: str, device_no: int | None
) -> datetime | None:
    """When a person last released the action, on this device or on all."""
    query = select(func.max(RiskStop.decided_at)).where(
        RiskStop.account_id == account_id,
        RiskStop.action == action,
        RiskStop.by_person,
        (RiskStop.device_no == device_no) | RiskStop.device_no.is_(None),
    )
    return await session.scalar(query)


async def all_stops(session: AsyncSession, states: Collection[str] = OPEN) -> Sequence[RiskStop]:
    query = select(RiskStop).where(RiskStop.state.in_(states)).order_by(RiskStop.begun_at, RiskStop.id)
    return (await session.scalars(query)).all()


async def stops_over(session: AsyncSession, now: datetime) -> Sequence[RiskStop]:
    query = select(RiskStop).where(RiskStop.state.in_(OPEN), RiskStop.expires_at <= now).with_for_update()
    return (await session.scalars(query)).all()


async def appeal(session: AsyncSession, appeal_id: uuid.UUID) -> RiskAppeal | None:
    return await session.scalar(select(RiskAppeal).where(RiskAppeal.id == appeal_id))


async def appeals(session: AsyncSession, account_id: uuid.UUID) -> Sequence[RiskAppeal]:
    query = select(RiskAppeal).where(RiskAppeal.account_id == account_id)
    return (await session.scalars(query.order_by(RiskAppeal.begun_at.desc(), RiskAppeal.id))).all()


async def open_appeals(session: AsyncSession) -> Sequence[RiskAppeal]:
    """The one that is to be answered next first."""
    query = select(RiskAppeal).where(RiskAppeal.state == "open")
    return (await session.scalars(query.order_by(RiskAppeal.answer_by, RiskAppeal.id))).all()


async def adoption(session: AsyncSession, author: uuid.UUID, adopter: uuid.UUID) -> RiskAdoption | None:
    return await session.get(RiskAdoption, (author, adopter))


async def adoptions(session: AsyncSession) -> Sequence[RiskAdoption]:
    return (await session.scalars(select(RiskAdoption))).all()


async def used_by(session: AsyncSession, adopter: uuid.UUID) -> Sequence[RiskAdoption]:
    """The latest first."""
    query = select(RiskAdoption).where(RiskAdoption.adopter_id == adopter)
    return (await session.scalars(query.order_by(RiskAdoption.at.desc(), RiskAdoption.account_id))).all()


async def has_adopters(session: AsyncSession, author: uuid.UUID) -> bool:
    query = select(RiskAdoption.adopter_id).where(RiskAdoption.account_id == author).limit(1)
    return await session.scalar(query) is not None


async def adoptions_within(session: AsyncSession, accounts: Collection[uuid.UUID]) -> Sequence[RiskAdoption]:
    """Where author and adopter are both of these."""
    query = select(RiskAdoption).where(RiskAdoption.account_id.in_(accounts), RiskAdoption.adopter_id.in_(accounts))
    return (await session.scalars(query)).all() if len(accounts) > 1 else ()


async def rings(session: AsyncSession) -> dict[uuid.UUID, RiskRing]:
    return {ring.account_id: ring for ring in await session.scalars(select(RiskRing))}


async def ring_of(session: AsyncSession, account_id: uuid.UUID) -> RiskRing | None:
    return await session.get(RiskRing, account_id)


async def unmarked_devices(session: AsyncSession, since: datetime) -> Sequence[Device]:
    return (await session.scalars(select(Device).where(Device.created_at > since))).all()


async def prolong_mark(session: AsyncSession, account_id: uuid.UUID, kind: str, digest: bytes, until: datetime) -> None:
    known = await session.get(RiskMark, (account_id, kind, digest))
    if known is not None:
        known.expires_at = max(known.expires_at, until)
        return
    with suppress(IntegrityError):  # a round of another node was first, and it lasts as long
        async with session.begin_nested():
            session.add(RiskMark(account_id=account_id, kind=kind, digest=digest, expires_at=until))


async def forget_over(session: AsyncSession, now: datetime, observed: datetime, ended: datetime) -> None:
    """What was observed, or ended, before then; marks that are over."""
    await session.execute(delete(RiskObservation).where(RiskObservation.at < observed))
    await session.execute(delete(RiskMark).where(RiskMark.expires_at <= now))
    await session.execute(delete(RiskRemainder).where(RiskRemainder.expires_at <= now))
    await session.execute(delete(RiskStop).where(RiskStop.state == risk.RELEASED, RiskStop.decided_at < ended))
    await session.execute(delete(RiskAppeal).where(RiskAppeal.answered_at < ended))


async def without_entry(session: AsyncSession, author: uuid.UUID, adopter: uuid.UUID) -> None:
    """The adoption is worth nothing any more."""
    change = update(RiskAdoption).where(RiskAdoption.account_id == author, RiskAdoption.adopter_id == adopter)
    await session.execute(change.values(entry=None))
