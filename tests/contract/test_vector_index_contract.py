"""What every index of vectors must do; the exact one is the measure of the approximate one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import AsyncIterator

import numpy as np
import psutil
import pytest

from soulfra_desktop.adapters.vectors.chroma import FROZEN_OPTION, MODULE, ChromaIndex
from soulfra_desktop.adapters.vectors.exact import ExactIndex
from soulfra_desktop.domain.errors import EmbedderFailed
from soulfra_desktop.services.knowledge_ports import VectorIndex
from tests.desktop.services.remembered import InMemoryIndex

DIMENSIONS = 48
RIGHT, UP, LEFT = ([1.0, 0.0], [0.0, 1.0], [-1.0, 0.0])


def vector(*values: float) -> bytes:
    made = np.array(values, "<f4")
    return (made / np.linalg.norm(made)).tobytes()


def clustered(count: int, seed: int = 6) -> list[bytes]:
    """As texts lie: around some subjects."""
    chance = np.random.default_rng(seed)
    centres = chance.standard_normal((40, DIMENSIONS))
    made = centres[chance.integers(0, 40, count)] + 0.7 * chance.standard_normal((count, DIMENSIONS))
    return [row.tobytes() for row in (made / np.linalg.norm(made, axis=1, keepdims=True)).astype("<f4")]


@pytest.fixture(params=[ExactIndex, ChromaIndex, InMemoryIndex])
async def index(request: pytest.FixtureRequest) -> AsyncIterator[VectorIndex]:
    made = request.param()
    yield made
    await made.aclose()


async def ids(index: VectorIndex, asked: list[float], limit: int = 10, among=None) -> list[int]:
    return [near.passage_id for near in await index.nearest(vector(*asked), limit, among)]


async def test_the_nearest_comes_first_with_its_cosine(index):
    await index.add([1, 2, 3], [vector(*RIGHT), vector(*UP), vector(*LEFT)])
    assert index.is_ready
    found = await index.nearest(vector(1, 0.2), 2)
    assert [near.passage_id for near in found] == [1, 2]
    assert [near.cosine for near in found] == pytest.approx([1 / 1.04**0.5, 0.2 / 1.04**0.5], abs=1e-4)


async def test_an_empty_one_finds_nothing(index):
    assert await ids(index, RIGHT) == []
    await index.remove([7])
    await index.clear()
    assert await ids(index, RIGHT) == []


async def test_more_are_asked_for_than_there_are(index):
    await index.add([1, 2], [vector(*RIGHT), vector(*UP)])
    assert await ids(index, RIGHT, 50) == [1, 2]
    assert await ids(index, RIGHT, 0) == []


async def test_a_vector_takes_the_place_of_the_former_one(index):
    await index.add([1, 2], [vector(*RIGHT), vector(*UP)])
    await index.add([1], [vector(*LEFT)])
    assert await ids(index, RIGHT) == [2, 1]
    await index.add([5, 5], [vector(*UP), vector(*RIGHT)])
    assert await ids(index, RIGHT, 1) == [5]


async def test_what_is_removed_is_never_found_again(index):
    await index.add([1, 2, 3], [vector(*RIGHT), vector(*UP), vector(*LEFT)])
    await index.remove([1, 99])
    assert await ids(index, RIGHT) == [2, 3]
    await index.remove([3, 2])
    assert await ids(index, RIGHT) == []
    await index.add([2], [vector(*RIGHT)])
    assert await ids(index, RIGHT) == [2]


async def test_cleared_it_takes_vectors_of_another_length(index):
    await index.add([1], [vector(*RIGHT)])
    await index.clear()
    await index.add([2], [vector(1, 0, 0)])
    assert await ids(index, [1, 0, 0]) == [2]


async def test_only_some_are_asked_for(index):
    await index.add([1, 2, 3], [vector(*RIGHT), vector(*UP), vector(*LEFT)])
    assert await ids(index, RIGHT, 10, {2, 3, 99}) == [2, 3]
    assert await ids(index, RIGHT, 1, [3, 2]) == [2]
    assert await ids(index, RIGHT, 10, set()) == []
    assert await ids(index, RIGHT, 10, {99}) == []


async def test_ids_may_be_as_large_as_a_store_makes_them(index):
    await index.add([2**62, 1], [vector(*RIGHT), vector(*UP)])
    assert await ids(index, RIGHT) == [2**62, 1]


async def test_of_thousands_it_finds_what_the_reference_does(index):
    held = clustered(6000)
    for start in range(0, len(held), 1500):
        await index.add(range(start, start + 1500), held[start : start + 1500])
    gone = set(range(0, 6000, 3))
    await index.remove(gone)
    matrix = np.stack([np.frombuffer(one, "<f4") for one in held])
    shares = []
    for asked in clustered(30, seed=7):
        cosines = matrix @ np.frombuffer(asked, "<f4")
        right = [number for number in np.argsort(-cosines).tolist() if number not in gone][:10]
        found = [near.passage_id for near in await index.nearest(asked, 10)]
        assert not gone.intersection(found)
        shares.append(len(set(right).intersection(found)) / 10)
    assert np.mean(shares) >= (0.95 if isinstance(index, ChromaIndex) else 1)
    among = set(range(1, 3000))
    found = await index.nearest(held[1], 20, among)
    assert found[0].passage_id == 1
    assert {near.passage_id for near in found} <= among - gone


class TestChroma:
    async def test_nothing_of_it_is_written_and_nobody_is_called(self, monkeypatch, tmp_path):
        for variable in ("HOME", "TMPDIR", "XDG_CACHE_HOME"):
            monkeypatch.setenv(variable, str(tmp_path))
        index = ChromaIndex()
        held = clustered(500)
        await index.add(range(500), held)
        await index.nearest(held[0], 10)
        process = psutil.Process(index.pid)
        assert process.net_connections("inet") == []
        assert [file.path for file in process.open_files()] == []
        await index.aclose()
        assert not process.is_running()
        assert list(tmp_path.rglob("*")) == []

    async def test_once_its_process_has_died_it_says_so_and_is_not_ready(self):
        index = ChromaIndex()
        await index.add([1], [vector(*RIGHT)])
        psutil.Process(index.pid).kill()
        with pytest.raises(EmbedderFailed):
            await index.nearest(vector(*RIGHT), 1)
        assert not index.is_ready
        with pytest.raises(EmbedderFailed):
            await index.add([2], [vector(*RIGHT)])
        await index.aclose()

    @pytest.mark.parametrize("command", [["-m", MODULE], ["-m", "soulfra_desktop", FROZEN_OPTION]])
    def test_it_ends_with_its_parent(self, command):
        process = subprocess.Popen([sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"do": "clear"}).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {}
        process.stdin.close()
        assert process.wait(60) == 0
        process.stdout.close()
