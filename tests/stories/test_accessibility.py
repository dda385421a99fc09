"""Somebody who hears the screen: everything that can be done has a name, and what happens is said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVERS = ROOT / "tests" / "servers"
HEARD = ("first-run", "chat-closed", "chat-error", "settings-general", "settings-models", "settings-keyboard", "palette",
         "search", "trash", "sidebar", "problem", "unlock", "quick-offered", "quick-answered")  # fmt: skip
"""Screens whose tree is read over AT-SPI, as a screen reader does; in one process, all of them are (test_screens.py)."""
ACTIONABLE = ("push button", "button", "check box", "combo box", "text", "entry", "list item", "table cell", "link", "menu item",
              "tree item", "spin button", "toggle button", "radio button")  # fmt: skip


def cannot_listen() -> str:
    """What is missing of a display, a bus and the system's AT-SPI; `make set-up` installs them for root."""
    for tool, package in {"xvfb-run": "xvfb", "dbus-run-session": "dbus-daemon", "/usr/bin/python3": "python3"}.items():
        if shutil.which(tool) is None:
            return f"{tool} is missing: apt-get install {package}"
    found = subprocess.run(["/usr/bin/python3", "-c", "import pyatspi"], capture_output=True, check=False)
    return "pyatspi is missing: apt-get install at-spi2-core python3-pyatspi" if found.returncode else ""


LISTENER = """
import json, subprocess, sys
screens = subprocess.Popen([sys.argv[1], sys.argv[2]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
reader = subprocess.Popen(["/usr/bin/python3", sys.argv[3]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
heard = {}
for name in sys.argv[4:]:
    print(name, file=screens.stdin, flush=True)
    assert screens.stdout.readline().strip() == name
    print("soulfra-screens", file=reader.stdin, flush=True)
    heard[name] = json.loads(reader.stdout.readline())
for process in (screens, reader):
    process.stdin.close()
    process.wait(60)
print(json.dumps(heard))
"""


@pytest.mark.display
def test_a_screen_reader_hears_a_name_for_everything_that_can_be_done(tmp_path):
    assert cannot_listen() == ""
    listener = tmp_path / "listener.py"
    listener.write_text(LISTENER)
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "NO_AT_BRIDGE": "0"}
    command = ["xvfb-run", "-a", "dbus-run-session", "--", sys.executable, listener, sys.executable,
               SERVERS / "screens.py", SERVERS / "at_spi.py", *HEARD]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, timeout=280)
    assert done.returncode == 0, done.stderr
    heard = json.loads(done.stdout.splitlines()[-1])
    assert set(heard) == set(HEARD)
    assert all(len(tree) > 4 for tree in heard.values())
    mute = [
        (screen, way)
        for screen, tree in heard.items()
        for role, name, can_act, way in tree
        if (can_act or role in ACTIONABLE) and not name.strip()
    ]
    assert mute == []
