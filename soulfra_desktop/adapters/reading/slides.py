"""Presentations: each slide is a page, its title a heading; what its speaker noted comes after it."""

from __future__ import annotations

from soulfra_desktop.adapters.reading import refusals
from soulfra_desktop.adapters.reading.archive import Archive
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.markup import Events, attribute
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.writing import MOST_PLACES, Writing

TITLES = frozenset({"title", "ctrTitle"})
FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})
"""What stands on every slide."""


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    archive = Archive(file, kind.words)
    main = archive.main_part()
    targets = archive.targets(main)
    writing.title = archive.title("docProps/core.xml")
    pictures = False
    for slide in _slides(archive, main):
        writing.page()
        part = targets.get(slide, ("", ""))[1]
        if not archive.holds(part):
            writing.note(detail="A slide is missing from the file.")
            continue
        _read_slide(archive, part, writing)
        linked = archive.targets(part).values()
        for notes in (target for link, target in linked if link == "notesSlide" and archive.holds(target)):
            _read_slide(archive, notes, writing)
        pictures = pictures or any(link in ("image", "chart", "diagramData") for link, _ in linked)
    if pictures:
        writing.note(detail="Pictures and charts in it were not read.")


def _slides(archive: Archive, main: str) -> list[str]:
    """The slides' ids, in the order in which they are shown."""
    with archive.part(main) as stream:
        events = Events(stream, archive.name, archive.kind)
        found = [_id(element) for begins, tag, element in events if begins and tag == "sldId"]
    if len(found) > MOST_PLACES:
        raise refusals.too_many_parts(archive.name)
    return found


def _id(element: object) -> str:
    """The relationship's: the slide has a number of its own under the same name."""
    found = [value for key, value in element.items() if key.endswith("}id")]  # type: ignore[attr-defined]
    return found[0] if found else ""


def _read_slide(archive: Archive, part: str, writing: Writing) -> None:
    shape = _Shape(writing)
    with archive.part(part) as stream:
        for begins, tag, element in Events(stream, archive.name, archive.kind):
            if begins:
                shape.begin(tag, attribute(element, "type") if tag == "ph" else "")
            else:
                shape.end(tag, element.text or "")


class _Shape:
    """The text of one box on a slide, or of one table's rows."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._kind = ""
        self._paragraph: list[str] = []
        self._paragraphs: list[str] = []
        self._cells: list[str] = []
        self._hidden = 0

    def begin(self, tag: str, kind: str) -> None:
        if tag == "Fallback":
            self._hidden += 1
        elif tag == "ph":
            self._kind = kind
        elif tag == "br":
            self._paragraph.append("\n")
        elif tag in ("sp", "tr"):
            self._kind = ""

    def end(self, tag: str, text: str) -> None:
        if tag == "Fallback":
            self._hidden -= 1
        elif self._hidden:
            return
        elif tag == "t":
            self._paragraph.append(text)
        elif tag == "p":
            self._end_paragraph()
        elif tag == "tc":
            self._cells.append(" ".join(self._paragraphs))
            self._paragraphs.clear()
        elif tag == "tr":
            self._writing.line(" | ".join(cell for cell in self._cells if cell))
            self._cells.clear()
        elif tag == "sp":
            self._end_shape()

    def _end_paragraph(self) -> None:
        if words := "".join(self._paragraph).strip():
            self._paragraphs.append(words)
        self._paragraph.clear()

    def _end_shape(self) -> None:
        if self._kind in TITLES:
            self._writing.heading(1, " ".join(self._paragraphs))
        elif self._kind not in FURNITURE:
            self._writing.block("\n".join(self._paragraphs))
        self._paragraphs.clear()
        self._kind = ""
