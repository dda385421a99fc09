"""Each file is read apart from the others, by a process that can do nothing else, and that can be ended at any moment."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psutil
import pytest

from soulfra_desktop.adapters.reading import limits, wire
from soulfra_desktop.adapters.reading.reader import FROZEN_OPTION, ProcessReader
from soulfra_desktop.domain.errors import DocumentRefused

STRANGE = "tests.desktop.adapters.reading.strange_process"


@pytest.fixture(scope="module")
def strange() -> Iterator[ProcessReader]:
    """A reader whose files say what its process shall do; each has two seconds for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("_PYI_TEST_SECONDS", "2")
        made = ProcessReader(STRANGE)
        yield made
        asyncio.run(made.aclose())


@pytest.fixture
def told(tmp_path):
    """A file that tells the process to do something."""

    def make(what: str) -> Path:
        path = tmp_path / f"{what}.txt"
        path.write_text(what)
        return path

    return make


async def until(holds, seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        await asyncio.sleep(0.02)


def children_of(reader: ProcessReader) -> list[psutil.Process]:
    return psutil.Process(reader.pid).children() if reader.pid else []


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("sleep", "took too long"), ("spin", "took too long"), ("hungry", "more memory"), ("crash", "ended unexpectedly"),
        ("exit", "ended unexpectedly"), ("fail", "is damaged"),
    ],
)  # fmt: skip
async def test_a_file_that_goes_wrong_fails_alone(strange, told, what, reason):
    assert (await strange.read(told("word"))).text == "an ordinary word"
    first = strange.pid
    with pytest.raises(DocumentRefused, match=reason):
        await strange.read(told(what))
    assert (await strange.read(told("word"))).text == "an ordinary word"
    assert strange.pid == first


@pytest.mark.parametrize("what", ["open", "write", "connect", "run"])
async def test_nothing_is_opened_while_a_file_is_read(strange, told, what):
    assert "could not: Too many open files" in (await strange.read(told(what))).text
    assert not Path("/tmp/written-in-clear").exists()


async def test_the_process_inherits_no_secret_and_no_open_file(told, tmp_path, monkeypatch):
    strange = ProcessReader(STRANGE)
    monkeypatch.setenv("SOULFRA_PASSPHRASE", "a secret passphrase")
    monkeypatch.setenv("OPENAI_API_KEY", "a secret key")
    with (tmp_path / "database").open("wb") as database:
        os.set_inheritable(database.fileno(), True)
        environment, files = (await strange.read(told("environment"))).text, (await strange.read(told("files"))).text
    assert "secret" not in environment
    assert "PATH=" in environment
    assert "database" not in files
    assert "files.txt" in files
    await strange.aclose()


async def test_cancelling_ends_what_reads_and_the_next_file_is_read(strange, told):
    await strange.read(told("word"))
    reading = asyncio.get_running_loop().create_task(strange.read(told("sleep")))
    await until(lambda: children_of(strange))
    child = children_of(strange)[0]
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert not child.is_running()
    assert (await strange.read(told("word"))).text == "an ordinary word"


async def test_a_process_that_was_killed_fails_the_file_it_was_at_and_no_other(strange, told):
    await strange.read(told("word"))
    reading = asyncio.get_running_loop().create_task(strange.read(told("sleep")))
    await until(lambda: children_of(strange))
    child, parent = children_of(strange)[0], psutil.Process(strange.pid)
    parent.kill()
    with pytest.raises(DocumentRefused, match="ended unexpectedly"):
        await reading
    await until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)
    assert (await strange.read(told("word"))).text == "an ordinary word"


async def test_a_process_that_was_killed_between_two_files_fails_none(strange, told):
    await strange.read(told("word"))
    psutil.Process(strange.pid).kill()
    assert (await strange.read(told("word"))).text == "an ordinary word"


async def test_an_idle_process_gives_its_memory_back_and_another_follows(told, monkeypatch):
    monkeypatch.setenv("_PYI_TEST_IDLE", "0.05")
    reader = ProcessReader(STRANGE)
    await reader.read(told("word"))
    await until(lambda: reader.pid is None)
    assert (await reader.read(told("word"))).text == "an ordinary word"
    await reader.aclose()


async def test_files_that_are_asked_for_together_come_one_after_the_other(strange, told):
    paths = [told("word"), told("crash"), told("environment"), told("word")]
    found = await asyncio.gather(*map(strange.read, paths), return_exceptions=True)
    assert [isinstance(one, DocumentRefused) for one in found] == [False, True, False, False]


async def test_a_reader_that_is_closed_leaves_no_process(strange, told):
    await strange.read(told("word"))
    process = psutil.Process(strange.pid)
    await strange.aclose()
    assert not process.is_running()
    await strange.aclose()


async def test_the_process_ends_with_whoever_started_it(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("words to read")
    code = (
        "import asyncio, os, pathlib\nfrom soulfra_desktop.adapters.reading.reader import ProcessReader\n"
        f"async def main():\n    reader = ProcessReader()\n    await reader.read(pathlib.Path({str(path)!r}))\n"
        "    print(reader.pid, flush=True)\n    os._exit(1)\nasyncio.run(main())\n"
    )
    done = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", code], capture_output=True, text=True)
    pid = int(done.stdout)
    await until(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)


async def test_a_packaged_app_calls_itself(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("words to read")
    program = tmp_path / "app"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m soulfra_desktop "$@"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    reader = ProcessReader()
    assert (await reader.read(path)).text == "words to read"
    assert reader.pid is not None
    assert FROZEN_OPTION in psutil.Process(reader.pid).cmdline()
    await reader.aclose()


@pytest.fixture
async def elsewhere(monkeypatch) -> AsyncIterator[ProcessReader]:
    """As it is where no process can be forked: one reads all files, and is watched from outside."""
    monkeypatch.setenv("_PYI_TEST_HERE", "1")
    monkeypatch.setattr(limits, "FORKS", False)
    monkeypatch.setattr(limits, "SECONDS", 2.0)
    made = ProcessReader(STRANGE)
    yield made
    await made.aclose()


@pytest.mark.parametrize(
    ("what", "reason"), [("sleep", "took too long"), ("hungry", "more memory"), ("crash", "ended unexpectedly")]
)
async def test_where_nothing_is_forked_a_file_that_goes_wrong_fails_alone_too(elsewhere, told, what, reason):
    assert (await elsewhere.read(told("word"))).text == "an ordinary word"
    first = elsewhere.pid
    assert (await elsewhere.read(told("word"))).text == "an ordinary word"
    assert elsewhere.pid == first
    with pytest.raises(DocumentRefused, match=reason):
        await elsewhere.read(told(what))
    assert (await elsewhere.read(told("word"))).text == "an ordinary word"


async def test_where_nothing_is_forked_cancelling_ends_the_process(elsewhere, told, monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 600.0)
    await elsewhere.read(told("word"))
    process = psutil.Process(elsewhere.pid)
    reading = asyncio.get_running_loop().create_task(elsewhere.read(told("sleep")))
    await asyncio.sleep(0.1)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert not process.is_running()
    assert (await elsewhere.read(told("word"))).text == "an ordinary word"


@pytest.mark.parametrize(
    "said",
    [
        b"", b"\n", b"[]\n", b"{}\n", b'{"refused": 1}\n', b"\xff\n", b"{" * 5000, b'{"media_type": "a"}\nwords',
        b'{"media_type":"a","title":"","language":"","notes":[],"headings":[],"pages":[[1,99]]}\nwords',
        b'{"media_type":"a","title":"","language":"","notes":[],"headings":[[1,"a",-1]],"pages":[]}\nwords',
        b'{"media_type":"a","title":"","language":"","notes":[],"headings":[],"pages":[]}\n\x1b[31m',
        b'{"media_type":"a","title":"","language":"","notes":"ab","headings":5,"pages":[]}\nwords',
    ],
)  # fmt: skip
def test_what_a_process_says_that_was_taken_over_is_not_believed(said):
    with pytest.raises((ValueError, RecursionError)):
        wire.understood(bytearray(said))
