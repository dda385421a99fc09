"""What this machine has: memory, cores, room on its disk."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from soulfra_desktop.domain.library import Machine


async def this_machine(folder: Path) -> Machine:
    """`folder` names the disk; it, or a folder above it, exists. The speed is left to whoever has measured."""
    return await asyncio.to_thread(_look, folder)


def _look(folder: Path) -> Machine:
    import psutil

    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    cores = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    return Machine(psutil.virtual_memory().total, shutil.disk_usage(folder).free, cores)
