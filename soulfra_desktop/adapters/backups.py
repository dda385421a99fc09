"""Copies of the store that were made before an update, still encrypted, in the home beside it."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime
from itertools import accumulate
from pathlib import Path

from soulfra_desktop.adapters.home import sync_folder, told
from soulfra_desktop.adapters.sqlite.migrations import BACKUP
from soulfra_desktop.adapters.unlock import STORE_FILE


class HomeBackups:
    """Fulfils Backups. `home` is None where nothing is kept."""

    def __init__(self, home: Path | None) -> None:
        self._home = home

    async def remove_since(self, at: datetime) -> int:
        """Raises HomeUnusable where one cannot be removed."""
        return await asyncio.to_thread(self._removed, at.timestamp()) if self._home is not None else 0

    def _removed(self, since: float) -> int:
        assert self._home is not None
        if since > time.time():  # the clock was put back since then, so no copy's time says what is in it
            since = 0.0
        with told(self._home):
            made = sorted(
                self._home.glob(f"{STORE_FILE}.{BACKUP}*"), key=lambda one: one.name
            )  # by the step they precede
            latest = accumulate(
                (one.stat().st_mtime for one in made), max
            )  # none was made before one of an earlier step
            copies = [one for one, at in zip(made, latest, strict=True) if at >= since]
            for copy in copies:
                copy.unlink(missing_ok=True)
            if copies:
                sync_folder(self._home)
        return len(copies)
