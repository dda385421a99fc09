"""OpenAI, and every endpoint that speaks its chat completions, through the official client."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.providers import openai_models
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
from soulfra_desktop.domain.routing import Ability, Model
from soulfra_desktop.domain.usage import TokenCount
from soulfra_desktop.services.ports import ProviderStatus

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

KEY_ADVICE = "Add a key for it in Settings."
FINISHES: dict[str, FinishReason] = {
    "stop": "stop",
    "length": "length",
    "tool_calls": "tool_calls",
    "function_call": "tool_calls",
    "content_filter": "refused",
}


class OpenAIProvider:
    """One endpoint. `local`: the person says that its weights are on this machine; it counts on loopback only."""

    capabilities: frozenset[Ability] = frozenset({"images", "tools", "reasoning"})

    def __init__(
        self,
        name: str,
        label: str,
        base_url: str | Callable[[], str],
        key: Callable[[], Awaitable[str | None]],
        local: bool = False,
    ) -> None:
        self.name = name
        self.label = label
        self._url = base_url if callable(base_url) else lambda: base_url
        self._key = key
        self._serves_this_machine = local
        self._client: Any = None
        self._client_for: tuple[str, str] | None = None

    @property
    def default_model(self) -> str | None:
        return openai_models.PREFERRED[0] if self.name == "openai" else None

    @property
    def local(self) -> bool:
        return self._serves_this_machine and is_loopback(self._url())

    async def health(self) -> ProviderStatus:
        if not await self._key_or_none() and not is_loopback(self._url()):
            return ProviderStatus("no key", f"{self.label} has no key.", KEY_ADVICE)
        try:
            with self._exchange():
                async with asyncio.timeout(LOOK_SECONDS):
                    await (await self._connected()).models.list()
        except Unauthorised as error:
            return ProviderStatus("no key", error.message, error.advice)
        except ProviderError as error:
            return ProviderStatus("not running", error.message, error.advice)
        return ProviderStatus("ready")

    async def models(self) -> Sequence[Model]:
        with self._exchange() as exchange:
            async with asyncio.timeout(LIST_SECONDS):
                page = await (await self._connected()).models.list()
            exchange.begun = True
            return openai_models.offered(self.name, [entry.model_dump() for entry in page.data], local=self.local)

    async def stream(self, request: ChatRequest) -> AsyncIterator[ChatDelta]:
        asked = self._asked(request)
        with self._exchange(request.model) as exchange:
            stream = await (await self._connected()).chat.completions.create(**asked)
            reply = Reply()
            async with stream:
                exchange.begun = True
                async for chunk in stream:
                    for delta in reply.read(chunk):
                        yield delta
            for delta in reply.end(self.name, self.label):
                yield delta

    async def aclose(self) -> None:
        client, self._client, self._client_for = self._client, None, None
        if client is not None:
            await client.close()

    def _exchange(self, model: str = "") -> Exchange:
        return Exchange(self.name, self.label, model, loopback=is_loopback(self._url()))

    async def _key_or_none(self) -> str | None:
        return (await self._key() or "").strip() or None

    async def _connected(self) -> Any:
        """The client for the address and key of now. Raises Unauthorised without a key beyond this machine."""
        url, key = self._url(), await self._key_or_none()
        if key is None and not is_loopback(url):
            raise Unauthorised(self.name, f"{self.label} has no key.", KEY_ADVICE)
        wanted = (url, key or "none")
        if self._client_for != wanted:
            await self.aclose()
            self._client = await asyncio.to_thread(_client, *wanted, vendor=self.name == "openai")
            self._client_for = wanted
        return self._client

    def _asked(self, request: ChatRequest) -> dict[str, Any]:
        asked: dict[str, Any] = {
            "model": request.model,
            "messages": [{"role": "system", "content": request.system}] if request.system else [],
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        asked["messages"] += [{"role": turn.role, "content": content(self.name, turn)} for turn in request.turns]
        if request.max_tokens is not None:
            asked["max_completion_tokens" if self.name == "openai" else "max_tokens"] = request.max_tokens
        if request.temperature is not None:
            asked["temperature"] = request.temperature
        if request.tools:
            asked["tools"] = [
                {
                    "type": "function",
                    "function": {"name": t.name, "description": t.description, "parameters": json.loads(t.schema)},
                }
                for t in request.tools
            ]
        return asked


def _client(url: str, key: str, *, vendor: bool) -> Any:
    """A client for one address. Slow: it imports the library and reads certificates."""
    import httpx2
    import openai

    # The organisation that the environment names is OpenAI's business, and no other endpoint's.
    headers: Any = {} if vendor else {"OpenAI-Organization": openai.Omit(), "OpenAI-Project": openai.Omit()}
    timeout = httpx2.Timeout(None, connect=CONNECT_SECONDS, write=WRITE_SECONDS)
    http = openai.DefaultAsyncHttpxClient(timeout=timeout, **client_options(url))
    return openai.AsyncOpenAI(
        base_url=url, api_key=key, max_retries=0, timeout=timeout, http_client=http, default_headers=headers
    )


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
