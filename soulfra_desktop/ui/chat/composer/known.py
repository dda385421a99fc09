"""The switch of one question: with the person's documents and memory, or without them."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.kit import icons, lengths


class KnownSwitch(QToolButton):
    """Struck through while the question goes without; what it says is what it is, and what a press would make of it."""

    def __init__(self) -> None:
        super().__init__()
        lengths.keep_icon(self, 18)
        self.setCheckable(True)
        self.setProperty("kind", "plain")
        self.setAccessibleName(self.tr("Use documents and memory for this question"))
        self._mark = ""
        self.show_state(ChatState())

    def show_state(self, state: ChatState) -> None:
        used = state.uses_known
        self.setChecked(used)
        if (mark := self.mark(state)) == self._mark:
            return
        self._mark = mark
        off = self.tr("Your documents and memory are used. Ask this question without them")
        on = self.tr("Your documents and memory are not used. Ask this question with them")
        self.setToolTip(off if used else on)
        self.setAccessibleDescription(off if used else on)
        self.retheme()

    def mark(self, state: ChatState) -> str:
        return "book" if state.uses_known else "book-off"

    def said(self, state: ChatState) -> tuple[str, str]:
        """What is said of it above the foot, and what the way back is called; empty where it is as the chat says."""
        if state.knows is None:
            return "", ""
        if state.knows:
            said = self.tr("This question goes with your documents and memory, which this chat leaves out otherwise.")
            return said, self.tr("Leave them out")
        return self.tr("This question goes without your documents and memory."), self.tr("Use them")

    def retheme(self) -> None:
        self.setIcon(icons.icon(self._mark))
