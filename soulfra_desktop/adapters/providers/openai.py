"""OpenAI, and every endpoint that speaks its chat completions, through the official client."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.providers import openai_models
from soulfra_desktop.adapters.providers.connection import LIST_SECONDS, http_client, is_host_of, timeouts
from soulfra_desktop.adapters.providers.fields import shown
from soulfra_desktop.adapters.providers.keyed import KeyedProvider
from soulfra_desktop.adapters.providers.openai_wire import Reply, content
from soulfra_desktop.domain.chat import ChatDelta, ChatRequest
from soulfra_desktop.domain.routing import Ability, Model
from soulfra_desktop.domain.settings import is_loopback

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

ENDED = object()
"""After the last piece."""


class OpenAIProvider(KeyedProvider):
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
        super().__init__(name, label, base_url, key, _vendor_client if name == "openai" else _client)
        self._serves_this_machine = local

    @property
    def default_model(self) -> str | None:
        return openai_models.PREFERRED[0] if self.name == "openai" else None

    @property
    def local(self) -> bool:
        return self._serves_this_machine and is_loopback(self._url())

    @property
    def serves_plainly(self) -> bool:
        """Whether it takes the wish for its plain price; an endpoint that only speaks its language may not know it."""
        return self.name == "openai" and is_host_of(self._url(), "openai.com")

    async def models(self) -> Sequence[Model]:
        with self._exchange() as exchange:
            client = await self._connected()  # its first import is not the provider's slowness
            async with asyncio.timeout(LIST_SECONDS):
                page = await client.models.list()
            exchange.begun = True
            return openai_models.offered(self.name, [entry.model_dump() for entry in page.data], local=self.local)

    async def stream(self, request: ChatRequest) -> AsyncIterator[ChatDelta]:
        asked = self._asked(request)
        with self._exchange(request.model) as exchange:
            stream = await _begun(await self._connected(), asked)
            reply = Reply()
            async with stream:
                exchange.begun = True
                # asked for each piece: its own iterator would be one more around this one
                while (chunk := await anext(stream, ENDED)) is not ENDED:
                    for delta in reply.read(shown(chunk)):
                        yield delta
            for delta in reply.end(self.name, self.label):
                yield delta

    def _needs_key(self) -> bool:
        return not is_loopback(self._url())

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
        if request.plain_price and self.serves_plainly:
            asked["service_tier"] = "default"
        if request.tools:
            asked["tools"] = [
                {
                    "type": "function",
                    "function": {"name": t.name, "description": t.description, "parameters": json.loads(t.schema)},
                }
                for t in request.tools
            ]
        return asked


async def _begun(client: Any, asked: dict[str, Any]) -> Any:
    """The stream of an answer, its pieces as plain JSON, sent with the client's address, headers and patience: its own
    way there, through typed models of the question and of each piece, costs more than all of ours."""
    import openai

    response = await client.wire.send(client.asking(asked), stream=True)
    if response.status_code >= 300:
        raise await _refused(response)
    return openai.AsyncStream(cast_to=object, response=response, client=client)


async def _refused(response: Any) -> Exception:
    """The failure as the client itself would tell it."""
    import openai

    try:
        text = (await response.aread()).decode("utf-8", "replace")
    finally:
        await response.aclose()
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    said = body.get("error", body) if isinstance(body, dict) else body
    return openai.APIStatusError(f"Error code: {response.status_code} - {said or text}", response=response, body=said)


def _vendor_client(url: str, key: str, **more: Any) -> Any:
    """A client for one address. Slow: it imports the library and reads certificates."""
    import httpx2
    import openai

    wire = http_client(url)
    made: Any = openai.AsyncOpenAI(
        base_url=url, api_key=key, max_retries=0, timeout=timeouts(httpx2), http_client=wire, **more
    )
    made.wire, made.asking = wire, _asking(made, wire)
    return made


def _asking(client: Any, wire: Any) -> Callable[[dict[str, Any]], Any]:
    """Makes the request of a question: what all have in common is put together once."""
    import httpx2

    headers = {name: value for name, value in client.default_headers.items() if isinstance(value, str)}
    common = wire.build_request(
        "POST",
        f"{client.base_url}chat/completions",
        headers={**headers, "Authorization": f"Bearer {client.api_key}"},
        timeout=client.timeout,
    )
    del common.headers["Content-Length"]

    def asking(asked: dict[str, Any]) -> Any:
        return httpx2.Request(
            "POST", common.url, json=asked, headers=common.headers, cookies=wire.cookies, extensions=common.extensions
        )

    return asking


def _client(url: str, key: str) -> Any:
    """The same for others: the organisation that the environment names is OpenAI's business only."""
    import openai

    none: Any = openai.Omit()
    return _vendor_client(url, key, default_headers={"OpenAI-Organization": none, "OpenAI-Project": none})
