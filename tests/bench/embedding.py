"""What the embedder takes by itself: the worker's start, chunks a second, memory, and a question in the midst of them.

Made chunks of about 200 tokens, through the product's embedder and its real process. `alone` is nobody asking besides;
`meanwhile` a question while passages are embedded. Processor time is the worker's, so a busy machine spoils it less.

python tests/bench/embedding.py [--chunks 96] [--vectors 100000]
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import psutil  # noqa: E402

from soulfra_desktop.adapters.embedding.catalogue import MINILM, LocalModels  # noqa: E402
from soulfra_desktop.adapters.embedding.worker import Worker  # noqa: E402
from soulfra_desktop.adapters.vectors.exact import ExactIndex  # noqa: E402
from soulfra_desktop.app.environment import resources  # noqa: E402
from soulfra_desktop.domain.knowledge import EmbeddingModel  # noqa: E402
from soulfra_desktop.services.knowledge_ports import Embedder  # noqa: E402
from tests.bench.report import report  # noqa: E402

WORDS = ["river", "market", "winter", "letter", "engine", "garden", "teacher", "journey", "paper", "window", "doctor"]
A_CHUNK = 180
QUESTIONS = 40
MIB = 2**20


def chunks(count: int) -> list[str]:
    chance = random.Random(6)
    return [" ".join(chance.choices(WORDS, k=A_CHUNK)) + "." for _ in range(count)]


def used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


async def asked(embedder: Embedder, often: int) -> list[float]:
    """Seconds for each question."""
    took = []
    for number in range(often):
        began = time.perf_counter()
        await embedder.embed([f"What did I say about the {WORDS[number % len(WORDS)]}?"], "question")
        took.append(time.perf_counter() - began)
        await asyncio.sleep(0.01)
    return took


async def of_model(model: EmbeddingModel, count: int) -> dict[str, Any]:
    worker = Worker()
    embedder = LocalModels(resources(), worker).embedder(model)
    await embedder.embed(["warm"], "question")
    process = psutil.Process(worker.pid)
    figures: dict[str, Any] = {"start_cpu_s": used(process), "start_mib": process.memory_info().rss / MIB}
    alone = await asked(embedder, QUESTIONS)
    texts, before, began = chunks(count), used(process), time.perf_counter()
    await embedder.embed(texts, "passage")
    figures["chunks_a_second"] = count / (time.perf_counter() - began)
    figures["chunks_a_cpu_second"] = count / (used(process) - before)
    figures["busy_mib"] = process.memory_info().rss / MIB
    embedding = asyncio.gather(embedder.embed(texts, "passage"))
    meanwhile = await asked(embedder, QUESTIONS)
    await embedding
    figures["question_ms"] = 1000 * statistics.median(alone)
    figures["question_meanwhile_ms"] = 1000 * statistics.median(meanwhile)
    await worker.aclose()
    return figures


async def nearest(count: int) -> dict[str, Any]:
    """Of an exact index of that size, for a hundred nearest."""
    import numpy as np

    chance, index = np.random.default_rng(6), ExactIndex()
    made = np.ones((1, MINILM.dimensions), "<f4")
    for start in range(0, count, 1000):
        made = chance.standard_normal((1000, MINILM.dimensions)).astype("<f4")
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        await index.add(range(start, start + 1000), [row.tobytes() for row in made])
    walls, before = [], time.process_time()
    for _ in range(QUESTIONS):
        began = time.perf_counter()
        await index.nearest(made[0].tobytes(), 100)
        walls.append(time.perf_counter() - began)
    cpu = (time.process_time() - before) / QUESTIONS
    return {"exact_vectors": count, "exact_ms": 1000 * statistics.median(walls), "exact_cpu_ms": 1000 * cpu}


GOALS = {
    "minilm_start_cpu_s": ("<= 1", lambda all_of_it: all_of_it["minilm_start_cpu_s"] <= 1),
    "exact_cpu_ms": ("<= 25", lambda all_of_it: all_of_it["exact_cpu_ms"] <= 25),
}


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chunks", type=int, default=96)
    parser.add_argument("--vectors", type=int, default=100_000)
    given = parser.parse_args()
    models = LocalModels(resources())
    figures: dict[str, Any] = {}
    for model in await models.available():
        count = given.chunks if model == MINILM else max(given.chunks // 8, 1)
        figures |= {f"{model.name}_{name}": value for name, value in (await of_model(model, count)).items()}
    report("embedding", figures | await nearest(given.vectors), GOALS)


if __name__ == "__main__":
    asyncio.run(main())
