"""A passphrase is changed while the store is open, and whatever is killed meanwhile: the old one opens it, or the new."""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.store import Store, open_store
from soulfra_desktop.adapters.unlock import change_passphrase
from soulfra_desktop.app.tasks import TaskSupervisor
from soulfra_desktop.domain.chat import Conversation, Message
from soulfra_desktop.domain.errors import WrongPassphrase
from tests.contract.keyrings import MemoryRing, NoRing

NOW = datetime(2026, 11, 23, tzinfo=UTC)
CHANGES = """
import asyncio, sys
from pathlib import Path
from soulfra_desktop.adapters.unlock import change_passphrase
from soulfra_desktop.adapters.secrets import SystemKeyring

async def main():
    print("ready", flush=True)
    old, new = sys.argv[2:4]
    while True:
        await change_passphrase(Path(sys.argv[1]), old, new, SystemKeyring())
        old, new = new, old

asyncio.run(main())
"""
DIES = """
import asyncio, os, pathlib, sys
from pathlib import Path
from soulfra_desktop.adapters import home, unlock
from soulfra_desktop.adapters.secrets import SystemKeyring

def die(*_args, **_more): os._exit(9)

where = sys.argv[2]
replace = pathlib.Path.replace
if where == "before the draft is on the disk": home.os.fsync = die
if where == "before the draft takes its place": pathlib.Path.replace = die
if where == "after the draft took its place": pathlib.Path.replace = lambda old, new: (replace(old, new), die())
if where == "before the folder is on the disk": home.sync_folder = die
asyncio.run(unlock.change_passphrase(Path(sys.argv[1]), "old words", "new words", SystemKeyring()))
"""


async def begin(store: Store, ident: str) -> None:
    question = Message(f"q{ident}", ident, None, "user", "why?", NOW)
    answer = Message(f"a{ident}", ident, question.id, "assistant", "because", NOW)
    await store.conversations.begin(Conversation(ident, ident, NOW, NOW), question, answer)


async def made(home: Path) -> None:
    store = await open_store(home, "old words", keyring=NoRing())
    await begin(store, "kept")
    await store.aclose()


async def opens_with(home: Path, *passphrases: str) -> str:
    """The one of these that opens the store, in which the chat lies."""
    for passphrase in passphrases:
        try:
            store = await open_store(home, passphrase, keyring=NoRing())
        except WrongPassphrase:
            continue
        try:
            assert [chat.title for chat in await store.conversations.conversations()] == ["kept"]
        finally:
            await store.aclose()
        return passphrase
    raise AssertionError("neither opens it")


@pytest.mark.parametrize(
    ("where", "opens"),
    [
        ("before the draft is on the disk", "old words"),
        ("before the draft takes its place", "old words"),
        ("after the draft took its place", "new words"),
        ("before the folder is on the disk", "new words"),
    ],
)
async def test_killed_at_any_step_one_of_the_two_opens_it(tmp_path: Path, where: str, opens: str):
    await made(tmp_path)
    killed = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", DIES, str(tmp_path), where], check=False, timeout=120
    )
    assert killed.returncode == 9
    assert await opens_with(tmp_path, "old words", "new words") == opens


async def test_killed_again_and_again_one_of_the_two_opens_it(tmp_path: Path):
    await made(tmp_path)
    old, new = "old words", "new words"
    draw = random.Random(7)
    for _ in range(6):
        child = subprocess.Popen([sys.executable, "-c", CHANGES, str(tmp_path), old, new], stdout=subprocess.PIPE)
        assert child.stdout
        await asyncio.to_thread(child.stdout.readline)
        time.sleep(draw.uniform(0, 1.2))
        assert child.poll() is None, "it ended by itself"
        child.send_signal(signal.SIGKILL)
        await asyncio.to_thread(child.wait)
        child.stdout.close()
        opened = await opens_with(tmp_path, old, new)
        old, new = opened, new if opened == old else old


@pytest.mark.parametrize("passphrase", ["old words", None])
async def test_whoever_has_the_store_open_keeps_it(tmp_path: Path, passphrase: str | None):
    ring = MemoryRing()
    elsewhere = await open_store(tmp_path, passphrase, keyring=ring)
    here = await open_store(tmp_path, passphrase, keyring=ring)
    await change_passphrase(tmp_path, passphrase, "new words", ring)
    await begin(elsewhere, "of another process")
    await begin(here, "of this one")
    again = await open_store(tmp_path, "new words", keyring=NoRing())
    for store in (elsewhere, here, again):
        titles = {chat.title for chat in await store.conversations.conversations()}
        assert titles == {"of another process", "of this one"}
        await store.aclose()


async def test_the_window_stays_alive_while_the_key_is_derived(tmp_path: Path):
    await made(tmp_path)
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0.005)

    errors: list[BaseException] = []
    tasks = TaskSupervisor(errors.append)
    tasks.spawn(tick())
    await change_passphrase(tmp_path, "old words", "new words", NoRing())
    await tasks.aclose()
    assert not errors
    assert ticks > 5
