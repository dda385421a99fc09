"""The messages of a branch in one document: the newest are written first, older ones when there is time or need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from soulfra_desktop.ui.kit.coloring import coloring
from soulfra_desktop.ui.kit.document import Writer
from soulfra_desktop.ui.kit.leaf import Run
from soulfra_desktop.ui.kit.message_leaves import Folds
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.section import Section

AT_ONCE = 6
"""Messages that are written before the first look at a conversation."""
FIRST_LENGTH = 1_500
"""Characters after which no further one is, either; the others follow in the background."""
SLICE = 40
"""Messages that are written without being asked for; older ones come when the reader scrolls up to them."""


class Sections:
    """Writes a section a message below the document's first, empty block."""

    def __init__(self, document: QTextDocument, words: Callable[[str], str], indent_for: Callable[[str], int]) -> None:
        self.writer = Writer(document, words)
        self.pictures = self.writer.pictures
        self._document = document
        self._words = words
        self._indent_for = indent_for
        self._messages: tuple[MessageView, ...] = ()
        self._written: list[Section] = []
        self._unread: list[Section] = []
        self._coloring: Iterator[None] | None = None
        self._folds: dict[str, Folds] = {}
        self._drawn: set[Run] = set()
        self._to_redraw: list[Section] = []
        self._to_restyle: list[Section] = []
        self._from = 0
        """How many of the messages, from the oldest, are not written yet."""
        self._wanted = SLICE

    def __iter__(self) -> Iterator[Section]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)

    def of(self, message_id: str) -> Section | None:
        """The section of a message, where it is written."""
        return next((section for section in self._written if section.message.id == message_id), None)

    # Messages

    def start(self, messages: tuple[MessageView, ...]) -> None:
        """Show another conversation: its last messages at once."""
        margins = self._document.rootFrame().frameFormat()
        self._document.clear()
        self._document.rootFrame().setFrameFormat(margins)  # clearing takes them away
        top = QTextBlockFormat()
        top.setLineHeight(4, int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
        QTextCursor(self._document).setBlockFormat(top)
        self.pictures.clear()
        self.writer.formulas.forget()
        self.writer.to_color.clear()
        self._written, self._unread, self._coloring, self._to_redraw, self._to_restyle = [], [], None, [], []
        self._messages, self._from, self._wanted = messages, len(messages), SLICE
        length = 0
        for message in reversed(messages[-AT_ONCE:]):
            self._prepend()
            length += len(message.text)
            if length > FIRST_LENGTH:
                break

    def change(self, messages: tuple[MessageView, ...]) -> None:
        """Show these instead: only what differs is written. Older messages that are new wait above what is written."""
        older = len(messages) - len(self._messages)
        if older > 0 and self._messages and messages[older].id == self._messages[0].id != messages[0].id:
            self._messages = (*messages[:older], *self._messages)
            self._from += older
        same = _same(self._messages, messages)
        if same < self._from:
            self.start(messages)
            return
        self._messages = messages
        place = same - self._from
        kept = place
        while kept < len(self._written) and self._from + kept < len(messages):
            if self._written[kept].message.id != messages[self._from + kept].id:
                break
            kept += 1
        if kept < len(self._written):
            self._drop(kept)
        first = self.first_block(place)
        for section in self._written[place:]:
            message = messages[self._from + place]
            if section.message != message:
                self._write(section, first, message)
            first += section.blocks
            place += 1
        for message in messages[self._from + place :]:
            section = self._section(message)
            self._written.append(section)
            self._write(section, first)
            first += section.blocks

    def at(self, number: int) -> Section | None:
        """The section in which the block of that number stands."""
        first = self.first_block(0)
        for section in self._written:
            if first <= number < first + section.blocks:
                return section
            first += section.blocks
        return None

    def range_of(self, section: Section) -> tuple[int, int]:
        """Where a section starts and ends, as positions in the document."""
        first = self.first_block(self._written.index(section))
        last = self._document.findBlockByNumber(first + section.blocks - 1)
        return self._document.findBlockByNumber(first).position(), last.position() + last.length() - 1

    def ends_of(self, section: Section, blocks: int) -> tuple[QTextBlock, QTextBlock]:
        """The last blocks of a section: the first of so many, and the very last."""
        last = self.first_block(self._written.index(section)) + section.blocks - 1
        first = max(0, last - blocks + 1)
        return self._document.findBlockByNumber(first), self._document.findBlockByNumber(last)

    def want_message(self, message_id: str) -> bool:
        """Whether there is such a message; it will be written where it is not."""
        place = next((n for n, message in enumerate(self._messages) if message.id == message_id), -1)
        if 0 <= place < self._from:
            self._wanted = max(self._wanted, len(self._messages) - place)
        return place >= 0

    def want_back_to(self, words: re.Pattern[str]) -> None:
        """Write the older messages from the first on in which these words stand."""
        for place in range(self._from):
            if words.search(self._messages[place].text):
                self._wanted = max(self._wanted, len(self._messages) - place)
                return

    def first_block(self, place: int) -> int:
        """The number of the first block of the section at a place; those at the end are found fastest."""
        return self._document.blockCount() - sum(section.blocks for section in self._written[place:])

    def update(self, section: Section) -> None:
        """Write a section again, where what is open in it changed."""
        self._write(section, self.first_block(self._written.index(section)))

    def _drop(self, place: int) -> None:
        first = self.first_block(place)
        for section in self._written[place:]:
            section.erase(first)
        del self._written[place:]

    def _section(self, message: MessageView) -> Section:
        self.pictures.learn(message)
        made = Section(message, self.writer, self._words, self._indent_for)
        made.folds = self._folds.pop(message.id, made.folds)
        return made

    def _write(self, section: Section, first: int, message: MessageView | None = None) -> None:
        section.write(first, message)
        if section.pending and section not in self._unread:
            self._unread.append(section)

    def _prepend(self) -> None:
        self._from -= 1
        section = self._section(self._messages[self._from])
        self._written.insert(0, section)
        self._write(section, 1)

    # Work that can wait

    @property
    def has_work(self) -> bool:
        waiting = self._unread or self._to_restyle or self._to_redraw or self._coloring or self.writer.to_color
        return bool(waiting or self.lacks_history)

    @property
    def lacks_history(self) -> bool:
        """Whether older messages that are wanted are still to be written."""
        return self._from > 0 and len(self._written) < self._wanted

    @property
    def has_older(self) -> bool:
        return self._from > 0

    def want_older(self) -> None:
        """The reader nears the oldest message that is written."""
        self._wanted = max(self._wanted, len(self._written) + SLICE // 2)

    def step(self) -> None:
        """Do a small piece of what is waiting: read on, colour on, write an older message."""
        if self._to_restyle:
            self._restyle()
        elif self._unread:
            section = self._unread[0]
            if section in self._written:
                self.update(section)
            if not section.pending or section not in self._written:
                self._unread.remove(section)
        elif self._to_redraw:
            self._redraw()
        elif self.lacks_history:
            self._prepend()
        else:
            self._color_on()

    def drawn(self, formulas: set[Run]) -> None:
        """These formulas can be shown as such from now on."""
        if not self._to_redraw:
            self._drawn = set()
        self._drawn |= formulas
        self._to_redraw += [section for section in reversed(self._written) if section not in self._to_redraw]

    def _redraw(self) -> None:
        section = self._to_redraw[0]
        if section not in self._written or section.redraw(self.first_block(self._written.index(section)), self._drawn):
            self._to_redraw.pop(0)

    def _color_on(self) -> None:
        if self._coloring is None and self.writer.to_color:
            self._coloring = coloring(*self.writer.to_color.pop(0))
        if self._coloring is not None:
            with suppress(StopIteration):
                next(self._coloring)
                return
            self._coloring = None

    # Looks

    def start_anew(self) -> None:
        """Write everything anew from the end, a little at a time; what was opened stays open."""
        self.writer.formats.forget()
        self._folds = {section.message.id: section.folds for section in self._written}
        wanted = self._wanted
        self.start(self._messages)
        self._wanted = wanted

    def rewrite(self, near: int) -> None:
        """Write everything anew, a little at a time, from the block of the number `near`: another theme is in force."""
        self.writer.formats.forget()
        middle = self.at(near)
        place = self._written.index(middle) if middle is not None else len(self._written)
        self._to_restyle = [*self._written[place:], *reversed(self._written[:place])]

    def _restyle(self) -> None:
        section = self._to_restyle[0]
        if section not in self._written or section.restyle(self.first_block(self._written.index(section))):
            self._to_restyle.pop(0)

    def fit(self, width: int) -> None:
        """The column has another width."""
        before = self.writer.formats.width
        self.writer.fit(width)
        first = 1
        for section in self._written:
            if section.message.role == "user":
                section.write(first)
            else:
                section.refit(first, before, width)
            first += section.blocks


def _same(old: tuple[MessageView, ...], new: tuple[MessageView, ...]) -> int:
    """How many messages at the start are the same; tuples compare fast where they share their elements."""
    least = min(len(old), len(new))
    if least and old[: least - 1] == new[: least - 1]:
        return least if old[least - 1] == new[least - 1] else least - 1
    place = 0
    while place < least and old[place] == new[place]:
        place += 1
    return place
