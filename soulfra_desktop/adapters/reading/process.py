"""The process that reads people's files, which may be made to take it over, to fill the memory, or never to end.

A line of JSON on standard input, {"path": PATH}, is a file to read; the line {"stop": true} ends the file at hand. What
comes of it goes to standard output as wire.py says: pipes that nobody else has. It opens no port, writes nothing to
disk, is given no secret, and ends when its parent does or has asked nothing for a while.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from soulfra_desktop.adapters.reading import limits, one_file, refusals, wire
from soulfra_desktop.domain.errors import DocumentRefused

IDLE_SECONDS = 60.0
"""After which it gives its memory back."""
PIECE = 1 << 16
OUT_OF_MEMORY = 77
NEARLY_ALL = 0.85


def main() -> None:
    """Serve until there is nobody to serve."""
    target = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if hasattr(os, "nice"):
        os.nice(limits.COURTESY)
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends this
    one_file.warm()
    gc.freeze()
    try:
        _Forking(target).serve() if limits.FORKS else _serve_here(target)
    except BrokenPipeError:
        os._exit(0)


class _Forking:
    """Reads each file in a fork, and hands on what comes of it."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._asked = b""

    def serve(self) -> None:
        while (asked := self._next(IDLE_SECONDS)) is not None:
            if "path" in asked:
                self._one(asked["path"])

    def _next(self, seconds: float) -> dict[str, Any] | None:
        """The next line; None where there is none in time, or nobody who could write one."""
        while b"\n" not in self._asked:
            ready, _, _ = select.select([0], [], [], seconds)
            piece = os.read(0, PIECE) if ready else b""
            if not piece:
                return None
            self._asked += piece
        line, _, self._asked = self._asked.partition(b"\n")
        return json.loads(line)

    def _one(self, path: str) -> None:
        taken, given = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(taken)
            os.close(0)
            os.close(self._target)
            _read_in_the_fork(path, given)
        os.close(given)
        _write(self._target, wire.frame(wire.BEGUN))
        how = self._handed_on(taken, pid)
        os.close(taken)
        if how != "done":
            os.kill(pid, signal.SIGKILL)
        _, status, took = os.wait4(pid, 0)
        if how == "done":
            how = _how(status, took.ru_maxrss * 1024)
        cost = {"how": how, "bytes": took.ru_maxrss * 1024, "seconds": took.ru_utime + took.ru_stime}
        _write(self._target, wire.frame(wire.ENDED, json.dumps(cost).encode()))
        if how == "orphaned":
            os._exit(0)

    def _handed_on(self, taken: int, pid: int) -> str:
        """How it went, as far as it can be told before the fork has ended."""
        first = began = time.monotonic()
        count = 0
        while True:
            took = time.monotonic() - began
            ready, _, _ = select.select([taken, 0], [], [], max(1.0, limits.SECONDS - took))
            if not ready:
                if took < limits.SECONDS or (took < limits.PATIENCE and limits.wants_a_processor(pid)):
                    continue
                return "slow"
            if 0 in ready:
                asked = self._next(0.0)
                if asked is None or "stop" in asked:
                    return "orphaned" if asked is None else "stopped"
            if taken in ready:
                piece = os.read(taken, PIECE)
                if piece and not count and not (piece := piece.lstrip(wire.STILL)):
                    began = time.monotonic()
                    if began - first > limits.RECOGNITION + limits.PATIENCE:
                        return "slow"
                    _write(self._target, wire.frame(wire.GOES_ON))
                    continue
                count += len(piece)
                if not piece or count > limits.MOST_OUTPUT:
                    return "large" if piece else "done"
                _write(self._target, wire.frame(wire.DATA, piece))


def _how(status: int, resident: int) -> str:
    """A library in C that gets no memory mostly ends its process."""
    code = os.waitstatus_to_exitcode(status)
    died = "large" if resident > NEARLY_ALL * limits.MOST_IN_ALL else "died"
    return {0: "done", OUT_OF_MEMORY: "large", -signal.SIGXCPU: "slow"}.get(code, died)


def _read_in_the_fork(path: str, given: int) -> None:
    limits.bound()
    try:
        _answer(path, lambda data: _write(given, data), lambda: _write(given, wire.STILL))
        os._exit(0)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BaseException:  # nothing of the file at hand goes back into the loop that serves
        os._exit(1)


def _answer(path: str, write: Any, going_on: Callable[[], object]) -> None:
    try:
        found = one_file.read(path, going_on)
    except DocumentRefused as why:
        wire.put_refused(write, why)
    except MemoryError:
        wire.put_refused(write, refusals.too_much_memory(refusals.name_of(path)))
    else:
        wire.put(write, found)


def _write(target: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(target, view) :]


def _serve_here(target: int) -> None:
    """Where nothing can be forked. The app watches what this takes, and ends it to stop a file."""
    import queue
    import threading

    asked: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            asked.put(json.loads(line))
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    with contextlib.suppress(queue.Empty):
        while True:
            path = asked.get(timeout=IDLE_SECONDS).get("path")
            if path is not None:
                _write(target, wire.frame(wire.BEGUN))
                _answer(
                    path, lambda data: _write_pieces(target, data), lambda: _write(target, wire.frame(wire.GOES_ON))
                )
                _write(target, wire.frame(wire.ENDED, b'{"how": "done"}'))


def _write_pieces(target: int, data: bytes) -> None:
    for place in range(0, len(data), PIECE):
        _write(target, wire.frame(wire.DATA, data[place : place + PIECE]))


if __name__ == "__main__":
    main()
