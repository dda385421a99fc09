"""Pictures of the web: one at a time, each because somebody asked for it, and none where nothing may leave the machine."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import PictureNotLoaded, SoulfraError
from soulfra_desktop.domain.privacy import strictest

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Conversation
    from soulfra_desktop.domain.options import InForce
    from soulfra_desktop.services.ports import PictureSource
    from soulfra_desktop.services.settings import SettingsService
    from soulfra_desktop.services.store_ports import ConversationStore


class PictureLoading:
    """The only way to a picture of the web. Its address, which a model wrote, may tell what the chat holds."""

    def __init__(
        self,
        source: PictureSource,
        settings: SettingsService,
        conversations: ConversationStore,
        in_force: Callable[[Conversation], Awaitable[InForce]],
    ) -> None:
        """`in_force` is what holds for a chat."""
        self._source = source
        self._settings = settings
        self._conversations = conversations
        self._in_force = in_force

    @property
    def local_only(self) -> bool:
        """Whether nothing is loaded at all, in no chat."""
        return self._settings.current.local_only

    async def load(self, url: str, conversation_id: str) -> bytes:
        """The file of this picture, which stands in that chat. Raises PictureNotLoaded."""
        if self.local_only:
            raise PictureNotLoaded("Local only: no pictures are loaded from the web.")
        try:
            holds = await self._in_force(await self._conversations.conversation(conversation_id))
        except SoulfraError as error:
            raise PictureNotLoaded(
                f"Not loaded: it is not known whether this chat may leave. {error.message}"
            ) from None
        if holds.privacy != strictest():
            if holds.privacy_from == "folder":
                raise PictureNotLoaded(
                    "Not loaded: its folder keeps this chat on this machine, and the picture is elsewhere."
                )
            raise PictureNotLoaded("Not loaded: you keep this chat on this machine, and the picture is elsewhere.")
        return await self._source.fetch(url)
