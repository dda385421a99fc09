"""A wire-compatible test server, not Ollama: its published HTTP interface over the same real model that we ship.

Its replies are held against Ollama's published schemas in tests/servers/test_ollama_wire.py.
"""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

from tests.minilm import TOKENIZER, MiniLM
from tests.servers.faulty import Exchange
from tests.servers.real_model import RealModelServer
from tests.servers.running import Running

MODEL = "smollm2:135m"
EMBEDDER = "all-minilm:latest"
HOSTED = "gpt-oss:120b-cloud"
DETAILS = {
    "format": "gguf",
    "family": "llama",
    "families": ["llama"],
    "parameter_size": "135M",
    "quantization_level": "Q4_1",
}
LAYER = 1_000_000


def summary(name: str, modified_at: str, **more: Any) -> dict[str, Any]:
    digest = f"sha256:{name}"
    return {"name": name, "model": name, "modified_at": modified_at, "size": 98_362_432, "digest": digest} | more


class OllamaWireServer:
    """`models` is what it lists; a pull adds to it and a delete takes away."""

    def __init__(self, model: RealModelServer) -> None:
        self._model = model
        self.models = {
            EMBEDDER: summary(EMBEDDER, "2026-11-20T10:00:00.5+01:00", details=DETAILS),
            MODEL: summary(MODEL, "2026-11-01T10:00:00+01:00", details=DETAILS),
            HOSTED: summary(
                HOSTED,
                "2026-11-21T10:00:00+01:00",
                size=384,
                remote_model="gpt-oss:120b",
                remote_host="https://ollama.com:443",
            ),
        }
        self.shown: list[str] = []
        """Names that `/api/show` was asked for."""
        self.bodies: list[dict[str, Any]] = []
        self._embedder: MiniLM | None = None
        self.pulls_left = 0
        """Pulls that the caller hung up on."""
        self._running = Running(self._app)
        self.url = self._running.url

    def __enter__(self) -> OllamaWireServer:
        self._running.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._running.__exit__()

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        exchange = Exchange(scope, receive, send)
        body = await exchange.body()
        answers = {
            "/api/tags": self._tags,
            "/api/version": self._version,
            "/api/show": self._show,
            "/api/chat": self._chat,
            "/api/embed": self._embed,
            "/api/pull": self._pull,
            "/api/delete": self._delete,
        }
        await answers[exchange.path](exchange, body)

    async def _tags(self, exchange: Exchange, _: dict[str, Any]) -> None:
        await exchange.json({"models": list(self.models.values())})

    async def _version(self, exchange: Exchange, _: dict[str, Any]) -> None:
        await exchange.json({"version": "0.12.0"})

    def _named(self, model: str) -> str | None:
        """The listed name that Ollama takes this one for: letters of any case, `:latest` and its library implied."""
        plain = model.lower().removeprefix("registry.ollama.ai/").removeprefix("library/")
        plain = plain if ":" in plain else f"{plain}:latest"
        return next((name for name in self.models if name.lower() in (plain, model)), None)

    async def _missing(self, exchange: Exchange, body: dict[str, Any]) -> bool:
        if self._named(body["model"]):
            return False
        await exchange.json({"error": f"model '{body['model']}' not found"}, 404)
        return True

    async def _show(self, exchange: Exchange, body: dict[str, Any]) -> None:
        if await self._missing(exchange, body):
            return
        self.shown.append(body["model"])
        capabilities = ["embedding"] if body["model"] == EMBEDDER else ["completion"]
        shown = {
            "parameters": 'stop "<|im_end|>"',
            "license": "Apache License 2.0",
            "modified_at": "2026-11-01T10:00:00+01:00",
            "details": DETAILS,
            "template": "{{ .Prompt }}",
            "capabilities": capabilities,
            "model_info": {"general.architecture": "llama", "llama.context_length": 8192}
            | ({"llama.embedding_length": 384} if "embedding" in capabilities else {}),
        }
        listed = self.models[self._named(body["model"]) or ""]
        remote = {field: listed[field] for field in ("remote_model", "remote_host") if field in listed}
        await exchange.json(shown | remote)

    async def _embed(self, exchange: Exchange, body: dict[str, Any]) -> None:
        """By MiniLM itself, which is what the listed one is."""
        if await self._missing(exchange, body):
            return
        self.bodies.append(body)
        if self._embedder is None:
            self._embedder = MiniLM(TOKENIZER)
        vectors = await self._embedder.embed(body["input"], "passage")
        embeddings = [list(memoryview(vector).cast("f")) for vector in vectors]
        await exchange.json({"model": body["model"], "embeddings": embeddings, "prompt_eval_count": 1})

    async def _delete(self, exchange: Exchange, body: dict[str, Any]) -> None:
        if not await self._missing(exchange, body):
            del self.models[self._named(body["model"]) or ""]
            await exchange.json(b"")

    async def _pull(self, exchange: Exchange, body: dict[str, Any]) -> None:
        model = body["model"]
        await exchange.head(200, b"application/x-ndjson")
        if model == "nowhere":
            return await self._line(exchange, {"error": "pull model manifest: file does not exist"}, last=True)
        gone = asyncio.ensure_future(exchange.hung_up())  # noqa: TID251 - a test server has no supervisor
        await self._line(exchange, {"status": "pulling manifest"})
        for step in range(1, 11):
            layer = {"digest": "sha256:aa", "total": LAYER, "completed": step * LAYER // 10}
            await self._line(exchange, {"status": "pulling aa", **layer})
            await asyncio.wait({gone}, timeout=0.02)
            if gone.done():
                self.pulls_left += 1
                return None
        self.models[model] = summary(model, "2026-11-22T10:00:00+01:00", details=DETAILS)
        gone.cancel()
        return await self._line(exchange, {"status": "success"}, last=True)

    async def _line(self, exchange: Exchange, body: dict[str, Any], *, last: bool = False) -> None:
        await exchange.data(json.dumps(body).encode() + b"\n", last=last)

    async def _chat(self, exchange: Exchange, body: dict[str, Any]) -> None:
        if await self._missing(exchange, body):
            return
        self.bodies.append(body)
        chunks: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def emit(chunk: dict[str, Any] | None) -> bool:
            loop.call_soon_threadsafe(chunks.put_nowait, chunk)
            return False

        asked = {
            "messages": body["messages"],
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": body.get("options", {}).get("temperature", 0),
            "max_tokens": body.get("options", {}).get("num_predict", 64),
        }
        work = loop.run_in_executor(None, self._model.chat, asked, emit)
        work.add_done_callback(lambda _: chunks.put_nowait(None))
        await self._reply(exchange, body["model"], chunks)
        await work

    async def _reply(self, exchange: Exchange, model: str, chunks: asyncio.Queue[dict[str, Any] | None]) -> None:
        first = await chunks.get()
        if first is not None and "error" in first:
            said = "the prompt is longer than the context length currently available to the model"
            return await exchange.json({"error": said}, 400)
        await exchange.head(200, b"application/x-ndjson")
        reason, usage = "stop", {"prompt_tokens": 0, "completion_tokens": 0}
        while (chunk := await chunks.get()) is not None:
            usage = chunk.get("usage") or usage
            for choice in chunk["choices"]:
                reason = choice["finish_reason"] or reason
                if text := choice["delta"].get("content"):
                    await self._line(exchange, self._event(model, text))
        counts = {"prompt_eval_count": usage["prompt_tokens"], "eval_count": usage["completion_tokens"]}
        durations = {"total_duration": 3, "load_duration": 1, "prompt_eval_duration": 1, "eval_duration": 1}
        end = {**self._event(model, ""), "done": True, "done_reason": reason, **counts, **durations}
        return await self._line(exchange, end, last=True)

    def _event(self, model: str, text: str) -> dict[str, Any]:
        message = {"role": "assistant", "content": text}
        return {"model": model, "created_at": datetime.now(UTC).isoformat(), "message": message, "done": False}
