"""The process that reads other apps' exports: decoding one chat of many megabytes holds the interpreter's lock for
seconds, and a hostile file can take all memory that its process may have.

It reads one line of JSON from standard input, {"do": "look"|"read", "path": PATH}, and writes what piping.py says to
standard output: pipes that nobody else has. It opens no port, writes nothing to disk, and ends when its parent does.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from pathlib import Path
from typing import IO

from soulfra_desktop.adapters.transfer import piping, reader
from soulfra_desktop.domain.errors import ImportRefused

COURTESY = 5
"""How much lower its priority is: the window comes first."""


def main() -> None:
    """Serve the one request."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    if hasattr(os, "nice"):
        os.nice(COURTESY)
    with contextlib.suppress(ImportError, ValueError):
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends this
    asked = json.loads(source.readline())
    threading.Thread(target=_end_with_the_parent, args=(source,), daemon=True).start()
    with contextlib.suppress(BrokenPipeError):
        _serve(asked["do"], Path(asked["path"]), target)
        target.flush()
    os._exit(0)


def _serve(do: str, path: Path, target: IO[bytes]) -> None:
    try:
        if do == "look":
            piping.put_found(target, reader.look(path))
        else:
            for one in reader.chats(path):
                piping.put(target, one)
                target.flush()
        piping.put_end(target)
    except ImportRefused as why:
        piping.put_refused(target, why)


def _end_with_the_parent(source: IO[bytes]) -> None:
    source.read()
    os._exit(0)


if __name__ == "__main__":
    main()
