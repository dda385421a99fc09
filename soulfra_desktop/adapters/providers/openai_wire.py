"""Chat completions as bytes know them: turns on their way out, chunks on their way in."""

from __future__ import annotations

import base64
from typing import Any

from soulfra_desktop.domain.chat import ChatDelta, FinishReason, ToolCall, Turn
from soulfra_desktop.domain.errors import AnswerTruncated, RequestRefused
from soulfra_desktop.domain.usage import TokenCount

FINISHES: dict[str, FinishReason] = {
    "stop": "stop",
    "length": "length",
    "tool_calls": "tool_calls",
    "function_call": "tool_calls",
    "content_filter": "refused",
}


def content(provider: str, turn: Turn) -> str | list[dict[str, Any]]:
    """A turn as the API takes it. Raises RequestRefused for an attachment that is not an image."""
    if not turn.attachments:
        return turn.text
    parts: list[dict[str, Any]] = [{"type": "text", "text": turn.text}] if turn.text else []
    for attachment in turn.attachments:
        if not attachment.media_type.startswith("image/"):
            raise RequestRefused(provider, "Only images can be sent along.", "Remove the other attachment.")
        data = base64.b64encode(attachment.data).decode()
        parts.append({"type": "image_url", "image_url": {"url": f"data:{attachment.media_type};base64,{data}"}})
    return parts


class Reply:
    """Gathers what comes in pieces: tool calls, and the finish that must be said last."""

    def __init__(self) -> None:
        self._finish: FinishReason | None = None
        self._calls: dict[int, list[str]] = {}

    def read(self, chunk: Any) -> list[ChatDelta]:
        """The deltas of one chunk. Raises ValueError, TypeError or AttributeError where it is malformed."""
        deltas: list[ChatDelta] = []
        for choice in chunk.choices:
            said = choice.delta
            reasoning = getattr(said, "reasoning_content", None) or getattr(said, "reasoning", None) or ""
            text = (said.content or "") + (getattr(said, "refusal", None) or "")
            if text or reasoning:
                deltas.append(ChatDelta(text=text, reasoning=reasoning))
            for call in said.tool_calls or ():
                self._gather(call)
            if choice.finish_reason:
                self._finish = FINISHES.get(choice.finish_reason, "stop")
        if getattr(chunk, "usage", None):
            deltas.append(ChatDelta(usage=token_count(chunk.usage)))
        return deltas

    def end(self, provider: str, label: str) -> list[ChatDelta]:
        """The last deltas. Raises AnswerTruncated where the stream did not say that it is whole."""
        if self._finish is None:
            raise AnswerTruncated(provider, f"{label} ended the answer without saying that it is whole.")
        calls = [ChatDelta(tool_call=ToolCall(*self._calls[index])) for index in sorted(self._calls)]
        return [*calls, ChatDelta(finish=self._finish)]

    def _gather(self, call: Any) -> None:
        parts = self._calls.setdefault(call.index, ["", "", ""])
        parts[0] = call.id or parts[0]
        if call.function:
            parts[1] += call.function.name or ""
            parts[2] += call.function.arguments or ""


def token_count(usage: Any) -> TokenCount:
    """OpenAI's usage: its prompt tokens include the cached ones."""
    details = getattr(usage, "prompt_tokens_details", None)
    cached = getattr(details, "cached_tokens", None) or getattr(usage, "prompt_cache_hit_tokens", None) or 0
    written = getattr(details, "cache_write_tokens", None) or 0
    asked = max(usage.prompt_tokens or 0, cached + written)
    return TokenCount(asked, usage.completion_tokens or 0, cached, written)
