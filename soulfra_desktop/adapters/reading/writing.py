"""What a reader writes of a file: one text, in which pages and headings get their places as they come."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.reading import refusals
from soulfra_desktop.adapters.reading.cleaning import cleaned, one_line
from soulfra_desktop.domain.knowledge import Heading, PageStart, ReadDocument

if TYPE_CHECKING:
    from soulfra_desktop.adapters.reading.recognition_apart import Recogniser

MOST_CHARACTERS = 20_000_000
MOST_PLACES = 20_000
"""Pages, and headings."""


class Writing:
    """Collects pieces, each cleaned as it comes. Raises DocumentRefused where they become more than may be kept."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.title = ""
        self.going_on: Callable[[], object] = lambda: None
        """To be called now and then where reading takes long because a program of the person's works for it."""
        self.recogniser: Recogniser | None = None
        """Of text in pictures, for what may not start a program itself."""
        self._pieces: list[str] = []
        self._length = 0
        self._pages: list[PageStart] = []
        self._unplaced: list[int] = []
        self._headings: list[Heading] = []
        self._notes: dict[str, None] = {}
        self._number = 0

    @property
    def length(self) -> int:
        """Characters so far."""
        return self._length

    def page(self) -> None:
        """What follows is on the next page."""
        self._number += 1
        if self._number > MOST_PLACES:
            raise refusals.too_many_parts(self.name)
        self._unplaced.append(self._number)

    def block(self, text: str) -> int:
        """A paragraph; where it begins."""
        return self._add(cleaned(text).strip(), "\n\n")

    def line(self, text: str) -> int:
        """A line under the former one; where it begins."""
        return self._add(cleaned(text).strip(), "\n")

    def raw(self, text: str) -> int:
        """As it stands, besides what is cleaned; where it begins."""
        return self._add(cleaned(text), "\n\n")

    def heading(self, level: int, text: str) -> None:
        """A heading that stands in the text. Without letters it is none."""
        text = one_line(text)
        if text:
            self.mark(level, text, self._add(text, "\n\n"))

    def mark(self, level: int, text: str, start: int) -> None:
        """A heading over text that was written already, in order."""
        if text and len(self._headings) < MOST_PLACES:
            self._headings.append(Heading(min(max(level, 1), 9), one_line(text), start))

    def note(self, *, detail: str) -> None:
        """What is not read of it."""
        self._notes[detail] = None

    def text_from(self, start: int) -> str:
        """What was written from there on, which must be the beginning of a piece."""
        text = "".join(self._pieces)
        return text[start:] if start else text

    def done(self, media_type: str, language: str = "") -> ReadDocument:
        self._place_pages()
        headings = sorted(self._headings, key=lambda heading: heading.start)
        title, notes = one_line(self.title), tuple(self._notes)
        return ReadDocument(
            media_type, "".join(self._pieces), tuple(self._pages), tuple(headings), title, language, notes
        )

    def _add(self, text: str, between: str) -> int:
        if not text:
            return self._length
        if self._length:
            self._pieces.append(between)
            self._length += len(between)
        self._place_pages()
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise refusals.too_much_text(self.name)
        return start

    def _place_pages(self) -> None:
        self._pages += (PageStart(number, self._length) for number in self._unplaced)
        self._unplaced.clear()
