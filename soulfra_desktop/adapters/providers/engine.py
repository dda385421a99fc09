"""The built-in engine as the app sees it: a process of its own, and the one thread that talks to it."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from soulfra_desktop.adapters import child
from soulfra_desktop.adapters.providers.engine_process import CANNOT_LOAD, CONTEXT_TOKENS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Emit = Callable[[dict[str, Any]], bool]

__all__ = ["CONTEXT_TOKENS", "Engine", "EngineCannotLoad", "EngineDied"]

MODULE = "soulfra_desktop.adapters.providers.engine_process"
FROZEN_OPTION = "--engine-process"
QUITTING_SECONDS = 2.0
STOPPING_SECONDS = 10.0
"""After which an engine that was asked to stop is ended: it hangs, or reads a model that nobody waits for."""
LOOKING_SECONDS = 1.0
"""Between two looks whether an answer is still wanted while nothing comes."""
LONGEST_LINE = 16 * 1024 * 1024


class EngineCannotLoad(Exception):
    """The engine refused the file."""


class EngineDied(Exception):
    """The engine's process ended in the middle of an answer; the next answer starts another."""


class Engine:
    """One model at a time, one answer after the other, so that answers never compete for a core.

    The process starts with the first answer and ends with `close`, or when this one is gone.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="starter-model")
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count()

    @property
    def pid(self) -> int | None:
        """Of the process that holds the model; None where there is none now."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def answer(self, model: Path, threads: int, body: dict[str, Any], emit: Emit) -> Future[None]:
        """Generate. `emit` gets each chunk on the engine's thread, and stops the generation by returning True.

        It is asked with {} as well, on another thread, so that an engine that hangs does not go on for ever.

        The future raises EngineCannotLoad where the file is no model that the engine can use, or EngineDied.
        """
        return self._thread.submit(self._answer, model, threads, body, emit)

    def close(self) -> None:
        """Give the memory back; closing twice does nothing. A later answer raises RuntimeError."""
        with contextlib.suppress(RuntimeError):
            self._thread.submit(self._end)
        self._thread.shutdown(wait=False)

    def _answer(self, model: Path, threads: int, body: dict[str, Any], emit: Emit) -> None:
        if emit({}):  # stopped while it waited for its turn
            return
        try:
            ended = self._converse(model, threads, body, emit)
        except (OSError, ValueError):  # a pipe that broke, or a line that was cut or is not of our protocol
            self._end()
            raise EngineDied from None
        if ended == CANNOT_LOAD:
            raise EngineCannotLoad

    def _converse(self, model: Path, threads: int, body: dict[str, Any], emit: Emit) -> str:
        process, to, back = self._running()
        number = next(self._numbers)
        with _watched(process, emit):
            _send(to, {"answer": number, "model": str(model), "threads": threads, "body": body})
            stopped = False
            while True:
                message = _read(back, number)
                if "ended" in message:
                    return message["ended"]
                if not stopped and emit(message["chunk"]):
                    stopped = True
                    _send(to, {"stop": number})

    def _running(self) -> tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]:
        if self.pid is None:
            self._end()
            self._process = child.start(MODULE, FROZEN_OPTION)
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        return self._process, self._process.stdin, self._process.stdout

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        child.close_pipes(process)
        try:
            process.wait(QUITTING_SECONDS)  # it ends with its input
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _send(pipe: IO[bytes], message: dict[str, Any]) -> None:
    pipe.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    pipe.flush()


def _read(pipe: IO[bytes], number: int) -> dict[str, Any]:
    """The next message of this answer. Raises OSError where the process is gone, ValueError where it is none."""
    line = pipe.readline(LONGEST_LINE)
    if not line:
        raise OSError("the engine's process is gone")
    try:
        message = json.loads(line)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(message, dict) or message.get("answer") != number:
        raise ValueError("not of this answer")
    wanted, kind = ("ended", str) if "ended" in message else ("chunk", dict)
    if not isinstance(message.get(wanted), kind):
        raise ValueError("neither a chunk nor an end")
    return message


@contextlib.contextmanager
def _watched(process: subprocess.Popen[bytes], emit: Emit) -> Iterator[None]:
    """Kills the process where it goes on for long after its answer was not wanted any more."""
    done = threading.Event()

    def watch() -> None:
        unwanted: float | None = None
        while not done.wait(LOOKING_SECONDS):
            if unwanted is None and emit({}):
                unwanted = time.monotonic()
            if unwanted is not None and time.monotonic() - unwanted >= STOPPING_SECONDS:
                process.kill()
                return

    watching = threading.Thread(target=watch, name="starter-watch", daemon=True)
    watching.start()
    try:
        yield
    finally:
        done.set()
        watching.join()  # or it might end the next answer
