"""How paragraphs, lists and tables of a text document are put together, whichever its format."""

from __future__ import annotations

from soulfra_desktop.adapters.reading.writing import Writing


class Paragraph:
    """One that has begun. `level` is a heading's; 0 where it is none."""

    __slots__ = ("level", "listed", "text")

    def __init__(self, level: int = 0, *, listed: bool = False) -> None:
        self.text: list[str] = []
        self.level = level
        self.listed = listed


class Paragraphs:
    """Written as they end; those of a table's cell wait for their row, and a table that stands in a cell for that one's."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._begun: list[Paragraph] = []
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []

    @property
    def current(self) -> Paragraph | None:
        """The innermost that has begun: a box of text may stand in a paragraph."""
        return self._begun[-1] if self._begun else None

    def take(self, text: str | None) -> None:
        """Words of the current one; what stands in none is furniture."""
        if text and self._begun:
            self._begun[-1].text.append(text)

    def begin(self, paragraph: Paragraph) -> None:
        self._begun.append(paragraph)

    def begin_row(self) -> None:
        self._rows.append([])

    def begin_cell(self) -> None:
        self._cells.append([])

    def end(self) -> None:
        paragraph = self._begun.pop() if self._begun else Paragraph()
        text = "".join(paragraph.text).strip()
        if not text:
            return
        if self._cells:
            self._cells[-1].append(text)
        elif paragraph.level:
            self._writing.heading(paragraph.level, text)
        elif paragraph.listed:
            self._writing.line(f"- {text}")
        else:
            self._writing.block(text)

    def end_cell(self) -> None:
        cell = " ".join(self._cells.pop()) if self._cells else ""
        if self._rows:
            self._rows[-1].append(cell)

    def end_row(self) -> None:
        row = " | ".join(filter(None, self._rows.pop())) if self._rows else ""
        if self._cells:
            self._cells[-1] += [row] if row else []
        else:
            self._writing.line(row)
