"""Chat completions as bytes know them: turns on their way out, chunks on their way in."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.providers.counting import reported
from soulfra_desktop.adapters.providers.finishing import finish_of
from soulfra_desktop.domain import inlined
from soulfra_desktop.domain.chat import Attachment, ChatDelta, FinishReason, ToolCall, Turn
from soulfra_desktop.domain.errors import RequestRefused

if TYPE_CHECKING:
    from soulfra_desktop.domain.usage import TokenCount

FINISHES: dict[str, FinishReason] = {
    "stop": "stop",
    "length": "length",
    "tool_calls": "tool_calls",
    "function_call": "tool_calls",
    "content_filter": "refused",
    "eos": "stop",
    "eos_token": "stop",
    "stop_sequence": "stop",
    "end_turn": "stop",
    "complete": "stop",
    "max_tokens": "length",
    "model_length": "length",
    "tool_use": "tool_calls",
    "safety": "refused",
    "recitation": "refused",
    "blocklist": "refused",
    "prohibited_content": "refused",
    "spii": "refused",
    "refusal": "refused",
}
"""OpenAI's five, then what servers say that speak its language with their own words, in any case of letters."""


_DATA_URI = re.compile(r"data:([a-z]+/[a-z0-9.+-]+);base64,", re.IGNORECASE)
_PICTURES = ("image/png", "image/jpeg", "image/webp", "image/gif")


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
        self._reason: str | None = None
        self._calls: dict[int, list[str]] = {}
        self._urls: set[str] = set()

    def read(self, chunk: Any) -> list[ChatDelta]:
        """The deltas of one chunk. Raises ValueError, TypeError or AttributeError where it is malformed."""
        deltas: list[ChatDelta] = []
        for choice in chunk.choices:
            said = choice.delta
            reasoning = getattr(said, "reasoning_content", None) or getattr(said, "reasoning", None) or ""
            text = (said.content or "") + (getattr(said, "refusal", None) or "")
            if text or reasoning:
                deltas.append(ChatDelta(text=text, reasoning=reasoning))
            deltas += [ChatDelta(image=image) for image in self._pictures(said)]
            deltas += [ChatDelta(tool_part=part) for call in said.tool_calls or () if (part := self._gather(call))]
            self._reason = choice.finish_reason or self._reason
        if (usage := getattr(chunk, "usage", None)) and (
            count := token_count(usage, getattr(chunk, "service_tier", None))
        ):
            deltas.append(ChatDelta(usage=count))
        return deltas

    def _pictures(self, said: Any) -> list[Attachment]:
        """What OpenRouter and others send beside the text. They may send a picture again with the last chunk."""
        made: list[Attachment] = []
        for entry in getattr(said, "images", None) or ():
            url = entry["image_url"]["url"]
            if url not in self._urls and (image := pictured(url, len(self._urls) + 1)) is not None:
                self._urls.add(url)
                made.append(image)
        return made

    def end(self, provider: str, label: str) -> list[ChatDelta]:
        """The last deltas. Raises AnswerTruncated or AnswerCut where the stream did not say that it is whole."""
        finish = finish_of(self._reason, FINISHES, provider, label)
        calls = [ChatDelta(tool_call=ToolCall(*self._calls[index])) for index in sorted(self._calls)]
        return [*calls, ChatDelta(finish=finish)]

    def _gather(self, call: Any) -> str:
        """What is new of it."""
        parts = self._calls.setdefault(call.index, ["", "", ""])
        parts[0] = call.id or parts[0]
        if not call.function:
            return ""
        name, arguments = call.function.name or "", call.function.arguments or ""
        parts[1] += name
        parts[2] += arguments
        return name + arguments


def pictured(url: str, number: int) -> Attachment | None:
    """The picture of a data URI; None for an address, which is never fetched. Raises ValueError where it is malformed."""
    found = _DATA_URI.match(url)
    if found is None or found[1].lower() not in _PICTURES:
        return None
    return inlined.picture(number, found[1], url[found.end() :])


def token_count(usage: Any, tier: Any = None) -> TokenCount | None:
    """OpenAI's usage: its prompt tokens include the cached ones, its answer what it thought. None where it is no report
    that can be believed. The Responses interface has other names for the same."""
    read = getattr(usage, "prompt_tokens_details", None) or getattr(usage, "input_tokens_details", None)
    wrote = getattr(usage, "completion_tokens_details", None) or getattr(usage, "output_tokens_details", None)
    return reported(
        _either(usage, "prompt_tokens", "input_tokens"),
        _either(usage, "completion_tokens", "output_tokens"),
        getattr(read, "cached_tokens", None) or getattr(usage, "prompt_cache_hit_tokens", None),
        getattr(read, "cache_write_tokens", None),
        thought=getattr(wrote, "reasoning_tokens", None),
        tier=tier,
    )


def _either(usage: Any, name: str, other: str) -> Any:
    found = getattr(usage, name, None)
    return getattr(usage, other, None) if found is None else found
