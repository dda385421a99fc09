"""What the viewer shows of a document, as one frozen value. No Qt."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from soulfra_desktop.domain.knowledge import Document, Heading, PageStart
from soulfra_desktop.ui.kit.problem import Problem

Side = Literal["text", "page"]
ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""Percent of the width that a page has room for."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage that is looked at: characters of a document's text."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of the text, as it was loaded."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it is printed. `pixels` are 4 bytes each, blue first; `marks` are left, top, width and height in pixels."""

    number: int
    width: int
    height: int
    pixels: bytes
    marks: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FindState:
    """What is looked for in the document."""

    words: str = ""
    places: tuple[tuple[int, int], ...] = ()
    at: int = 0
    searching: bool = False
    all: bool = True
    """Whether these are all there are."""


@dataclass(frozen=True, slots=True)
class ViewerState:
    """A document at one moment."""

    phase: Literal["loading", "ready", "failed"] = "loading"
    document: Document | None = None
    pages: tuple[PageStart, ...] = ()
    headings: tuple[Heading, ...] = ()
    slices: tuple[Slice, ...] = ()
    """What is loaded, without a gap."""
    marked: Marked | None = None
    among: tuple[Marked, ...] = ()
    """The passages that can be stepped through, and which of them is marked."""
    at: int = 0
    jump: tuple[int, int] = (0, 0)
    """Where to go, in characters, and the number of the jump: a new number is a new jump."""
    place: int = 0
    """The first character that is seen."""
    side: Side = "text"
    has_pages: bool = False
    """Whether its pages can be shown as they are printed."""
    page: int = 1
    zoom: int = 100
    """One of ZOOMS."""
    picture: PagePicture | None = None
    drawing: bool = False
    no_picture: Problem | None = None
    """Why its pages cannot be shown; the text can."""
    changed: bool = False
    """Whether that is because its file is another one by now."""
    find: FindState = FindState()
    outlined: bool = False
    problem: Problem | None = None

    @property
    def length(self) -> int:
        return self.document.characters if self.document else 0

    @property
    def begin(self) -> int:
        return self.slices[0].start if self.slices else 0

    @property
    def end(self) -> int:
        return self.slices[-1].end if self.slices else 0

    @property
    def last_page(self) -> int:
        return max(self.pages[-1].number if self.pages else 0, self.document.pages if self.document else 0)

    def page_at(self, place: int) -> int | None:
        """None in a document without pages."""
        index = bisect_right(self.pages, place, key=lambda page: page.start) - 1
        return self.pages[max(0, index)].number if self.pages else None

    def heading_at(self, place: int) -> int:
        """Which of the headings a place stands under; -1 before the first."""
        return bisect_right(self.headings, place, key=lambda heading: heading.start) - 1
