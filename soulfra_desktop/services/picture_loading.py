"""Pictures of the web: one at a time, each because somebody asked for it, and none where nothing may leave the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import PictureNotLoaded

if TYPE_CHECKING:
    from soulfra_desktop.services.ports import PictureSource
    from soulfra_desktop.services.settings import SettingsService


class PictureLoading:
    """The only way to a picture of the web."""

    def __init__(self, source: PictureSource, settings: SettingsService) -> None:
        self._source = source
        self._settings = settings

    @property
    def local_only(self) -> bool:
        """Whether nothing is loaded at all."""
        return self._settings.current.local_only

    async def load(self, url: str) -> bytes:
        """The file of this picture. Raises PictureNotLoaded."""
        if self.local_only:
            raise PictureNotLoaded("Local only: no pictures are loaded from the web.")
        return await self._source.fetch(url)
