"""Reads the head of a GGUF file, so that a wrong or broken one is refused with a reason before an engine meets it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"GGUF"
STRING, ARRAY = 8, 9
NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
LONGEST_STRING = 16 * 1024 * 1024
LARGEST_ARRAY = 1 << 30
MOST_ENTRIES, MOST_STRINGS = 100_000, 4_000_000
CANNOT_CHAT = {
    "bert",
    "modern-bert",
    "nomic-bert",
    "nomic-bert-moe",
    "jina-bert-v2",
    "jina-bert-v3",
    "t5encoder",
    "clip",
}
"""Architectures that embed or look, and never answer."""


class NotGguf(ValueError):
    """The file is not a whole GGUF model; the text says why and names no path."""


@dataclass(frozen=True, slots=True)
class GgufHead:
    """What a model file says of itself. `context_length` is tokens, None where it does not say."""

    architecture: str
    name: str
    context_length: int | None

    @property
    def can_chat(self) -> bool:
        return self.architecture not in CANNOT_CHAT


def read_head(path: Path) -> GgufHead:
    """The head of a GGUF file. Raises NotGguf, or OSError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return _head(file)
    except (struct.error, UnicodeDecodeError, KeyError, OverflowError, MemoryError):
        raise NotGguf("its head is damaged") from None


def _head(file: BinaryIO) -> GgufHead:
    if file.read(4) != MAGIC:
        raise NotGguf("it does not start as a GGUF file does")
    version, tensors, entries = _unpack(file, "I"), _unpack(file, "Q"), _unpack(file, "Q")
    if version not in (2, 3):
        raise NotGguf(f"GGUF version {version} is not known here")
    if not tensors or entries > MOST_ENTRIES:
        raise NotGguf("it holds no model")
    found: dict[str, Any] = {}
    for _ in range(entries):
        key = _string(file)
        value = _value(file, _unpack(file, "I"))
        if isinstance(value, (str, int)):
            found[key] = value
    architecture = str(found.get("general.architecture", ""))
    if not architecture:
        raise NotGguf("it does not say which architecture it has")
    length = found.get(f"{architecture}.context_length")
    return GgufHead(
        architecture, str(found.get("general.name", "")), length if isinstance(length, int) and length > 0 else None
    )


def _unpack(file: BinaryIO, code: str) -> Any:
    return struct.unpack("<" + code, file.read(struct.calcsize("<" + code)))[0]


def _string(file: BinaryIO) -> str:
    length = _unpack(file, "Q")
    if length > LONGEST_STRING:
        raise NotGguf("its head is damaged")
    data = file.read(length)
    if len(data) != length:
        raise NotGguf("it ends too early")
    return data.decode(errors="replace")


def _value(file: BinaryIO, kind: int) -> Any:
    """One value; an array is stepped over, because no list of it is of use here."""
    if kind == STRING:
        return _string(file)
    if kind != ARRAY:
        return _unpack(file, NUMBERS[kind])
    of, count = _unpack(file, "I"), _unpack(file, "Q")
    if of == STRING:
        if count > MOST_STRINGS:
            raise NotGguf("its head is damaged")
        for _ in range(count):
            _step_over(file, _unpack(file, "Q"))
    elif of == ARRAY:
        raise NotGguf("its head is damaged")
    else:
        _step_over(file, count * struct.calcsize(NUMBERS[of]))
    return None


def _step_over(file: BinaryIO, size: int) -> None:
    if size > LARGEST_ARRAY:
        raise NotGguf("its head is damaged")
    file.seek(size, 1)
