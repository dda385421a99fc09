"""The chat that is open was deleted by another process or machine: it is told, with the way back where there is one. No Qt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection

from soulfra_desktop.domain.chat import Conversation
from soulfra_desktop.domain.errors import SoulfraError
from soulfra_desktop.domain.shelf import Place
from soulfra_desktop.ui.shell.state import Done


class DeletedElsewhere:
    """Looks after the open chat, and tells of each deletion once. What lies in the trash stays on the screen."""

    def __init__(
        self,
        shown: Callable[[], Conversation | None],
        place: Callable[[str], Awaitable[Place | None]],
        is_listed: Callable[[str], bool],
        stored: Callable[[], Awaitable[None]],
        tell: Callable[[Done], None],
        removed: Callable[[Conversation], None],
    ) -> None:
        """`shown` is the chat that is open; `is_listed` whether the list has it; `stored` waits until the changes of this
        window are kept; `removed` hears of one that is gone for good."""
        self._shown = shown
        self._place = place
        self._is_listed = is_listed
        self._stored = stored
        self._tell = tell
        self._removed = removed
        self._told: str | None = None

    async def look(self, changed: Collection[str] = ()) -> None:
        """See where the open chat lies now. `changed` by another machine: one of these that is nowhere was removed. Of
        any other it is not known whether it was ever kept."""
        chat = self._shown()
        if chat is None or chat.temporary:
            return
        if self._is_listed(chat.id):
            self._told = None  # it is new to the list, or was brought back
        await self._stored()
        try:
            place = await self._place(chat.id)
        except SoulfraError:
            return  # nobody asked for this look
        still = self._shown()
        if still is None or still.id != chat.id:
            return
        if place is None and (chat.id in changed or self._told == chat.id):
            self._told = None
            self._removed(still)
        elif place != "trash":
            self._told = None
        elif self._told != chat.id:
            self._told = chat.id
            self._tell(Done("deleted", (still,), elsewhere=True))
