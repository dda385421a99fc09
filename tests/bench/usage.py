"""The ledger with a million calls: the dashboard's sums, a reservation under three budgets, the file of every call.

Beside them, from the same store and the same run: adding the same up from the rows themselves, in SQL.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from soulfra_desktop.adapters.sqlite.budgets import SqliteBudgets  # noqa: E402
from soulfra_desktop.adapters.sqlite.database import Database  # noqa: E402
from soulfra_desktop.adapters.sqlite.usage import SqliteLedger  # noqa: E402
from soulfra_desktop.adapters.sqlite.usage_reports import SqliteUsageReports  # noqa: E402
from soulfra_desktop.domain.budget import Budget, Scope  # noqa: E402
from soulfra_desktop.domain.spending import Span  # noqa: E402
from soulfra_desktop.domain.usage import Money, TokenCount  # noqa: E402
from tests.bench.report import report  # noqa: E402
from tests.machines.ledger_writer import reservation  # noqa: E402

KEY = b"\x44" * 32
FIRST = date(2024, 1, 1)
DAYS = 1_000
CHATS = 10_000
BASELINE = "openai/gpt-5.4"
NOW = date(2026, 9, 1)
INSERT = """
INSERT INTO usage (id, message_id, conversation_id, question_id, provider, model, local, input_tokens, output_tokens,
    cached_input_tokens, cache_write_tokens, source, cost_micros, price_version, at, outcome, first_token_ms, total_ms,
    day, baseline, baseline_micros, claims)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 'provider', ?, 'prices', ?, ?, ?, ?, ?, ?, ?, ?)
"""
FROM_THE_ROWS = (
    "SELECT count(*), sum(cost_micros), sum(input_tokens), sum(output_tokens) FROM usage",
    "SELECT day, count(*), sum(cost_micros), sum(input_tokens) FROM usage GROUP BY day",
    "SELECT provider, model, count(*), sum(cost_micros), sum(input_tokens) FROM usage GROUP BY provider, model",
    "SELECT conversation_id, count(*), sum(cost_micros), sum(input_tokens) FROM usage GROUP BY conversation_id",
)


def calls(number: int) -> Iterator[tuple[object, ...]]:
    """A thousand days of twelve models in ten thousand chats, each chat on a few days."""
    chance = random.Random(1)
    for n in range(number):
        model, day, failed = chance.randrange(12), n * DAYS // number, n % 20 == 0
        at = 1_704_067_200_000_000 + day * 86_400_000_000 + n % 1_000
        yield (
            f"{n:032x}", f"m{n:031x}", f"{n * CHATS // number:032x}", f"q{n:031x}", f"provider{model % 4}", f"model-{model}",
            n % 2, chance.randrange(3_000), chance.randrange(800), chance.randrange(10_000), at,
            "timeout" if failed else "answered", chance.randrange(5_000), chance.randrange(20_000),
            (FIRST + timedelta(day)).isoformat(), BASELINE, chance.randrange(20_000), int(not failed),
        )  # fmt: skip


async def seconds(work, times: int = 3) -> tuple[float, float]:
    """CPU and wall-clock of the quickest of some runs."""
    found = []
    for _ in range(times):
        cpu, wall = time.process_time(), time.perf_counter()
        await work()
        found.append((time.process_time() - cpu, time.perf_counter() - wall))
    return min(found)


async def main(number: int) -> dict[str, float]:
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "soulfra.db"
        database = await Database.open(path, KEY)
        await database.write(lambda db: db.conn.executemany(INSERT, calls(number)))
        await database.aclose()
        figures["the store, MB"] = path.stat().st_size / 1e6
        database = await Database.open(path, KEY)
        book = SqliteUsageReports(database)
        spans = {
            "all days": Span(),
            "a year": Span(date(2025, 1, 1), date(2025, 12, 31)),
            "a month": Span(date(2026, 8, 1)),
        }
        for name, span in spans.items():
            cpu, wall = await seconds(lambda span=span: book.overview(span, BASELINE, 50))
            figures[f"dashboard, {name}, CPU ms"], figures[f"dashboard, {name}, ms"] = cpu * 1e3, wall * 1e3
        found = await book.overview(Span(), BASELINE, 50)
        figures["calls it counted"] = found.totals.calls
        cpu, _ = await seconds(
            lambda: database.read(lambda db: [db.execute(sql).fetchall() for sql in FROM_THE_ROWS]), 1
        )
        figures["four of its tables from the rows, CPU ms"] = cpu * 1e3
        figures |= await reservations(database)
        figures["rows of the file, per CPU s"] = await rows_a_second(book)
        await database.aclose()
    return figures


async def reservations(database: Database) -> dict[str, float]:
    ledger, budgets = SqliteLedger(database), SqliteBudgets(database)
    scopes: tuple[Scope, ...] = ("day", "month", "chat")
    for scope in scopes:
        await budgets.save(Budget(scope, Money(10**15)))
    times: dict[str, list[float]] = {"reserve": [], "settle": []}
    for n in range(300):
        start = time.process_time()
        await ledger.reserve(replace(reservation(f"x{n}", 5), day=NOW))
        middle = time.process_time()
        await ledger.settle(f"x{n}", TokenCount(1, 1), Money(3), "answered")
        times["reserve"].append(middle - start)
        times["settle"].append(time.process_time() - middle)
    return {f"{name} under three budgets, CPU ms": statistics.median(t) * 1e3 for name, t in times.items()}


async def rows_a_second(book: SqliteUsageReports) -> float:
    start, after, count = time.process_time(), None, 0
    while count < 50_000 and (rows := await book.rows(Span(), after, 2_000)):
        after, count = rows[-1], count + len(rows)
    return count / (time.process_time() - start)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--calls", type=int, default=1_000_000)
    chosen = options.parse_args()
    report(
        "usage",
        asyncio.run(main(chosen.calls)),
        {
            "dashboard, all days, CPU ms": ("<= 1000", lambda f: f["dashboard, all days, CPU ms"] <= 1_000),
            "reserve under three budgets, CPU ms": ("<= 1", lambda f: f["reserve under three budgets, CPU ms"] <= 1),
            "calls it counted": (f"{chosen.calls}", lambda f: f["calls it counted"] == chosen.calls),
        },
    )
