"""What happens before a node answers: its folder, a copy of the database as it was, and the way to its present form."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import structlog
from anyio import to_thread
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from sync_server.migrations.schema import HEAD, NewerDatabase, Schema
from sync_server.operations.backup import copy_database
from sync_server.settings import ServerSettings, SettingsRefused

log = structlog.get_logger("start")


async def prepare(settings: ServerSettings) -> None:
    """Migrates forward where it must; of an SQLite file a copy is kept first. Raises SettingsRefused."""
    make_home(settings.server_home)
    if (path := sqlite_file(settings)) is not None:
        _make_file(path)
    schema = Schema(settings.database)
    try:
        revision = await schema.current()
        if revision != HEAD:
            await _migrate(settings, schema, revision)
    finally:
        await schema.close()


async def require_database(settings: ServerSettings) -> None:
    """Nothing is made: a command that looks after a server has to find one. Raises SettingsRefused."""
    path = sqlite_file(settings)
    if path is not None and not (path.is_file() and path.stat().st_size):
        raise no_database(path)
    schema = Schema(settings.database)
    try:
        revision = await schema.current()
    except (SQLAlchemyError, OSError):
        raise SettingsRefused("the database does not answer, or is none: look at SOULFRA_DATABASE_URL") from None
    finally:
        await schema.close()
    if revision is None:
        raise SettingsRefused("the database is empty: run `soulfra-server migrate`, or start the server once")
    if revision != HEAD:
        raise SettingsRefused(
            f"the database has the form {revision}, and this program wants {HEAD}: if the server is newer, use its own"
            " soulfra-server; if it is older, run `soulfra-server migrate`"
        )


def no_database(path: Path) -> SettingsRefused:
    return SettingsRefused(
        f"there is no server's database at {path}. Set SOULFRA_SERVER_HOME (or SOULFRA_DATABASE_URL) to what the server"
        " was started with"
    )


async def _migrate(settings: ServerSettings, schema: Schema, revision: str | None) -> None:
    if revision is not None and (path := sqlite_file(settings)) is not None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        copy = settings.server_home / "backups" / f"server-{revision}-{stamp}.sqlite"
        await to_thread.run_sync(copy_database, path, copy)
        log.info("the database was copied before it is migrated", to=str(copy))
    try:
        await schema.upgrade()
    except NewerDatabase:
        raise SettingsRefused(
            f"the database has the form {revision}, which a newer server made; this one knows {HEAD}"
        ) from None
    log.info("migrated", before=revision or "nothing", to=HEAD)


def make_home(home: Path) -> None:
    """For this user alone. Raises SettingsRefused."""
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise SettingsRefused(f"SOULFRA_SERVER_HOME: {home} cannot be made: {error.strerror}") from None


def sqlite_file(settings: ServerSettings) -> Path | None:
    """Where the SQLite database lies; None for any other."""
    name = make_url(settings.database).database if settings.is_sqlite else None
    return Path(name) if name else None


def _make_file(path: Path) -> None:
    """For this user alone, before SQLite makes it for everybody."""
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT, 0o600))
