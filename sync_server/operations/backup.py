"""A copy of everything that one node on SQLite keeps, taken while it runs: database, keys, blobs; and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sync_server.kit.secrets import SEALING_FILE, SIGNING_FILE

DATABASE = "server.sqlite"
BLOBS = "blobs"


class BackupRefused(Exception):
    """It was not done; the message says why and what to do."""


def copy_database(source: Path, target: Path) -> None:
    """A whole and checked copy of a database that others may be writing. Raises BackupRefused."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(source, timeout=60)) as original, closing(sqlite3.connect(draft)) as copy:
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupRefused(f"the copy of {source} is damaged; the database itself may be")
    draft.replace(target)


def back_up(database: Path, home: Path, blobs: Path | None, folder: Path) -> None:
    """Into a folder, which may hold an older backup: blobs that are there are not copied again.

    Blobs come before and after the database, so that none is missing which that names.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if blobs is not None:
        _copy_new(blobs, folder / BLOBS)
    copy_database(database, folder / DATABASE)
    if blobs is not None:
        _copy_new(blobs, folder / BLOBS)
    for name in (SIGNING_FILE, SEALING_FILE):
        if (home / name).is_file():
            shutil.copy2(home / name, folder / name)


def restore(folder: Path, database: Path, home: Path) -> None:
    """Into the place of a server that has none. Raises BackupRefused where something is there already."""
    if not (folder / DATABASE).is_file():
        raise BackupRefused(f"{folder} holds no {DATABASE}: it is no backup")
    there = [path for path in (database, home / SIGNING_FILE, home / SEALING_FILE, home / BLOBS) if path.exists()]
    if there:
        raise BackupRefused(f"{there[0]} is there already. Move it away, or set SOULFRA_SERVER_HOME to an empty folder")
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (folder / BLOBS).is_dir():
        _copy_new(folder / BLOBS, home / BLOBS)
    for name in (SIGNING_FILE, SEALING_FILE):
        if (folder / name).is_file():
            shutil.copy2(folder / name, home / name)
    copy_database(folder / DATABASE, database)


def _copy_new(source: Path, target: Path) -> None:
    """Files never change once they have their name, so what is there with its size is the same."""
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        copy = target / path.relative_to(source)
        if path.is_file() and not (copy.is_file() and copy.stat().st_size == path.stat().st_size):
            copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = copy.with_name(copy.name + ".part")
            shutil.copy2(path, draft)
            draft.replace(copy)
