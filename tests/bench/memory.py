"""Whether the right passage is found: LoCoMo's turns of talk and Cranfield's abstracts, through the product's one search.

One configuration for both. A LoCoMo sample is one person's chats: a session is a chat, a turn a message; a question must
find the turns that are named as its evidence (categories 1 to 4). An abstract of Cranfield is a document of one chunk.
The peers, in the same run over the same words and vectors: BM25, dense (cosine), and plain RRF of both (k = 60); the
differences carry a paired bootstrap over the questions. All of it goes through the product: a home with its encrypted
store, the model in its own process, the index, and the one search.

python tests/bench/memory.py [--data LOCOMO.json --out PRED.jsonl] [--cranfield DIR --out-cranfield PRED.jsonl]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import re
import sys
import tempfile
import uuid
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


from soulfra_desktop.adapters.sqlite.store import Store, open_store  # noqa: E402
from soulfra_desktop.app.container import SystemClock  # noqa: E402
from soulfra_desktop.app.knowledge import KnowledgeParts  # noqa: E402
from soulfra_desktop.domain.chat import Conversation, Message  # noqa: E402
from soulfra_desktop.domain.knowledge import Chunk, Document, ReadDocument, RecallQuery  # noqa: E402
from soulfra_desktop.domain.transfer import ChatTree  # noqa: E402
from soulfra_desktop.services.settings import SettingsService  # noqa: E402
from tests.bench.report import cannot_measure, report  # noqa: E402
from tests.contract.keyrings import MemoryRing  # noqa: E402

DEPTH = 20
LISTED = 100
"""Of each peer's list, fused by rank."""
RRF = 60
SAMPLES = 2000
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
METHODS = ("product", "bm25", "dense", "rrf")
Ranked = dict[str, list[str]]
"""By method, the best first."""


@dataclass(frozen=True, slots=True)
class Turn:
    id: str
    text: str
    sequence: int
    ordinal: int
    kind: str = "message"


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    text: str
    gold: frozenset[str] = frozenset()
    """Empty where the question is not scored."""


class Person:
    """One whose chats or documents are known, and who asks: a home of their own, encrypted, with the product's parts."""

    def __init__(self, turns: Sequence[Turn], store: Store, parts: KnowledgeParts) -> None:
        self._turns = turns
        self._store = store
        self._parts = parts
        self._number: dict[str, int] = {}

    async def learn(self) -> None:
        """Until every passage has its vector."""
        for sequence, turns in groupby(self._turns, key=lambda turn: turn.sequence):
            said = list(turns)
            if said[0].kind == "document":
                await self._store.documents.add_text(*document(said[0]))
            else:
                await self._store.trees.add_tree(chat(sequence, said))
        while await self._store.passages.index_more():
            pass
        model = self._parts.embedding.model.name
        while (counted := await self._store.passages.counts(model))[0] > counted[1]:
            if self._parts.embedding.problem:
                cannot_measure("memory", self._parts.embedding.problem)
            await asyncio.sleep(0.1)
        while not self._parts.embedding.index.is_ready:
            await asyncio.sleep(0.1)

    async def ask(self, question: str) -> Ranked:
        asked = RecallQuery(question, limit=DEPTH)
        store, meaning = self._store.passages, self._parts.embedding
        product = [passage.source_id for passage in (await self._parts.recall.recall(asked)).passages]
        bm25 = [hit.passage_id for hit in await store.matching(asked, LISTED)]
        (vector,) = await meaning.embedder.embed([question], "question")
        dense = [near.passage_id for near in await meaning.index.nearest(vector, LISTED)]
        ranks: dict[int, float] = {}
        for listed in (bm25, dense):
            for place, number in enumerate(listed, 1):
                ranks[number] = ranks.get(number, 0.0) + 1 / (RRF + place)
        rrf = sorted(ranks, key=lambda number: -ranks[number])
        named = {one.id: one.source_id for one in await store.passages([*ranks])}
        peers = {"bm25": bm25, "dense": dense, "rrf": rrf}
        return {"product": product} | {
            peer: list(dict.fromkeys(named[number] for number in numbers))[:DEPTH] for peer, numbers in peers.items()
        }


def document(turn: Turn) -> tuple[Document, ReadDocument, list[Chunk]]:
    """Of one chunk."""
    read = ReadDocument("text/plain", turn.text, language="en")
    chunks = [Chunk(0, 0, len(turn.text), turn.text)] if turn.text else []
    return Document(turn.id, turn.id, BEGINNING, language="en"), read, chunks


def chat(sequence: int, turns: Sequence[Turn]) -> ChatTree:
    messages: list[Message] = []
    for turn in turns:
        at = BEGINNING + timedelta(days=sequence, seconds=turn.ordinal)
        parent = messages[-1].id if messages else None
        messages.append(Message(turn.id, f"c{sequence}", parent, "user", turn.text, at))
    return ChatTree(Conversation(f"c{sequence}", "", BEGINNING, BEGINNING), tuple(messages))


@asynccontextmanager
async def person(turns: Sequence[Turn]) -> AsyncGenerator[Person]:
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(Path(folder), keyring=MemoryRing())
        settings = SettingsService(store.settings, store.secrets, lambda _: None)
        await settings.load()
        parts = KnowledgeParts(
            store, Path(folder), ROOT / "resources", settings, SystemClock(), lambda: uuid.uuid4().hex
        )
        try:
            async with asyncio.TaskGroup() as group:
                filling = group.create_task(parts.embedding.run())
                yield Person(turns, store, parts)
                filling.cancel()
        finally:
            await parts.aclose()
            await store.aclose()


def conversations(path: Path) -> list[tuple[list[Turn], list[Question]]]:
    """A LoCoMo file: a person a sample."""
    people: list[tuple[list[Turn], list[Question]]] = []
    for sample in json.loads(path.read_text(encoding="utf-8")):
        talk = sample["conversation"]
        sessions = sorted((key for key in talk if re.fullmatch(r"session_\d+", key)), key=lambda key: int(key[8:]))
        turns = [
            Turn(said["dia_id"], spoken(said), session, place)
            for session, key in enumerate(sessions)
            for place, said in enumerate(talk[key])
        ]
        known = {turn.id for turn in turns}
        questions = []
        for number, qa in enumerate(sample["qa"]):
            named = {f"D{int(a)}:{int(b)}" for e in qa.get("evidence", []) for a, b in re.findall(r"D:?(\d+):(\d+)", e)}
            gold = frozenset(named & known) if qa["category"] in (1, 2, 3, 4) else frozenset[str]()
            questions.append(Question(f"{sample['sample_id']}/{number}", qa["question"], gold))
        people.append((turns, questions))
    return people


def spoken(said: dict[str, Any]) -> str:
    """As a chat shows it: who, what, and what a picture shows."""
    caption = said.get("blip_caption")
    return f"{said['speaker']}: {said['text']}" + (f" [image: {caption}]" if caption else "")


def abstracts(folder: Path) -> tuple[list[Turn], list[Question]]:
    """Cranfield's three files. Queries count from 1 in the order of the file."""
    documents = records(next(folder.glob("cran.all*")))
    turns = [
        Turn(number, fields.get("W", ""), place, 0, "document") for place, (number, fields) in enumerate(documents)
    ]
    gold: dict[str, set[str]] = {}
    for line in (folder / "cranqrel").read_text(encoding="utf-8").splitlines():
        query, document, grade = line.split()[:3]
        if 1 <= int(grade) <= 4:
            gold.setdefault(str(int(query)), set()).add(str(int(document)))
    asked = enumerate(records(folder / "cran.qry"), 1)
    return turns, [Question(str(n), fields["W"], frozenset(gold.get(str(n), ()))) for n, (_, fields) in asked]


def records(path: Path) -> list[tuple[str, dict[str, str]]]:
    found = []
    for record in re.split(r"^\.I ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        fields = re.findall(r"^\.([A-Z])[ \t]*\n(.*?)(?=^\.[A-Z][ \t]*\n|\Z)", record, flags=re.M | re.S)
        found.append((str(int(record.split()[0])), {name: text.strip() for name, text in fields}))
    return found


def recall_at(ranked: list[str], gold: frozenset[str], depth: int) -> float:
    return len(set(ranked[:depth]) & gold) / len(gold)


def ndcg(ranked: list[str], gold: frozenset[str]) -> float:
    gained = sum(1 / math.log2(place + 2) for place, one in enumerate(ranked[:10]) if one in gold)
    return gained / sum(1 / math.log2(place + 2) for place in range(min(10, len(gold))))


def interval(differences: Sequence[float]) -> list[float]:
    """Of the mean, 95 %: paired, since each difference is of one question."""
    import numpy as np

    values, chance = np.array(differences), np.random.default_rng(6)
    means = values[chance.integers(0, len(values), (SAMPLES, len(values)))].mean(1)
    return [round(float(edge), 3) for edge in np.percentile(means, [2.5, 97.5])]


def figures_of(name: str, scores: dict[str, list[float]]) -> dict[str, Any]:
    """Each method's mean, and by how much the product is above each peer."""
    figures: dict[str, Any] = {
        f"{name}_{method}" if method != "product" else name: sum(scores[method]) / len(scores[method])
        for method in METHODS
    }
    for peer in METHODS[1:]:
        apart = [ours - theirs for ours, theirs in zip(scores["product"], scores[peer], strict=True)]
        figures[f"{name}_above_{peer}"] = interval(apart)
    return figures


async def answered(turns: Sequence[Turn], questions: Sequence[Question]) -> list[Ranked]:
    async with person(turns) as one:
        await one.learn()
        return [await one.ask(question.text) for question in questions]


async def locomo(path: Path, out: Path | None) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    lines: list[str] = []
    scores = {depth: {method: list[float]() for method in METHODS} for depth in (5, 10)}
    for turns, questions in conversations(path):
        found = await answered(turns, questions)
        lines += [json.dumps({"id": q.id, "ranked": r["product"]}) for q, r in zip(questions, found, strict=True)]
        scored = [(ranked, question.gold) for question, ranked in zip(questions, found, strict=True) if question.gold]
        for depth, method in ((depth, method) for depth in scores for method in METHODS):
            scores[depth][method] += [recall_at(ranked[method], gold, depth) for ranked, gold in scored]
        own = [sum(scores[depth]["product"][-len(scored) :]) / len(scored) for depth in scores]
        figures[f"locomo_{questions[0].id.split('/')[0]}"] = "/".join(f"{value:.3f}" for value in own)
    figures["locomo_questions"] = len(scores[5]["product"])
    if out is not None:
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return figures | figures_of("locomo_r5", scores[5]) | figures_of("locomo_r10", scores[10])


async def cranfield(folder: Path, out: Path | None) -> dict[str, Any]:
    turns, questions = abstracts(folder)
    found = await answered(turns, questions)
    if out is not None:
        asked = zip(questions, found, strict=True)
        lines = [json.dumps({"id": int(q.id), "ranked": [int(one) for one in r["product"]]}) for q, r in asked]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    scored = [(ranked, question.gold) for question, ranked in zip(questions, found, strict=True) if question.gold]
    scores = {method: [ndcg(ranked[method], gold) for ranked, gold in scored] for method in METHODS}
    return {"cranfield_questions": len(scored)} | figures_of("cranfield_ndcg10", scores)


GOALS = {
    "locomo_r5": (">= 0.64", lambda all_of_it: all_of_it["locomo_r5"] >= 0.64),
    "locomo_r10": (">= 0.74", lambda all_of_it: all_of_it["locomo_r10"] >= 0.74),
    "cranfield_ndcg10": (">= 0.44", lambda all_of_it: all_of_it["cranfield_ndcg10"] >= 0.44),
}


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--data", "--out", "--cranfield", "--out-cranfield"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    if given.data is None and given.cranfield is None:
        print(
            "memory: nothing to measure: name a file of LoCoMo's form with --data, a folder of Cranfield's with --cranfield"
        )
        return
    figures: dict[str, Any] = {}
    if given.data is not None:
        figures |= await locomo(given.data, given.out)
    if given.cranfield is not None:
        figures |= await cranfield(given.cranfield, given.out_cranfield)
    report("memory", figures, {name: goal for name, goal in GOALS.items() if name in figures})


if __name__ == "__main__":
    asyncio.run(main())
