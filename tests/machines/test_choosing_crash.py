"""kill -9 at random points of a change of the model that finds by meaning: nothing is lost, nothing mixed, and it completes."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.domain.knowledge import Chunk, Document, ReadDocument
from tests.contract.keyrings import NoRing
from tests.machines.choosing_writer import ENTRIES, MARKS, finding, mark
from tests.machines.test_crash import whole

AROUND_SECONDS = 0.3


async def filled(home: Path) -> None:
    """Ten documents of thirty entries."""
    store = await open_store(home, "words", keyring=NoRing())
    try:
        for first in range(0, ENTRIES, 30):
            texts = [f"entry{number} {number}" for number in range(first, first + 30)]
            chunks, place = [], 0
            for ordinal, text in enumerate(texts):
                chunks.append(Chunk(ordinal, place, place + len(text), text))
                place += len(text) + 1
            document = Document(f"d{first}", f"d{first}", datetime(2026, 11, 23, tzinfo=UTC), chunks=len(chunks))
            await store.documents.add_text(document, ReadDocument("text/plain", "\n".join(texts)), chunks)
    finally:
        await store.aclose()


def killed(home: Path) -> None:
    command = [sys.executable, "-m", "tests.machines.choosing_writer", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == "ready\n", process.stderr.read()
        time.sleep(random.expovariate(1 / AROUND_SECONDS))
        process.kill()
        _, complaints = process.communicate(timeout=60)
    assert complaints == ""


async def kills(home: Path, times: int) -> None:
    await filled(home)
    for _ in range(times):
        await asyncio.to_thread(killed, home)
        async with finding(home) as one:  # what a question finds at once, whatever was left
            assert await one.answers(random.randrange(ENTRIES))
    async with finding(home) as one:
        store, service = one.store, one.service
        async with asyncio.timeout(200):
            while not (service.idle and len(service.index) == ENTRIES and service.chosen == service.model):
                await asyncio.sleep(0.01)
        assert await store.passages.models() == [service.model.name], "what the former one made is gone"
        vectors = [vector async for some in store.passages.vectors(service.model.name) for _, vector in some]
        assert {mark(vector) for vector in vectors} == {MARKS[service.model.name]}
        assert len(vectors) == ENTRIES
        assert await store.passages.counts(service.model.name) == (ENTRIES, ENTRIES)
        for number in range(0, ENTRIES, 10):
            assert await one.answers(number)
        for document in await store.documents.documents():
            assert (await store.documents.text(document.id)).count("entry") == 30
            assert document.embedded == document.chunks == 30
        await whole(store.database)


async def test_three_kills_lose_nothing_and_mix_nothing(tmp_path):
    await kills(tmp_path / "home", 3)


async def test_what_a_change_left_behind_that_ended_in_its_last_step_goes_at_the_next_start(tmp_path):
    home = tmp_path / "home"
    await filled(home)
    store = await open_store(home, "words", keyring=NoRing())
    await store.passages.without_vector("two", 1)
    await store.passages.put_vectors("two", [(1, bytes(12))])
    await store.aclose()
    async with finding(home) as one, asyncio.timeout(60):
        while await one.store.passages.models() != ["one"]:
            await asyncio.sleep(0.01)


@pytest.mark.chaos
@pytest.mark.timeout(3600)
async def test_twenty_kills_lose_nothing_and_mix_nothing(tmp_path):
    await kills(tmp_path / "home", 20)
