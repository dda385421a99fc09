"""A desktop of its own for a story: an X server without a screen, a window manager, a tray. Each is ended by its id."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NEEDED = ("Xvfb", "xdotool", "openbox", "trayer", "setxkbmap", "dbus-daemon")
ROOT = Path(__file__).resolve().parents[2]
OTHER = """
import sys
from PySide6.QtWidgets import QApplication, QPlainTextEdit
app = QApplication([]); text = QPlainTextEdit("The quick brown fox"); text.setWindowTitle("Starting")
app.focusWindowChanged.connect(lambda window: window is None or text.setWindowTitle("Another program"))
text.resize(500, 300); text.show(); sys.exit(app.exec())
"""


def missing() -> list[str]:
    """What of NEEDED is not installed here."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Display:
    """`:N` and what a person does there. Everything waits until it is seen, and nothing for a while."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._started: list[subprocess.Popen[bytes]] = []
        self._asked: Any = None

    @property
    def environment(self) -> dict[str, str]:
        cleared = ("WAYLAND", "QT_", "DBUS_", "XDG_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(cleared)}
        return {**kept, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "QT_QPA_PLATFORMTHEME": "generic"}

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """A program on this display, ended with it."""
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._started.append(process)
        return process

    def another_program(self) -> None:
        """A window of somebody else's, which has the keyboard, and knows: from then on it asks for nothing more."""
        self.start(sys.executable, "-c", OTHER)
        self.until(lambda: self.active() == "Another program")

    def starts_a_tray(self) -> None:
        self.start("trayer", "--edge", "bottom", "--align", "right", "--width", "200", "--widthtype", "pixel")
        self.until(lambda: self.does("search", "--onlyvisible", "--class", "trayer"))

    def does(self, *arguments: str) -> str:
        """What xdotool says to this; empty where it fails."""
        return self.run("xdotool", *arguments)

    def run(self, *command: str) -> str:
        """A command on this display, to its end."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=60, check=False)
        return done.stdout.strip()

    def presses(self, keys: str) -> None:
        self.does("key", "--clearmodifiers", keys)

    def innermost(self, x: int, y: int) -> int:
        """The id of the window that a click there goes to, as the X server knows it; 0 where it goes just then."""
        from Xlib.display import Display as Connection  # Linux alone has it
        from Xlib.error import BadWindow

        if self._asked is None:
            self._asked = Connection(self.name)
        window = root = self._asked.screen().root
        try:
            while child := window.translate_coords(root, x, y).child:
                window = child
        except BadWindow:
            return 0
        return window.id

    def clicks(self, x: int, y: int, button: int = 1) -> None:
        self.does("mousemove", str(x), str(y), "click", str(button))

    def active(self) -> str:
        """The title of the window that has the keyboard."""
        return self.does("getactivewindow", "getwindowname")

    @staticmethod
    def until(shown: object, seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while not shown():  # type: ignore[operator]
            assert time.monotonic() < end, "it never came"
            time.sleep(0.05)

    def close(self) -> None:
        if self._asked is not None:
            self._asked.close()
        for process in reversed(self._started):
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(60)


@contextmanager
def display(*, tray: bool = True) -> Generator[Display]:
    """A display for the length of a story."""
    read, write = os.pipe()
    server = subprocess.Popen(
        # -noreset: else the server starts anew, and throws everybody out, when its only client of the moment leaves
        ["Xvfb", "-displayfd", str(write), "-noreset", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as number:
        name = f":{number.readline().strip()}"
    made = Display(name)
    try:
        with tempfile.TemporaryDirectory() as folder:
            managed = Path(folder) / "managed"
            made.start("openbox", "--startup", f"touch {managed}")  # run once it manages: before, windows may be lost
            made.until(managed.exists)
        if tray:
            made.starts_a_tray()
        yield made
    finally:
        made.close()
        server.terminate()
        server.wait(60)
