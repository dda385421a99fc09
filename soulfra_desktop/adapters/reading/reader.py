"""The reader of documents as the app sees it: a process of its own, which reads each file apart from the others."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

from soulfra_desktop.adapters import child
from soulfra_desktop.adapters.reading import limits, refusals, wire
from soulfra_desktop.domain.errors import DocumentRefused
from soulfra_desktop.domain.knowledge import ReadDocument

MODULE = "soulfra_desktop.adapters.reading.process"
FROZEN_OPTION = "--document-process"
STARTS_WITHIN = 60.0
"""Seconds that loading all readers may take on a machine that has much to do."""
GRACE = 5.0
"""Seconds after which a process that did not keep its own limits is ended."""
STOPS_WITHIN = 2.0
LOOKS_EACH = 0.1


class ProcessReader:
    """Fulfils DocumentReader. One file at a time; the process starts with the first and ends by itself when idle."""

    def __init__(self, module: str = MODULE) -> None:
        self._turn = asyncio.Lock()
        self._worker = _Worker(module)

    @property
    def pid(self) -> int | None:
        """Of the process that has the readers loaded; None where there is none now."""
        return self._worker.pid

    @property
    def cost(self) -> dict[str, Any]:
        """What the last file took, as its process says: `bytes` resident at most, `seconds` of the processor."""
        return self._worker.cost

    async def read(self, path: Path) -> ReadDocument:
        async with self._turn:
            stop = threading.Event()
            try:
                return await asyncio.to_thread(self._worker.ask, path, stop)
            except asyncio.CancelledError:
                stop.set()
                await asyncio.shield(asyncio.to_thread(self._worker.stop))
                raise

    async def aclose(self) -> None:
        await asyncio.shield(asyncio.to_thread(self._worker.end))


class _Worker:
    """One process at a time. Its methods block, and may be called from any thread."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.cost: dict[str, Any] = {}

    @property
    def pid(self) -> int | None:
        process = self._process
        return process.pid if process and process.poll() is None else None

    def ask(self, path: Path, stop: threading.Event) -> ReadDocument:
        """Raises DocumentRefused. A process that had ended by itself meanwhile is started again, once."""
        with self._lock:
            name, whole = refusals.name_of(path), os.path.abspath(path)
            for _ in range(2):
                if stop.is_set():
                    break
                process = self._started(name)
                answer = _Answer(process)
                if answer.asked(whole) and answer.received():
                    self.cost = answer.cost
                    if answer.spoils_the_process:
                        self._ended()
                    return answer.understood(name)
                self._ended()
                if answer.begun or answer.late:
                    return answer.understood(name)
            raise refusals.ended(name)

    def stop(self) -> None:
        """End the file that is read now, and wait for that; also the process, where it does not obey."""
        process = self._process
        if process is None:
            return
        if limits.FORKS and process.stdin is not None:
            with contextlib.suppress(OSError, ValueError):
                process.stdin.write(b'{"stop": true}\n')
                process.stdin.flush()
            if self._lock.acquire(timeout=STOPS_WITHIN):
                self._lock.release()
                return
        process.kill()
        with self._lock:
            self._ended()

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
        with self._lock:
            self._ended()

    def _started(self, name: str) -> subprocess.Popen[bytes]:
        if self._process is None:
            try:
                given = limits.environment(dict(os.environ))
                self._process = child.start(self._module, FROZEN_OPTION, environment=given)
            except OSError as error:
                raise refusals.not_begun(name, error.strerror or type(error).__name__) from None
        return self._process

    def _ended(self) -> None:
        if self._process is not None:
            self._process.kill()
            child.close_pipes(self._process)
            self._process.wait()
            self._process = None


class _Answer:
    """What comes of one file, and the watch over the process that reads it."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._data = bytearray()
        self._until = time.monotonic() + STARTS_WITHIN
        self._last = 0.0
        """When it is over even if all takes long for a good reason."""
        self._done = threading.Event()
        self._how = ""
        self.begun = False
        self.late = False
        self.cost: dict[str, Any] = {}

    @property
    def spoils_the_process(self) -> bool:
        """Whether the next file should have another one."""
        return not limits.FORKS and self._how != "done"

    def asked(self, path: str) -> bool:
        """Whether there is somebody who was told."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"path": path}).encode() + b"\n")
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def received(self) -> bool:
        """Whether the process is there still, having said all."""
        watch = threading.Thread(target=self._watch, daemon=True)
        watch.start()
        try:
            return self._receive()
        except (OSError, ValueError):
            return False
        finally:
            self._done.set()
            watch.join()

    def _receive(self) -> bool:
        assert self._process.stdout is not None
        while (frame := wire.taken(self._process.stdout)) is not None:
            letter, data = frame
            if letter in (wire.BEGUN, wire.GOES_ON):
                self.begun = True
                self._last = self._last or time.monotonic() + limits.RECOGNITION + limits.PATIENCE
                this = time.monotonic() + (limits.PATIENCE + GRACE if limits.FORKS else limits.SECONDS)
                self._until = min(this, self._last + GRACE)
            elif letter == wire.DATA:
                self._data += data
            else:
                self.cost = json.loads(data)
                self._how = self.cost["how"]
                return True
            if len(self._data) > limits.MOST_OUTPUT:
                self._how = "large"
                return False
        return False

    def _watch(self) -> None:
        """End the process that goes beyond its limits: then its pipe ends too."""
        while not self._done.wait(LOOKS_EACH):
            if time.monotonic() > self._until:
                self._how, self.late = "slow", True
            elif not limits.FORKS and _resident(self._process.pid) > limits.MOST_IN_ALL:
                self._how, self.late = "large", True
            if self.late:
                self._process.kill()
                return

    def understood(self, name: str) -> ReadDocument:
        """Raises DocumentRefused."""
        if self._how == "slow":
            raise refusals.too_slow(name)
        if self._how == "large":
            raise refusals.too_much_memory(name)
        if self._how != "done":
            raise refusals.ended(name)
        try:
            return wire.understood(self._data)
        except DocumentRefused:
            raise
        except (ValueError, RecursionError):
            raise refusals.ended(name) from None


def _resident(pid: int) -> int:
    """Bytes; 0 where it is gone."""
    import psutil

    with contextlib.suppress(psutil.Error):
        return psutil.Process(pid).memory_info().rss
    return 0
