"""How long a question to everything that is known takes: the product's search over its own encrypted store.

Made documents, chats and facts, whose words are as common and as rare as those of a language are (Zipf), each passage with a
vector. A question goes through RecallService as the product puts it together: filters, words, meaning, weighing, texts. The
embedder is a stand-in that answers at once, since its own time is measured elsewhere (tests/bench/indexing.py).

python tests/bench/recall.py [--chunks 100000] [--questions 200] [--seed 1] [--exact]
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from soulfra_desktop.adapters.sqlite.store import Store, open_store  # noqa: E402
from soulfra_desktop.adapters.vectors.chroma import ChromaIndex  # noqa: E402
from soulfra_desktop.adapters.vectors.exact import ExactIndex  # noqa: E402
from soulfra_desktop.domain.chat import Conversation, Message  # noqa: E402
from soulfra_desktop.domain.knowledge import Chunk, Document, EmbeddingModel, ReadDocument, RecallQuery  # noqa: E402
from soulfra_desktop.domain.transfer import ChatTree  # noqa: E402
from soulfra_desktop.services.nearest import FasterIndex  # noqa: E402
from soulfra_desktop.services.recall import RecallService  # noqa: E402
from tests.bench.report import report  # noqa: E402
from tests.contract.keyrings import MemoryRing  # noqa: E402

MODEL = EmbeddingModel("made", "Made", 384, 256)
VOCABULARY = 60_000
A_DOCUMENT = 100
"""Chunks."""
IN_CHATS = 5
"""One passage in so many is a message."""
START = datetime(2026, 1, 1, tzinfo=UTC)
SMALL = [
    "the",
    "of",
    "and",
    "to",
    "a",
    "in",
    "is",
    "that",
    "it",
    "was",
    "for",
    "on",
    "with",
    "as",
    "at",
    "by",
    "this",
    "are",
    "from",
]


class Writer:
    """Words by Zipf's law, with the small ones of English between them."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "on", "ust")]
        self.words = list(
            dict.fromkeys(
                "".join(self.chance.choices(syllables, k=self.chance.randint(2, 4))) for _ in range(VOCABULARY)
            )
        )
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))

    def passage(self, least: int = 60, most: int = 140) -> str:
        said = self.chance.choices(self.words, cum_weights=self.weights, k=self.chance.randint(least, most))
        for place in range(0, len(said), 3):
            said[place] = self.chance.choice(SMALL)
        return " ".join(said).capitalize() + ".\n"

    def question(self) -> str:
        """Mostly words of the middle, as questions have, and a common one."""
        rare = [
            self.words[int(len(self.words) ** self.chance.uniform(0.3, 0.95))] for _ in range(self.chance.randint(1, 4))
        ]
        common = self.chance.choices(self.words, cum_weights=self.weights, k=2)
        return f"What is the {' '.join([*rare, *common])} of it?"


class Meaning:
    """A stand-in whose vectors are sums of their words', the rarer ones longer, so that texts that share some are near each
    other, as they are for a model; the index is the product's, which asks the faster of two."""

    def __init__(self, writer: Writer, approximate: bool) -> None:
        import numpy

        chance = numpy.random.default_rng(1)
        self._rows = {word: row for row, word in enumerate(writer.words)}
        self._vectors = chance.standard_normal((len(writer.words), MODEL.dimensions)).astype("<f4")
        self._vectors *= numpy.log(numpy.arange(len(writer.words)) + 9, dtype="<f4")[:, None]
        self.index = FasterIndex(ExactIndex(), ChromaIndex if approximate else None, time.monotonic)
        self.model = MODEL

    @property
    def embedder(self) -> Meaning:
        return self

    async def embed(self, texts: Sequence[str], role: str) -> list[bytes]:
        return [self._made(text) for text in texts]

    def _made(self, text: str) -> bytes:
        import numpy

        rows = [row for word in text.lower().rstrip("?.\n").split() if (row := self._rows.get(word)) is not None]
        vector = self._vectors[rows or [0]].sum(0)
        return (vector / numpy.linalg.norm(vector)).astype("<f4").tobytes()

    async def aclose(self) -> None: ...


async def fill(store: Store, meaning: Meaning, writer: Writer, chunks: int) -> None:
    messages = chunks // IN_CHATS
    for number in range(0, chunks - messages, A_DOCUMENT):
        await store.documents.add_text(*_document(writer, number))
    for number in range(0, messages, A_DOCUMENT):
        await store.trees.add_tree(_chat(writer, number))
    while await store.passages.index_more():
        pass
    while some := await store.passages.without_vector(MODEL.name, 1000):
        made = await meaning.embed([text for _, text in some], "passage")
        ids = [passage_id for passage_id, _ in some]
        await store.passages.put_vectors(MODEL.name, list(zip(ids, made, strict=True)))
    async for vectors in store.passages.vectors(MODEL.name):
        await meaning.index.add([passage_id for passage_id, _ in vectors], [vector for _, vector in vectors])


def _document(writer: Writer, number: int) -> tuple[Document, ReadDocument, list[Chunk]]:
    texts = [writer.passage() for _ in range(A_DOCUMENT)]
    ends = list(accumulate(len(text) for text in texts))
    chunks = [Chunk(n, ends[n] - len(text), ends[n], text, n, n) for n, text in enumerate(texts)]
    at = START + timedelta(minutes=number)
    document = Document(f"d{number}", f"{number}.pdf", at, f"/documents/{number}.pdf", language="en")
    return document, ReadDocument("application/pdf", "".join(texts), language="en"), chunks


def _chat(writer: Writer, number: int) -> ChatTree:
    messages: list[Message] = []
    for n in range(A_DOCUMENT):
        parent = messages[-1].id if messages else None
        at = START + timedelta(minutes=number + n)
        messages.append(Message(f"m{number}/{n}", f"c{number}", parent, "user", writer.passage(5, 80), at))
    return ChatTree(Conversation(f"c{number}", f"Chat {number}", START, START), tuple(messages))


def _queries(writer: Writer, questions: int) -> list[RecallQuery]:
    """As the product asks: nearly always from within a chat, sometimes in a project or of documents alone."""
    filters: list[dict[str, Any]] = [
        {"without_conversation": "c0"},
        {"without_conversation": "c100"},
        {},
        {"kinds": frozenset({"document"})},
        {"folder_id": "work", "without_conversation": "c0"},
        {"document_ids": ("d0", "d100", "d200")},
    ]
    return [RecallQuery(writer.question(), **filters[number % len(filters)]) for number in range(questions)]


def at_share(seconds: Sequence[float], share: float) -> float:
    return sorted(seconds)[min(int(len(seconds) * share), len(seconds) - 1)] * 1000


async def measure(home: Path, chunks: int, questions: int, seed: int, approximate: bool) -> dict[str, Any]:
    writer = Writer(seed)
    meaning = Meaning(writer, approximate)
    store = await open_store(home, keyring=MemoryRing())
    began = time.perf_counter()
    await fill(store, meaning, writer, chunks)
    filled = time.perf_counter() - began
    meaning.index.is_ready = True
    await meaning.index.consider()
    await store.organiser.delete(["c0"])
    recall = RecallService(store.passages, meaning)
    whole: list[float] = []
    processor: list[float] = []
    words: list[float] = []
    found = 0
    for number, query in enumerate(_queries(writer, questions + 20)):
        before, cpu = time.perf_counter(), time.process_time()
        found += len((await recall.recall(query)).passages)
        if number >= 20:
            whole.append(time.perf_counter() - before)
            processor.append(time.process_time() - cpu)
        before = time.perf_counter()
        await store.passages.matching(query, 100)
        words.append(time.perf_counter() - before)
    passages, embedded = await store.passages.counts(MODEL.name)
    await store.aclose()
    await meaning.index.aclose()
    return {
        "passages": passages,
        "embedded": embedded,
        "found_a_question": found / (questions + 20),
        "approximate_index": meaning.index.is_fast,
        "fill_seconds": filled,
        "store_mb": sum(file.stat().st_size for file in home.iterdir()) / 1e6,
        "p50_ms": at_share(whole, 0.5),
        "p95_ms": at_share(whole, 0.95),
        "p95_cpu_ms": at_share(processor, 0.95),
        "words_alone_p95_ms": at_share(words, 0.95),
    }


GOALS = {"p95_ms": ("<= 50", lambda figures: figures["p95_ms"] <= 50)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chunks", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--exact", action="store_true", help="never ask the approximate index")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(
            measure(Path(folder) / "home", given.chunks, given.questions, given.seed, not given.exact)
        )
    report("recall", figures, GOALS)


if __name__ == "__main__":
    main()
