"""About how many tokens a text has, counted offline with a vocabulary that set-up puts in `resources/`."""

from __future__ import annotations

import asyncio
import base64
import binascii
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SLICE = 1000
"""Characters counted at once. Merging is quadratic in the length of one word, and a word may be a megabyte."""
AT_ONCE = 20_000
"""Characters that are counted without leaving the loop: about 2 ms."""
PATTERN = r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s"
"""How cl100k_base splits a text before merging."""


class TiktokenTokenizer:
    """Tokenizer over cl100k_base; without its file, four characters count as a token."""

    def __init__(self, vocabulary: Path) -> None:
        self._vocabulary = vocabulary
        self._ready = False

    async def count(self, text: str) -> int:
        """The first count reads the vocabulary, a third of a second, and long texts take as long: both off the loop."""
        if self._ready and len(text) <= AT_ONCE:
            return self._count(text)
        count = await asyncio.to_thread(self._count, text)
        self._ready = True
        return count

    def _count(self, text: str) -> int:
        if self._encoding is None:
            return -(-len(text) // 4)
        return sum(len(tokens) for tokens in map(self._encoding.encode_ordinary, _slices(text)))

    @cached_property
    def _encoding(self) -> Any:
        """The encoding, or None where the file is missing or damaged."""
        try:
            lines = self._vocabulary.read_bytes().splitlines()
            ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in lines if line)}
        except (OSError, ValueError, binascii.Error):
            return None
        if not ranks:
            return None
        import tiktoken

        return tiktoken.Encoding("cl100k_base", pat_str=PATTERN, mergeable_ranks=ranks, special_tokens={})


def _slices(text: str) -> Iterator[str]:
    """The text in pieces of about SLICE characters, cut before a space where one is near."""
    start = 0
    while len(text) - start > SLICE:
        cut = text.rfind(" ", start + SLICE // 2, start + SLICE)
        end = cut if cut > start else start + SLICE
        yield text[start:end]
        start = end
    yield text[start:]
