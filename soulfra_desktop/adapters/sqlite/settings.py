"""Settings, named endpoints and API keys in the encrypted store."""

from __future__ import annotations

import asyncio
import json
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from soulfra_desktop.domain.settings import Endpoint

if TYPE_CHECKING:
    from pathlib import Path

    import sqlite_utils

    from soulfra_desktop.adapters.sqlite.database import Database
    from soulfra_desktop.domain.settings import SettingValue


class SqliteSettings:
    """Fulfils SettingStore."""

    def __init__(self, database: Database, stamp: Path | None = None) -> None:
        """`stamp` is a file whose time tells other processes that something was set; None where there are none."""
        self._database = database
        self._stamp = stamp
        self._saves = 0

    def version(self) -> tuple[int, int]:
        if self._stamp is None:
            return self._saves, 0
        try:
            return self._saves, self._stamp.stat().st_mtime_ns
        except OSError:
            return self._saves, time.monotonic_ns()  # who cannot tell reads anew

    async def load(self) -> dict[str, SettingValue]:
        rows = await _rows(self._database, "SELECT name, value FROM setting", [])
        return {name: json.loads(value) for name, value in rows}

    async def save(self, name: str, value: SettingValue) -> None:
        sql = "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        await _write(self._database, sql, [name, json.dumps(value)])
        await self.tell()

    async def tell(self) -> None:
        """Let other processes, and whoever asks for the version, know that something was set."""
        self._saves += 1
        if self._stamp is not None:
            await asyncio.to_thread(_touch, self._stamp)

    async def endpoints(self) -> list[Endpoint]:
        rows = await _rows(self._database, "SELECT name, base_url, serves_this_machine FROM endpoint ORDER BY name", [])
        return [Endpoint(name, base_url, bool(local)) for name, base_url, local in rows]

    async def save_endpoint(self, endpoint: Endpoint) -> None:
        row = [endpoint.name, endpoint.base_url, endpoint.serves_this_machine]
        await _write(self._database, "INSERT OR REPLACE INTO endpoint VALUES (?, ?, ?)", row)
        await self.tell()

    async def delete_endpoint(self, name: str) -> None:
        """Forget an endpoint, if it is there."""
        await _write(self._database, "DELETE FROM endpoint WHERE name = ?", [name])
        await self.tell()


class SqliteSecrets:
    """Fulfils SecretStore: the keys lie inside the encrypted file, overwritten when they are deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        rows = await _rows(self._database, "SELECT value FROM secret WHERE name = ?", [name])
        return rows[0][0] if rows else None

    async def put(self, name: str, secret: str) -> None:
        await _write(self._database, "INSERT OR REPLACE INTO secret VALUES (?, ?)", [name, secret])

    async def delete(self, name: str) -> None:
        await _write(self._database, "DELETE FROM secret WHERE name = ?", [name])


def _touch(stamp: Path) -> None:
    with suppress(OSError):
        stamp.touch(0o600)
        now = time.time_ns()
        os.utime(stamp, ns=(now, now))  # finer than the file system's own clock


async def _rows(database: Database, sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
    return await database.read(lambda db: db.execute(sql, values).fetchall())


async def _write(database: Database, sql: str, values: list[Any]) -> None:
    def write(db: sqlite_utils.Database) -> None:
        db.execute(sql, values)

    await database.write(write)
