"""What a provider reports as used is its word, not a fact: numbers that no answer can have are no report at all."""

from __future__ import annotations

from typing import Any

from soulfra_desktop.domain.usage import TokenCount

MOST_TOKENS = 10**8
"""Of one answer: a hundred times what any model reads."""


def reported(asked: Any, answered: Any, cached: Any = None, written: Any = None, kept: Any = None) -> TokenCount | None:
    """The usage of one answer in tokens, `asked` with its cached and written ones; None where it is no report.

    It is none where a number is missing, no whole number, absurd, or more than what it is a part of, and where no
    token was asked: then the caller estimates, and a paid answer is not shown as free.
    """
    parts = [0 if part is None else part for part in (cached, written, kept)]
    counts = (asked, answered, *parts)
    if not all(type(count) is int and 0 <= count <= MOST_TOKENS for count in counts):
        return None
    read, wrote, long = parts
    if asked == 0 or read + wrote > asked or long > wrote:
        return None
    return TokenCount(asked, answered, read, wrote, long_cache_write_tokens=long)
