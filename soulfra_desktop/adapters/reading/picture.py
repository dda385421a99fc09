"""Pictures with text in them, where Tesseract is installed on this machine."""

from __future__ import annotations

from contextlib import suppress

from soulfra_desktop.adapters.reading import refusals
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.lines import joined
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.recognition import Recognition
from soulfra_desktop.adapters.reading.writing import Writing

RECOGNISED = "Its text was recognised in pictures: some letters may be wrong."
GIF, WEBP = "image/gif", "image/webp"
EXTENSION, FRAME = 0x21, 0x2C
"""With which the parts of a GIF begin."""
MOVES = 2
"""The bit of a WebP's head."""


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    data = file.content(kind.largest)
    if kind.media_type == WEBP and data[12:16] == b"VP8X" and data[20] & MOVES:
        raise refusals.moves(file.name)
    pages = Recognition(file.name, writing.going_on).pages(data, kind.words)
    for paragraphs in pages:
        if len(pages) > 1:
            writing.page()
        for paragraph in paragraphs:
            writing.block(joined(paragraph))
    writing.note(detail=RECOGNISED)
    if kind.media_type == GIF and _has_frames(data):
        writing.note(detail="It moves: only its first frame was read.")


def _has_frames(data: bytes) -> bool:
    """Whether a GIF has more than one. What is cut short raises IndexError, and was read as far as it goes."""
    with suppress(IndexError):
        place, frames = 13 + _colours(data[10]), 0
        while frames < 2 and data[place] in (EXTENSION, FRAME):
            if data[place] == FRAME:
                frames += 1
                place += 11 + _colours(data[place + 9])
            else:
                place += 2
            while data[place]:
                place += 1 + data[place]
            place += 1
        return frames > 1
    return False


def _colours(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0
