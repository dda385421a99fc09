"""What goes with a question: chips for what is attached and on its way, and the offer to attach a long paste."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from soulfra_desktop.domain.attachment import LARGEST_TEXT, LONG_WORD, longest_word
from soulfra_desktop.ui.chat.composer.attaching import Attaching, AttachingState
from soulfra_desktop.ui.chat.composer.chips import ChipRow
from soulfra_desktop.ui.chat.composer.input import Input
from soulfra_desktop.ui.chat.composer.notice import Act, ComposerNotice
from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.kit import lengths
from soulfra_desktop.ui.kit.sentences import figure

MOST_PASTED = 100_000
"""Characters that are pasted into the field; with more, every key would be slow."""
LONGEST_LINE = 20_000
"""Characters without a break: a paragraph is laid out anew with every key (up to 33 ms of words at this length)."""


class ComposerAttachments(QWidget):
    """`removed(place)`: an attachment is not wanted; `changed()`: something began or ended being read."""

    removed = Signal(int)
    changed = Signal()

    def __init__(self, field: Input) -> None:
        super().__init__()
        self._input = field
        self._state = ChatState()
        self._flood = ""
        self._attaching: Attaching | None = None
        self._attached = AttachingState()
        self.chips = ChipRow()
        self.flood = ComposerNotice()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        lengths.keep(layout.setSpacing, 4)
        layout.addWidget(self.chips)
        layout.addWidget(self.flood)
        self.chips.removed.connect(self.removed)
        self.chips.dismissed.connect(self._dismiss)
        field.pictured.connect(self._take_picture)
        field.filed.connect(self._take_files)
        field.flooded.connect(self._offer_file)

    def use(self, attaching: Attaching) -> None:
        """Who reads what is pasted, dropped and picked."""
        self._attaching = attaching
        attaching.on_change = self._show_attaching
        self._show_attaching(attaching.state)

    @property
    def is_reading(self) -> bool:
        """Whether something is still on its way to this chat."""
        return any(not one.problem for one in self._attached.of(self._place))

    def show_all(self, state: ChatState) -> None:
        self._state = state
        self.chips.show_all(state.attachments, self._place, self._attached)
        if self._attaching is not None and state.attachments:
            self._attaching.look(state.attachments)

    def browse(self) -> None:
        """Choose files to attach."""
        dialog = QFileDialog(self, self.tr("Attach pictures or text files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda paths: self._take_files([QUrl.fromLocalFile(path) for path in paths]))
        dialog.open()

    def take(self, source: QMimeData) -> bool:
        """Attach what was dropped somewhere on the chat; whether it was something to attach."""
        return self._input.take(source)

    def drop_flood(self) -> None:
        """Forget the long text that was pasted and not taken."""
        focused = self.focusWidget()
        had_focus = focused is not None and self.flood.isAncestorOf(focused)
        self._flood = ""
        self.flood.say("")
        if had_focus:
            self._input.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_all(self._state)

    @property
    def _place(self) -> str | None:
        return self._state.place

    def _show_attaching(self, state: AttachingState) -> None:
        was = self.is_reading
        self._attached = state
        self.chips.show_all(self._state.attachments, self._place, state)
        if was != self.is_reading:
            self.changed.emit()

    def _take_files(self, urls: list[QUrl]) -> None:
        if self._attaching is None:
            return
        self._attaching.files(self._place, [url.toLocalFile() for url in urls if url.isLocalFile()])
        for url in urls:
            if not url.isLocalFile():
                name = url.fileName() or url.toDisplayString()
                problem = self.tr("{0} is not on this machine.").format(name)
                self._attaching.refuse(self._place, name, problem, self.tr("Copy it here first."))

    def _take_picture(self, picture: object) -> None:
        if self._attaching is not None:
            self._attaching.picture(self._place, self.tr("Pasted picture"), picture)

    def _dismiss(self, number: int) -> None:
        if self._attaching is not None:
            self._attaching.dismiss(number)

    def _offer_file(self, text: str) -> None:
        self._flood = text
        actions: list[Act] = []
        if len(text) <= LARGEST_TEXT:
            actions.append((self.tr("Attach as a file"), self._attach_flood))
        if _can_be_typed_in(text):
            actions.append((self.tr("Paste it here"), self._paste_flood))
        said = self.tr("That text has {0} characters.")
        if not actions:
            said = self.tr("That text has {0} characters, more than any model reads. Attach the part that matters.")
        actions.append((self.tr("Leave it"), self.drop_flood))
        self.flood.say(said.format(figure(f"{len(text):,}")), tone="soft", icon="file", actions=actions)

    def _attach_flood(self) -> None:
        if self._attaching is not None:
            self._attaching.text(self._place, self.tr("Pasted text.txt"), self._flood)
        self.drop_flood()
        self._input.setFocus()

    def _paste_flood(self) -> None:
        self._input.insert(self._flood)
        self.drop_flood()
        self._input.setFocus()


def _can_be_typed_in(text: str) -> bool:
    lines = max(map(len, text.splitlines()), default=0)
    return len(text) <= MOST_PASTED and lines <= LONGEST_LINE and longest_word(text) <= LONG_WORD
