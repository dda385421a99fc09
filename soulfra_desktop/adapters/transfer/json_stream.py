"""A JSON array of any size, an element at a time: a broken element costs itself, not the rest (docs/decisions)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

CHUNK = 1 << 20
LARGEST = 48 * CHUNK
"""Bytes of one element."""
MOST_STRUCTURE = 8 * CHUNK
"""Bytes of one element outside its strings: these are what takes memory once read."""
MOST_STRINGS = 1_000_000
DEEPEST = 200

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.S)
_INSIDE = re.compile(rb'(?:[^"\\]++|\\.)*+', re.S)
_TO_BRACKET = re.compile(rb'[^"\[\]{}]*+')
_SCALAR = re.compile(rb'(?:"(?:[^"\\]++|\\.)*+"|[^,\]"]++)*+(?=[,\]])', re.S)
"""A comma or a bracket within a string ends nothing."""
_GAP = re.compile(rb"[ \t\r\n,]*+")
_SPACE = b" \t\r\n"


class NotRead(Exception):
    """An element, or the rest of a file, is not what JSON allows; its text is the reason for the person."""


@dataclass(slots=True)
class _Count:
    structure: int = 0
    strings: int = 0
    deepest: int = 0


def elements(stream: IO[bytes], start: bytes = b"") -> Iterator[Any | NotRead]:
    """Values of the array that `start` and the stream go on with (after its "["), each decoded, or why it could not be."""
    reader = _Elements(stream, start)
    while (raw := reader.next()) is not None:
        yield raw if isinstance(raw, NotRead) else decoded(raw)


def decoded(raw: bytes) -> Any | NotRead:
    """One JSON value. NaN and infinities are None."""
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=lambda _name: None)
    except UnicodeDecodeError:
        return NotRead("It is not UTF-8 text.")
    except RecursionError:
        return NotRead("It is nested too deeply.")
    except MemoryError:
        return NotRead("It takes more memory than reading may take.")
    except ValueError:
        return NotRead("It is damaged: this is not JSON.")


def array_start(start: bytes, key: str = "") -> int | None:
    """Where the elements of an array begin in a file's first bytes: the file's own array, or the one under `key`."""
    if key:
        found = re.search(rb'"' + re.escape(key.encode()) + rb'"\s*:\s*\[', start)
        return found.end() if found else None
    stripped = start.lstrip(_SPACE)
    return len(start) - len(stripped) + 1 if stripped.startswith(b"[") else None


class _Elements:
    """Cuts an array's bytes into elements by following brackets and strings, a bounded buffer at a time."""

    def __init__(self, stream: IO[bytes], start: bytes) -> None:
        self._stream = stream
        self._buffer = bytearray(start)
        self._ended = False
        self._looked_to = 0
        """How far an unfinished string was looked through: a long one is read once, not once for each chunk."""

    def next(self) -> bytes | NotRead | None:
        if self._ended or not self._skip_to_element():
            return None
        first = self._buffer[:1]
        return self._nested() if first in (b"{", b"[") else self._scalar()

    def _more(self) -> bool:
        read = self._stream.read(CHUNK)
        self._buffer += read
        return bool(read)

    def _skip_to_element(self) -> bool:
        while True:
            found = _GAP.match(self._buffer)
            del self._buffer[: found.end() if found else 0]
            if self._buffer or not self._more():
                break
        self._ended = not self._buffer or self._buffer[:1] == b"]"
        return not self._ended

    def _scalar(self) -> bytes | NotRead:
        while (found := _SCALAR.match(self._buffer)) is None:
            if len(self._buffer) > CHUNK or not self._more():
                self._ended = True
                return NotRead("The file ends in the middle.")
        raw = found[0]
        del self._buffer[: max(1, found.end())]
        return bytes(raw)

    def _nested(self) -> bytes | NotRead:
        position, depth, count, kept = 0, 0, _Count(), True
        while True:
            step = self._step(position)
            if step is None:
                if not self._more():
                    self._ended = True
                    return NotRead("The file ends in the middle of this chat.")
                continue
            position, change, outside, strings = step
            depth += change
            count.structure += outside
            count.strings += strings
            count.deepest = max(count.deepest, depth)
            if depth <= 0:
                break
            if position > LARGEST or _too_much(count):
                kept = False
                del self._buffer[:position]
                position = 0
        raw = bytes(self._buffer[:position]) if kept else b""
        del self._buffer[:position]
        return raw if kept else NotRead(_why(count))

    def _step(self, position: int) -> tuple[int, int, int, int] | None:
        """Past the next bracket or string: where, how the depth changes, bytes outside strings, strings. None: read on."""
        gap = _TO_BRACKET.match(self._buffer, position)
        assert gap is not None
        at = gap.end()
        if at >= len(self._buffer):
            if at - position > CHUNK:
                return at, 0, at - position, 0
            return None
        mark = self._buffer[at]
        if mark == 0x22:
            inside = _INSIDE.match(self._buffer, max(at + 1, self._looked_to))
            assert inside is not None
            end, self._looked_to = inside.end(), inside.end()
            if end < len(self._buffer) and self._buffer[end] == 0x22:
                self._looked_to = 0
                return end + 1, 0, at - position + 2, 1
            if len(self._buffer) - at <= LARGEST:
                return None
            self._looked_to = 0
            return self._endless(position, at)
        return at + 1, 1 if mark in b"[{" else -1, at - position + 1, 0

    def _endless(self, position: int, at: int) -> tuple[int, int, int, int]:
        """A string too long to keep: drop it as it is read."""
        while True:
            escaped = (len(self._buffer) - len(self._buffer.rstrip(b"\\"))) % 2
            del self._buffer[at + 1 : max(at + 1, len(self._buffer) - escaped)]
            if not self._more():
                return len(self._buffer), -DEEPEST, MOST_STRUCTURE + 1, 0
            string = _STRING.match(self._buffer, at)
            if string is not None:
                return string.end(), 0, MOST_STRUCTURE + 1, 1


def _too_much(count: _Count) -> bool:
    return count.structure > MOST_STRUCTURE or count.strings > MOST_STRINGS or count.deepest > DEEPEST


def _why(count: _Count) -> str:
    if count.deepest > DEEPEST:
        return "It is nested too deeply."
    return f"It is larger than {LARGEST >> 20} MB."
