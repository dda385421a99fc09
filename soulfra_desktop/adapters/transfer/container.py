"""What a person hands over for an import, seen as named files: one file, a folder, or a zip that is never unpacked."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from soulfra_desktop.domain.errors import ImportRefused

MOST_FILES = 100_000
DEEPEST_FOLDER = 8
LARGEST_TOTAL = 16 * 1024**3
"""Bytes that a zip may hold, unpacked."""
TIGHTEST = 300
"""Times that one file of a zip may be larger than packed, once it is larger than SMALL. Chats pack about ten to one."""
SMALL = 16 * 1024**2


class Container:
    """Files by name, with forward slashes. Names are only ever looked up, never joined to a path of this machine."""

    def __init__(self, path: Path) -> None:
        """Raises ImportRefused where there is nothing to read, or it is a trap."""
        self.path = path
        self._zip: zipfile.ZipFile | None = None
        self._files: dict[str, Path | zipfile.ZipInfo] = {}
        try:
            self._look()
        except OSError as error:
            raise ImportRefused(f"{path.name} cannot be read ({error.strerror or 'unreadable'}).") from None

    def _look(self) -> None:
        if self.path.is_dir():
            self._files = dict(_walked(self.path))
        elif not self.path.is_file():
            raise ImportRefused(f"There is no file or folder {self.path.name}.", "Choose another one.")
        elif zipfile.is_zipfile(self.path):
            self._open_zip()
        else:
            self._files = {self.path.name: self.path}

    def _open_zip(self) -> None:
        try:
            self._zip = zipfile.ZipFile(self.path)
            members = [member for member in self._zip.infolist() if not member.is_dir()]
        except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
            raise ImportRefused(f"{self.path.name} is a damaged zip.", "Download it again.") from None
        try:
            _check(self.path.name, members)
        except ImportRefused:
            self._zip.close()
            raise
        self._files = {member.filename.replace("\\", "/"): member for member in members}

    @property
    def names(self) -> list[str]:
        """All, in order. To ask for one of a hundred thousand, `holds`."""
        return sorted(self._files)

    def holds(self, name: str) -> bool:
        return name in self._files

    def size(self, name: str) -> int:
        """Bytes, unpacked."""
        file = self._files[name]
        return file.stat().st_size if isinstance(file, Path) else file.file_size

    def changed_at(self, name: str) -> datetime:
        """When the file was last written; in a zip its own clock is taken for UTC."""
        file = self._files[name]
        try:
            if isinstance(file, Path):
                return datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
            return datetime(*file.date_time, tzinfo=UTC)
        except (ValueError, OSError, OverflowError):
            return datetime(2000, 1, 1, tzinfo=UTC)

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """The file's bytes. Raises ImportRefused where they cannot be had."""
        file = self._files[name]
        try:
            if isinstance(file, Path):
                with file.open("rb") as stream:
                    yield stream
            else:
                assert self._zip is not None
                with self._zip.open(file) as stream:
                    yield stream
        except OSError as error:
            raise ImportRefused(f"{Path(name).name} cannot be read ({error.strerror or 'unreadable'}).") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
            said = Path(name).name
            raise ImportRefused(
                f"{said} is locked with a password." if _locked(file) else f"{said} is damaged inside the zip.",
                "Download or pack it again.",
            ) from None

    def read(self, name: str, limit: int) -> bytes | None:
        """The whole file, or None where it is larger than `limit` bytes."""
        if self.size(name) > limit:
            return None
        with self.open(name) as stream:
            return stream.read(limit)

    def close(self) -> None:
        if self._zip is not None:
            self._zip.close()


def _locked(file: Path | zipfile.ZipInfo) -> bool:
    return isinstance(file, zipfile.ZipInfo) and bool(file.flag_bits & 1)


def _walked(root: Path) -> Iterator[tuple[str, Path]]:
    found = 0
    for folder, folders, files in os.walk(root, followlinks=False):
        here = Path(folder)
        if len(here.relative_to(root).parts) >= DEEPEST_FOLDER:
            folders.clear()
        folders[:] = sorted(name for name in folders if name not in (".git", "node_modules"))
        for name in sorted(files):
            path = here / name
            if path.is_symlink() or not path.is_file():
                continue
            found += 1
            if found > MOST_FILES:
                raise ImportRefused(f"{root.name} holds more than {MOST_FILES:,} files.", "Choose the export's folder.")
            yield path.relative_to(root).as_posix(), path


def _check(name: str, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_FILES:
        raise ImportRefused(f"{name} holds more than {MOST_FILES:,} files, so it is no export of chats.", "")
    if sum(member.file_size for member in members) > LARGEST_TOTAL:
        raise ImportRefused(f"{name} would unpack to more than {LARGEST_TOTAL >> 30} GB.", "It was not opened.")
    for member in members:
        if member.file_size > SMALL and member.file_size > TIGHTEST * max(1, member.compress_size):
            raise ImportRefused(
                f"{name} is a zip bomb: a part of it would grow more than {TIGHTEST} times.", "It was not opened."
            )


def text_start(stream: IO[bytes], count: int = 65_536) -> bytes:
    """The first bytes of a text, without a byte order mark; the stream stands after them."""
    start = stream.read(count)
    return start.removeprefix(b"\xef\xbb\xbf")
