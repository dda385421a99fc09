"""All that can be done with one message, for the mouse and the keyboard alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from soulfra_desktop.ui.kit.markdown import whole
from soulfra_desktop.ui.kit.message_view import MessageView
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.kit.source_leaves import footnotes
from soulfra_desktop.ui.kit.words import plain_text


class MessageMenu(QMenu):
    """Copies by itself; anything else is asked of `act(action)`."""

    def __init__(self, message: MessageView, act: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What to do with this message"))
        self.aboutToHide.connect(self.deleteLater)
        if message.text:
            self._add(self.tr("Copy as Markdown"), lambda: copy_markdown(message))
            self._add(self.tr("Copy as plain text"), lambda: copy_plain(message))
            self.addSeparator()
        for action, label in self._actions(message):
            self._add(label, lambda action=action: act(action))

    def _actions(self, message: MessageView) -> list[tuple[str, str]]:
        if message.streaming:
            return []
        fork = ("fork", self.tr("Go on from here in a new chat"))
        if message.role == "user":
            return [("edit", self.tr("Ask this differently")), fork]
        made = [("again", self.tr("Answer again")), ("again-with", self.tr("Answer again with another model …"))]
        if message.text and not message.complete:
            made.insert(0, ("continue", self.tr("Go on with this answer")))
        return [*made, fork, *(self._thumbs(message) if message.has_thumbs else [])]

    def _thumbs(self, message: MessageView) -> list[tuple[str, str]]:
        good = self.tr("Take “good answer” back") if message.thumb is True else self.tr("This answer is good")
        poor = self.tr("Take “poor answer” back") if message.thumb is False else self.tr("This answer is poor")
        return [("good", good), ("poor", poor)]

    def _add(self, label: str, run: Callable[[], None]) -> None:
        self.addAction(label).triggered.connect(lambda: run())

    def open_at(self, place: QPoint) -> None:
        """Show it at a place of the screen, its first entry chosen, so that Enter and the arrows work at once."""
        self.popup(place)
        if self.actions():
            self.setActiveAction(self.actions()[0])


def copy_markdown(message: MessageView) -> None:
    """Put a message on the clipboard as it was written, its sources below it."""
    text = _with_sources(message, message.text)
    made = QMimeData()
    made.setText(text)
    made.setData("text/markdown", text.encode())
    QGuiApplication.clipboard().setMimeData(made)


def copy_plain(message: MessageView) -> None:
    """Put a message on the clipboard without its marks."""
    text = message.text if message.role == "user" else plain_text(whole(message.text))
    QGuiApplication.clipboard().setText(_with_sources(message, text))


def _with_sources(message: MessageView, text: str) -> str:
    notes = footnotes(message, shown)
    return f"{text}\n\n{notes}" if notes else text
