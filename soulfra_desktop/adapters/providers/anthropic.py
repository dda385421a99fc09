"""Anthropic's Claude models, through the official client."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.providers.connection import (
    CONNECT_SECONDS,
    LIST_SECONDS,
    LOOK_SECONDS,
    WRITE_SECONDS,
    client_options,
    is_loopback,
)
from soulfra_desktop.adapters.providers.faults import Exchange
from soulfra_desktop.domain.chat import ChatDelta, ChatRequest, FinishReason, ToolCall, Turn
from soulfra_desktop.domain.errors import AnswerTruncated, ProviderError, RequestRefused, Unauthorised
from soulfra_desktop.domain.routing import Ability, Model, ModelRef
from soulfra_desktop.domain.usage import TokenCount
from soulfra_desktop.services.ports import ProviderStatus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

KEY_ADVICE = "Add a key for it in Settings."
ANSWER_TOKENS = 4096
"""The API insists on a limit; this is ours where nobody set one."""
WINDOW = 200_000
PREFERRED = ("claude-haiku-4-5", "claude-sonnet-5", "claude-sonnet-4-5")
FINISHES: dict[str, FinishReason] = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "pause_turn": "stop",
    "tool_use": "tool_calls",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
    "refusal": "refused",
}


class AnthropicProvider:
    """The Messages API at one address."""

    name = "anthropic"
    label = "Anthropic"
    local = False
    capabilities: frozenset[Ability] = frozenset({"images", "tools", "reasoning"})
    default_model: str | None = PREFERRED[0]

    def __init__(self, base_url: str | Callable[[], str], key: Callable[[], Awaitable[str | None]]) -> None:
        self._url = base_url if callable(base_url) else lambda: base_url
        self._key = key
        self._client: Any = None
        self._client_for: tuple[str, str] | None = None
        self._limits: dict[str, int] = {}

    async def health(self) -> ProviderStatus:
        if not await self._key_or_none():
            return ProviderStatus("no key", f"{self.label} has no key.", KEY_ADVICE)
        try:
            with self._exchange():
                async with asyncio.timeout(LOOK_SECONDS):
                    await (await self._connected()).models.list(limit=1)
        except Unauthorised as error:
            return ProviderStatus("no key", error.message, error.advice)
        except ProviderError as error:
            return ProviderStatus("not running", error.message, error.advice)
        return ProviderStatus("ready")

    async def models(self) -> Sequence[Model]:
        with self._exchange() as exchange:
            async with asyncio.timeout(LIST_SECONDS):
                page = await (await self._connected()).models.list(limit=1000)
            exchange.begun = True
            listed = [entry for entry in page.data if getattr(entry, "lifecycle", None) != "retired"]
            for entry in listed:
                if limit := getattr(entry, "max_tokens", None):
                    self._limits[entry.id] = limit
            return sorted((self._model(entry) for entry in listed), key=lambda model: _rank(model.ref.model))

    async def stream(self, request: ChatRequest) -> AsyncIterator[ChatDelta]:
        asked = self._asked(request)
        with self._exchange(request.model) as exchange:
            stream = await (await self._connected()).messages.create(**asked)
            reply = Reply()
            async with stream:
                exchange.begun = True
                async for event in stream:
                    for delta in reply.read(event):
                        yield delta
            yield reply.end(self.name, self.label)

    async def aclose(self) -> None:
        client, self._client, self._client_for = self._client, None, None
        if client is not None:
            await client.close()

    def _exchange(self, model: str = "") -> Exchange:
        return Exchange(self.name, self.label, model, loopback=is_loopback(self._url()))

    def _model(self, entry: Any) -> Model:
        window = getattr(entry, "max_input_tokens", None) or WINDOW
        label = getattr(entry, "display_name", None) or ""
        return Model(ModelRef(self.name, entry.id), False, window, self.capabilities, label=label)

    async def _key_or_none(self) -> str | None:
        return (await self._key() or "").strip() or None

    async def _connected(self) -> Any:
        """The client for the address and key of now. Raises Unauthorised without a key."""
        url, key = self._url(), await self._key_or_none()
        if key is None:
            raise Unauthorised(self.name, f"{self.label} has no key.", KEY_ADVICE)
        if self._client_for != (url, key):
            await self.aclose()
            self._client = await asyncio.to_thread(_client, url, key)
            self._client_for = (url, key)
        return self._client

    def _asked(self, request: ChatRequest) -> dict[str, Any]:
        limit = min(ANSWER_TOKENS, self._limits.get(request.model, ANSWER_TOKENS))
        asked: dict[str, Any] = {
            "model": request.model,
            "messages": [{"role": turn.role, "content": content(self.name, turn)} for turn in request.turns],
            "max_tokens": request.max_tokens or limit,
            "stream": True,
        }
        if request.system:
            asked["system"] = request.system
        if request.temperature is not None:
            asked["extra_body"] = {"temperature": min(1.0, request.temperature)}  # the library knows it no longer
        if request.tools:
            asked["tools"] = [
                {"name": tool.name, "description": tool.description, "input_schema": json.loads(tool.schema)}
                for tool in request.tools
            ]
        return asked


def _client(url: str, key: str) -> Any:
    """A client for one address. Slow: it imports the library and reads certificates."""
    import anthropic
    import httpx2

    timeout = httpx2.Timeout(None, connect=CONNECT_SECONDS, write=WRITE_SECONDS)
    http = anthropic.DefaultAsyncHttpxClient(timeout=timeout, **client_options(url))
    return anthropic.AsyncAnthropic(base_url=url, api_key=key, max_retries=0, timeout=timeout, http_client=http)


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


def _rank(name: str) -> int:
    return next((rank for rank, start in enumerate(PREFERRED) if name.startswith(start)), len(PREFERRED))


class Reply:
    """Gathers what comes in pieces: usage, tool calls, and the finish that must be said last."""

    def __init__(self) -> None:
        self._finish: FinishReason | None = None
        self._whole = False
        self._usage: dict[str, int] = {}
        self._call: list[str] | None = None

    def read(self, event: Any) -> list[ChatDelta]:
        """The deltas of one event. Raises ValueError, TypeError or AttributeError where it is malformed."""
        if event.type == "message_start":
            return self._counted(event.message.usage)
        if event.type == "content_block_start":
            block = event.content_block
            self._call = [block.id, block.name, ""] if block.type == "tool_use" else None
        elif event.type == "content_block_delta":
            return self._said(event.delta)
        elif event.type == "content_block_stop":
            return self._called()
        elif event.type == "message_delta":
            self._finish = FINISHES.get(event.delta.stop_reason, "stop") if event.delta.stop_reason else self._finish
            return self._counted(event.usage)
        elif event.type == "message_stop":
            self._whole = True
        return []

    def end(self, provider: str, label: str) -> ChatDelta:
        """The last delta. Raises AnswerTruncated where the stream did not say that it is whole."""
        if self._finish is None or not self._whole:
            raise AnswerTruncated(provider, f"{label} ended the answer without saying that it is whole.")
        return ChatDelta(finish=self._finish)

    def _said(self, delta: Any) -> list[ChatDelta]:
        if delta.type == "text_delta":
            return [ChatDelta(text=delta.text)]
        if delta.type == "thinking_delta":
            return [ChatDelta(reasoning=delta.thinking)]
        if delta.type == "input_json_delta" and self._call is not None:
            self._call[2] += delta.partial_json
        return []

    def _called(self) -> list[ChatDelta]:
        call, self._call = self._call, None
        return [ChatDelta(tool_call=ToolCall(call[0], call[1], call[2] or "{}"))] if call else []

    def _counted(self, usage: Any) -> list[ChatDelta]:
        """Usage so far: the counts are cumulative, and what an event leaves out stays as it was."""
        if usage is None:
            return []
        for field in ("input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"):
            if isinstance(count := getattr(usage, field, None), int):
                self._usage[field] = count
        if isinstance(kept := getattr(getattr(usage, "cache_creation", None), "ephemeral_1h_input_tokens", None), int):
            self._usage["ephemeral_1h_input_tokens"] = kept
        return [ChatDelta(usage=token_count(self._usage))]


def token_count(usage: dict[str, int]) -> TokenCount:
    """Anthropic's usage: its input tokens leave out what was read from the cache or written to it; ours hold all."""
    read, written = usage.get("cache_read_input_tokens", 0), usage.get("cache_creation_input_tokens", 0)
    return TokenCount(
        usage.get("input_tokens", 0) + read + written,
        usage.get("output_tokens", 0),
        read,
        written,
        long_cache_write_tokens=min(written, usage.get("ephemeral_1h_input_tokens", 0)),
    )
