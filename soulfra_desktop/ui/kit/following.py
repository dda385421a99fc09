"""What happens when a link or a control in a transcript is followed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QUrl, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QCursor, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from soulfra_desktop.ui.kit.addresses import claimed_elsewhere
from soulfra_desktop.ui.kit.formats import CONTROL, SOURCE
from soulfra_desktop.ui.kit.inline_pictures import short_name
from soulfra_desktop.ui.kit.link_popover import LinkPopover
from soulfra_desktop.ui.kit.markdown import is_safe
from soulfra_desktop.ui.kit.message_leaves import SCHEME, FromWeb
from soulfra_desktop.ui.kit.message_menu import MessageMenu, copy_markdown
from soulfra_desktop.ui.kit.pictures import name_of
from soulfra_desktop.ui.kit.section import Section
from soulfra_desktop.ui.kit.selection import fragments
from soulfra_desktop.ui.kit.source_leaves import LINK

if TYPE_CHECKING:
    from soulfra_desktop.ui.kit.sections import Sections
    from soulfra_desktop.ui.kit.source_card import SourceCard

_FOLDS = {"receipt", "reasoning", "details", "summary"}


class Asked(NamedTuple):
    """The signals by which a transcript says what was asked of it."""

    acted: SignalInstance
    followed: SignalInstance
    wanted_picture: SignalInstance
    copied: SignalInstance


class Following:
    """Does what a transcript can do by itself; the rest goes out by its signals, an address after the person's word."""

    def __init__(self, transcript: QTextBrowser, asked: Asked, sections: Sections, fold: Callable[..., None]) -> None:
        self._transcript = transcript
        self._asked = asked
        self._sections = sections
        self._fold = fold
        self.popover: LinkPopover | None = None
        self.source_card: SourceCard | None = None
        transcript.highlighted.connect(self._over)
        transcript.anchorClicked.connect(self.follow)

    def follow(self, url: QUrl) -> None:
        """Follow a link. Nothing but web and mail addresses and our own controls leads anywhere."""
        link = url.toString()
        if not link.startswith(SCHEME):
            if is_safe(link):
                self._ask(bytes(url.toEncoded().data()).decode(), words_of_link(self._transcript.textCursor()))
            return
        action, _, rest = link.removeprefix(SCHEME).partition("/")
        message_id, _, number = rest.partition("/")
        section = self._sections.of(message_id)
        if section is not None:
            self._act(action, section, number)

    def _over(self, url: QUrl) -> None:
        """The first number of a source that is pointed at makes the card that tells of it."""
        if self.source_card is None and url.toString().startswith(LINK):
            from soulfra_desktop.ui.kit.source_card import SourceCard

            self.source_card = SourceCard(self._transcript, self._sections)
            self.source_card.over(url)

    def _ask(self, url: str, words: str) -> None:
        if self.popover is None:
            self.popover = LinkPopover(self._transcript)
            self.popover.opened.connect(self._asked.followed)
        self.popover.ask(url, self.place(), words if claimed_elsewhere(words, url) else "")

    def place(self) -> QPoint:
        """Where on the screen something is being done: at the keyboard's cursor, or under the mouse."""
        viewport = self._transcript.viewport()
        under = QCursor.pos()
        if viewport.rect().contains(viewport.mapFromGlobal(under)):
            return under
        return viewport.mapToGlobal(self._transcript.cursorRect().bottomLeft())

    def _act(self, action: str, section: Section, number: str) -> None:
        message = section.message
        if action == "code":
            codes = section.codes()
            if number.isdigit() and int(number) < len(codes):
                self.copy(codes[int(number)])
        elif action == "copy":
            copy_markdown(message)
            self._asked.copied.emit()
        elif action == "more":
            self._fold(section, pages=section.folds.pages + 1)
        elif action == "rows":
            self._fold(section, rows=(*section.folds.rows, number))
        elif action == "menu":
            self.menu(section)
        elif action == "view":
            self.view_picture(name_of(message.id, number))
        elif action in _FOLDS:
            self._fold(section, **{action: not getattr(section.folds, action)})
        else:
            self._pass_on(action, section, number)

    def _pass_on(self, action: str, section: Section, number: str) -> None:
        """What only others can do."""
        if action == "load":
            self._asked.wanted_picture.emit(section.remote_pictures().get(number, ""))
        elif action == "ask":
            self._ask_again(section, number)
        elif action == "source":
            if any(str(one.number) == number for one in section.message.sources):
                self._asked.acted.emit(f"source {number}", section.message.id)
        else:
            self._asked.acted.emit(action, section.message.id)

    def _ask_again(self, section: Section, number: str) -> None:
        """A candidate of its receipt is wanted for another answer."""
        receipt = section.message.receipt
        candidates = receipt.candidates if receipt else ()
        if number.isdecimal() and int(number) < len(candidates):
            self._asked.acted.emit(f"ask {candidates[int(number)].ref}", section.message.id)

    def copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._asked.copied.emit()

    # Pictures

    def view_picture(self, name: str) -> None:
        """Open a picture in a window of its own."""
        from soulfra_desktop.ui.kit.picture_viewer import PictureViewer

        data = self._sections.pictures.data(name)
        if data:
            PictureViewer(data, self._transcript).open()

    def offer_pictures(self, from_web: FromWeb) -> None:
        """Whether pictures of the web can be loaded changed."""
        self._sections.pictures.from_web = from_web
        for section in tuple(self._sections):
            if section.remote_pictures():
                self._fold(section, from_web=from_web)
            else:
                section.fold(from_web=from_web)

    def show_picture(self, url: str, data: bytes | None, reason: str) -> None:
        """Show a picture of the web wherever it stands, or why it is not here."""
        short = short_name(url)
        for section in tuple(self._sections):
            if short not in section.remote_pictures():
                continue
            if data is None:
                self._fold(section, refused=((short, reason),))
            else:
                self._sections.pictures.keep(name_of(section.message.id, f"r{short}"), lambda: data)
                self._fold(section, loaded=section.folds.loaded | {short})

    # The menu of a message

    def menu(self, section: Section, at: QPoint | None = None) -> MessageMenu:
        """Open the menu of a message."""
        transcript, message = self._transcript, section.message
        made = MessageMenu(message, lambda action: self._asked.acted.emit(action, message.id), transcript)
        made.open_at(at or self.place())
        return made

    def context(self, event: QContextMenuEvent) -> None:
        """The menu of the message under the mouse, or under the cursor where the menu key was pressed."""
        transcript = self._transcript
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = transcript.textCursor() if by_key else transcript.cursorForPosition(event.pos())
        section = self._sections.at(cursor.blockNumber())
        if section is None:
            return
        place = transcript.viewport().mapToGlobal(transcript.cursorRect().bottomLeft()) if by_key else event.globalPos()
        menu = self.menu(section, place)
        link = transcript.anchorAt(event.pos()) if not by_key else cursor.charFormat().anchorHref()
        first = (*menu.actions(), menu.addSeparator())[0]
        if is_safe(link):
            menu.insertAction(first, menu.addAction(transcript.tr("Copy address"), lambda: self.copy(link)))
        if transcript.textCursor().hasSelection():
            menu.insertAction(first, menu.addAction(transcript.tr("Copy what is selected"), transcript.copy))


def words_of_link(cursor: QTextCursor) -> str:
    """What the link says that stands at a cursor: chosen by the keyboard, or clicked."""
    if cursor.hasSelection():
        return cursor.selectedText()
    links = groupby(fragments(cursor.block()), key=lambda fragment: fragment[2].anchorHref())
    for link, several in links:
        parts = list(several)
        text, at, _form = parts[-1]
        if link and parts[0][1] <= cursor.position() <= at + len(text) + 1:
            return "".join(form.property(SOURCE) or text for text, _, form in parts if not form.property(CONTROL))
    return ""
