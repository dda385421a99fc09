"""A provider that fails as it is told to, on a real socket: the model's name is the fault.

It speaks OpenAI at `/v1/chat/completions`, Anthropic at `/v1/messages`, Ollama at `/api/…`. The models:

healthy                     five words, usage, a finish
status-401 … status-529     that status, with the vendor's error body; status-429 and status-503 with Retry-After: 7
context                     the vendor's refusal of a prompt that is too long
stall, stall-midway         headers (and three words), then silence
slow                        half a second before the first word
cut                         the connection closes after three words
truncated                   the stream ends after three words, properly, without a finish
garbled, stray              after three words, something that is not JSON, or JSON that is not of the protocol
failure                     after three words, the vendor's error inside the stream
length, refused             an answer that reached its limit, or was filtered
tools, reasoning            a tool call; a thought before the words
endless                     words until the caller hangs up
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections import Counter
from typing import Any

from tests.servers.dialects import Anthropic, Dialect, Ollama, OpenAI
from tests.servers.running import Running

WORDS = ("one ", "two ", "three ", "four ", "five")
ENDINGS = ("length", "refused", "tools", "reasoning")
BROKEN = ("cut", "truncated", "garbled", "stray", "failure", "stall-midway")
STATUSES = (400, 401, 403, 404, 429, 500, 503, 529)
MODELS = (
    "healthy",
    *(f"status-{status}" for status in STATUSES),
    "context",
    "stall",
    "slow",
    "endless",
    *ENDINGS,
    *BROKEN,
)
PATHS: dict[str, type[OpenAI] | type[Anthropic] | type[Ollama]] = {
    "/v1/chat/completions": OpenAI,
    "/v1/messages": Anthropic,
    "/api/chat": Ollama,
}


class Cut(Exception):
    """Raised to make the server close the connection in the middle of a reply."""


class Exchange:
    """One request and its reply."""

    def __init__(self, scope: Any, receive: Any, send: Any) -> None:
        self.path: str = scope["path"]
        self.headers = {name.decode().lower(): value.decode() for name, value in scope["headers"]}
        self._receive = receive
        self._send = send

    async def body(self) -> dict[str, Any]:
        data, more = b"", True
        while more:
            message = await self._receive()
            data, more = data + message.get("body", b""), message.get("more_body", False)
        return json.loads(data or b"{}")

    async def head(self, status: int, kind: bytes, *extra: tuple[bytes, bytes]) -> None:
        await self._send(
            {"type": "http.response.start", "status": status, "headers": [(b"content-type", kind), *extra]}
        )

    async def data(self, data: bytes, *, last: bool = False) -> None:
        await self._send({"type": "http.response.body", "body": data, "more_body": not last})

    async def json(self, body: Any, status: int = 200, *extra: tuple[bytes, bytes]) -> None:
        await self.head(status, b"application/json", *extra)
        await self.data(body if isinstance(body, bytes) else json.dumps(body).encode(), last=True)

    async def hung_up(self) -> None:
        """Returns once the caller has gone."""
        while (await self._receive())["type"] != "http.disconnect":
            pass


class FaultyServer:
    """The server and what it saw. Use it in `with`."""

    def __init__(self, **certificate: Any) -> None:
        self.asked: Counter[str] = Counter()
        """Requests for an answer, by model."""
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.hung_up = threading.Event()
        """Set once a caller left an endless or silent answer."""
        self._running = Running(self._app, **certificate)
        self.url = self._running.url

    def forget(self) -> None:
        """Start anew: nothing was asked."""
        self.asked.clear()
        self.bodies.clear()
        self.headers.clear()
        self.hung_up.clear()

    def __enter__(self) -> FaultyServer:
        self._running.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._running.__exit__()

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        exchange = Exchange(scope, receive, send)
        body = await exchange.body()
        if exchange.path in PATHS:
            self.asked[body["model"]] += 1
            self.bodies.append(body)
            self.headers.append(exchange.headers)
            await self._answer(exchange, PATHS[exchange.path](), body["model"])
        else:
            await self._list(exchange, body)

    async def _list(self, exchange: Exchange, body: dict[str, Any]) -> None:
        if exchange.path == "/v1/models" and "anthropic-version" in exchange.headers:
            entry = {"type": "model", "created_at": "2026-01-01T00:00:00Z", "lifecycle": "active"}
            data = [{"id": model, "display_name": model.title(), **entry} for model in MODELS]
            await exchange.json({"data": data, "has_more": False, "first_id": None, "last_id": None})
        elif exchange.path == "/v1/models":
            await exchange.json({"object": "list", "data": [{"id": model, "object": "model"} for model in MODELS]})
        elif exchange.path == "/api/tags":
            await exchange.json({"models": [{"name": model, "model": model, "digest": model} for model in MODELS]})
        elif exchange.path == "/api/show":
            info = {"general.architecture": "llama", "llama.context_length": 8192}
            await exchange.json({"model_info": info, "capabilities": ["completion"], "details": {}})
        elif exchange.path == "/api/version":
            await exchange.json({"version": "0.0.0-faulty"})
        else:
            await exchange.json({"error": "no such path"}, 404)

    async def _answer(self, exchange: Exchange, speech: Dialect, model: str) -> None:
        if model.startswith("status-") or model == "context":
            status = 400 if model == "context" else int(model.removeprefix("status-"))
            wait = [(b"retry-after", b"7")] if status in (429, 503) else []
            return await exchange.json(speech.error(status, model), status, *wait)
        if model not in MODELS:
            return await exchange.json(speech.error(404, model), 404)
        await exchange.head(200, speech.kind)
        await exchange.data(b"")
        if model == "stall":
            return await self._silence(exchange)
        if model == "slow":
            await asyncio.sleep(0.5)
        for part in speech.start():
            await exchange.data(part)
        if model == "endless":
            return await self._endless(exchange, speech)
        return await self._words(exchange, speech, model)

    async def _words(self, exchange: Exchange, speech: Dialect, model: str) -> None:
        if model == "reasoning":
            await exchange.data(speech.reasoning("Let me count."))
        for number, word in enumerate(WORDS):
            if number == 3 and model in BROKEN:
                return await self._break(exchange, speech, model)
            await exchange.data(speech.text(word))
        if model == "tools":
            for part in speech.tool("weather", {"city": "Paris"}):
                await exchange.data(part)
        reason = {"length": "length", "refused": "refused", "tools": "tool_calls"}.get(model, "stop")
        for part in speech.end(reason):
            await exchange.data(part)
        await exchange.data(b"", last=True)
        return None

    async def _break(self, exchange: Exchange, speech: Dialect, model: str) -> None:
        if model == "cut":
            raise Cut
        if model == "stall-midway":
            return await self._silence(exchange)
        trouble = {"garbled": speech.garbage, "stray": speech.stray, "failure": speech.failure}
        if model in trouble:
            await exchange.data(trouble[model]())
        return await exchange.data(b"", last=True)

    async def _silence(self, exchange: Exchange) -> None:
        await exchange.hung_up()
        self.hung_up.set()

    async def _endless(self, exchange: Exchange, speech: Dialect) -> None:
        gone = asyncio.ensure_future(exchange.hung_up())  # noqa: TID251 - a test server has no supervisor
        while not gone.done():
            await exchange.data(speech.text("more "))
            await asyncio.wait({gone}, timeout=0.01)
        self.hung_up.set()
