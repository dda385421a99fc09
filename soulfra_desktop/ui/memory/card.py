"""One thing that is remembered: its sentence, what can be done with it, and why it is known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.domain.addressing import told
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.choice import Choice
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.leading import in_line
from soulfra_desktop.ui.kit.painting import say
from soulfra_desktop.ui.memory.presenter import MemoryPresenter
from soulfra_desktop.ui.memory.state import KINDS, MemoryState, Writing
from soulfra_desktop.ui.memory.words import MemoryWords

NARROW = 470
"""Pixels below which what can be done stands under what is said."""
QUOTED = 280
"""Characters of a message that are shown as its source."""


def line(kind: str, size: float = theme.BODY, weight: int = theme.REGULAR) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    theme.write_as(made, kind, size, weight)
    return made


def a_button(said: str, kind: str, act: Callable[[], object]) -> QPushButton:
    made = QPushButton(said)
    theme.write_as(made, kind, theme.SMALL if kind == "link" else theme.BODY, theme.MEDIUM)
    made.clicked.connect(lambda: act())
    return made


class FactCard(QFrame):
    """`state` is the one that it was made for: a card is made anew when its fact changes."""

    def __init__(self, fact: Fact, state: MemoryState, presenter: MemoryPresenter, words: MemoryWords) -> None:
        super().__init__()
        self.fact = fact
        self._presenter = presenter
        self.setProperty("kind", "card")
        self.text = line("" if fact.holds else "soft")
        self.text.setText(told(fact.text))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about = line("faint", theme.SMALL)
        self.about.setText("  ·  ".join(part for part in (self._standing(), words.about(fact, state)) if part))
        self._tools = QHBoxLayout()
        lengths.keep(self._tools.setSpacing, 2)
        self._tools.addStretch(1)
        self._explains = state.why is not None and state.why.fact.id == fact.id
        self.asks_why = self._way_to_why(presenter)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        lengths.keep(self._foot.setSpacing, 2)
        self._foot.addWidget(self.about, 1)
        self._foot.addLayout(self._tools)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, 10, 8, 5)
        lengths.keep(column.setSpacing, 0)
        column.addWidget(self.text)
        column.addLayout(self._foot)
        if self._explains:
            lengths.space(column, theme.XS)
            column.addWidget(WhyPanel(state, presenter, words))
            lengths.keep(column.setContentsMargins, theme.L, 10, 8, 10)
        self._offer_what_can_be_done(presenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.scaled(NARROW)
        self._foot.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _way_to_why(self, presenter: MemoryPresenter) -> QToolButton:
        name = self.tr("Close") if self._explains else self.tr("Why do you know this?")
        icon, token = ("x", "accent") if self._explains else ("info", "soft")
        made = self._tool(icon, name, lambda: presenter.explain(self.fact), token)
        made.setAccessibleName(f"{name} {told(self.fact.text)}")
        return made

    def _standing(self) -> str:
        if self.fact.valid_to is not None:
            newer = self.fact.superseded_by is not None
            return self.tr("Something newer took its place") if newer else self.tr("No longer so")
        if self.fact.disabled:
            return self.tr("Off, not used")
        return self.tr("Pinned") if self.fact.pinned else ""

    def _offer_what_can_be_done(self, presenter: MemoryPresenter) -> None:
        fact = self.fact
        if fact.valid_to is None:
            pin = self.tr("Unpin") if fact.pinned else self.tr("Pin: always before the model")
            self.pin = self._tool("pin", pin, lambda: presenter.pin(fact), "accent" if fact.pinned else "soft")
            off = self.tr("Use it again") if fact.disabled else self.tr("Do not use it")
            self.off = self._tool("eye-off" if fact.disabled else "eye", off, lambda: presenter.disable(fact))
            self.edit = self._tool("edit", self.tr("Edit"), lambda: presenter.edit(fact))
        self.delete = self._tool("trash", self.tr("Forget"), lambda: presenter.ask_to_forget([fact]))

    def _tool(self, icon: str, name: str, act: Callable[[], None], token: str = "soft") -> QToolButton:  # noqa: S107
        made = QToolButton()
        made.setIcon(icons.icon(icon, token, 16))
        lengths.keep_icon(made, 16)
        made.setToolTip(name)
        made.setAccessibleName(f"{name}: {told(self.fact.text)}")
        made.clicked.connect(lambda: act())
        self._tools.addWidget(made)
        return made


class WhyPanel(QFrame):
    """Where a fact comes from: who took it, the words it was taken from, and what it took the place of."""

    def __init__(self, state: MemoryState, presenter: MemoryPresenter, words: MemoryWords) -> None:
        super().__init__()
        why = state.why
        assert why is not None
        self.setProperty("kind", "notice")
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.M, theme.M, theme.M, theme.M)
        lengths.keep(column.setSpacing, theme.XS)
        self.how = line("", theme.SMALL)
        self.how.setText(words.how(why.fact))
        column.addWidget(self.how)
        self.source = line("soft", theme.SMALL)
        if why.message is not None:
            said = " ".join(why.message.text.split())
            self.source.setText(f"“{said[:QUOTED]}…”" if len(said) > QUOTED else f"“{said}”")
        elif why.fact.source_message_id is not None:
            self.source.setText(self.tr("The message is gone."))
        self.source.setVisible(bool(self.source.text()))
        column.addWidget(self.source)
        if why.former:
            before = line("soft", theme.SMALL)
            lines = [f"{words.day(one.valid_from)}  {told(one.text)}" for one in why.former]
            before.setText(self.tr("Before that:") + "\n" + "\n".join(lines))
            column.addWidget(before)
        if why.conversation is not None:
            self.source.setText(f"{self.source.text()}\n{why.conversation.title}".strip())
            self.open = a_button(self.tr("Open in its chat"), "link", presenter.open_source)
            column.addLayout(in_line(self.open))


class WritingCard(QFrame):
    """A sentence that is written, in the place where it will stand."""

    def __init__(self, presenter: MemoryPresenter, words: MemoryWords) -> None:
        super().__init__()
        self._presenter = presenter
        self.setProperty("kind", "raised")
        self.setProperty("active", "true")
        self.field = _Field(presenter)
        self.field.setPlaceholderText(self.tr("One sentence that stands for itself: Your dog is called Nova."))
        self.field.setAccessibleName(self.tr("What is to be remembered"))
        self.field.textChanged.connect(lambda: presenter.write(self.field.toPlainText()))
        self.kinds = Choice()
        self.kinds.setAccessibleName(self.tr("Its kind"))
        for kind in KINDS:
            self.kinds.addItem(words.kind(kind), kind)
        self.kinds.activated.connect(lambda _index: presenter.choose_kind(self.kinds.currentData()))
        self.problem = line("danger", theme.SMALL)
        self.save = a_button(self.tr("Save"), "primary", presenter.save)
        self.cancel = a_button(self.tr("Cancel"), "", presenter.leave)
        foot = QWidget()
        flow = FlowLayout(foot, theme.S)
        for widget in (self.kinds, self.save, self.cancel):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.M, theme.M, theme.M, theme.M)
        lengths.keep(column.setSpacing, theme.S)
        column.addWidget(self.field)
        column.addWidget(self.problem)
        column.addWidget(foot)

    def show_state(self, writing: Writing) -> None:
        if self.field.toPlainText() != writing.text:
            self.field.setPlainText(writing.text)
        self.kinds.setCurrentIndex(KINDS.index(writing.kind))
        say(self.problem, writing.problem.said if writing.problem else "")


class _Field(QPlainTextEdit):
    """Enter keeps it, Esc leaves it."""

    def __init__(self, presenter: MemoryPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setProperty("kind", "input")
        self.setFont(theme.font(theme.BODY))
        self.setTabChangesFocus(True)
        lengths.keep(self.setFixedHeight, 64)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._presenter.save()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.leave()
        else:
            super().keyPressEvent(event)
