"""Chroma's approximate index as the app sees it: in the memory of another process, and nowhere else."""

from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from soulfra_desktop.adapters import child
from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.domain.knowledge import Vector
from soulfra_desktop.services.knowledge_ports import Near

MODULE = "soulfra_desktop.adapters.vectors.chroma_process"
FROZEN_OPTION = "--vectors-process"
QUITTING_SECONDS = 2.0
LONGEST_ANSWER = 64 * 2**20


class ChromaIndex:
    """Fulfils VectorIndex; everything raises EmbedderFailed once the process has died: it is empty then, and of no use.

    One thread talks to the process, one request after the other."""

    def __init__(self, module: str = MODULE) -> None:
        """`module` is what runs in the other process."""
        self._module = module
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="chroma")
        self._process: subprocess.Popen[bytes] | None = None
        self._changes = 0
        self._lost = False

    @property
    def is_ready(self) -> bool:
        return not self._changes and not self._lost

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    async def add(self, ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        if ids:
            await self._change({"do": "add", "ids": list(ids)}, b"".join(vectors))

    async def remove(self, ids: Collection[int]) -> None:
        if ids:
            await self._change({"do": "remove", "ids": list(ids)})

    async def clear(self) -> None:
        await self._change({"do": "clear"})

    async def nearest(self, vector: Vector, limit: int, among: Collection[int] | None = None) -> list[Near]:
        wanted = None if among is None else sorted(set(among))
        if wanted == []:
            return []
        found = await self._asked({"do": "nearest", "limit": limit, "among": wanted}, vector)
        return [Near(number, cosine) for number, cosine in zip(found["ids"], found["cosines"], strict=True)]

    async def aclose(self) -> None:
        self._lost = True
        if self._process is not None:
            self._process.kill()  # it holds nothing that is not elsewhere; what is under way ends
        with contextlib.suppress(RuntimeError):
            self._thread.submit(self._end)
        await asyncio.to_thread(self._thread.shutdown)

    async def _change(self, message: dict[str, Any], data: bytes = b"") -> None:
        self._changes += 1
        try:
            await self._asked(message, data)
        finally:
            self._changes -= 1

    async def _asked(self, message: dict[str, Any], data: bytes) -> dict[str, Any]:
        if self._lost:
            raise EmbedderFailed("The approximate index is gone.")
        try:
            future = self._thread.submit(self._answer, message | {"bytes": len(data)}, data)
            return await asyncio.shield(asyncio.wrap_future(future))
        except (OSError, ValueError, RuntimeError):
            self._lost = True
            raise EmbedderFailed("The approximate index ended unexpectedly.") from None

    def _answer(self, message: dict[str, Any], data: bytes) -> dict[str, Any]:
        """Raises OSError, ValueError."""
        if self._process is None:
            self._process = child.start(self._module, FROZEN_OPTION)
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        to.write(json.dumps(message, separators=(",", ":")).encode() + b"\n" + data)
        to.flush()
        answer = json.loads(back.readline(LONGEST_ANSWER) or b"null")
        if not isinstance(answer, dict) or "failed" in answer:
            raise ValueError("no answer")
        return answer

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            child.close_pipes(process)
            process.kill()
            process.wait(QUITTING_SECONDS)
