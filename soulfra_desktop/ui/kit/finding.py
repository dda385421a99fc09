"""Finding words in a transcript: every match counted and marked, also in what was not written yet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QScrollBar, QTextEdit, QWidget

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.formats import CONTROL

if TYPE_CHECKING:
    from soulfra_desktop.ui.kit.sections import Sections

MOST = 5_000
"""Matches that are counted."""
MARK_MS = 2_500
"""How long a message that was gone to stays marked."""


class Searched(Protocol):
    """What a finder needs of the transcript that it searches."""

    def document(self) -> QTextDocument: ...
    def viewport(self) -> QWidget: ...
    def verticalScrollBar(self) -> QScrollBar: ...
    def cursorForPosition(self, pos: QPoint, /) -> QTextCursor: ...
    def extraSelections(self) -> Sequence[QTextEdit.ExtraSelection]: ...
    def setExtraSelections(self, selections: Sequence[QTextEdit.ExtraSelection], /) -> None: ...
    def work_later(self) -> None: ...
    def lay_out_all(self) -> None: ...


class Finder:
    """Searches one transcript. `on_change` is called whenever the count or the current match did."""

    def __init__(self, transcript: Searched, sections: Sections) -> None:
        self._transcript = transcript
        self._sections = sections
        self.on_change: Callable[[], None] = lambda: None
        self.words = ""
        self.matches: list[tuple[int, int]] = []
        """Where each starts and ends in the document."""
        self.current = -1
        self._again = QTimer(transcript.viewport(), singleShot=True, interval=120)
        self._again.timeout.connect(self._look_again)
        self._revealing: tuple[str, tuple[str, ...]] | None = None
        self._revealed: list[QTextEdit.ExtraSelection] = []
        self._fade = QTimer(transcript.viewport(), singleShot=True, interval=MARK_MS)
        self._fade.timeout.connect(self._forget_revealed)
        transcript.document().contentsChanged.connect(self._changed)
        transcript.verticalScrollBar().valueChanged.connect(lambda _value: self.paint())

    # Words

    def look_for(self, words: str) -> None:
        """Find these words from here on; nothing for no words."""
        self.words = words
        self.current = -1
        if words:
            self._sections.want_back_to(re.compile(re.escape(words), re.IGNORECASE))
            self._transcript.work_later()
        self._look()
        if self.matches:
            self._go_near()

    @property
    def searching(self) -> bool:
        """Whether older messages in which the words stand are still to be written."""
        return bool(self.words) and self._sections.lacks_history

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) match, round and round."""
        if self.matches:
            self.current = (self.current + by) % len(self.matches)
            self._show(self.matches[self.current][0])
            self.paint()
            self.on_change()

    def _changed(self) -> None:
        if self.words and not self._again.isActive():
            self._again.start()

    def _look_again(self) -> None:
        kept = len(self.matches) - self.current if self.current >= 0 else 0
        self._look()
        if kept and len(self.matches) >= kept:  # older ones come above
            self.current = len(self.matches) - kept
        self.paint()
        self.on_change()

    def _look(self) -> None:
        self.matches = list(self._found(self.words)) if self.words else []
        self.paint()
        self.on_change()

    def _found(self, words: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        document = self._transcript.document()
        text = document.toPlainText()
        wide = not text.isascii() and max(text) > "\uffff"
        at = units = count = 0
        for found in re.finditer(re.escape(words), text, re.IGNORECASE):
            units += _units(text[at : found.start()]) if wide else found.start() - at
            at = found.start()
            length = _units(found[0]) if wide else len(found[0])
            if units < start or (end is not None and units + length > end) or self._is_control(units):
                continue
            yield units, units + length
            count += 1
            if count == MOST:
                return

    def _is_control(self, position: int) -> bool:
        cursor = QTextCursor(self._transcript.document())
        cursor.setPosition(position + 1)
        return bool(cursor.charFormat().property(CONTROL))

    def _go_near(self) -> None:
        """To the last match in sight, or the one before: the newest is at the foot."""
        last = self._transcript.cursorForPosition(self._transcript.viewport().rect().bottomRight()).position()
        self.current = max(0, bisect_left(self.matches, (last, last)) - 1)
        self._show(self.matches[self.current][0])
        self.paint()
        self.on_change()

    def _show(self, position: int) -> None:
        transcript = self._transcript
        block = transcript.document().findBlock(position)
        layout = transcript.document().documentLayout()
        rect = layout.blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        top = rect.top() + (line.y() if line.isValid() else 0)
        bar, high = transcript.verticalScrollBar(), transcript.viewport().height()
        if not bar.value() + 48 <= top <= bar.value() + high - 48:
            bar.setValue(round(top - high / 3))

    # Messages

    def reveal(self, message_id: str, words: tuple[str, ...] = ()) -> bool:
        """Bring a message into sight, once it is written; False where there is none of this id."""
        if not self._sections.want_message(message_id):
            return False
        self._revealing = (message_id, words)
        self.go_on()
        self._transcript.work_later()
        return True

    def go_on(self) -> None:
        """Where the message that is waited for is written now, show it."""
        if self._revealing is None:
            return
        message_id, words = self._revealing
        section = self._sections.of(message_id)
        if section is None or section.pending:
            return
        self._revealing = None
        start, end = self._sections.range_of(section)
        marked = [place for word in words if word for place in self._found(word, start, end)]
        self._revealed = [_selection(self._transcript, a, b, "marked") for a, b in marked]
        if not marked:
            whole = _selection(self._transcript, start, end, "wash")
            self._revealed = [whole]
        self._transcript.lay_out_all()
        self._show(min(marked)[0] if marked else start)
        self._fade.start()
        self.paint()

    def _forget_revealed(self) -> None:
        self._revealed = []
        self.paint()

    # Marks

    def paint(self) -> None:
        """Mark what is in sight: marking thousands would cost every repaint."""
        if not self.matches and not self._revealed:
            if self._transcript.extraSelections():
                self._transcript.setExtraSelections([])
            return
        view = self._transcript.viewport().rect()
        first = self._transcript.cursorForPosition(QPoint(0, 0)).position()
        last = self._transcript.cursorForPosition(view.bottomRight()).position()
        made = list(self._revealed)
        for number in range(bisect_left(self.matches, (first, first)), len(self.matches)):
            start, end = self.matches[number]
            if start > last:
                break
            made.append(_selection(self._transcript, start, end, "accent" if number == self.current else "marked"))
        self._transcript.setExtraSelections(made)


def _selection(transcript: Searched, start: int, end: int, tone: str) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(transcript.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    made.cursor = cursor  # type: ignore[attr-defined]
    made.format.setBackground(theme.color(tone))  # type: ignore[attr-defined]
    if tone == "accent":
        made.format.setForeground(theme.color("accent_ink"))  # type: ignore[attr-defined]
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
