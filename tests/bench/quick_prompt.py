"""The quick prompt: from the key to its first paint, from `soulfra quick`, and what keeping it ready costs in memory.

A real window under Xvfb with a real grabbed key pressed by xdotool, where those are installed; else offscreen, by the
socket alone. The time of xdotool itself, a process that starts and connects, is part of the figure.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.report import cannot_measure, report  # noqa: E402
from tests.bench.starting import PASSPHRASE  # noqa: E402

ROUNDS = 20

WINDOW = """
import asyncio, json, os, subprocess, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from soulfra_desktop.app.desktop import Desktop
from soulfra_desktop.app.environment import Environment
from soulfra_desktop.app.loop import run
from soulfra_desktop.app.main import first_paint
from soulfra_desktop.app.single_instance import SingleInstance
import soulfra_desktop.app.presence as presence

KEY, ROUNDS, OPENS = sys.argv[1] == "key", int(sys.argv[2]), sys.argv[3] == "with"
COMMAND = [str(Path(sys.executable).with_name("soulfra")), "quick"]

class Painted(QObject):
    at = None
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.at is None:
            self.at = time.perf_counter()
        return False

def megabytes():
    try:
        return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return 0.0

async def figures(desktop):
    while desktop.presence.quick is None if OPENS else desktop.sidebar is None or desktop.sidebar.state.phase == "loading":
        await asyncio.sleep(0.02)
    await asyncio.sleep(1.5)
    found = {"ready": megabytes(), "key": [], "command": []}
    if not OPENS:
        return found
    quick = desktop.presence.quick
    painted = Painted()
    quick.view.line.viewport().installEventFilter(painted)
    while KEY and not quick.state.works:
        await asyncio.sleep(0.02)
    for way in (["key"] if KEY else []) + ["command"]:
        for _ in range(ROUNDS):
            painted.at = None
            began = time.perf_counter()
            command = ["xdotool", "key", "ctrl+shift+space"] if way == "key" else COMMAND
            process = await asyncio.to_thread(subprocess.Popen, command)
            while painted.at is None:
                await asyncio.sleep(0.001)
            found[way].append((painted.at - began) * 1000)
            await asyncio.to_thread(process.wait)
            quick.view.disappear()
            await asyncio.sleep(0.15)
    found["shown"] = megabytes()
    return found

environment = Environment.read()
instance = SingleInstance(environment.home)
assert instance.claim()
app, window = first_paint(environment.home, shown=False)
async def main(quit_requested):
    desktop = Desktop(environment, window, app)
    if not OPENS:
        desktop.presence.settle = lambda everyday: None
    desktop.tasks._on_error = lambda error: (print(repr(error), file=sys.stderr, flush=True), os._exit(1))
    instance.listen(desktop.presence.summoned)
    desktop.start()
    async with asyncio.timeout(120):
        print(json.dumps(await figures(desktop)), flush=True)
    await desktop.aclose()
    return 0
run(main, app)
instance.release()
"""
CLIENT = "import sys, time; import soulfra_desktop.app.cli.at_once as m; m.shown_at_once(['quick']); print(time.process_time() * 1000, any(n.startswith('PySide6') for n in sys.modules), 'asyncio' in sys.modules)"
BARE = "import time; print(time.process_time() * 1000)"


def environment(home: Path, display: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        **display,
        "SOULFRA_HOME": str(home),
        "SOULFRA_PASSPHRASE": PASSPHRASE,
        "OLLAMA_HOST": "http://127.0.0.1:9",
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


def play(home: Path, display: dict[str, str], *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", WINDOW, *arguments],
        env=environment(home, display),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    if not lines:
        cannot_measure("quick_prompt", done.stderr[-1500:])
    return json.loads(lines[-1])


async def welcome(home: Path) -> None:
    from soulfra_desktop.adapters.sqlite.store import open_store

    store = await open_store(home, PASSPHRASE)
    await store.settings.save("welcomed", True)
    await store.aclose()


def client(code: str, home: Path) -> list[str]:
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], env=environment(home, {}), capture_output=True, text=True, check=False
        ).stdout.split()
        for _ in range(9)
    ]
    return sorted(runs, key=lambda run: float(run[0]))[len(runs) // 2]


def main() -> None:
    from tests.stories.display import display, missing

    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    real = not missing()
    with tempfile.TemporaryDirectory() as folder, display() if real else nullcontext() as screen:
        home = Path(folder) / "home"
        asyncio.run(welcome(home))
        where = screen.environment if screen else offscreen
        found = play(home, where, "key" if real else "socket", str(ROUNDS), "with")
        without = play(home, where, "socket", "0", "without")
        light, bare = client(CLIENT, home), client(BARE, home)
    figures: dict[str, Any] = {"by": "Xvfb and a grabbed key" if real else "offscreen, by the socket"}
    for way in ("key", "command"):
        if found[way]:
            ordered = sorted(found[way])
            figures |= {
                f"{way}_p50_ms": statistics.median(ordered),
                f"{way}_p95_ms": ordered[round(len(ordered) * 0.95) - 1],
            }
            figures[f"{way}_first_ms"] = found[way][0]
    figures |= {
        "client_cpu_ms": float(light[0]),
        "bare_python_cpu_ms": float(bare[0]),
        "client_loads_qt_or_asyncio": "True" in light[1:],
        "megabytes_to_keep_ready": found["ready"] - without["ready"],
        "megabytes_after_showing": found["shown"] - without["ready"],
    }
    shown = "key_p95_ms" if real else "command_p95_ms"
    report(
        "quick_prompt",
        figures,
        {
            shown: ("<= 100", lambda f: f[shown] <= 100),
            "command_p50_ms": ("<= 100", lambda f: f["command_p50_ms"] <= 100),
            "client_loads_qt_or_asyncio": ("False", lambda f: not f["client_loads_qt_or_asyncio"]),
        },
    )


if __name__ == "__main__":
    main()
