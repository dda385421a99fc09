"""A control that is written as text is as large to hit as a button: a press or the pointer beside it is meant for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextBlock, QTextCursor, QTextLine
from PySide6.QtWidgets import QApplication, QTextBrowser

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.formats import CONTROL
from soulfra_desktop.ui.kit.source_leaves import LINK

_PRESSED = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_MOUSE = (*_PRESSED, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)


class Targets(QObject):
    """Moves what happens close to a control of `scheme` onto it; what is meant for words stays where it is."""

    def __init__(self, browser: QTextBrowser, scheme: str) -> None:
        super().__init__(browser)
        self._browser = browser
        self._scheme = scheme
        self._passing = False
        self._held: tuple[QPoint, QPoint] | None = None
        """Where a button was pressed, and how far from there its control is."""
        browser.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._passing:
            return False
        if event.type() in _MOUSE and isinstance(event, QMouseEvent):
            return self._passed_on(watched, event)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            away = self.away(event.pos())
            if self._browser.anchorAt(event.pos() + away).startswith(LINK):
                return True  # its card shows
            moved = QHelpEvent(event.type(), event.pos() + away, event.globalPos())
            return not away.isNull() and self._send(watched, moved)
        return False

    def _passed_on(self, watched: QObject, event: QMouseEvent) -> bool:
        away = self._meant(event)
        if away.isNull():
            return False
        place = event.position() + QPointF(away)
        moved = QMouseEvent(
            event.type(), place, event.scenePosition(), event.globalPosition(),
            event.button(), event.buttons(), event.modifiers(),
        )  # fmt: skip
        return self._send(watched, moved)

    def _meant(self, event: QMouseEvent) -> QPoint:
        """How far from the mouse that is which is meant. One press and what follows it are meant for the same."""
        here = event.position().toPoint()
        if event.type() in _PRESSED:
            away = self.away(here)
            self._held = (here, away)
            return away
        held = self._held
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._held = None
        if held is None:
            return QPoint() if event.buttons() != Qt.MouseButton.NoButton else self.away(here)
        still = (here - held[0]).manhattanLength() < QApplication.startDragDistance()
        return held[0] + held[1] - here if still and not held[1].isNull() else QPoint()

    def away(self, place: QPoint) -> QPoint:
        """How far the control that a place in the viewport belongs to is from it; nothing where it belongs to none."""
        if self._browser.anchorAt(place) or self._is_read(place):
            return QPoint()
        at = QPointF(place) + self._scrolled()
        least = theme.scaled(theme.TARGET)
        near = [area for area in self._controls_near(place) if _as_large_as(area, least).contains(at)]
        if not near:
            return QPoint()
        inside = min((_nearest(area, at) for area in near), key=lambda point: (point - at).manhattanLength())
        return (inside - at).toPoint()

    def _controls_near(self, place: QPoint) -> Iterator[QRectF]:
        """Where the controls stand, in the document, that are at most a target's height away."""
        reach = theme.scaled(theme.TARGET) // 2
        steps = (QPoint(0, 0), QPoint(0, -reach), QPoint(0, reach))
        blocks = {block.position(): block for block in map(self._block_at, (place + step for step in steps))}
        for block in blocks.values():
            yield from self._controls_of(block)

    def _block_at(self, place: QPoint) -> QTextBlock:
        return self._browser.cursorForPosition(place).block()

    def _controls_of(self, block: QTextBlock) -> Iterator[QRectF]:
        corner = block.document().documentLayout().blockBoundingRect(block).topLeft()
        at = block.begin()
        while not at.atEnd():
            part = at.fragment()
            if part.charFormat().anchorHref().startswith(self._scheme):
                start = part.position() - block.position()
                line = block.layout().lineForTextPosition(start)
                if line.isValid():
                    ends = _x(line, start), _x(line, start + part.length())
                    yield QRectF(min(ends), line.y(), abs(ends[1] - ends[0]), line.height()).translated(corner)
            at += 1

    def _scrolled(self) -> QPointF:
        return QPointF(self._browser.horizontalScrollBar().value(), self._browser.verticalScrollBar().value())

    def _is_read(self, place: QPoint) -> bool:
        """Whether words of a message, no part of a line of controls, stand there."""
        layout = self._browser.document().documentLayout()
        at = layout.hitTest(QPointF(place) + self._scrolled(), Qt.HitTestAccuracy.ExactHit)
        if at < 0:
            return False
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(at)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return not cursor.charFormat().property(CONTROL)

    def _send(self, watched: QObject, event: QEvent) -> bool:
        self._passing = True
        try:
            QCoreApplication.sendEvent(watched, event)
        finally:
            self._passing = False
        return True


def _as_large_as(area: QRectF, least: float) -> QRectF:
    """The same around its middle, at least so large either way."""
    wide, high = max(0.0, least - area.width()) / 2, max(0.0, least - area.height()) / 2
    return area.adjusted(-wide, -high, wide, high)


def _nearest(area: QRectF, at: QPointF) -> QPointF:
    """The place in an area that is nearest to another, a little inside."""
    return QPointF(
        min(max(at.x(), area.left() + 1), area.right() - 2), min(max(at.y(), area.top() + 1), area.bottom() - 2)
    )


def _x(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # with the place itself, which its signature leaves out
    return found[0]
