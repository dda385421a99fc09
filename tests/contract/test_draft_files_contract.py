"""What the services may expect of a store for the files of questions that are not sent yet, in memory and on disk alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.store import Store, open_store
from soulfra_desktop.domain.chat import Attachment
from soulfra_desktop.services.draft_ports import DraftFiles
from tests.contract.keyrings import MemoryRing
from tests.contract.samples import answer, conversation, question

PLAN = Attachment("plan.txt", "text/plain", b"The wall on the left is gone.")
PICTURE = Attachment("plan.png", "image/png", bytes(range(256)) * 40)


@pytest.fixture
def files(store: Store) -> DraftFiles:
    return store.draft_files


async def test_nothing_is_attached_at_first(files: DraftFiles):
    assert await files.files(None) == ()
    assert await files.files("no such chat") == ()


async def test_files_come_back_in_their_order_with_every_byte(files: DraftFiles):
    await files.keep_files("c1", [PICTURE, PLAN, PLAN])
    assert await files.files("c1") == (PICTURE, PLAN, PLAN)


async def test_the_new_chats_files_are_nobody_elses(files: DraftFiles):
    await files.keep_files(None, [PLAN])
    await files.keep_files("c1", [PICTURE])
    assert await files.files(None) == (PLAN,)
    assert await files.files("c1") == (PICTURE,)


async def test_what_is_kept_takes_the_place_of_what_was_there(files: DraftFiles):
    await files.keep_files("c1", [PICTURE, PLAN])
    await files.keep_files("c1", [PLAN])
    assert await files.files("c1") == (PLAN,)
    await files.keep_files("c1", [])
    assert await files.files("c1") == ()


async def test_they_go_with_their_chat(store: Store, files: DraftFiles):
    ask = question("q1", "c1")
    await store.conversations.begin(conversation("c1"), ask, answer("a1", ask.id, "c1"))
    await files.keep_files("c1", [PLAN])
    await store.organiser.delete(["c1"])
    assert await files.files("c1") == (PLAN,), "from the trash it comes back whole"
    await store.organiser.purge(["c1"])
    assert await files.files("c1") == ()


async def test_they_outlive_the_window(tmp_path: Path):
    ring = MemoryRing()
    first = await open_store(tmp_path / "home", keyring=ring)
    await first.draft_files.keep_files(None, [PICTURE])
    await first.aclose()
    second = await open_store(tmp_path / "home", keyring=ring)
    assert await second.draft_files.files(None) == (PICTURE,)
    await second.aclose()
