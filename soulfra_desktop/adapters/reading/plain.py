"""Plain text, Markdown, tables with commas, source code: one text, whatever it is encoded in."""

from __future__ import annotations

import re

from soulfra_desktop.adapters.reading import kinds, refusals
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.media_types import MARKDOWN
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.writing import Writing

SAMPLE = 128 * 1024
"""Bytes by which an encoding is guessed."""
SPOILT = "\ufffd"
MOST_SPOILT = 0.1
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
NO_PARAGRAPH = re.compile(r"\s*([-*+>|]|\d+[.)]|$)| {4}|\t")


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    data = file.content(kind.largest)
    text = decoded(data, file.name, writing)
    del data
    start = writing.raw(text)
    if kind.media_type == MARKDOWN:
        _mark_headings(writing, start)


def decoded(data: bytes, name: str, writing: Writing) -> str:
    """The text of these bytes. What could not be decoded is noted; raises DocumentRefused where that is much."""
    encoding = _encoding(data)
    text = data.decode(encoding, errors="replace")
    spoilt = text.count(SPOILT)
    if spoilt > len(text) * MOST_SPOILT:
        raise refusals.not_text(name)
    if spoilt:
        writing.note(detail="Some characters could not be decoded; they are shown as \ufffd.")
    return text


def _encoding(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if marked := kinds.byte_order(data[:4]) or kinds.wide(data):
        return marked
    if _is_utf8(data):
        return "utf-8"
    return _guessed(data)


def _is_utf8(data: bytes) -> bool:
    """Also where a few places among many are damaged."""
    text = data[:SAMPLE].decode("utf-8", errors="replace")
    if len(data) > SAMPLE:
        text = text[:-3]  # a letter that the sample cuts
    spoilt = text.count(SPOILT)
    return spoilt * 3 <= sum(not char.isascii() for char in text) - spoilt


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    at = next((place for place, byte in enumerate(data) if byte > 127), 0)
    sample = data[max(0, at - SAMPLE // 4) : at + SAMPLE]
    best = from_bytes(sample, steps=5, chunk_size=512).best()
    return best.encoding if best else "cp1252"


def _mark_headings(writing: Writing, start: int) -> None:
    """The headings that Markdown writes, not those in its code."""
    fence, former, former_at, place = "", "", 0, start
    for line in writing.text_from(start).split("\n"):
        if fence:
            fence = "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
            former = ""
        elif opening := FENCE.match(line):
            fence, former = opening[1], ""
        elif found := ATX.match(line):
            writing.mark(len(found[1]), found[2], place)
            former = ""
        elif (under := UNDERLINE.match(line)) and former:
            writing.mark(1 if under[1][0] == "=" else 2, former, former_at)
            former = ""
        else:
            former, former_at = ("" if NO_PARAGRAPH.match(line) else line.strip()), place
        place += len(line) + 1
