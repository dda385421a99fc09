"""The library: searched by typing, a card for each prompt, and examples while there is none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from soulfra_desktop.domain.prompt import SavedPrompt, variables
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.find_field import dress
from soulfra_desktop.ui.kit.flow import clear
from soulfra_desktop.ui.kit.sentences import counted, shown
from soulfra_desktop.ui.prompts.presenter import PromptsPresenter, PromptsState
from soulfra_desktop.ui.shell.page import Page
from soulfra_desktop.ui.shell.skeleton import SkeletonRows

COLUMN = 640
CARDS = 60
"""Shown at once; a search finds the others."""


class PromptCard(QFrame):
    """One prompt: its name is the button that opens it."""

    def __init__(self, prompt: SavedPrompt) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._about = prompt.description or " ".join(prompt.text[:300].split())
        self.name = QPushButton(f"/{prompt.name}")
        theme.write_as(self.name, "link", theme.BODY, theme.SEMIBOLD)
        self.name.setAccessibleName(self.tr("Change the prompt {0}").format(prompt.name))
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setMinimumWidth(1)
        theme.write_as(self._said, "soft", theme.SMALL)
        blanks = variables(prompt.text)
        names = ", ".join(blank.name for blank in blanks)
        self._blanks = QLabel(self.tr("Blanks: {0}").format(names))
        self._blanks.setTextFormat(Qt.TextFormat.PlainText)
        self._blanks.setWordWrap(True)
        theme.write_as(self._blanks, "faint", theme.TINY)
        self._blanks.setVisible(bool(blanks))
        self._row = QHBoxLayout()
        lengths.keep(self._row.setSpacing, 2)
        self._row.addWidget(self.name)
        self._row.addStretch(1)
        words = QVBoxLayout()
        lengths.keep(words.setContentsMargins, 8, 0, 8, 2)
        lengths.keep(words.setSpacing, 2)
        words.addWidget(self._said)
        words.addWidget(self._blanks)
        layout = QVBoxLayout(self)
        lengths.keep(layout.setContentsMargins, 6, 5, 6, 8)
        layout.setSpacing(0)
        layout.addLayout(self._row)
        layout.addLayout(words)

    def offer(self, icon: str, name: str, act: Callable[[], None], token: str = "soft") -> None:  # noqa: S107
        """A button at its right side."""
        button = QToolButton()
        button.setIcon(icons.icon(icon, token, 16))
        lengths.keep_icon(button, 16)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(20, self.width() - 34)
        self._said.setText(self._said.fontMetrics().elidedText(self._about, Qt.TextElideMode.ElideRight, room))
        self._said.setToolTip(self._about)


class PromptShelf(QWidget):
    """Search above the cards."""

    def __init__(self, presenter: PromptsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: object = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search prompts"))
        self.search.setAccessibleName(self.tr("Search prompts"))
        dress(self.search, self.search.accessibleName())
        self.search.textEdited.connect(presenter.look_for)
        self.search.textChanged.connect(lambda text: presenter.look_for(text) if not text else None)
        page = self._page = Page(COLUMN)
        self.about = page.paragraph(
            self.tr("Type / at the start of a question to use one. {{words}} in braces are blanks you fill in.")
        )
        page.column.addWidget(self.search)
        self.said = page.paragraph("", "ink")
        self.loading = SkeletonRows()
        lengths.keep(self.loading.setMinimumHeight, 180)
        page.column.addWidget(self.loading)
        self.empty = page.section("")
        self._cards = QVBoxLayout()
        lengths.keep(self._cards.setSpacing, theme.S)
        page.column.addLayout(self._cards)
        page.finish(centred=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def take_focus(self) -> None:
        first = self._cards.itemAt(0)
        card = first.widget() if first else None
        if self.search.isHidden() and isinstance(card, PromptCard):
            card.name.setFocus()
        else:
            self.search.setFocus()

    def show_state(self, state: PromptsState) -> None:
        self.loading.setVisible(state.phase == "loading")
        self.search.setVisible(bool(state.all))
        problem = f"{shown(state.problem)} {shown(state.advice)}".strip()
        self.said.setText(problem or state.said)
        self.said.setProperty("kind", "danger" if problem else "accent")
        self.said.style().polish(self.said)
        self.said.setVisible(bool(self.said.text()))
        self.empty.setText(self._why_empty(state))
        self.empty.setVisible(bool(self.empty.text()))
        content = (state.shown, state.examples)
        if content != self._shown and state.editing is None:
            self._shown = content
            self._refill(state)

    def _why_empty(self, state: PromptsState) -> str:
        if state.phase == "loading" or state.shown:
            return ""
        if state.all:
            return self.tr("No prompt has “{0}” in it.").format(state.search)
        return self.tr("No prompts yet. Take one of these, or write your own:")

    def _refill(self, state: PromptsState) -> None:
        clear(self._cards)
        presenter = self._presenter
        for prompt in state.shown[:CARDS]:
            card = PromptCard(prompt)
            card.name.clicked.connect(lambda _checked=False, prompt=prompt: presenter.edit(prompt))
            card.offer("copy", self.tr("Duplicate /{0}").format(prompt.name), lambda p=prompt: presenter.duplicate(p))
            card.offer("trash", self.tr("Delete /{0}").format(prompt.name), lambda p=prompt: presenter.delete(p))
            self._cards.addWidget(card)
        if len(state.shown) > CARDS:
            more = QLabel(counted(self.tr("and %n more: search for them", "", len(state.shown) - CARDS)))
            theme.write_as(more, "soft", theme.SMALL)
            self._cards.addWidget(more)
        for example in state.examples:
            card = PromptCard(example)
            card.name.setAccessibleName(self.tr("Add the example {0}").format(example.name))
            card.name.clicked.connect(lambda _checked=False, one=example: presenter.add_example(one))
            add = self.tr("Add /{0}").format(example.name)
            card.offer("plus", add, lambda one=example: presenter.add_example(one), "accent")
            self._cards.addWidget(card)
