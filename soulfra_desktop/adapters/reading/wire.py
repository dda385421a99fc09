"""What was read, over a pipe: frames of a letter, four bytes that count, and so many bytes.

    B  the file is begun                D  a piece of what was read of it
    G  it takes long for a good reason, and goes on
    E  {"how": "done" | "slow" | "died" | "large", "bytes": RESIDENT, "seconds": CPU}: it is ended

The pieces together are a line of JSON and after it the text in UTF-8. What comes is checked like a stranger's: the
process that wrote it has read a file that may be made to take it over.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import IO, Any

from soulfra_desktop.adapters.reading.cleaning import UNWANTED
from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import Heading, PageStart, ReadDocument

BEGUN, DATA, ENDED, GOES_ON = b"B", b"D", b"E", b"G"
STILL = b"\0"
"""What a fork writes before its answer as long as it goes on; no answer begins so."""
LARGEST_FRAME = 1 << 20
HEADER = struct.Struct(">cI")
AT_ONCE = 1 << 18


def frame(letter: bytes, data: bytes = b"") -> bytes:
    return HEADER.pack(letter, len(data)) + data


def taken(pipe: IO[bytes]) -> tuple[bytes, bytes] | None:
    """The next frame; None where the pipe ended. Raises ValueError for anything else."""
    header = pipe.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    letter, size = HEADER.unpack(header)
    if size > LARGEST_FRAME or letter not in (BEGUN, DATA, ENDED, GOES_ON):
        raise ValueError("no frame")
    data = pipe.read(size)
    return (letter, data) if len(data) == size else None


def put(write: Callable[[bytes], object], found: ReadDocument) -> None:
    head = {
        "media_type": found.media_type,
        "pages": [[page.number, page.start] for page in found.pages],
        "headings": [[heading.level, heading.text, heading.start] for heading in found.headings],
        "title": found.title,
        "language": found.language,
        "notes": found.notes,
    }
    write(json.dumps(head).encode() + b"\n")
    for place in range(0, len(found.text), AT_ONCE):
        write(found.text[place : place + AT_ONCE].encode())


def put_refused(write: Callable[[bytes], object], why: DocumentRefused) -> None:
    write(json.dumps({"refused": why.message, "advice": why.advice}).encode() + b"\n")


def understood(data: bytearray) -> ReadDocument:
    """Raises DocumentRefused as it was put, and ValueError for what no reader of ours says."""
    end = data.find(b"\n")
    head = json.loads(data[: end + 1])
    if not isinstance(head, dict):
        raise ValueError("no document")
    if "refused" in head:
        raise DocumentRefused(_text(head["refused"]), _text(head.get("advice")))
    text = data[end + 1 :].decode()
    if UNWANTED.search(text):
        raise ValueError("no clean text")
    try:
        pages = tuple(PageStart(_number(number), _place(start, text)) for number, start in head["pages"])
        headings = tuple(
            Heading(_number(level), _text(words), _place(start, text)) for level, words, start in head["headings"]
        )
        notes = tuple(_text(note) for note in head["notes"])
        kind, title, language = (_text(head[name]) for name in ("media_type", "title", "language"))
    except (KeyError, TypeError) as error:
        raise ValueError("no document") from error
    return ReadDocument(kind, text, pages, headings, title, language, notes)


def _number(value: Any) -> int:
    if not isinstance(value, int):
        raise ValueError("no number")
    return value


def _place(value: Any, text: str) -> int:
    if not 0 <= _number(value) <= len(text):
        raise ValueError("no place in the text")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 2000:
        raise ValueError("no text")
    return value
