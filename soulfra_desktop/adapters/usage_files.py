"""Writes a file that appears whole or not at all."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from soulfra_desktop.adapters.transfer import destination
from soulfra_desktop.domain.errors import ExportFailed


async def write_whole(path: Path, pieces: AsyncIterator[str]) -> None:
    """Readable by its owner alone. Raises ExportFailed, also where something that is no file lies at `path`; what was
    there before is then untouched."""
    draft: Path | None = None
    try:
        await asyncio.to_thread(destination.check, path)
        draft, file = await asyncio.to_thread(_begun, path.parent)
        try:
            async for piece in pieces:
                await asyncio.to_thread(file.write, piece)
        finally:
            await asyncio.to_thread(file.close)
        await asyncio.to_thread(destination.file, draft, path, replacing=True)
    except OSError as error:
        raise ExportFailed(f"{path} could not be written ({error.strerror}).") from None
    finally:
        if draft is not None:
            with suppress(OSError):
                await asyncio.to_thread(draft.unlink, True)


def _begun(folder: Path) -> tuple[Path, IO[str]]:
    """A file of a name that nobody else has, which only its owner may read."""
    number, name = tempfile.mkstemp(prefix=".soulfra-", suffix=".part", dir=folder)
    return Path(name), os.fdopen(number, "w", encoding="utf-8", newline="")
