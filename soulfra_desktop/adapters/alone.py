"""What a process of our own does before it loads a library: it speaks over its pipe alone, and to nobody else."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from typing import BinaryIO

ENVIRONMENT = {
    "ORT_DISABLE_TELEMETRY": "1",  # since 1.29 its builds write an identifier to the home folder and report to their maker
    "ORT_TELEMETRY_DISABLED": "1",  # as it was called before
    "ANONYMIZED_TELEMETRY": "False",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
    "OMP_WAIT_POLICY": "PASSIVE",
}
"""Read by libraries when they are loaded: no connection, no file, and no processor burnt by waiting."""


def step_back(niceness: int) -> None:
    """The window, and other threads of this process, go before this thread: where threads have a priority, on Linux."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), niceness)


def settle(niceness: int = 0) -> tuple[BinaryIO, BinaryIO]:
    """Where to read and to write. What native code prints is not ours; the window goes before by `niceness`."""
    os.environ.update(ENVIRONMENT)
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    with contextlib.suppress(ImportError):
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(niceness)
    return source, target
