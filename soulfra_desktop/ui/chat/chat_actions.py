"""All that can be done in a chat, as actions: the header's menu, the palette and the shortcuts are made of these."""

from __future__ import annotations

from PySide6.QtCore import QObject

from soulfra_desktop.ui.chat.presenter import ChatPresenter
from soulfra_desktop.ui.chat.view import ChatView
from soulfra_desktop.ui.shell.actions import Action, Test

IN_HEADER = ("chat.options", "chat.beside", "chat.find", "", "chat.copy-last", "chat.fork", "chat.keep")
"""What the header's menu shows of them, "" for a line between."""
ICONS = {
    "chat.options": "settings",
    "chat.beside": "columns",
    "chat.find": "search",
    "chat.copy-last": "copy",
    "chat.fork": "fork",
    "chat.keep": "download",
}


class ChatActions(QObject):
    """Makes the actions of one screen; `all` is in the order of the palette."""

    def __init__(self, presenter: ChatPresenter, view: ChatView) -> None:
        super().__init__(view)
        self._presenter = presenter
        self._view = view
        self._section = self.tr("Chat")

    def all(self) -> tuple[Action, ...]:
        return (*self._about_answers(), *self._about_chats())

    def _about_answers(self) -> tuple[Action, ...]:
        view, presenter = self._view, self._presenter
        idle, answered, asked = self._is_idle, self._has_answer, self._has_question
        return (
            self._made("stop", self.tr("Stop the answer"), presenter.stop, "Ctrl+.", self._can_stop),
            self._made("again", self.tr("Answer again"), self._again, "Ctrl+R", lambda: idle() and answered()),
            self._made(
                "again-with",
                self.tr("Answer again with another model"),
                lambda: view.answer_again_with(self._last()),
                "Ctrl+Shift+R",
                lambda: idle() and answered(),
            ),
            self._made("continue", self.tr("Go on with the last answer"), self._continue, "", self._can_continue),
            self._made("copy-last", self.tr("Copy the last answer"), view.copy_last, "Ctrl+Shift+C", answered),
            self._made("edit-last", self.tr("Ask the last question differently"), self._edit_last, "Ctrl+E", asked),
            self._made(
                "fork", self.tr("Fork into a new chat"), lambda: presenter.fork(), "Ctrl+Shift+K", self._can_fork
            ),
        )

    def _about_chats(self) -> tuple[Action, ...]:
        view, presenter = self._view, self._presenter
        return (
            self._made(
                "options",
                self.tr("How this chat answers"),
                lambda: presenter.optioning.open(),
                "Ctrl+Shift+O",
                self._seen,
            ),
            self._made("beside", self.tr("Ask several models side by side"), view.choose_several, "Ctrl+Shift+M"),
            self._made("model", self.tr("Choose who answers"), view.choose_model, "Ctrl+M"),
            self._made("find", self.tr("Find in this chat"), view.find_in_chat, "Ctrl+F", self._has_question),
            self._made("temporary", self.tr("New temporary chat"), presenter.open_temporary, "Ctrl+Shift+N"),
            self._made("keep", self.tr("Keep this temporary chat"), presenter.keep, "", self._is_temporary),
        )

    def _made(self, name: str, label: str, run, keys: str = "", enabled: Test | None = None) -> Action:
        return Action(f"chat.{name}", label, run, keys, self._section, enabled or self._seen)

    # When each makes sense

    def _seen(self) -> bool:
        return self._view.isVisible()

    def _is_idle(self) -> bool:
        return self._seen() and self._presenter.state.phase == "idle"

    def _can_stop(self) -> bool:
        return self._seen() and self._presenter.state.can_stop

    def _has_answer(self) -> bool:
        messages = self._presenter.state.messages
        return self._seen() and bool(messages) and messages[-1].role == "assistant"

    def _has_question(self) -> bool:
        return self._seen() and bool(self._presenter.state.messages)

    def _can_continue(self) -> bool:
        if not (self._is_idle() and self._has_answer()):
            return False
        last = self._presenter.state.messages[-1]
        return bool(last.text) and not last.complete

    def _can_fork(self) -> bool:
        return self._has_question() and not self._presenter.state.temporary

    def _is_temporary(self) -> bool:
        return self._seen() and self._presenter.state.temporary

    # What needs the last message

    def _last(self) -> str:
        return self._presenter.state.messages[-1].id

    def _again(self) -> None:
        self._presenter.answer_again(self._last())

    def _continue(self) -> None:
        self._presenter.continue_answer(self._last())

    def _edit_last(self) -> None:
        self._presenter.edit_last()
        self._view.take_focus()
