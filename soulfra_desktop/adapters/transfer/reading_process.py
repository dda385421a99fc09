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
import time
from pathlib import Path
from typing import IO

from soulfra_desktop.adapters.transfer import piping, reader
from soulfra_desktop.domain.errors import ImportRefused

COURTESY = 5
"""How much lower its priority is: the window comes first."""
MOST_MEMORY = 1_500_000_000
"""Bytes that it may take. A chat is read whole, and takes half of that at most where nobody means harm."""
LOOKS_EACH = 0.2
"""Seconds between two looks at what it takes."""


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
    _keep_within(MOST_MEMORY)
    try:
        with contextlib.suppress(BrokenPipeError):
            _serve(asked["do"], Path(asked["path"]), target)
            target.flush()
    except MemoryError:
        os._exit(piping.OUT_OF_MEMORY)
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


def _keep_within(most: int) -> None:
    """The system refuses more where it can, and that chat alone is lost; elsewhere it is watched, and ends."""
    if not _limited(most):
        threading.Thread(target=_watch, args=(most,), daemon=True).start()


def _limited(most: int) -> bool:
    if sys.platform != "linux":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ValueError, OSError):
        return False
    return True


def _watch(most: int) -> None:
    import psutil

    process = psutil.Process()
    while process.memory_info().rss <= most:
        time.sleep(LOOKS_EACH)
    os._exit(piping.OUT_OF_MEMORY)


def _end_with_the_parent(source: IO[bytes]) -> None:
    source.read()
    os._exit(0)


if __name__ == "__main__":
    main()
