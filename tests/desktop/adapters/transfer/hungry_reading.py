"""The reading process with little memory, where a chat takes much of it: `python -m` runs it for test_reading.py.
HOW says whether the system refuses it, as Linux does, or it is watched, as elsewhere.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from soulfra_desktop.adapters.transfer import reader, reading_process
from soulfra_desktop.domain.transfer import Spoilt

HOW = "HOW_MEMORY_IS_KEPT"
_limited = reading_process._limited
ALLOWED = 400 << 20


def chats(_path: Path) -> Iterator[reader.One]:
    yield Spoilt("before", "it was read")
    if os.environ[HOW] == "limited":
        yield reader._one(lambda: b"x" * (ALLOWED * 2), "large")  # type: ignore[arg-type, return-value]
        yield Spoilt("after", "it was read")
    held = b"x" * (ALLOWED * 2)
    time.sleep(20)
    yield Spoilt("never", str(len(held)))


if __name__ == "__main__":
    reading_process.MOST_MEMORY = ALLOWED
    reading_process._limited = _limited if os.environ[HOW] == "limited" else lambda _most: False
    reader.chats = chats  # type: ignore[assignment]
    reading_process.main()
