"""Paints what lies under a transcript's text: bubbles, cards, the bars of quotes, rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextBlock, QTextCursor, QTextLine

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.formats import CARD, LEFT, QUOTE, QUOTE_INDENT, RIGHT, RULE, STARTS, area_of
from soulfra_desktop.ui.kit.leaf import DOT, PAD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextBrowser

_FILL = {"user": "user", "code": "code", "card": "surface", "error": "surface", "notice": "wash"}
_LINE = {"code": "line", "card": "line", "error": "danger"}
_BEFORE = DOT.index("·")
_BEYOND = 60
"""Pixels by which a card is drawn on where it runs out of sight."""


class Backdrop:
    """Draws only what is in sight; blocks say what they belong to by their properties."""

    def __init__(self, browser: QTextBrowser) -> None:
        self._browser = browser

    def paint(self, painter: QPainter, area: QRect) -> None:
        document = self._browser.document()
        layout = document.documentLayout()
        offset = -self._browser.verticalScrollBar().value()
        frame = document.rootFrame().frameFormat()
        left, right = frame.leftMargin(), self._browser.viewport().width() - frame.rightMargin()
        block = document.findBlock(
            max(0, layout.hitTest(QPointF(left, area.top() - offset), Qt.HitTestAccuracy.FuzzyHit))
        )
        block = block.previous() if block.previous().isValid() else block
        card: QRectF | None = None
        kind = ""
        while block.isValid():
            rect = area_of(block).translated(0, offset)
            if rect.top() > area.bottom() + _BEYOND:
                break
            made = block.blockFormat()
            now = made.property(CARD) or ""
            if card is not None and (now != kind or made.property(STARTS)):
                self._card(painter, kind, card)
                card = None
            if now:
                begins = bool(made.property(STARTS))
                top = rect.top() if begins or card is not None else rect.top() - _BEYOND
                start = left + (made.property(LEFT) or 0)
                end = right - (made.property(RIGHT) or 0)
                span = QRectF(start, top, end - start, rect.bottom() - top)
                card = span if card is None else card.united(span)
                kind = now
            self._marks(painter, block, rect, left, right)
            _dots(painter, block, rect.topLeft())
            block = block.next()
        if card is not None:
            self._card(painter, kind, card)

    def _card(self, painter: QPainter, kind: str, rect: QRectF) -> None:
        pad = theme.scaled(PAD[kind])
        rect = rect.adjusted(0.5, -pad + 0.5, -0.5, pad - 0.5)
        painter.setBrush(theme.color(_FILL[kind]))
        line = _LINE.get(kind)
        painter.setPen(QPen(theme.color(line), 1) if line else Qt.PenStyle.NoPen)
        radius = theme.scaled(theme.RADIUS_BUBBLE if kind == "user" else theme.RADIUS_INPUT)
        painter.drawRoundedRect(rect, radius, radius)

    def _marks(self, painter: QPainter, block: QTextBlock, rect: QRectF, left: float, right: float) -> None:
        made = block.blockFormat()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        for level in range(made.property(QUOTE) or 0):
            top = rect.top()
            if _quoted_above(block, level):
                above = area_of(block.previous())
                top -= self._browser.verticalScrollBar().value() + rect.top() - above.bottom()
            wide = theme.scaled(3)
            start = left + theme.scaled(level * QUOTE_INDENT)
            painter.drawRoundedRect(QRectF(start, top, wide, rect.bottom() - top + 2), wide / 2, wide / 2)
        if made.property(RULE):
            painter.drawRect(QRectF(left, rect.center().y(), right - left, 1))


def seen_dots(block: QTextBlock) -> Iterator[tuple[int, QTextLine]]:
    """Where the dots between the parts of a line stand in a block, and in which of its lines; none ends a line."""
    text, layout = block.text(), block.layout()
    place = text.find(DOT)
    while place >= 0:
        after = place + len(DOT)
        line = layout.lineForTextPosition(place + _BEFORE)
        if line.isValid() and after < line.textStart() + line.textLength():
            yield place + _BEFORE, line
        place = text.find(DOT, after)


def _dots(painter: QPainter, block: QTextBlock, at: QPointF) -> None:
    painter.setPen(theme.color("faint"))
    for place, line in seen_dots(block):
        painter.setFont(_font_at(block, place))
        start = min(_x(line, place), _x(line, place + 1))
        painter.drawText(at + QPointF(start, line.y() + line.ascent()), "·")


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # with the place itself, which its signature leaves out
    return found[0]


def _font_at(block: QTextBlock, place: int) -> QFont:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + place + 1)
    return cursor.charFormat().font()


def _quoted_above(block: QTextBlock, level: int) -> bool:
    return (block.previous().blockFormat().property(QUOTE) or 0) > level
