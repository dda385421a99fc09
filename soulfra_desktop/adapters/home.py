"""The home folder: private, made safely by several processes at once, its faults told in the person's words."""

from __future__ import annotations

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from soulfra_desktop.domain.errors import DiskFull, HomeUnusable, StoreError

LOCK_FILE = ".lock"
LOCK_SECONDS = 120.0
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def prepare(home: Path) -> None:
    """Make the folder if need be, open to nobody else; one that is shared with other things keeps its permissions.

    Raises HomeUnusable or DiskFull.
    """
    with told(home):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not any(home.iterdir()):
            home.chmod(0o700)


@contextmanager
def locked(home: Path) -> Generator[None]:
    """Hold the home against every other process. Raises HomeUnusable, and StoreError where it stays taken."""
    from filelock import FileLock, Timeout

    if not home.is_dir():
        raise HomeUnusable(f"{home} cannot be used: there is no such folder.")
    lock = FileLock(home / LOCK_FILE, timeout=LOCK_SECONDS, mode=0o600)
    try:
        with told(home):
            lock.acquire()
    except Timeout:
        raise StoreError("Another Soulfra is still setting up this home.", "Close it, or wait for it.") from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def told(path: Path) -> Generator[None]:
    """Translate what the file system refuses into HomeUnusable or DiskFull."""
    try:
        yield
    except TimeoutError:
        raise
    except OSError as error:
        if error.errno in FULL:
            raise DiskFull(f"There is no space left for {path}. What was stored before is untouched.") from error
        raise HomeUnusable(f"{path} cannot be used: {_why(error)}.") from error


def _why(error: OSError) -> str:
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return "there is a file where the folder should be"
    return error.strerror or type(error).__name__


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in `path` (mode 0600): after a crash the file holds the old bytes or the new ones, never a part."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    with told(path):
        try:
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where the system can open folders."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
