"""Paints the archive or the trash, in the chat's place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.ui.kit import lengths, theme
from soulfra_desktop.ui.kit.column import screen_column
from soulfra_desktop.ui.kit.find_field import dress
from soulfra_desktop.ui.kit.flow import FlowLayout
from soulfra_desktop.ui.kit.painting import paint
from soulfra_desktop.ui.kit.screen_header import ScreenHeader
from soulfra_desktop.ui.kit.sentences import counted
from soulfra_desktop.ui.shelf.presenter import ShelfPresenter, ShelfState
from soulfra_desktop.ui.shelf.rows import ShelfList
from soulfra_desktop.ui.shell.skeleton import SkeletonRows


class ShelfView(QWidget):
    """What lies here, how long, and the way back."""

    def __init__(self, presenter: ShelfPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._trash = presenter.state.place == "trash"
        self.setProperty("kind", "canvas")
        self.header = ScreenHeader(self.tr("Trash") if self._trash else self.tr("Archive"))
        self.back = self.header.back
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find by title"))
        self.field.setAccessibleName(self.tr("Find by title"))
        dress(self.field, self.tr("Find"))
        self.about = _label(self._what_this_is(), "soft")
        self.all = _button(self.tr("Select all"), "quiet")
        self.restore = _button(self.tr("Put back"), "")
        self.delete = _button(self.tr("Delete for good") if self._trash else self.tr("Delete"), "danger")
        self.empty = _button(self.tr("Empty trash"), "quiet")
        self.list = ShelfList(presenter)
        self.question = _Question(presenter)
        self.problem = _label("", "danger")
        self.nothing = _label("", "soft")
        self.again = _button(self.tr("Try again"), "chip")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        paint(presenter, self, self.render)

    def _what_this_is(self) -> str:
        if self._trash:
            return self.tr("What lies here for 30 days is deleted for good. Until then it can be put back.")
        return self.tr("Archived chats are out of the list, and still found by the search.")

    def _lay_out(self) -> None:
        self.header.add(self.empty)
        buttons = QWidget()
        flow = FlowLayout(buttons, theme.S)
        for button in (self.restore, self.delete, self.all):
            flow.addWidget(button)
        empty = QWidget()
        inside = QVBoxLayout(empty)
        lengths.keep(inside.setContentsMargins, 0, theme.L, 0, 0)
        inside.addWidget(self.nothing)
        inside.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        inside.addStretch()
        for page in (SkeletonRows(), self.list, empty):
            self._pages.addWidget(page)
        middle = screen_column(self, self.header, theme.M)
        for widget in (self.about, self.field, buttons, self.question, self.problem):
            middle.addWidget(widget)
        middle.addWidget(self._pages, 1)

    def _connect(self) -> None:
        do = self._presenter
        self.back.clicked.connect(lambda: do.on_done())
        self.field.textChanged.connect(do.filter)
        self.all.clicked.connect(lambda: do.pick_all())
        self.restore.clicked.connect(lambda: do.restore())
        self.delete.clicked.connect(lambda: do.delete())
        self.empty.clicked.connect(lambda: do.ask())
        self.again.clicked.connect(lambda: do.load())

    def make_room(self, pixels: int) -> None:
        """Keep the header clear of the button that opens the sidebar."""
        self.header.make_room(pixels)

    def take_focus(self) -> None:
        self.field.setFocus()

    def render(self, state: ShelfState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.list.show_state(state)
        self.question.show_state(state)
        number = len(state.picked)
        for button in (self.restore, self.delete):
            button.setEnabled(bool(number) and state.asking is None)
        self.restore.setText(counted(self.tr("Put %n back", "", number)) if number > 1 else self.tr("Put back"))
        usable = state.phase == "ready" and not state.is_empty
        for widget in (self.field, self.restore, self.delete, self.all):
            widget.setVisible(usable)
        self.empty.setVisible(usable and self._trash)
        failed = state.phase == "failed"
        self.problem.setVisible(state.problem is not None and not failed)
        if state.problem:
            self.problem.setText(state.problem.said)
        self.again.setVisible(failed)
        self.nothing.setText(self._nothing(state))
        self._pages.setCurrentIndex(0 if state.phase == "loading" else 1 if state.chats else 2)

    def _nothing(self, state: ShelfState) -> str:
        if state.phase == "failed" and state.problem:
            return state.problem.said
        if state.filter:
            return self.tr("No title has these words.")
        if self._trash:
            return self.tr("The trash is empty. Chats that you delete come here first.")
        return self.tr("Nothing is archived. A chat's menu in the list offers it.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self._presenter.keep if self._presenter.state.asking is not None else self._presenter.on_done)()
        else:
            super().keyPressEvent(event)


class _Question(QFrame):
    """Asks before anything is deleted for good."""

    def __init__(self, presenter: ShelfPresenter) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.setProperty("tone", "danger")
        self._presenter = presenter
        self._asked = False
        self._text = _label("", "ink")
        self.yes = _button(self.tr("Delete for good"), "danger")
        self.no = _button(self.tr("Keep"), "")
        row = QHBoxLayout()
        lengths.keep(row.setSpacing, theme.S)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        row.addStretch()
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, theme.M, theme.S, theme.M, theme.M)
        lengths.keep(column.setSpacing, theme.S)
        column.addWidget(self._text)
        column.addLayout(row)
        self.yes.clicked.connect(lambda: presenter.purge())
        self.no.clicked.connect(lambda: presenter.keep())

    def show_state(self, state: ShelfState) -> None:
        asks = state.asking is not None
        self.setVisible(asks)
        if state.asking is not None:
            number = len(state.asking)
            if number == 0:
                said = self.tr("Delete everything in the trash for good?")
            elif number == 1:
                said = self.tr("Delete this chat for good?")
            else:
                said = counted(self.tr("Delete %n chats for good?", "", number))
            self._text.setText(said + " " + self.tr("Nobody can bring it back."))
            self.setAccessibleName(self._text.text())
        if asks and not self._asked:
            self.no.setFocus()
        self._asked = asks


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    theme.write_as(label, "" if kind == "ink" else kind)
    return label


def _button(text: str, kind: str) -> QPushButton:
    button = QPushButton(text)
    theme.write_as(button, kind, weight=theme.MEDIUM)
    return button
