"""Writes leaves into a text document, and rewrites only those that changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextOption,
)

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.coloring import color_now
from soulfra_desktop.ui.kit.formats import (
    CARD,
    CODE_SIZE,
    CONTROL,
    SIDES,
    SOURCE,
    STARTS,
    Formats,
    gap_px,
    is_mirrored,
    reads_from_the_right,
    window_is_mirrored,
)
from soulfra_desktop.ui.kit.formulas import SIDES as SIDES_OF_FORMULA
from soulfra_desktop.ui.kit.formulas import Formulas
from soulfra_desktop.ui.kit.highlight import LIMIT
from soulfra_desktop.ui.kit.invisible import marked, parts_of, reorders
from soulfra_desktop.ui.kit.leaf import Leaf, Run, shared
from soulfra_desktop.ui.kit.picture_files import Unfit
from soulfra_desktop.ui.kit.pictures import Pictures
from soulfra_desktop.ui.kit.sentences import ISOLATING, figures_from_the_left
from soulfra_desktop.ui.kit.tables import Tables, stacks

COLOR_AT_ONCE = 1_000
"""Characters of code that are coloured in the same moment as they are written."""


class Writer:
    """Puts leaves into one document, below a block that was there before. Positions are block numbers."""

    def __init__(self, document: QTextDocument, words: Callable[[str], str]) -> None:
        self._document = document
        self._words = words
        self._mirrors = False
        """Whether what is written now is of our own words, in a window that is read from the right."""
        self.formats = Formats()
        self._tables = Tables(self.formats, self._write_run)
        self.formulas = Formulas()
        self.pictures = Pictures()
        self.to_color: list[tuple[QTextCursor, str, str]] = []
        """Code that is still in one colour: where it starts, itself, its language."""
        self.grown: set[str] = set()
        """Links of code cards that grew while they streamed: coloured piece by piece, so perhaps wrongly."""

    def replace(self, first: int, old: Sequence[Leaf], counts: list[int], new: Sequence[Leaf]) -> list[int]:
        """Make `old`, whose blocks start at number `first`, into `new`; returns the new counts of blocks a leaf.

        `counts` are those of `old`. Leaves that stay the same are not touched.
        """
        head, tail = shared(old, new)
        start = first + sum(counts[:head])
        kept = counts[len(counts) - tail :] if tail else []
        going, coming = list(old[head : len(old) - tail]), list(new[head : len(new) - tail])
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        try:
            made = counts[:head]
            if going and coming and (grown := self._grow(start, going[0], coming[0], counts[head])):
                made, start = [*made, grown], start + grown
                gone, coming = counts[head + 1 : len(counts) - tail], coming[1:]
            else:
                gone = counts[head : len(counts) - tail]
            self._remove(start, sum(gone))
            for leaf in coming:
                made.append(self._insert(start, leaf))
                start += made[-1]
        finally:
            cursor.endEditBlock()
        return made + kept

    def fit(self, width: int) -> None:
        """The column became another width: move what stands at its right."""
        self.formats.width = width
        self.formulas.widest = width - SIDES_OF_FORMULA
        block = self._document.begin()
        while block.isValid():
            made = block.blockFormat()
            if made.property(STARTS) and made.property(CARD) == "code":
                made.setTabPositions(
                    [QTextOption.Tab(width - made.leftMargin() - made.rightMargin(), QTextOption.TabType.RightTab)]
                )
                QTextCursor(block).setBlockFormat(made)
            block = block.next()

    def _at(self, number: int) -> QTextCursor:
        block = self._document.findBlockByNumber(number)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        return cursor

    def _remove(self, first: int, count: int) -> None:
        if count:
            cursor = self._at(first - 1)
            above = cursor.blockFormat()
            last = self._document.findBlockByNumber(first + count - 1)
            cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(above)  # an empty block takes the format of what is removed below it

    def _insert(self, number: int, leaf: Leaf) -> int:
        before = self._document.blockCount()
        cursor = self._at(number - 1)
        self._mirrors = is_mirrored(leaf)
        cursor.insertBlock(self.formats.block(leaf), QTextCharFormat())
        if leaf.kind == "code":
            self._write_code(cursor, leaf)
        elif leaf.kind == "table" and stacks(leaf, self.formats.width):
            self._tables.write_stacked(cursor, leaf)
        elif leaf.kind == "table":
            self._tables.write(cursor, leaf)
        elif leaf.kind == "picture":
            self._write_picture(cursor, leaf)
        elif leaf.kind == "text":
            self._write_text(cursor, leaf)
        return self._document.blockCount() - before

    def _write_text(self, cursor: QTextCursor, leaf: Leaf) -> None:
        if leaf.marker:
            size = leaf.runs[0].size if leaf.runs else 11.0
            gap = "\u2002" if reads_from_the_right(leaf) else "\t"  # a tab is measured from the left alone
            cursor.insertText(f"{leaf.marker}{gap}", self.formats.text(Run("", "soft", size)))
        for run in leaf.runs:
            self._write_run(cursor, run)
        if not leaf.runs:
            cursor.setBlockCharFormat(self.formats.text(Run("")))

    def _write_picture(self, cursor: QTextCursor, leaf: Leaf) -> None:
        image = self.pictures.look(leaf.picture, self.formats.width - leaf.left - 2 * theme.scaled(SIDES[leaf.card]))
        if isinstance(image, Unfit):
            said = self._words(image.reason).format(image.what)
            cursor.insertText(said, self.formats.text(Run("", "warn", 9.5, control=True)))
            return
        tip = self._words("Open this picture")
        image.setToolTip(tip)
        image.setAnchor(True)
        image.setAnchorHref(leaf.href)
        image.setProperty(QTextFormat.Property.ImageAltText, leaf.code)
        image.setProperty(SOURCE, leaf.code)
        cursor.insertImage(image)

    def _write_run(self, cursor: QTextCursor, run: Run) -> None:
        if not run.formula:
            for part in parts_of(run):
                self._insert_part(cursor, part)
            return
        drawn = self.formulas.look(run)
        if isinstance(drawn, QTextImageFormat):
            drawn.setToolTip(run.source)
            drawn.setProperty(SOURCE, run.source)
            cursor.insertImage(drawn)
            return
        shown = replace(run, formula="", source="", mono=True, tip=self._words(drawn.reason) if drawn else "")
        cursor.insertText(run.source.replace("\n", "\u2028"), self.formats.text(shown))
        if drawn is not None:
            said = f"\u2028{self._words(drawn.reason)}" if run.formula == "display" else "\u00a0(?)"
            cursor.insertText(said, self.formats.text(Run("", "warn", 8.5, 500, control=True, tip=shown.tip)))

    def _insert_part(self, cursor: QTextCursor, part: Run) -> None:
        made = self.formats.text(part)
        if part.source:
            made = QTextCharFormat(made)
            made.setToolTip(part.tip)
            made.setProperty(SOURCE, part.source)
        cursor.insertText(part.text, made) if not self._mirrors else self._insert_mirrored(cursor, part, made)

    def _insert_mirrored(self, cursor: QTextCursor, part: Run, made: QTextCharFormat) -> None:
        """What holds a figure together is a control: no copy has it."""
        edge = QTextCharFormat(made)
        edge.setProperty(CONTROL, True)
        for piece in ISOLATING.split(figures_from_the_left(part.text)):
            cursor.insertText(piece, edge if ISOLATING.fullmatch(piece) else made)

    def again(self, first: int, leaf: Leaf, count: int) -> int:
        """Write a leaf anew that looks different now; returns its new count of blocks."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        try:
            self._remove(first, count)
            return self._insert(first, leaf)
        finally:
            cursor.endEditBlock()

    def _write_code(self, cursor: QTextCursor, leaf: Leaf) -> None:
        label = Run(leaf.language or self._words("text"), "soft", 9.0, control=True)
        tip = self._words("Copy this code")
        copy = Run(self._words("Copy"), "accent", 9.0, 500, href=leaf.href, tip=tip, control=True)
        first, last = (copy, label) if window_is_mirrored() else (label, copy)
        for run in (first, Run("\t", "soft", 9.0, control=True), last):
            cursor.insertText(run.text, self.formats.text(run))
        head = cursor.blockFormat()
        head.setBottomMargin(theme.scaled(4))
        cursor.setBlockFormat(head)
        body = QTextBlockFormat(head)
        body.clearProperty(STARTS)
        body.setTopMargin(0)
        body.setBottomMargin(0)
        body.setTabPositions([])
        body.setLineHeight(
            gap_px(CODE_SIZE, leaf.spread), int(QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        )
        cursor.insertBlock(body)
        self._insert_code(cursor, leaf.code)
        self.color(cursor.block().blockNumber() - leaf.code.count("\n"), leaf)

    def _insert_code(self, cursor: QTextCursor, code: str) -> None:
        if code.isascii():
            cursor.insertText(code, self.formats.code())
            return
        for part in marked(Run(code)):
            if part.source:
                self._insert_part(cursor, replace(part, size=CODE_SIZE + 1, mono=True))
            else:
                cursor.insertText(part.text, self.formats.code())

    def _grow(self, number: int, old: Leaf, new: Leaf, count: int) -> int:
        """Add to the end of a leaf that only grew; its new count of blocks, or 0 where that is not all that happened."""
        if not _may_grow(old, new):
            return 0
        self._mirrors = False
        before = self._document.blockCount()
        if new.kind == "code" and old.code and new.code.startswith(old.code) and old.language == new.language:
            cursor = self._at(number + count - 1)
            first = cursor.block().blockNumber()
            self._insert_code(cursor, new.code[len(old.code) :])
            fresh = new.code[new.code.rfind("\n", 0, len(old.code)) + 1 :]
            if len(fresh) <= COLOR_AT_ONCE:
                color_now(self._document, first, fresh, new.language)
            self.grown.add(new.href)
        elif new.kind == "text" and (added := _added(old, new)) is not None:
            cursor = self._at(number + count - 1)
            for run in added:
                self._write_run(cursor, run)
        elif new.kind != "table" or not self._grow_table(number, old, new):
            return 0
        return count + self._document.blockCount() - before

    def _grow_table(self, number: int, old: Leaf, new: Leaf) -> bool:
        if stacks(new, self.formats.width):
            return False
        table = QTextCursor(self._document.findBlockByNumber(number + 1)).currentTable()
        return table is not None and self._tables.grow(table, old, new)

    def color(self, first: int, leaf: Leaf) -> None:
        """Colour a code card whose code starts at block number `first`: now, or a long one a little at a time."""
        self.grown.discard(leaf.href)
        if len(leaf.code) <= COLOR_AT_ONCE:
            color_now(self._document, first, leaf.code, leaf.language)
        elif len(leaf.code) <= LIMIT:
            self.to_color.append((QTextCursor(self._document.findBlockByNumber(first)), leaf.code, leaf.language))


def _may_grow(old: Leaf, new: Leaf) -> bool:
    """Whether the second may be the first with more at its end. What is held together by isolates is written anew."""
    same = (old.kind, old.marker, old.top, old.card) == (new.kind, new.marker, new.top, new.card)
    return same and not is_mirrored(new)


def _added(old: Leaf, new: Leaf) -> list[Run] | None:
    """The runs to append to make `old` into `new`; None where something before the end changed."""
    if not old.runs or len(new.runs) < len(old.runs) or old.runs[:-1] != new.runs[: len(old.runs) - 1]:
        return None
    last, now = old.runs[-1], new.runs[len(old.runs) - 1]
    if last.formula and last != now:
        return None
    if not now.text.startswith(last.text) or _style(last) != _style(now) or _style(old) != _style(new):
        return None
    if reorders(now.text) or ((now.href or now.mono) and not now.text.isascii()):
        return None  # what closes or marks it is written anew
    more = new.runs[len(old.runs) :]
    return [replace(now, text=now.text[len(last.text) :]), *more] if now != last else list(more)


def _style(value: Any) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in value.__slots__ if name not in ("text", "runs"))
