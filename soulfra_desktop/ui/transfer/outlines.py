"""Formulas on paper: outlines where the page has a place for them, sharp at any size."""

from __future__ import annotations

import base64
import re

from PySide6.QtCore import QByteArray, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

KIND = QTextFormat.ObjectTypes.UserObject.value + 1
PLACE = "formula:"
UNSTROKED = b'<svg stroke="black" stroke-opacity="0" stroke-width="0.01" '
"""On paper Qt draws a line of one pixel around what has none."""
_DRAWING, _WIDTH, _HEIGHT = (QTextFormat.Property.UserProperty.value + number for number in (1, 2, 3))
_PIECE = re.compile(r'<img class="formula" alt="[^"]*" box="([\d.]+) ([\d.]+) (-?[\d.]+)" src="data:[^,"]*,([^"]*)">')


class Outlines(QPyTextObject):
    """What one piece of a page holds of formulas."""

    def __init__(self, piece: str, dots: float, widest: float) -> None:
        """`dots` of one point of type, `widest` of a line: what is wider is set smaller."""
        super().__init__()
        self._dots, self._widest = dots, widest
        self._found: list[tuple[float, float, float, QByteArray]] = []
        self.piece = _PIECE.sub(self._placed, piece)

    def _placed(self, found: re.Match[str]) -> str:
        width, height, depth = (float(size) for size in found.groups()[:3])
        self._found.append(
            (width, height, depth, QByteArray(base64.b64decode(found[4]).replace(b"<svg ", UNSTROKED, 1)))
        )
        return f'<img src="{PLACE}{len(self._found) - 1}">'

    def put(self, document: QTextDocument, points: float) -> None:
        """Set each in its place. `points` is the size of letters that have none of their own."""
        if not self._found:
            return
        document.documentLayout().registerHandler(KIND, self)
        cursor = QTextCursor(document)
        for start, end, made in self._places(document, points):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(made)

    def _places(self, document: QTextDocument, points: float) -> list[tuple[int, int, QTextCharFormat]]:
        places, block = [], document.begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                fragment = pieces.fragment()
                image = fragment.charFormat().toImageFormat()
                if fragment.charFormat().isImageFormat() and image.name().startswith(PLACE):
                    size = fragment.charFormat().fontPointSize() or points
                    made = self._format(fragment.charFormat(), int(image.name().removeprefix(PLACE)), size)
                    places.append((fragment.position(), fragment.position() + fragment.length(), made))
                pieces += 1
            block = block.next()
        return places

    def _format(self, around: QTextCharFormat, number: int, points: float) -> QTextCharFormat:
        width, height, depth, drawing = self._found[number]
        scale = min(points * self._dots, self._widest / width)
        made = QTextCharFormat()
        made.setObjectType(KIND)
        made.setProperty(_DRAWING, drawing)
        made.setProperty(_WIDTH, width * scale)
        made.setProperty(_HEIGHT, height * scale)
        # What stands on the line reaches as far below it as its font would: so its font says how far.
        font = around.font()
        font.setPointSizeF(100)
        font.setPointSizeF(max(0.1, 100 * depth * scale / QFontMetrics(font).descent()))
        made.setFont(font)
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        return made

    def intrinsicSize(self, _document: QTextDocument, _place: int, about: QTextFormat) -> QSizeF:
        return QSizeF(about.property(_WIDTH), about.property(_HEIGHT))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _document: QTextDocument, _place: int, about: QTextFormat
    ) -> None:
        from PySide6.QtSvg import QSvgRenderer

        QSvgRenderer(about.property(_DRAWING)).render(painter, QRectF(rect))
