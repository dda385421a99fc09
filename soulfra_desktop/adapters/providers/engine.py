"""One model in this process and the one thread that talks to it, so that answers never compete for a core."""

from __future__ import annotations

import contextlib
import secrets
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

CONTEXT_TOKENS = 4096
BATCH_TOKENS = 32
"""Tokens of a prompt read at once. Reading can only be stopped between two batches, and a batch of 128 is read a tenth
faster but rounds otherwise: then what a small model answers depends on the chat that was open before."""
KEPT_PROMPTS_MIB = 128
"""Memory for the prompts of other chats, so that going back to one does not read it again."""
LONGEST_SOCKET_PATH = 100


class EngineCannotLoad(Exception):
    """The engine refused the file."""


class Engine:
    """xllamacpp with one model loaded. Everything native happens on one thread, one job after the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="starter-model")
        self._server: Any = None
        self._loaded: tuple[Path, int] | None = None

    def answer(
        self, model: Path, threads: int, body: dict[str, Any], emit: Callable[[dict[str, Any]], bool]
    ) -> Future[None]:
        """Generate on the engine's thread. `emit` gets each chunk there, and stops the generation by returning True.

        The future raises EngineCannotLoad where the file is no model that the engine can use.
        """
        return self._thread.submit(self._answer, model, threads, body, emit)

    def close(self) -> None:
        """Give the memory back once the job in hand has ended. A later answer raises RuntimeError."""
        self._thread.submit(self._unload)
        self._thread.shutdown(wait=False)

    def _answer(self, model: Path, threads: int, body: dict[str, Any], emit: Callable[[dict[str, Any]], bool]) -> None:
        if emit({}):  # stopped while it waited for its turn
            return
        if self._loaded != (model, threads):
            self._load(model, threads)
        self._server.handle_chat_completions(body, emit)

    def _load(self, model: Path, threads: int) -> None:
        xllamacpp: Any = import_module("xllamacpp")  # it carries no types
        self._unload()
        params = xllamacpp.CommonParams()
        params.model.path = str(model)
        params.n_ctx, params.n_parallel, params.verbosity = CONTEXT_TOKENS, 1, -1
        params.n_batch = params.n_ubatch = BATCH_TOKENS
        params.cache_ram_mib = KEPT_PROMPTS_MIB
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
        params.fit_params = params.warmup = params.ui = (
            False  # loading holds the interpreter: 1.0 s with, 0.45 s without
        )
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
                raise EngineCannotLoad from None
            with contextlib.suppress(OSError):
                Path(socket).unlink()
        self._loaded = (model, threads)

    def _unload(self) -> None:
        self._server = self._loaded = None
