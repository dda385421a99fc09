"""How fast documents become findable, beside the embedder alone, and what it costs the window meanwhile.

A folder of made documents (PDF, Word, HTML, Markdown, text) is added in the real window, offscreen, over a real encrypted
home: read in processes of their own, cut, stored, embedded. Then the same chunks go through the same embedder and nothing
else. The longest time that the window's thread was busy in one go is CPU of one step of its loop; the longest wait of the loop, by
the clock, has whatever else the machine did in it.

The share of the embedder alone is how busy it is kept: the share of the time in which it had something to do, as the
system's scheduler counts it, beside the same of it alone, and what a chunk costs it in both. It leaves out what other
programs take on a machine that has much to do; the share by the clock does not.

python tests/bench/indexing.py [--files 100] [--pages 2] [--characters 1800] [--seed 1]
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from soulfra_desktop.adapters.sqlite.store import open_store  # noqa: E402
from soulfra_desktop.app.desktop import Desktop  # noqa: E402
from soulfra_desktop.app.environment import Environment  # noqa: E402
from soulfra_desktop.app.knowledge import KnowledgeParts  # noqa: E402
from soulfra_desktop.app.loop import run  # noqa: E402
from soulfra_desktop.app.main import first_paint  # noqa: E402
from tests.bench.report import cannot_measure, report  # noqa: E402

PASSPHRASE = "of this bench"
BEAT = 0.005
ALONE = 384
"""Chunks that the embedder is timed with alone, taken from the whole at even distances."""
TICKS = os.sysconf("SC_CLK_TCK")
GOALS = {
    "share of the embedder alone": ("≥ .80", lambda figures: figures["share of the embedder alone"] >= 0.80),
    "MB, app and worker at most": ("≤ 350", lambda figures: figures["MB, app and worker at most"] <= 350),
    "ms, window busy in one go at most": ("≤ 33", lambda figures: figures["ms, window busy in one go at most"] <= 33),
}


@dataclass
class Watched:
    """What the window's thread and the processes took while documents were indexed."""

    busy: float = 0.0
    garbage: float = 0.0
    began: float = 0.0
    waits: list[float] = field(default_factory=list)
    megabytes: float = 0.0
    reader: float = 0.0
    reader_cpu: float = 0.0


async def beats(watched: Watched) -> None:
    """Until it is cancelled."""
    while True:
        clock = time.monotonic()
        await asyncio.sleep(BEAT)
        watched.waits.append(time.monotonic() - clock - BEAT)


def timed(watched: Watched) -> None:
    """Every step that the loop takes, and every collection of garbage, which the window's thread does too."""
    step = asyncio.Handle._run

    def run_timed(handle: asyncio.Handle) -> None:
        began = time.thread_time()
        step(handle)
        watched.busy = max(watched.busy, time.thread_time() - began)

    def collected(phase: str, _: dict[str, Any]) -> None:
        if phase == "start":
            watched.began = time.thread_time()
        else:
            watched.garbage = max(watched.garbage, time.thread_time() - watched.began)

    asyncio.Handle._run = run_timed  # type: ignore[method-assign]
    gc.callbacks.append(collected)


async def weighs(watched: Watched, parts: KnowledgeParts) -> None:
    while True:
        worker, reader = _worker(parts), _reader(parts)
        both = await asyncio.to_thread(lambda worker=worker: _megabytes(os.getpid()) + _megabytes(worker))
        watched.megabytes = max(watched.megabytes, both)
        watched.reader = max(watched.reader, await asyncio.to_thread(_megabytes, reader))
        watched.reader_cpu = max(watched.reader_cpu, _cpu(reader))
        await asyncio.sleep(1)


def _worker(parts: KnowledgeParts) -> int | None:
    return parts.embedding._models._worker.pid  # type: ignore[attr-defined]


def _reader(parts: KnowledgeParts) -> int | None:
    return parts.reader.pid  # type: ignore[attr-defined]


def _megabytes(pid: int | None) -> float:
    """Resident, what is shared with others in equal parts; 0 for a process that is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _cpu(pid: int | None) -> float:
    """Seconds of a process and of those of its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / TICKS


def _busy(pid: int | None) -> float:
    """Seconds that the busiest thread of a process ran or waited for a processor: what it did not, it had nothing to do."""
    spans = [0.0]
    for task in Path(f"/proc/{pid}/task").glob("*"):
        ran, waited, _ = (task / "schedstat").read_text().split()
        spans.append((int(ran) + int(waited)) / 1e9)
    return max(spans)


def _cpu_of_both(parts: KnowledgeParts) -> tuple[float, float]:
    """Of the app and the embedder."""
    return time.process_time(), _cpu(_worker(parts))


async def indexed(parts: KnowledgeParts, folder: Path, count: int) -> tuple[float, float, list[float]]:
    """Seconds by the clock, the share of them in which the embedder had something to do, and seconds of CPU of the app and
    the embedder."""
    began, cpu, busy = time.monotonic(), _cpu_of_both(parts), _busy(_worker(parts))
    documents = await parts.indexing.add([folder])
    if len(documents) != count:
        cannot_measure("indexing", f"{len(documents)} of {count} files were taken")
    while parts.indexing.progress.is_busy:
        await asyncio.sleep(0.05)
    now = time.monotonic()
    used = [after - before for after, before in zip(_cpu_of_both(parts), cpu, strict=True)]
    return now - began, (_busy(_worker(parts)) - busy) / (now - began), used


async def alone(parts: KnowledgeParts) -> tuple[int, float, float, float]:
    """How many chunks, seconds by the clock, the share in which the embedder had something to do, and its seconds of CPU."""
    texts: list[str] = []
    for document in await parts.store.documents.documents("ready"):
        text = await parts.store.documents.text(document.id)
        step = max(len(text) // max(document.chunks, 1), 1)
        texts += [text[start : start + step] for start in range(0, len(text) - step + 1, step)]
    texts = texts[:: max(len(texts) // ALONE, 1)][:ALONE]
    began, cpu, busy = time.monotonic(), _cpu(_worker(parts)), _busy(_worker(parts))
    for start in range(0, len(texts), 64):
        await parts.embedding.embedder.embed(texts[start : start + 64], "passage")
    seconds = time.monotonic() - began
    return len(texts), seconds, (_busy(_worker(parts)) - busy) / seconds, _cpu(_worker(parts)) - cpu


async def measured(desktop: Desktop, folder: Path, files: int, pages: int) -> dict[str, Any]:
    while desktop.core is None or not desktop.core.knowledge.indexing.begun.is_set():
        await asyncio.sleep(0.05)
    parts, watched = desktop.core.knowledge, Watched()
    await parts.embedding.embedder.embed(["The model is loaded."], "passage")
    timed(watched)
    async with asyncio.TaskGroup() as group:
        watching = [group.create_task(beats(watched)), group.create_task(weighs(watched, parts))]
        seconds, busy, cpu = await indexed(parts, folder, files)
        for task in watching:
            task.cancel()
    documents = parts.indexing.documents
    failed = [one for one in documents if one.state != "ready"]
    if failed:
        cannot_measure("indexing", f"{len(failed)} documents failed, such as {failed[0].name}: {failed[0].problem}")
    chunks = sum(one.chunks for one in documents)
    count, alone_seconds, alone_busy, alone_cpu = await alone(parts)
    chunk_cpu, chunk_alone = cpu[1] / chunks * 1000, alone_cpu / count * 1000
    waits = sorted(watched.waits)
    return {
        "files": files,
        "pages": files * pages,
        "chunks": chunks,
        "pages a second": files * pages / seconds,
        "chunks a second": chunks / seconds,
        "chunks a second, embedder alone": count / alone_seconds,
        "share by the clock": chunks / seconds * alone_seconds / count,
        "share of the embedder alone": busy / alone_busy * chunk_alone / chunk_cpu,
        "CPU ms a chunk, app": cpu[0] / chunks * 1000,
        "CPU ms a chunk, reader": watched.reader_cpu / chunks * 1000,
        "CPU ms a chunk, embedder": chunk_cpu,
        "CPU ms a chunk, embedder alone": chunk_alone,
        "MB, app and worker at most": watched.megabytes,
        "MB, reader at most": watched.reader,
        "ms, window busy in one go at most": watched.busy * 1000,
        "ms, garbage in one go at most": watched.garbage * 1000,
        "ms, loop waits, 99.9 of 100": waits[int(len(waits) * 0.999)] * 1000,
        "ms, loop waits at most": waits[-1] * 1000,
    }


async def _welcomed(home: Path) -> None:
    store = await open_store(home, PASSPHRASE)
    await store.settings.save("welcomed", True)
    await store.aclose()


def main(given: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=100)
    options.add_argument("--pages", type=int, default=2, help="of each document")
    options.add_argument("--characters", type=int, default=1_800, help="of each page")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args(given)
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as place:
        home, folder = Path(place, "home"), Path(place, "papers")
        sizes = [asked.files, asked.pages, asked.characters, asked.seed]
        maker = [sys.executable, str(ROOT / "tests/bench/made_documents.py"), str(folder), *map(str, sizes)]
        subprocess.run(maker, check=True)
        home.mkdir(mode=0o700)
        app, window = first_paint(home)

        async def whole(_quit: object) -> int:
            await _welcomed(home)
            desktop = Desktop(Environment(home, PASSPHRASE, ollama_host="http://127.0.0.1:9"), window, app)
            desktop.start()
            try:
                found.update(await measured(desktop, folder, asked.files, asked.pages))
            finally:
                await desktop.aclose()
                window.close()
            return 0

        run(whole, app)
    report("indexing", found, GOALS)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
