"""One search over all that is known: by words and by meaning, each making up for the other."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.domain.fusing import fused
from soulfra_desktop.domain.knowledge import AllBut, Many, Recalled

if TYPE_CHECKING:
    from soulfra_desktop.domain.knowledge import Passage, RecallQuery
    from soulfra_desktop.services.knowledge_ports import Embedder, Near, PassageSearch, Reranker, VectorIndex

CANDIDATES = 50
"""By words, and as many by meaning; what stands around them is judged with them. On LoCoMo and Cranfield 40 find what 100
find (tests/bench/memory.py), in half the time."""
WIDER = 5
"""How many times as many are looked at where filters leave much, and again while too few of them are left."""
RERANKED = 24
ANSWERED = 0.7
"""What a model answered once counts so much: it helps to find, proves nothing, and may be made up."""
SPARE = 2
"""How many times as many are looked at as are asked for, since some say the same."""


class Meaning(Protocol):
    """What finds by meaning at this moment: the chosen model, and the index of its vectors."""

    @property
    def embedder(self) -> Embedder: ...

    @property
    def index(self) -> VectorIndex: ...


@dataclass(frozen=True, slots=True)
class _Now:
    """Fulfils Meaning, as it is when a question comes: a vector of one model is never held against those of another."""

    embedder: Embedder
    index: VectorIndex


class RecallService:
    """Answers whether or not vectors are there: without them by words alone, which `Recalled.problem` or `searched` says."""

    def __init__(self, store: PassageSearch, meaning: Meaning, reranker: Reranker | None = None) -> None:
        self._store = store
        self._meaning = meaning
        self._reranker = reranker

    async def recall(self, query: RecallQuery, patience: float | None = None) -> Recalled:
        """Raises StoreError alone; odd text finds nothing. After `patience` seconds the question's meaning is not waited for."""
        now = _Now(self._meaning.embedder, self._meaning.index)
        recalled = await self._recalled(query, patience, now)
        if now.index is self._meaning.index:
            return recalled
        # another model has taken over meanwhile, and the index that was asked may have been emptied under the question
        return await self._recalled(query, patience, _Now(self._meaning.embedder, self._meaning.index))

    async def _recalled(self, query: RecallQuery, patience: float | None, now: Meaning) -> Recalled:
        if not query.text.strip() or query.limit < 1:
            return Recalled(searched=await self._searched(now))
        allowed = await self._store.allowed(query)
        if not isinstance(allowed, AllBut | Many | None) and not allowed:
            return Recalled(searched=await self._searched(now))
        by_words, (vector, problem, near) = await asyncio.gather(
            self._store.matching(query, _candidates(query)), self._meant(query, patience, allowed, now)
        )
        found = dict.fromkeys([hit.passage_id for hit in by_words] + [one.passage_id for one in near])
        weighed = await self._store.weigh(query.text, list(found))
        judged = {one.passage_id for one in weighed.placed}
        if isinstance(allowed, Many):
            judged = await self._store.filtered(query, list(judged))
        elif allowed is not None:
            judged = {passage_id for passage_id in judged if passage_id in allowed}
        cosines = {one.passage_id: one.cosine for one in near}
        others = judged.difference(cosines)
        if near and others:
            cosines |= {one.passage_id: one.cosine for one in await _nearest(now, vector, len(others), others)}
        order = fused(weighed, cosines, judged)
        passages = await self._passages(query, order, cosines, now)
        searched = 0.0 if problem else await self._searched(now)
        return Recalled(tuple(passages), searched, problem)

    async def _meant(
        self, query: RecallQuery, patience: float | None, allowed: Collection[int] | AllBut | Many | None, now: Meaning
    ) -> tuple[bytes, str, list[Near]]:
        """The question's vector, or why there is none, and what is near it."""
        vector, problem = await _asked(now, query.text, patience)
        return vector, problem, await self._near(query, vector, allowed, now)

    async def _near(
        self, query: RecallQuery, vector: bytes, allowed: Collection[int] | AllBut | Many | None, now: Meaning
    ) -> list[Near]:
        """The candidates by meaning. Filters that leave much are held against what is near, asking for more until it does."""
        most = _candidates(query)
        if isinstance(allowed, AllBut):
            more = await _nearest(now, vector, most + len(allowed.out), None)
            return [one for one in more if one.passage_id in allowed][:most]
        if not isinstance(allowed, Many):
            return await _nearest(now, vector, most, allowed)
        wide = most * WIDER
        fit: list[Near] = []
        while len(fit) < most:
            more = await _nearest(now, vector, wide, None)
            left = await self._store.filtered(query, [one.passage_id for one in more])
            fit = [one for one in more if one.passage_id in left]
            if len(more) < wide:
                break
            wide *= WIDER
        return fit[:most]

    async def _passages(
        self, query: RecallQuery, order: Sequence[tuple[int, float]], cosines: Mapping[int, float], now: Meaning
    ) -> list[Passage]:
        most = max(query.limit, RERANKED if self._reranker is not None else 0)
        scores = dict(order[: most * SPARE])
        found = await self._store.passages(list(scores))
        near = now.embedder.model.related
        told = [
            replace(
                one,
                score=scores[one.id] * (1.0 if one.is_evidence else ANSWERED),
                related=cosines.get(one.id, -1.0) >= near,
            )
            for one in found
        ]
        passages = _once(sorted(told, key=lambda one: -one.score))[:most]
        if self._reranker is not None:
            passages = await self._reranker.rerank(query.text, passages)
        return passages[: query.limit]

    async def _searched(self, now: Meaning) -> float:
        """The index in memory counts, not the store: it may still be filling."""
        if not now.index.is_ready:
            return 0.0
        passages, embedded = await self._store.counts(now.embedder.model.name)
        return min(embedded / passages, 1.0) if passages else 1.0


async def _asked(now: Meaning, text: str, patience: float | None) -> tuple[bytes, str]:
    """The question's vector, or why there is none."""
    if not now.index.is_ready:
        return b"", ""
    try:
        async with asyncio.timeout(patience):
            (vector,) = await now.embedder.embed([text], "question")
    except EmbedderFailed as failed:
        return b"", str(failed)
    except TimeoutError:
        reason = "Finding by meaning took too long."
        return b"", reason
    return vector, ""


async def _nearest(now: Meaning, vector: bytes, limit: int, among: Collection[int] | None) -> list[Near]:
    return await now.index.nearest(vector, limit, among) if vector else []


def _candidates(query: RecallQuery) -> int:
    return max(CANDIDATES, SPARE * query.limit)


def _once(passages: Sequence[Passage]) -> list[Passage]:
    """What is said twice is shown where it fits best."""
    said: dict[str, Passage] = {}
    for passage in passages:
        said.setdefault(" ".join(passage.text.casefold().split()), passage)
    return list(said.values())
