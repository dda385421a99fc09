"""One way to the database for every topic: the declarative base, portable types, and transactions that are repeated
where the database asks for it. SQLite and PostgreSQL run the same models."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import BigInteger, Connection, DateTime, Integer, MetaData, Select, create_engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from sync_server.kit.problems import Problem
from sync_server.protocol import errors

Result = TypeVar("Result")
Work = Callable[[AsyncSession], Awaitable[Result]]
Plain = Callable[[Connection], Result]
Statement = Select[*tuple[Any, ...]]

ATTEMPTS = 6
BUSY_MILLISECONDS = 10_000
LOOKERS = 2
ROW_CONNECTIONS = 4
TIMEOUT_SECONDS = 30.0
WRITES = "soulfra_writes"
SESSION = {
    "idle_in_transaction_session_timeout": "10000",
    "tcp_keepalives_idle": "20",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
"""What PostgreSQL does where a node has gone away in the middle of a transaction: it lets its locks go."""
REPEATED = frozenset({"40001", "40P01"})
"""PostgreSQL's serialization failure and deadlock: nothing was done, the same again may pass."""

BigInt = BigInteger().with_variant(Integer, "sqlite")
"""64 bits on both; SQLite numbers only INTEGER keys by itself."""


class Base(DeclarativeBase):
    """Every table of the server; constraints are named alike on both databases so that migrations find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Instant(TypeDecorator[datetime]):
    """An aware time in UTC, also where the database keeps none of the zone. A naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Database:
    """The engine and its transactions. `write` and `read` take a function of a session; what it returns is returned
    after the commit. Raises Problem 503 where the database cannot be reached."""

    def __init__(self, url: str, *, pool: int = 10) -> None:
        self.is_sqlite = url.startswith("sqlite")
        self.url = url
        self.engine = _engine(url, pool)
        writers = self.engine.execution_options(**{WRITES: True})
        self._writers = async_sessionmaker(writers, expire_on_commit=False)
        self._readers = async_sessionmaker(self.engine, expire_on_commit=False)
        self._turn = asyncio.Lock() if self.is_sqlite else None
        self._plain = PlainSqlite(url) if self.is_sqlite else None
        self._rows = PlainPostgres(url, self.engine.dialect) if not self.is_sqlite else None
        self._lookers = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    async def write(self, work: Work[Result]) -> Result:
        """Does `work` in one transaction and commits; again from its start where the database calls for that, so it
        must change nothing but the database. Whoever is cancelled meanwhile waits for its end."""
        return await _to_its_end(self._write(work))

    async def _write(self, work: Work[Result]) -> Result:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._write_once(work)
            except _Repeat as repeat:
                if attempt == ATTEMPTS:
                    raise unavailable() from repeat.__cause__
                await asyncio.sleep(random.uniform(0.005, 0.02) * 2**attempt)  # noqa: S311 - spreads, hides nothing
        raise AssertionError("unreachable")

    async def change(self, work: Plain[Result]) -> Result:
        """`write` for a plain function of a Core connection. On SQLite it is done in one go by a thread, with no way
        back to the loop between two statements: that is most of what a statement costs there."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._change_once(work)
            except _Repeat as repeat:
                if attempt == ATTEMPTS:
                    raise unavailable() from repeat.__cause__
                await asyncio.sleep(random.uniform(0.005, 0.02) * 2**attempt)  # noqa: S311 - spreads, hides nothing
        raise AssertionError("unreachable")

    async def look(self, work: Plain[Result]) -> Result:
        """`read` for a plain function of a Core connection, outside a transaction: each statement of it sees what is
        committed by then."""
        for attempt in (1, 2):
            try:
                if self._plain is not None:
                    return await self._plain.look(work)
                async with self._lookers.connect() as connection:
                    return await connection.run_sync(work)
            except (DBAPIError, OSError) as error:
                if not _is_lost(error):
                    raise
                if attempt == 2:
                    raise unavailable() from error
        raise AssertionError("unreachable")

    async def row(self, statement: Statement, given: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """One row that is found by its key, as cheaply as can be: SQLite is asked on the loop, since a thread costs
        more than that, PostgreSQL by its driver."""
        if self._plain is not None:
            found = self._plain.on_this_thread(lambda connection: connection.execute(statement, given).first())
            return tuple(found) if found is not None else None
        assert self._rows is not None
        return await self._rows.row(statement, given)

    async def read(self, work: Work[Result]) -> Result:
        """Does `work` in one transaction that changes nothing."""
        for attempt in (1, 2):
            try:
                async with self._readers() as session:
                    return await work(session)
            except (DBAPIError, OSError) as error:
                if not _is_lost(error):
                    raise
                if attempt == 2:
                    raise unavailable() from error
        raise AssertionError("unreachable")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A transaction that changes nothing."""
        try:
            async with self._readers() as session:
                yield session
        except (DBAPIError, OSError) as error:
            if _is_lost(error):
                raise unavailable() from error
            raise

    @property
    def connections(self) -> int:
        """How many are in use just now."""
        return self.engine.pool.checkedout()  # type: ignore[attr-defined]

    async def close(self) -> None:
        if self._plain is not None:
            self._plain.close()
        if self._rows is not None:
            self._rows.close()
        await self.engine.dispose()

    async def _change_once(self, work: Plain[Result]) -> Result:
        is_committing = False
        try:
            if self._plain is not None:
                async with self._turn_to_write():
                    return await self._plain.change(work)
            async with self.engine.connect() as connection:
                result = await connection.run_sync(work)
                is_committing = True
                await connection.commit()
                return result
        except (DBAPIError, OSError) as error:
            if _is_repeatable(error) or (_is_lost(error) and not is_committing):
                raise _Repeat from error
            if _is_lost(error):
                raise unavailable() from error
            raise

    async def _write_once(self, work: Work[Result]) -> Result:
        is_committing = False
        async with self._turn_to_write(), self._writers() as session:
            try:
                result = await work(session)
                await session.flush()
                is_committing = True
                await session.commit()
                return result
            except (DBAPIError, OSError) as error:
                if _is_repeatable(error) or (_is_lost(error) and not is_committing):
                    raise _Repeat from error
                if _is_lost(error):
                    raise unavailable() from error  # nobody knows whether it was kept; who asked asks again
                raise

    def _turn_to_write(self) -> AbstractAsyncContextManager[Any]:
        """SQLite has one writer; waiting here is fair and quick, waiting in its busy handler is neither."""
        return self._turn if self._turn is not None else nullcontext()


class PlainSqlite:
    """SQLite by its own threads: one writes, the others read. Nothing is opened before it is asked."""

    def __init__(self, url: str) -> None:
        plain = url.replace("+aiosqlite", "+pysqlite", 1)
        self._writer = create_engine(plain, hide_parameters=True, pool_size=1, max_overflow=0)
        self._readers = create_engine(plain, hide_parameters=True, pool_size=LOOKERS + 1, max_overflow=0)
        for engine in (self._writer, self._readers):
            event.listen(engine, "connect", _prepare)
        event.listen(self._writer, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        self._writing = ThreadPoolExecutor(1, "sqlite-writer")
        self._looking = ThreadPoolExecutor(LOOKERS, "sqlite-reader")

    async def change(self, work: Plain[Result]) -> Result:
        def change() -> Result:
            with self._writer.begin() as connection:
                return work(connection)

        return await asyncio.get_running_loop().run_in_executor(self._writing, change)

    async def look(self, work: Plain[Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._looking, self.on_this_thread, work)

    def on_this_thread(self, work: Plain[Result]) -> Result:
        with self._readers.connect() as connection:
            return work(connection)

    def close(self) -> None:
        for threads in (self._writing, self._looking):
            threads.shutdown()
        for engine in (self._writer, self._readers):
            engine.dispose()


class PlainPostgres:
    """Rows by their key, asked of asyncpg itself: a third of the time and a sixth of the work of the way through the
    engine. Values are the driver's own: UUID, bytes, int, aware times."""

    def __init__(self, url: str, dialect: Dialect) -> None:
        self._url, self._dialect = url.replace("+asyncpg", "", 1), dialect
        self._idle: list[Any] = []
        self._room = asyncio.Semaphore(ROW_CONNECTIONS)
        self._said: dict[Statement, tuple[str, list[str], dict[str, Any]]] = {}

    async def row(self, statement: Statement, given: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Raises Problem 503."""
        import asyncpg

        sql, names, constants = self._compiled(statement)
        values = [given[name] if name in given else constants[name] for name in names]
        lost = (asyncpg.InterfaceError, asyncpg.PostgresConnectionError, asyncpg.OperatorInterventionError, OSError)
        for attempt in (1, 2):
            try:
                async with self._room:
                    found = await self._fetch(sql, values)
                return tuple(found) if found is not None else None
            except (*lost, asyncpg.TooManyConnectionsError) as error:
                if attempt == 2:
                    raise unavailable() from error
        raise AssertionError("unreachable")

    def close(self) -> None:
        """At once: a database that is slow just now is not waited for, nor keeps the rest from being closed."""
        while self._idle:
            self._idle.pop().terminate()

    async def _fetch(self, sql: str, values: list[Any]) -> Any:
        import asyncpg

        connection = self._idle.pop() if self._idle else None
        if connection is None or connection.is_closed():
            connection = await asyncpg.connect(self._url, timeout=10, command_timeout=TIMEOUT_SECONDS)
        try:
            found = await connection.fetchrow(sql, *values)
        except BaseException:
            connection.terminate()
            raise
        self._idle.append(connection)
        return found

    def _compiled(self, statement: Statement) -> tuple[str, list[str], dict[str, Any]]:
        if statement not in self._said:
            compiled = statement.compile(dialect=self._dialect)
            names: list[str] = list(getattr(compiled, "positiontup", None) or [])
            self._said[statement] = str(compiled), names, dict(compiled.params)
        return self._said[statement]


async def _to_its_end(work: Coroutine[Any, Any, Result]) -> Result:
    """A connection that is left in the middle of a statement, and then of its clearing up, may keep SQLite's lock for as
    long as the process lives."""
    working = asyncio.gather(work)
    try:
        return (await asyncio.shield(working))[0]
    except asyncio.CancelledError:
        while not working.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([working])
        if not working.cancelled():
            working.exception()  # looked at: who asked is gone
        raise


class _Repeat(Exception):
    """Nothing was done; the same again may pass."""


def unavailable() -> Problem:
    return Problem(503, errors.UNAVAILABLE, "The database cannot be reached just now.", retry_after=2)


def _engine(url: str, pool: int) -> AsyncEngine:
    if not url.startswith("sqlite"):
        return create_async_engine(
            url,
            hide_parameters=True,
            pool_size=pool,
            max_overflow=0,
            pool_timeout=TIMEOUT_SECONDS,
            pool_recycle=1800,
            connect_args={"timeout": 10, "command_timeout": TIMEOUT_SECONDS, "server_settings": SESSION},
        )
    engine = create_async_engine(url, hide_parameters=True, pool_size=min(pool, 5), max_overflow=0)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: Any, record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours: `_begin`
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # what was acknowledged outlives a power cut
        "foreign_keys=ON",
        "secure_delete=ON",
        "cache_size=-16384",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _is_repeatable(error: Exception) -> bool:
    if not isinstance(error, DBAPIError):
        return False
    if getattr(error.orig, "sqlstate", None) in REPEATED:
        return True
    return isinstance(error, OperationalError) and "database is locked" in str(error.orig)


def _is_lost(error: Exception) -> bool:
    """The database went away, or is starting up, shutting down or full of connections."""
    if isinstance(error, OSError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    state = getattr(error.orig, "sqlstate", None) or ""
    return (
        error.connection_invalidated or isinstance(error, InterfaceError) or state[:3] in ("57P", "08P", "080", "533")
    )
