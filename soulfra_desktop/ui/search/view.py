"""Paints the search: a field, filters, and the messages found, in the chat's place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.column import screen_column
from soulfra_desktop.ui.kit.empty_state import EmptyState
from soulfra_desktop.ui.kit.find_field import dress
from soulfra_desktop.ui.kit.painting import paint
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.kit.sentences import counted
from soulfra_desktop.ui.search.filters import FilterChips
from soulfra_desktop.ui.search.hits import HitList
from soulfra_desktop.ui.search.presenter import SearchPresenter, SearchState
from soulfra_desktop.ui.shell.skeleton import SkeletonRows


class SearchView(QWidget):
    """The field has the keyboard from the first moment: ↑ and ↓ go through the hits, Enter opens one, Esc leaves."""

    def __init__(self, presenter: SearchPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setProperty("kind", "canvas")
        self.header = ScreenHeader(self.tr("Search"))
        self.back = self.header.back
        self.field = _Field(self)
        self.chips = FilterChips(presenter)
        self.status = QLabel()
        theme.write_as(self.status, "soft", theme.SMALL)
        self.status.setWordWrap(True)
        self.hits = HitList(presenter)
        self.teach = EmptyState(
            self.tr("Search every message"),
            self.tr("In all chats, the archived ones too. Click an example, or just type:"),
        )
        for text, why in (
            (self.tr("tomato recipe"), self.tr("both words, in any order")),
            (self.tr('"first of May"'), self.tr("these words side by side")),
            (self.tr("python -snake"), self.tr("one word without the other")),
        ):
            self.teach.offer(text, why).clicked.connect(lambda _on=False, words=text: self.field.setText(words))
        self.nothing = EmptyState(self.tr("No message has these words"), "")
        self.clear = self.nothing.offer(self.tr("Clear filters"))
        self.failed = EmptyState(self.tr("The search did not work"), "")
        self.again = self.failed.offer(self.tr("Try again"))
        self._pages = QStackedWidget()
        for page in (SkeletonRows(), self.hits, self.teach, self.nothing, self.failed):
            self._pages.addWidget(page)
        self._lay_out()
        self._connect()
        self.field.setText(presenter.state.text)
        paint(presenter, self, self.render)

    def _lay_out(self) -> None:
        middle = screen_column(self, self.header, theme.S)
        for widget in (self.field, self.chips, self.status):
            middle.addWidget(widget)
        middle.addWidget(self._pages, 1)

    def _connect(self) -> None:
        do = self._presenter
        self.back.clicked.connect(lambda: do.on_done())
        self.field.textChanged.connect(do.type)
        self.clear.clicked.connect(lambda: do.clear())
        self.again.clicked.connect(lambda: do.again())

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def render(self, state: SearchState) -> None:  # type: ignore[override] - a view's word for painting its state
        if self.field.text() != state.text:
            self.field.setText(state.text)
        self.hits.show_state(state)
        self.chips.show_state(state)
        self._pages.setCurrentIndex(_page_of(state))
        said = self._said(state)
        self.status.setText(said)
        self.status.setVisible(bool(said))
        self.nothing.say(self._why(state))
        self.clear.setVisible(state.is_narrowed)
        if state.problem:
            self.failed.say(state.problem.said)

    def _said(self, state: SearchState) -> str:
        parts: list[str] = []
        if state.asks and state.answered and state.hits and not state.problem:
            number = len(state.hits)
            if state.more:
                parts.append(counted(self.tr("The newest %n places", "", number)))
            else:
                parts.append(counted(self.tr("%n places", "", number)) if number > 1 else self.tr("One place"))
        if state.indexed < 1:
            share = int(state.indexed * 100)
            parts.append(self.tr("{0} % of your messages are indexed so far.").format(share))
        return "  ·  ".join(parts)

    def _why(self, state: SearchState) -> str:
        if state.only_excludes:
            return self.tr("Name at least one word that should be there.")
        if state.is_narrowed:
            return self.tr("The filters above leave some messages out.")
        return self.tr("Try fewer words, or the beginning of one.")

    def key(self, event: QKeyEvent) -> bool:
        """What a key in the field does with the hits; whether it did."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        key = Qt.Key(event.key())
        if key in steps:
            self.hits.step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hits.open()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._presenter.on_done()
        else:
            super().keyPressEvent(event)


def _page_of(state: SearchState) -> int:
    if state.problem:
        return 4
    if state.only_excludes or state.finds_nothing:
        return 3
    if not state.asks:
        return 2
    return 1 if state.answered else 0


class _Field(QLineEdit):
    """Hands the keys that are for the hits to the view."""

    def __init__(self, view: SearchView) -> None:
        super().__init__()
        self._view = view
        self.setPlaceholderText(self.tr("Words in any message"))
        self.setAccessibleName(self.tr("Words to look for in all messages"))
        lengths.keep(self.setMinimumHeight, 40)
        theme.write_as(self, "", theme.PROSE)
        dress(self, self.tr("Search"), "soft")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._view.key(event):
            super().keyPressEvent(event)
