"""Taking in what another process has changed: once at a time, and nothing that came meanwhile is missed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from soulfra_desktop.domain.errors import SoulfraError

if TYPE_CHECKING:
    from soulfra_desktop.services.ports import Spawn
    from soulfra_desktop.ui.shell.changing import Changing
    from soulfra_desktop.ui.shell.shelves import Shelves


class Renewal:
    """Reads the shelves again. `renewed` is told when they hold what the store does."""

    def __init__(self, shelves: Shelves, changing: Changing, spawn: Spawn, renewed: Callable[[], None]) -> None:
        self._shelves = shelves
        self._changing = changing
        self._spawn = spawn
        self._renewed = renewed
        self._is_behind = self._is_looking = False
        """The store may hold what the shelves do not; and whether that is being looked at."""

    def begin(self) -> None:
        """Look, or look once more where that goes on already."""
        self._is_behind = True
        if not self._is_looking:
            self._is_looking = True
            self._spawn(self._look())

    async def _look(self) -> None:
        try:
            while self._is_behind:
                await self._changing.stored()  # what is shown already and not stored yet would seem to be undone
                self._is_behind = False
                self._is_behind |= not await self._shelves.look_again()
        except SoulfraError:
            return  # nobody asked for this look; the next one that somebody asks for will say it
        finally:
            self._is_looking = False
        self._renewed()
