"""The recognition of text for a process that may open nothing any more, as one that reads a PDF.

Before it gives that up it forks: the fork, which has read nothing of the file, starts the engine. Over a pipe it gets grey
dots and nothing else, and gives back paragraphs. It ends with the process that asks it, and so does the engine.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Callable
from typing import Any

from soulfra_desktop.adapters.reading import limits, media_types, refusals
from soulfra_desktop.adapters.reading.recognition import Recognition
from soulfra_desktop.domain.errors import DocumentRefused

ASKED, ANSWERED = struct.Struct(">II"), struct.Struct(">I")
MOST_DOTS = 12_000_000
"""On a page: 300 to the inch of A4 are 8,700,000."""


class RecognitionHere:
    """Where one process reads all files, nothing is given up: the engine is started by whoever asks."""

    def __init__(self, name: str, going_on: Callable[[], object]) -> None:
        self._name, self._going_on = name, going_on
        self._recognition: Recognition | None = None

    def page(self, wide: int, high: int, dots: bytes) -> list[str]:
        """The paragraphs of a page; a dot is a byte. Raises DocumentRefused."""
        if self._recognition is None:
            self._recognition = Recognition(self._name, self._going_on)
        picture = b"P5 %d %d 255\n" % (wide, high) + dots
        pages = self._recognition.pages(picture, media_types.WORDS["image"])
        return pages[0] if pages else []

    def close(self) -> None:
        """Nothing was kept open."""


class RecognitionApart:
    """The same, by a fork that is made now."""

    def __init__(self, name: str, going_on: Callable[[], object]) -> None:
        self._name = name
        asked, self._asking = os.pipe()
        self._answers, answering = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            os.close(self._asking)
            os.close(self._answers)
            _serve(RecognitionHere(name, going_on), asked, answering)
        os.close(asked)
        os.close(answering)

    def page(self, wide: int, high: int, dots: bytes) -> list[str]:
        """The paragraphs of a page; a dot is a byte. Raises DocumentRefused."""
        try:
            _write(self._asking, ASKED.pack(wide, high) + dots)
            (size,) = ANSWERED.unpack(_taken(self._answers, ANSWERED.size))
            answer = json.loads(_taken(self._answers, size))
        except (OSError, EOFError):
            raise refusals.recognition_ended(self._name) from None
        if "refused" in answer:
            raise DocumentRefused(answer["refused"], answer["advice"])
        return answer["paragraphs"]

    def close(self) -> None:
        os.close(self._asking)
        os.close(self._answers)
        os.waitpid(self._pid, 0)


Recogniser = RecognitionHere | RecognitionApart


def _serve(recognition: RecognitionHere, asked: int, answering: int) -> None:
    """In the fork, which never comes back from here. What asks may have been taken over by its file."""
    try:
        limits.end_with_the_parent()
        limits.loosen()
        while True:
            wide, high = ASKED.unpack(_taken(asked, ASKED.size))
            if wide * high > MOST_DOTS:
                break
            answer = json.dumps(_answered(recognition, wide, high, _taken(asked, wide * high))).encode()
            _write(answering, ANSWERED.pack(len(answer)) + answer)
    finally:
        os._exit(0)


def _answered(recognition: RecognitionHere, wide: int, high: int, dots: bytes) -> dict[str, Any]:
    try:
        return {"paragraphs": recognition.page(wide, high, dots)}
    except DocumentRefused as why:
        return {"refused": why.message, "advice": why.advice}


def _write(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]


def _taken(pipe: int, size: int) -> bytes:
    """So many bytes. Raises EOFError where there will not be as many."""
    data = bytearray()
    while len(data) < size:
        piece = os.read(pipe, min(size - len(data), 1 << 20))
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)
