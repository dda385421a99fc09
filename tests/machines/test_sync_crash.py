"""kill -9 of a machine at random points of writing and syncing: what the server acknowledged, the other machine has."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.contract.keyrings import MemoryRing
from tests.machines.sync_writer import ring_in
from tests.machines.test_crash import whole
from tests.servers.nodes import ServerNode
from tests.stories.machine import machine

AROUND_SECONDS = 0.03


def killed(home: Path, run: int, ring: Path) -> list[str]:
    """What it had said when it was killed: a moment after some of its lines."""
    command = [sys.executable, "-m", "tests.machines.sync_writer", str(home), str(run), str(ring)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "ready\n", process.stderr.read()
        fewest = 0 if run else 2  # the first one has something to tell
        before = [process.stdout.readline() for _ in range(random.randint(fewest, 7))]
        time.sleep(random.expovariate(1 / AROUND_SECONDS))
        process.kill()
        said, complaints = process.communicate(timeout=60)
    assert complaints == ""
    return [line.rstrip("\n") for line in [*before, *said.splitlines(keepends=True)] if line.endswith("\n")]


async def kills(tmp_path: Path, times: int) -> None:
    ring = tmp_path / "ring.json"
    ring.write_text("{}")
    stored: set[str] = set()
    acknowledged: set[str] = set()
    with ServerNode(tmp_path / "server", SOULFRA_LIMITS_URL="off") as node:
        keys = ring_in(ring)
        async with machine("desk", tmp_path / "desk", keys) as desk:
            await desk.registers(node.url)
        ring.write_text(json.dumps({name: key.hex() for name, key in keys.keys.items()}))
        for run in range(times):
            for line in killed(tmp_path / "desk", run, ring):
                kind, text = line.split(" ", 1)
                (stored if kind == "stored" else acknowledged).add(text)
        async with (
            machine("desk", tmp_path / "desk", ring_in(ring)) as desk,
            machine("laptop", tmp_path / "laptop", MemoryRing()) as laptop,
        ):
            await laptop.signs_in(node.url)
            await laptop.syncs()
            assert acknowledged <= set(await every_text(laptop))
            await desk.syncs()
            await laptop.syncs()
            await whole(desk.store.database)
            texts = await every_text(laptop)
            assert len(texts) == len(set(texts)), "nothing came twice"
            assert stored <= set(texts) == set(await every_text(desk))
            assert desk.parts.sync.state.waiting == 0
            assert (await laptop.store.replica.state()).blobs_to_fetch == 0
    assert acknowledged, "the kills were too early to tell"


async def every_text(one) -> list[str]:
    sql = "SELECT text FROM message WHERE role = 'user'"
    return [text for (text,) in await one.store.database.read(lambda db: db.conn.execute(sql).fetchall())]


async def test_four_kills_lose_nothing(tmp_path):
    await kills(tmp_path, 4)


@pytest.mark.chaos
@pytest.mark.timeout(3600)
async def test_two_hundred_kills_lose_nothing(tmp_path):
    await kills(tmp_path, 200)
