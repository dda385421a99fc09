"""What the tray shows. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.services.ports import Spawn
from soulfra_desktop.services.store_ports import ConversationStore

RECENT = 5


@dataclass(frozen=True, slots=True)
class TrayState:
    """The icon and its menu at one moment."""

    answering: int = 0
    """Answers on their way."""
    recent: tuple[Conversation, ...] = ()
    window_shown: bool = True
    local_only: bool = False
    hotkey: str = ""
    """What shows the quick prompt from anywhere; empty where no key does."""


class TrayPresenter:
    """The app wires every `on_…` to what it does."""

    def __init__(self, store: ConversationStore, spawn: Spawn) -> None:
        self._store = store
        self._spawn = spawn
        self.state = TrayState()
        self.on_change: Callable[[TrayState], None] = lambda _state: None
        self.on_quick: Callable[[], None] = lambda: None
        self.on_new: Callable[[], None] = lambda: None
        self.on_window: Callable[[], None] = lambda: None
        self.on_open: Callable[[str], None] = lambda _id: None
        self.on_local_only: Callable[[bool], None] = lambda _on: None
        self.on_settings: Callable[[], None] = lambda: None
        self.on_quit: Callable[[], None] = lambda: None

    def show(self, **changes: Any) -> None:
        """Put new values into the state."""
        self.state = replace(self.state, **changes)
        self.on_change(self.state)

    def look(self) -> None:
        """The menu is about to be seen: take in the newest chats."""
        self._spawn(self._look())

    async def _look(self) -> None:
        try:
            found = await self._store.conversations(RECENT)
        except SoulfraError:
            return  # the window tells of a store that cannot be read; a menu has no place for it
        self.show(recent=tuple(found))
