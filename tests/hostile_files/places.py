"""What a name may lead to besides an ordinary file, and names that are no words."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

from tests.hostile_files.cases import READ, TOO_LARGE, Case

NO_FILE = "is no ordinary file"
WORDS = b"The lighthouse keeper counted eleven ships."
NAMES = {
    "newline": "two\nlines.txt", "backwards": "photo\u202etxt.exe.txt", "spaces": "  .txt", "dots": "....txt",
    "emoji": "👩‍👧.txt", "quotes": "'\"`$(id).txt", "option": "-rf.txt", "percent": "%s%n{0}.txt", "tab": "a\tb.txt",
    "invalid": os.fsdecode(b"caf\xe9\xff.txt"), "long": "n" * 240 + ".txt", "escape": "\x1b[31mred.txt",
    "combining": "e\u0301.txt", "mark": "\ufeffa.txt", "no-name": ".txt", "capitals": "A.TXT",
}  # fmt: skip


def cases() -> Iterator[Case]:
    for name, file in NAMES.items():
        yield Case(f"name-{name}", lambda folder, file=file: _file(folder / file), READ, "lighthouse")
    yield Case("folder", lambda folder: folder, "is a folder")
    yield Case("folder-named.txt", _folder_named, "is a folder")
    yield Case("missing", lambda folder: folder / "missing.txt", "not there any more")
    yield Case("under-a-file", lambda folder: _file(folder / "a.txt") / "b.txt", "not there any more")
    yield Case("too-long-a-name", lambda folder: folder / ("n" * 300 + ".txt"), "cannot be opened")
    yield Case("nul-in-its-name", lambda folder: folder / "a\0b.txt", "cannot be opened")
    yield Case("link", lambda folder: _link(folder / "a.txt", _file(folder / "b.txt")), READ, "lighthouse")
    yield Case("link-to-itself", lambda folder: _link(folder / "a.txt", folder / "a.txt"), "round in a circle")
    yield Case("links-in-a-circle", _circle, "round in a circle")
    yield Case("link-to-nothing", lambda folder: _link(folder / "a.txt", folder / "b.txt"), "not there any more")
    yield Case("link-to-a-device", lambda folder: _link(folder / "a.txt", Path("/dev/zero")), NO_FILE)
    for device in ("zero", "random", "null", "tty", "full"):
        yield Case(f"device-{device}", lambda _, device=device: Path("/dev", device), f"{NO_FILE}|not there any more")
    yield Case("pipe", _pipe, NO_FILE)
    yield Case("socket", _socket, NO_FILE)
    yield Case("memory", lambda _: Path("/proc/self/mem"), "in part only|is empty|You may not")
    yield Case("environment", lambda _: Path("/proc/1/nothing"), "not there any more|You may not")
    for suffix, size in ((".txt", 200 * 10**9), (".pdf", 200 * 10**9), (".docx", 50 * 10**9)):
        yield Case(
            f"hole{suffix}",
            lambda folder, s=suffix, n=size: _hole(folder / f"a{s}", n),
            f"{TOO_LARGE}|ends too early|no text",
        )


def _file(path: Path) -> Path:
    path.write_bytes(WORDS)
    return path


def _folder_named(folder: Path) -> Path:
    made = folder / "folder.txt"
    made.mkdir()
    return made


def _link(path: Path, target: Path) -> Path:
    path.symlink_to(target)
    return path


def _circle(folder: Path) -> Path:
    _link(folder / "b.txt", folder / "a.txt")
    return _link(folder / "a.txt", folder / "b.txt")


def _pipe(folder: Path) -> Path:
    path = folder / "pipe.txt"
    os.mkfifo(path)
    return path


def _socket(folder: Path) -> Path:
    path = folder / "s"
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.fspath(path))
    return path


def _hole(path: Path, size: int) -> Path:
    """A file that is said to be large, and takes no room: its beginning is there, and its kind's mark."""
    start = {".pdf": b"%PDF-1.7\n", ".docx": b"PK\x03\x04"}.get(path.suffix, b"words " * 20_000)
    with path.open("wb") as file:
        file.write(start)
        file.truncate(size)
    return path
