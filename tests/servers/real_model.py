"""The starter model behind xllamacpp's own HTTP server, which speaks OpenAI's and Anthropic's protocols."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

STARTER_FILE = Path(__file__).parents[2] / "resources" / "models" / "SmolLM2-135M-Instruct.Q4_1.gguf"


class RealModelServer:
    """`url` is its address without a path. `chat(body, callback)` asks without the socket. Loaded once a session."""

    def __init__(self) -> None:
        xllamacpp: Any = import_module("xllamacpp")
        params = xllamacpp.CommonParams()
        params.model.path = str(STARTER_FILE)
        params.n_ctx, params.n_parallel, params.verbosity = 4096, 1, -1
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
        params.fit_params = params.warmup = params.ui = False
        params.model_alias = {"smollm2"}
        self._server = xllamacpp.Server(params)
        self.url: str = self._server.listening_address
        self.chat = self._server.handle_chat_completions
