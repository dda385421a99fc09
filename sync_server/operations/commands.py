"""What whoever runs a server asks of it at its own machine."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from sync_server.operations import accounts, resealing, trust
from sync_server.operations.start import no_database
from sync_server.settings import ServerSettings, SettingsRefused

Folder = Annotated[Path, typer.Argument(file_okay=False, help="A folder; an older backup in it is brought up to date.")]


def add_to(cli: typer.Typer, make_node: accounts.NodeMaker) -> None:
    """The commands apart from `serve`."""
    cli.add_typer(accounts.commands(make_node), name="accounts")
    cli.add_typer(trust.commands(make_node), name="trust")
    cli.command()(migrate)
    cli.command()(backup)
    cli.command()(restore)
    cli.command("new-key")(new_key)
    cli.command("reseal")(resealing.command(make_node))


def migrate() -> None:
    """Bring the database to the form that this server wants, and end. `serve` does so by itself."""
    from sync_server.migrations.schema import HEAD
    from sync_server.operations.start import prepare

    asyncio.run(prepare(ServerSettings.read()))
    typer.echo(HEAD)


def backup(folder: Folder) -> None:
    """Copy database, keys and blobs of a server on SQLite, also while it runs."""
    from sync_server.operations.backup import BackupRefused, back_up

    settings = ServerSettings.read()
    if not (database := _database_file(settings)).is_file():
        raise no_database(database)
    try:
        back_up(database, settings.server_home, _blobs(settings), folder)
    except (BackupRefused, OSError) as error:
        raise SettingsRefused(f"no backup was made: {error}") from None
    typer.echo(str(folder))


def restore(folder: Folder) -> None:
    """Put a backup in the place of a server that has nothing yet."""
    from sync_server.operations import backup as backups

    settings = ServerSettings.read()
    try:
        backups.restore(folder, _database_file(settings), settings.server_home)
    except (backups.BackupRefused, OSError) as error:
        raise SettingsRefused(f"nothing was restored: {error}") from None
    typer.echo(str(settings.server_home))


def new_key() -> None:
    """Print a key for SOULFRA_SIGNING_KEYS or SOULFRA_SEALING_KEYS."""
    from sync_server.kit.secrets import new_key as made

    typer.echo(made())


def _database_file(settings: ServerSettings) -> Path:
    from sync_server.operations.start import sqlite_file

    path = sqlite_file(settings)
    if path is None:
        raise SettingsRefused("this server is on PostgreSQL: use pg_dump or pg_basebackup (docs/operations.md)")
    return path


def _blobs(settings: ServerSettings) -> Path | None:
    """Where blobs lie on this machine; None where they are in a bucket."""
    if not settings.blobs_url:
        return settings.server_home / "blobs"
    return Path(settings.blobs_url.removeprefix("file://")) if settings.blobs_url.startswith("file://") else None
