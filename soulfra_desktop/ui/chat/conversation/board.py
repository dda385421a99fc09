"""What is on the chat screen at this moment, shared by all who change it. No Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.ui.chat.conversation.answering import Answering
from soulfra_desktop.ui.chat.conversation.shown import Shown
from soulfra_desktop.ui.chat.state import ChatState
from soulfra_desktop.ui.kit.message_view import Failure


class Board:
    """The one state, the tree behind it, and the answers that are on their way in any chat."""

    def __init__(
        self,
        state: ChatState,
        spawn: Spawn,
        changed: Callable[[ChatState], None],
        conversation_changed: Callable[[Conversation], None],
    ) -> None:
        self.state = state
        self.spawn = spawn
        self.shown = Shown()
        self.runs: dict[Answering, asyncio.Task[None]] = {}
        self.opening = 0
        """Rises with every chat that is opened, so that what comes too late is known."""
        self._changed = changed
        self._conversation_changed = conversation_changed

    def set(self, **changes: Any) -> None:
        """Show a new state."""
        self.state = replace(self.state, **changes)
        self._changed(self.state)

    def put(self, **changes: Any) -> None:
        """Change the state without showing it yet."""
        self.state = replace(self.state, **changes)

    def fill(self, draft: str, **changes: Any) -> None:
        """Put a text into the composer for the person."""
        self.set(draft=draft, draft_version=self.state.draft_version + 1, estimate=None, **changes)

    def show(self, **changes: Any) -> None:
        """Show the branch anew, with the answer that is on its way in it."""
        phase = "streaming" if self.running() else "idle"
        self.set(messages=self.shown.views(self.runs), phase=phase, **changes)

    @property
    def conversation_id(self) -> str | None:
        """Of the chat that is shown; None for a new one."""
        return self.state.conversation.id if self.state.conversation else None

    def running(self) -> list[Answering]:
        """The answers on their way in the chat that is shown."""
        return [run for run in self.runs if self.shows(run)]

    def shows(self, run: Answering) -> bool:
        """Whether this answer belongs to the chat that is shown."""
        shown = self.conversation_id
        return run.conversation_id == shown and (shown is not None or run.opening == self.opening)

    def announce(self, conversation: Conversation) -> None:
        """Tell the rest of the window that a chat began or changed; a temporary one is nobody's business."""
        if not conversation.temporary:
            self._conversation_changed(conversation)

    def do(self, work: Coroutine[Any, Any, Any], conversation: Conversation | None = None) -> None:
        """Something small for the store; what goes wrong is shown, and what went well announced."""
        self.spawn(self._done(work, conversation))

    async def _done(self, work: Coroutine[Any, Any, Any], conversation: Conversation | None) -> None:
        try:
            await work
        except SoulfraError as error:
            self.set(failure=Failure(error.message, error.advice, ()))
            return
        if conversation is not None:
            self.announce(conversation)
