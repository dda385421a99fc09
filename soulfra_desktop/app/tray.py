"""The tray, what closing the window means, and word of answers that ended while nobody looked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from soulfra_desktop.services.attention import AnswerEnded, Attention, is_worth_a_notice
from soulfra_desktop.ui.shell.actions import Action
from soulfra_desktop.ui.shell.closing import ClosingQuestion
from soulfra_desktop.ui.shell.tray import TrayView
from soulfra_desktop.ui.shell.tray_state import TrayPresenter

if TYPE_CHECKING:
    from soulfra_desktop.app.everyday import Everyday
    from soulfra_desktop.app.quick_prompt import QuickPrompt

FIRST_WORDS = 160
"""Characters of an answer in a notification, where the person wants that."""


class Tray:
    """One tray icon. Without a tray it is there all the same: a panel that starts later shows it."""

    def __init__(self, everyday: Everyday, quick: QuickPrompt, quit_: Callable[[], None]) -> None:
        self._everyday = everyday
        self._quick = quick
        self._quit = quit_
        self._window = everyday.window
        self.presenter = TrayPresenter(everyday.core.conversations, everyday.tasks.spawn)
        self.icon = TrayView(self.presenter)
        self._question = ClosingQuestion(self._window, self._answered)
        self._wire()
        self.icon.come()

    def _wire(self) -> None:
        everyday, presenter = self._everyday, self.presenter
        attention = Attention(everyday.core.clock)
        everyday.core.chat.watch = attention.watch
        attention.on_running = lambda count: presenter.show(answering=count)
        self._attention = attention
        attention.on_ended = self._ended
        presenter.on_quick = self._toggle_quick
        presenter.on_new = self._new_chat
        presenter.on_window = self._toggle_window
        presenter.on_open = self.open
        presenter.on_local_only = everyday.chat.keep_local
        presenter.on_settings = self._settings
        presenter.on_quit = self._quit
        self.icon.menu.aboutToShow.connect(
            lambda: presenter.show(window_shown=self._is_shown(), local_only=everyday.core.settings.current.local_only)
        )
        everyday.actions.add(
            Action("window.hide", self.icon.tr("Hide to tray"), self.hide, "", "Soulfra", lambda: self.icon.is_there)
        )

    # The window

    def may_close(self) -> bool:
        """False where the window is hidden instead, or its owner is being asked. Without a tray closing ends all."""
        if self._everyday.app.isSavingSession() or not self.icon.is_there:
            return True
        wish = self._everyday.core.settings.current.close_to_tray
        if wish == "ask" and self._question.isHidden():
            self._question.ask()
            return False
        if wish == "tray":
            self.hide()
            return False
        return True

    def _answered(self, stays: bool) -> None:
        self._everyday.set("close_to_tray", "tray" if stays else "quit")
        if stays:
            self.hide()
        else:
            self._quit()

    def hide(self) -> None:
        """Into the tray, where there is one."""
        if self.icon.is_there:
            self._window.on_close(self._window.state)
            self._window.hide()

    def _is_shown(self) -> bool:
        return self._window.isVisible() and not self._window.windowState() & Qt.WindowState.WindowMinimized

    def _toggle_window(self) -> None:
        (self.hide if self._is_shown() else self._window.raise_up)()

    def open(self, conversation_id: str) -> None:
        """Show this chat in the window."""
        self._window.raise_up()
        self._window.hide_settings()
        self._everyday.sidebar.open(conversation_id)

    def _new_chat(self) -> None:
        self._window.raise_up()
        self._everyday.actions.run("chat.new")

    def _settings(self) -> None:
        self._window.raise_up()
        self._everyday.actions.run("settings.open")

    def _toggle_quick(self) -> None:
        self._quick.view.toggle()

    # Answers

    def _ended(self, ended: AnswerEnded) -> None:
        quick = self._quick
        looked_at = self._everyday.chat.state.conversation
        if quick.view.isActiveWindow():
            looked_at = quick.presenter.state.conversation
        active = self._window.isActiveWindow() or quick.view.isActiveWindow()
        if is_worth_a_notice(ended, active=active, looked_at=looked_at.id if looked_at else None):
            words = " ".join(ended.text.split())[:FIRST_WORDS]
            shown = words if self._everyday.core.settings.current.notice_shows_answer else ""
            self.icon.tell(ended.conversation.id, ended.conversation.title, shown, failed=ended.failed)

    def close(self) -> None:
        self._everyday.core.chat.watch = lambda events: events
        self._attention.on_ended = lambda _ended: None  # answers end after this, and there is nobody to tell
        self.presenter.on_change = lambda _state: None
        self._question.deleteLater()
        self.icon.hide()
        self.icon.menu.deleteLater()
        self.icon.deleteLater()
