"""Which chat is meant by an id, or by how it starts."""

from __future__ import annotations

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.services.store_ports import ConversationStore

PAGE = 500


async def every(store: ConversationStore) -> list[Conversation]:
    """All conversations, newest first."""
    found: list[Conversation] = []
    while page := await store.conversations(PAGE, found[-1].updated_at if found else None):
        found += page
    return found


async def find(store: ConversationStore, start_of_id: str) -> Conversation:
    """The conversation whose id is, or alone starts with, `start_of_id`. Raises NotFound."""
    try:
        return await store.conversation(start_of_id)
    except NotFound:
        matches = [c for c in await every(store) if start_of_id and c.id.startswith(start_of_id)]
    if len(matches) == 1:
        return matches[0]
    what = "More than one chat's id starts" if matches else "No chat's id is or starts"
    raise NotFound(f"{what} with {start_of_id!r}.", "See them: soulfra chats list")
