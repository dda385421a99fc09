"""What the index of passages holds of a text, and what a question asks of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from soulfra_desktop.adapters import stems

if TYPE_CHECKING:
    import sqlite_utils

ASKING = ("?", "？", "؟")
LONG = 1_000
"""Characters of a message beyond which it is more than one passage: about what the models of vectors read at once."""
LONG_UNSPACED = 300
"""The same, where a letter is a word."""
JOINTS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?。！？؟…]+[\"'»”)\]]*\s*"), re.compile(r"\s+"))
"""Where a long text is cut, the best places first: paragraphs, lines, sentences, words."""
READ = 10_000
"""Characters of a question, and of its words at most:"""
MOST_TERMS = 40
SCORED = 6_000
"""Passages that are scored for one question, about: beyond, the commonest of its words are left out of the search, and count
only where a passage is weighed."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A passage's words as the index keeps them."""

    words: str
    """Parted by spaces."""
    length: int
    language: str
    asks: bool


def indexed(text: str, language: str | None = None) -> Indexed:
    """`language`, ISO 639-1, is told from the text itself where it is None or empty."""
    spoken = language or stems.language_of(text)
    found = stems.words(text, spoken)
    return Indexed(" ".join(found), len(found), spoken, asks(text))


def asks(text: str) -> bool:
    return text.rstrip().endswith(ASKING)


def pieces(text: str) -> list[tuple[int, int]]:
    """Where the passages of a message begin and end: the whole of it, where it is not long. None of a blank one."""
    if not text.strip():
        return []
    most = LONG_UNSPACED if _is_unspaced(text) else LONG
    found: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > most:
        end = _cut(text, start, start + most)
        found.append((start, end))
        start = end
    if text[start:].strip() or not found:
        found.append((start, len(text)))
    return found


def _cut(text: str, start: int, most: int) -> int:
    """After the last joint of the best kind in the second half of what fits."""
    least = (start + most) // 2
    for joint in JOINTS:
        ends = [match.end() for match in joint.finditer(text, least, most)]
        if ends:
            return ends[-1]
    return most


def _is_unspaced(text: str) -> bool:
    head = text[:2_000]
    return 2 * sum(len(run) for run in stems.A_RUN.findall(head)) > len(head)


def asked(db: sqlite_utils.Database, question: str) -> list[tuple[str, ...]]:
    """Each word that counts, with the ways in which the index may know it in the languages that are there. Of a question as
    long as a page the rarest ones."""
    spoken = [name for (name,) in db.execute("SELECT language FROM spoken WHERE passages > 0 ORDER BY passages DESC")]
    terms = stems.terms(question[:READ], spoken)
    if len(terms) <= MOST_TERMS:
        return terms
    counts = {term: passages_with(db, term) for term in terms}
    rarest = sorted((term for term in terms if counts[term]), key=lambda term: counts[term])[:MOST_TERMS]
    kept = set(rarest)
    return [term for term in terms if term in kept]


def passages_with(db: sqlite_utils.Database, term: Sequence[str]) -> int:
    """In how many passages a word is, in any of its ways."""
    found = {form: _passages_with(db, form) for form in term}
    there = [form for form, count in found.items() if count]
    if len(there) < 2:
        return sum(found.values())
    sql = "SELECT count(*) FROM passage_words WHERE passage_words MATCH ?"
    return db.execute(sql, [match([tuple(there)])]).fetchone()[0]


def _passages_with(db: sqlite_utils.Database, form: str) -> int:
    row = db.execute("SELECT doc FROM passage_terms WHERE term = ?", [form]).fetchone()
    return row[0] if row else 0


def match(terms: Sequence[Sequence[str]]) -> str:
    """Any of them, in the index's own language. Words are letters and digits alone (stems.py), so that quotes hold them."""
    return " OR ".join(f'"{form}"' for term in terms for form in term)


def telling(counts: dict[tuple[str, ...], int]) -> list[tuple[str, ...]]:
    """Of a question's words, by the number of passages that have them, those to look for: the rarer ones."""
    chosen: list[tuple[str, ...]] = []
    scored = 0
    for term, count in sorted(counts.items(), key=lambda one: one[1]):
        if count and (not chosen or scored + count <= SCORED):
            chosen.append(term)
            scored += count
    return chosen


def counted(said: str, terms: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """How often each word, in any of its ways, is among an index's words, which are parted by spaces."""
    return tuple([sum([_count(said, form) for form in term if form in said]) for term in terms])


def _count(said: str, form: str) -> int:
    found, length = 0, len(form)
    at = said.find(form)
    while at >= 0:
        end = at + length
        found += said[at - 1 : at] in ("", " ") and said[end : end + 1] in ("", " ")
        at = said.find(form, end)
    return found
