"""Opens a file that may be anything: a pipe that never ends, a device, a circle of links, gone in a moment."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from soulfra_desktop.adapters.reading import refusals
from soulfra_desktop.domain.errors import DocumentRefused

HEAD = 64 * 1024
"""Bytes by which a file's kind is told."""


@dataclass(slots=True)
class OpenFile:
    """A file that is read. `name` may stand in a sentence; `suffix` is what its name says of its kind."""

    name: str
    suffix: str
    size: int
    stream: BinaryIO
    head: bytes

    def content(self, most: int) -> bytes:
        """All of it. Raises DocumentRefused where that is more than `most` bytes."""
        if self.size > most:
            raise refusals.too_large(self.name, self.size, most)
        self.stream.seek(0)
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise refusals.changed(self.name)
        return data


@contextmanager
def opened(path: str) -> Iterator[OpenFile]:
    """Raises DocumentRefused where there is no ordinary file, and afterwards where it was changed meanwhile."""
    name = refusals.name_of(path)
    try:
        _check_mode(name, os.stat(path).st_mode)
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _refused(name, error) from None
    with os.fdopen(number, "rb") as stream:
        before = os.fstat(number)
        _check_mode(name, before.st_mode)
        try:
            head = stream.read(HEAD)
            if not head:
                raise refusals.empty(name)
            suffix = os.path.splitext(path)[1].lower()
            yield OpenFile(name, suffix, before.st_size, stream, head)
        except OSError as error:
            raise refusals.broken_off(name, error.strerror or type(error).__name__) from None
        except DocumentRefused:
            _check_unchanged(name, before, number)
            raise
        _check_unchanged(name, before, number)


def _check_mode(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise refusals.folder(name)
    if not stat.S_ISREG(mode):
        raise refusals.no_file(name)


def _check_unchanged(name: str, before: os.stat_result, number: int) -> None:
    """Half of one version and half of the next would be a text that nobody wrote."""
    now = os.fstat(number)
    if (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise refusals.changed(name)


def _refused(name: str, error: OSError | ValueError) -> DocumentRefused:
    number = getattr(error, "errno", None)
    if number in (errno.ENOENT, errno.ENOTDIR):
        return refusals.missing(name)
    if number in (errno.EACCES, errno.EPERM):
        return refusals.not_allowed(name)
    if number == errno.ELOOP:
        return refusals.in_a_circle(name)
    reason = getattr(error, "strerror", None) or "its name cannot be used"
    return refusals.not_opened(name, reason)
