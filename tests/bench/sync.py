"""Changes from one machine over the server to another, beside Anki's own sync server: the same work, interleaved.

A change is a message of about 140 characters that do not compress, written to the real encrypted store of device A; it goes
up sealed, through the real server (`python -m sync_server`, SQLite, one process), and down into the real store of device B.
Anki's: a note of about 140 characters in A's collection, through `anki.syncserver` (Rust), into B's. Each round does both,
in random order; figures are medians over the rounds. CPU of a server is read from /proc. `bytes_over_ciphertext` is all that
went over the wires in both directions, headers too, by what was sealed. Ours is also taken over PostgreSQL with
`--database URL`. The peer lives in .venv-peers/anki (`python installers/set_up.py peers`); without it, `--no-peer`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from soulfra_desktop.adapters.sqlite import messages  # noqa: E402
from soulfra_desktop.domain.chat import Conversation, Message  # noqa: E402
from tests.bench.processes import cpu_of  # noqa: E402
from tests.bench.report import cannot_measure, report  # noqa: E402
from tests.servers.nodes import ServerNode  # noqa: E402
from tests.stories.machine import Machine, machine  # noqa: E402

PEER = ROOT / ".venv-peers" / "anki" / "bin" / "python"
PEER_SCRIPT = ROOT / "tests" / "bench" / "peers" / "anki_sync.py"
SINGLES = 20


class Counted:
    """Bytes and sealed bytes that pass a client's connections."""

    def __init__(self) -> None:
        self.wire = self.sealed = 0


async def write(one: Machine, chat: str, count: int) -> None:
    """`count` messages into a chat, in one transaction, as an import does."""
    now = datetime.now(UTC)
    made = [Message(uuid.uuid4().hex, chat, None, "user", secrets.token_hex(70), now) for _ in range(count)]

    def add(db: Any) -> None:
        for message in made:
            messages.add(db, message, on_its_way=False)

    await one.store.database.write(add)


async def begin_chat(one: Machine) -> str:
    now, chat = datetime.now(UTC), uuid.uuid4().hex
    question = Message(uuid.uuid4().hex, chat, None, "user", "A chat", now)
    answer = Message(uuid.uuid4().hex, chat, question.id, "assistant", "", now, complete=False)
    await one.store.conversations.begin(Conversation(chat, "A chat", now, now), question, answer)
    await one.store.conversations.finish(answer)
    return chat


async def count_messages(one: Machine) -> int:
    return await one.store.database.read(lambda db: db.execute("SELECT count(*) FROM message").fetchone()[0])


async def ours(work: Path, count: int, database: str) -> dict[str, float]:
    """One round."""
    variables = {"SOULFRA_LIMITS_URL": "off", **({"SOULFRA_DATABASE_URL": database} if database else {})}
    with ServerNode(work / "server", **variables) as node:
        async with AsyncExitStack() as stack:
            a = await stack.enter_async_context(machine("a", work / "a"))
            b = await stack.enter_async_context(machine("b", work / "b"))
            email = f"{uuid.uuid4().hex}@example.org"
            await a.registers(node.url, email)
            await b.signs_in(node.url, email)
            chat = await begin_chat(a)
            await a.syncs()
            await b.syncs()
            before = await count_messages(b)
            await write(a, chat, count)
            counted = await _count(a, b)
            assert node.process is not None
            cpu, own, start = cpu_of(node.process.pid), time.process_time(), time.perf_counter()
            await a.syncs()
            up = time.perf_counter() - start
            await b.syncs()
            both = time.perf_counter() - start
            cpu, own = cpu_of(node.process.pid) - cpu, time.process_time() - own
            assert await count_messages(b) == before + count
            wire, sealed = counted.wire, counted.sealed
            return {
                "up_s": up,
                "down_s": both - up,
                "server_us": 1e6 * cpu / count,
                "clients_us": 1e6 * own / count,
                "bytes_over_ciphertext": wire / sealed,
                "single_ms": 1e3 * statistics.median([await _single(a, b, chat) for _ in range(SINGLES)]),
            }


async def _single(a: Machine, b: Machine, chat: str) -> float:
    await write(a, chat, 1)
    start = time.perf_counter()
    await a.syncs()
    await b.syncs()
    return time.perf_counter() - start


async def _count(*devices: Machine) -> Counted:
    """Count what these machines send and receive from now on, and how much of it is sealed."""
    from sync_server.protocol.sync import unpack_frames, unpack_segments

    counted = Counted()
    for one in devices:
        account = await one.parts.session.account()
        server = await one.parts.session.server_at(account.server)
        client = await server.client()  # type: ignore[attr-defined]

        async def request(sent: Any) -> None:
            body = await sent.aread()
            counted.wire += (
                len(body) + sum(len(k) + len(v) + 4 for k, v in sent.headers.raw) + len(sent.url.raw_path) + 16
            )
            if "push" in str(sent.url):
                counted.sealed += sum(len(frame.envelope) for frame in unpack_frames(body))

        async def response(got: Any) -> None:
            data = await got.aread()
            counted.wire += len(data) + sum(len(k) + len(v) + 4 for k, v in got.headers.raw) + 17
            if "pull" in str(got.url) and got.status_code == 200:
                counted.sealed += sum(len(f.envelope) for s in unpack_segments(data) for f in unpack_frames(s.batch))

        client.event_hooks = {"request": [request], "response": [response]}
    return counted


def peers(count: int) -> dict[str, float]:
    """One round of Anki's."""
    run = subprocess.run([PEER, PEER_SCRIPT, str(count)], capture_output=True, text=True, check=False)
    if run.returncode:
        cannot_measure("sync", f"the peer failed: {run.stderr.strip()[-300:]}")
    return json.loads(run.stdout.splitlines()[-1])


async def flat(sizes: list[int], database: str) -> dict[str, float]:
    """Server CPU a change at growing sizes of the log."""
    found: dict[str, float] = {}
    for size in sizes:
        work = Path(tempfile.mkdtemp(prefix="sync_flat_"))
        try:
            found[f"server_us_at_{size}"] = (await ours(work, size, database))["server_us"]
        finally:
            shutil.rmtree(work)
    return found


async def measured(options: argparse.Namespace) -> dict[str, Any]:
    rounds: dict[str, list[dict[str, float]]] = {"ours": [], "anki": []}
    for _ in range(options.rounds):
        arms = ["ours"] if options.no_peer else ["ours", "anki"]
        for arm in random.sample(arms, len(arms)):
            if arm == "anki":
                rounds[arm].append(await asyncio.to_thread(peers, options.count))
                continue
            work = Path(tempfile.mkdtemp(prefix="sync_bench_"))
            try:
                rounds[arm].append(await ours(work, options.count, options.database))
            finally:
                shutil.rmtree(work)
    figures: dict[str, Any] = {"changes": options.count, "rounds": options.rounds}
    for arm, name in (("ours", ""), ("anki", "anki_")):
        for key in rounds[arm][0] if rounds[arm] else ():
            figures[f"{name}{key}"] = statistics.median(one[key] for one in rounds[arm])
    if rounds["anki"]:
        pairs = zip(rounds["ours"], rounds["anki"], strict=True)
        figures["single_over_anki"] = statistics.median(o["single_ms"] / p["single_ms"] for o, p in pairs)
    if options.flat:
        figures |= await flat([2_000, 20_000, 200_000], options.database)
        figures["flat"] = figures["server_us_at_200000"] / figures["server_us_at_2000"]
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=4_000, help="changes in a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--database", default="", help="an SQLAlchemy URL in place of the server's own SQLite")
    parser.add_argument("--flat", action="store_true", help="also 2,000, 20,000 and 200,000 changes")
    parser.add_argument("--no-peer", action="store_true")
    options = parser.parse_args()
    if not options.no_peer and not PEER.exists():
        cannot_measure("sync", "the peer is not installed: python installers/set_up.py peers")
    figures = asyncio.run(measured(options))
    goals: dict[str, Any] = {
        "server_us": ("<= 15", lambda found: found["server_us"] <= 15),
        "bytes_over_ciphertext": ("<= 1.1", lambda found: found["bytes_over_ciphertext"] <= 1.1),
    }
    if not options.no_peer:
        goals["single_over_anki"] = ("<= 1", lambda found: found["single_over_anki"] <= 1)
    if options.flat:
        goals["flat"] = ("<= 1.5", lambda found: found["flat"] <= 1.5)
    report("sync", figures, goals)


if __name__ == "__main__":
    main()
