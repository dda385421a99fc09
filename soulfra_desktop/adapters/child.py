"""Starts another process of our own program, spoken to over its standard input and output."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Mapping


def start(
    module: str, frozen_option: str, bufsize: int = -1, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Run `module`; a packaged app, which knows no `-m`, calls itself with `frozen_option`. Raises OSError.

    `environment` is all that it is given of it; None: what we have ourselves.
    """
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, frozen_option] if frozen else [sys.executable, "-m", module]
    return subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=bufsize,
        env=environment,
    )


def close_pipes(process: subprocess.Popen[bytes]) -> None:
    """Its input ends, and nobody reads it any more."""
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()
