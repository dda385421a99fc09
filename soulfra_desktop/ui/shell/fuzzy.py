"""How well what somebody types fits a name: whole words before beginnings, beginnings before letters in between."""

from __future__ import annotations

import re
import unicodedata

WORD_BEGINS = 100
"""For a word of the text that begins with a word of the query."""


def fold(text: str) -> str:
    """Lower case without accents, so that "geloscht" finds "Gelöscht"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def score(query: str, text: str) -> int:
    """0 where a word of the query is not in the text; the more, the better it fits."""
    folded = fold(text)
    found = [_score(word, folded) for word in fold(query).split()]
    return sum(found) if all(found) else 0


def _score(word: str, text: str) -> int:
    words = re.split(r"[^\w]+", text)
    if word in words:
        return 120
    if text.startswith(word):
        return 110
    if any(other.startswith(word) for other in words):
        return WORD_BEGINS
    if word in text:
        return 60
    return _scattered(word, text)


def _scattered(word: str, text: str) -> int:
    """Its letters in this order with gaps: 40 less the gaps, none for single letters far apart."""
    place, gaps = -1, 0
    for letter in word:
        following = text.find(letter, place + 1)
        if following < 0:
            return 0
        gaps += following - place - 1 if place >= 0 else 0
        place = following
    return max(0, 40 - 3 * gaps) if len(word) > 1 else 0
