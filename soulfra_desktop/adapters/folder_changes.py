"""Hints of the file system that something changed below a folder."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchfiles._rust_notify import RustNotify

GATHERED_MS, STEP_MS = 1_000, 250
"""What changes together within a second is one hint; between two looks at whether anything did, a quarter of one."""
WAIT_MS = 60_000


class WatchfilesChanges:
    """Fulfils FolderChanges. Where the system gives no hints (its watches are used up) there are none: a scan comes anyway."""

    async def hints(self, paths: Sequence[Path]) -> AsyncIterator[None]:
        end = threading.Event()
        watching = await asyncio.to_thread(_begun, paths)
        if watching is None:
            return
        try:
            while True:
                changes = await asyncio.to_thread(watching.watch, GATHERED_MS, STEP_MS, WAIT_MS, end)
                if not isinstance(changes, str):
                    if any(not os.path.basename(path).startswith(".") for _, path in changes):
                        yield None
                elif changes != "timeout":
                    return
        except (OSError, RuntimeError):  # a folder that went meanwhile
            return
        finally:
            end.set()


def _begun(paths: Sequence[Path]) -> RustNotify | None:
    """None where the system refuses."""
    from watchfiles._rust_notify import RustNotify

    there = [str(path) for path in paths if path.is_dir()]
    try:
        return RustNotify(there, False, False, 0, True, True) if there else None
    except (OSError, RuntimeError):
        return None
