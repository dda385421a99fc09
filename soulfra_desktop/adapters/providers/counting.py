"""What a provider reports as used is its word, not a fact: numbers that no answer can have are no report at all."""

from __future__ import annotations

from typing import Any

from soulfra_desktop.domain.usage import TokenCount

MOST_TOKENS = 10**8
"""Of one answer: a hundred times what any model reads."""


TIERS = ("batch", "flex", "priority", "fast")
"""Ways of being served that have prices of their own; any other is the plain one."""


def reported(
    asked: Any,
    answered: Any,
    cached: Any = None,
    written: Any = None,
    kept: Any = None,
    thought: Any = None,
    tier: Any = None,
) -> TokenCount | None:
    """The usage of one answer in tokens, `asked` with its cached and written ones; None where it is no report.

    It is none where a number is missing, no whole number, absurd, or more than what it is a part of, and where no
    token was asked: then the caller estimates, and a paid answer is not shown as free. What it `thought` and the `tier` it
    was served in are left out where they make no sense.
    """
    parts = [0 if part is None else part for part in (cached, written, kept)]
    counts = (asked, answered, *parts)
    if not all(type(count) is int and 0 <= count <= MOST_TOKENS for count in counts):
        return None
    read, wrote, long = parts
    if asked == 0 or read + wrote > asked or long > wrote:
        return None
    thinking = thought if type(thought) is int and 0 <= thought <= answered else 0
    served = tier if tier in TIERS else ""
    return TokenCount(
        asked, answered, read, wrote, long_cache_write_tokens=long, reasoning_tokens=thinking, tier=served
    )
