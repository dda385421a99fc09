"""All that is known, in memory: PassageSearch, VectorIndex and Embedder as the search sees them, without a disk or a model."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from soulfra_desktop.domain.fusing import Placed, Weighed
from soulfra_desktop.domain.knowledge import EmbeddingModel, Passage, RecallQuery, Vector
from soulfra_desktop.services.knowledge_ports import Near, WordHit

AROUND = 2


def plain_words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


@dataclass
class InMemoryPassages:
    """Fulfils PassageSearch; a passage's neighbours are those that were put in with the same sequence."""

    words: Callable[[str], list[str]] = plain_words
    asked: Callable[[str], list[tuple[str, ...]]] = lambda text: [(word,) for word in dict.fromkeys(plain_words(text))]
    """The ways in which each word of a question may be indexed."""
    folders: dict[int, str] = field(default_factory=dict)
    _passages: dict[int, Passage] = field(default_factory=dict)
    _counts: dict[int, Counter[str]] = field(default_factory=dict)
    _places: dict[int, tuple[int, int]] = field(default_factory=dict)
    _at: dict[tuple[int, int], int] = field(default_factory=dict)
    _postings: dict[str, list[int]] = field(default_factory=dict)
    embedded: set[int] = field(default_factory=set)
    _length: int = 0

    def put(self, passage: Passage, sequence: int, ordinal: int) -> None:
        counts = Counter(self.words(passage.text))
        self._passages[passage.id], self._counts[passage.id] = passage, counts
        self._places[passage.id], self._at[sequence, ordinal] = (sequence, ordinal), passage.id
        self._length += counts.total()
        for word in counts:
            self._postings.setdefault(word, []).append(passage.id)

    async def matching(self, query: RecallQuery, limit: int) -> list[WordHit]:
        scores: dict[int, float] = {}
        average = self._average()
        for term in self.asked(query.text):
            those = {number for form in term for number in self._postings.get(form, ())}
            rare = math.log(1 + (len(self._passages) - len(those) + 0.5) / (len(those) + 0.5))
            for number in those:
                count, length = self._count(number, term), self._counts[number].total()
                score = rare * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / average))
                scores[number] = scores.get(number, 0.0) + score
        allowed = await self.allowed(query)
        found = [WordHit(number, score) for number, score in scores.items() if allowed is None or number in allowed]
        return sorted(found, key=lambda hit: (-hit.score, hit.passage_id))[:limit]

    async def weigh(self, question: str, ids: Sequence[int]) -> Weighed:
        terms = self.asked(question)
        wanted: dict[int, None] = {}
        for number in ids:
            sequence, ordinal = self._places[number]
            for step in range(-AROUND, AROUND + 1):
                if (near := self._at.get((sequence, ordinal + step))) is not None:
                    wanted[near] = None
        placed = tuple(self._placed(number, terms) for number in wanted)
        passages_with = tuple(len({n for form in term for n in self._postings.get(form, ())}) for term in terms)
        return Weighed(tuple(term[0] for term in terms), passages_with, len(self._passages), self._average(), placed)

    async def allowed(self, query: RecallQuery) -> Collection[int] | None:
        left = {number for number, one in self._passages.items() if self._is_allowed(one, query)}
        return None if len(left) == len(self._passages) else left

    async def filtered(self, query: RecallQuery, ids: Sequence[int]) -> set[int]:
        return {
            number for number in ids if number in self._passages and self._is_allowed(self._passages[number], query)
        }

    async def passages(self, ids: Sequence[int]) -> list[Passage]:
        return [self._passages[number] for number in ids if number in self._passages]

    async def counts(self, model: str) -> tuple[int, int]:
        return len(self._passages), len(self.embedded)

    def _is_allowed(self, one: Passage, query: RecallQuery) -> bool:
        return (
            one.kind in query.kinds
            and (self.folders.get(one.id) in (None, query.folder_id) or self._is_outside(one, query))
            and (query.conversation_id is None or one.conversation_id == query.conversation_id)
            and (query.without_conversation is None or one.conversation_id != query.without_conversation)
            and (not query.document_ids or one.source_id in query.document_ids)
            and (query.since is None or (one.at is not None and one.at >= query.since))
            and (query.until is None or (one.at is not None and one.at < query.until))
        )

    def _is_outside(self, one: Passage, query: RecallQuery) -> bool:
        """Where no folder is at hand, everything is found; strictly, chats alone."""
        return query.folder_id is None and (one.kind == "message" or not query.strictly)

    def _placed(self, number: int, terms: Sequence[tuple[str, ...]]) -> Placed:
        counts = self._counts[number]
        asks = self._passages[number].text.rstrip().endswith(("?", "？", "؟"))
        return Placed(
            number, *self._places[number], counts.total(), tuple(self._count(number, term) for term in terms), asks
        )

    def _count(self, number: int, term: tuple[str, ...]) -> int:
        return sum(self._counts[number][form] for form in term)

    def _average(self) -> float:
        return self._length / max(len(self._counts), 1)


@dataclass
class InMemoryIndex:
    """Exact, over tuples."""

    is_ready: bool = True
    vectors: dict[int, tuple[float, ...]] = field(default_factory=dict)

    async def add(self, ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        self.vectors |= {
            number: tuple(memoryview(vector).cast("f")) for number, vector in zip(ids, vectors, strict=True)
        }

    async def remove(self, ids: Collection[int]) -> None:
        for number in ids:
            self.vectors.pop(number, None)

    async def clear(self) -> None:
        self.vectors.clear()

    async def nearest(self, vector: Vector, limit: int, among: Collection[int] | None = None) -> list[Near]:
        asked = tuple(memoryview(vector).cast("f"))
        those = self.vectors if among is None else {one: self.vectors[one] for one in among if one in self.vectors}
        near = [Near(one, sum(a * b for a, b in zip(asked, its, strict=True))) for one, its in those.items()]
        return sorted(near, key=lambda one: (-one.cosine, one.passage_id))[:limit]

    async def aclose(self) -> None: ...


class MeaningOf:
    """An Embedder for which words of one group mean the same: a dimension a group. `refusal` is raised when it is asked."""

    def __init__(self, *groups: str, index: InMemoryIndex | None = None) -> None:
        self.model = EmbeddingModel("groups", "Groups of words", len(groups) + 1, 256)
        self.index = index or InMemoryIndex()
        self.refusal: Exception | None = None
        self._groups = [set(group.split()) for group in groups]

    @property
    def embedder(self) -> MeaningOf:
        return self

    async def embed(self, texts: Sequence[str], role: str) -> list[Vector]:
        if self.refusal is not None:
            raise self.refusal
        return [self._vector(set(plain_words(text))) for text in texts]

    async def aclose(self) -> None: ...

    def _vector(self, words: set[str]) -> Vector:
        found = [float(len(words & group)) for group in self._groups] + [0.1]
        length = math.sqrt(sum(value * value for value in found))
        return array("f", [value / length for value in found]).tobytes()
