"""The worker as the app sees it: one process for all models, started at the first text, ended when it is long idle."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from typing import IO, Any

from soulfra_desktop.adapters import child

MODULE = "soulfra_desktop.adapters.embedding.worker_process"
FROZEN_OPTION = "--embedding-process"
IDLE_SECONDS = 300.0
HANGS_AFTER = 120.0
"""Seconds for one batch, the loading of its model included, after which it is looked whether the worker does anything."""
LOOK_AGAIN = 30.0
LEAST_WORK = 0.05
"""Seconds of the processor between two looks: who gets so much is only starved by others, whom it lets go first."""
QUITTING_SECONDS = 2.0
LONGEST_LINE = 4096
Answer = tuple[dict[str, Any], bytes]


class WorkerDied(Exception):
    """The process ended in the middle of something, or cannot be started."""


class ModelFailed(Exception):
    """The worker is well: the model cannot be loaded, or did not take the texts. The text says which of both."""


class Worker:
    """One thread starts the process and writes to it, another reads; neither is the caller's."""

    def __init__(self, module: str = MODULE, idle_seconds: float = IDLE_SECONDS) -> None:
        """`module` is what runs in the other process."""
        self._module = module
        self._idle_seconds = idle_seconds
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="embedding")
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count()
        self._pending: dict[int, tuple[subprocess.Popen[bytes], Future[Answer]]] = {}
        """By number, what is asked and of which process."""
        self._lock = threading.Lock()
        self._idle: asyncio.TimerHandle | None = None

    @property
    def pid(self) -> int | None:
        """None where there is none now."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    async def ask(self, model: dict[str, Any], role: str, texts: list[str]) -> Answer:
        """The header, and what follows it. Raises WorkerDied, ModelFailed."""
        if self._idle is not None:
            self._idle.cancel()
        number, answered = next(self._numbers), Future[Answer]()
        message = {"ask": number, "model": model, "role": role, "texts": texts}
        with contextlib.suppress(RuntimeError):  # closed: as if it had died
            self._thread.submit(self._put, number, message, answered)
            try:
                header, data = await self._answer(asyncio.wrap_future(answered))
            except TimeoutError:
                await asyncio.to_thread(self._kill)
                raise WorkerDied from None
            finally:
                self._idle = asyncio.get_running_loop().call_later(self._idle_seconds, self._end_if_idle)
            if "failed" in header:
                raise ModelFailed(header["failed"])
            return header, data
        raise WorkerDied

    async def _answer(self, answered: asyncio.Future[Answer]) -> Answer:
        """Raises TimeoutError where the worker does nothing any more, or does not come to an end."""
        try:
            if (await asyncio.wait([answered], timeout=HANGS_AFTER))[0]:
                return answered.result()
            first = last = await asyncio.to_thread(self.worked)
            while not (await asyncio.wait([answered], timeout=LOOK_AGAIN))[0]:
                now = await asyncio.to_thread(self.worked)
                if now - last < LEAST_WORK or now - first > HANGS_AFTER:
                    raise TimeoutError
                last = now
            return answered.result()
        finally:
            answered.cancel()

    def worked(self) -> float:
        """Seconds of the processor that the process had until now."""
        import psutil

        try:
            times = psutil.Process(self.pid).cpu_times() if self.pid is not None else None
        except psutil.Error:
            return 0.0
        return times.user + times.system if times is not None else 0.0

    def drop(self, model: dict[str, Any]) -> None:
        """Give the memory of one model back."""
        with contextlib.suppress(RuntimeError):
            self._thread.submit(self._drop, model)

    async def aclose(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
        with contextlib.suppress(RuntimeError):
            self._thread.submit(self._end)
        await asyncio.to_thread(self._thread.shutdown)

    def _put(self, number: int, message: dict[str, Any], answered: Future[Answer]) -> None:
        if answered.cancelled():
            return
        try:
            process = self._running()
            with self._lock:
                self._pending[number] = process, answered
            assert process.stdin is not None
            _write(process.stdin, message)
        except OSError:
            with self._lock:
                self._pending.pop(number, None)
            _fail(answered)

    def _drop(self, model: dict[str, Any]) -> None:
        if self.pid is not None and self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):
                _write(self._process.stdin, {"drop": model})

    def _running(self) -> subprocess.Popen[bytes]:
        """Raises OSError."""
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = child.start(self._module, FROZEN_OPTION)
            threading.Thread(target=self._read, args=(self._process,), name="embedding-read", daemon=True).start()
        return self._process

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        try:
            while True:
                header, data = _taken(process.stdout)
                with self._lock:
                    _, answered = self._pending.pop(header["ask"])
                if answered.set_running_or_notify_cancel():
                    answered.set_result((header, data))
        except (OSError, ValueError, KeyError, TypeError):
            process.kill()
            process.wait()
        with self._lock:
            left = [number for number, (asked, _) in self._pending.items() if asked is process]
            unanswered = [self._pending.pop(number)[1] for number in left]
        for answered in unanswered:
            _fail(answered)
        child.close_pipes(process)

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _end_if_idle(self) -> None:
        if not self._pending:
            with contextlib.suppress(RuntimeError):
                self._thread.submit(self._end)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()  # it ends with its input, and with it the thread that reads
        try:
            process.wait(QUITTING_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _fail(answered: Future[Answer]) -> None:
    if not answered.done() and answered.set_running_or_notify_cancel():
        answered.set_exception(WorkerDied())


def _write(pipe: IO[bytes], message: dict[str, Any]) -> None:
    pipe.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    pipe.flush()


def _taken(pipe: IO[bytes]) -> Answer:
    """The next answer. Raises OSError where the process is gone, ValueError where it is none."""
    line = pipe.readline(LONGEST_LINE)
    if not line:
        raise OSError("the embedding process is gone")
    header = json.loads(line)
    size = 4 * header.get("vectors", 0) * header["dimensions"] if "failed" not in header else 0
    data = pipe.read(size) if size else b""
    if len(data) < size:
        raise OSError("the embedding process is gone")
    return header, data
