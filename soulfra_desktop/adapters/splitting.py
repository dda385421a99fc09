"""Cuts a document into chunks where it has joints: headings, blank lines, sentences, and words at last."""

from __future__ import annotations

import asyncio
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from soulfra_desktop.domain.knowledge import Chunk, Heading, ReadDocument, heading_path_of, page_of

MOST_TOKENS = 200
"""Of a chunk, as they are reckoned here; the smallest of our models takes 256, and cuts off what is beyond."""
AT_ONCE = 24_000
"""Characters that are cut in one go: the splitter holds the interpreter's lock meanwhile."""
LONGEST_RUN = 4_000
"""Characters without a space that are cut in one go: for longer ones the splitter takes the square of their length."""
LEAST = 200
"""Characters; a section with fewer goes with the next one, so that a heading does not stand alone."""
MARKDOWN = "text/markdown"
CODE = "text/x-code"
APART = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""Kinds whose pages have nothing to do with each other: no chunk goes from one slide or sheet into the next."""
RUN = re.compile(rf"\S{{{LONGEST_RUN}}}")
OUTERMOST = re.compile(r"\n\s*\n(?=[^\s})\]])")
PIECES = re.compile(r"[a-zA-Z]+|[0-9]+|[^\W\d_a-zA-Z]+|[^\w\s]|_")
MARKS = 8
"""Characters that a heading may have besides its words: Markdown's."""
WRITTEN_APART = re.compile(r"[\u00aa-\u04ff\u0530-\u06ff]")
"""Alphabets of which a model knows more than single letters."""


class SemanticSplitter:
    """Fulfils Splitter. `most_tokens` should be some below what the embedding model takes at once."""

    def __init__(self, most_tokens: int = MOST_TOKENS) -> None:
        if most_tokens < 8:
            raise ValueError("chunks of less than 8 tokens")
        self._most = most_tokens

    async def split(self, document: ReadDocument) -> list[Chunk]:
        return await asyncio.to_thread(self._split, document)

    def _split(self, document: ReadDocument) -> list[Chunk]:
        text, spans = document.text, []
        for start, end in _sections(document):
            for first, last in _portions(text, start, end):
                spans += self._cut(text, first, last, document.media_type == MARKDOWN)
        return [_chunk(document, number, *span) for number, span in enumerate(spans)]

    def _cut(self, text: str, start: int, end: int, markdown: bool) -> Iterator[tuple[int, int]]:
        """Spans without the spaces around them, each within what a model takes."""
        portion = text[start:end]
        tokens = tokens_of(portion)
        if tokens <= self._most:
            if span := _trimmed(text, start, end):
                yield span
            return
        capacity = max(1, int(len(portion) * self._most / tokens))
        while True:
            spans = [
                _trimmed(text, start + at, start + at + len(one)) for at, one in _pieces(portion, capacity, markdown)
            ]
            if len(spans) > 1 or capacity == 1:
                break
            capacity = max(1, capacity // 2)
        for span in spans:
            if span and (span[1] - span[0] == 1 or tokens_of(text[span[0] : span[1]]) <= self._most):
                yield span
            elif span:
                yield from self._cut(text, *span, markdown)


def tokens_of(text: str) -> int:
    """About how many tokens a model makes of it, rather too many than too few."""
    return sum(map(_tokens_of_piece, PIECES.findall(text)))


def _tokens_of_piece(piece: str) -> int:
    if piece.isascii():
        return 1 + len(piece) // (5 if piece[0].isalpha() else 2)
    return 1 + len(piece) * 3 // 4 if WRITTEN_APART.match(piece) else len(piece)


def _pieces(text: str, capacity: int, markdown: bool) -> list[tuple[int, str]]:
    from semantic_text_splitter import MarkdownSplitter, TextSplitter

    splitter: Any = MarkdownSplitter(capacity) if markdown else TextSplitter(capacity)
    return splitter.chunk_indices(text)


def _sections(document: ReadDocument) -> list[tuple[int, int]]:
    """What belongs together: what stands under one heading, on one slide, in one function. Small ones are joined."""
    text = document.text
    hard = {page.start for page in document.pages} if document.media_type in APART else set()
    soft = {heading.start for heading in document.headings}
    if document.media_type.startswith(CODE):
        soft |= {found.end() for found in OUTERMOST.finditer(text)}
    made, start = [], 0
    for cut in sorted({*hard, *soft, len(text)}):
        if cut in hard or cut == len(text) or cut - start >= LEAST:
            made.append((start, cut))
            start = cut
    return made


def _portions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A section in parts that are cut quickly: at a blank line, a line's end or a space, and within an endless word."""
    while start < end:
        until = end if end - start <= AT_ONCE else _joint(text, start, start + AT_ONCE)
        run = RUN.search(text, start, until)
        if run:
            until = run.start() if run.start() > start else run.end()
        yield start, until
        start = until


def _joint(text: str, start: int, end: int) -> int:
    """The last good place to cut before `end`."""
    for between in ("\n\n", "\n", " "):
        found = text.rfind(between, start + AT_ONCE // 2, end)
        if found > start:
            return found + len(between)
    return end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _chunk(document: ReadDocument, number: int, start: int, end: int) -> Chunk:
    path = _shared_path(document, _under_headings(document.headings, document.text, start, end), end)
    pages = document.pages
    return Chunk(number, start, end, document.text[start:end], page_of(pages, start), page_of(pages, end - 1), path)


def _shared_path(document: ReadDocument, start: int, end: int) -> tuple[str, ...]:
    """The headings over all of a chunk: of small sections that were joined it is not the first one's alone."""
    headings = document.headings
    first = bisect_right(headings, start, key=lambda heading: heading.start)
    later = [heading.level for heading in takewhile(lambda heading: heading.start < end, headings[first:])]
    if not later:
        return heading_path_of(headings, start)
    return heading_path_of((*headings[:first], Heading(min(later), "", start)), start)[:-1]


def _under_headings(headings: Sequence[Heading], text: str, start: int, end: int) -> int:
    """The last of the headings that a chunk begins with, one straight below the other: what follows is under all."""
    at = bisect_right(headings, start, key=lambda heading: heading.start) - 1
    while 0 <= at < len(headings) - 1 and headings[at + 1].start < end:
        between = text[headings[at].start : headings[at + 1].start].strip()
        if headings[at].start < start - 3 or len(between) > len(headings[at].text) + MARKS:
            break
        start, at = headings[at + 1].start, at + 1
    return start


__all__ = ["SemanticSplitter", "tokens_of"]
