"""A disk that is really full: a file system of 1 MB, mounted in a name space of its own (Linux)."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.store import open_store
from soulfra_desktop.domain.errors import DiskFull
from tests.contract.keyrings import NoRing
from tests.contract.samples import answer, conversation, question


@pytest.mark.chaos
def test_a_full_disk_loses_nothing_and_is_told(tmp_path: Path):
    mount = 'mount -t tmpfs -o size=1m tmpfs "$1" && exec "$2" -m tests.desktop.adapters.sqlite.test_full_disk "$1"'
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh", str(tmp_path), sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200)
    assert (done.stdout, done.stderr, done.returncode) == ("nothing lost\n", "", 0)


async def _fill_up(disk: Path) -> None:
    home = disk / "home"
    store = await open_store(home, "words", keyring=NoRing())
    chats = store.conversations

    async def begin(n: int) -> None:
        asked = question(f"q{n}", parent=f"a{n - 1}" if n else None, text="x" * 50_000)
        await chats.begin(conversation(), asked, answer(f"a{n}", f"q{n}"))

    begun = await _until_full(begin)
    pieces = await _until_full(lambda _: chats.journal(f"a{begun - 1}", "y" * 300))
    await _all_there(store, begun, pieces)
    await store.aclose()
    _take_the_rest(disk)
    store = await open_store(home, "words", keyring=NoRing())
    await _all_there(store, begun, pieces)
    with pytest.raises(DiskFull):
        await store.settings.save("system_prompt", "z" * 50_000)
    await store.aclose()
    with pytest.raises(DiskFull):
        await open_store(disk / "another", "words", keyring=NoRing())
    print("nothing lost")


async def _until_full(step: Callable[[int], Awaitable[object]]) -> int:
    """How many steps the store took before it said that the disk is full."""
    for n in range(10_000):
        try:
            await step(n)
        except DiskFull:
            return n
    raise AssertionError("the disk never filled up")


def _take_the_rest(disk: Path) -> None:
    def write_on() -> None:
        while filling.write(b"x" * 512):
            pass

    with (disk / "filling").open("wb", buffering=0) as filling, pytest.raises(OSError, match="No space"):
        write_on()


async def _all_there(store, begun: int, pieces: int) -> None:
    messages = await store.conversations.messages("c1")
    assert len(messages) == 2 * begun > 4
    assert messages[-1].text == "y" * 300 * pieces


if __name__ == "__main__":
    asyncio.run(_fill_up(Path(sys.argv[1])))
