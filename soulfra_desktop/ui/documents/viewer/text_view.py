"""A document's text: as much of it as was loaded, page marks and headings in it, the passage marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from soulfra_desktop.ui.documents.kinds import kind_of
from soulfra_desktop.ui.documents.viewer.laying import PAGE, Laying
from soulfra_desktop.ui.documents.viewer.state import ViewerState
from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.theme import scaled

NEAR = 1.5
"""Screens from the end of what is loaded at which more of it is asked for."""
REST_MS = 60
TOP = 0.22
"""Of the height: where a passage stands after a jump."""
SIDE, GAP = 24, 14
"""Pixels beside the text, and between it and the bar of the passage."""
MARKED_AT_ONCE = 300


class TextView(QTextBrowser):
    """`seen(place)`: the first character in sight; `wanted(before)`: an end of what is loaded comes near."""

    seen = Signal(int)
    wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "transcript")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Text of the document"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(scaled(SIDE))
        self._laying = Laying(self.document(), self.tr("Page {0}"))
        self._state = ViewerState()
        self._jumped = -1
        self._goal: int | None = None
        """Where the last jump went, until the person scrolls: another width does not lose it."""
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look_around)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._rest.start())
        self.verticalScrollBar().actionTriggered.connect(lambda _action: self._scrolls())
        theme.changed.connect(self._lay_anew)

    def show_state(self, state: ViewerState) -> None:
        other = state.document is not self._state.document
        self._state = state
        self._laying.pages, self._laying.headings = state.pages, state.headings
        self._laying.code = state.document is not None and kind_of(state.document) in ("code", "csv")
        if other:
            self._laying.clear()
        self._bring(state)
        self._mark(state)
        if state.jump[1] != self._jumped and state.slices:
            self._jumped = state.jump[1]
            self._go_to(state.jump[0])
        self._rest.start()

    def _bring(self, state: ViewerState) -> None:
        """Lay what is new, and drop what went; what is read stays where it is."""
        shown, wanted = self._laying.slices, state.slices
        if shown == wanted:
            return
        if not shown or not wanted or wanted[0].start > shown[-1].end or wanted[-1].end < shown[0].start:
            self._laying.clear()
            for one in wanted:
                self._laying.append(one)
            return
        for one in reversed([one for one in wanted if one.end <= shown[0].start]):
            self._keeping_place(lambda one=one: self._laying.prepend(one))
        for one in [one for one in wanted if one.start >= shown[-1].end]:
            self._laying.append(one)
        while self._laying.slices[-1].start > wanted[-1].start:
            self._laying.drop_last()
        while self._laying.slices[0].start < wanted[0].start:
            self._keeping_place(self._laying.drop_first)

    def _keeping_place(self, change: Any) -> None:
        bar, before = self.verticalScrollBar(), self.document().size().height()
        change()
        bar.setValue(bar.value() + round(self.document().size().height() - before))

    def _lay_anew(self) -> None:
        """Another theme or size of text."""
        slices = self._laying.slices
        place = self._top()
        self.document().setDocumentMargin(scaled(SIDE))
        self._laying.clear()
        for one in slices:
            self._laying.append(one)
        self._mark(self._state)
        if slices:
            self._go_to(place)

    # Places.

    def _scrolls(self) -> None:
        self._goal = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scrolls()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        self._scrolls()
        super().keyPressEvent(event)

    def _go_to(self, place: int) -> None:
        self._goal = place
        cursor = self._laying.cursor_at(place)
        self.document().size()  # all of it is laid out
        top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
        away = top if place == 0 else round(self.viewport().height() * TOP)
        self.verticalScrollBar().setValue(top - away)
        if not self.textCursor().hasSelection():
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(top - away)

    def _top(self) -> int:
        return self._laying.place_of(self.cursorForPosition(self.viewport().rect().topLeft()))

    def _read_at(self) -> int:
        """What is read now: a jump's aim, else a little below the top."""
        if self._goal is not None:
            return self._goal
        down = 0 if not self.verticalScrollBar().value() else round(self.viewport().height() * TOP)
        return self._laying.place_of(self.cursorForPosition(QPoint(0, down)))

    def _look_around(self) -> None:
        if not self._laying.slices or not self.isVisible():
            return
        self.seen.emit(self._read_at())
        bar, near = self.verticalScrollBar(), self.viewport().height() * NEAR
        if bar.maximum() - bar.value() < near and self._state.end < self._state.length:
            self.wanted.emit(False)
        elif bar.value() < near and self._state.begin > 0:
            self.wanted.emit(True)

    def chosen(self) -> tuple[str, int]:
        """The words that are chosen, and where they begin in the text; nothing chosen: the passage."""
        cursor = self.textCursor()
        if not cursor.hasSelection() and (marked := self._state.marked):
            cursor = self._laying.span(marked.start, marked.end)
        said = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        begin = QTextCursor(self.document())
        begin.setPosition(cursor.selectionStart())
        return said.strip(), self._laying.place_of(begin)

    # Marks.

    def _mark(self, state: ViewerState) -> None:
        made: list[QTextEdit.ExtraSelection] = []
        if state.marked is not None and state.document and state.marked.document_id == state.document.id:
            made.append(self._selection(state.marked.start, state.marked.end, "marked"))
        find = state.find
        around = range(max(0, find.at - MARKED_AT_ONCE), min(len(find.places), find.at + MARKED_AT_ONCE))
        for number in around:
            start, end = find.places[number]
            if state.begin <= start < state.end and number != find.at:
                made.append(self._selection(start, end, "select"))
        if find.places:
            made.append(self._selection(*find.places[find.at], "accent", "accent_ink"))
        self.setExtraSelections(made)
        self.viewport().update()

    def _selection(self, start: int, end: int, ground: str, ink: str = "ink") -> QTextEdit.ExtraSelection:
        made: Any = QTextEdit.ExtraSelection()
        made.cursor = self._laying.span(start, end)
        made.format.setBackground(theme.brush(ground))
        made.format.setForeground(theme.brush(ink))
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_pages(painter)
        marked = self._state.marked
        if (
            marked is not None
            and self._laying.slices
            and marked.start < self._state.end
            and marked.end > self._state.begin
        ):
            top = self.cursorRect(self._laying.cursor_at(marked.start)).top()
            bottom = self.cursorRect(self._laying.cursor_at(marked.end)).bottom()
            wide = scaled(3)
            left = (
                scaled(SIDE - GAP) if not self.isRightToLeft() else self.viewport().width() - scaled(SIDE - GAP) - wide
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(left, top, wide, bottom - top), wide / 2, wide / 2)
        painter.end()

    def _paint_pages(self, painter: QPainter) -> None:
        """A line beside each page's mark."""
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        painter.setPen(theme.color("line"))
        while block.isValid():
            place = QTextCursor(block)
            rect = self.cursorRect(place)
            if rect.top() > self.viewport().height():
                break
            if block.userState() == PAGE:
                place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
                said = self.cursorRect(place)
                y, gap = said.center().y() + 0.5, scaled(10)
                if self.isRightToLeft():
                    painter.drawLine(scaled(SIDE), round(y), said.left() - gap, round(y))
                else:
                    painter.drawLine(said.right() + gap, round(y), self.viewport().width() - scaled(SIDE), round(y))
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column of text stays readable, in the middle."""
        goal, place = self._goal, self._top() if self._laying.slices else 0
        room = self.width() - self.verticalScrollBar().width()
        side = max(0, (room - scaled(theme.COLUMN)) // 2)
        self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)
        self._rest.start()
        if goal is not None and self._laying.slices:
            self._go_to(goal)
        elif self._laying.slices and place:
            top = self.cursorRect(self._laying.cursor_at(place)).top() + self.verticalScrollBar().value()
            self.verticalScrollBar().setValue(top)
