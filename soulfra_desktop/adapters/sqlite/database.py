"""The encrypted store: SQLCipher under sqlite-utils, one thread that writes and one that reads.

Several processes use one file at once: WAL, BEGIN IMMEDIATE and a busy timeout keep them in line, and a file lock
keeps creation and migration to one of them. What `write` has returned from survives a crash and a power cut.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters import home as folder
from soulfra_desktop.adapters.sqlite import migrations as schema
from soulfra_desktop.adapters.sqlite.lane import Lane, T, Work
from soulfra_desktop.domain.errors import StoreDamaged

if TYPE_CHECKING:
    import sqlite_utils

BUSY_SECONDS = 30
PATIENCE_MS = 500
"""Of the cutting of the log."""
STATEMENTS_KEPT = 1_000
"""Prepared ones. The library drops the newest where this is full, and the migrations alone fill its usual hundred: every
later statement would then be prepared again each time."""
PRAGMAS = (
    "foreign_keys=ON",
    "secure_delete=ON",
    "synchronous=FULL",
    "temp_store=MEMORY",
    "cache_size=-65536",
    f"busy_timeout={BUSY_SECONDS * 1000}",
)


class Database:
    """One open store. `write` and `read` take a function of a sqlite_utils.Database and run it off the loop's thread."""

    def __init__(self, writer: Lane, reader: Lane, searcher: Lane) -> None:
        self._writer = writer
        self._reader = reader
        self._searcher = searcher

    @classmethod
    async def open(cls, path: Path, key: bytes, migrations: Sequence[schema.Migration] = schema.MIGRATIONS) -> Database:
        """Open the store at `path` under a key of 32 bytes, creating or upgrading it. Its folder must exist.

        Raises StoreDamaged (also for a wrong key), HomeUnusable, DiskFull, or StoreError for a newer store.
        """
        writer = Lane("store-writer", path, lambda: _open_file(path, key, migrations))
        reader = Lane("store-reader", path, lambda: _reader(path, key))
        searcher = Lane("store-searcher", path, lambda: _reader(path, key))
        try:
            await writer.run(lambda _: None)
        except BaseException:
            await writer.close()
            raise
        return cls(writer, reader, searcher)

    @classmethod
    async def in_memory(cls) -> Database:
        """A store of this process alone, gone when it ends, that touches no disk."""
        lane = Lane("store", None, _open_memory)
        await lane.run(lambda _: None)
        return cls(lane, lane, lane)

    async def write(self, work: Work[T]) -> T:
        """Run `work` in one transaction, committed and synced before this returns, rolled back if it raises."""
        return await self._writer.run(lambda db: _transact(db, "BEGIN IMMEDIATE", work))

    async def read(self, work: Work[T]) -> T:
        """Run `work` over one snapshot; it sees every write that has returned."""
        return await self._reader.run(lambda db: _transact(db, "BEGIN", work))

    async def search(self, work: Work[T]) -> T:
        """As `read`, in a lane of its own; where this is cancelled, so is the query that is running."""
        return await self._searcher.run(
            lambda db: _transact(db, "BEGIN", work), interruptible=self._searcher is not self._writer
        )

    async def version(self) -> int:
        """Another number once another process has written. What is written here is written by the connection asked."""
        return await self._writer.run(lambda db: db.conn.execute("PRAGMA data_version").fetchone()[0])

    async def checkpoint(self) -> None:
        """Take the log into the store and cut it, so that it holds no page as it was. Where another program is reading for
        long, this is left to a later time."""
        await self._writer.run(_checkpoint)

    async def aclose(self) -> None:
        """Close all connections, after what was queued. Closing twice does nothing."""
        await self._searcher.close()
        await self._reader.close()
        await self._writer.close()


def _transact(db: sqlite_utils.Database, begin: str, work: Work[T]) -> T:
    db.conn.execute(begin)
    try:
        result = work(db)
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise
    return result


def _checkpoint(db: sqlite_utils.Database) -> None:
    db.conn.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    try:
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        db.conn.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")


def _load_library() -> None:
    """Without numpy, whose types it would only learn the names of: that costs every command a tenth of a second."""
    if "sqlite_utils" in sys.modules:
        return
    unloaded = "numpy" not in sys.modules
    if unloaded:
        sys.modules["numpy"] = None  # type: ignore[assignment]  # an import of it fails, which the library expects
    try:
        import sqlite_utils as _  # noqa: F401
    finally:
        if unloaded:
            del sys.modules["numpy"]


def _open_file(path: Path, key: bytes, migrations: Sequence[schema.Migration]) -> sqlite_utils.Database:
    _load_library()  # its import is slow: done before the lock is taken

    with folder.locked(path.parent), folder.told(path):
        if not path.exists():
            _create(path, key, migrations)
        if path.stat().st_size == 0:
            raise StoreDamaged(f"{path} is empty: something cut it off.")
        path.chmod(0o600)
        db = connect(path, key)
        try:
            schema.migrate(db, migrations, lambda name: _back_up(path, key, name))
            db.conn.execute("PRAGMA journal_mode=WAL")
        except BaseException:
            db.conn.close()
            raise
    return db


def _create(path: Path, key: bytes, migrations: Sequence[schema.Migration]) -> None:
    """Make the store under another name, so that a crash in the middle leaves none rather than half of one."""
    if path.with_name(f"{path.name}-wal").exists():
        raise StoreDamaged(f"{path} is gone, but the log beside it is not.")
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    db = connect(draft, key)
    try:
        schema.migrate(db, migrations, back_up=None)
    finally:
        db.conn.close()
    draft.replace(path)
    folder.sync_folder(path.parent)


def _back_up(path: Path, key: bytes, name: str) -> None:
    """Copy the store, still encrypted, to a file beside it that appears whole or not at all; keep the last three.

    The caller holds the write lock, so what is read here, through a connection of its own, is the last state.
    """
    draft = path.with_name(f"{path.name}.backup.new")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(connect(path, key).conn) as source, closing(connect(draft, key).conn) as copy:
            source.backup(copy)
        draft.replace(path.with_name(f"{path.name}.{name}"))
    finally:
        draft.unlink(missing_ok=True)
    folder.sync_folder(path.parent)
    backups = sorted(path.parent.glob(f"{path.name}.{schema.BACKUP}*"), key=lambda file: file.stat().st_mtime_ns)
    for old in backups[: -schema.BACKUPS_KEPT]:
        old.unlink()


def connect(path: Path | None, key: bytes | None) -> sqlite_utils.Database:
    """A keyed connection of this thread. A wrong key shows at the first statement, as a fault of the library's."""
    _load_library()
    import sqlite_utils
    from sqlcipher3 import dbapi2

    conn: Any = dbapi2.connect(  # pyright: ignore[reportAttributeAccessIssue]
        str(path) if path else ":memory:",
        timeout=BUSY_SECONDS,
        isolation_level=None,
        cached_statements=STATEMENTS_KEPT,
    )
    try:
        if key is not None:
            conn.execute("PRAGMA cipher_log_level=NONE")
            conn.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for pragma in PRAGMAS:
            conn.execute(f"PRAGMA {pragma}")
        conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return sqlite_utils.Database(conn, execute_plugins=False)
    except BaseException:
        conn.close()
        raise


def _reader(path: Path, key: bytes) -> sqlite_utils.Database:
    db = connect(path, key)
    db.conn.execute("PRAGMA query_only=ON")
    return db


def _open_memory() -> sqlite_utils.Database:
    db = connect(None, None)
    schema.migrate(db, schema.MIGRATIONS, back_up=None)
    return db
