"""A copy of all that a server keeps, taken while it is written to, and the way back."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from sync_server.operations.backup import BackupRefused, back_up, copy_database, restore


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A server's folder with something in it."""
    home = tmp_path / "home"
    (home / "blobs" / "a").mkdir(parents=True)
    (home / "blobs" / "a" / "one").write_bytes(b"1" * 100)
    (home / "signing.keys").write_text("signing\n")
    (home / "sealing.keys").write_text("sealing\n")
    with closing(sqlite3.connect(home / "server.sqlite")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE change (n INTEGER PRIMARY KEY, twice INTEGER)")
        database.executemany("INSERT INTO change VALUES (?, ?)", [(n, 2 * n) for n in range(1000)])
        database.commit()
    return home


def backed_up(home: Path, folder: Path) -> None:
    back_up(home / "server.sqlite", home, home / "blobs", folder)


def rows(path: Path) -> list[tuple[int, int]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT n, twice FROM change ORDER BY n").fetchall()


def test_what_is_restored_is_what_was_there(home, tmp_path):
    backed_up(home, tmp_path / "backup")
    new = tmp_path / "new"
    restore(tmp_path / "backup", new / "server.sqlite", new)
    assert rows(new / "server.sqlite") == rows(home / "server.sqlite")
    assert (new / "blobs" / "a" / "one").read_bytes() == b"1" * 100
    assert (new / "sealing.keys").read_text() == "sealing\n"


def test_a_copy_while_others_write_is_whole(home, tmp_path):
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(home / "server.sqlite", timeout=60)) as database:
            n = 1000
            while not stop.is_set():
                database.executemany("INSERT INTO change VALUES (?, ?)", [(n + i, 2 * (n + i)) for i in range(10)])
                database.commit()
                n += 10

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            backed_up(home, tmp_path / "backup")
            copied = rows(tmp_path / "backup" / "server.sqlite")
            assert len(copied) % 10 == 0, "no batch is in it by half"
            assert copied == [(n, 2 * n) for n in range(len(copied))]
    finally:
        stop.set()
        writer.join()


def test_a_second_backup_brings_only_what_is_new(home, tmp_path):
    backed_up(home, tmp_path / "backup")
    first = (tmp_path / "backup" / "blobs" / "a" / "one").stat()
    (home / "blobs" / "a" / "two").write_bytes(b"2")
    backed_up(home, tmp_path / "backup")
    assert (tmp_path / "backup" / "blobs" / "a" / "one").stat().st_mtime_ns == first.st_mtime_ns
    assert (tmp_path / "backup" / "blobs" / "a" / "one").stat().st_ino == first.st_ino
    assert (tmp_path / "backup" / "blobs" / "a" / "two").read_bytes() == b"2"


def test_nothing_that_is_there_is_written_over(home, tmp_path):
    backed_up(home, tmp_path / "backup")
    with pytest.raises(BackupRefused, match="is there already"):
        restore(tmp_path / "backup", home / "server.sqlite", home)
    assert rows(home / "server.sqlite")


def test_a_folder_that_is_no_backup_is_refused(tmp_path):
    with pytest.raises(BackupRefused, match="no backup"):
        restore(tmp_path, tmp_path / "new" / "server.sqlite", tmp_path / "new")


def test_a_damaged_database_makes_no_backup(home, tmp_path):
    with (home / "server.sqlite").open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 4096)
    with pytest.raises((BackupRefused, sqlite3.DatabaseError)):
        copy_database(home / "server.sqlite", tmp_path / "copy.sqlite")
    assert not (tmp_path / "copy.sqlite").exists()
