"""Writes what a policy makes of `tests/data/trust/events.jsonl`: `python tests/server/trust/make_golden.py VERSION`.

Once for a new policy. What a published one made of it stays as it is, for good.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from sync_server.operations.replaying import read, written  # noqa: E402
from sync_server.protocol.trust import policy  # noqa: E402

DATA = ROOT / "tests" / "data" / "trust"
DAYS = 200
SHOWN = 10
"""Every tenth day is kept to be read; of all of them the digest."""


def replayed(version: int) -> list[str]:
    with (DATA / "events.jsonl").open(encoding="utf-8") as lines:
        people = read(lines)
    return [line for person in people for line in written(person, DAYS, policy(version))]


def shown(lines: list[str]) -> str:
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()
    head = json.dumps({"days": DAYS, "lines": len(lines), "sha256": digest})
    return "".join([head + "\n", *lines[::SHOWN]])


if __name__ == "__main__":
    (DATA / f"scores-{sys.argv[1]}.jsonl").write_text(shown(replayed(int(sys.argv[1]))), encoding="utf-8")
