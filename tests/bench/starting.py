"""The `soulfra` command as a process of its own, on a home that is made for it: what the start's benchmarks share."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.report import cannot_measure  # noqa: E402

PASSPHRASE = "a passphrase for measuring only"
CHAT = 20
"""Messages of a chat."""

MEASURE = """
import os, sys, time
def told(**more):
    cpu = more.pop("cpu", None) or time.process_time()  # of the whole process, from its exec on
    import json
    print(json.dumps({"cpu": cpu, "modules": sorted(sys.modules), **more}), flush=True)
def megabytes():
    path = "/proc/self/statm"
    pages = int(open(path).read().split()[1]) if os.path.exists(path) else 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
"""
USABLE = (
    MEASURE
    + """
sys.argv = ["soulfra"]
from soulfra_desktop.app.cli.main import main
import soulfra_desktop.app.main as start
paint = start.first_paint

def painted(*given, **how):
    made = paint(*given, **how)
    from soulfra_desktop.app.desktop import Desktop
    begin = Desktop.start
    def started(desktop):
        begin(desktop)
        desktop.tasks.spawn(watch(desktop))
    Desktop.start = started
    return made

start.first_paint = painted

async def until(what, is_so):
    import asyncio
    deadline = time.monotonic() + 60
    while not is_so():
        if time.monotonic() > deadline:
            print("it did not come:", what, file=sys.stderr, flush=True)
            os._exit(1)
        await asyncio.sleep(0.005)

def press(field, key, text):
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))

def takes_keys(desktop):
    field = desktop.everyday.view.composer.input
    if not (field.isVisible() and field.isEnabled()):
        return False
    from PySide6.QtCore import Qt
    press(field, Qt.Key.Key_H, "h")
    taken = field.toPlainText() == "h"
    if taken:
        press(field, Qt.Key.Key_Backspace, "")
    return taken

async def watch(desktop):
    import asyncio
    await until("the list", lambda: desktop.sidebar is not None and desktop.sidebar.state.phase == "ready")
    await until("a composer that takes keys", lambda: takes_keys(desktop))
    found = {"cpu": time.process_time(), "chats": len(desktop.sidebar.state.chats)}
    await asyncio.sleep(2)
    found["megabytes"] = megabytes()
    found |= await further(desktop)
    told(**found)
    desktop.presence.quit()
"""
)
"""The whole road of `python -m soulfra_desktop`, until the list is shown and a key has come into the composer."""
NO_FURTHER = """
async def further(desktop):
    return {}
main()
"""


def play(bench: str, code: str, home: Path, **more: str) -> dict[str, Any]:
    """What the last line of the process says. Its bytecode is kept, as an installed program's is."""
    hidden = ("PYTHONDONTWRITEBYTECODE", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "SOULFRA_HOME": str(home),
        "SOULFRA_PASSPHRASE": PASSPHRASE,
        "PYTHONPATH": str(ROOT),
        "OLLAMA_HOST": "http://127.0.0.1:9",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        **more,
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    lines = done.stdout.strip().splitlines()
    if not lines:
        cannot_measure(bench, done.stderr[-800:])
    return json.loads(lines[-1])


async def fill(home: Path, chats: int) -> None:
    """A welcomed home with that many chats of CHAT messages each, in folders and with tags, all of them indexed."""
    from soulfra_desktop.adapters.sqlite.store import open_store
    from soulfra_desktop.ui.shell.window_state import WINDOW_FILE, WindowState
    from tests.bench.search import insert, vocabulary

    store = await open_store(home, PASSPHRASE)
    await store.settings.save("welcomed", True)
    WindowState().save(home / WINDOW_FILE)  # every start but the first reads it
    if chats:
        chance = random.Random(1)
        words = vocabulary(chance)
        await store.database.write(lambda db: insert(db, chats * CHAT, chance, words))
        while await store.search.index_more():
            pass
    await store.aclose()
