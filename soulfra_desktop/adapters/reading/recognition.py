"""Text in pictures, by the person's own Tesseract. What it takes is bounded, and what it says believed as little as a file."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import groupby
from typing import IO, Any

from soulfra_desktop.adapters.reading import limits, refusals

PROGRAM = "tesseract"
LANGUAGE = re.compile(r"[A-Za-z]{3}(_\w+)?")
TURNED = "osd"
"""What tells how a page is turned; no language."""
FEW = 4
"""So many languages were chosen by whoever installed them: all are looked for. Of more, the person's own and English."""
CODES = {
    "cs": "ces", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld",
    "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "chi_sim",
}  # fmt: skip
HEADER = "level\tpage_num\t"
PAGE, WORD = "1", "5"
UNLIKELY, SENSE = 10.0, 60.0
"""How sure it is, in percent: a word below the one is a speck, and where all is below the other nothing was written."""
MOST_SAID, MOST_COMPLAINTS = 8_000_000, 100_000
"""Bytes. A page that is full of small print has 200,000."""
LISTED_WITHIN = 10.0
LOOKS_EACH = 0.2
NO_ROOM = re.compile(rb"malloc|out of memory|bad_alloc|too large", re.IGNORECASE)

Pages = list[list[str]]
"""Of each page the paragraphs, their lines as they stood."""


def program() -> str | None:
    return shutil.which(PROGRAM)


class Recognition:
    """For one file. `going_on` is called as long as the engine works, so that whoever waits knows."""

    def __init__(self, name: str, going_on: Callable[[], object]) -> None:
        """Raises DocumentRefused where nothing on this machine recognises text."""
        found = program()
        if found is None:
            raise refusals.no_recognition(name)
        self._name, self._going_on = name, going_on
        installed = self._installed(found)
        upright = ["--psm", "1"] if TURNED in installed else []
        self._command = [
            found, "stdin", "stdout", "-l", "+".join(_wanted(installed)), *upright, "-c", "tessedit_create_tsv=1"
        ]  # fmt: skip

    def pages(self, picture: bytes, kind: str) -> Pages:
        """What stands in a picture, which is `kind`. Raises DocumentRefused."""
        how, said, complaints = self._asked(picture)
        if how == 0 and not said.startswith(HEADER.encode()):
            raise refusals.recognition_broken(self._name)
        pages = _understood(said.decode("utf-8", "replace")) if how == 0 else []
        if not any(pages) and NO_ROOM.search(complaints):
            raise refusals.too_many_dots(self._name)
        if limits.FORKS and how == -signal.SIGXCPU:
            raise refusals.too_slow(self._name)
        if how < 0:
            raise refusals.recognition_ended(self._name)
        if how:
            raise refusals.damaged(self._name, kind)
        return pages

    def _installed(self, found: str) -> list[str]:
        try:
            listed = subprocess.run(  # noqa: S603 - the person's own program
                [found, "--list-langs"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                timeout=LISTED_WITHIN, check=True, preexec_fn=limits.at_the_start_of_a_program(),
            ).stdout  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            raise refusals.recognition_broken(self._name) from None
        lines = listed[:MOST_COMPLAINTS].decode("utf-8", "replace").split()
        installed = [line for line in lines if LANGUAGE.fullmatch(line)]
        if not {*installed} - {TURNED}:
            raise refusals.recognition_without_language(self._name)
        return installed

    def _asked(self, picture: bytes) -> tuple[int, bytes, bytes]:
        """How it ended, what it said, and what it complained of."""
        try:
            engine = subprocess.Popen(  # noqa: S603 - nothing of the file stands in its arguments
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                preexec_fn=limits.at_the_start_of_a_program(),
            )  # fmt: skip
        except OSError:
            raise refusals.recognition_broken(self._name) from None
        said, complaints = _Heard(engine.stdout, MOST_SAID), _Heard(engine.stderr, MOST_COMPLAINTS)
        told = threading.Thread(target=_tell, args=(engine.stdin, picture), daemon=True)
        told.start()
        try:
            self._wait(engine, said)
        finally:
            engine.kill()
            engine.wait()
            for thread in (told, said, complaints):
                thread.join(LISTED_WITHIN)
        return engine.returncode, bytes(said.data), bytes(complaints.data)

    def _wait(self, engine: subprocess.Popen[bytes], said: _Heard) -> None:
        """Until it has ended. Raises DocumentRefused where it does not, or says more than any page holds."""
        began = time.monotonic()
        while True:
            with suppress(subprocess.TimeoutExpired):
                engine.wait(LOOKS_EACH)
                return
            took = time.monotonic() - began
            if took > limits.PATIENCE or (took > limits.SECONDS and not limits.wants_a_processor(engine.pid)):
                raise refusals.too_slow(self._name)
            if said.too_much:
                raise refusals.recognition_broken(self._name)
            self._going_on()


class _Heard(threading.Thread):
    """What comes out of a pipe, up to a limit; what is beyond it is taken and let go."""

    def __init__(self, pipe: IO[bytes] | None, most: int) -> None:
        super().__init__(daemon=True)
        assert pipe is not None
        self._pipe, self._most = pipe, most
        self.data = bytearray()
        self.too_much = False
        self.start()

    def run(self) -> None:
        with self._pipe:
            while piece := self._pipe.read(1 << 16):
                self.too_much = self.too_much or len(self.data) + len(piece) > self._most
                if not self.too_much:
                    self.data += piece


def _tell(pipe: IO[bytes], picture: bytes) -> None:
    with suppress(OSError), pipe:  # an engine that ends early does not hear it all
        pipe.write(picture)


def _wanted(installed: list[str]) -> list[str]:
    """The languages to look for, the likeliest first."""
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "")
    first = [name for name in (CODES.get(spoken[:2], ""), "eng") if name in installed]
    others = [name for name in installed if name != TURNED]
    return list(dict.fromkeys(first + others if len(others) <= FEW or not first else first))[:FEW]


def _understood(said: str) -> Pages:
    """From its table: a row for each page, block, paragraph, line and word. Rows that are none are passed over."""
    rows = [row for line in said.splitlines()[1:] if len(row := line.split("\t")) == 12]
    count = sum(row[0] == PAGE for row in rows)
    words = [row for row in rows if row[0] == WORD and row[11].strip() and _sure(row) >= UNLIKELY]
    letters = sum(len(row[11]) for row in words)
    if not letters or sum(_sure(row) * len(row[11]) for row in words) / letters < SENSE:
        return [[] for _ in range(count)]
    pages: dict[str, list[str]] = {str(number): [] for number in range(1, count + 1)}
    for (page, *_), paragraph in groupby(words, lambda row: row[1:4]):
        lines = groupby(paragraph, lambda row: row[4])
        pages.setdefault(page, []).append("\n".join(" ".join(row[11] for row in line) for _, line in lines))
    return list(pages.values())


def _sure(row: list[Any]) -> float:
    with suppress(ValueError):
        return float(row[10])
    return 0.0
