"""The built-in engine as the app sees it: a process of its own, and the one thread that talks to it."""

from __future__ import annotations

import contextlib
import json
import subprocess
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from soulfra_desktop.adapters import child
from soulfra_desktop.adapters.providers.engine_process import CANNOT_LOAD, CONTEXT_TOKENS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CONTEXT_TOKENS", "Engine", "EngineCannotLoad", "EngineDied"]

MODULE = "soulfra_desktop.adapters.providers.engine_process"
FROZEN_OPTION = "--engine-process"
QUITTING_SECONDS = 2.0


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

    def answer(
        self, model: Path, threads: int, body: dict[str, Any], emit: Callable[[dict[str, Any]], bool]
    ) -> Future[None]:
        """Generate. `emit` gets each chunk on the engine's thread, and stops the generation by returning True.

        The future raises EngineCannotLoad where the file is no model that the engine can use, or EngineDied.
        """
        return self._thread.submit(self._answer, model, threads, body, emit)

    def close(self) -> None:
        """Give the memory back; closing twice does nothing. A later answer raises RuntimeError."""
        with contextlib.suppress(RuntimeError):
            self._thread.submit(self._end)
        self._thread.shutdown(wait=False)

    def _answer(self, model: Path, threads: int, body: dict[str, Any], emit: Callable[[dict[str, Any]], bool]) -> None:
        if emit({}):  # stopped while it waited for its turn
            return
        try:
            ended = self._converse(model, threads, body, emit)
        except (OSError, ValueError):  # a pipe that broke, or a line that was cut
            self._end()
            raise EngineDied from None
        if ended == CANNOT_LOAD:
            raise EngineCannotLoad

    def _converse(self, model: Path, threads: int, body: dict[str, Any], emit: Callable[[dict[str, Any]], bool]) -> str:
        to, back = self._pipes()
        number = next(self._numbers)
        _send(to, {"answer": number, "model": str(model), "threads": threads, "body": body})
        stopped = False
        while True:
            line = back.readline()
            if not line:
                raise OSError("the engine's process is gone")
            message = json.loads(line)
            if "ended" in message:
                return message["ended"]
            if not stopped and emit(message["chunk"]):
                stopped = True
                _send(to, {"stop": number})

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self.pid is None:
            self._end()
            self._process = child.start(MODULE, FROZEN_OPTION)
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        return self._process.stdin, self._process.stdout

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
