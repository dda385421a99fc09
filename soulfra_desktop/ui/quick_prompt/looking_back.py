"""The list of former quick prompts, and which of them is marked. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.shelf import Shelf
from soulfra_desktop.services.store_ports import ConversationStore
from soulfra_desktop.ui.kit.message_view import Failure
from soulfra_desktop.ui.quick_prompt.state import QuickState

SOURCE = "quick"
PAST = 8
"""Former quick prompts that are listed."""


async def look_back(store: ConversationStore, changed: Callable[..., None]) -> None:
    """Put the newest ones into the state by `changed(**fields)`."""
    try:
        found = await store.conversations(PAST, shelf=Shelf(source=SOURCE))
    except SoulfraError as error:
        changed(failure=Failure(error.message, error.advice, ()))
        return
    changed(past=tuple(found), place=0)


def stepped(state: QuickState, by: int) -> dict[str, Any]:
    """What changes where an older (1) or a newer (-1) one is marked."""
    if state.past is None:
        return {}
    place = state.place + by
    return {"past": None} if place < 0 else {"place": min(place, max(0, len(state.past) - 1))}
