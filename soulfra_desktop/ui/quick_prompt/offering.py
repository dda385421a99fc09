"""What lies ready elsewhere, as a chip, and what is often asked of such a text."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.quick_prompt.state import Offered, QuickState

CHIP_EDGES = 60
"""Pixels of a chip that are not text, and what stands between it and its cross."""


class Offering(QWidget):
    """`taken(bool)` for the chip, `wanted(prompt)` for an action, `refused()` for its cross."""

    taken = Signal(bool)
    wanted = Signal(str)
    refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offered: Offered | None = None
        self._is_taken = False
        self._said = ""
        self.chip = QPushButton()
        self.chip.setCheckable(True)
        theme.write_as(self.chip, "chip", theme.SMALL, theme.MEDIUM)
        lengths.keep_icon(self.chip, 16)
        self.chip.clicked.connect(lambda on: self.taken.emit(bool(on)))
        self.cross = QToolButton()
        self.cross.setAccessibleName(self.tr("Do not offer this text"))
        self.cross.setToolTip(self.tr("Do not offer this text"))
        self.cross.clicked.connect(lambda: self.refused.emit())
        self.actions_: list[QPushButton] = []
        above, row = QHBoxLayout(), QWidget()
        lengths.keep(above.setSpacing, theme.XS + 2)
        below = FlowLayout(row, theme.XS + 2)
        above.addWidget(self.chip)
        above.addWidget(self.cross)
        above.addStretch(1)
        for label, prompt in self._prompts():
            button = QPushButton(label)
            theme.write_as(button, "", theme.SMALL, theme.MEDIUM)
            button.setToolTip(prompt)
            button.clicked.connect(lambda _on=False, prompt=prompt: self.wanted.emit(prompt))
            below.addWidget(button)
            self.actions_.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, theme.S)
        column.addLayout(above)
        column.addWidget(row)
        theme.changed.connect(self._paint)
        self._paint()

    def _prompts(self) -> tuple[tuple[str, str], ...]:
        language = QLocale().nativeLanguageName() or "English"
        return (
            (self.tr("Summarise"), self.tr("Summarise this text in a few sentences:")),
            (self.tr("Translate"), self.tr("Translate this text into {0}:").format(language)),
            (self.tr("Explain"), self.tr("Explain this text in simple words:")),
            (
                self.tr("Rewrite"),
                self.tr("Rewrite this text so that it reads well; keep its meaning and its language:"),
            ),
        )

    def render(self, state: QuickState) -> None:  # type: ignore[override]
        self.setVisible(state.offered is not None and state.phase == "idle" and state.past is None)
        if state.offered is not None and (state.offered, state.taken) != (self._offered, self._is_taken):
            self._offered, self._is_taken = state.offered, state.taken
            said = {
                ("copied", False): self.tr("Use the copied text: “{0}”"),
                ("selected", False): self.tr("Use the selected text: “{0}”"),
                ("copied", True): self.tr("With the copied text: “{0}”"),
                ("selected", True): self.tr("With the selected text: “{0}”"),
            }[state.offered.source, state.taken].format(state.offered.words)
            self._said = said
            self._write()
            self.chip.setAccessibleName(said)
            self.chip.setToolTip(self.tr("Goes with your question when you send it (Tab)"))
            self.chip.setChecked(state.taken)
            self._paint()

    def _write(self) -> None:
        """What fits of it; the tool tip has the rest."""
        room = self.width() - self.cross.sizeHint().width() - CHIP_EDGES
        short = self.chip.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, max(80, room))
        self.chip.setText(short.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _paint(self) -> None:
        self.chip.setIcon(icons.icon("check" if self._is_taken else "copy", "accent", 16))
        self.cross.setIcon(icons.icon("x", "soft", 16))
