"""Paints the sidebar and passes on what the person wants; the presenter decides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from soulfra_desktop.ui.kit import icons, lengths, theme
from soulfra_desktop.ui.kit.empty_state import EmptyState
from soulfra_desktop.ui.kit.find_field import dress
from soulfra_desktop.ui.kit.problem import Problem
from soulfra_desktop.ui.kit.sentences import counted
from soulfra_desktop.ui.shell.chat_list import ChatList
from soulfra_desktop.ui.shell.notices import Notice, NoticeBar
from soulfra_desktop.ui.shell.picking_bar import PickingBar
from soulfra_desktop.ui.shell.presenter import SidebarPresenter
from soulfra_desktop.ui.shell.shortcuts import with_keys
from soulfra_desktop.ui.shell.sidebar_parts import Card
from soulfra_desktop.ui.shell.skeleton import SIDEBAR_WIDTH, SkeletonRows
from soulfra_desktop.ui.shell.state import Done, SidebarState
from soulfra_desktop.ui.shell.undo_key import UndoKey


class SidebarView(QFrame):
    """New chat, filter, the chats in their folders and by day, and what protects them."""

    chosen = Signal()
    """The person went somewhere: a drawer may close."""

    def __init__(self, presenter: SidebarPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._notices: NoticeBar | None = None
        self._noticed: Done | Problem | None = None
        self._undo_key = UndoKey(self, self._say_nothing)
        self.setProperty("kind", "side")
        lengths.keep(self.setMaximumWidth, SIDEBAR_WIDTH)
        self.collapse = _tool(self.tr("Hide the list of chats"), self.tr("Hide the list of chats"))
        self.more = _tool(self.tr("More for the list of chats"), self.tr("Select, folders, archive, trash"))
        self.new = QPushButton(self.tr("New chat"))
        self.kinds = _tool(self.tr("Other kinds of chat"), self.tr("Other kinds of chat"))
        self.search = _Field(presenter)
        self.everywhere = QPushButton()
        self.tag = QPushButton()
        self.list = ChatList(presenter)
        self.bar = PickingBar(presenter, self.list.menus)
        self.empty = EmptyState(self.tr("No chats yet"), self.tr("Ask anything, or try this one:"), small=True)
        self.example = self.empty.offer(self.tr("Why is the sky blue?"))
        self.nothing = EmptyState(self.tr("No title has these words"), "", small=True)
        self.clear = self.nothing.offer(self.tr("Show all chats"))
        self.failed = EmptyState(self.tr("The chats could not be read"), "", small=True)
        self.again = self.failed.offer(self.tr("Try again"))
        self._pages = QStackedWidget()
        for page in (SkeletonRows(), self.list, self.empty, self.nothing, self.failed):
            self._pages.addWidget(page)
        self._places = QVBoxLayout()
        lengths.keep(self._places.setSpacing, 2)
        self.card = Card()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        presenter.changed.connect(self.render)
        self.render(presenter.state)

    def _lay_out(self) -> None:
        mark = QLabel("soulfra")
        theme.write_as(mark, "", theme.HEADING, theme.BOLD)
        top = QHBoxLayout()
        lengths.keep(top.setContentsMargins, 0, 0, 0, 2)
        top.setSpacing(0)
        lengths.space(top, 12)  # a margin would not be mirrored
        top.addWidget(mark)
        top.addStretch()
        top.addWidget(self.more)
        top.addWidget(self.collapse)
        lengths.space(top, 2)
        theme.write_as(self.new, weight=theme.MEDIUM)
        hint = self._hint = QLabel()
        theme.write_as(hint, "faint", theme.TINY)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self.new)
        lengths.keep(inside.setContentsMargins, 10, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(hint)
        begin = QHBoxLayout()
        lengths.keep(begin.setSpacing, theme.XS)
        begin.addWidget(self.new, 1)
        begin.addWidget(self.kinds)
        column = QVBoxLayout(self)
        lengths.keep(column.setContentsMargins, 8, 11, 8, 10)
        lengths.keep(column.setSpacing, theme.S)
        column.addLayout(top)
        column.addLayout(begin)
        column.addLayout(self._narrowing())
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        column.addLayout(self._places)
        column.addWidget(self.card)

    def _narrowing(self) -> QVBoxLayout:
        """The field, the way from it to all messages, and the tag in force."""
        theme.write_as(self.everywhere, "row", theme.SMALL, theme.MEDIUM)
        theme.write_as(self.tag, "chip", theme.SMALL, theme.MEDIUM)
        self.tag.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        find = QVBoxLayout()
        lengths.keep(find.setSpacing, 2)
        find.addWidget(self.search)
        find.addWidget(self.everywhere)
        beside = QHBoxLayout()
        beside.addWidget(self.tag)
        beside.addStretch()
        find.addLayout(beside)
        lengths.keep(self.tag.setMaximumWidth, SIDEBAR_WIDTH - 2 * theme.L)
        return find

    def _connect(self) -> None:
        do = self._presenter
        self.new.clicked.connect(lambda: do.new_chat())
        self.kinds.clicked.connect(lambda: _under(self.kinds, self._kinds_menu()))
        self.more.clicked.connect(lambda: _under(self.more, self.list.menus.of_list()))
        self.search.textChanged.connect(do.filter)
        self.search.down.connect(self._into_list)
        self.everywhere.clicked.connect(lambda: do.search())
        self.tag.clicked.connect(lambda: do.only_tag(None))
        self.clear.clicked.connect(self._show_all)
        self.again.clicked.connect(lambda: do.load())
        self.example.clicked.connect(lambda: do.ask(self.example.text()))
        self.card.gear.clicked.connect(lambda: do.on_settings())
        for signal in (self.new.clicked, self.example.clicked, self.list.opened):
            signal.connect(lambda *_: self.chosen.emit())

    def _kinds_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(icons.icon("plus", size=16), self.tr("New chat"), lambda: self._begin(self._presenter.new_chat))
        menu.addAction(
            icons.icon("hourglass", size=16),
            self.tr("Temporary chat, kept in memory alone"),
            lambda: self._begin(self._presenter.new_temporary),
        )
        return menu

    def _begin(self, act) -> None:  # type: ignore[no-untyped-def]
        act()
        self.chosen.emit()

    def _show_all(self) -> None:
        self.search.clear()
        self._presenter.only_tag(None)

    def _into_list(self) -> None:
        model = self.list.model()
        if self._pages.currentWidget() is self.list:
            self.list.setFocus()
            first = (row for row in range(model.rowCount()) if model.flags(model.index(row, 0)))
            self.list.setCurrentIndex(model.index(next(first, 0), 0))

    def add_place(self, button: QPushButton, go: Callable[[], None]) -> None:
        """Put the way to another screen under the list."""
        self._places.addWidget(button)
        button.clicked.connect(lambda: (self.chosen.emit(), go()))

    def use_notices(self, bar: NoticeBar) -> None:
        """Where news of a change or a problem is shown."""
        self._notices = bar
        self._undo_key.listen()
        self._notice(self._presenter.state)

    def show_keys(self, keys_of: Callable[[str], str]) -> None:
        """The keys that work now, wherever keys are written here."""
        self.list.menus.keys_of = keys_of
        self._hint.setText(keys_of("chat.new"))
        self.collapse.setToolTip(with_keys(self.collapse.accessibleName(), keys_of("window.sidebar")))
        self.card.gear.setToolTip(with_keys(self.card.gear.accessibleName(), keys_of("settings.open")))

    def rename(self) -> bool:
        """Edit the title of the chat that is open, where it stands; False where the list does not show it."""
        selected = self._presenter.state.selected
        return selected is not None and self.list.rename(selected)

    def take_focus(self) -> None:
        (self.list if self._pages.currentWidget() is self.list else self.new).setFocus()

    def render(self, state: SidebarState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.list.show_state(state)
        self.bar.show_state(state)
        self._show_narrowing(state)
        self._turn_to(_page_of(state))
        if state.phase == "failed" and state.problem:
            self.failed.say(state.problem.said)
        self.card.show_state(state)
        self._notice(state)

    def _turn_to(self, page: int) -> None:
        """Where the list goes with the keyboard in it, the keyboard goes to what begins another chat."""
        had_focus = self.list.hasFocus() and page != self._pages.currentIndex()
        self._pages.setCurrentIndex(page)
        if had_focus:
            self.new.setFocus()

    def _show_narrowing(self, state: SidebarState) -> None:
        if self.search.text().strip() != state.filter:
            self.search.setText(state.filter)
        self.everywhere.setVisible(bool(state.filter))
        if state.filter:
            said = self.tr("All messages: “{0}”")
            metrics = self.everywhere.fontMetrics()
            room = self.width() - theme.scaled(66) - metrics.horizontalAdvance(said.format(""))
            words = metrics.elidedText(state.filter, Qt.TextElideMode.ElideRight, max(24, room))
            self.everywhere.setText(said.format(words).replace("&", "&&"))
            self.everywhere.setToolTip(self.tr("Search all messages for these words (Enter)"))
        self.tag.setVisible(state.tag is not None)
        if state.tag is not None:
            self.tag.setText(state.tag.replace("&", "&&"))
            self.tag.setAccessibleName(self.tr("Only the tag {0}; show all chats").format(state.tag))
            self.tag.setToolTip(self.tr("Show all chats"))

    def _notice(self, state: SidebarState) -> None:
        news = state.done or (state.problem if state.phase != "failed" else None)
        if news is self._noticed or self._notices is None:
            return
        self._noticed = news
        if isinstance(news, Done):
            self._undo_key.list_changed()
        if news is None:
            self._notices.close_notice()
            return
        self._notices.show_notice(self._words(news))
        self._notices.on_closed = self._presenter.dismiss

    def _say_nothing(self) -> None:
        if self._notices is not None:
            self._notices.show_notice(Notice("done", self.tr("Nothing to undo")))

    def _words(self, news: Done | Problem) -> Notice:
        if isinstance(news, Problem):
            return Notice("problem", news.said, lasting=True)
        return Notice(
            "done", self._said(news), self.tr("Undo"), self._presenter.undo, lasting=news.elsewhere or news.freed
        )

    def _said(self, done: Done) -> str:
        number = len(done.chats)
        one = {
            "deleted": self.tr("Deleted “{0}”"),
            "archived": self.tr("Archived “{0}”"),
            "moved": self.tr("Moved “{0}” to {1}") if done.to else self.tr("Moved “{0}” out of its folder"),
        }
        several = {
            "deleted": counted(self.tr("Deleted %n chats", "", number)),
            "archived": counted(self.tr("Archived %n chats", "", number)),
            "moved": counted(self.tr("Moved %n chats to {1}", "", number))
            if done.to
            else counted(self.tr("Moved %n chats out of their folder", "", number)),
        }
        title = self.fontMetrics().elidedText(done.chats[0].title, Qt.TextElideMode.ElideRight, theme.scaled(220))
        if done.elsewhere:
            return self.tr("“{0}” was deleted outside this window").format(title)
        said = (one if number == 1 else several)[done.change].format(title, done.to)
        return f"{said}. {self._freed(number)}" if done.freed else said

    def _freed(self, number: int) -> str:
        one = self.tr("It may leave this machine now: its folder had kept it here.")
        return one if number == 1 else self.tr("They may leave this machine now: their folder had kept them here.")

    def _paint_icons(self) -> None:
        self.new.setStyleSheet(f"text-align: left; padding-left: {theme.scaled(9)}px")
        self.collapse.setIcon(icons.icon("sidebar"))
        self.more.setIcon(icons.icon("more"))
        self.kinds.setIcon(icons.icon("chevron-down", "soft", 16))
        self.new.setIcon(icons.icon("plus", "ink", 16))
        self.everywhere.setIcon(icons.icon("search", "accent", 16))
        self.tag.setIcon(icons.icon("x", "accent", 14))


def _page_of(state: SidebarState) -> int:
    if state.phase == "loading":
        return 0
    if state.phase == "failed":
        return 4
    if state.is_empty:
        return 2
    return 3 if state.finds_nothing else 1


def _tool(name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(tip)
    return button


def _under(button: QToolButton, menu: QMenu) -> None:
    """Show a menu below its button, at the side where the text begins."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


class _Field(QLineEdit):
    """Narrows the list by title as it is typed in; Enter looks through all messages, ↓ goes into the list."""

    down = Signal()

    def __init__(self, presenter: SidebarPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setPlaceholderText(self.tr("Find a chat by its title"))
        self.setAccessibleName(self.tr("Find a chat by its title"))
        theme.write_as(self, "bare")
        dress(self, self.tr("Find"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self._presenter.search()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
