"""Every fault of a provider through the whole product: who answered in its place, how soon, and what the ledger says.

Real sockets and the encrypted store. `--upstream URL` takes another one that speaks the same (tests/servers/upstream.py):
its base URL ends in /v1 or is its root. "stream" takes the answer piece by piece, "plain" waits for the whole.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from soulfra_desktop.adapters.providers.openai import OpenAIProvider  # noqa: E402
from soulfra_desktop.adapters.sqlite.store import Store, open_store  # noqa: E402
from soulfra_desktop.app.container import Core, SystemClock, _assemble  # noqa: E402
from soulfra_desktop.domain.chat import Completed, FailedOver, Message, Routed, TextDelta, Turn  # noqa: E402
from soulfra_desktop.domain.errors import ProviderUnavailable, SoulfraError  # noqa: E402
from soulfra_desktop.domain.health import COOLDOWN_SECONDS, FAULTS_TO_OPEN  # noqa: E402
from soulfra_desktop.domain.routing import ModelRef, Policy  # noqa: E402
from soulfra_desktop.services.settings import SettingsService  # noqa: E402
from tests.bench.report import cannot_measure, report  # noqa: E402
from tests.servers.upstream import Upstream  # noqa: E402

BEFORE = ("503", "429", "401", "refused", "stall", "slow", "hedged")
"""Faults before the first word; `hedged` is slow, with a model of this machine that is asked beside it."""
AFTER = ("cut", "trunc", "garbage")
RECOVERED_WITHIN = 2.0
PATIENCE = 1
"""Seconds for the first word, or before this machine is asked too, in these cases."""
SETTINGS = {
    "stall": {"first_token_seconds": PATIENCE},
    "slow": {"first_token_seconds": PATIENCE},
    "hedged": {"hedge_seconds": PATIENCE},
}
SKIPS = 200
COSTS = {"second": 52, "here": 0}
"""Micro-dollars of the upstream's 12 and 20 tokens at one and two dollars a million."""
NOWHERE = "http://127.0.0.1:9/v1"


@dataclass
class Case:
    """One fault in one mode, and what came of it."""

    fault: str
    mode: str
    outcome: str = ""
    recovered: float | None = None
    """Seconds from when the fault was known to the first word of who answered instead."""
    doubled: int = 0
    """Words that were shown twice."""
    complete: bool = False
    rows: Counter[str] = field(default_factory=Counter[str])
    """Of the ledger, by model."""
    wrong_rows: int = 0
    """Answered rows that do not hold the upstream's own count."""

    @property
    def held(self) -> bool:
        return self.complete and self.recovered is not None and self.recovered <= RECOVERED_WITHIN


async def _key() -> str:
    return "x"


@asynccontextmanager
async def core_of(store: Store, base: str, **settings: Any) -> AsyncIterator[Core]:
    """The product over a faulty provider, one that is well, and one that counts as this machine's."""
    service = SettingsService(store.settings, store.secrets, lambda _provider: "x")
    await service.load()
    for name in ("first", "second"):
        await service.allow(name)
    for name, value in {"continue_after_cut": True, "hedge_seconds": 0, "first_token_seconds": 20, **settings}.items():
        await service.change(name, value)
    await service.change(
        "own_prices", [f"second/fake{fault}=1/2" for fault in ("", *(f":{f}" for f in (*BEFORE, *AFTER)))]
    )
    core = _assemble(
        store,
        service,
        [
            OpenAIProvider("first", "First", base, _key),
            OpenAIProvider("refused", "Refused", NOWHERE, _key),
            OpenAIProvider("second", "Second", base, _key),
            *([OpenAIProvider("here", "Here", base, _key, local=True)] if service.current.hedge_seconds else []),
        ],
    )
    await service.allow("refused")
    try:
        yield core
    finally:
        await core.providers.aclose()


async def run(case: Case, store: Store, base: str, words: list[str]) -> None:
    """Ask once; nothing of one case is left for the next but the ledger."""
    async with core_of(store, base, **SETTINGS.get(case.fault, {})) as core:
        model = ModelRef("first", f"fake:{'slow' if case.fault == 'hedged' else case.fault}")
        model = ModelRef("refused", "fake") if case.fault == "refused" else model
        started, known, first, pieces, done = time.monotonic(), None, None, list[str](), None
        before = await rows(store)
        events = core.chat.send("Count to twenty.", policy=Policy(model=model, consented=True, fallback=True))
        try:
            async with aclosing(events):
                async for event in events:
                    if isinstance(event, Routed) and case.fault == "hedged":
                        known = time.monotonic() + PATIENCE
                    elif isinstance(event, FailedOver) and known is None:
                        known = time.monotonic()
                    elif isinstance(event, TextDelta):
                        pieces.append(event.text)
                        if known is not None and first is None:
                            first = time.monotonic()
                    elif isinstance(event, Completed):
                        done = event.message
        except SoulfraError as error:
            case.outcome = f"{type(error).__name__}: {error.message}"
        if case.mode == "plain" and known is not None:
            first = time.monotonic()
        case.recovered = first - known if known is not None and first is not None else None
        judge(case, done, "".join(pieces), words)
        case.rows, case.wrong_rows = await new_rows(store, before)
        case.outcome = case.outcome or f"after {known - started:.2f} s: {told(done)}" if known else told(done)


def judge(case: Case, done: Message | None, streamed: str, words: list[str]) -> None:
    text = done.text if done and case.mode == "plain" else streamed
    case.complete = done is not None and done.complete and text == "".join(words)
    case.doubled = max(0, len(text.split()) - len(words))


def told(done: Message | None) -> str:
    assert done is None or done.receipt
    tries = done.receipt.attempts if done and done.receipt else ()
    return " > ".join(f"{a.ref.provider} {a.outcome}" for a in tries)


async def rows(store: Store) -> set[str]:
    return await store.database.read(lambda db: {row["id"] for row in db["usage"].rows})


async def new_rows(store: Store, before: set[str]) -> tuple[Counter[str], int]:
    """Calls by model since then, and how many answered ones do not hold what the upstream counts."""
    found = await store.database.read(lambda db: [row for row in db["usage"].rows if row["id"] not in before])
    answered = [row for row in found if row["outcome"] == "answered"]
    wrong = [
        row
        for row in answered
        if (row["input_tokens"], row["output_tokens"], row["cost_micros"]) != (12, 20, COSTS[row["provider"]])
    ]
    reached = [row for row in found if row["provider"] != "refused"]
    return Counter(row["model"] for row in reached), len(wrong)


async def breaker(store: Store, base: str) -> dict[str, float | bool]:
    """How long a skip takes once the breaker is open; that one probe goes through later, and closes it."""
    async with core_of(store, base) as core:
        router, health = core.router, core.router.health
        question = await router.question([Turn("user", "Count to twenty.")])
        policy = Policy(model=ModelRef("second", "fake"), fallback=True)
        await core.catalog.look(list_cloud=True)
        decision = await router.decide(question, Policy(model=ModelRef("first", "fake"), fallback=True))
        chain = decision.chain[0], next(c for c in decision.chain if c.ref.provider == "second")
        for _ in range(FAULTS_TO_OPEN):
            health.failed("first", ProviderUnavailable("first", "down"))
        skips = []
        for _ in range(SKIPS):
            route = router.route(type(decision)(chain, chain, ""), question, policy)
            async with aclosing(route.events()) as events:
                await anext(events)
                start = time.perf_counter()
                skipped = await anext(events)
                skips.append(time.perf_counter() - start)
            assert isinstance(skipped, FailedOver)
            assert skipped.outcome == "skipped"
        health._clock = _Later()
        half_open = health.state("first") == "half-open" and health.may_try("first")
        health.started("first")
        one_probe = not health.may_try("first")
        health.succeeded("first", 0.1)
        closed = health.state("first") == "closed"
    return {
        "a skip while the breaker is open, ms (median)": 1e3 * statistics.median(skips),
        "a skip while the breaker is open, ms (longest)": 1e3 * max(skips),
        "half open after the pause, one probe, then closed": half_open and one_probe and closed,
    }


class _Later(SystemClock):
    def monotonic(self) -> float:
        return time.monotonic() + COOLDOWN_SECONDS + 1


def counted(base: str) -> Counter[str]:
    root = base.removesuffix("/v1")
    with urllib.request.urlopen(f"{root}/count") as reply:
        return Counter(json.load(reply))


async def main(base: str, words: list[str]) -> dict[str, Any]:
    cases = [Case(fault, mode) for fault in (*BEFORE, *AFTER) for mode in ("plain", "stream")]
    with tempfile.TemporaryDirectory() as folder:
        store = await open_store(Path(folder), "a passphrase for a benchmark")
        differences = 0
        await run(Case("401", "plain"), store, base, words)  # the first import of the client is no provider's fault
        for case in cases:
            before = await asyncio.to_thread(counted, base)
            await run(case, store, base, words)
            asked = await asyncio.to_thread(counted, base) - before
            differences += asked != case.rows
            show(case, asked)
        skips = await breaker(store, base)
        await store.aclose()
    return summary(cases, differences) | skips


def show(case: Case, asked: Counter[str]) -> None:
    recovered = "-" if case.recovered is None else f"{case.recovered:.2f} s"
    whole = "whole" if case.complete else "NOT WHOLE"
    ledger = f"{sum(case.rows.values())} = {sum(asked.values())}" if asked == case.rows else f"{case.rows} <> {asked}"
    print(
        f"{case.fault:8} {case.mode:7} {recovered:>7} {whole:10} doubled {case.doubled}  calls {ledger}  {case.outcome}"
    )


def summary(cases: list[Case], differences: int) -> dict[str, Any]:
    before, after = ([c for c in cases if c.fault in kind] for kind in (BEFORE, AFTER))
    times = [c.recovered for c in before if c.recovered is not None]
    return {
        "faults before the first word": len(before),
        "recovered within 2 s, %": 100 * sum(c.held for c in before) / len(before),
        "slowest recovery, s": max(times, default=float("inf")),
        "faults after it": len(after),
        "whole all the same, %": 100 * sum(c.complete for c in after) / len(after),
        "words shown twice": sum(c.doubled for c in cases),
        "cases in which ledger and upstream differ": differences,
        "answered rows unlike the upstream's count": sum(c.wrong_rows for c in cases),
    }


GOALS = {
    "recovered within 2 s, %": ("= 100", lambda f: f["recovered within 2 s, %"] == 100),
    "words shown twice": ("= 0", lambda f: f["words shown twice"] == 0),
    "whole all the same, %": ("= 100", lambda f: f["whole all the same, %"] == 100),
    "cases in which ledger and upstream differ": ("= 0", lambda f: not f["cases in which ledger and upstream differ"]),
    "answered rows unlike the upstream's count": ("= 0", lambda f: not f["answered rows unlike the upstream's count"]),
    "a skip while the breaker is open, ms (median)": (
        "< 1",
        lambda f: f["a skip while the breaker is open, ms (median)"] < 1,
    ),
    "half open after the pause, one probe, then closed": (
        "true",
        lambda f: f["half open after the pause, one probe, then closed"],
    ),
}

if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--upstream", help="another upstream's URL")
    chosen = options.parse_args()
    os.environ.pop("OPENAI_BASE_URL", None)
    with nullcontext() if chosen.upstream else Upstream() as own:
        url = (chosen.upstream or f"{own.url}/v1").rstrip("/")  # type: ignore[union-attr]
        try:
            counted(url)
        except OSError as error:
            cannot_measure("failover", f"{url} does not answer ({error})")
        from tests.servers.upstream import WORDS

        figures = asyncio.run(main(url, WORDS if own else ["word "] * 20))
    report("failover", figures, GOALS)
