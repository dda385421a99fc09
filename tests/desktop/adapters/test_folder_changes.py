"""Hints of the system, which of several processes reads, and the copies that an update leaves behind."""

import asyncio
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from soulfra_desktop.adapters.backups import HomeBackups
from soulfra_desktop.adapters.folder_changes import WatchfilesChanges
from soulfra_desktop.adapters.one_indexer import HomeIndexer


async def test_a_change_below_a_folder_is_hinted_at_and_a_hidden_one_is_not(tmp_path):
    (tmp_path / "deep").mkdir()
    hints = WatchfilesChanges().hints([tmp_path])

    async def first_hint() -> None:
        await anext(hints)

    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        waiting = group.create_task(first_hint())
        await asyncio.sleep(0.3)
        (tmp_path / "deep" / ".hidden").write_text("x")
        await asyncio.sleep(0.7)
        assert not waiting.done()
        (tmp_path / "deep" / "a.txt").write_text("x")
    await hints.aclose()  # type: ignore[attr-defined]


async def test_folders_that_are_not_there_give_no_hints_and_no_fault(tmp_path):
    assert [hint async for hint in WatchfilesChanges().hints([tmp_path / "gone"])] == []


HOLDS = """
import asyncio, sys
from pathlib import Path
from soulfra_desktop.adapters.one_indexer import HomeIndexer
held = HomeIndexer(Path(sys.argv[1]))
print(asyncio.run(held.take()), flush=True)
sys.stdin.read()
"""


async def test_one_process_reads_and_when_it_is_killed_another_may(tmp_path):
    one, other = HomeIndexer(tmp_path), HomeIndexer(tmp_path)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert await asyncio.to_thread(holder.stdout.readline) == b"True\n"
    assert not await one.take()
    holder.kill()
    await asyncio.to_thread(holder.communicate)
    assert await one.take()
    assert await one.take(), "it is still this one"
    assert not await other.take()
    one.release()
    one.release()
    assert await other.take()
    other.release()
    assert await HomeIndexer(None).take()


async def test_copies_made_since_are_removed_and_older_ones_stay(tmp_path):
    now = datetime.now(UTC)
    for name, days in (("soulfra.db.before-m0002_x", 3), ("soulfra.db.before-m0003_y", 1), ("soulfra.db", 0)):
        (tmp_path / name).write_text("x")
        at = (now - timedelta(days=days)).timestamp()
        os.utime(tmp_path / name, (at, at))
    assert await HomeBackups(tmp_path).remove_since(now - timedelta(days=2)) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["soulfra.db", "soulfra.db.before-m0002_x"]
    assert await HomeBackups(None).remove_since(now) == 0


async def test_a_copy_that_was_made_while_the_clock_was_behind_goes_with_the_one_before_it(tmp_path):
    now = datetime.now(UTC)
    for step, days in (("m0002_x", 3), ("m0003_y", 1), ("m0004_z", 900)):
        copy = tmp_path / f"soulfra.db.before-{step}"
        copy.write_text("x")
        at = (now - timedelta(days=days)).timestamp()
        os.utime(copy, (at, at))
    assert await HomeBackups(tmp_path).remove_since(now - timedelta(days=2)) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["soulfra.db.before-m0002_x"]


async def test_of_what_came_while_the_clock_was_ahead_no_copy_is_kept(tmp_path):
    """A copy that was made later seems to be older than what is in it."""
    copy = tmp_path / "soulfra.db.before-m0099"
    copy.write_bytes(b"a copy")
    assert await HomeBackups(tmp_path).remove_since(datetime.now(UTC) + timedelta(days=400)) == 1
    assert not copy.exists()
