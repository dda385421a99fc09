"""A whole store at once: from a snapshot, from an older version, by an import, and where the disk is full."""

from __future__ import annotations

import asyncio
import json
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.domain.errors import DiskFull
from soulfra_desktop.domain.replica import SETTING
from soulfra_desktop.domain.transfer import ChatTree
from soulfra_desktop.services.sync_ports import Position
from tests.contract.samples import answer, conversation, question
from tests.desktop.adapters.sqlite.make_old_database import FOLDER
from tests.desktop.adapters.sqlite.replicas import Log, Machine, agree, say, texts

OLD = sorted(FOLDER.glob("*.db"))


async def test_a_wiped_machine_starts_from_the_snapshot_and_the_rest_of_the_log(pair: tuple[Machine, Machine]):
    here, there = pair
    for n in range(10):
        await say(here, n, f"c{n % 3}", images=n % 2)
    await here.organiser.delete(["c2"])
    await here.organiser.purge(["c2"])
    await agree(pair)
    log = here.log
    log.compact(*await there.snapshot())
    await say(here, 20, "c0")
    await here.push()
    fresh = await Machine.made(log)
    await fresh.join()
    await agree([*pair, fresh])
    assert len(await texts(fresh, "c0")) == 10
    assert len(log.segments) < 4


async def test_a_machine_that_was_away_while_the_log_was_compacted_keeps_and_pushes_its_own(
    pair: tuple[Machine, Machine],
):
    here, there = pair
    await say(here)
    await agree(pair)
    await say(here, 2, "c2")
    await there.chats.rename("c1", "Renamed offline")
    await say(there, 3, "c3")
    await here.organiser.delete(["c2"])
    await here.push()
    here.log.compact(*await here.snapshot())
    here.log.floor = here.log.head
    before = here.log.head
    await agree(pair)
    assert here.log.head - before < 8
    assert (await here.chats.conversation("c1")).title == "Renamed offline"
    assert len(await texts(here, "c3")) == 2


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
async def test_a_store_of_an_older_version_joins_whole(old: Path, tmp_path: Path):
    key = bytes.fromhex(json.loads(old.with_suffix(".json").read_text())["key"])
    log = Log()
    database = await Database.open(Path(shutil.copy(old, tmp_path / "soulfra.db")), key)
    upgraded, fresh = await Machine.made(log, database), await Machine.made(log)
    for machine in (upgraded, fresh):
        await machine.join()
    cut = ["messages", "indexed", "days"]  # an answer and a call that a crash broke off are still open where they began
    await agree([upgraded, fresh], but=cut)
    assert [chat.title for chat in await fresh.chats.conversations()] == ["Chat 3", "Chat 2", "Chat 1", "Chat 0"]
    assert [message.text for message in await fresh.chats.messages("c0")] == ["Question 0 🌍", "An answer "]
    await upgraded.aclose()
    await fresh.aclose()


async def test_an_import_of_thousands_arrives_in_short_writes_and_can_be_broken_off(pair: tuple[Machine, Machine]):
    here, there = pair
    messages = [question("m0", "c1")]
    messages += [answer(f"m{n}", f"m{n - 1}", "c1", f"Answer {n}", complete=True) for n in range(1, 2500)]
    await here.trees.add_tree(ChatTree(conversation(), tuple(messages)))
    await here.push()
    changes = [change for segment in here.log.segments for change in segment.changes]
    with suppress(TimeoutError):
        async with asyncio.timeout(0.05):
            await there.replica.apply(list(reversed(changes)), Position(here.log.head, b"c" * 32))
    await agree(pair)
    assert len(await texts(there)) == 2500
    assert (await there.replica.state()).incomplete == 0


async def test_a_pull_that_finds_the_disk_full_changes_nothing(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here, text="long " * 100_000)
    await here.push()
    (pages,) = await there.database.read(lambda db: db.conn.execute("PRAGMA page_count").fetchone())
    await there.database.write(lambda db: db.conn.execute(f"PRAGMA max_page_count = {pages + 20}").fetchone())
    with pytest.raises(DiskFull):
        await there.pull()
    assert (await there.replica.state()).position.seq == 0
    assert await there.chats.conversations() == []
    await there.chats.keep_draft(None, "recorded still")
    await there.settings.save("theme", "dark")
    assert (SETTING, "theme", "") in await there.waiting()
    await there.database.write(lambda db: db.conn.execute("PRAGMA max_page_count = 1000000").fetchone())
    await agree(pair)
