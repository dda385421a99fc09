"""The process of documents, in which a plain text says what shall be done instead of being read."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from soulfra_desktop.adapters.reading import language, limits, one_file, pdf, process
from soulfra_desktop.adapters.reading.kinds import Kind
from soulfra_desktop.adapters.reading.media_types import PDF, TEXT
from soulfra_desktop.adapters.reading.opening import OpenFile
from soulfra_desktop.adapters.reading.writing import Writing

SHORTEST_PDF = 40
DO = {
    "sleep": lambda: time.sleep(600),
    "spin": lambda: sum(0 for _ in iter(int, 1)),
    "hungry": lambda: [bytearray(1_000_000) for _ in range(2000)],
    "crash": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "exit": lambda: os._exit(3),
    "fail": lambda: 1 / 0,
    "open": lambda: Path("/etc/hostname").read_text(),
    "write": lambda: Path("/tmp/written-in-clear").write_text("words"),
    "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
    "run": lambda: subprocess.run(["true"], check=True),
    "environment": lambda: "\n".join(f"{name}={value}" for name, value in os.environ.items()),
    "files": lambda: "\n".join(_open_files()),
    "word": lambda: "an ordinary word",
}


def _open_files() -> list[str]:
    """What each of the first numbers is open for; nothing can be listed any more."""
    found = []
    for number in range(200):
        try:
            found.append(f"file {number}: {os.readlink(f'/proc/self/fd/{number}')}")
        except OSError:
            continue
    return found


def read(file: OpenFile, kind: Kind, writing: Writing) -> None:
    what = file.content(1000).decode().strip().removeprefix("%PDF-")
    try:
        done = DO[what]()
    except OSError as error:
        done = f"could not: {error.strerror}"
    writing.raw(str(done))


def read_pdf(file: OpenFile, kind: Kind, writing: Writing) -> None:
    (read if file.size < SHORTEST_PDF else pdf.read)(file, kind, writing)


def main() -> None:
    one_file.READERS[TEXT] = read
    one_file.READERS[PDF] = read_pdf
    language.told = lambda text: ""  # its model takes half of the time that a process needs to start
    limits.SECONDS = float(os.environ.get("_PYI_TEST_SECONDS", limits.SECONDS))
    process.IDLE_SECONDS = float(os.environ.get("_PYI_TEST_IDLE", process.IDLE_SECONDS))
    limits.FORKS = limits.FORKS and "_PYI_TEST_HERE" not in os.environ
    process.main()


if __name__ == "__main__":
    sys.exit(main())
