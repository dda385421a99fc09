"""Bugs, told without anything of the person's: an exception's text may hold a prompt, its type and place do not."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_FILE = "soulfra.log"
log = logging.getLogger("soulfra")


def describe(error: BaseException) -> str:
    """The type of an error and of its causes, and where each was raised. Never its message, never a source line."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(seen.__traceback__)]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


def log_to(home: Path) -> None:
    """Keep the log in the home, at most two files of half a megabyte. A home that cannot be written has none."""
    try:
        handler = RotatingFileHandler(home / LOG_FILE, maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False


def _place(frame: traceback.FrameSummary) -> str:
    return f"{Path(frame.filename).parent.name}/{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
