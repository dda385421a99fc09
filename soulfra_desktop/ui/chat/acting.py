"""What the controls under a message lead to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.ui.chat.presenter import ChatPresenter


class Screen(Protocol):
    """What only the screen can do: open the picker, or put the keyboard into the composer."""

    def choose_model(self) -> None: ...
    def answer_again_with(self, message_id: str) -> None: ...
    def take_focus(self) -> None: ...


class Acting:
    """Each word of a transcript's `acted`, done."""

    def __init__(self, presenter: ChatPresenter, screen: Screen) -> None:
        self._presenter = presenter
        self._screen = screen

    def act(self, action: str, message_id: str) -> None:
        """Do this to that message."""
        presenter, screen = self._presenter, self._screen
        if action.startswith("ask "):
            presenter.answer_again(message_id, ModelRef.parse(action.removeprefix("ask ")))
            return
        if action.startswith("source "):
            presenter.sourcing.open(message_id, int(action.removeprefix("source ")))
            return
        known: dict[str, Callable[[], object]] = {
            "retry": lambda: presenter.answer_again(message_id),
            "again": lambda: presenter.answer_again(message_id),
            "choose-model": screen.choose_model,
            "settings": presenter.open_settings,
            "own-prices": lambda: presenter.on_own_prices(),
            "edit": lambda: self._edit(message_id),
            "older": lambda: presenter.switch(message_id, -1),
            "newer": lambda: presenter.switch(message_id, 1),
            "again-with": lambda: screen.answer_again_with(message_id),
            "continue": lambda: presenter.continue_answer(message_id),
            "fork": lambda: presenter.fork(message_id),
            "good": lambda: presenter.judging.press(message_id, good=True),
            "poor": lambda: presenter.judging.press(message_id, good=False),
        }
        known[action]()

    def _edit(self, message_id: str) -> None:
        self._presenter.edit(message_id)
        self._screen.take_focus()
