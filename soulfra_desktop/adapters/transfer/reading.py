"""The reader as the app sees it: a process of its own for each look and each import."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from soulfra_desktop.adapters import child
from soulfra_desktop.adapters.transfer import piping
from soulfra_desktop.adapters.transfer.piping import BrokenOff, Ended, One
from soulfra_desktop.domain.errors import ImportRefused
from soulfra_desktop.domain.transfer import Found, Spoilt

MODULE = "soulfra_desktop.adapters.transfer.reading_process"
FROZEN_OPTION = "--reading-process"
PIPE_BYTES = 1 << 18
ENDS_WITHIN = 5.0
"""Seconds that a process whose pipe is closed may take to be gone."""
_END = object()


class TransferReader:
    """Fulfils ChatReader. `module` is what runs in the other process."""

    def __init__(self, module: str = MODULE) -> None:
        self._module = module

    async def look(self, path: Path) -> Found:
        reading = _Reading(self._module, "look", path)
        try:
            found = await asyncio.to_thread(reading.next)
        finally:
            await asyncio.shield(asyncio.to_thread(reading.end))
        if isinstance(found, Spoilt) and found.reason == TOO_MUCH:
            raise ImportRefused(TOO_MUCH, "Nothing was imported.")
        if not isinstance(found, Found):
            raise ImportRefused(f"Reading {path.name} ended unexpectedly.", _MAYBE)
        return found

    async def read(self, path: Path) -> AsyncIterator[One]:
        reading = _Reading(self._module, "read", path)
        try:
            while (one := await asyncio.to_thread(reading.next)) is not _END:
                yield one
        finally:
            await asyncio.shield(asyncio.to_thread(reading.end))


TOO_MUCH = "Reading ended here: a chat takes more memory than reading may take."
_MAYBE = "It may be damaged, or too large for the memory of this machine."


class _Reading:
    """One process and what it hands over. `end` may come from any thread at any time; it ends the process."""

    def __init__(self, module: str, do: str, path: Path) -> None:
        self._module = module
        self._asked = {"do": do, "path": os.path.abspath(path)}
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._over = False

    def next(self) -> Any:
        """A Found, what piping.py calls One, or `_END`. Raises ImportRefused."""
        with self._lock:
            if self._process is None and not self._over:
                self._begin()
            if self._over:
                return _END
            assert self._process is not None
            assert self._process.stdout is not None
            try:
                return piping.taken(self._process.stdout)
            except Ended:
                self._over = True
                return _END
            except BrokenOff:
                ended, self._over = self._over, True
                return _END if ended else Spoilt("", self._why())

    def _why(self) -> str:
        """Waits for the process, which has closed its end."""
        assert self._process is not None
        with contextlib.suppress(subprocess.TimeoutExpired):
            if self._process.wait(ENDS_WITHIN) == piping.OUT_OF_MEMORY:
                return TOO_MUCH
        return f"Reading ended unexpectedly here. {_MAYBE}"

    def end(self) -> None:
        self._over = True
        if self._process is not None:
            self._process.kill()
        with self._lock:
            if self._process is None:
                return
            child.close_pipes(self._process)
            self._process.kill()
            self._process.wait()

    def _begin(self) -> None:
        try:
            self._process = child.start(self._module, FROZEN_OPTION, PIPE_BYTES)
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(self._asked).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            if self._process is None:
                raise ImportRefused(f"Reading cannot begin ({error.strerror or 'unknown reason'}).") from None
