"""The starter model through the whole product, beside the bare engine in the same run, interleaved.

CPU is what counts: with one thread, CPU seconds a token are the speed on a free core. Wall-clock is printed as a remark.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from soulfra_desktop.adapters.providers.engine import Engine  # noqa: E402
from soulfra_desktop.adapters.sqlite.store import open_store  # noqa: E402
from soulfra_desktop.app.container import STARTER_FILE, Core, build  # noqa: E402
from soulfra_desktop.app.environment import Environment, resources  # noqa: E402
from soulfra_desktop.domain.chat import Completed, TextDelta  # noqa: E402
from soulfra_desktop.domain.options import DEFAULT_PROMPT  # noqa: E402
from soulfra_desktop.domain.routing import ModelRef, Policy  # noqa: E402
from tests.bench.report import cannot_measure, report  # noqa: E402

QUESTION = "Write a short story about a lighthouse keeper and a storm."
TURNS = (
    "What is the capital of France?",
    "And of Spain?",
    "Name a river in Germany.",
    "What is two plus two?",
    "Name a colour.",
    "Say hello in French.",
    "Name an animal that flies.",
    "What do bees make?",
    "Name a month.",
    "What is water made of?",
)
ROUNDS = 3
STARTER = Policy(model=ModelRef("starter", "smollm2-135m-instruct"), fallback=False)


def cpu_seconds() -> float:
    """Of this process and of the engines it started."""
    children = (child.cpu_times() for child in psutil.Process().children())
    return time.process_time() + sum(times.user + times.system for times in children)


async def bare(engine: Engine, model: Path) -> tuple[float, float]:
    """CPU and wall seconds a token of the engine alone."""
    usage: dict[str, Any] = {}

    def emit(chunk: dict[str, Any]) -> bool:
        usage.update(chunk.get("usage") or {})
        return False

    body = {
        "messages": [{"role": "system", "content": DEFAULT_PROMPT}, {"role": "user", "content": QUESTION}],
        "temperature": 0,
        "stream": True,
        "stream_options": {"include_usage": True},
        "max_tokens": 1024,
    }
    cpu, wall = cpu_seconds(), time.perf_counter()
    await asyncio.wrap_future(engine.answer(model, 1, body, emit))
    tokens = int(usage.get("completion_tokens", 0))
    if not tokens:
        cannot_measure("local", "the engine reported no tokens")
    return (cpu_seconds() - cpu) / tokens, (time.perf_counter() - wall) / tokens


async def product(core: Core) -> tuple[float, float]:
    """CPU and wall seconds a token of ChatService, store and receipt and all."""
    cpu, wall = cpu_seconds(), time.perf_counter()
    events = [event async for event in core.chat.send(QUESTION, policy=STARTER)]
    cpu, wall = cpu_seconds() - cpu, time.perf_counter() - wall
    done = events[-1]
    assert isinstance(done, Completed)
    assert done.message.receipt is not None
    assert done.message.receipt.usage is not None
    return cpu / done.message.receipt.usage.output_tokens, wall / done.message.receipt.usage.output_tokens


async def first_tokens(core: Core) -> list[float]:
    """CPU seconds to the first token, turn by turn in one chat."""
    conversation: str | None = None
    seconds = []
    for text in TURNS:
        cpu, first = cpu_seconds(), None
        async for event in core.chat.send(text, conversation_id=conversation, policy=STARTER):
            if isinstance(event, TextDelta) and first is None:
                first = cpu_seconds() - cpu
            if isinstance(event, Completed):
                conversation = event.message.conversation_id
        seconds.append(first or 0.0)
    return seconds


async def main() -> dict[str, float]:
    model = resources() / "models" / STARTER_FILE
    if not model.is_file():
        cannot_measure("local", "the starter model is not there: make set-up")
    engine = Engine()
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(Path(folder), "a passphrase for a benchmark")
        core = await build(Environment(Path(folder)), store, print)
        await bare(engine, model)
        await product(core)
        alone, through = [], []
        for number in range(ROUNDS):
            for arm in ("bare", "product") if number % 2 else ("product", "bare"):
                (alone if arm == "bare" else through).append(
                    await bare(engine, model) if arm == "bare" else await product(core)
                )
        chats = [await first_tokens(core) for _ in range(4)][1:]
        firsts = [statistics.median(turn) for turn in zip(*chats, strict=True)]
        engine.close()
        await core.aclose()
    bare_cpu, product_cpu = (statistics.median(cpu for cpu, _ in arm) for arm in (alone, through))
    return {
        "bare engine, tokens a CPU second": 1 / bare_cpu,
        "product, tokens a CPU second": 1 / product_cpu,
        "product / bare": bare_cpu / product_cpu,
        "product, tokens a second on the wall": 1 / statistics.median(wall for _, wall in through),
        "bare engine, tokens a second on the wall": 1 / statistics.median(wall for _, wall in alone),
        "first token of turn 2, CPU ms": firsts[1] * 1e3,
        "first token of turn 10, CPU ms": firsts[9] * 1e3,
        "turn 10 / turn 2": firsts[9] / firsts[1],
    }


if __name__ == "__main__":
    report(
        "local",
        asyncio.run(main()),
        {
            "product / bare": (">= 0.95", lambda f: f["product / bare"] >= 0.95),
            "turn 10 / turn 2": ("<= 1.5", lambda f: f["turn 10 / turn 2"] <= 1.5),
        },
    )
