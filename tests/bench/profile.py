"""A large profile beside an empty one: the start, the memory at rest, and all of it thrown into the trash at once.

10,000 chats of 200,000 messages, in folders, tagged and indexed. Every run is a process of its own, and the kinds take
turns. Both pay alike for opening a home with a passphrase, which is slow on purpose: what that costs is printed.

python tests/bench/profile.py [--chats 10000] [--rounds 5]
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.report import report  # noqa: E402
from tests.bench.starting import CHAT, NO_FURTHER, PASSPHRASE, USABLE, fill, play  # noqa: E402

DELETE = """
async def further(desktop):
    organiser, store, sidebar = desktop.core.organiser, desktop.core.conversations, desktop.sidebar
    ids = [chat.id for chat in await store.conversations(1_000_000)]
    begun, worked = time.perf_counter(), time.process_time()
    await organiser.delete(ids)
    stored = time.perf_counter() - begun
    sidebar.load()
    await until("an empty list", lambda: sidebar.state.phase == "ready" and not sidebar.state.chats)
    shown = time.perf_counter() - begun
    worked = time.process_time() - worked
    begun = time.perf_counter()
    await organiser.restore(ids)
    restored = time.perf_counter() - begun
    return {"deleted": len(ids), "stored": stored, "shown": shown, "worked": worked, "restored": restored}
main()
"""


async def opening(home: Path) -> float:
    """Seconds of CPU that opening a home costs."""
    from soulfra_desktop.adapters.sqlite.store import open_store

    begun = time.process_time()
    store = await open_store(home, PASSPHRASE)
    spent = time.process_time() - begun
    await store.aclose()
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Path(folder) / "empty", Path(folder) / "full"
        asyncio.run(fill(empty, 0))
        asyncio.run(fill(full, options.chats))
        play("profile", USABLE + NO_FURTHER, empty)  # warms the bytecode and the disk
        runs = {home.name: [] for home in (empty, full)}
        for _ in range(options.rounds):
            for home in (empty, full):
                runs[home.name].append(play("profile", USABLE + NO_FURTHER, home))
        deleting = [play("profile", USABLE + DELETE, full) for _ in range(3)]
        key = asyncio.run(opening(full))
    nothing, many = (statistics.median(run["cpu"] for run in runs[kind]) for kind in ("empty", "full"))

    def median(name: str) -> float:
        return statistics.median(run[name] for run in deleting)

    report(
        "profile",
        {
            "chats": options.chats,
            "messages": options.chats * CHAT,
            "usable_empty_cpu_ms": nothing * 1000,
            "usable_full_cpu_ms": many * 1000,
            "usable_ratio": many / nothing,
            "of_it_opening_a_home_cpu_ms": key * 1000,
            "idle_megabytes_empty": statistics.median(run["megabytes"] for run in runs["empty"]),
            "idle_megabytes_full": statistics.median(run["megabytes"] for run in runs["full"]),
            "deleted": deleting[0]["deleted"],
            "delete_stored_ms": median("stored") * 1000,
            "delete_until_shown_ms": median("shown") * 1000,
            "delete_cpu_ms": median("worked") * 1000,
            "restore_ms": median("restored") * 1000,
        },
        {
            "usable_ratio": ("<= 1.5", lambda f: f["usable_ratio"] <= 1.5),
            "idle_megabytes_empty": ("<= 180", lambda f: f["idle_megabytes_empty"] <= 180),
            "idle_megabytes_full": ("<= 180", lambda f: f["idle_megabytes_full"] <= 180),
            "delete_until_shown_ms": ("<= 1000", lambda f: f["delete_until_shown_ms"] <= 1000),
        },
    )


if __name__ == "__main__":
    main()
