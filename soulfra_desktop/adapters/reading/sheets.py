"""Workbooks: each sheet is a page and a heading, each row a line. Of a formula its last result is read."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from soulfra_desktop.adapters.reading.archive import Archive
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.markup import Events, attribute, local
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.writing import Writing

DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats that every workbook has, of days and times."""
NO_PART_OF_A_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
FIRST_DAY, FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
LAST_DAY = 2_958_465
"""The last day of the year 9999."""


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    archive = Archive(file, kind.words)
    main = archive.main_part()
    targets = archive.targets(main)
    writing.title = archive.title("docProps/core.xml")
    values = _Values(archive, dict(targets.values()))
    names: list[tuple[str, str]] = []
    with archive.part(main) as stream:
        for begins, tag, element in Events(stream, archive.name, archive.kind):
            if begins and tag == "sheet":
                names.append((element.get("name") or "", attribute(element, "id")))
            elif begins and tag == "workbookPr" and element.get("date1904") in ("1", "true"):
                values.first_day = FIRST_DAY_1904
    for name, identifier in names:
        writing.page()
        link, part = targets.get(identifier, ("", ""))
        if link == "worksheet" and archive.holds(part):
            writing.heading(1, name)
            _read_sheet(archive, part, values, writing)
        else:
            writing.note(detail="A sheet of it is a chart or is missing, and was not read.")


def _read_sheet(archive: Archive, part: str, values: _Values, writing: Writing) -> None:
    with archive.part(part) as stream:
        for _, _, row in Events(stream, archive.name, archive.kind, only="row"):
            cells = (" ".join(values.shown(cell).split()) for cell in row)
            writing.line(" | ".join(cell for cell in cells if cell))


class _Values:
    """Cells as a person sees them, but for how many digits they show."""

    def __init__(self, archive: Archive, parts: dict[str, str]) -> None:
        """`parts` by the kinds of their links."""
        self.first_day = FIRST_DAY
        self._strings = _strings(archive, parts.get("sharedStrings", ""))
        self._dates = _dates(archive, parts.get("styles", ""))

    def shown(self, cell: Any) -> str:
        kind, value = cell.get("t") or "n", ""
        for child in cell:
            name = local(child.tag)
            if name == "is":
                return _spelt(child)
            if name == "v":
                value = child.text or ""
        if kind == "n":
            return self._number(cell.get("s") or "", value) if value else ""
        if kind == "s":
            number = int(value) if value.isdecimal() else -1
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        return {"1": "TRUE", "0": "FALSE"}.get(value, value) if kind == "b" else value

    def _number(self, style: str, value: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        if style in self._dates and 0 <= number <= LAST_DAY:
            return self._date(number)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.15g}"

    def _date(self, number: float) -> str:
        at = self.first_day + timedelta(seconds=round(number * 86_400))
        if number < 1:
            return at.strftime("%H:%M:%S").removesuffix(":00")
        return f"{at:%Y-%m-%d}" if number.is_integer() else f"{at:%Y-%m-%d %H:%M:%S}".removesuffix(":00")


def _strings(archive: Archive, part: str) -> list[str]:
    """The texts that cells refer to by number."""
    if not archive.holds(part):
        return []
    with archive.part(part) as stream:
        return [_spelt(item) for _, _, item in Events(stream, archive.name, archive.kind, only="si")]


def _spelt(item: Any) -> str:
    """A text of several pieces, without how it is spoken."""
    pieces = (text for text in item.iter("{*}t") if local(text.getparent().tag) != "rPh")
    return "".join(text.text or "" for text in pieces)


def _dates(archive: Archive, part: str) -> frozenset[str]:
    """The numbers of the styles that show a day or a time."""
    own: dict[str, str] = {}
    formats: list[str] = []
    within = False
    if not archive.holds(part):
        return frozenset()
    with archive.part(part) as stream:
        for begins, tag, element in Events(stream, archive.name, archive.kind):
            if tag == "cellXfs":
                within = begins
            elif begins and tag == "numFmt":
                own[element.get("numFmtId") or ""] = element.get("formatCode") or ""
            elif begins and tag == "xf" and within:
                formats.append(element.get("numFmtId") or "0")
    return frozenset(str(number) for number, form in enumerate(formats) if _is_date(form, own))


def _is_date(form: str, own: dict[str, Any]) -> bool:
    if form in own:
        return bool(re.search("[ymdhs]", NO_PART_OF_A_DATE.sub("", own[form]), re.I))
    return form.isdecimal() and int(form) in DATES
