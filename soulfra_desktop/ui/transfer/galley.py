"""One piece of a page laid out on its own, and the strips it can be cut into: lines of text, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPainter,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.tokens import LIGHT
from soulfra_desktop.ui.transfer.outlines import Outlines

INDENT = 22
BAR = 2.5
INSET = 9.0
"""Of code from the foot of its ground."""
POINTS = 10.5
RESOLUTION = 144
"""Dots an inch, in which lengths of the page are reckoned."""
STYLE = (
    "p {{ margin-top: 0; margin-bottom: 7px; }} li {{ margin-bottom: 3px; }} td, th {{ padding: 4px; }} "
    "th {{ font-weight: 700; background-color: {0.code}; }} a {{ color: {0.accent}; }}"
)
_KIND = re.compile(r'<(\w+)(?: class="([\w ]+)")?')
_ABOVE = {"label": 20.0, "small": 4.0, "about": 4.0, "more": 0.0, "h1": 18.0, "h2": 16.0, "h3": 14.0, "hr": 14.0}
_LEADS = frozenset({"label", "title", "heading", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Strip:
    """From here to there nothing is cut; in dots from the piece's top."""

    top: float
    bottom: float


class Galley:
    """A piece of HTML set in a column. `above` is the room it wants before it; `leads` what must not end a page."""

    def __init__(self, piece: str, width: float, device: QPagedPaintDevice, pictures: Mapping[str, QImage]) -> None:
        found = _KIND.match(piece)
        tag, kinds = (found[1], (found[2] or found[1]).split()) if found else ("", [])
        self.above = min((_ABOVE[kind] for kind in kinds if kind in _ABOVE), default=10.0)
        self.leads = not _LEADS.isdisjoint(kinds)
        self._tabular = tag == "table"
        self._ground, self._cut = "code" in kinds, "cut" in kinds
        self.document = document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.documentLayout().setPaintDevice(device)
        document.setDefaultFont(letters())
        document.setDefaultStyleSheet(STYLE.format(LIGHT))
        document.setDocumentMargin(0)
        document.setIndentWidth(INDENT)
        for name, picture in pictures.items():
            document.addResource(QTextDocument.ResourceType.ImageResource.value, name, picture)
        self._outlines = Outlines(piece, RESOLUTION / 72, width * 0.9)
        document.setHtml(self._outlines.piece)
        self._outlines.put(document, POINTS)
        document.setTextWidth(width)
        self.strips = self._strips()
        self.bars = self._bars() if tag == "blockquote" else []

    @property
    def height(self) -> float:
        return self.strips[-1].bottom - self.strips[0].top if self.strips else 0.0

    def _blocks(self) -> list[QTextBlock]:
        found, block = [], self.document.begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found

    def _strips(self) -> list[Strip]:
        """Touching one another."""
        rows: dict[object, tuple[float, float]] = {}
        layout = self.document.documentLayout()
        for block in self._blocks():
            table = QTextCursor(block).currentTable() if self._tabular else None
            if self._tabular and table is None:
                continue  # the empty line that Qt puts after a table
            rect = layout.blockBoundingRect(block)
            if table is not None and table.columns() > 1:
                row = table.cellAt(block.position()).row()
                top, bottom = rows.get(row, (rect.top(), rect.bottom()))
                rows[row] = (min(top, rect.top()), max(bottom, rect.bottom()))
                continue
            for number in range(block.layout().lineCount()):
                line = block.layout().lineAt(number)
                top = rect.top() + line.y()
                rows[block.position(), number] = (top, top + line.height())
        return self._touching(sorted(rows.values()))

    def _touching(self, rows: list[tuple[float, float]]) -> list[Strip]:
        if not rows:
            return []
        cuts = [(above[1] + below[0]) / 2 for above, below in pairwise(rows)]
        first, last = rows[0][0], rows[-1][1]
        if self._ground:
            first, last = 0.0, last + (0.0 if self._cut else INSET)
        elif self._tabular:
            first, last = 0.0, last + first  # a last row has as much under it as the first has over it
        edges = [first, *cuts, last]
        return [Strip(top, bottom) for top, bottom in pairwise(edges)]

    def _bars(self) -> list[QRectF]:
        """At the side of what is quoted, from its top to its foot."""
        margins = [block.blockFormat().leftMargin() for block in self._blocks()]
        left = max(0.0, min(margins) - 16)
        return [QRectF(left, self.strips[0].top, BAR, self.height)] if self.strips else []

    def draw(self, painter: QPainter, top: float, bottom: float, place: float) -> None:
        """From `top` to `bottom`, at `place` of the page."""
        width = self.document.textWidth()
        painter.save()
        painter.translate(0, place - top)
        spare = 1.0 if self._tabular else 0.0  # a line between two rows is seen on both pages
        clip = QRectF(-4, top - spare, width + 8, bottom - top + 2 * spare)
        painter.setClipRect(clip)
        if self._ground:
            painter.fillRect(QRectF(0, top, width, bottom - top), LIGHT.code)
        for bar in self.bars:
            painter.fillRect(bar, LIGHT.faint)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, LIGHT.ink)
        context.palette = palette  # type: ignore[attr-defined]
        context.clip = clip  # type: ignore[attr-defined]
        self.document.documentLayout().draw(painter, context)
        painter.restore()


def letters(points: float = POINTS) -> QFont:
    """Of paper: the window's zoom is nothing to it."""
    theme.load_fonts()
    made = theme.font(points)
    made.setPointSizeF(points)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
