"""The one window: it paints an outline at once, and is filled when there is something to fill it with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from soulfra_desktop.ui.shell.skeleton import Skeleton
from soulfra_desktop.ui.shell.window_state import LEAST_HEIGHT, LEAST_WIDTH, WindowState

if TYPE_CHECKING:
    from soulfra_desktop.domain.errors import SoulfraError
    from soulfra_desktop.ui.shell.actions import Actions
    from soulfra_desktop.ui.shell.notices import NoticeBar
    from soulfra_desktop.ui.shell.shortcuts import Shortcuts
    from soulfra_desktop.ui.shell.workspace import Workspace


class MainWindow(QMainWindow):
    """Skeleton, unlock, first run, chat, settings or a problem: one at a time.

    The app wires `on_close(state)`, called once with what to remember, and the `on_new`, `on_settings` of its actions.
    """

    def __init__(self, window_state: WindowState | None = None) -> None:
        super().__init__()
        self._state = window_state or WindowState()
        self.on_close: Callable[[WindowState], None] = lambda _state: None
        self.on_new: Callable[[], None] = lambda: None
        self.on_settings: Callable[[], None] = lambda: None
        self.on_return: Callable[[], None] = lambda: None
        """The person came back to this window from another."""
        self.on_quit: Callable[[], object] = self.close
        self.may_close: Callable[[], bool] = lambda: True
        """Asked when the person closes the window; where it may not, it was hidden, or they are being asked."""
        self.setWindowTitle("Soulfra")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._workspace: Workspace | None = None
        self._notices: NoticeBar | None = None
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.shortcuts: Shortcuts | None = None
        """Made with the first screen after the outline."""
        self._actions: Actions | None = None
        self._restore()

    @property
    def state(self) -> WindowState:
        """What would be remembered if the window closed now."""
        size = self.normalGeometry() if self.isMaximized() else self.geometry()
        return self._state._replace(
            width=size.width(), height=size.height(), x=size.x(), y=size.y(), maximised=self.isMaximized()
        )

    def _restore(self) -> None:
        kept = self._state
        self.resize(kept.width, kept.height)
        if kept.x is not None and kept.y is not None:
            place = QRect(kept.x, kept.y, kept.width, kept.height)
            if any(screen.availableGeometry().intersects(place) for screen in QGuiApplication.screens()):
                self.setGeometry(place)

    def open(self) -> None:
        """Come up as it was left."""
        (self.showMaximized if self._state.maximised else self.show)()

    def remember_look(self, theme: str, contrast: bool = False, language: str = "system") -> None:
        """Paint the next start so from the first moment."""
        self._state = self._state._replace(theme=theme, contrast=contrast, language=language)

    def say(self, text: str, *, assertive: bool = False) -> None:
        """Have a screen reader say it."""
        from soulfra_desktop.ui.kit.announcer import announce

        announce(self, text, assertive=assertive)

    # Screens.

    def show_skeleton(self) -> None:
        """The outline: needs nothing but the theme."""
        self._pages.addWidget(Skeleton(sidebar=self._state.sidebar))

    def show_unlock(self, view: QWidget) -> None:
        """Ask for the passphrase."""
        self._show(view)

    def show_first_run(self, view: QWidget) -> None:
        """Welcome, or choose what protects the chats."""
        self._show(view)

    def show_chat(self, sidebar: QWidget, chat: QWidget) -> None:
        """The everyday screen."""
        from soulfra_desktop.ui.shell.workspace import Workspace

        if use_notices := getattr(sidebar, "use_notices", None):
            use_notices(self.notices)
        if feet := getattr(chat, "feet", None):
            self.notices.stay_above(feet)
        self._workspace = workspace = Workspace(sidebar, chat, sidebar_wanted=self._state.sidebar)
        self._show(workspace)
        if self.shortcuts is not None:
            for part in (sidebar, workspace):
                if show_keys := getattr(part, "show_keys", None):
                    self.shortcuts.follow(show_keys)

    def show_settings(self, view: QWidget) -> None:
        """Settings take the chat's place until `hide_settings`; the sidebar stays."""
        if self.workspace is not None:
            self.workspace.cover(view)

    def hide_settings(self) -> None:
        if self.workspace is not None:
            self.workspace.uncover()

    def show_problem(self, error: SoulfraError, on_again: Callable[[], None]) -> None:
        """The home cannot be used: what happened, what to do, Quit or Try again."""
        from soulfra_desktop.ui.shell.problem import ProblemView

        self._show(ProblemView(error, on_again, self.close))

    @property
    def registry(self) -> Actions:
        """Everything that can be done, made when first asked for."""
        from soulfra_desktop.ui.shell.actions import Actions

        self._actions = self._actions or Actions()
        return self._actions

    @property
    def workspace(self) -> Workspace | None:
        """The everyday screen where it is shown, else None."""
        return self._workspace if self._pages.currentWidget() is self._workspace else None

    @property
    def notices(self) -> NoticeBar:
        """News at the foot of the window, made when first asked for."""
        from soulfra_desktop.ui.shell.notices import NoticeBar

        self._notices = self._notices or NoticeBar(self)
        return self._notices

    def show_crash(self, details: str) -> None:
        """A bug was caught: say so without alarm, with what a report needs."""
        from soulfra_desktop.ui.shell.notices import Notice

        text = self.tr("Something went wrong. What was stored is safe.")
        self.notices.show_notice(Notice("problem", text, details=details, lasting=True))

    def raise_up(self) -> None:
        """Come to the front, from wherever the window is."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _show(self, page: QWidget) -> None:
        self._take_keys()
        old = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None and old is not page:
            self._pages.removeWidget(old)
            old.setParent(None)  # kept by its presenter as long as that may still paint it
        take_focus = getattr(page, "take_focus", page.setFocus)
        take_focus()

    # What can be done here.

    def _take_keys(self) -> None:
        """After the first paint: there is nothing to steer in the outline, and shortcuts cost it 2 ms."""
        if self.shortcuts is None:
            from soulfra_desktop.ui.shell.shortcuts import Shortcuts

            self._register()
            self.shortcuts = Shortcuts(self, self.registry)

    def _register(self) -> None:
        from soulfra_desktop.ui.shell.actions import Action

        def is_everyday() -> bool:
            return self.workspace is not None

        chats, view, app = self.tr("Chats"), self.tr("View"), self.tr("Soulfra")
        forward, back = self.tr("Go to the next part of the window"), self.tr("Go to the previous part of the window")
        self.registry.add(
            Action("chat.new", self.tr("New chat"), self._new, "Ctrl+N", chats, is_everyday),
            Action("window.sidebar", self.tr("Show or hide the list of chats"), self._toggle_sidebar, "Ctrl+B", view, is_everyday),
            Action("focus.next", forward, lambda: self._cycle(1), "F6", view, is_everyday),
            Action("focus.previous", back, lambda: self._cycle(-1), "Shift+F6", view, is_everyday),
            Action("settings.open", self.tr("Settings"), lambda: self.on_settings(), "Ctrl+,", app, is_everyday),
            Action("window.quit", self.tr("Quit Soulfra"), self._quit, "Ctrl+Q", app),
        )  # fmt: skip

    def _quit(self) -> None:
        self.on_quit()

    def _new(self) -> None:
        if self.workspace is not None:
            self.workspace.uncover()
            self.on_new()

    def _toggle_sidebar(self) -> None:
        if self.workspace is not None:
            self._state = self._state._replace(sidebar=self.workspace.toggle_sidebar())

    def _cycle(self, step: int) -> None:
        if self.workspace is not None:
            self.workspace.cycle_focus(step)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.on_return()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.on_close(self.state)
        super().closeEvent(event)
