"""A provider for failover, on a real socket, that counts what it is asked: the end of the model's name is the fault.

It speaks OpenAI's chat completions, streamed in WORDS or plain. `x:503 x:429 x:401` answer with that status (and
Retry-After: 1), `x:cut` closes the connection after three words, `x:trunc` ends properly after three without a finish,
`x:garbage` says something that is not JSON after three, `x:stall` sends headers and then nothing, `x:slow` waits 3 s.
`/models` lists them; `/count` tells how often each was asked.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from typing import Any

from tests.servers.running import Running

WORDS = [f"word{number} " for number in range(1, 21)]
FAULTS = ("", ":503", ":429", ":401", ":cut", ":trunc", ":stall", ":slow", ":garbage")
USAGE = {"prompt_tokens": 12, "completion_tokens": len(WORDS), "total_tokens": 12 + len(WORDS)}
BREAKS_AT = 3
SLOW_SECONDS = 3.0
STALL_SECONDS = 30.0


class Upstream:
    """The server and what it was asked. Use it in `with`."""

    def __init__(self, said: str = "") -> None:
        """`said` is what it answers instead of WORDS."""
        self.asked: Counter[str] = Counter()
        self.words = [f"{word} " for word in said.split(" ")] if said else WORDS
        self.questions: list[str] = []
        """The last message of each request, as it came."""
        self.instructions: list[str] = []
        """What stood before all messages of each request."""
        self._running = Running(self._app)
        self.url = self._running.url

    def __enter__(self) -> Upstream:
        self._running.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._running.__exit__()

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while (message := await receive()).get("more_body"):
            body += message.get("body", b"")
        body += message.get("body", b"")
        if scope["path"] == "/count":
            return await _whole(send, dict(self.asked))
        if scope["path"].endswith("/models"):
            listed = [{"id": f"fake{fault}", "object": "model"} for fault in FAULTS]
            return await _whole(send, {"object": "list", "data": listed})
        request = json.loads(body)
        self.asked[request["model"]] += 1
        system = [str(one["content"]) for one in request["messages"] if one["role"] == "system"]
        self.instructions.append("\n".join(system))
        self.questions.append(str(request["messages"][-1]["content"]))
        fault = request["model"].rpartition(":")[2] if ":" in request["model"] else ""
        await _answer(send, request, fault, self.words)
        return None


async def _answer(send: Any, request: dict[str, Any], fault: str, words: list[str]) -> None:
    if fault.isdigit():
        return await _whole(send, {"error": {"message": "fault", "type": "server_error", "code": None}}, int(fault))
    if fault == "slow":
        await asyncio.sleep(SLOW_SECONDS)
    if not request.get("stream"):
        said = {"index": 0, "message": {"role": "assistant", "content": "".join(words)}, "finish_reason": "stop"}
        return await _whole(send, {"id": "c", "object": "chat.completion", "choices": [said], "usage": USAGE})
    await _head(send, 200, b"text/event-stream")
    if fault == "stall":
        await asyncio.sleep(STALL_SECONDS)
        return await _data(send, b"", last=True)
    for number, word in enumerate(words):
        if number == BREAKS_AT and fault == "cut":
            raise ConnectionAbortedError("cut")
        if number == BREAKS_AT and fault == "trunc":
            return await _data(send, b"", last=True)
        if number == BREAKS_AT and fault == "garbage":
            await _data(send, b"data: {not json\n\n")
        await _data(send, _event([{"index": 0, "delta": {"content": word}, "finish_reason": None}]))
    await _data(send, _event([{"index": 0, "delta": {}, "finish_reason": "stop"}]))
    await _data(send, _event([], usage=USAGE))
    await _data(send, b"data: [DONE]\n\n", last=True)
    return None


def _event(choices: list[dict[str, Any]], **more: Any) -> bytes:
    body = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "fake", "choices": choices, **more}
    return b"data: " + json.dumps(body).encode() + b"\n\n"


async def _head(send: Any, status: int, kind: bytes) -> None:
    wait = [(b"retry-after", b"1")] if status >= 400 else []
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind), *wait]})


async def _data(send: Any, chunk: bytes, *, last: bool = False) -> None:
    await send({"type": "http.response.body", "body": chunk, "more_body": not last})


async def _whole(send: Any, body: dict[str, Any], status: int = 200) -> None:
    await _head(send, status, b"application/json")
    await _data(send, json.dumps(body).encode(), last=True)
