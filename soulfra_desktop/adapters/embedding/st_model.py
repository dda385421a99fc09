"""Any model of sentence-transformers that is on this machine (the extra `st`). Imported in the worker's process alone."""

from __future__ import annotations

from importlib import import_module
from typing import Any

BATCH = 8
DEFAULT_TOKENS = 512


def load(asked: dict[str, Any]) -> SentenceModel:
    """Nothing is fetched: a name that is no folder must have been fetched by the person before."""
    torch: Any = import_module("torch")  # an extra: it may not be there
    library: Any = import_module("sentence_transformers")
    torch.set_num_threads(asked["threads"])
    return SentenceModel(library.SentenceTransformer(asked["name"], device="cpu", local_files_only=True))


class SentenceModel:
    """Models that were trained with other words before a question than before a passage say so themselves."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.max_tokens = int(model.get_max_seq_length() or DEFAULT_TOKENS)
        self.dimensions = len(self.embed([""], "passage")[0])

    def embed(self, texts: list[str], role: str) -> Any:
        import numpy as np

        encode = self._model.encode_query if role == "question" else self._model.encode_document
        return np.ascontiguousarray(encode(texts, batch_size=BATCH, normalize_embeddings=True), "<f4")
