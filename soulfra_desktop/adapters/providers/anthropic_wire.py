"""The Messages API as bytes know it: turns on their way out, events on their way in."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.providers.counting import reported
from soulfra_desktop.adapters.providers.finishing import finish_of
from soulfra_desktop.domain.chat import ChatDelta, FinishReason, ToolCall, Turn
from soulfra_desktop.domain.errors import RequestRefused

if TYPE_CHECKING:
    from soulfra_desktop.domain.usage import TokenCount

FINISHES: dict[str, FinishReason] = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "tool_use": "tool_calls",
    "max_tokens": "length",
    "pause_turn": "length",
    "model_context_window_exceeded": "length",
    "refusal": "refused",
}


def content(provider: str, turn: Turn) -> str | list[dict[str, Any]]:
    """A turn as the API takes it. Raises RequestRefused for an attachment that is not an image."""
    if not turn.attachments:
        return turn.text
    parts: list[dict[str, Any]] = []
    for attachment in turn.attachments:
        if not attachment.media_type.startswith("image/"):
            raise RequestRefused(provider, "Only images can be sent along.", "Remove the other attachment.")
        data = base64.b64encode(attachment.data).decode()
        parts.append({"type": "image", "source": {"type": "base64", "media_type": attachment.media_type, "data": data}})
    return [*parts, {"type": "text", "text": turn.text}] if turn.text else parts


class Reply:
    """Gathers what comes in pieces: usage, tool calls, and the finish that must be said last."""

    def __init__(self) -> None:
        self._reason: str | None = None
        self._whole = False
        self._usage: dict[str, Any] = {}
        self._call: list[str] | None = None

    def read(self, event: Any) -> list[ChatDelta]:
        """The deltas of one event. Raises ValueError, TypeError or AttributeError where it is malformed."""
        if event.type == "message_start":
            self._count(event.message.usage)
        if event.type == "content_block_start":
            block = event.content_block
            self._call = [block.id, block.name, ""] if block.type == "tool_use" else None
        elif event.type == "content_block_delta":
            return self._said(event.delta)
        elif event.type == "content_block_stop":
            return self._called()
        elif event.type == "message_delta":
            self._reason = event.delta.stop_reason or self._reason
            return self._counted(event.usage)
        elif event.type == "message_stop":
            self._whole = True
        return []

    def end(self, provider: str, label: str) -> ChatDelta:
        """The last delta. Raises AnswerTruncated where the stream did not say that it is whole."""
        return ChatDelta(finish=finish_of(self._reason if self._whole else None, FINISHES, provider, label))

    def _said(self, delta: Any) -> list[ChatDelta]:
        if delta.type == "text_delta":
            return [ChatDelta(text=delta.text)]
        if delta.type == "thinking_delta":
            return [ChatDelta(reasoning=delta.thinking)]
        if delta.type == "input_json_delta" and self._call is not None:
            self._call[2] += delta.partial_json
            return [ChatDelta(tool_part=delta.partial_json)] if delta.partial_json else []
        return []

    def _called(self) -> list[ChatDelta]:
        call, self._call = self._call, None
        return [ChatDelta(tool_call=ToolCall(call[0], call[1], call[2] or "{}"))] if call else []

    def _count(self, usage: Any) -> None:
        """The counts are cumulative, and what an event leaves out stays as it was."""
        for field in ("input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"):
            if (count := getattr(usage, field, None)) is not None:
                self._usage[field] = count
        if (kept := getattr(getattr(usage, "cache_creation", None), "ephemeral_1h_input_tokens", None)) is not None:
            self._usage["ephemeral_1h_input_tokens"] = kept
        self._usage["service_tier"] = getattr(usage, "service_tier", None) or self._usage.get("service_tier")

    def _counted(self, usage: Any) -> list[ChatDelta]:
        """The usage of the whole answer. What its start says counts one token of it: less than an estimate knows."""
        self._count(usage)
        count = token_count(self._usage)
        return [ChatDelta(usage=count)] if count else []


def token_count(usage: dict[str, Any]) -> TokenCount | None:
    """Anthropic's usage: its input tokens leave out what was read from the cache or written to it; ours hold all.

    None where it is no report that can be believed.
    """
    read, written = usage.get("cache_read_input_tokens", 0), usage.get("cache_creation_input_tokens", 0)
    parts: tuple[Any, ...] = (usage.get("input_tokens"), read, written)
    if not all(type(part) is int and part >= 0 for part in parts):
        return None
    kept = usage.get("ephemeral_1h_input_tokens", 0)
    long = min(written, kept) if type(kept) is int else kept
    return reported(sum(parts), usage.get("output_tokens"), read, written, long, tier=usage.get("service_tier"))
