"""Paints what is remembered, in the chat's place: the switch, what the list is narrowed to, and the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from soulfra_desktop.domain.addressing import told
from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.empty_state import EmptyState
from soulfra_desktop.ui.kit.find_field import dress
from soulfra_desktop.ui.kit.flow import FlowLayout, clear
from soulfra_desktop.ui.kit.leading import in_line
from soulfra_desktop.ui.kit.painting import paint, say
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.kit.sentences import counted
from soulfra_desktop.ui.kit.switch import Switch
from soulfra_desktop.ui.memory.card import FactCard, WritingCard, a_button, line
from soulfra_desktop.ui.memory.filters import FactFilter
from soulfra_desktop.ui.memory.presenter import MemoryPresenter
from soulfra_desktop.ui.memory.state import MemoryState
from soulfra_desktop.ui.memory.words import MemoryWords
from soulfra_desktop.ui.shell.page import Page
from soulfra_desktop.ui.shell.skeleton import SkeletonRows

COLUMN = 680
CARDS = 80
"""Shown at once; a search finds the others."""


class MemoryView(QWidget):
    """Header with the way back; below it the switch, the filters and a card for each fact."""

    def __init__(self, presenter: MemoryPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = MemoryWords(self)
        self._content: object = None
        self.setProperty("kind", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = ScreenHeader(self.tr("Memory"))
        self.back = self.header.back
        self.back.clicked.connect(lambda: presenter.on_done())
        self.new = a_button(self.tr("Write down"), "primary", presenter.begin)
        self.new.setAccessibleName(self.tr("Write something down to be remembered"))
        self.header.add(self.new)
        self.page = Page(COLUMN)
        self._lay_out_top()
        self.cards = QVBoxLayout()
        lengths.keep(self.cards.setSpacing, theme.S)
        self.page.column.addLayout(self.cards)
        self._lay_out_foot()
        self.page.finish(centred=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.page, 1)
        paint(presenter, self, self.render)

    def _lay_out_top(self) -> None:
        presenter, column = self._presenter, self.page.column
        self.switch = Switch(self.tr("Remember what I say about myself"))
        self.switch.clicked.connect(lambda on: presenter.switch(on))
        self.about = line("soft", theme.SMALL)
        top = QVBoxLayout()
        lengths.keep(top.setSpacing, theme.XS)
        across = QHBoxLayout()
        across.addWidget(self.switch)
        across.addStretch(1)
        top.addLayout(across)
        top.addWidget(self.about)
        column.addLayout(top)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search memory"))
        self.search.setAccessibleName(self.tr("Search memory"))
        dress(self.search, self.search.accessibleName())
        self.search.textChanged.connect(presenter.look_for)
        self.filter = FactFilter(presenter, self._words)
        finding = QHBoxLayout()
        lengths.keep(finding.setSpacing, theme.S)
        finding.addWidget(self.search, 1)
        finding.addWidget(self.filter)
        column.addLayout(finding)
        self.former = self._head_of_history()
        column.addWidget(self.former)
        self.question = _Question(presenter)
        column.addWidget(self.question)
        self.said = line("soft", theme.SMALL)
        column.addWidget(self.said)
        self.writing = WritingCard(presenter, self._words)
        column.addWidget(self.writing)

    def _lay_out_foot(self) -> None:
        presenter, column = self._presenter, self.page.column
        self.more = line("soft", theme.SMALL)
        column.addWidget(self.more)
        self.loading = SkeletonRows()
        lengths.keep(self.loading.setMinimumHeight, 180)
        column.addWidget(self.loading)
        self.empty = EmptyState(
            self.tr("Nothing is remembered yet"),
            self.tr("Say it in any chat, in your own words. It is kept on this machine, shown here, and used in later chats. Passwords, keys and card numbers are never remembered."),
        )  # fmt: skip
        for example in (
            self.tr("My name is …"),
            self.tr("I prefer short answers."),
            self.tr("Remember that my dog is called Nova."),
        ):
            self.empty.offer(example).clicked.connect(lambda _on=False, text=example: presenter.on_example(text))
        self.nothing = EmptyState(self.tr("Nothing fits"), "")
        self.show_all = self.nothing.offer(self.tr("Show all"))
        self.show_all.clicked.connect(lambda: (self.search.clear(), presenter.show_all()))
        self.failed = EmptyState(self.tr("Memory could not be read"), "")
        self.again = self.failed.offer(self.tr("Try again"))
        self.again.clicked.connect(lambda: presenter.look())
        for widget in (self.empty, self.nothing, self.failed):
            column.addWidget(widget)
        self.history = a_button("", "link", lambda: presenter.show_history(True))
        column.addLayout(in_line(self.history))

    def _head_of_history(self) -> QWidget:
        """What is listed, where it is not what holds; and the way back."""
        made = QWidget()
        head, about = line("", theme.PROSE, theme.SEMIBOLD), line("soft", theme.SMALL)
        head.setText(self.tr("What no longer holds"))
        about.setText(self.tr("Kept so that you see what changed. None of it goes before a model."))
        self.now = a_button(self.tr("Back to what holds now"), "link", lambda: self._presenter.show_history(False))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        lengths.keep(column.setSpacing, 2)
        column.addWidget(head)
        column.addWidget(about)
        column.addLayout(in_line(self.now))
        return made

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        (self.search if not self.search.isHidden() else self.switch).setFocus()

    def render(self, state: MemoryState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.switch.setChecked(state.on)
        say(self.about, self._about(state))
        self._show_narrowing(state)
        self.question.show_state(state)
        say(self.said, self._said(state))
        self._show_danger(state)
        new = state.writing is not None and state.writing.fact is None
        was = self.writing.isHidden()
        self.writing.setVisible(new)
        if new and state.writing is not None:
            self.writing.show_state(state.writing)
            if was:
                self.writing.field.setFocus()
        ready = state.phase == "ready"
        listed = state.listed if ready else ()
        self.loading.setVisible(state.phase == "loading")
        self.empty.setVisible(ready and not state.current and not state.history and not new)
        self.nothing.setVisible(ready and not listed and state.is_narrowed and bool(state.all))
        self.failed.setVisible(state.phase == "failed")
        self.failed.say(state.problem.said if state.problem else "")
        say(
            self.more,
            counted(self.tr("and %n more: search for them", "", len(listed) - CARDS)) if len(listed) > CARDS else "",
        )
        self.former.setVisible(ready and state.history)
        self.history.setVisible(bool(state.former) and not state.history)
        self.history.setText(counted(self.tr("What no longer holds: %n", "", len(state.former))))
        self._show_cards(state, listed)

    def _about(self, state: MemoryState) -> str:
        if state.on:
            return self.tr("Taken from what you write, by rules and by models on this machine alone. A cloud model sees it only if you allow that.")  # fmt: skip
        return self.tr(
            "Off: nothing is taken from chats, and nothing of this goes before a model. You can still read, change and forget it, and write more down."
        )

    def _said(self, state: MemoryState) -> str:
        if state.problem is not None and state.phase != "failed":
            return state.problem.said
        if state.forgot:
            return counted(self.tr("Forgotten for good: %n. This cannot be undone.", "", state.forgot))
        return ""

    def _show_danger(self, state: MemoryState) -> None:
        kind = "danger" if state.problem is not None else "soft"
        if self.said.property("kind") != kind:
            self.said.setProperty("kind", kind)
            self.said.style().polish(self.said)

    def _show_narrowing(self, state: MemoryState) -> None:
        there = bool(state.all)
        self.search.setVisible(there)
        if self.search.text() != state.words:
            self.search.setText(state.words)
        self.filter.show_state(state)

    def _show_cards(self, state: MemoryState, listed: tuple) -> None:
        editing = state.writing.fact if state.writing else None
        content = (listed, state.why, editing, tuple(sorted(state.folders.items())))
        if content != self._content:
            self._content = content
            clear(self.cards)
            for fact in listed[:CARDS]:
                if editing is not None and fact.id == editing.id:
                    self.cards.addWidget(self._edited())
                else:
                    self.cards.addWidget(FactCard(fact, state, self._presenter, self._words))
        if editing is not None and state.writing is not None:
            for place in range(self.cards.count()):
                item = self.cards.itemAt(place)
                widget = item.widget() if item else None
                if isinstance(widget, WritingCard):
                    widget.show_state(state.writing)

    def _edited(self) -> WritingCard:
        card = WritingCard(self._presenter, self._words)
        if self._presenter.state.writing is not None:
            card.show_state(self._presenter.state.writing)
        card.field.setFocus()
        card.field.selectAll()
        return card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.back()
        else:
            super().keyPressEvent(event)


class _Question(QFrame):
    """Asks before anything is forgotten for good."""

    def __init__(self, presenter: MemoryPresenter) -> None:
        super().__init__()
        self._asked: tuple = ()
        self.setProperty("kind", "notice")
        self.setProperty("tone", "danger")
        self.said = line("", theme.BODY, theme.SEMIBOLD)
        self.goes = line("soft", theme.SMALL)
        self.yes = a_button(self.tr("Forget for good"), "danger", presenter.forget)
        self.no = a_button(self.tr("Keep"), "", presenter.keep)
        answers = QWidget()
        flow = FlowLayout(answers, theme.S)
        flow.addWidget(self.no)
        flow.addWidget(self.yes)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.L, theme.M, theme.L, theme.M)
        lengths.keep(column.setSpacing, theme.XS)
        for widget in (self.said, self.goes):
            column.addWidget(widget)
        lengths.space(column, theme.XS)
        column.addWidget(answers)

    def show_state(self, state: MemoryState) -> None:
        asked = state.asked
        self.setVisible(bool(asked))
        if asked and asked != self._asked:
            one = self.tr("Forget “{0}”?").format(told(asked[0].text))
            self.said.setText(one if len(asked) == 1 else counted(self.tr("Forget %n facts?", "", len(asked))))
            self.goes.setText(
                self.tr("It is overwritten, with what it took the place of. Nothing brings it back. The chat it comes from stays, and can still be found; delete it too if it shall go.")
            )  # fmt: skip
            self.setAccessibleName(f"{self.said.text()} {self.goes.text()}")
            self.no.setFocus()
        self._asked = asked
