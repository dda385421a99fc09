"""What a selection in a transcript says when it is copied: the messages' own text, without our controls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from soulfra_desktop.ui.kit.formats import CARD, CONTINUES, CONTROL, SOURCE
from soulfra_desktop.ui.kit.markdown import is_safe

BOLD = 550
"""The weight from which on text counts as bold."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one style."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    mono: bool = False
    href: str = ""

    @property
    def markdown(self) -> str:
        text = self.text.replace("\u2028", "\n")
        core = text.strip()
        if not core:
            return text
        marks = "`" * self.mono + "**" * self.bold + "*" * self.italic + "~~" * self.strike
        marked = f"{marks}{core}{_closing(marks)}"
        marked = f"[{marked}]({self.href})" if self.href and self.href != core else marked
        start = text.index(core)
        return text[:start] + marked + text[start + len(core) :]

    @property
    def html(self) -> str:
        text = escape(self.text).replace("\u2028", "<br>")
        for wanted, tag in ((self.mono, "code"), (self.bold, "b"), (self.italic, "i"), (self.strike, "s")):
            text = f"<{tag}>{text}</{tag}>" if wanted else text
        return f'<a href="{escape(self.href)}">{text}</a>' if self.href else text


@dataclass(slots=True)
class Line:
    """A paragraph, a line of code, or a row of a table with its cells."""

    cells: list[list[Piece]] = field(default_factory=list)
    code: bool = False
    heading: int = 0
    table: int = -1
    """Which table; -1 of none."""

    @property
    def text(self) -> str:
        said = "\t".join("".join(piece.text for piece in cell) for cell in self.cells)
        return said.replace("\u2028", "\n")


def _closing(marks: str) -> str:
    return marks[::-1]


def mime_of(cursor: QTextCursor) -> QMimeData:
    """The selection as text, as Markdown and as HTML. Of a text, the cells of a row are separated by tabs, and lines
    that hold only controls are left out."""
    made = QMimeData()
    lines = lines_of(cursor)
    made.setText(_cleaned("\n".join(line.text for line in lines)))
    made.setData("text/markdown", _cleaned(markdown_of(lines)).encode())
    made.setHtml(html_of(lines))
    return made


def _cleaned(text: str) -> str:
    return text.strip("\n").replace("\u00a0", " ").replace("\ufffc", "")


def lines_of(cursor: QTextCursor) -> list[Line]:
    """The selected lines, in order."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines: list[Line] = []
    block = cursor.document().findBlock(start)
    row_above: tuple[int, int] | None = None
    while block.isValid() and block.position() < end:
        pieces, only_controls = _said(block, start, end)
        row = _row(cursor, block)
        made = block.blockFormat()
        if made.property(CONTINUES) and lines:
            lines[-1].cells[-1] += pieces
        elif row is not None and row == row_above:
            lines[-1].cells.append(pieces)
        elif not only_controls:
            lines.append(Line([pieces], made.property(CARD) == "code", made.headingLevel(), row[0] if row else -1))
        row_above = row
        block = block.next()
    return lines


def markdown_of(lines: list[Line]) -> str:
    """Lines as Markdown."""
    made: list[str] = []
    for (code, table), group in groupby(lines, key=lambda line: (line.code, line.table)):
        several = list(group)
        if code:
            made.append("\n".join(["```", *(line.text for line in several), "```"]))
        elif table >= 0:
            rows = [f"| {' | '.join(''.join(p.markdown for p in cell) for cell in line.cells)} |" for line in several]
            made.append("\n".join([rows[0], "|" + " --- |" * len(several[0].cells), *rows[1:]]))
        else:
            made += ["#" * line.heading + " " * (line.heading > 0) + _inline(line) for line in several]
    return "\n\n".join(made)


def _inline(line: Line) -> str:
    pieces = [
        Piece(p.text, p.bold and not line.heading, p.italic, p.strike, p.mono, p.href)
        for p in (piece for cell in line.cells for piece in cell)
    ]
    said = "".join(piece.markdown for piece in pieces).replace("\u2002", "\t")
    marker, tab, rest = said.partition("\t")
    if tab and (marker in "•◦▪" or marker.rstrip(".").isdigit()):
        return f"{'-' if marker in '•◦▪' else marker} {rest}"
    return said


def html_of(lines: list[Line]) -> str:
    """Lines as HTML."""
    made: list[str] = []
    for (code, table), group in groupby(lines, key=lambda line: (line.code, line.table)):
        several = list(group)
        cells = [["".join(piece.html for piece in cell) for cell in line.cells] for line in several]
        if code:
            made.append("<pre>" + escape("\n".join(line.text for line in several)) + "</pre>")
        elif table >= 0:
            rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
            made.append(f"<table>{rows}</table>")
        else:
            tags = [f"h{line.heading}" if line.heading else "p" for line in several]
            said = [escape(line.text) if line.heading else row[0] for line, row in zip(several, cells, strict=True)]
            made += [f"<{tag}>{text}</{tag}>" for tag, text in zip(tags, said, strict=True)]
    return _cleaned("\n".join(made))


def _said(block: QTextBlock, start: int, end: int) -> tuple[list[Piece], bool]:
    said: list[Piece] = []
    controls = False
    for text, at, form in fragments(block):
        if form.property(CONTROL):
            controls = True
            continue
        first, last = max(start, at), min(end, at + _units(text))
        if last > first:
            source = form.property(SOURCE)
            said.append(_piece(source * (last - first) if source else _slice(text, first - at, last - at), form))
    return said, controls and not said


def fragments(block: QTextBlock) -> Iterator[tuple[str, int, QTextCharFormat]]:
    """Text, position and format of each stretch of one style."""
    pieces = block.begin()
    while not pieces.atEnd():
        fragment = pieces.fragment()
        yield fragment.text(), fragment.position(), fragment.charFormat()
        pieces += 1


def _piece(text: str, form: QTextCharFormat) -> Piece:
    if form.property(SOURCE):
        return Piece(text)
    code = form.fontFixedPitch() or form.background().style().value != 0
    weight = max((form.font().variableAxisValue(tag) for tag in form.font().variableAxisTags()), default=400)
    href = form.anchorHref() if is_safe(form.anchorHref()) else ""
    return Piece(text, not code and weight >= BOLD, form.fontItalic(), form.fontStrikeOut(), code, href)


def _slice(text: str, first: int, last: int) -> str:
    """Positions count UTF-16 units, as Qt does."""
    return text.encode("utf-16-le")[first * 2 : last * 2].decode("utf-16-le", "replace")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _row(cursor: QTextCursor, block: QTextBlock) -> tuple[int, int] | None:
    at = QTextCursor(block)
    table = at.currentTable()
    return (table.firstPosition(), table.cellAt(at).row()) if table else None
