"""A conversation in one text browser: one selection across messages, streaming without moving what is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter, process_time
from typing import Any

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget
from shiboken6 import isValid

from soulfra_desktop.ui.kit import theme
from soulfra_desktop.ui.kit.backdrop import Backdrop
from soulfra_desktop.ui.kit.find_bar import FindBar
from soulfra_desktop.ui.kit.finding import Finder
from soulfra_desktop.ui.kit.following import Asked, Following
from soulfra_desktop.ui.kit.formats import bubble_indent
from soulfra_desktop.ui.kit.jump_button import JumpButton
from soulfra_desktop.ui.kit.leaf import Run
from soulfra_desktop.ui.kit.message_leaves import SCHEME, FromWeb
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.reading_place import ReadingPlace
from soulfra_desktop.ui.kit.section import Section
from soulfra_desktop.ui.kit.sections import Sections
from soulfra_desktop.ui.kit.selection import mime_of
from soulfra_desktop.ui.kit.targets import Targets

SIDE = 16
"""Pixels that stay free on either side of the text."""
DEAR_SECONDS = 0.012
REST = 3
"""After an update that cost more than DEAR_SECONDS, streamed words wait for REST times as long as it took."""
BUDGET = 0.008
"""Seconds of background writing in one go."""


class Transcript(QTextBrowser):
    """Shows the messages that it is given. `acted(action, message_id)` asks for what only a presenter can do."""

    acted = Signal(str, str)
    """source NUMBER, retry, choose-model, settings, edit, again, again-with, ask MODEL, good, poor, continue, fork, older, newer."""
    followed = Signal(str)
    """A web or mail address that the person wants opened, having seen it whole."""
    wanted_picture = Signal(str)
    """The address of a picture of the web that the person wants loaded, this one alone; answer by `show_picture`."""
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "transcript")
        self.setAccessibleName(self.tr("Conversation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that text does not move when it starts to be needed; unneeded, it shows nothing.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(
            lambda _least, most: self.verticalScrollBar().setEnabled(most > 0)
        )
        self.setMinimumWidth(240)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self._backdrop = Backdrop(self)
        Targets(self, SCHEME)
        self._place = ReadingPlace(self)
        self._sections = Sections(self.document(), self.tr, self._indent_for)
        self._key: object = None
        self._column = 0
        self._work = QTimer(self, singleShot=True, interval=0)
        self._work.timeout.connect(self._work_on)
        self._newest: tuple[MessageView, ...] | None = None
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._rested)
        self._refit = QTimer(self, singleShot=True, interval=80)
        self._refit.timeout.connect(self._fit_bubbles)
        self._jump = JumpButton(self)
        self._jump.clicked.connect(self.to_end)
        self._sections.writer.formulas.on_ready = self._formulas_drawn
        self.destroyed.connect(self._sections.writer.formulas.forget)  # what is drawn later finds nobody waiting
        self._sections.pictures.on_ready = self._picture_decoded
        asked = Asked(self.acted, self.followed, self.wanted_picture, self.copied)
        self.following = Following(self, asked, self._sections, self._fold)
        self.finder = Finder(self, self._sections)
        self.find_bar = FindBar(self.finder, self)
        self.find_bar.left.connect(self.setFocus)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._scrolled())
        theme.changed.connect(self.retheme)
        self._sections.start(())
        self._set_column()

    # What is shown

    def show_messages(self, messages: Sequence[MessageView], key: object = None, *, at_once: bool = False) -> None:
        """Show a branch. `key` names the conversation: another one starts at its end. Costs what has changed.

        After a dear update, streamed words may be shown a little later, unless `at_once`.
        """
        messages = tuple(messages)
        if key == self._key and messages and messages[-1].streaming and self._rest.isActive() and not at_once:
            self._newest = messages
            return
        self._newest = None
        began = process_time()
        if key != self._key or not len(self._sections):
            self._key = key
            self._sections.start(messages)
            self._set_column()
            self.to_end()
        else:
            self.keep_place(lambda: self._sections.change(messages))
        self.work_later()
        cost = process_time() - began
        if cost > DEAR_SECONDS:
            self._rest.start(round(cost * REST * 1000))

    def _rested(self) -> None:
        if self._newest is not None:
            self.show_messages(self._newest, self._key)

    def retheme(self) -> None:
        """Write what is shown anew in the theme and the size in force."""
        self._set_column()
        if self.at_end():
            self._sections.start_anew()
            self.to_end()
        else:
            top = self.cursorForPosition(self.viewport().rect().topLeft())
            self._sections.rewrite(top.blockNumber())
        self.work_later()

    def work_later(self) -> None:
        """See to what waits to be written, when there is time."""
        if self._sections.has_work:
            self._work.start()

    def _work_on(self) -> None:
        until = perf_counter() + BUDGET
        while self._sections.has_work and perf_counter() < until:
            self.keep_place(self._sections.step)
        self.finder.go_on()
        self.work_later()

    def at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self._place.at_end()

    def to_end(self) -> None:
        """Show the last line."""
        self._place.to_end()

    def keep_place(self, change: Callable[[], None]) -> None:
        """Make a change; the end stays in sight where it was, and otherwise what is read stays where it is."""
        self._place.keep(change)
        self._show_jump()

    def lay_out_all(self) -> None:
        """Bring the length of the document up to date."""
        self._place.lay_out_all()

    def _scrolled(self) -> None:
        self._show_jump()
        if self._sections.has_older and self.verticalScrollBar().value() < self.viewport().height():
            self._sections.want_older()
            self._work.start()

    def _show_jump(self) -> None:
        self._jump.offer(not self.at_end(), (self.viewport().width() - self._column) // 2)

    # Width

    def column(self) -> int:
        """The width of the text, in pixels."""
        return self._column

    def _set_column(self) -> None:
        width = self.width()
        side = theme.scaled(SIDE)
        column = max(200, min(theme.scaled(theme.COLUMN), width - 2 * side))
        left = max(side, (width - column) // 2)
        bar = width - self.viewport().width() if self.isRightToLeft() else 0  # it stands at the left there
        _set_margins(self.document(), left - bar, max(0, self.viewport().width() + bar - left - column))
        if not len(self._sections):
            self._sections.writer.formats.width = column
            self._sections.writer.formulas.widest = column - 2 * side
        if self._column not in (0, column):
            self._refit.start()
        self._column = column

    def _indent_for(self, text: str) -> int:
        return bubble_indent(text, self._column)

    def _fit_bubbles(self) -> None:
        self.keep_place(lambda: self._sections.fit(self._column))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        at_end = self.at_end()
        self._set_column()
        super().resizeEvent(event)
        if at_end:
            self.to_end()
        self._show_jump()
        if self.find_bar.isVisible():
            self.find_bar.take_place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._refit.isActive():
            self._refit.stop()
            self._fit_bubbles()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._backdrop.paint(painter, event.rect())
        painter.end()
        super().paintEvent(event)

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        """Pictures that were attached, and nothing else: no address is ever fetched, no file opened."""
        asked = name.toString() if isinstance(name, QUrl) else name
        return self._sections.pictures.picture(asked) or self._sections.writer.formulas.picture(asked)

    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of(self.textCursor())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.following.context(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_End and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.to_end()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.find_in_chat()
        elif event.key() == Qt.Key.Key_F3 and self.find_bar.isVisible():
            self.finder.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    # For the person

    def reveal(self, message_id: str, words: Sequence[str] = ()) -> bool:
        """Bring a message into sight and mark these words in it for a moment, or all of it; False where it is not here.

        One that is not written yet is shown once it is.
        """
        return self.finder.reveal(message_id, tuple(words))

    def find_in_chat(self) -> None:
        """Open the bar in which words are looked for."""
        self.find_bar.open()

    def offer_pictures(self, from_web: FromWeb) -> None:
        """Whether pictures of the web can be loaded: `wanted_picture` is answered."""
        self.following.offer_pictures(from_web)

    def show_picture(self, url: str, data: bytes | None, reason: str = "") -> None:
        """A picture of the web that was `wanted_picture` is here; or None, and the reason, in the person's words."""
        self.following.show_picture(url, data, reason)

    def _fold(self, section: Section, **changes: Any) -> None:
        section.fold(**changes)
        value = self.verticalScrollBar().value()
        before = section.blocks
        self._sections.update(section)
        self._place.lay_out_all()
        self.verticalScrollBar().setValue(value)
        if (changes.get("receipt") or changes.get("details")) and section.blocks > before:
            self._place.bring_in(*self._sections.ends_of(section, section.blocks - before + 1))
        self._show_jump()
        self.work_later()

    def _formulas_drawn(self, formulas: set[Run]) -> None:
        self._sections.drawn(formulas)
        self.work_later()

    def _picture_decoded(self, name: str, image: QImage) -> None:
        if not isValid(self):
            return  # the chat was closed while it was decoded
        self.document().addResource(int(QTextDocument.ResourceType.ImageResource.value), QUrl(name), image)
        self.viewport().update()


def _set_margins(document: QTextDocument, left: int, right: int) -> None:
    frame = document.rootFrame().frameFormat()
    frame.setLeftMargin(left)
    frame.setRightMargin(right)
    frame.setTopMargin(theme.scaled(4))
    frame.setBottomMargin(theme.scaled(28))
    document.rootFrame().setFrameFormat(frame)
