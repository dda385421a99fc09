"""Which model files were found to be the promised ones, so that gigabytes are read through once and not at each use."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

RECORD = ".checked.json"
"""Beside the files: what each was when its SHA-256 was found right."""
SLICE = 8 * 1024 * 1024


def was_checked(path: Path, sha256: str) -> bool:
    """Whether this file was found right and has not been written since."""
    return _read(path.parent).get(path.name) == _seen(path, sha256)


def keep_checked(path: Path, sha256: str) -> None:
    """Remember that the file as it lies there is right. Where that cannot be written it is checked again, no worse."""
    known = {name: seen for name, seen in _read(path.parent).items() if (path.parent / name).is_file()}
    known[path.name] = _seen(path, sha256)
    fresh = path.with_name(f"{RECORD}.new")
    with suppress(OSError):
        fresh.write_text(json.dumps(known), encoding="utf-8")
        fresh.replace(path.with_name(RECORD))


def digest(path: Path, read: Callable[[int], None]) -> str:
    """The SHA-256 of a file. `read` hears how many bytes are done, and may raise to stop. Raises OSError."""
    found, done = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(SLICE):
            found.update(piece)
            done += len(piece)
            read(done)
    return found.hexdigest()


def is_promised(path: Path, sha256: str, size_bytes: int, read: Callable[[int], None] = lambda _: None) -> bool:
    """Whether a file is the promised one; read through only where it was not before. Raises OSError; it blocks."""
    if path.stat().st_size != size_bytes:
        return False
    if was_checked(path, sha256):
        return True
    before = _seen(path, sha256)
    if digest(path, read) != sha256 or _seen(path, sha256) != before:
        return False
    keep_checked(path, sha256)
    return True


def _seen(path: Path, sha256: str) -> list[Any]:
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns, sha256]


def _read(folder: Path) -> dict[str, Any]:
    try:
        known = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}
