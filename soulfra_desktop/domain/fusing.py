"""How what was found by words and by meaning becomes one order.

Scores are added, not ranks: in talk words are by far the better guide, in written documents meaning is as good, and ranks
would count both alike. A passage is judged with what stands around it, since in a chat the word that is asked for often
stands in the line before. The weights were fitted on conversations and on abstracts together (tests/bench/memory.py).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log

AROUND = {-2: 0.6, -1: 0.8, 0: 1.0, 1: 0.8, 2: 0.4}
"""How much the words of a passage's neighbours count for it."""
STEPS = tuple(AROUND.items())
WORDS = 4.5
MEANING = 7.0
"""Of a cosine."""
SUBSTANCE = 4.0
ANSWER = 1.5
HALF_SAID = 8
"""Words with which a passage says half of what a passage can say: "Thanks!" answers nothing."""
SATURATION = 1.2
LENGTHS = 0.75
"""k1 and b of BM25, as they are commonly set."""
Counts = Sequence[tuple[int, float]]
"""Of the question's terms, by their places among them, those that are there at all."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage as its words see it: where it stands among its neighbours, and how often it has each word that is asked."""

    passage_id: int
    sequence: int
    """Names its document or chat; a fact's is its own."""
    ordinal: int
    """Neighbours differ by one."""
    length: int
    """Words of the index."""
    counts: tuple[int, ...]
    """Of each of the question's terms, in their order."""
    asks: bool = False
    """Whether it ends with a question mark: what follows is then an answer."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a question's words weigh in all that is known, and how often they are in some passages and around them."""

    terms: tuple[str, ...] = ()
    """The question's words as the index knows them, each once."""
    passages_with: tuple[int, ...] = ()
    """In how many passages each of them is."""
    passages: int = 0
    """How many there are."""
    average_length: float = 1.0
    placed: tuple[Placed, ...] = ()


def fused(weighed: Weighed, cosines: Mapping[int, float], judged: Collection[int]) -> list[tuple[int, float]]:
    """The passages of `judged` that were weighed, the best first, each with its score from 0 to 1.

    A passage without a cosine is judged by its words, as if it were as far as the farthest that has one.
    """
    places = {(one.sequence, one.ordinal): one for one in weighed.placed}
    said = {one.passage_id: [(term, count) for term, count in enumerate(one.counts) if count] for one in weighed.placed}
    rarity = [_rarity(weighed.passages, among) for among in weighed.passages_with]
    candidates = [one for one in weighed.placed if one.passage_id in judged]
    average = weighed.average_length
    own = {one.passage_id: _bm25(said[one.passage_id], one.length, rarity, average) for one in candidates}
    around = [_around(one, places, said, rarity, average) for one in candidates]
    best, best_own = max(around, default=0.0) or 1.0, max(own.values(), default=0.0) or 1.0
    far = min(cosines.values(), default=0.0)
    scores: list[tuple[int, float]] = []
    for one, words in zip(candidates, around, strict=True):
        before = places.get((one.sequence, one.ordinal - 1))
        answers = own.get(before.passage_id, 0.0) / best_own if before is not None and before.asks else 0.0
        score = (
            WORDS * words / best
            + MEANING * cosines.get(one.passage_id, far)
            + SUBSTANCE * one.length / (one.length + HALF_SAID)
            + ANSWER * answers
        )
        scores.append((one.passage_id, max(score, 0.0) / (WORDS + MEANING + SUBSTANCE + ANSWER)))
    return sorted(scores, key=lambda scored: (-scored[1], -scored[0]))


def _around(
    one: Placed,
    places: Mapping[tuple[int, int], Placed],
    said: Mapping[int, Counts],
    rarity: list[float],
    average: float,
) -> float:
    """BM25 of one text made of the passage and what stands around it, what is farther counting less."""
    counts: dict[int, float] = {}
    length = whole = 0.0
    sequence, ordinal = one.sequence, one.ordinal
    for step, weight in STEPS:
        near = places.get((sequence, ordinal + step))
        if near is not None:
            whole += weight
            length += weight * near.length
            for term, count in said[near.passage_id]:
                counts[term] = counts.get(term, 0.0) + weight * count
    return _bm25(sorted(counts.items()), length, rarity, average * whole)


def _bm25(counts: Counts, length: float, rarity: list[float], average: float) -> float:
    if not counts:
        return 0.0
    bent = SATURATION * (1 - LENGTHS + LENGTHS * length / max(average, 1.0))
    return sum([rarity[term] * count / (count + bent) for term, count in counts])


def _rarity(passages: int, among: int) -> float:
    return log(1 + max(passages - among + 0.5, 0.5) / (among + 0.5))
