"""The process that holds Chroma's index: adding to it holds Python's interpreter lock for up to a second.

One JSON object a line comes in on standard input, after it the vectors that it announces; a line goes out for each. All of
it lies in memory: it opens no connection, writes nothing to disk, and ends when its parent does.

    in:  {"do": "add", "ids": […], "bytes": N} · {"do": "remove", "ids": […]} · {"do": "clear"}
         {"do": "nearest", "bytes": N, "limit": N, "among": […] | null}
    out: {} · {"ids": […], "cosines": […]} · {"failed": true}
"""

from __future__ import annotations

import json
import os
from typing import Any

from soulfra_desktop.adapters.alone import settle

NICENESS = 5
NAME = "vectors"
HNSW = {"space": "ip", "ef_construction": 128, "ef_search": 256, "max_neighbors": 24}
"""Inner product, since all are of unit length. With fewer links or fewer looks, more of the hundred nearest is missed."""
AT_ONCE = 500


class Collection:
    """Chroma's, of vectors by number."""

    def __init__(self) -> None:
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False, is_persistent=False, allow_reset=True)
        self._client = chromadb.EphemeralClient(settings)
        self._made: Any = None

    def add(self, ids: list[int], data: bytes) -> dict[str, Any]:
        import numpy as np

        vectors = np.frombuffer(data, "<f4").reshape(len(ids), -1)
        last = {number: row for row, number in enumerate(ids)}
        numbers, rows = list(last), list(last.values())
        for start in range(0, len(numbers), AT_ONCE):
            names = [str(number) for number in numbers[start : start + AT_ONCE]]
            self._collection.upsert(ids=names, embeddings=vectors[rows[start : start + AT_ONCE]])
        return {}

    def remove(self, ids: list[int]) -> dict[str, Any]:
        for start in range(0, len(ids), AT_ONCE):
            self._collection.delete(ids=[str(number) for number in ids[start : start + AT_ONCE]])
        return {}

    def clear(self) -> dict[str, Any]:
        if self._made is not None:
            self._client.delete_collection(NAME)
            self._made = None
        return {}

    def nearest(self, data: bytes, limit: int, among: list[int] | None) -> dict[str, Any]:
        import numpy as np

        count = self._collection.count()
        if among is not None:
            among = [int(one) for one in self._collection.get(ids=[str(one) for one in among], include=[])["ids"]]
        if not count or limit < 1 or among == []:
            return {"ids": [], "cosines": []}
        only = {} if among is None else {"ids": [str(number) for number in among]}
        asked = np.frombuffer(data, "<f4")[None]
        wanted = min(limit, count if among is None else len(among))
        found = self._collection.query(query_embeddings=asked, n_results=wanted, include=["distances"], **only)
        return {"ids": [int(one) for one in found["ids"][0]], "cosines": [1 - one for one in found["distances"][0]]}

    @property
    def _collection(self) -> Any:
        if self._made is None:
            self._made = self._client.create_collection(NAME, embedding_function=None, configuration=_configuration())
        return self._made


def _configuration() -> Any:
    return {"hnsw": HNSW}


def answer(collection: Collection, asked: dict[str, Any], data: bytes) -> dict[str, Any]:
    try:
        match asked["do"]:
            case "add":
                return collection.add(asked["ids"], data)
            case "remove":
                return collection.remove(asked["ids"])
            case "clear":
                return collection.clear()
            case _:
                return collection.nearest(data, asked["limit"], asked["among"])
    except Exception:  # whatever Chroma does not take: the exact index is there
        return {"failed": True}


def main() -> None:
    """Serve until standard input ends."""
    source, target = settle(NICENESS)
    collection = Collection()
    for line in source:
        asked = json.loads(line)
        data = source.read(asked.get("bytes", 0))
        target.write(json.dumps(answer(collection, asked, data), separators=(",", ":")).encode() + b"\n")
        target.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
