"""Pages of PDFs as pictures, drawn by a process of its own from the person's own file."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from soulfra_desktop.adapters import child
from soulfra_desktop.adapters.page_drawing import BYTES_PER_PIXEL, HIGHEST, MOST_MARKS, WIDEST
from soulfra_desktop.adapters.reading import limits
from soulfra_desktop.domain.errors import DocumentChanged, DocumentRefused
from soulfra_desktop.domain.knowledge import Document

MODULE = "soulfra_desktop.adapters.page_drawing"
FROZEN_OPTION = "--page-process"
STARTS_WITHIN, DRAWS_WITHIN = 30.0, 15.0
"""Seconds until the first word, with the hash of a large file, and for one page."""
LONGEST_LINE = 100_000


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """`pixels` are 4 bytes each, blue first; `marks` are left, top, width and height in pixels."""

    number: int
    width: int
    height: int
    pixels: bytes
    marks: tuple[tuple[int, int, int, int], ...] = ()


class PdfPages:
    """One document at a time: its process ends with the next one, or with `aclose`."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._sheet = _Sheets()

    @property
    def pid(self) -> int | None:
        return self._sheet.pid

    async def draw(self, document: Document, number: int, width: int, said: Sequence[str]) -> DrawnPage:
        """Raises DocumentRefused where the file is gone, is another one than was read, or cannot be drawn."""
        async with self._turn:
            return await asyncio.shield(asyncio.to_thread(self._sheet.draw, document, number, width, tuple(said)))

    async def aclose(self) -> None:
        await asyncio.to_thread(self._sheet.end)


class _Sheets:
    """The process. Its methods block."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._of: tuple[object, ...] = ()
        """The document, and its file as it was when the process took its hash."""

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def draw(self, document: Document, number: int, width: int, said: Sequence[str]) -> DrawnPage:
        with self._lock:
            try:
                return self._drawn(document, number, width, said)
            except (OSError, ValueError, KeyError, TypeError):
                self._ended()
                raise refused("damaged") from None

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
        with self._lock:
            self._ended()

    def _drawn(self, document: Document, number: int, width: int, said: Sequence[str]) -> DrawnPage:
        process = self._started(document)
        with self._watched(process, DRAWS_WITHIN):
            self._say(process, {"page": number, "width": width, "said": list(said)})
            head = self._heard(process)
            columns, rows = _within(head["width"], WIDEST), _within(head["height"], HIGHEST + 1)
            assert process.stdout is not None
            pixels = process.stdout.read(columns * rows * BYTES_PER_PIXEL)
        if len(pixels) != columns * rows * BYTES_PER_PIXEL:
            raise ValueError("no whole picture")
        marks = tuple(_mark(mark) for mark in head["marks"][:MOST_MARKS])
        return DrawnPage(number, columns, rows, pixels, marks)

    def _started(self, document: Document) -> subprocess.Popen[bytes]:
        of = (document.path, document.sha256, *_mark_of(document.path))
        if self._process is not None and (self._of != of or self._process.poll() is not None):
            self._ended()
        if self._process is None:
            self._of = of
            self._process = child.start(MODULE, FROZEN_OPTION, environment=limits.environment(dict(os.environ)))
            with self._watched(self._process, STARTS_WITHIN):
                self._say(self._process, {"path": document.path, "sha256": document.sha256})
                self._heard(self._process)
        return self._process

    def _say(self, process: subprocess.Popen[bytes], line: dict[str, Any]) -> None:
        assert process.stdin is not None
        process.stdin.write(json.dumps(line).encode() + b"\n")
        process.stdin.flush()

    def _heard(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        assert process.stdout is not None
        head = json.loads(process.stdout.readline(LONGEST_LINE))
        if "refused" in head:
            self._ended()
            raise refused(head["refused"])
        return head

    @contextlib.contextmanager
    def _watched(self, process: subprocess.Popen[bytes], seconds: float) -> Any:
        """Ends the process that takes too long: then its pipe ends too."""
        watch = threading.Timer(seconds, process.kill)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _ended(self) -> None:
        if self._process is not None:
            self._process.kill()
            child.close_pipes(self._process)
            self._process.wait()
            self._process = None


def _mark_of(path: str) -> tuple[int, ...]:
    """Another one where the file was written since."""
    try:
        told = os.stat(path)
    except OSError:
        return ()
    return told.st_ino, told.st_size, told.st_mtime_ns


def refused(why: str) -> DocumentRefused:
    """What the process that draws says, in words."""
    if why == "another":
        return DocumentChanged("The file was changed since it was read.", "You see its text as it was read.")
    if why == "gone":
        return DocumentRefused("The file is not where it was, or may not be read.", "Its text is still here.")
    return DocumentRefused(
        "This page cannot be drawn: it is damaged, or asks for too much.", "Open the file in its own app."
    )


def _within(value: Any, most: int) -> int:
    if not isinstance(value, int) or not 0 < value <= most:
        raise ValueError("no size of a page")
    return value


def _mark(value: Any) -> tuple[int, int, int, int]:
    left, top, width, height = (int(one) for one in value)
    return left, top, width, height
