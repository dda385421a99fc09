"""Pages of a PDF that are pictures: their text is recognised, page by page, as long as there is time for it."""

from __future__ import annotations

import time
from math import sqrt
from typing import Any

from soulfra_desktop.adapters.reading import limits, refusals
from soulfra_desktop.adapters.reading.picture import RECOGNISED
from soulfra_desktop.adapters.reading.recognition_apart import MOST_DOTS
from soulfra_desktop.adapters.reading.writing import Writing
from soulfra_desktop.domain.errors import DocumentRefused

LEAST_LETTERS = 16
"""On a page that is a picture there is less: its number, a stamp."""
FINEST = 300 / 72
"""Dots to a point, which is the 72nd of an inch; Tesseract reads no better where there are more."""
DEEP = 3


class Scans:
    """What becomes of one document's. The first that the engine fails at is the last that it is asked for."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._recogniser = writing.recogniser
        self._until = time.monotonic() + limits.RECOGNITION
        self._why: DocumentRefused | None = None
        self._unread = 0
        """The first page that is a picture and was not read."""

    def text(self, page: Any, number: int) -> str:
        """What stands in the picture that this page is; empty where it is none, or cannot be read."""
        import pypdfium2.raw as pdfium

        if not any(one.type == pdfium.FPDF_PAGEOBJ_IMAGE for one in page.get_objects(max_depth=DEEP)):
            return ""
        if self._unread or self._recogniser is None or time.monotonic() > self._until:
            self._unread = self._unread or number
            return ""
        limits.another_page()
        try:
            paragraphs = self._recogniser.page(*_dots(page))
        except DocumentRefused as why:
            self._why, self._unread = why, number
            return ""
        self._writing.note(detail=RECOGNISED)
        return "\n\n".join(paragraphs)

    def done(self) -> None:
        """Say what was not read. Raises DocumentRefused where there is nothing else in it."""
        if not self._unread:
            return
        if self._writing.length < LEAST_LETTERS:
            raise self._why or refusals.only_pictures(self._writing.name)
        if self._recogniser is None:
            self._writing.note(
                detail="Pages of it that are pictures were not read: Tesseract, which could, is not installed."
            )
        elif self._why:
            self._writing.note(
                detail=f"Tesseract could not go on at page {self._unread}: pictures from there on were not read."
            )
        else:
            self._writing.note(
                detail=f"It has more pages that are pictures than are read at once: from page {self._unread} on they were not."
            )


def _dots(page: Any) -> tuple[int, int, bytes]:
    """Width, height, and a byte for each dot."""
    wide, high = page.get_size()
    scale = min(FINEST, sqrt(MOST_DOTS * 0.98 / max(1.0, wide * high)))
    picture = page.render(scale=scale, grayscale=True)
    columns, rows, stride = picture.width, picture.height, picture.stride
    dots = bytes(picture.buffer)
    if stride != columns:
        dots = b"".join(dots[row * stride : row * stride + columns] for row in range(rows))
    picture.close()
    return columns, rows, dots
