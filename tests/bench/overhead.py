"""What Soulfra costs around a model call: CPU over the bare SDK, per request and per chunk; LiteLLM's Router beside it.

The same requests, interleaved in random order, against one upstream on loopback: `--upstream URL` for another one that
speaks chat completions and takes any model name (then only 20-chunk answers are compared). "A request" is an answer of
one piece; the pieces' own cost is the slope from 20 to 200 of them, and below 0 where reading them costs us less than the
SDK. `road` is router, judgement, failover, ledger and receipt, the ledger in memory, the question one of forty that were
judged before, as the composer's estimate does while it is typed; `kept` is the same over the encrypted file, with a synced
commit before the call and one after it; `unseen` is `kept` with a question that nobody has looked at; `whole` stores
question, answer and journal too.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing, contextmanager, suppress
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from soulfra_desktop.adapters.providers.openai import OpenAIProvider  # noqa: E402
from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory, open_store  # noqa: E402
from soulfra_desktop.app.container import _assemble  # noqa: E402
from soulfra_desktop.domain.chat import TextDelta, Turn  # noqa: E402
from soulfra_desktop.domain.routing import ModelRef, Policy  # noqa: E402
from soulfra_desktop.services.settings import SettingsService  # noqa: E402
from tests.bench.report import cannot_measure, report  # noqa: E402

QUESTION = "Summarise the plot of Hamlet in one line."
WORDS = [
    "ships",
    "rain",
    "bread",
    "kings",
    "maps",
    "bees",
    "glass",
    "winter",
    "debts",
    "music",
    "salt",
    "dogs",
    "law",
    "chess",
    "copper",
    "fevers",
]
Arm = Callable[[], Awaitable[None]]


def bare_sdk(base: str, model: str) -> Arm:
    import openai

    client = openai.AsyncOpenAI(base_url=base, api_key="x", max_retries=0)

    async def ask() -> None:
        stream = await client.chat.completions.create(
            model=model,
            messages=[{"role": "user", "content": QUESTION}],
            stream=True,
            stream_options={"include_usage": True},
        )
        async for _ in stream:
            pass

    return ask


def _never_asked() -> str:
    subjects = " ".join(random.choices(WORDS, k=8))
    return f"Summarise the plot of Hamlet in one line, and say what it has to do with {subjects}."


async def _key() -> str:
    return "x"


async def core_over(store: Store, base: str):
    settings = SettingsService(store.settings, store.secrets, lambda _provider: "x")
    await settings.load()
    await settings.allow("openai")
    return _assemble(store, settings, [OpenAIProvider("openai", "OpenAI", base, _key)])


async def road(
    base: str, model: str, store: Store, *, remembered: bool = False, unseen: Callable[[], str] | None = None
) -> Arm:
    """Router, failover, ledger and receipt; with `remembered` the whole of ChatService, question and answer stored.

    `unseen` makes questions of its own.
    """
    core = await core_over(store, base)
    policy = Policy(model=ModelRef("openai", model), fallback=True)

    asked = count()

    async def answer() -> None:
        text = unseen() if unseen else QUESTION + " please" * (next(asked) % 40)
        question = await core.router.question([Turn("user", text)])
        decision = await core.router.decide(question, policy)
        route = core.router.route(decision, question, policy)
        async with aclosing(route.events()) as events:
            async for _ in events:
                pass
        route.receipt()

    async def send() -> None:
        told = [event async for event in core.chat.send(QUESTION, policy=policy) if isinstance(event, TextDelta)]
        assert told

    return send if remembered else answer


async def measure(arms: dict[str, Arm], requests: int) -> dict[str, float]:
    """Median CPU milliseconds of this process a request, by arm."""
    costs: dict[str, list[float]] = {name: [] for name in arms}
    for number in range(requests + 5):
        for name in random.sample(list(arms), len(arms)):
            start = time.process_time()
            await arms[name]()
            if number >= 5:
                costs[name].append(time.process_time() - start)
    return {name: 1e3 * statistics.median(values) for name, values in costs.items()}


async def main(base: str, requests: int, models: list[str]) -> dict[str, float]:
    memory = await open_in_memory()
    with tempfile.TemporaryDirectory() as folder:
        disk = await open_store(Path(folder), "a passphrase for a benchmark")
        arms = {}
        for model in models:
            arms[f"sdk {model}"] = bare_sdk(base, model)
            arms[f"road {model}"] = await road(base, model, memory)
            if model == ONE:
                arms[f"kept {model}"] = await road(base, model, disk)
                arms[f"unseen {model}"] = await road(base, model, disk, unseen=_never_asked)
            arms[f"whole {model}"] = await road(base, model, disk, remembered=True)
        figures = await measure(arms, requests)
        await disk.aclose()
    await memory.aclose()
    return figures


@contextmanager
def upstream() -> Iterator[str]:
    """The stand-in provider in a process of its own, so that its CPU is not counted."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "tests.bench.peers.upstream:app", "--port", str(port)]
    server = subprocess.Popen([*command, "--log-level", "error"], cwd=ROOT)
    try:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        else:
            cannot_measure("overhead", "the upstream did not start")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def peer(base: str, requests: int, models: list[str]) -> dict[str, float] | None:
    python = ROOT / ".venv-peers" / "litellm" / "bin" / "python"
    if not python.exists():
        return None
    command = [str(python), str(ROOT / "tests/bench/peers/litellm_router.py"), base, str(requests), *models]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    return json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None


def summary(cpu: dict[str, float], litellm: dict[str, float] | None, short: str, *, alone: bool) -> dict[str, float]:
    figures = {f"{name} ms": value for name, value in cpu.items()}

    def over(model: str, arm: str = "road") -> float:
        return cpu[f"{arm} {model}"] - cpu[f"sdk {model}"]

    if alone:
        figures["over the SDK, ms an answer of 20 chunks"] = over(short)
    else:
        figures["over the SDK, us a chunk"] = 1e3 * (over(LONG) - over(short)) / (200 - 20)
        figures["over the SDK, ms a request"] = over(ONE)
        figures["kept in the encrypted file, over the SDK, ms a request"] = over(ONE, "kept")
        figures["unseen and kept, over the SDK, ms a request"] = over(ONE, "unseen")
        figures["over the SDK, ms an answer of 20 chunks"] = over(short)
        figures["whole, over the SDK, ms a request"] = over(ONE, "whole")
    if litellm:
        figures |= {f"litellm router {model} ms": value for model, value in litellm.items()}
        theirs = litellm[short] - cpu[f"sdk {short}"]
        figures["litellm over the SDK, ms an answer of 20 chunks"] = theirs
        figures["litellm over the SDK / ours"] = theirs / max(over(short), LEAST)
    return figures


ONE, SHORT, LONG = "words-1", "words-20", "words-200"
LEAST = 0.1
"""Milliseconds below which a difference is none: the ratio is not made of noise."""


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--upstream", help="another upstream's base URL")
    options.add_argument("--requests", type=int, default=100)
    chosen = options.parse_args()
    os.environ.pop("OPENAI_BASE_URL", None)
    short, models = ("fake", ["fake"]) if chosen.upstream else (SHORT, [ONE, SHORT, LONG])

    def run(base: str) -> dict[str, float]:
        cpu = asyncio.run(main(base, chosen.requests, models))
        return summary(cpu, peer(base, chosen.requests, models), short, alone=chosen.upstream is not None)

    if chosen.upstream:
        figures = run(chosen.upstream)
    else:
        with upstream() as url:
            figures = run(f"{url}/v1")
    goals = {
        "over the SDK, ms a request": ("<= 1", lambda f: f["over the SDK, ms a request"] <= 1),
        "kept in the encrypted file, over the SDK, ms a request": (
            "<= 1",
            lambda f: f["kept in the encrypted file, over the SDK, ms a request"] <= 1,
        ),
        "over the SDK, us a chunk": ("<= 50", lambda f: f["over the SDK, us a chunk"] <= 50),
        "over the SDK, ms an answer of 20 chunks": (
            "<= 2",
            lambda f: f["over the SDK, ms an answer of 20 chunks"] <= 2,
        ),
        "litellm over the SDK / ours": (">= 5", lambda f: f["litellm over the SDK / ours"] >= 5),
    }
    report("overhead", figures, {name: goal for name, goal in goals.items() if name in figures})
