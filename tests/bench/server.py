"""What the server costs: CPU a change, pushed and pulled again in batches of 500, how flat that stays as a log grows, and
how an authenticated call compares with /healthz. The real server in a process of its own, on SQLite and on PostgreSQL;
each figure is the median of several servers, the two databases in turn.

    python tests/bench/server.py [--changes 200000] [--servers 5] [--database sqlite|postgres|both]
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sync_server.kit.node import Node
from sync_server.protocol import sync
from sync_server.protocol.sync import Frame
from sync_server.settings import ServerSettings
from tests.bench.processes import children_of, cpu_of
from tests.bench.report import report
from tests.server.sync import people
from tests.servers.nodes import ServerNode
from tests.servers.postgres import Postgres

BATCH, MEASURED, PADDED = 500, 10_000, 144
"""A change of 140 bytes is padded to 144."""
ROUNDS, CALLS = 7, 60


class Connection:
    """One device's kept-alive connection, with as little of a client around it as there can be."""

    def __init__(self, address: str, token: str) -> None:
        self._http = http.client.HTTPConnection(address)
        self._headers = {"Authorization": f"Bearer {token}"}
        self.next_idx = self.since = 0

    def call(self, method: str, path: str, body: bytes | None = None) -> bytes:
        headers = self._headers | ({"Content-Type": "application/octet-stream"} if body is not None else {})
        self._http.request(method, path, body, headers)
        answer = self._http.getresponse()
        data = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path.partition('?')[0]}: {answer.status} {data[:200]!r}")
        return data

    def push(self, batch: bytes, count: int) -> None:
        self.call("POST", f"/v1/sync/push?first_idx={self.next_idx}&count={count}", batch)
        self.next_idx += count

    def pull(self, limit: int) -> int:
        """One answer; how many bytes."""
        data = self.call("GET", f"/v1/sync/pull?since={self.since}&limit={limit}")
        if data:
            self.since = sync.unpack_segments(data)[-1].last_seq
        return len(data)


def batch_of(count: int) -> bytes:
    size = PADDED + sync.MIN_ENVELOPE_BYTES
    return sync.pack_frames(Frame(sync.CHATS, 1, os.urandom(16), os.urandom(size)) for _ in range(count))


async def devices(settings: ServerSettings) -> list[str]:
    node = Node(settings)
    try:
        account_id = await people.account(node)
        return [await people.device(node, account_id, no) for no in (1, 2)]
    finally:
        await node.database.close()


def moved(a: Connection, b: Connection, changes: int, cpu: Callable[[], float]) -> tuple[float, float, float]:
    """Pushes and pulls so many changes; microseconds of CPU a change and bytes on the wire by ciphertext."""
    batches = [batch_of(BATCH) for _ in range(changes // BATCH)]
    before = cpu()
    for batch in batches:
        a.push(batch, BATCH)
    pushed = cpu()
    size = 0
    for batch in batches:
        size += b.pull(len(batch) + sync.SEGMENT_OVERHEAD)
    ciphertext = changes * (PADDED + sync.MIN_ENVELOPE_BYTES)
    return (pushed - before) / changes * 1e6, (cpu() - pushed) / changes * 1e6, size / ciphertext


def timed(call: Callable[[], Any], times: int) -> float:
    """The median of so many calls, in milliseconds."""
    took: list[float] = []
    for _ in range(times):
        begin = time.perf_counter()
        call()
        took.append((time.perf_counter() - begin) * 1e3)
    return statistics.median(took)


def measured(node: ServerNode, tokens: list[str], changes: int, database: list[int]) -> dict[str, Any]:
    assert node.process is not None
    pid = node.process.pid
    a, b = (Connection(node.address, token) for token in tokens)
    moved(a, b, BATCH * 4, lambda: cpu_of(pid))
    up, down, overhead = moved(a, b, MEASURED, lambda: cpu_of(pid))
    figures: dict[str, Any] = {
        "push_us": up,
        "pull_us": down,
        "cpu_us_a_change": up + down,
        "bytes_by_ciphertext": overhead,
    }
    if database:
        before = sum(map(cpu_of, children_of(database[0])))
        moved(a, b, MEASURED, lambda: 0.0)
        figures["database_us_a_change"] = (sum(map(cpu_of, children_of(database[0]))) - before) / MEASURED * 1e6
    batch = batch_of(BATCH)
    while a.next_idx < changes - MEASURED:
        a.push(batch, BATCH)
    b = Connection(node.address, tokens[1])  # the other was idle for longer than a server waits
    b.since = a.next_idx
    up, down, _ = moved(a, b, MEASURED, lambda: cpu_of(pid))
    figures[f"cpu_us_a_change_at_{changes}"] = up + down
    figures["growth"] = (up + down) / figures["cpu_us_a_change"]
    one = batch_of(1)

    def single() -> None:
        a.push(one, 1)
        b.pull(1 << 20)

    figures["one_change_ms"] = timed(single, 100)
    ratios, health, head = [], [], []
    for _ in range(ROUNDS):
        health.append(timed(lambda: a.call("GET", "/healthz"), CALLS))
        head.append(timed(lambda: a.call("GET", "/v1/sync/head"), CALLS))
        ratios.append(head[-1] / health[-1])
    figures |= {"healthz_ms": statistics.median(health), "head_ms": statistics.median(head)}
    return figures | {"head_by_healthz": statistics.median(ratios)}


@contextmanager
def on_sqlite(folder: Path) -> Iterator[tuple[ServerNode, ServerSettings, list[int]]]:
    with ServerNode(folder, SOULFRA_LOG_LEVEL="warning") as node:
        yield node, ServerSettings.read(server_home=folder), []


@contextmanager
def on_postgres(folder: Path) -> Iterator[tuple[ServerNode, ServerSettings, list[int]]]:
    with Postgres(durable=True) as postgres:
        url = postgres.url(postgres.create())
        with ServerNode(folder, SOULFRA_DATABASE_URL=url, SOULFRA_LOG_LEVEL="warning") as node:
            assert postgres._process is not None
            yield node, ServerSettings.read(server_home=folder, database_url=url), [postgres._process.pid]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=200_000)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--servers", type=int, default=5, help="of each database, one after the other")
    asked = parser.parse_args()
    kinds = {"sqlite": on_sqlite, "postgres": on_postgres}
    names = [name for name in kinds if asked.database in (name, "both")]
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for _ in range(asked.servers):
        for name in random.sample(names, len(names)):
            with tempfile.TemporaryDirectory() as folder, kinds[name](Path(folder)) as (node, settings, database):
                found[name].append(measured(node, asyncio.run(devices(settings)), asked.changes, database))
    figures: dict[str, Any] = {"servers": asked.servers}
    goals: dict[str, tuple[str, Callable[[dict[str, Any]], bool]]] = {}
    for name in names:
        for key in found[name][0]:
            figures[f"{name}_{key}"] = statistics.median(one[key] for one in found[name])
        for key, most in (
            ("cpu_us_a_change", 15.0),
            (f"cpu_us_a_change_at_{asked.changes}", 15.0),
            ("growth", 1.25),
            ("bytes_by_ciphertext", 1.1),
            ("head_by_healthz", 2.0),
        ):
            full = f"{name}_{key}"
            goals[full] = (f"at most {most}", lambda f, full=full, most=most: f[full] <= most)
    report("server", figures, goals)


if __name__ == "__main__":
    main()
