"""Word documents: paragraphs, headings by their styles, tables, notes; what was struck out is left out."""

from __future__ import annotations

import re
from typing import Any

from soulfra_desktop.adapters.reading.archive import Archive
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.markup import Events, attribute
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.paragraphs import Paragraph, Paragraphs
from soulfra_desktop.adapters.reading.writing import Writing

HEADING = re.compile(r"heading (\d)", re.I)
SKIPPED = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText"})
"""What is said twice, or no more."""
NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": " "}


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    archive = Archive(file, kind.words)
    main = archive.main_part()
    targets = archive.targets(main)
    levels = _levels(archive, targets)
    writing.title = archive.title("docProps/core.xml")
    with archive.part(main) as stream:
        _Body(writing, levels).take(Events(stream, file.name, kind.words))
    for link, target in targets.values():
        if link in NOTES and archive.holds(target):
            with archive.part(target) as stream:
                _Body(writing, {}).take(Events(stream, file.name, kind.words))
    if any(link == "comments" for link, _ in targets.values()):
        writing.note(detail="Comments in it were not read.")
    if any(link == "image" for link, _ in targets.values()):
        writing.note(detail="Pictures in it were not read.")


def _levels(archive: Archive, targets: dict[str, tuple[str, str]]) -> dict[str, int]:
    """Which styles are headings, and of which level."""
    part = next((target for link, target in targets.values() if link == "styles"), "")
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    if not archive.holds(part):
        return levels
    style = ""
    with archive.part(part) as stream:
        for begins, tag, element in Events(stream, archive.name, archive.kind):
            if begins and tag == "style":
                style = attribute(element, "styleId")
            elif begins and (level := _level_of(tag, attribute(element, "val"))):
                levels.setdefault(style, level)
            elif begins and tag == "basedOn":
                based[style] = attribute(element, "val")
    for style in based:
        above, steps = style, 0
        while above not in levels and above in based and steps < 10:
            above, steps = based[above], steps + 1
        if above in levels:
            levels[style] = levels[above]
    return levels


def _level_of(tag: str, value: str) -> int:
    if tag == "outlineLvl" and value.isdecimal() and int(value) < 9:
        return int(value) + 1
    if tag == "name" and (found := HEADING.fullmatch(value)):
        return int(found[1])
    return 1 if tag == "name" and value.lower() == "title" else 0


class _Body:
    """The text's own part of the document, or one of its notes'."""

    def __init__(self, writing: Writing, levels: dict[str, int]) -> None:
        self._paragraphs, self._levels = Paragraphs(writing), levels
        self._skipped = 0

    def take(self, events: Events) -> None:
        for begins, tag, element in events:
            if tag in SKIPPED:
                self._skipped += 1 if begins else -1
            elif not self._skipped:
                self._begin(tag, element) if begins else self._end(tag, element)

    def _begin(self, tag: str, element: Any) -> None:
        if tag == "p":
            self._paragraphs.begin(Paragraph())
        elif tag == "tr":
            self._paragraphs.begin_row()
        elif tag == "tc":
            self._paragraphs.begin_cell()
        elif self._paragraphs.current:
            self._in_one(self._paragraphs.current, tag, element)

    def _in_one(self, paragraph: Paragraph, tag: str, element: Any) -> None:
        if tag == "pStyle":
            paragraph.level = self._levels.get(attribute(element, "val"), 0)
        elif tag == "outlineLvl":
            paragraph.level = _level_of(tag, attribute(element, "val"))
        elif tag == "numPr":
            paragraph.listed = True
        elif tag in BREAKS and (tag != "tab" or not attribute(element, "val")):
            paragraph.text.append(BREAKS[tag])

    def _end(self, tag: str, element: Any) -> None:
        if tag == "t":
            self._paragraphs.take(element.text)
        elif tag == "p":
            self._paragraphs.end()
        elif tag == "tc":
            self._paragraphs.end_cell()
        elif tag == "tr":
            self._paragraphs.end_row()
