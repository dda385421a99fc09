"""Where an export comes to lie: only the file that the person named is ever replaced, and only a file."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from soulfra_desktop.domain.errors import ExportFailed


def check(path: Path) -> None:
    """Raises ExportFailed where something lies there that is not a file: a link, a device, a pipe, a folder."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise ExportFailed(f"{path.name} is not a file, so nothing was written to it.")


def file(passing: Path, path: Path, *, replacing: bool) -> Path:
    """Move the whole file to its name, or where that is not to be replaced to the first free one like it."""
    if replacing:
        check(path)
        passing.replace(path)
        return path
    path = _taken(path, lambda name: os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY)))
    try:
        passing.replace(path)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def folder(passing: Path, path: Path) -> Path:
    """Move the whole folder to the first free name like `path`."""
    path = _taken(path, os.mkdir)
    try:
        if os.name == "nt":
            path.rmdir()  # a folder is not moved onto another there
        passing.rename(path)
    except OSError:
        with suppress(OSError):
            path.rmdir()
        raise
    return path


def _taken(path: Path, take: Callable[[Path], None]) -> Path:
    """A name that is ours alone, whoever else looks for one now."""
    for name in _names(path):
        try:
            take(name)
        except FileExistsError:
            continue
        return name
    raise AssertionError("numbers do not end")


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
