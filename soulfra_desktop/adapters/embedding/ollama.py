"""Embedding models of an Ollama on this machine, whose weights are here; any other Ollama is not asked."""

from __future__ import annotations

import asyncio
import math
from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from soulfra_desktop.adapters.providers import ollama_wire as wire
from soulfra_desktop.adapters.providers.connection import LIST_SECONDS, LOOK_SECONDS, Clients
from soulfra_desktop.adapters.providers.faults import Exchange
from soulfra_desktop.domain.errors import EmbedderFailed, ProviderError
from soulfra_desktop.domain.knowledge import EmbeddingModel, Vector
from soulfra_desktop.domain.routing import is_hosted_name
from soulfra_desktop.domain.settings import is_loopback

if TYPE_CHECKING:
    from soulfra_desktop.services.knowledge_ports import Embedder

PREFIX = "ollama/"
BATCH = 16
EMBED_SECONDS = 120.0
"""For one batch, the loading of its model included."""
USUAL_TOKENS = 512
PREFIXES = {
    "nomic-embed-text": ("search_document: ", "search_query: "),
    "mxbai-embed-large": ("", "Represent this sentence for searching relevant passages: "),
    "snowflake-arctic-embed": ("", "Represent this sentence for searching relevant passages: "),
    "snowflake-arctic-embed2": ("", "query: "),
    "embeddinggemma": ("title: none | text: ", "task: search result | query: "),
}
"""What each was trained to see before a passage and before a question."""
RELATED = 0.55
"""The cosine from which on a passage is likely about a question: usual for these models, whose scales differ."""
MANY_LANGUAGES = (
    "bge-m3", "paraphrase-multilingual", "snowflake-arctic-embed2", "embeddinggemma", "granite-embedding:278m",
    "qwen3-embedding", "nomic-embed-text-v2-moe",
)  # fmt: skip


class OllamaModels:
    """What the catalogue asks of Ollama at this address; empty: nobody."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._clients = Clients(wire.client)

    async def available(self) -> list[EmbeddingModel]:
        """None where there is no Ollama, or it is on another machine."""
        if not await self._is_there():
            return []
        try:
            with self._exchange() as exchange:
                client = await self._clients.get(self._url)
                exchange.reading = True
                async with asyncio.timeout(LIST_SECONDS):
                    sizes = {str(one.get("model") or one["name"]): one.get("size") for one in await client.tags()}
        except ProviderError:
            return []
        looked = await asyncio.gather(*map(self._look, sizes), return_exceptions=True)
        found = zip(looked, sizes.values(), strict=True)
        return [replace(one, size=int(size or 0)) for one, size in found if isinstance(one, EmbeddingModel)]

    async def named(self, name: str) -> EmbeddingModel:
        """Raises EmbedderFailed."""
        if not await self._is_there():
            advice = "Start Ollama on this machine, or choose another model."
            raise EmbedderFailed(f"{name} needs an Ollama on this machine, and none is there.", advice)
        return await self._look(name.removeprefix(PREFIX))

    def embedder(self, model: EmbeddingModel) -> Embedder:
        return OllamaEmbedder(self, model)

    async def embedded(self, name: str, texts: list[str]) -> list[Any]:
        """Raises EmbedderFailed."""
        await self._look(name)  # it may stand for another one by now
        try:
            with self._exchange(name) as exchange:
                client = await self._clients.get(self._url)
                exchange.reading = True
                async with asyncio.timeout(EMBED_SECONDS):
                    vectors = list((await client.embed(name, texts, truncate=True)).embeddings)
        except ProviderError as error:
            raise EmbedderFailed(error.message, error.advice) from None
        if len(vectors) != len(texts):
            raise EmbedderFailed(f"{name} answered with something else than one vector for each text.")
        return vectors

    async def aclose(self) -> None:
        await self._clients.aclose()

    async def _is_there(self) -> bool:
        """Where nobody listens its library, of half a second, is not loaded."""
        if not is_loopback(self._url):
            return False
        parts = urlsplit(self._url)
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                _, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
        except (OSError, TimeoutError):
            return False
        writer.close()
        return True

    async def _look(self, name: str) -> EmbeddingModel:
        """Raises EmbedderFailed where it is none for embedding, or Ollama would pass the texts on to its own servers."""
        try:
            with self._exchange(name) as exchange:
                client = await self._clients.get(self._url)
                exchange.reading = True
                async with asyncio.timeout(LOOK_SECONDS):
                    shown = await client.look(name)
        except ProviderError as error:
            raise EmbedderFailed(error.message, error.advice) from None
        if shown.remote or is_hosted_name(name.casefold()):
            raise EmbedderFailed(f"{name} runs on Ollama's servers, not on this machine.", "Choose another model.")
        if "embedding" not in shown.capabilities or not shown.embedding_length:
            raise EmbedderFailed(f"{name} answers, and makes no vectors.", "Choose an embedding model.")
        languages = frozenset[str]() if name.startswith(MANY_LANGUAGES) else frozenset({"en"})
        tokens = shown.context_length or USUAL_TOKENS
        named = f"{PREFIX}{name}", f"{name} (Ollama)"
        return EmbeddingModel(*named, shown.embedding_length, tokens, languages, related=RELATED)

    def _exchange(self, model: str = "") -> Exchange:
        return Exchange("ollama", "Ollama", model, loopback=True)


class OllamaEmbedder:
    """Fulfils Embedder."""

    def __init__(self, models: OllamaModels, model: EmbeddingModel) -> None:
        self.model = model
        self._models = models
        self._name = model.name.removeprefix(PREFIX)
        self._prefixes = PREFIXES.get(self._name.partition(":")[0], ("", ""))

    async def embed(self, texts: Sequence[str], role: Literal["passage", "question"]) -> list[Vector]:
        before = self._prefixes[role == "question"]
        plain = [before + (text.encode("utf-8", "replace").decode() or " ") for text in texts]
        found: list[Vector] = []
        for start in range(0, len(plain), BATCH):
            found += [self._unit(one) for one in await self._models.embedded(self._name, plain[start : start + BATCH])]
        return found

    async def aclose(self) -> None:
        """Ollama puts the model away by itself."""

    def _unit(self, vector: Sequence[float]) -> Vector:
        """Raises EmbedderFailed where it has another length than the model's, or none."""
        length = math.sqrt(sum(value * value for value in vector))
        if len(vector) != self.model.dimensions or not 0 < length < math.inf:
            raise EmbedderFailed(f"{self._name} answered with something else than one vector for each text.")
        return array("f", [value / length for value in vector]).tobytes()
