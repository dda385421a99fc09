"""The card that shows over a number in an answer: where it is from, and the sentence that is cited."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout

from soulfra_desktop.domain.knowledge import Citation
from soulfra_desktop.ui.kit import lengths, source_leaves, theme
from soulfra_desktop.ui.kit.sections import Sections

WIDEST = 380
SHOWN_QUOTE = 320
"""Characters of a quote that are shown."""
WAIT_MS, STAY_MS = 250, 150


class SourceCard(QFrame):
    """Shows itself over the chips of one transcript; it takes no keyboard, and nothing in it can be pressed."""

    def __init__(self, transcript: QTextBrowser, sections: Sections) -> None:
        super().__init__(transcript, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._transcript = transcript
        self._sections = sections
        self._waiting: tuple[Citation, QPoint] | None = None
        self.title, self.heading, self.quote, self.foot = (self._label() for _ in range(4))
        layout = QVBoxLayout(self)
        lengths.keep(layout.setContentsMargins, theme.M, theme.S, theme.M, theme.S)
        lengths.keep(layout.setSpacing, 4)
        for label in (self.title, self.heading, self.quote, self.foot):
            layout.addWidget(label)
        self._late = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._late.timeout.connect(self._show_waiting)
        self._going = QTimer(self, singleShot=True, interval=STAY_MS)
        self._going.timeout.connect(self.hide)
        transcript.highlighted.connect(self.over)
        transcript.verticalScrollBar().valueChanged.connect(lambda _value: self._leave())

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def over(self, url: QUrl) -> None:
        """The mouse or the keyboard is over a link, or over none any more."""
        citation = self._citation(url.toString())
        if citation is None:
            self._leave()
            return
        self._going.stop()
        self._waiting = citation, self._place()
        if self.isVisible():
            self._show_waiting()
        else:
            self._late.start()

    def _citation(self, link: str) -> Citation | None:
        if not link.startswith(source_leaves.LINK):
            return None
        message_id, _, number = link.removeprefix(source_leaves.LINK).partition("/")
        section = self._sections.of(message_id)
        those = section.message.sources if section is not None else ()
        return next((one for one in those if str(one.number) == number), None)

    def _place(self) -> QPoint:
        """Below the line of the chip: under the mouse, or where the keyboard is."""
        viewport = self._transcript.viewport()
        under = viewport.mapFromGlobal(self.cursor().pos())
        if viewport.rect().contains(under):
            line = self._transcript.cursorRect(self._transcript.cursorForPosition(under))
            return viewport.mapToGlobal(QPoint(under.x(), line.bottom()))
        cursor = QTextCursor(self._transcript.textCursor())
        return viewport.mapToGlobal(self._transcript.cursorRect(cursor).bottomLeft())

    def _leave(self) -> None:
        self._late.stop()
        self._waiting = None
        if self.isVisible() and not self._going.isActive():
            self._going.start()

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_source(*self._waiting)

    def show_source(self, citation: Citation, at: QPoint) -> None:
        """Show where this is from, below a place of the screen or above it."""
        words, passage = self._transcript.tr, citation.passage
        theme.write_as(self.title, "", theme.BODY, theme.SEMIBOLD)
        theme.write_as(self.heading, "faint", theme.SMALL)
        theme.write_as(self.quote, "soft", theme.BODY)
        self.title.setText(source_leaves.where(passage, words))
        self.heading.setText(" › ".join(passage.heading_path))
        self.heading.setVisible(bool(passage.heading_path))
        quote = " ".join(citation.quote.split())
        shown = quote if len(quote) <= SHOWN_QUOTE else quote[:SHOWN_QUOTE].rstrip() + "…"
        self.quote.setText(f"“{shown}”")
        self.quote.setVisible(bool(quote))
        gone = source_leaves.is_gone(citation)
        theme.write_as(self.foot, "warn" if gone else "faint", theme.SMALL)
        press = words("Press to open it there.")
        self.foot.setText(source_leaves.gone(passage, words) if gone else press)
        self.setFixedWidth(min(theme.scaled(WIDEST), max(220, self._transcript.width() - 2 * theme.L)))
        self.adjustSize()
        self._move_to(at)
        self.show()

    def _move_to(self, at: QPoint) -> None:
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = max(room.left(), min(at.x() - self.width() // 2, room.right() - self.width()))
        below = at.y() + theme.S
        top = below if below + self.height() <= room.bottom() else at.y() - 3 * theme.L - self.height()
        self.move(left, max(room.top(), top))
