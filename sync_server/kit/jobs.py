"""The outbox: what shall happen after a change is written down in the change's own transaction, and done by whichever
node comes first, again until it is done. Payloads wait sealed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import LargeBinary, String, delete, event, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from sync_server.kit.auth import Clock
from sync_server.kit.db import Base, BigInt, Database, Instant
from sync_server.kit.secrets import KeyMissing, Secrets

POLL_SECONDS = 5.0
LEASE = timedelta(minutes=2)
"""How long a node has for a job before another takes it up: a node that died did not finish it. One that is stopped lets
its jobs go."""
ATTEMPTS = 12
LONGEST_PAUSE = timedelta(hours=1)
AT_ONCE = 8
USE = "outbox"

Payload = Mapping[str, Any]
Handler = Callable[[Payload], Awaitable[None]]
log = structlog.get_logger("jobs")


class Job(Base):
    """Something that is still to be done. `name` is of what comes round again: there is one of it."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=True)
    topic: Mapped[str] = mapped_column(String(64))
    name: Mapped[str | None] = mapped_column(String(64), unique=True)
    payload: Mapped[bytes] = mapped_column(LargeBinary)
    run_at: Mapped[Any] = mapped_column(Instant, index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    given_up_at: Mapped[Any | None] = mapped_column(Instant)


class Jobs:
    """Adds, and works off. A handler may be called more than once for a job: it does what is not done yet."""

    def __init__(self, database: Database, secrets: Secrets, now: Clock) -> None:
        self._database, self._secrets, self._now = database, secrets, now
        self._handlers: dict[str, Handler] = {}
        self._rounds: dict[str, timedelta] = {}
        self._heeding: dict[str, list[str]] = {}
        self._news = asyncio.Event()

    def on(self, topic: str, handler: Handler) -> None:
        """Who does what is added under this topic."""
        if topic in self._handlers:
            raise ValueError(f"{topic} has its handler")
        self._handlers[topic] = handler

    def heed(self, event: str, topic: str, handler: Handler) -> None:
        """A topic's answer to an event of one below it; each topic that heeds an event has a job of its own for it."""
        name = f"{event}>{topic}"
        self.on(name, handler)
        self._heeding.setdefault(event, []).append(name)

    async def announce(self, session: AsyncSession, event: str, payload: Payload) -> None:
        """Told to every topic that heeds the event, if the caller's transaction is committed."""
        for name in self._heeding.get(event, ()):
            await self.add(session, name, payload)

    def every(self, pause: timedelta, topic: str, handler: Handler) -> None:
        """Done again and again, on one node at a time."""
        self.on(topic, handler)
        self._rounds[topic] = pause

    async def add(self, session: AsyncSession, topic: str, payload: Payload, *, after: timedelta = timedelta()) -> None:
        """Written in the caller's transaction: it happens if, and only if, that is committed."""
        session.add(self._job(topic, payload, after))
        await session.flush()
        event.listen(session.sync_session, "after_commit", lambda _: self._news.set(), once=True)

    async def run(self) -> None:
        """Works until it is cancelled; a job that was begun is then finished by another, or after the next start."""
        has_begun = False
        while True:
            self._news.clear()
            try:
                if not has_begun:
                    await self._begin_rounds()
                    has_begun = True
                done = await self.run_due()
            except Exception as error:  # no database just now: the next round looks again
                log.warning("jobs wait", error=type(error).__name__)
                done = 0
            if not done:
                with suppress(TimeoutError):
                    async with asyncio.timeout(POLL_SECONDS):  # wait_for may swallow a cancellation on 3.11
                        await self._news.wait()

    async def run_due(self) -> int:
        """Does what is due, and says how much was taken up."""
        if not await self._database.read(self._is_any_due):
            return 0
        taken: list[Job] = []

        async def claim(session: AsyncSession) -> None:
            taken[:] = await self._claim(session)

        done = 0
        try:
            await self._database.write(claim)
            while taken:
                await self._do(taken[0])
                del taken[0]
                done += 1
        except asyncio.CancelledError:
            if taken:
                await self._database.write(lambda session: self._let_go(session, taken))
            raise
        return done

    async def waiting(self) -> tuple[int, int]:
        """How many wait, and how many were given up."""

        async def count(session: AsyncSession) -> tuple[int, int]:
            total = await session.scalar(select(func.count()).select_from(Job).where(Job.name.is_(None)))
            lost = await session.scalar(select(func.count()).select_from(Job).where(Job.given_up_at.is_not(None)))
            return (total or 0) - (lost or 0), lost or 0

        return await self._database.read(count)

    def _job(self, topic: str, payload: Payload, after: timedelta, name: str | None = None) -> Job:
        sealed = self._secrets.seal(USE, json.dumps(dict(payload)).encode(), topic.encode())
        return Job(topic=topic, name=name, payload=sealed, run_at=self._now() + after, attempts=0)

    async def _begin_rounds(self) -> None:
        for topic in self._rounds:

            async def begin(session: AsyncSession, topic: str = topic) -> None:
                if not await session.scalar(select(Job.id).where(Job.name == topic)):
                    session.add(self._job(topic, {}, timedelta(), name=topic))

            with suppress(IntegrityError):  # another node was first
                await self._database.write(begin)

    async def _is_any_due(self, session: AsyncSession) -> bool:
        due = select(Job.id).where(Job.run_at <= self._now(), Job.given_up_at.is_(None)).limit(1)
        return await session.scalar(due) is not None

    async def _claim(self, session: AsyncSession) -> list[Job]:
        due = (
            select(Job)
            .where(Job.run_at <= self._now(), Job.given_up_at.is_(None))
            .order_by(Job.run_at, Job.id)
            .limit(AT_ONCE)
            .with_for_update(skip_locked=True)
        )
        jobs = list(await session.scalars(due))
        for job in jobs:
            job.attempts += 1
            job.run_at = self._now() + LEASE
        await session.flush()
        session.expunge_all()
        return jobs

    async def _let_go(self, session: AsyncSession, jobs: Sequence[Job]) -> None:
        """This node stops: what it has not settled waits for no lease."""
        for job in jobs:
            ours = (Job.id == job.id, Job.attempts == job.attempts, Job.run_at == job.run_at)
            again = update(Job).where(*ours).values(run_at=self._now(), attempts=job.attempts - 1)
            await session.execute(again)

    async def _do(self, job: Job) -> None:
        try:
            payload = self._payload(job)
            await self._handlers[job.topic](payload)
        except KeyMissing as missing:  # it waits for whoever runs the server, however long that takes
            log.error("a job waits for a sealing key", topic=job.topic, key=missing.name, what_to_do=str(missing))
            await self._database.write(lambda session: self._put_off(session, job, is_given_up=False))
        except Exception as error:
            log.warning("a job failed", topic=job.topic, attempts=job.attempts, error=type(error).__name__)
            await self._database.write(lambda session: self._put_off(session, job))
        else:
            await self._database.write(lambda session: self._settle(session, job))

    def _payload(self, job: Job) -> Payload:
        """What comes round has none: it goes on also where the key is missing that its row was written with."""
        return {} if job.name else json.loads(self._secrets.open(USE, job.payload, job.topic.encode()))

    async def _settle(self, session: AsyncSession, job: Job) -> None:
        pause = self._rounds.get(job.topic) if job.name else None
        if pause is None:
            await session.execute(delete(Job).where(Job.id == job.id))
        else:
            again = update(Job).where(Job.id == job.id).values(run_at=self._now() + pause, attempts=0)
            await session.execute(again)

    async def _put_off(self, session: AsyncSession, job: Job, *, is_given_up: bool = True) -> None:
        pause = min(LONGEST_PAUSE, timedelta(seconds=5 * 2 ** min(job.attempts, ATTEMPTS)))
        given_up = self._now() if is_given_up and job.attempts >= ATTEMPTS and not job.name else None
        later = update(Job).where(Job.id == job.id).values(run_at=self._now() + pause, given_up_at=given_up)
        await session.execute(later)
