"""Finding words in all messages: what is asked, and what is found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from soulfra_desktop.domain.chat import Role

TermKind = Literal["word", "prefix", "phrase"]

QUERY_LIMIT = 500
"""Characters of a query that are looked at."""
TERM_LIMIT = 16
WORD_LIMIT = 64
"""Words of one phrase."""
WORD = re.compile(r"[^\W_]+")
ENDINGS = re.findall(
    r"\w+",
    """
    ed es er ers ing ings ion ions ional ation ations ative ator ment ments ness able ably ible ance ances ence ences ant
    ent al ally ality ic ical ity ities ism ist ive ively iveness ize izes izing izer ly ful fully fulness ous ously
""",
)
"""What the index takes off the ends of English words (Porter)."""
LONGEST_ENDING = max(map(len, ENDINGS))
SHORTEST_STEM = 3
PIECE = re.compile(r"""(-?)(?:"([^"]*)("?)|([^\s"]+))""")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for: all words of `text` (the last one may be unfinished), "quoted" ones side by side, -excluded.

    None asks for no such thing. Chats in the trash are never found; archived ones are.
    """

    text: str
    model: str | None = None
    """`provider/model` that answered."""
    role: Role | None = None
    folder_id: str | None = None
    tag: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Up to, and not including."""
    conversation_id: str | None = None
    limit: int = 50


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One message, or one chat whose title fits (`message_id` None)."""

    conversation_id: str
    title: str
    message_id: str | None
    role: Role | None
    snippet: str
    """About 20 words around what was found, without line breaks."""
    marks: tuple[tuple[int, int], ...]
    """Start and end of each found word in `snippet`, in characters."""
    created_at: datetime
    model: str | None = None
    folder_id: str | None = None


@dataclass(frozen=True, slots=True)
class SearchFound:
    """The hits, the best or newest first. `more` where there are others than the limit shows."""

    hits: tuple[SearchHit, ...] = ()
    more: bool = False
    indexed: float = 1.0
    """The share of all messages that can be found already; less than 1 while an upgraded store is being read."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for. `words` has one entry, or those of a phrase; `wanted` is False for -excluded ones."""

    kind: TermKind
    words: tuple[str, ...]
    wanted: bool = True


def terms(text: str) -> tuple[Term, ...]:
    """What a typed query looks for: words, "phrases", -excluded ones, and a last word that may go on.

    Words hold letters and digits alone, so nothing that is typed can be read as a search language's syntax. What is
    written without spaces between its words (`don't`, `a.b`) is a phrase.
    """
    text = unicodedata.normalize("NFC", text[:QUERY_LIMIT])
    found: list[Term] = []
    for piece in PIECE.finditer(text):
        minus, quoted, closed, plain = piece.groups()
        words = tuple(WORD.findall(quoted if plain is None else plain)[:WORD_LIMIT])
        if not words:
            continue
        unfinished = piece.end() == len(text) and not closed and not minus and text[-1:].isalnum()
        kind: TermKind = "prefix" if unfinished else "word" if len(words) == 1 else "phrase"
        found.append(Term(kind, words, wanted=not minus))
    return tuple(found[:TERM_LIMIT])


def stems_ahead(word: str) -> tuple[str, ...]:
    """What an unfinished word may be indexed as, where that is not a word that begins like it: `connecti` may become
    `connection`, whose stem is `connect`."""
    stems: dict[str, None] = {}
    for cut in range(max(SHORTEST_STEM, len(word) - LONGEST_ENDING), len(word)):
        base, ending = word[:cut], word[cut:]
        if any(full.startswith(ending) for full in ENDINGS):
            stems |= dict.fromkeys((base, f"{base}e"))
            if base[-1] == base[-2]:
                stems[base[:-1]] = None
            if base[-1] == "y":
                stems[f"{base[:-1]}i"] = None
    return tuple(stems)


def folded(text: str) -> str:
    """Letters as the index compares them: small, without accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()
