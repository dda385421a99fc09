"""A reading process that dies in the middle, for test_reading.py: `python -m` runs it in place of the real one."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from soulfra_desktop.adapters.transfer import piping, reader

if __name__ == "__main__":
    asked = json.loads(sys.stdin.buffer.readline())
    if asked["do"] == "read":
        piping.put(sys.stdout.buffer, next(reader.chats(Path(asked["path"]))))
        sys.stdout.buffer.write(b'{"chat": {"id"')
        sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGTERM)
