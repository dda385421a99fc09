"""Ollama: models that the person runs, on this machine or on one of theirs, through the official client."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from soulfra_desktop.adapters.providers import ollama_wire as wire
from soulfra_desktop.adapters.providers.connection import LIST_SECONDS, LOOK_SECONDS, Clients
from soulfra_desktop.adapters.providers.counting import reported
from soulfra_desktop.adapters.providers.faults import Exchange
from soulfra_desktop.adapters.providers.finishing import finish_of
from soulfra_desktop.domain.chat import ChatDelta, ChatRequest, ToolCall
from soulfra_desktop.domain.errors import ContextTooLong, ProviderError, ProviderUnavailable, RequestRefused
from soulfra_desktop.domain.routing import Ability, Model, ModelRef, is_hosted_name
from soulfra_desktop.domain.settings import is_loopback
from soulfra_desktop.services.ports import ProviderStatus, PullProgress

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

INSTALL_ADVICE = "Start Ollama, or get it from https://ollama.com/download"
HOSTED = "Choose another model, or allow Ollama's hosted ones: soulfra allow ollama"
LOOKS_AT_ONCE = 4
ABILITIES: dict[str, Ability] = {
    "vision": "images",
    "tools": "tools",
    "thinking": "reasoning",
    "embedding": "embedding",
}


class OllamaProvider:
    """One Ollama server. It also fetches and removes models (ModelInstaller)."""

    name = "ollama"
    label = "Ollama"
    capabilities: frozenset[Ability] = frozenset({"images", "tools", "reasoning", "embedding"})
    default_model: str | None = None

    def __init__(self, host: str | None) -> None:
        self._url = wire.address(host)
        self._clients = Clients(wire.client)
        self._met = False
        """Whether somebody has answered the door."""
        self._shown: dict[str, wire.Shown] = {}
        """By name; `_versions` by what a name stood for when it was looked at, so that an update is seen."""
        self._versions: dict[str, wire.Shown] = {}
        self._windows: dict[str, int] = {}
        """The context asked for last, by model: it never shrinks, because each change makes Ollama load anew."""

    @property
    def local(self) -> bool:
        return is_loopback(self._url)

    async def health(self) -> ProviderStatus:
        try:
            with self._exchange() as exchange:
                await self._knock()
                client = await self._connected()  # its first import is not Ollama's slowness
                exchange.reading = True
                async with asyncio.timeout(LOOK_SECONDS):
                    version = await client.version()
        except ProviderError as error:
            return ProviderStatus("not running", error.message, INSTALL_ADVICE if self.local else error.advice)
        return ProviderStatus("ready", f"Ollama {version} at {self._url}")

    async def models(self) -> Sequence[Model]:
        with self._exchange() as exchange:
            client = await self._connected()
            async with asyncio.timeout(LIST_SECONDS):
                exchange.reading = True
                entries = [entry for entry in await client.tags() if entry.get("model") or entry.get("name")]
                entries.sort(key=lambda entry: str(entry.get("modified_at", "")), reverse=True)
                bound = asyncio.Semaphore(LOOKS_AT_ONCE)
                looks = await asyncio.gather(*(self._look(client, entry, bound) for entry in entries))
        self._shown = {
            _name(entry): replace(look, remote=look.remote or wire.is_remote(entry))
            for entry, look in zip(entries, looks, strict=True)
            if look is not None
        }
        models = [self._model(entry, look or wire.Shown()) for entry, look in zip(entries, looks, strict=True)]
        return sorted(models, key=lambda model: (not model.can_chat, not model.local))

    async def is_hosted(self, model: str) -> bool:
        """Whether Ollama passes this model on to its own servers, by any name that it takes for it.

        Known from the last list, else asked. Raises ProviderError where Ollama does not say: ModelNotFound and others.
        """
        if is_hosted_name(model.casefold()):
            return True
        with self._exchange(model) as exchange:
            client = await self._connected()
            exchange.reading = True
            async with asyncio.timeout(LOOK_SECONDS):
                return (await self._shown_of(client, model)).remote

    async def stream(self, request: ChatRequest) -> AsyncIterator[ChatDelta]:
        if request.stays_here and await self.is_hosted(request.model):
            raise RequestRefused(self.name, f"{request.model} runs on Ollama's servers, not on this machine.", HOSTED)
        with self._exchange(request.model) as exchange:
            client = await self._connected()
            options = await self._options(client, request)
            asked = wire.messages(self.name, request)
            pieces = await client.chat(request.model, asked, tools=wire.tools(request), stream=True, options=options)
            reason: str | None = None
            exchange.reading = True
            async with aclosing(pieces):
                async for piece in pieces:
                    exchange.begun = True
                    for delta in _deltas(piece):
                        yield delta
                    if piece.done:
                        reason = piece.done_reason or "stop"  # older servers say no more than that it is done
            yield ChatDelta(finish=finish_of(reason, wire.FINISHES, self.name, self.label))

    async def pull(self, model: str) -> AsyncIterator[PullProgress]:
        with self._exchange(model) as exchange:
            exchange.reading = True
            pieces = await (await self._connected()).pull(model, stream=True)
            layers: dict[str, tuple[int, int]] = {}
            status = ""
            async with aclosing(pieces):
                async for piece in pieces:
                    status = piece.status or status
                    if piece.digest and piece.total:
                        layers[piece.digest] = (piece.completed or 0, piece.total)
                    done, total = sum(got for got, _ in layers.values()), sum(size for _, size in layers.values())
                    yield PullProgress(status, done, total or None)
            if status != "success":
                advice = "Fetch it again: what has arrived is kept."
                raise ProviderUnavailable(self.name, f"Ollama stopped fetching {model} before it was whole.", advice)

    async def delete(self, model: str) -> None:
        with self._exchange(model):
            await (await self._connected()).delete(model)

    async def aclose(self) -> None:
        await self._clients.aclose()

    def _exchange(self, model: str = "") -> Exchange:
        return Exchange(self.name, self.label, model, loopback=self.local)

    async def _knock(self) -> None:
        """Where nobody listens on this machine its library, of half a second, is not loaded. Raises OSError."""
        parts = urlsplit(self._url)
        if self.local and parts.hostname and not self._met:
            async with asyncio.timeout(LOOK_SECONDS):
                _, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
            writer.close()
            self._met = True

    async def _connected(self) -> Any:
        return await self._clients.get(self._url)

    async def _look(self, client: Any, entry: dict[str, Any], bound: asyncio.Semaphore) -> wire.Shown | None:
        """What Ollama knows of one model; None where it does not say."""
        name = _name(entry)
        version = str(entry.get("digest") or name)
        if version not in self._versions:
            try:
                async with bound:
                    with self._exchange(name) as exchange:
                        exchange.reading = True
                        self._versions[version] = await client.look(name)
            except ProviderError:
                return None
        return self._versions[version]

    async def _shown_of(self, client: Any, model: str) -> wire.Shown:
        """What Ollama knows of a model by any name that it takes for it; asked once between two lists."""
        if model not in self._shown:
            self._shown[model] = await client.look(model)
        return self._shown[model]

    def _model(self, entry: dict[str, Any], shown: wire.Shown) -> Model:
        name = _name(entry)
        hosted = wire.is_remote(entry) or shown.remote or is_hosted_name(name)
        abilities: set[Ability] = {ABILITIES[word] for word in shown.capabilities if word in ABILITIES}
        if "completion" in shown.capabilities:
            abilities.discard("embedding")
        return Model(
            ModelRef(self.name, name),
            self.local and not hosted,
            shown.context_length,
            frozenset(abilities),
            size_bytes=entry.get("size") or None,
            hosted=hosted,
        )

    async def _options(self, client: Any, request: ChatRequest) -> dict[str, Any]:
        """Ollama reads no more than `num_ctx`, by default a small part of what most models can. Raises ContextTooLong."""
        options: dict[str, Any] = {}
        if request.temperature is not None:
            options["temperature"] = request.temperature
        if request.max_tokens is not None:
            options["num_predict"] = request.max_tokens
        if is_hosted_name(request.model):
            return options
        shown = await self._shown_of(client, request.model)
        if wire.fewest_tokens(request) > (shown.context_length or 2**40):
            raise ContextTooLong(self.name, f"This chat is longer than {request.model} can read.")
        wanted = max(wire.context_for(request, shown), self._windows.get(request.model, 0))
        options["num_ctx"] = self._windows[request.model] = wanted
        return options


def _name(entry: dict[str, Any]) -> str:
    return entry.get("model") or entry["name"]


def _deltas(piece: Any) -> Iterator[ChatDelta]:
    said = piece.message
    if said.content or said.thinking:
        yield ChatDelta(text=said.content or "", reasoning=said.thinking or "")
    for number, call in enumerate(said.tool_calls or ()):
        arguments = json.dumps(dict(call.function.arguments))
        yield ChatDelta(tool_call=ToolCall(f"call_{number}", call.function.name, arguments))
    if piece.done and (count := reported(piece.prompt_eval_count, piece.eval_count)):
        yield ChatDelta(usage=count)
