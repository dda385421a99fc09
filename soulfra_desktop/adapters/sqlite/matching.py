"""Says what is looked for in the index's own language.

The index holds stems, and takes the ending off an unfinished word as off any other: `running*` would find `runtime`,
`connecti*` nothing. So the last word is looked for twice: strictly, and loosely where the text itself then decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from soulfra_desktop.adapters.sqlite import index
from soulfra_desktop.domain.search import Term, folded, stems_ahead


@dataclass(frozen=True, slots=True)
class Match:
    """Two queries of the index, without a message in common; either is empty where it would find nothing."""

    strict: str
    loose: str = ""
    begins: re.Pattern[str] | None = None
    """A text that `loose` finds counts where this is in it, folded."""
    marked: str = ""
    """A query for any of the words: what is marked in a text."""


def matching(asked: tuple[Term, ...], stem: Callable[[str], str]) -> Match:
    """`stem` gives a word as the index knows it."""
    wanted = [term for term in asked if term.wanted]
    if not wanted:
        return Match("")
    unwanted = [quoted(term) for term in asked if not term.wanted]
    *sure, last = wanted
    known = [quoted(term) for term in sure]
    marked = " OR ".join([*known, quoted(last)])
    word = folded(last.words[0])
    if last.kind != "prefix" or len(last.words) > 1 or len(word) <= 2 or index.parted(word) != word:
        return Match(_all([*known, quoted(last)], unwanted), marked=marked)
    begins = re.compile(rf"(?<![^\W_]){re.escape(word)}")
    exact, open_ended = f'"{word}"', f'"{word}" *'
    strict, others = (open_ended, []) if stem(word) == word else (exact, [open_ended])
    others += [f'"{base}"' for base in stems_ahead(word)]
    others += _untouched(word, stem)
    loose = f"({' OR '.join(others)})" if others else ""
    found = _all([*known, loose], [*unwanted, strict]) if loose else ""
    return Match(_all([*known, strict], unwanted), found, begins, f"{marked} OR {loose}" if loose else marked)


def _untouched(word: str, stem: Callable[[str], str]) -> list[str]:
    """What begins with the word as it is typed, where the index would take it for another's end: `aay*` looks for `aai…`.

    A silent e is what stemming takes off, and then leaves the rest alone.
    """
    return [f'"{word}e" *'] if stem(word) != word == stem(f"{word}e") else []


def quoted(term: Term) -> str:
    """Words are letters and digits alone (domain/search.py), so that quotes hold them."""
    phrase = '"' + index.parted(" ".join(term.words)) + '"'
    return f"{phrase} *" if term.kind == "prefix" else phrase


def _all(wanted: list[str], unwanted: list[str]) -> str:
    together = " AND ".join(wanted)
    return f"({together}) NOT ({' OR '.join(unwanted)})" if unwanted else together
