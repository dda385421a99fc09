"""Documents while the window is open: read beside it, by it alone, and found."""

from __future__ import annotations

import asyncio

from soulfra_desktop.domain.knowledge import RecallQuery
from tests.stories.command import Soulfra


async def until(condition):
    while not condition():
        await asyncio.sleep(0.02)


async def no_chats(store):
    """A home that was welcomed already."""


def test_what_is_added_in_the_window_and_by_a_command_beside_it_is_read_by_the_window(in_the_everyday_window, tmp_path):
    (tmp_path / "lease.txt").write_text("The lease for the flat ends on 30 June 2027.")
    (tmp_path / "boiler.txt").write_text("The heating was looked after in March by Mr Odermatt.")

    async def story(person):
        await until(lambda: person.desktop.core is not None)
        parts = person.desktop.core.knowledge
        await parts.indexing.add([tmp_path / "lease.txt"])
        await until(lambda: parts.indexing.progress.ready == 1)
        command = Soulfra(tmp_path / "home").start("add", str(tmp_path / "boiler.txt"))
        out, err = await asyncio.to_thread(command.communicate)
        assert command.returncode == 0, err
        assert b"1 of 1 can be found." in out
        await until(lambda: parts.indexing.progress.ready == 2)
        found = await parts.recall.recall(RecallQuery("When does the tenancy end?"))
        assert found.passages[0].title == "lease.txt"
        assert found.searched == 1.0

    in_the_everyday_window(story, no_chats)
