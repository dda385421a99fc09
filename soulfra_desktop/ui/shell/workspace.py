"""The everyday screen's frame: sidebar beside the chat, or over it where there is no room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QToolButton, QWidget

from soulfra_desktop.ui.kit import icons, motion, theme
from soulfra_desktop.ui.shell.shortcuts import with_keys
from soulfra_desktop.ui.shell.skeleton import DOCKED_FROM, HEADER_HEIGHT, SIDEBAR_WIDTH

BESIDE_FROM = 600
ROOM = 44
"""What the open button takes from a header's left side, in pixels."""


class Workspace(QWidget):
    """From 900 px the sidebar is docked; below, it opens beside the chat, and under 600 px as a drawer over it.

    A chat view may offer `make_room(pixels)` to keep its header clear of the open button, and `take_focus()`.
    """

    def __init__(self, sidebar: QWidget, chat: QWidget, *, sidebar_wanted: bool = True) -> None:
        super().__init__()
        self.sidebar = sidebar
        self.content = QStackedWidget(self)
        self._chat = chat
        self._wanted = sidebar_wanted
        self._opened = False
        self.content.addWidget(chat)
        self._scrim = _Scrim(self)
        self._scrim.hide()
        self.opener = QToolButton(self)
        self.opener.setAccessibleName(self.tr("Show the list of chats"))
        self.opener.setToolTip(self.tr("Show the list of chats"))
        self.opener.clicked.connect(self.toggle_sidebar)
        sidebar.setParent(self)
        sidebar.installEventFilter(self)
        if collapse := getattr(sidebar, "collapse", None):
            collapse.clicked.connect(self.toggle_sidebar)
        if chosen := getattr(sidebar, "chosen", None):
            chosen.connect(self._chosen)
        self._slide = motion.Slide(sidebar, "pos")
        theme.changed.connect(self._retheme)
        self._retheme()

    @property
    def is_docked(self) -> bool:
        return self.width() >= theme.scaled(DOCKED_FROM)

    @property
    def is_drawer(self) -> bool:
        return self.width() < theme.scaled(BESIDE_FROM)

    @property
    def _sidebar_width(self) -> int:
        return theme.scaled(SIDEBAR_WIDTH)

    @property
    def shows_sidebar(self) -> bool:
        return self._wanted if self.is_docked else self._opened

    def toggle_sidebar(self) -> bool:
        """Show or hide it; whether it is wanted where there is room for it."""
        if self.is_docked:
            self._wanted = not self._wanted
        else:
            self._opened = not self._opened
        self._arrange(moving=True)
        (self._focus_sidebar if self.shows_sidebar else self.take_focus)()
        return self._wanted

    def show_keys(self, keys_of: Callable[[str], str]) -> None:
        """The keys that work now, wherever keys are written here."""
        self.opener.setToolTip(with_keys(self.opener.accessibleName(), keys_of("window.sidebar")))

    def cover(self, view: QWidget) -> None:
        """Put another screen in the chat's place."""
        self.uncover()
        self.content.addWidget(view)
        self.content.setCurrentWidget(view)
        self._close_drawer()
        self._arrange()
        self.take_focus()

    def uncover(self) -> None:
        """Show the chat again."""
        view = self.content.currentWidget()
        if view is not None and view is not self._chat:
            self.content.removeWidget(view)
            view.setParent(None)
            view.deleteLater()
            self._arrange()
            self.take_focus()

    def take_focus(self) -> None:
        shown = self.content.currentWidget() or self._chat
        getattr(shown, "take_focus", shown.setFocus)()

    def cycle_focus(self, step: int) -> None:
        """To the next region: sidebar or content. There are two, so either step leads to the other."""
        inside = QApplication.focusWidget()
        in_sidebar = inside is not None and (inside is self.sidebar or self.sidebar.isAncestorOf(inside))
        if in_sidebar or not self.shows_sidebar:
            self.take_focus()
        else:
            self._focus_sidebar()

    def _focus_sidebar(self) -> None:
        getattr(self.sidebar, "take_focus", self.sidebar.setFocus)()

    def _chosen(self) -> None:
        self.uncover()
        if self.is_drawer and self._opened:
            self._close_drawer()
            self.take_focus()

    def _close_drawer(self) -> None:
        if self.is_drawer and self._opened:
            self._opened = False
            self._arrange()

    def _arrange(self, *, moving: bool = False) -> None:
        shown, beside = self.shows_sidebar, not self.is_drawer
        loses_focus = not shown and self.sidebar.isAncestorOf(QApplication.focusWidget() or self)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width = (
            min(theme.scaled(SIDEBAR_WIDTH), self.width() - theme.scaled(ROOM)) if not beside else self._sidebar_width
        )
        taken = width if shown and beside else 0
        home, direction = (self.width() - width, -1) if right_to_left else (0, 1)
        self.content.setGeometry(0 if right_to_left else taken, 0, self.width() - taken, self.height())
        self._scrim.setGeometry(self.rect())
        self._scrim.setVisible(shown and not beside)
        self.sidebar.setGeometry(QRect(home, 0, width, self.height()))
        self.sidebar.setVisible(shown)
        self.sidebar.raise_()
        self.opener.setVisible(not shown)
        opener = self.opener.sizeHint()
        side = theme.scaled(10)
        left = self.width() - side - opener.width() if right_to_left else side
        self.opener.resize(opener)
        self.opener.move(left, (theme.scaled(HEADER_HEIGHT) - opener.height()) // 2)
        self.opener.raise_()
        for view in (self.content.widget(index) for index in range(self.content.count())):
            if make_room := getattr(view, "make_room", None):
                make_room(0 if shown else ROOM)
        if loses_focus:
            self.take_focus()
        if moving and shown:
            self._slide.start(QPoint(home - direction * width // 3, 0), QPoint(home, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        was = event.oldSize().width()
        if self.is_docked or was >= theme.scaled(DOCKED_FROM) or (self.is_drawer and was >= theme.scaled(BESIDE_FROM)):
            self._opened = False
        self._slide.stop()
        self._arrange()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape and self._opened:  # type: ignore[attr-defined]
            self.toggle_sidebar()
            return True
        return False

    def _retheme(self) -> None:
        self.opener.setIcon(icons.icon("sidebar"))
        self._arrange()


class _Scrim(QWidget):
    """Dims the chat behind the drawer; a click on it closes the drawer."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.setAccessibleName(self.tr("Close the list of chats"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 90))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._workspace.toggle_sidebar()
