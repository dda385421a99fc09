"""Paints the sidebar and passes on what the person wants; the presenter decides."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from soulfra_desktop.ui.kit import icons, theme
from soulfra_desktop.ui.shell.chat_list import CHAT_ROLE, ChatListModel, ChatRow
from soulfra_desktop.ui.shell.notices import Notice, NoticeBar
from soulfra_desktop.ui.shell.presenter import Deleted, Problem, SidebarPresenter, SidebarState
from soulfra_desktop.ui.shell.skeleton import SIDEBAR_WIDTH, SkeletonRows


class SidebarView(QFrame):
    """New chat, filter, the chats by day, and what protects them."""

    chosen = Signal()
    """The person went somewhere: a drawer may close."""

    def __init__(self, presenter: SidebarPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._notices: NoticeBar | None = None
        self._noticed: Deleted | Problem | None = None
        self.setProperty("kind", "side")
        self.setFixedWidth(SIDEBAR_WIDTH)
        self.collapse = QToolButton()
        self.collapse.setAccessibleName(self.tr("Hide the list of chats"))
        self.collapse.setToolTip(self.tr("Hide the list of chats (Ctrl+B)"))
        self.new = QPushButton(self.tr("New chat"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a chat by its title"))
        self.search.setAccessibleName(self.tr("Find a chat by its title"))
        self.search.setClearButtonEnabled(True)
        self._find_icon = self.search.addAction(
            icons.icon("search", "faint", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self._find_icon.setText(self.tr("Find"))
        self.list = _ChatList(presenter)
        self.empty = _Message(self.tr("No chats yet"), self.tr("Ask anything, or try this one:"))
        self.example = self.empty.offer(self.tr("Why is the sky blue?"))
        self.nothing = _Message(self.tr("No title has these words"), "")
        self.clear = self.nothing.offer(self.tr("Show all chats"))
        self.failed = _Message(self.tr("The chats could not be read"), "")
        self.again = self.failed.offer(self.tr("Try again"))
        self._pages = QStackedWidget()
        for page in (SkeletonRows(), self.list, self.empty, self.nothing, self.failed):
            self._pages.addWidget(page)
        self.card = _Card()
        self._lay_out()
        self._connect()
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        presenter.on_change = self.render
        self.render(presenter.state)

    def _lay_out(self) -> None:
        mark = QLabel("soulfra")
        theme.write_as(mark, "", theme.HEADING, theme.BOLD)
        top = QHBoxLayout()
        top.setContentsMargins(10, 0, 2, 2)
        top.addWidget(mark)
        top.addStretch()
        top.addWidget(self.collapse)
        theme.write_as(self.new, weight=theme.MEDIUM)
        self.new.setStyleSheet("text-align: left; padding-left: 9px")
        theme.write_as(self.search, "bare")
        self.search.setStyleSheet("QToolButton { min-width: 0; min-height: 0; border: none; }")
        hint = QLabel(self.tr("Ctrl N"))
        theme.write_as(hint, "faint", theme.TINY)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self.new)
        inside.setContentsMargins(10, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 11, 8, 10)
        column.setSpacing(theme.S)
        column.addLayout(top)
        column.addWidget(self.new)
        column.addWidget(self.search)
        column.addWidget(self._pages, 1)
        column.addWidget(self.card)

    def _connect(self) -> None:
        do = self._presenter
        self.new.clicked.connect(do.new_chat)
        self.search.textChanged.connect(do.filter)
        self.clear.clicked.connect(self.search.clear)
        self.again.clicked.connect(do.load)
        self.example.clicked.connect(lambda: do.ask(self.example.text()))
        self.card.gear.clicked.connect(do.settings)
        for signal in (self.new.clicked, self.example.clicked, self.list.clicked, self.list.activated):
            signal.connect(lambda *_: self.chosen.emit())

    def use_notices(self, bar: NoticeBar) -> None:
        """Where news of a deletion or a problem is shown."""
        self._notices = bar
        self._notice(self._presenter.state)

    def take_focus(self) -> None:
        (self.list if self._pages.currentWidget() is self.list else self.new).setFocus()

    def render(self, state: SidebarState) -> None:  # type: ignore[override] - a view's word for painting its state
        self.list.show_state(state)
        self._pages.setCurrentIndex(_page_of(state))
        if state.phase == "failed" and state.problem:
            self.failed.say(f"{state.problem.message} {state.problem.advice}".strip())
        self.card.show_state(state)
        self._notice(state)

    def _notice(self, state: SidebarState) -> None:
        news = state.deleted or (state.problem if state.phase != "failed" else None)
        if news is self._noticed or self._notices is None:
            return
        self._noticed = news
        if news is None:
            self._notices.close_notice()
            return
        self._notices.show_notice(self._words(news))
        self._notices.on_closed = self._presenter.dismiss

    def _words(self, news: Deleted | Problem) -> Notice:
        if isinstance(news, Problem):
            return Notice("problem", f"{news.message} {news.advice}".strip(), lasting=True)
        title = self.fontMetrics().elidedText(news.conversation.title, Qt.TextElideMode.ElideRight, 220)
        return Notice("done", self.tr("Deleted “{0}”").format(title), self.tr("Undo"), self._presenter.undo)

    def _paint_icons(self) -> None:
        self.collapse.setIcon(icons.icon("sidebar"))
        self.new.setIcon(icons.icon("plus", "ink", 16))
        self._find_icon.setIcon(icons.icon("search", "faint", 16))


def _page_of(state: SidebarState) -> int:
    if state.phase == "loading":
        return 0
    if state.phase == "failed":
        return 4
    if state.is_empty:
        return 2
    return 3 if state.finds_nothing else 1


class _ChatList(QListView):
    """The chats: Enter opens, F2 renames, Delete deletes, the menu key and a right click offer all three."""

    def __init__(self, presenter: SidebarPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._model = ChatListModel(presenter.load_more, presenter.rename)
        self.setModel(self._model)
        self.setItemDelegate(ChatRow(self, self._menu_at))
        self.setAccessibleName(self.tr("Chats"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def show_state(self, state: SidebarState) -> None:
        place = self.verticalScrollBar().value()
        self._model.show_state(state)
        self.verticalScrollBar().setValue(place)
        row = self._model.row_of(state.selected)
        if row < 0:
            self.clearSelection()
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self.setCurrentIndex(self._model.index(row))

    def _open(self, index: QModelIndex) -> None:
        if chat := index.data(CHAT_ROLE):
            self._presenter.open(chat)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and (chat := self.currentIndex().data(CHAT_ROLE)):
            self._presenter.delete(chat)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.data(CHAT_ROLE):
            self._show_menu(index, self.viewport().mapToGlobal(place))

    def _menu_at(self, index: QModelIndex, row: QRect) -> None:
        self._show_menu(index, self.viewport().mapToGlobal(row.bottomRight() - QPoint(40, 4)))

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        menu = self.menu(index)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu(self, index: QModelIndex) -> QMenu:
        """What can be done with one chat."""
        chat = index.data(CHAT_ROLE)
        menu = QMenu(self)
        menu.addAction(icons.icon("edit", size=16), self.tr("Rename\tF2"), partial(self.edit, index))
        menu.addAction(icons.icon("trash", size=16), self.tr("Delete\tDel"), partial(self._presenter.delete, chat))
        return menu


class _Message(QWidget):
    """A screen without chats: what is so, and one thing to click."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, theme.L, 10, 0)
        self._column.setSpacing(theme.S)
        head = QLabel(title)
        theme.write_as(head, "", theme.BODY, theme.SEMIBOLD)
        self._text = QLabel(text)
        theme.write_as(self._text, "soft", theme.SMALL)
        for label in (head, self._text):
            label.setWordWrap(True)
            self._column.addWidget(label)
        self._text.setVisible(bool(text))
        self._column.addStretch()

    def say(self, text: str) -> None:
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def offer(self, text: str) -> QPushButton:
        button = QPushButton(text)
        theme.write_as(button, "chip", theme.SMALL, theme.MEDIUM)
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignLeft)
        return button


class _Card(QFrame):
    """What protects the chats, whether anything may leave the machine, and the way to the settings."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._state = SidebarState()
        self._icon = QLabel()
        self.title = QLabel()
        theme.write_as(self.title, "", theme.SMALL, theme.SEMIBOLD)
        self.text = QLabel()
        theme.write_as(self.text, "soft", theme.TINY)
        for label in (self.title, self.text):
            label.setWordWrap(True)
        self.gear = QToolButton()
        self.gear.setAccessibleName(self.tr("Settings"))
        self.gear.setToolTip(self.tr("Settings (Ctrl+,)"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 6, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.gear)
        theme.changed.connect(self._paint)

    def show_state(self, state: SidebarState) -> None:
        self._state = state
        self.title.setText(
            {
                "keyring": self.tr("Encrypted here"),
                "passphrase": self.tr("Encrypted here"),
                "nothing kept": self.tr("This session keeps nothing"),
            }[state.protection]
        )
        self.text.setText(self._place(state))
        self._paint()

    def _place(self, state: SidebarState) -> str:
        if state.local_only:
            return self.tr("Local only: nothing leaves")
        return {
            "keyring": self.tr("Key in the system's keyring"),
            "passphrase": self.tr("With your passphrase"),
            "nothing kept": self.tr("Gone when the window closes"),
        }[state.protection]

    def _paint(self) -> None:
        nothing = self._state.protection == "nothing kept"
        self._icon.setPixmap(icons.icon("alert" if nothing else "lock", "warn" if nothing else "local").pixmap(18, 18))
        theme.write_as(self.title, "warn" if nothing else "ink", theme.SMALL, theme.SEMIBOLD)
        self.title.style().polish(self.title)
        self.gear.setIcon(icons.icon("settings"))
