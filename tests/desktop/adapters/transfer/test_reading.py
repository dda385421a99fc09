"""Reading happens in a process of its own: the same comes over, its death is told, and nothing of it stays."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from contextlib import aclosing
from pathlib import Path

import pytest

from soulfra_desktop.adapters.transfer import reader
from soulfra_desktop.adapters.transfer.reading import FROZEN_OPTION, MODULE, TransferReader
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.errors import ImportRefused
from soulfra_desktop.domain.transfer import ChatTree, Spoilt
from tests.desktop.adapters.transfer import hungry_reading

IMPORTS = Path(__file__).parents[3] / "data" / "imports"
BROKEN = "tests.desktop.adapters.transfer.broken_reading"
HUNGRY = "tests.desktop.adapters.transfer.hungry_reading"
SILENT = "tests.desktop.adapters.transfer.silent_reading"


def children() -> set[str]:
    return {pid for of in Path("/proc/self/task").glob("*/children") for pid in of.read_text().split()}


@pytest.mark.parametrize("name", sorted(path.name for path in IMPORTS.iterdir() if path.suffix != ".md"))
async def test_what_comes_over_is_what_was_read(name):
    path = IMPORTS / name
    assert await TransferReader().look(path) == reader.look(path)
    assert [one async for one in TransferReader().read(path)] == list(reader.chats(path))


async def test_long_texts_of_many_bytes_a_letter_come_over_whole(tmp_path):
    text = "日本語 🎉 \u2028 é" * 60_000
    path = tmp_path / "conversations.json"
    message = {"author": {"role": "user"}, "content": {"parts": [text]}}
    path.write_text(json.dumps([{"id": "long", "mapping": {"a": {"id": "a", "parent": None, "message": message}}}]))
    (tree,) = [one async for one in TransferReader().read(path)]
    assert isinstance(tree, ChatTree)
    assert tree.messages[0].text == text


async def test_its_death_is_a_reason_and_what_came_before_stays():
    path = IMPORTS / "chatgpt"
    first, last = [one async for one in TransferReader(BROKEN).read(path)]
    assert first == next(reader.chats(path))
    assert isinstance(last, Spoilt)
    assert "ended unexpectedly" in last.reason
    with pytest.raises(ImportRefused, match="ended unexpectedly") as refused:
        await TransferReader(BROKEN).look(path)
    assert refused.value.advice


@pytest.mark.parametrize("how", ["limited", "watched"] if sys.platform == "linux" else ["watched"])
async def test_a_chat_that_takes_too_much_memory_is_told_with_the_reason(how, monkeypatch):
    monkeypatch.setenv(hungry_reading.HOW, how)
    told = [one async for one in TransferReader(HUNGRY).read(IMPORTS / "chatgpt")]
    assert all(isinstance(one, Spoilt) for one in told)
    titles = ["before", "large", "after", ""] if how == "limited" else ["before", ""]
    assert [one.title for one in told if isinstance(one, Spoilt)] == titles
    assert all(
        "more memory than reading may take" in one.reason
        for one in told
        if isinstance(one, Spoilt) and one.title in ("large", "")
    )


async def test_stopping_in_the_middle_leaves_no_process(tmp_path):
    before = children()
    path = tmp_path / "conversations.json"
    node = {"a": {"id": "a", "parent": None, "message": {"author": {"role": "user"}, "content": {"parts": ["hello"]}}}}
    path.write_text(json.dumps([{"id": str(n), "mapping": node} for n in range(5000)]))
    async with aclosing(TransferReader().read(path)) as chats:  # type: ignore[type-var]
        assert isinstance(await anext(chats), ChatTree)
        assert children() > before
    assert children() == before


async def test_cancelling_while_nothing_comes_ends_it():
    before = children()
    waiting = TaskSupervisor(print).spawn(TransferReader(SILENT).look(IMPORTS / "chatgpt"))  # type: ignore[arg-type]
    async with asyncio.timeout(60):
        while children() == before:
            await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert children() == before


@pytest.mark.parametrize("command", [["-m", MODULE], ["-m", "soulfra_desktop", FROZEN_OPTION]])
def test_it_ends_with_its_parent(command):
    process = subprocess.Popen([sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps({"do": "look", "path": str(IMPORTS / "chatgpt")}).encode() + b"\n")
    process.stdin.flush()
    assert b'"chatgpt"' in process.stdout.readline()
    process.stdin.close()
    assert process.wait(60) == 0
    process.stdout.close()
