"""OpenDocument texts: paragraphs, headings, lists, tables; what was struck out and what was remarked is left out."""

from __future__ import annotations

from typing import Any

from soulfra_desktop.adapters.reading import refusals
from soulfra_desktop.adapters.reading.archive import Archive
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.markup import Events, attribute
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.paragraphs import Paragraph, Paragraphs
from soulfra_desktop.adapters.reading.writing import Writing

SKIPPED = frozenset({"tracked-changes", "annotation", "script", "scripts", "title", "desc", "forms", "sequence-decls"})
MOST_SPACES = 100
MANIFEST = "META-INF/manifest.xml"


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    archive = Archive(file, kind.words)
    if archive.holds(MANIFEST) and b"encryption-data" in archive.content(MANIFEST, 10_000_000):
        raise refusals.encrypted(file.name)
    writing.title = archive.title("meta.xml")
    body = _Body(writing)
    with archive.part("content.xml") as stream:
        for begins, tag, element in Events(stream, file.name, kind.words):
            if begins:
                body.begin(tag, element)
            else:
                body.end(tag, element)
    if body.has_pictures:
        writing.note(detail="Pictures in it were not read.")


class _Body:
    """Text stands in an element before its first child, and after each child behind it: both are taken as they end."""

    def __init__(self, writing: Writing) -> None:
        self.has_pictures = False
        self._paragraphs = Paragraphs(writing)
        self._items = 0
        self._skipped = 0

    def begin(self, tag: str, element: Any) -> None:
        self._take_tail(element.getprevious())
        parent = element.getparent()
        if parent is not None and element.getprevious() is None:
            self._take(parent.text)
            parent.text = None
        self._skipped += tag in SKIPPED
        if tag in ("p", "h"):
            level = attribute(element, "outline-level") if tag == "h" else ""
            number = (int(level) if level.isdecimal() else 1) if tag == "h" else 0
            self._paragraphs.begin(Paragraph(number, listed=self._items > 0))
        elif tag == "table-row":
            self._paragraphs.begin_row()
        elif tag == "table-cell":
            self._paragraphs.begin_cell()
        elif tag == "list-item":
            self._items += 1
        self.has_pictures = self.has_pictures or tag == "image"

    def end(self, tag: str, element: Any) -> None:
        last = element[-1] if len(element) else None
        self._take_tail(last)
        self._take(element.text)
        element.text = None
        self._skipped -= tag in SKIPPED
        if tag in ("p", "h"):
            self._paragraphs.end()
        elif tag == "table-cell":
            self._paragraphs.end_cell()
        elif tag == "table-row":
            self._paragraphs.end_row()
        elif tag == "list-item":
            self._items -= 1
        else:
            self._space(tag, element)

    def _space(self, tag: str, element: Any) -> None:
        if tag == "s":
            count = attribute(element, "c")
            self._take(" " * (min(int(count), MOST_SPACES) if count.isdecimal() else 1))
        elif tag in ("tab", "line-break"):
            self._take("\t" if tag == "tab" else "\n")

    def _take_tail(self, element: Any) -> None:
        if element is not None:
            self._take(element.tail)
            element.tail = None

    def _take(self, text: str | None) -> None:
        if not self._skipped:
            self._paragraphs.take(text)
