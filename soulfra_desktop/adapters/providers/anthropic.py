"""Anthropic's Claude models, through the official client."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.providers.anthropic_wire import Reply, content
from soulfra_desktop.adapters.providers.connection import LIST_SECONDS, http_client, is_host_of, timeouts
from soulfra_desktop.adapters.providers.keyed import KeyedProvider
from soulfra_desktop.domain.chat import ChatDelta, ChatRequest
from soulfra_desktop.domain.routing import Ability, Model, ModelRef

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

ANSWER_TOKENS = 4096
"""The API insists on a limit; this is ours where nobody set one."""
WINDOW = 200_000
PREFERRED = ("claude-haiku-4-5", "claude-sonnet-5", "claude-sonnet-4-5")


class AnthropicProvider(KeyedProvider):
    """The Messages API at one address. It is never local: nobody serves these weights at home."""

    local = False
    capabilities: frozenset[Ability] = frozenset({"images", "tools", "reasoning"})
    default_model: str | None = PREFERRED[0]

    def __init__(self, base_url: str | Callable[[], str], key: Callable[[], Awaitable[str | None]]) -> None:
        super().__init__("anthropic", "Anthropic", base_url, key, _client)
        self._limits: dict[str, int] = {}

    @property
    def serves_plainly(self) -> bool:
        """Whether it takes the wish for its plain price; another address that speaks its language may not know it."""
        return is_host_of(self._url(), "anthropic.com")

    async def models(self) -> Sequence[Model]:
        with self._exchange() as exchange:
            client = await self._connected()  # its first import is not the provider's slowness
            async with asyncio.timeout(LIST_SECONDS):
                page = await client.models.list(limit=1000)
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

    def _model(self, entry: Any) -> Model:
        window = getattr(entry, "max_input_tokens", None) or WINDOW
        label = getattr(entry, "display_name", None) or ""
        return Model(ModelRef(self.name, entry.id), False, window, self.capabilities, label=label)

    def _asked(self, request: ChatRequest) -> dict[str, Any]:
        longest = self._limits.get(request.model, request.max_tokens or ANSWER_TOKENS)
        limit = min(request.max_tokens or ANSWER_TOKENS, longest)
        asked: dict[str, Any] = {
            "model": request.model,
            "messages": [{"role": turn.role, "content": content(self.name, turn)} for turn in request.turns],
            "max_tokens": limit,
            "stream": True,
        }
        if request.system:
            asked["system"] = request.system
        if request.temperature is not None:
            asked["extra_body"] = {"temperature": min(1.0, request.temperature)}  # the library knows it no longer
        if request.plain_price and self.serves_plainly:
            asked["service_tier"] = "standard_only"
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

    http = http_client(url)
    return anthropic.AsyncAnthropic(
        base_url=url, api_key=key, max_retries=0, timeout=timeouts(httpx2), http_client=http
    )


def _rank(name: str) -> int:
    return next((rank for rank, start in enumerate(PREFERRED) if name.startswith(start)), len(PREFERRED))
