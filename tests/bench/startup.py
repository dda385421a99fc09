"""Cold start: CPU to the first paint against a bare PySide6 window, memory at idle, and 10,000 chats against none.

Every run is a process of its own; the kinds take turns, so that a busy machine troubles them alike. Bytecode is warm.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.report import cannot_measure, report  # noqa: E402

ROUNDS = 9
CHATS, MESSAGES = 10_000, 20
PASSPHRASE = "a passphrase for measuring only"
HEAVY = [
    "openai",
    "anthropic",
    "ollama",
    "chromadb",
    "onnxruntime",
    "torch",
    "stripe",
    "keyring",
    "xllamacpp",
    "pydantic_ai",
    "mcp",
]

MEASURE = """
import os, sys, time
def told(**more):
    cpu = time.process_time()  # of the whole process, from its exec on
    import json
    print(json.dumps({"cpu": cpu, "modules": sorted(sys.modules), **more}), flush=True)
"""
BARE = (
    MEASURE
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.resize(1180, 800); window.show(); app.processEvents()
told(); os._exit(0)
"""
)
PAINT = (
    MEASURE
    + """
sys.argv = ["soulfra"]
from soulfra_desktop.app.cli.main import main
import soulfra_desktop.app.main as start
paint = start.first_paint
def painted(*given, **how):
    made = paint(*given, **how)
    told(); os._exit(0)
start.first_paint = painted
main()
"""
)
"""The whole road of `python -m soulfra_desktop`, up to the moment when its first paint is done."""
IDLE = (
    MEASURE
    + """
import asyncio
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.app.main import first_paint
environment = Environment.read()
app, window = first_paint(environment.home)
from soulfra_desktop.app.desktop import Desktop
from soulfra_desktop.app.loop import run
async def main(quit_requested):
    desktop = Desktop(environment, window, app)
    desktop.start()
    deadline = time.monotonic() + 60
    while desktop.sidebar is None or desktop.sidebar.state.phase == "loading":
        if time.monotonic() > deadline:
            print("the chat screen did not come", file=sys.stderr, flush=True)
            os._exit(1)
        await asyncio.sleep(0.005)
    await asyncio.sleep(0.05)  # painted; processEvents here would enter one task inside another
    chats, ready = len(desktop.sidebar.state.chats), time.process_time()
    await asyncio.sleep(2)
    pages = int(open("/proc/self/statm").read().split()[1]) if os.path.exists("/proc/self/statm") else 0
    told(ready=ready, chats=chats, megabytes=pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
    await desktop.aclose()
    return 0
run(main, app); os._exit(0)
"""
)


def play(code: str, home: Path) -> dict:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "SOULFRA_HOME": str(home),
        "SOULFRA_PASSPHRASE": PASSPHRASE,
        "PYTHONPATH": str(ROOT),
        "OLLAMA_HOST": "http://127.0.0.1:9",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    done = subprocess.run(
        [sys.executable, "-c", code, str(home)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    if not lines:
        cannot_measure("startup", done.stderr[-800:])
    return json.loads(lines[-1])


async def fill(home: Path, chats: int) -> None:
    """A welcomed home with that many chats of MESSAGES messages each."""
    from soulfra_desktop.adapters.sqlite.store import open_store
    from soulfra_desktop.ui.shell.window_state import WINDOW_FILE, WindowState

    store = await open_store(home, PASSPHRASE)
    await store.settings.save("welcomed", True)
    WindowState().save(home / WINDOW_FILE)  # every start but the first reads it
    if chats:
        await store.database.write(lambda db: _insert(db, chats))
    await store.aclose()


def _insert(db: Any, chats: int) -> None:
    """Written row by row in one transaction: 200,000 messages one commit each would take minutes."""
    start = int(datetime(2026, 11, 22, tzinfo=UTC).timestamp() * 1_000_000)
    hour = 3600 * 1_000_000
    for number in range(chats):
        chat, at = f"c{number}", start - number * hour
        db.conn.execute(
            "INSERT INTO conversation (id, title, created_at, updated_at, messages, leaf_id) VALUES (?, ?, ?, ?, ?, ?)",
            (chat, f"Chat number {number}", at, at, MESSAGES, f"{chat}m{MESSAGES - 1}"),
        )
        db.conn.executemany(
            "INSERT INTO message (id, conversation_id, parent_id, role, text, reasoning, created_at, complete, on_its_way)"
            " VALUES (?, ?, ?, ?, 'A sentence of the usual length, and one more.', '', ?, 1, 0)",
            [
                (f"{chat}m{i}", chat, f"{chat}m{i - 1}" if i else None, "assistant" if i % 2 else "user", at + i)
                for i in range(MESSAGES)
            ],
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Path(folder) / "empty", Path(folder) / "full"
        asyncio.run(fill(empty, 0))
        asyncio.run(fill(full, CHATS))
        for code, home in ((BARE, empty), (PAINT, empty), (IDLE, empty)):
            play(code, home)  # warms the bytecode and the disk
        runs: dict[str, list[dict]] = {"bare": [], "paint": [], "empty": [], "full": []}
        for _ in range(ROUNDS):
            for kind, code, home in (("bare", BARE, empty), ("paint", PAINT, empty)):
                runs[kind].append(play(code, home))
        for _ in range(3):
            for kind, home in (("empty", empty), ("full", full)):
                runs[kind].append(play(IDLE, home))
    bare, paint = (statistics.median(run["cpu"] for run in runs[kind]) for kind in ("bare", "paint"))
    nothing, many = (statistics.median(run["ready"] for run in runs[kind]) for kind in ("empty", "full"))
    loaded = runs["paint"][0]["modules"]
    report(
        "startup",
        {
            "bare_window_cpu_ms": bare * 1000,
            "first_paint_cpu_ms": paint * 1000,
            "first_paint_ratio": paint / bare,
            "interactive_empty_cpu_ms": nothing * 1000,
            "interactive_10000_chats_cpu_ms": many * 1000,
            "interactive_ratio": many / nothing,
            "idle_megabytes": statistics.median(run["megabytes"] for run in runs["empty"]),
            "idle_megabytes_10000_chats": statistics.median(run["megabytes"] for run in runs["full"]),
            "heavy_before_first_paint": len([name for name in HEAVY if name in loaded]),
        },
        {
            "first_paint_ratio": ("<= 1.3", lambda f: f["first_paint_ratio"] <= 1.3),
            "interactive_ratio": ("<= 1.5", lambda f: f["interactive_ratio"] <= 1.5),
            "idle_megabytes": ("<= 180", lambda f: f["idle_megabytes"] <= 180),
            "heavy_before_first_paint": ("0", lambda f: f["heavy_before_first_paint"] == 0),
        },
    )


if __name__ == "__main__":
    main()
