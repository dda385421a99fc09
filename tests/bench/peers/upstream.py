"""A stand-in provider for overhead: OpenAI's chat completions, streamed, as bare ASGI. `words-N` answers N chunks."""

from __future__ import annotations

import json
from typing import Any


def _event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    body = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "words", "choices": [choice]}
    return b"data: " + json.dumps(body).encode() + b"\n\n"


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The ASGI application."""
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
    body = b""
    while (message := await receive()).get("more_body"):
        body += message["body"]
    request = json.loads(body + message.get("body", b"") or b"{}")
    number = int(request.get("model", "words-20").rpartition("-")[2])
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/event-stream")]})
    for place in range(number):
        word = f"word{place % 7} "  # LiteLLM gives up on a model that repeats itself
        await send({"type": "http.response.body", "body": _event({"content": word}), "more_body": True})
    await send({"type": "http.response.body", "body": _event({}, "stop"), "more_body": True})
    usage = {"prompt_tokens": 12, "completion_tokens": number, "total_tokens": 12 + number}
    end = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "words", "choices": [], "usage": usage}
    await send({"type": "http.response.body", "body": b"data: " + json.dumps(end).encode() + b"\n\ndata: [DONE]\n\n"})
