"""The questions that wait for the answer before them: each can be taken back into the field, or off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.chat.composer.notice import ComposerNotice
from soulfra_desktop.ui.chat.state import ChatState, Queued
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.sentences import counted

SHOWN = 4
"""More are counted, not listed."""


class QueueRow(QFrame):
    """`hurried()`, `edited()` and `removed()`."""

    hurried = Signal()
    edited = Signal()
    removed = Signal()

    def __init__(self, place: int, queued: Queued) -> None:
        super().__init__()
        self.setProperty("kind", "attachment")
        self._text = " ".join(queued.text[:500].split()) or self.tr("Attachments: {0}").format(len(queued.attachments))
        mark = QLabel()
        mark.setPixmap(icons.picture("queue", "soft", 16))
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setMinimumWidth(1)
        self._said.setToolTip(queued.text[:2_000])
        theme.write_as(self._said, "", theme.SMALL)
        self.setAccessibleName(self.tr("Waiting, number {0}: {1}").format(place, self._text))
        layout = QHBoxLayout(self)
        lengths.keep(layout.setContentsMargins, 9, 1, 3, 1)
        lengths.keep(layout.setSpacing, 7)
        layout.addWidget(mark)
        layout.addWidget(self._said, 1)
        if queued.attachments and queued.text.strip():
            clip = QLabel()
            clip.setPixmap(icons.picture("paperclip", "soft", 16))
            clip.setToolTip(self.tr("Attachments: {0}").format(len(queued.attachments)))
            layout.addWidget(clip)
        if queued.knows is not None:
            known = QLabel()
            known.setPixmap(icons.picture("book" if queued.knows else "book-off", "soft", 16))
            using, without = self.tr("With your documents and memory"), self.tr("Without your documents and memory")
            known.setToolTip(using if queued.knows else without)
            layout.addWidget(known)
        for icon, name, signal in (
            ("arrow-up", self.tr("Ask question {0} that waits now").format(place), self.hurried),
            ("edit", self.tr("Change question {0} that waits").format(place), self.edited),
            ("x", self.tr("Do not ask question {0} that waits").format(place), self.removed),
        ):
            button = QToolButton()
            button.setIcon(icons.icon(icon, "soft", 16))
            lengths.keep_icon(button, 16)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(signal)
            layout.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._said.setText(
            self._said.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, max(20, self._said.width()))
        )


class QueueList(QWidget):
    """`hurried(number)`: ask it now, before the others; `edited(number)`, `removed(number)`."""

    hurried = Signal(int)
    edited = Signal(int)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        lengths.keep(self._rows.setSpacing, 4)
        self.notice = ComposerNotice()
        layout = QVBoxLayout(self)
        lengths.keep(layout.setContentsMargins, 0, 0, 0, 4)
        lengths.keep(layout.setSpacing, 4)
        layout.addLayout(self._rows)
        layout.addWidget(self.notice)
        self._shown: tuple[Queued, ...] = ()
        self.hide()

    def show_queue(self, state: ChatState) -> None:
        if state.queue != self._shown:
            self._refill(state.queue)
        self.setVisible(bool(state.queue))
        reasons = {
            "": "",
            "stopped": self.tr("These wait, because the answer was stopped."),
            "failed": self.tr("These wait, because the last answer failed."),
            "kept": self.tr("These were kept from before."),
        }
        said = reasons[state.queue_waits] if state.queue else ""
        self.notice.say(said, tone="soft", icon="clock", actions=[(self.tr("Send now"), self._release)])

    def _release(self) -> None:
        if self._shown:
            self.hurried.emit(self._shown[0].number)

    def _refill(self, queue: tuple[Queued, ...]) -> None:
        self._shown = queue
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, queued in enumerate(queue[:SHOWN], start=1):
            row = QueueRow(place, queued)
            row.hurried.connect(lambda number=queued.number: self.hurried.emit(number))
            row.edited.connect(lambda number=queued.number: self.edited.emit(number))
            row.removed.connect(lambda number=queued.number: self.removed.emit(number))
            self._rows.addWidget(row)
        if len(queue) > SHOWN:
            more = QLabel(counted(self.tr("and %n more", "", len(queue) - SHOWN)))
            theme.write_as(more, "soft", theme.SMALL)
            self._rows.addWidget(more)
