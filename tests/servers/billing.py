"""A provider that counts and could bill: OpenAI's chat completions on a real socket, every word of the question a token."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.servers.dialects import OpenAI
from tests.servers.scripted import Pieces, ScriptedServer


@dataclass(frozen=True)
class Billed:
    """One answer as the provider counted it."""

    at: datetime
    model: str
    input_tokens: int
    output_tokens: int
    cached_tokens: int
    max_tokens: int | None


class BillingServer(ScriptedServer):
    """`billed` is the provider's own book; every answer has `words` tokens, or as many as it may. Use it in `with`."""

    def __init__(self, words: int = 5, cached_share: float = 0.0) -> None:
        self.billed: list[Billed] = []
        self._words = words
        self._cached_share = cached_share
        super().__init__(self._reply)

    def _reply(self, path: str, asked: dict[str, Any]) -> tuple[int, dict[str, str], Pieces]:
        if not path.endswith("/chat/completions"):
            return 200, {"Content-Type": "application/json"}, [json.dumps({"object": "list", "data": []}).encode()]
        words = sum(len(str(message["content"]).split()) for message in asked["messages"])
        most = asked.get("max_completion_tokens") or asked.get("max_tokens")
        said = ["word "] * min(self._words, most or self._words)
        cached = int(words * self._cached_share)
        self.billed.append(Billed(datetime.now(UTC), asked["model"], words, len(said), cached, most))
        usage = {
            "prompt_tokens": words,
            "completion_tokens": len(said),
            "total_tokens": words + len(said),
            "prompt_tokens_details": {"cached_tokens": cached},
        }
        finish = "stop" if len(said) == self._words else "length"
        speaks = OpenAI()
        pieces = [
            *speaks.start(),
            *(speaks.text(word) for word in said),
            speaks._chunk({}, finish),
            speaks._chunk(None, usage=usage),
            b"data: [DONE]\n\n",
        ]
        return 200, {"Content-Type": "text/event-stream"}, pieces
