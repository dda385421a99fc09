"""Which process reads what waits: a lock in the home, which the system takes back when its holder ends, however it ends."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from soulfra_desktop.adapters.home import told

if TYPE_CHECKING:
    from filelock import FileLock

LOCK_FILE = ".indexing.lock"


class HomeIndexer:
    """Fulfils OneIndexer. `home` is None where nothing is kept: no other process can be in the way then."""

    def __init__(self, home: Path | None) -> None:
        self._home = home
        self._lock: FileLock | None = None

    async def take(self) -> bool:
        """Raises HomeUnusable or DiskFull."""
        return self._home is None or await asyncio.to_thread(self._took, self._home / LOCK_FILE)

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _took(self, path: Path) -> bool:
        from filelock import FileLock, Timeout

        if self._lock is not None:
            return True
        lock = FileLock(path, mode=0o600, thread_local=False)
        with told(path):
            try:
                lock.acquire(blocking=False)
            except Timeout:
                return False
        self._lock = lock
        return True
