"""Cold start: CPU to the first paint against a bare PySide6 window, and memory at idle.

Every run is a process of its own; the kinds take turns, so that a busy machine troubles them alike. Bytecode is warm.
What a large profile costs is measured by `profile.py`.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.report import report  # noqa: E402
from tests.bench.starting import MEASURE, NO_FURTHER, USABLE, fill, play  # noqa: E402

ROUNDS = 9
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


def main() -> None:
    usable = USABLE + NO_FURTHER
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "empty"
        asyncio.run(fill(home, 0))
        for code in (BARE, PAINT, usable):
            play("startup", code, home)  # warms the bytecode and the disk
        runs: dict[str, list[dict]] = {"bare": [], "paint": [], "usable": []}
        for _ in range(ROUNDS):
            for kind, code in (("bare", BARE), ("paint", PAINT)):
                runs[kind].append(play("startup", code, home))
        for _ in range(3):
            runs["usable"].append(play("startup", usable, home))
    bare, paint = (statistics.median(run["cpu"] for run in runs[kind]) for kind in ("bare", "paint"))
    loaded = runs["paint"][0]["modules"]
    report(
        "startup",
        {
            "bare_window_cpu_ms": bare * 1000,
            "first_paint_cpu_ms": paint * 1000,
            "first_paint_ratio": paint / bare,
            "usable_cpu_ms": statistics.median(run["cpu"] for run in runs["usable"]) * 1000,
            "idle_megabytes": statistics.median(run["megabytes"] for run in runs["usable"]),
            "heavy_before_first_paint": len([name for name in HEAVY if name in loaded]),
        },
        {
            "first_paint_ratio": ("<= 1.3", lambda f: f["first_paint_ratio"] <= 1.3),
            "idle_megabytes": ("<= 180", lambda f: f["idle_megabytes"] <= 180),
            "heavy_before_first_paint": ("0", lambda f: f["heavy_before_first_paint"] == 0),
        },
    )


if __name__ == "__main__":
    main()
