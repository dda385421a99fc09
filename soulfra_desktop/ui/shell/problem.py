"""A full window for what stops everything: the home or the store cannot be used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.sentences import shown
from soulfra_desktop.ui.shell.page import Page


class ProblemView(Page):
    """What happened, the one thing to do, Try again and Quit."""

    def __init__(self, error: SoulfraError, on_again: Callable[[], None], on_quit: Callable[[], object]) -> None:
        super().__init__()
        self.emblem("alert", "danger", "select")
        self.heading(self.tr("Soulfra cannot open your chats"))
        self.paragraph(shown(error.message), "ink")
        self.paragraph(shown(error.advice))
        self.again = QPushButton(self.tr("Try again"))
        theme.write_as(self.again, "primary", weight=theme.SEMIBOLD)
        self.again.clicked.connect(lambda: on_again())
        self.quit = QPushButton(self.tr("Quit"))
        theme.write_as(self.quit)
        self.quit.clicked.connect(lambda: on_quit())
        row = QHBoxLayout()
        lengths.keep(row.setSpacing, theme.S)
        row.addWidget(self.again)
        row.addWidget(self.quit)
        row.addStretch()
        lengths.space(self.column, theme.S)
        self.column.addLayout(row)
        self.finish()

    def take_focus(self) -> None:
        self.again.setFocus()
