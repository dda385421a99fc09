"""Turns what SQLite reports into errors that a person can act on. No message carries stored text or a key."""

from __future__ import annotations

import shutil
import sqlite3 as codes
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from soulfra_desktop.domain.errors import DiskFull, HomeUnusable, NotFound, StoreDamaged, StoreError

NEARLY_FULL = 1024 * 1024
UNUSABLE = frozenset({codes.SQLITE_READONLY, codes.SQLITE_CANTOPEN, codes.SQLITE_PERM, codes.SQLITE_AUTH})
DAMAGED = frozenset({codes.SQLITE_CORRUPT, codes.SQLITE_NOTADB})
BUSY = frozenset({codes.SQLITE_BUSY, codes.SQLITE_LOCKED})


@contextmanager
def translated(path: Path | None) -> Generator[None]:
    """Let no exception of the database library pass. `path` is None for a store in memory."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except dbapi2.Error as error:  # pyright: ignore[reportAttributeAccessIssue]
        raise fault(error, path) from error
    except UnicodeEncodeError:
        raise StoreError("This text holds half of a character.", "Remove it and try again.") from None
    except OverflowError:
        raise StoreError("A number is too large to be stored.", "Nothing was changed. Please report it.") from None
    except MemoryError as error:
        raise StoreError("There is not enough memory for this.", "Close something and try again.") from error


def fault(error: Exception, path: Path | None) -> StoreError:
    """Our error for one of the library's."""
    extended = getattr(error, "sqlite_errorcode", 0)
    code, where = extended & 0xFF, path or "The store in memory"
    if code == codes.SQLITE_FULL or (code == codes.SQLITE_IOERR and _is_full(path)):
        return DiskFull(f"There is no space left for {where}. What was stored before is untouched.")
    if code in DAMAGED:
        return StoreDamaged(f"{where} is damaged or is not a store that this key opens.")
    if code in UNUSABLE or code == codes.SQLITE_IOERR:
        return HomeUnusable(f"{where} cannot be read or written ({_name(error)}).")
    if code in BUSY:
        return StoreError(f"{where} was held by another program for too long.", "Try again in a moment.")
    if extended == codes.SQLITE_CONSTRAINT_FOREIGNKEY:
        return NotFound("A chat or message that this belongs to does not exist.", "Open the chat again.")
    return StoreError(f"The store refused this ({_name(error)}).", "Nothing was changed. Please report it.")


def _is_full(path: Path | None) -> bool:
    return path is not None and shutil.disk_usage(path.parent).free < NEARLY_FULL


def _name(error: Exception) -> str:
    return getattr(error, "sqlite_errorname", type(error).__name__)
