"""Chats in and out: an import of ChatGPT's export with huge chats among small ones, and everything out in each format.

The import and the exports run on a Qt loop as in the window, whose longest standstill is measured by a heartbeat: the
time between two turns of the loop, on the clock and as the work of its own thread. The store is a new one on the disk.

python tests/bench/transfer.py [--chats 1000] [--huge 5] [--exported 50]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication, QLabel  # noqa: E402

from soulfra_desktop.adapters.sqlite.store import open_store  # noqa: E402
from soulfra_desktop.app.loop import run  # noqa: E402
from soulfra_desktop.app.tasks import TaskSupervisor  # noqa: E402
from soulfra_desktop.app.transfer import transfer  # noqa: E402
from soulfra_desktop.domain.transfer import ExportFormat, ExportPlan, ExportReport, ImportReport  # noqa: E402
from soulfra_desktop.ui.kit import theme  # noqa: E402
from tests.bench.report import report  # noqa: E402

BEAT_SECONDS = 0.002
WORDS = [
    "the",
    "house",
    "chat",
    "answers",
    "—",
    "größer,",
    "naïve",
    "漢字",
    "with",
    "`code`",
    "and",
    "**weight**",
    "about",
    "bread",
    "rising",
    "in",
    "warm",
    "rooms",
]
FORMATS: tuple[ExportFormat, ...] = ("json", "markdown", "html", "pdf")


@dataclass
class Heart:
    """Gaps between the loop's turns, in ms."""

    gaps: list[tuple[float, float]] = field(default_factory=list)

    async def beat(self) -> None:
        while True:
            wall, cpu = time.perf_counter(), time.thread_time()
            await asyncio.sleep(BEAT_SECONDS)
            gap = time.perf_counter() - wall - BEAT_SECONDS
            self.gaps.append((gap * 1000, (time.thread_time() - cpu) * 1000))

    def figures(self, name: str) -> dict[str, Any]:
        by_wall = sorted(wall for wall, _ in self.gaps)
        return {
            f"{name}_longest_gap_ms": round(by_wall[-1], 1),
            f"{name}_longest_work_ms": round(max(cpu for _, cpu in self.gaps), 1),
            f"{name}_gaps_over_33_ms": sum(wall > 33 for wall in by_wall),
            f"{name}_p999_gap_ms": round(by_wall[int(len(by_wall) * 0.999)], 1),
        }


@asynccontextmanager
async def heart() -> AsyncIterator[Heart]:
    felt = Heart()
    beating = TaskSupervisor(print).spawn(felt.beat())
    try:
        yield felt
    finally:
        beating.cancel()


def text(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(WORDS, k=max(1, length // 8)))


def chat(chance: random.Random, number: int, messages: int, length: int) -> dict[str, Any]:
    mapping: dict[str, Any] = {"root": {"id": "root", "parent": None, "message": None}}
    above = "root"
    for index in range(messages):
        key = f"{number}-{index}"
        author = "assistant" if index % 2 else "user"
        mapping[key] = {
            "id": key,
            "parent": above,
            "message": {
                "author": {"role": author},
                "create_time": 1_700_000_000 + number * 60 + index,
                "content": {"content_type": "text", "parts": [text(chance, length)]},
                "metadata": {"model_slug": "gpt-4o"},
                "recipient": "all",
                "status": "finished_successfully",
            },
        }
        above = key
    return {
        "id": f"chat {number}",
        "title": f"Chat {number}",
        "create_time": 1.7e9,
        "mapping": mapping,
        "current_node": above,
    }


def write_export(path: Path, chats: int, huge: list[int]) -> None:
    """`huge` are sizes in MB, spread among the others."""
    chance = random.Random(3)
    places = {(n + 1) * chats // (len(huge) + 1): size for n, size in enumerate(huge)}
    with path.open("w") as out:
        for number in range(chats):
            size = places.get(number)
            made = chat(chance, number, size * 300, 2_500) if size else chat(chance, number, chance.randint(2, 12), 900)
            out.write(("," if number else "[") + json.dumps(made, ensure_ascii=False))
        out.write("]")


async def measured(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    export = folder / "conversations.json"
    write_export(export, arguments.chats, arguments.huge)
    figures: dict[str, Any] = {"chats": arguments.chats, "mb": round(export.stat().st_size / 1e6)}
    store = await open_store(folder / "home", "of the bench")
    try:
        service = transfer(store)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.perf_counter()
        async with heart() as felt:
            async for step in service.import_from(export):
                if isinstance(step, ImportReport):
                    assert step.added == arguments.chats, step
        seconds = time.perf_counter() - begun
        figures |= {"import_seconds": round(seconds, 1), "import_chats_a_second": round(arguments.chats / seconds)}
        figures["import_more_memory_mb"] = round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
        figures["import_process_peak_mb"] = round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        figures |= felt.figures("import")
        everything = await service.everything()
        for name in arguments.formats:
            ids = everything[: arguments.exported] if name == "pdf" else everything
            begun = time.perf_counter()
            async with heart() as felt:
                async for step in service.export_to(ids, ExportPlan(folder / f"out-{name}.zip", name)):
                    if isinstance(step, ExportReport):
                        assert step.chats == len(ids)
            figures[f"{name}_chats_a_second"] = round(len(ids) / (time.perf_counter() - begun))
            figures |= felt.figures(name)
    finally:
        await store.aclose()
    return figures


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--chats", type=int, default=1_000)
    options.add_argument("--huge", type=int, nargs="*", default=[5], help="MB each")
    options.add_argument("--exported", type=int, default=50, help="chats as PDF")
    options.add_argument("--formats", nargs="*", choices=FORMATS, default=FORMATS)
    arguments = options.parse_args()
    app = QApplication(["bench"])
    theme.load_fonts()
    QLabel("The window has long painted something, and knows the fonts.").grab()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:

        async def measure(_quit_requested: asyncio.Event) -> int:
            figures.update(await measured(arguments, Path(folder)))
            return 0

        run(measure, app)
    goals: dict[str, tuple[str, Any]] = {
        f"{name}_longest_gap_ms": ("33", lambda f, name=name: f[f"{name}_longest_gap_ms"] <= 33)
        for name in ("import", *arguments.formats)
    }
    goals["import_chats_a_second"] = ("200", lambda f: f["import_chats_a_second"] >= 200)
    report("transfer", figures, goals)


if __name__ == "__main__":
    main()
