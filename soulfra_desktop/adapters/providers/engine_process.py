"""The process that holds a model: loading holds Python's interpreter lock, and a damaged file can end native code.

It reads one JSON object a line from standard input and writes one a line to standard output: pipes that nobody else
has. It opens no port, writes nothing to disk, and ends when its parent does.

    in:  {"answer": N, "model": PATH, "threads": N, "body": {…}} · {"stop": N}
    out: {"answer": N, "chunk": {…}} · {"answer": N, "ended": ""}, or why not: "cannot load"
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import secrets
import sys
import tempfile
import threading
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

CONTEXT_TOKENS = 4096
BATCH_TOKENS = 32
"""Tokens of a prompt read at once. Reading can only be stopped between two batches, and a batch of 128 is read a tenth
faster but rounds otherwise: then what a small model answers depends on the chat that was open before."""
KEPT_PROMPTS_MIB = 128
"""Memory for the prompts of other chats, so that going back to one does not read it again."""
LONGEST_SOCKET_PATH = 100
CANNOT_LOAD = "cannot load"


class _CannotLoad(Exception):
    """The engine refused the file."""


class _Model:
    """xllamacpp with one model loaded."""

    def __init__(self) -> None:
        self._server: Any = None
        self._loaded: tuple[str, int] | None = None

    def answer(self, asked: dict[str, Any], emit: Any) -> None:
        wanted = (asked["model"], asked["threads"])
        if self._loaded != wanted:
            self._load(*wanted)
        self._server.handle_chat_completions(asked["body"], emit)

    def _load(self, path: str, threads: int) -> None:
        xllamacpp: Any = import_module("xllamacpp")  # it carries no types
        self._server = self._loaded = None
        params = xllamacpp.CommonParams()
        params.model.path = path
        params.n_ctx, params.n_parallel, params.verbosity = CONTEXT_TOKENS, 1, -1
        params.n_batch = params.n_ubatch = BATCH_TOKENS
        params.cache_ram_mib = KEPT_PROMPTS_MIB
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
        params.fit_params = params.warmup = params.ui = False  # loading takes 1.0 s with, 0.45 s without
        params.n_threads_http = 1
        params.api_keys = [secrets.token_hex()]
        # The engine insists on listening. It gets a private socket file, which is gone as soon as it has started: its
        # functions are called directly, and nothing can connect.
        with tempfile.TemporaryDirectory(prefix="soulfra-") as folder:
            socket = str(Path(folder, "engine.sock"))
            if len(socket) <= LONGEST_SOCKET_PATH:
                params.hostnames = [socket]
            try:
                self._server = xllamacpp.Server(params)
            except (RuntimeError, ValueError, OSError):
                raise _CannotLoad from None
            with contextlib.suppress(OSError):
                Path(socket).unlink()
        self._loaded = (path, threads)


class _Inbox:
    """What the parent wants, read on a thread of its own so that a stop is seen while an answer is made."""

    def __init__(self, source: BinaryIO) -> None:
        self.asked: queue.Queue[dict[str, Any]] = queue.Queue()
        self._stopped = -1
        self._source = source
        threading.Thread(target=self._read, daemon=True).start()

    def is_stopped(self, answer: int) -> bool:
        """Answers are asked one after the other, so a stop holds for all up to its own."""
        return answer <= self._stopped

    def _read(self) -> None:
        for line in self._source:
            message = json.loads(line)
            if "stop" in message:
                self._stopped = message["stop"]
            else:
                self.asked.put(message)
        os._exit(0)  # the parent is gone: nobody waits for what is being made


def main() -> None:
    """Serve until standard input ends."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what native code prints is not ours
    os.dup2(nowhere, 2)
    with contextlib.suppress(ImportError):
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's: it stops the answer and closes
    inbox, model = _Inbox(source), _Model()
    while True:
        asked = inbox.asked.get()
        number = asked["answer"]

        def emit(chunk: dict[str, Any], number: int = number) -> bool:
            if inbox.is_stopped(number):
                return True
            target.write(_line({"answer": number, "chunk": chunk}))
            return False

        ended = ""
        try:
            if not inbox.is_stopped(number):
                model.answer(asked, emit)
        except _CannotLoad:
            ended = CANNOT_LOAD
        target.write(_line({"answer": number, "ended": ended}))


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


if __name__ == "__main__":
    main()
