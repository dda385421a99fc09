"""A machine to be killed: it writes and syncs, and says on stdout, line by line, what the server has acknowledged.

python -m tests.machines.sync_writer HOME RUN RING, where RING is a file with the keys of its ring as JSON
"""

from __future__ import annotations

import asyncio
import json
import sys
from itertools import count
from pathlib import Path

from tests.contract.keyrings import MemoryRing
from tests.stories.machine import machine


def ring_in(path: Path) -> MemoryRing:
    return MemoryRing({name: bytes.fromhex(key) for name, key in json.loads(path.read_text()).items()})


async def main(home: Path, run: str, ring: Path) -> None:
    keys = ring_in(ring)
    keys.write = lambda name, key: _kept(ring, name, key)  # type: ignore[method-assign]
    keys.read = lambda name: ring_in(ring).keys.get(name)  # type: ignore[method-assign]
    async with machine("desk", home, keys) as desk:
        print("ready", flush=True)
        for number in count():
            text = f"said {run}-{number}"
            await desk.says(text, file=f"file of {text}".encode() if number % 3 == 0 else b"")
            print("stored", text, flush=True)
            await desk.syncs()
            print("acknowledged", text, flush=True)


def _kept(ring: Path, name: str, key: bytes) -> None:
    """Whole or not at all, as a real ring does it."""
    found = json.loads(ring.read_text())
    draft = ring.with_suffix(".new")
    draft.write_text(json.dumps({**found, name: key.hex()}))
    draft.replace(ring)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
