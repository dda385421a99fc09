"""How OpenAI, Anthropic and Ollama put an answer and a failure into bytes, as their published references show it."""

from __future__ import annotations

import json
from typing import Any, ClassVar

ASKED, ANSWERED, CACHED = 12, 5, 4
Headers = list[tuple[bytes, bytes]]


def _event(data: Any, name: str = "") -> bytes:
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {json.dumps(data)}\n\n".encode()


class OpenAI:
    """Chat completions as server-sent events."""

    name = "openai"
    kind = b"text/event-stream"

    def error(self, status: int, model: str) -> bytes:
        said: dict[str, Any] = {"message": "sk-secret-in-error", "type": "server_error", "param": None, "code": None}
        if model == "context":
            said |= {
                "message": "This model's maximum context length is 128000 tokens. However, your messages resulted in 130172.",
                "type": "invalid_request_error",
                "param": "messages",
                "code": "context_length_exceeded",
            }
        elif status == 404:
            said |= {"type": "invalid_request_error", "code": "model_not_found"}
        elif status == 401:
            said |= {"type": "invalid_request_error", "code": "invalid_api_key"}
        return json.dumps({"error": said}).encode()

    def start(self) -> list[bytes]:
        return [self._chunk({"role": "assistant", "content": ""})]

    def text(self, text: str) -> bytes:
        return self._chunk({"content": text})

    def reasoning(self, text: str) -> bytes:
        return self._chunk({"reasoning_content": text})

    def tool(self, name: str, arguments: dict[str, Any]) -> list[bytes]:
        whole = json.dumps(arguments)
        first = {"index": 0, "id": "call_1", "type": "function", "function": {"name": name, "arguments": ""}}
        pieces = [{"index": 0, "function": {"arguments": part}} for part in (whole[:3], whole[3:])]
        return [self._chunk({"tool_calls": [call]}) for call in (first, *pieces)]

    def end(self, reason: str) -> list[bytes]:
        finish = {"refused": "content_filter"}.get(reason, reason)
        usage = {
            "prompt_tokens": ASKED,
            "completion_tokens": ANSWERED,
            "total_tokens": ASKED + ANSWERED,
            "prompt_tokens_details": {"cached_tokens": CACHED},
        }
        return [self._chunk({}, finish), self._chunk(None, usage=usage), b"data: [DONE]\n\n"]

    def failure(self) -> bytes:
        return _event({"error": {"message": "sk-secret-in-error", "type": "server_error", "code": None}})

    def garbage(self) -> bytes:
        return b"data: {not json\n\n"

    def stray(self) -> bytes:
        return b'data: {"choices": [42]}\n\n'

    def _chunk(self, delta: dict[str, Any] | None, finish: str | None = None, usage: Any = None) -> bytes:
        choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
        body = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}
        return _event(body | ({"usage": usage} if usage else {}))


class Anthropic:
    """The Messages API as server-sent events."""

    name = "anthropic"
    kind = b"text/event-stream"
    TYPES: ClassVar = {
        400: "invalid_request_error",
        401: "authentication_error",
        403: "permission_error",
        404: "not_found_error",
    }
    TYPES |= {429: "rate_limit_error", 500: "api_error", 503: "api_error", 529: "overloaded_error"}

    def error(self, status: int, model: str) -> bytes:
        message = "prompt is too long: 210112 tokens > 200000 maximum" if model == "context" else "sk-secret-in-error"
        return json.dumps({"type": "error", "error": {"type": self.TYPES[status], "message": message}}).encode()

    def start(self) -> list[bytes]:
        usage = {
            "input_tokens": ASKED - CACHED,
            "output_tokens": 1,
            "cache_read_input_tokens": CACHED,
            "cache_creation_input_tokens": 0,
        }
        message = {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "content": [],
            "model": "m",
            "stop_reason": None,
            "stop_sequence": None,
            "usage": usage,
        }
        return [
            _event({"type": "message_start", "message": message}, "message_start"),
            self._block({"type": "text", "text": ""}),
            _event({"type": "ping"}, "ping"),
        ]

    def text(self, text: str) -> bytes:
        return self._delta({"type": "text_delta", "text": text})

    def reasoning(self, text: str) -> bytes:
        return self._delta({"type": "thinking_delta", "thinking": text})

    def tool(self, name: str, arguments: dict[str, Any]) -> list[bytes]:
        whole = json.dumps(arguments)
        parts = [self._delta({"type": "input_json_delta", "partial_json": part}) for part in (whole[:3], whole[3:])]
        return [self._stop(), self._block({"type": "tool_use", "id": "call_1", "name": name, "input": {}}), *parts]

    def end(self, reason: str) -> list[bytes]:
        stop = {"stop": "end_turn", "length": "max_tokens", "refused": "refusal", "tool_calls": "tool_use"}[reason]
        body = {"type": "message_delta", "delta": {"stop_reason": stop, "stop_sequence": None}}
        body |= {"usage": {"output_tokens": ANSWERED}}
        return [self._stop(), _event(body, "message_delta"), _event({"type": "message_stop"}, "message_stop")]

    def failure(self) -> bytes:
        error = {"type": "overloaded_error", "message": "sk-secret-in-error"}
        return _event({"type": "error", "error": error}, "error")

    def garbage(self) -> bytes:
        return b"event: content_block_delta\ndata: {not json\n\n"

    def stray(self) -> bytes:
        return b'event: content_block_delta\ndata: {"type": "content_block_delta", "delta": 42}\n\n'

    def _block(self, block: dict[str, Any]) -> bytes:
        return _event({"type": "content_block_start", "index": 0, "content_block": block}, "content_block_start")

    def _delta(self, delta: dict[str, Any]) -> bytes:
        return _event({"type": "content_block_delta", "index": 0, "delta": delta}, "content_block_delta")

    def _stop(self) -> bytes:
        return _event({"type": "content_block_stop", "index": 0}, "content_block_stop")


class Ollama:
    """One JSON object a line."""

    name = "ollama"
    kind = b"application/x-ndjson"

    def error(self, status: int, model: str) -> bytes:
        said = "sk-secret-in-error"
        if model == "context":
            said = "the prompt is longer than the context length currently available to the model"
        elif status == 404:
            said = f"model '{model}' not found"
        return json.dumps({"error": said}).encode()

    def start(self) -> list[bytes]:
        return []

    def text(self, text: str) -> bytes:
        return self._line({"role": "assistant", "content": text})

    def reasoning(self, text: str) -> bytes:
        return self._line({"role": "assistant", "content": "", "thinking": text})

    def tool(self, name: str, arguments: dict[str, Any]) -> list[bytes]:
        call = {"function": {"name": name, "arguments": arguments}}
        return [self._line({"role": "assistant", "content": "", "tool_calls": [call]})]

    def end(self, reason: str) -> list[bytes]:
        said = {"role": "assistant", "content": ""}
        counts = {"total_duration": 5, "load_duration": 1, "prompt_eval_count": ASKED, "eval_count": ANSWERED}
        return [self._line(said, done=True, done_reason="length" if reason == "length" else "stop", **counts)]

    def failure(self) -> bytes:
        return b'{"error": "sk-secret-in-error"}\n'

    def garbage(self) -> bytes:
        return b"{not json\n"

    def stray(self) -> bytes:
        return b"42\n"

    def _line(self, message: dict[str, Any], done: bool = False, **more: Any) -> bytes:
        body = {"model": "m", "created_at": "2026-11-22T12:00:00Z", "message": message, "done": done, **more}
        return json.dumps(body).encode() + b"\n"


Dialect = OpenAI | Anthropic | Ollama
