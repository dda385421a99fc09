"""An embedding model in the worker's process, as the app sees it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, Literal

from soulfra_desktop.adapters.embedding.worker import ModelFailed, Worker, WorkerDied
from soulfra_desktop.adapters.embedding.worker_process import CANNOT_LOAD
from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.domain.knowledge import EmbeddingModel, Vector

BATCH = 16
AHEAD = 2
"""Batches with the worker at once, so that it never waits for the next one."""
TRIES = 2


class WorkerEmbedder:
    """Fulfils Embedder. Several share one worker; `spec` says to it which model this one means."""

    def __init__(self, worker: Worker, model: EmbeddingModel, spec: dict[str, Any]) -> None:
        self.model = model
        self._worker = worker
        self._spec = spec
        self._ahead = asyncio.Semaphore(AHEAD)

    async def embed(self, texts: Sequence[str], role: Literal["passage", "question"]) -> list[Vector]:
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        plain = [_plain(text) for text in texts]
        found = await asyncio.gather(*(self._batch([plain[n] for n in batch], role) for batch in batches))
        vectors: list[Vector] = [b""] * len(texts)
        for batch, made in zip(batches, found, strict=True):
            for number, vector in zip(batch, made, strict=True):
                vectors[number] = vector
        return vectors

    async def aclose(self) -> None:
        """The worker stays: others may use it."""
        self._worker.drop(self._spec)

    async def _batch(self, texts: list[str], role: str) -> list[Vector]:
        if role == "question":
            return await self._asked(texts, role)
        async with self._ahead:
            return await self._asked(texts, role)

    async def _asked(self, texts: list[str], role: str) -> list[Vector]:
        """A worker that died is started again once: it may have been ended by the system, which was short of memory."""
        for attempt in range(TRIES):
            try:
                header, data = await self._worker.ask(self._spec, role, texts)
            except ModelFailed as failed:
                raise EmbedderFailed(self._why(str(failed))) from None
            except WorkerDied:
                if attempt + 1 == TRIES:
                    raise EmbedderFailed("What makes texts findable by meaning ended unexpectedly.") from None
                continue
            size = 4 * header["dimensions"]
            return [data[start : start + size] for start in range(0, len(data), size)]
        raise AssertionError("unreachable")

    def _why(self, failed: str) -> str:
        if failed == CANNOT_LOAD:
            return f"{self.model.label} cannot be loaded."
        return f"{self.model.label} did not take a text."


def _plain(text: str) -> str:
    """Without halves of letters, which no model takes."""
    return text.encode("utf-8", "replace").decode()
