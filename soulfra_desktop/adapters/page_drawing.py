"""The process that draws pages of people's PDFs, which may be made to take it over: it opens one file and nothing more.

The first line on its standard input names the file and its hash, each further one a page. An answer is a line of JSON, and
after it the pixels. It writes nothing to disk, is given no secret, and ends when its parent does.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import os
import signal
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from soulfra_desktop.adapters.reading import limits

WIDEST, HIGHEST = 2_400, 6_000
"""Pixels of a page at most."""
PIECE = 1 << 20
LEAST = 16
"""Letters of a part that is looked for by itself, where the whole does not stand on the page as it was read."""
MOST_MARKS = 200
BYTES_PER_PIXEL = 4


def main() -> None:
    """Serve until there is nobody to serve."""
    target = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends this
    import pypdfium2

    asked = json.loads(sys.stdin.buffer.readline() or b"{}")
    try:
        stream = open(asked["path"], "rb")  # noqa: SIM115 - as long as the process lives
        if limits.FORKS:
            limits.bound()
        if _sha256(stream) != asked["sha256"]:
            _answer(target, {"refused": "another"})
            return
        stream.seek(0)
        limits.shut()
        document = pypdfium2.PdfDocument(stream)
    except (OSError, KeyError):
        _answer(target, {"refused": "gone"})
        return
    except (pypdfium2.PdfiumError, MemoryError):
        _answer(target, {"refused": "damaged"})
        return
    _answer(target, {"pages": len(document)})
    for line in sys.stdin.buffer:
        wanted = json.loads(line)
        try:
            _draw(target, document, wanted["page"], wanted["width"], wanted["said"])
        except (pypdfium2.PdfiumError, MemoryError, ValueError, IndexError):
            _answer(target, {"refused": "damaged"})


def _sha256(stream: Any) -> str:
    made = hashlib.sha256()
    while piece := stream.read(PIECE):
        made.update(piece)
    return made.hexdigest()


def _draw(target: int, document: Any, number: int, width: int, said: Sequence[str]) -> None:
    page = document[number - 1]
    wide, high = page.get_size()
    scale = min(max(64, min(width, WIDEST)) / wide, HIGHEST / high)
    picture = page.render(scale=scale, rev_byteorder=False, force_bitmap_format=4, fill_color=(255, 255, 255, 255))
    columns, rows, stride = picture.width, picture.height, picture.stride
    pixels = bytes(picture.buffer)
    if stride != columns * BYTES_PER_PIXEL:
        pixels = b"".join(pixels[row * stride : row * stride + columns * BYTES_PER_PIXEL] for row in range(rows))
    marks = _marks(page, said, columns, rows)
    _answer(target, {"width": columns, "height": rows, "marks": marks}, pixels)
    picture.close()
    page.close()


def _marks(page: Any, said: Sequence[str], columns: int, rows: int) -> list[tuple[int, int, int, int]]:
    """Where these texts stand, in pixels: found by their letters alone, since lines are broken and hyphens taken out."""
    if not said:
        return []
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    letters, places = _letters(chr(pdfium.FPDFText_GetUnicode(text, n)) for n in range(text.count_chars()))
    marks: list[tuple[int, int, int, int]] = []
    for begin, end in _spans(letters, places, said):
        count = pdfium.FPDFText_CountRects(text, begin, end - begin)
        for number in range(min(count, MOST_MARKS - len(marks))):
            sides = [ctypes.c_double() for _ in range(4)]
            pdfium.FPDFText_GetRect(text, number, *sides)
            left, top, right, bottom = (side.value for side in sides)
            x, y = _pixel(page, left, top, columns, rows)
            far_x, far_y = _pixel(page, right, bottom, columns, rows)
            marks.append((min(x, far_x), min(y, far_y), abs(far_x - x), abs(far_y - y)))
    text.close()
    return marks


def _pixel(page: Any, x: float, y: float, columns: int, rows: int) -> tuple[int, int]:
    import pypdfium2.raw as pdfium

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, columns, rows, 0, x, y, across, down)
    return across.value, down.value


def _letters(text: Any) -> tuple[str, list[int]]:
    """Letters and digits as they are compared, and where each stood."""
    letters: list[str] = []
    places: list[int] = []
    for place, one in enumerate(text):
        for letter in unicodedata.normalize("NFKC", one).casefold():
            if letter.isalnum():
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def _spans(letters: str, places: Sequence[int], said: Sequence[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for text in said:
        whole = _letters(text)[0]
        begin = letters.find(whole) if whole else -1
        parts = [whole] if begin >= 0 else [_letters(line)[0] for line in text.split("\n")]
        start = 0
        for part in parts:
            at = letters.find(part, start) if len(part) >= min(LEAST, len(whole)) and part else -1
            if at >= 0:
                start = at + len(part)
                found.append((places[at], places[start - 1] + 1))
    return found


def _answer(target: int, head: dict[str, Any], pixels: bytes = b"") -> None:
    for data in (json.dumps(head).encode() + b"\n", pixels):
        view = memoryview(data)
        while view:
            view = view[os.write(target, view) :]


if __name__ == "__main__":
    main()
