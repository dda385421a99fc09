"""The numbers in an answer, and the sentences of the sources that they stand for. Pure; a text that is still coming is read
as far as it goes.

A quote is always a sentence of the passage itself, found by the words that it shares with the claim: nothing that a model
says of a source is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from soulfra_desktop.domain.amounts import bears_out
from soulfra_desktop.domain.denial import says_the_opposite
from soulfra_desktop.domain.knowledge import Citation, PageStart, Passage, page_of

Words = Callable[[str], Sequence[str]]
"""A text's words without their endings, and without those that say nothing."""

_NUMBERS = r"\d{1,3}(?:[ \t]*(?:,|;|–|-|and|und|&)[ \t]*\d{1,3})*"
MARK = re.compile(
    rf"(?<![\\!])\[({_NUMBERS})\](?!\(|\[(?!\d)|:[ \t]*<?(?:https?:|/|#))|【({_NUMBERS})(?:†[^】\n]{{0,80}})?】"
)
"""`[1]`, `[1, 2]`, `[1][2]`, `【1】`; no link, no reference to one."""
_FENCE = re.compile(r"^ {0,3}(`{3,}+|~{3,}+)[^\n]*+\n(?:.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z))", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:[^\n]|\n(?!\n))*?(?<!`)\1(?!`)")
_RANGE = re.compile(r"(\d{1,3})[ \t]*[–-][ \t]*(\d{1,3})")
_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？])|\n+|[ \t]*(?:[•|]|^[-*+] )[ \t]*", re.MULTILINE)
"""Where a sentence ends."""
LEAST_SHARED = 2
"""Words that a sentence of a source must have in common with a claim that has as many."""
LEAST_SHARE = 0.25
"""And the share of the claim's words."""
_DENIES = re.compile(
    r"\b(?:not|no|never|none|cannot|without|\w+n['’]t|nicht|nichts|kein\w*|nie|niemals|ohne)\b", re.IGNORECASE
)
UNASKED_SHARE = 0.7
"""Share that a sentence of a source must have of one of the answer to be named for it where the answer names no source."""
UNASKED_SHARED = 3
"""And words: a shorter sentence says too little to be told from another."""
LONGEST_QUOTE = 400
MOST_SENTENCES = 400


@dataclass(frozen=True, slots=True)
class Mark:
    """Numbers that stand in a text, and where."""

    start: int
    end: int
    numbers: tuple[int, ...]


def marks(text: str, most: int | None = None) -> list[Mark]:
    """The numbers of sources in a text, in order; none in code or in links. `most`: how many sources there are."""
    if "[" not in text and "【" not in text:
        return []
    found: list[Mark] = []
    code = [(one.start(), one.end()) for pattern in (_FENCE, _CODE) for one in pattern.finditer(text)]
    for one in MARK.finditer(text):
        if any(start <= one.start() < end for start, end in code):
            continue
        numbers = tuple(number for number in numbers_in(one[1] or one[2]) if most is None or number <= most)
        if numbers:
            found.append(Mark(one.start(), one.end(), numbers))
    return found


def numbers_in(said: str) -> Iterator[int]:
    """`1, 3-5` says 1, 3, 4 and 5; each once."""
    widened = _RANGE.sub(
        lambda one: " ".join(map(str, range(int(one[1]), min(int(one[2]), int(one[1]) + 20) + 1))), said
    )
    seen: set[int] = set()
    for digits in re.findall(r"\d+", widened or said):
        number = int(digits)
        if number > 0 and number not in seen:
            seen.add(number)
            yield number


def claim_before(text: str, mark: Mark) -> str:
    """The sentence that a mark stands behind, without the marks in it."""
    before = MARK.sub(" ", text[max(0, mark.start - 1_500) : mark.start]).rstrip()
    pieces = [piece for piece in _END.split(before) if piece and re.search(r"\w", piece)]
    if not pieces:
        return ""
    return pieces[-1].strip()


def cited(text: str, sources: Sequence[Citation], words: Words) -> tuple[Citation, ...]:
    """The sources with the sentence of each that supports best what is claimed with its number.

    One whose number is not in the text, or whose passage says nothing of the claim, has no quote and is not `supported`.
    Small models often name no source at all: then each is quoted that says nearly what the answer says.
    """
    return tuple(one_by_one_cited(text, sources, words))


def one_by_one_cited(text: str, sources: Sequence[Citation], words: Words) -> Iterator[Citation]:
    """As `cited`, for who has something else to do in between: a source takes up to 20 ms with forty claims."""
    found = marks(text)
    named = bool(_named(found, sources))
    claims: dict[int, list[str]] = {}
    if named:
        for mark in found:
            claim = claim_before(text, mark)
            for number in mark.numbers:
                claims.setdefault(number, []).append(claim)
    said = [one for one in sentences(text) if len(set(words(one))) >= UNASKED_SHARED] if sources and not named else []
    for one in sources:
        yield _with_quote(one, claims.get(one.number, []) if named else said, words, named=named)


def as_evidence(citation: Citation) -> Citation:
    """Without quote or support where it is an earlier answer of a model: it would be cited for having said so before."""
    return citation if citation.passage.is_evidence else replace(citation, quote="", supported=False)


def _with_quote(citation: Citation, claims: Sequence[str], words: Words, *, named: bool = True) -> Citation:
    if not citation.passage.is_evidence:
        return as_evidence(citation)
    best, quote = 0.0, ""
    for claim in claims:
        score, sentence = supporting(claim, citation.passage.text, words)
        enough = named or (score >= UNASKED_SHARE and _agrees(claim, sentence, words))
        if enough and score > best:
            best, quote = score, sentence
    return replace(citation, quote=quote, supported=bool(quote))


def _agrees(claim: str, sentence: str, words: Words) -> bool:
    """Whether a sentence has all figures of a claim, and denies where it denies: alike in words they may say opposites."""
    figures = {word for word in words(claim) if _weight(word) > 1}
    return figures.issubset(words(sentence)) and bool(_DENIES.search(claim)) == bool(_DENIES.search(sentence))


def supporting(claim: str, text: str, words: Words) -> tuple[float, str]:
    """How well the best sentence of a text supports a claim, 0 to 1, and that sentence; empty where none does.

    A claim's figures weigh twice. A sentence with the right words and other amounts supports nothing, whether they are written
    in digits or in words, nor does one that says the opposite.
    """
    wanted = set(words(claim))
    if not wanted:
        return 0.0, ""
    whole = sum(map(_weight, wanted))
    best, quote = 0.0, ""
    for sentence in sentences(text):
        shared = wanted.intersection(words(sentence))
        score = sum(map(_weight, shared)) / whole
        enough = len(shared) >= min(LEAST_SHARED, len(wanted)) and score >= LEAST_SHARE
        if enough and score > best and _holds(claim, sentence, text, words):
            best, quote = score, sentence
    return best, quote


def _holds(claim: str, sentence: str, text: str, words: Words) -> bool:
    return bears_out(claim, sentence, text) and not says_the_opposite(claim, sentence, words)


def _weight(word: str) -> float:
    return 2.0 if any(character.isdigit() for character in word) else 1.0


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text as they stand in it; a long one in pieces."""
    start = count = 0
    ends = [(one.start(), one.end()) for one in _END.finditer(text)] + [(len(text), len(text))]
    for end, following in ends:
        sentence = text[start:end].strip()
        start = following
        if not re.search(r"\w", sentence):
            continue
        for at in range(0, len(sentence), LONGEST_QUOTE):
            yield sentence[at : at + LONGEST_QUOTE].strip()
        count += 1
        if count >= MOST_SENTENCES:
            return


def place_of(quote: str, text: str) -> tuple[int, int] | None:
    """Where a quote stands in a source as it is now; white space may differ. None where it is not there any more."""
    words = quote.split()
    if not words:
        return None
    found = text.find(quote)
    if found >= 0:
        return found, found + len(quote)
    match = re.search(r"\s+".join(map(re.escape, words)), text)
    return (match.start(), match.end()) if match else None


def placed(citation: Citation) -> Citation:
    """The citation whose passage's span is its quote's own, where the passage's text has it."""
    passage = citation.passage
    place = place_of(citation.quote, passage.text) if len(passage.text) == passage.end - passage.start else None
    if place is None:
        return citation
    return replace(citation, passage=replace(passage, start=passage.start + place[0], end=passage.start + place[1]))


def on_its_pages(citation: Citation, pages: Sequence[PageStart]) -> Citation:
    """Says the pages of its passage's span; as it is where the document has none."""
    passage = citation.passage
    first = page_of(pages, passage.start)
    if first is None:
        return citation
    last = page_of(pages, max(passage.start, passage.end - 1))
    return replace(citation, passage=replace(passage, page_from=first, page_to=last))


def held_against(citation: Citation, now: str | None, start: int = 0) -> Citation:
    """The citation held against its source as it is now: `now` from character `start` on, None where it is gone.

    Where the quote still stands, the passage's span is the quote's own, so that it opens there.
    """
    if now is None:
        return replace(citation, supported=False)
    if not citation.quote or not citation.passage.is_evidence:
        return as_evidence(citation)
    place = place_of(citation.quote, now)
    if place is None:
        return replace(citation, supported=False)
    passage = replace(citation.passage, start=start + place[0], end=start + place[1])
    return replace(citation, passage=passage, supported=True)


def used(text: str, sources: Sequence[Citation]) -> tuple[Citation, ...]:
    """Those whose number stands in the text, in the order of their numbers; where none does, those that say the same."""
    named = _named(marks(text), sources)
    return tuple(one for one in sources if (one.number in named if named else one.quote))


def _named(found: Sequence[Mark], sources: Sequence[Citation]) -> set[int]:
    return {number for mark in found for number in mark.numbers}.intersection(one.number for one in sources)


def is_unsupported(text: str, sources: Sequence[Citation]) -> bool:
    """Whether an answer was given sources and none of its claims is supported by one."""
    return bool(sources) and bool(text.strip()) and not any(one.supported and one.quote for one in used(text, sources))


def as_citations(passages: Sequence[Passage]) -> tuple[Citation, ...]:
    """Numbered from 1, as they were sent; what of them is cited is not known yet."""
    return tuple(Citation(number, one, supported=False) for number, one in enumerate(passages, 1))
