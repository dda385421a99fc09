"""Writes a file that appears whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from soulfra_desktop.domain.errors import ExportFailed


async def write_whole(path: Path, pieces: AsyncIterator[str]) -> None:
    """Raises ExportFailed; what was at `path` before is then untouched."""
    draft = path.with_name(f".{path.name}.part")
    try:
        file = await asyncio.to_thread(_opened, draft)
        try:
            async for piece in pieces:
                await asyncio.to_thread(file.write, piece)
        finally:
            await asyncio.to_thread(file.close)
        await asyncio.to_thread(draft.replace, path)
    except OSError as error:
        raise ExportFailed(f"{path} could not be written ({error.strerror}).") from None
    finally:
        with suppress(OSError):
            await asyncio.to_thread(draft.unlink, True)


def _opened(path: Path) -> IO[str]:
    return path.open("w", encoding="utf-8", newline="")
