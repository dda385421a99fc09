"""The person's own files: what lies in a folder, without what nobody means by documents; looked at, never changed."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.services.knowledge_ports import FoundFile, Walked

PIECE = 1 << 20
PEEKED = 4_096
A_SECOND = 999_999_937
"""Nanoseconds, and a prime: times that are whole seconds apart do not come out the same."""
JUNK_FOLDERS = frozenset({
    "node_modules", "bower_components", "__pycache__", "site-packages", "venv", "env", "__macosx", "$recycle.bin",
    "system volume information", "lost+found",
})  # fmt: skip
JUNK_MARKS = ("pyvenv.cfg", "CACHEDIR.TAG")
"""A folder that holds one of these was made by a program, which can make it again."""
JUNK_FILES = frozenset({"thumbs.db", "desktop.ini", "package-lock.json", "yarn.lock", "uv.lock", "cargo.lock"})
JUNK_ENDS = (".tmp", ".temp", ".part", ".crdownload", ".swp", ".bak", "~")
NO_DOCUMENTS_ENDS = (
    ".7z .a .aac .aiff .apk .app .avi .bin .bmp .bz2 .cab .class .cur .dat .db .deb .dll .dmg .dylib .eot .exe .flac"
    " .flv .gguf .gif .gz .heic .icns .ico .img .iso .jar .jpeg .jpg .lib .m4a .m4v .mkv .mov .mp3 .mp4 .mpeg .mpg .msi"
    " .npy .npz .o .obj .ogg .onnx .opus .otf .pak .parquet .pickle .pkl .png .pt .pyc .pyd .pyo .rar .raw .rpm"
    " .safetensors .so .sqlite .sqlite3 .svgz .tar .tgz .tif .tiff .ttc .ttf .wasm .wav .webm .webp .whl .wma .wmv .woff"
    " .woff2 .xz .zip .zst"
)
NO_DOCUMENTS = frozenset(NO_DOCUMENTS_ENDS.split())
PICTURES = frozenset({".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})
DOCUMENT_BEGINS = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")
"""Of files that are no plain text and may be documents all the same."""


class PersonFiles:
    """Fulfils FileSource."""

    def __init__(self, own: Path | None = None, *, pictures: bool = False) -> None:
        """`own` is Soulfra's home, in which nothing is a document; `pictures` whether their text can be read here."""
        self._own = os.path.realpath(own) if own is not None else None
        self._passed_over = NO_DOCUMENTS - PICTURES if pictures else NO_DOCUMENTS

    async def look(self, path: Path) -> FoundFile | Walked | None:
        return await asyncio.to_thread(self._look, path)

    async def sha256(self, path: Path) -> str:
        return await asyncio.to_thread(_sha256, path)

    def _look(self, path: Path) -> FoundFile | Walked | None:
        try:
            place = os.path.realpath(path)
            found = os.stat(place)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise _refused(path, error) from error
        if not _is_text(place):
            raise DocumentRefused("The name of this file is no text.", "Rename it, and add it again.")
        if self._own is not None and (place == self._own or place.startswith(f"{self._own}{os.sep}")):
            raise DocumentRefused("Soulfra's own files are no documents.", "Choose a file or a folder of yours.")
        if stat.S_ISDIR(found.st_mode):
            return self._walked(place)
        if not stat.S_ISREG(found.st_mode):
            raise DocumentRefused(f"{path.name} is no file with a content.", "Choose a file or a folder.")
        return FoundFile(Path(place), found.st_size, _changed(found))

    def _walked(self, folder: str) -> Walked:
        skipped: Counter[str] = Counter()
        try:
            with os.scandir(folder) as entries:
                is_bare = next(entries, None) is None
        except OSError as error:
            raise _refused(Path(folder), error) from error
        files = sorted(self._below(folder, skipped), key=lambda file: file.path)
        return Walked(Path(folder), tuple(files), tuple(sorted(skipped.items())), is_bare)

    def _below(self, folder: str, skipped: Counter[str]) -> Iterator[FoundFile]:
        """However deep, without recursion: a folder may be nested deeper than Python may call."""
        folders = [folder]
        while folders:
            try:
                entries = list(os.scandir(folders.pop()))
            except OSError:
                skipped["unreadable"] += 1
                continue
            for entry in entries:
                try:
                    why = self._passed(entry)
                    if why:
                        skipped[why] += 1
                    elif entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        found = entry.stat(follow_symlinks=False)
                        yield FoundFile(Path(entry.path), found.st_size, _changed(found))
                except OSError:
                    skipped["unreadable"] += 1

    def _passed(self, entry: os.DirEntry[str]) -> str:
        """Empty where it may be a document, or a folder of some."""
        name = entry.name.casefold()
        if entry.is_symlink():
            return "link"
        if name.startswith("."):
            return "hidden"
        if not _is_text(entry.name):
            return "name"
        if entry.is_dir(follow_symlinks=False):
            if entry.path == self._own:
                return "own"
            return "junk" if name in JUNK_FOLDERS or any(map(_is_there(entry.path), JUNK_MARKS)) else ""
        if not entry.is_file(follow_symlinks=False):
            return "special"
        if name in JUNK_FILES or name.endswith(JUNK_ENDS) or name.startswith("~$"):
            return "junk"
        return "binary" if self._is_binary(entry.path, name) else ""

    def _is_binary(self, path: str, name: str) -> bool:
        """By its name where that is known; else by whether it begins like no text and no document."""
        ending = os.path.splitext(name)[1]
        if ending in self._passed_over:
            return True
        if ending in PICTURES:
            return False
        with open(path, "rb", opener=_at_once) as file:
            begins = file.read(PEEKED)
        return b"\0" in begins and not begins.startswith(DOCUMENT_BEGINS)


def _at_once(path: str, flags: int) -> int:
    """A pipe may have been put in the file's place since it was looked at: opening it would wait for somebody to write."""
    number = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if stat.S_ISREG(os.fstat(number).st_mode):
        return number
    os.close(number)
    reason = "nothing with a content"
    raise OSError(errno.EINVAL, reason)


def _is_there(folder: str) -> Callable[[str], bool]:
    return lambda name: os.path.lexists(os.path.join(folder, name))


def _is_text(name: str) -> bool:
    """Not every name of a file is: it may be any bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _changed(found: os.stat_result) -> int:
    """When the entry was changed, which nobody can set, and within less than a second of it what the content's time says:
    a content that was put in the place of another shows, whatever time it was given and wherever the clock was put."""
    return found.st_ctime_ns + found.st_mtime_ns % A_SECOND if os.name == "posix" else found.st_mtime_ns


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with open(path, "rb", opener=_at_once) as file:
            while piece := file.read(PIECE):
                digest.update(piece)
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error
    return digest.hexdigest()


def _refused(path: Path, error: Exception) -> DocumentRefused:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return DocumentRefused(f"{path.name} is not there any more.", "Add it again where it is now.")
    if isinstance(error, PermissionError):
        return DocumentRefused(f"{path.name} may not be read.", "Mend its permissions, and try again.")
    why = error.strerror if isinstance(error, OSError) and error.strerror else "its path makes no sense"
    return DocumentRefused(f"{path.name} cannot be read: {why}.", "Try again once the disk it is on answers.")
