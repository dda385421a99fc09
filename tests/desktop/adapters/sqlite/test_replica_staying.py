"""Chats of a folder that is kept on one machine never leave it."""

from __future__ import annotations

from collections.abc import Sequence

from soulfra_desktop.domain.replica import CHAT, MESSAGE
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.domain.usage import Money
from tests.desktop.adapters.sqlite.replicas import Machine, agree, say, texts


async def agree_but(pair: Sequence[Machine]) -> None:
    """Sync both until nothing is left to say."""
    for _ in range(3):
        for machine in pair:
            await machine.sync()
    assert [(await machine.replica.state()).waiting for machine in pair] == [0, 0]


async def private_pair(pair: Sequence[Machine]) -> tuple[Machine, Machine]:
    here, there = pair
    await here.organiser.save_folder(Folder("f", "Diary"))
    await here.organiser.keep_here("f")
    return here, there


async def test_chats_of_a_folder_that_is_not_synced_never_leave(pair: tuple[Machine, Machine]):
    here, there = await private_pair(pair)
    await say(here)
    assert {kind for kind, *_ in await here.waiting()} >= {CHAT, MESSAGE}
    await here.organiser.move(["c1"], "f")
    assert not {kind for kind, *_ in await here.waiting()} & {CHAT, MESSAGE}
    await say(here, 2)
    await here.chats.rename("c1", "Secret")
    await here.organiser.tag(["c1"], "secret")
    await agree_but(pair)
    assert await there.chats.conversations() == []
    assert await there.organiser.folders() == []
    everything = b"".join(segment.blob for segment in here.log.segments)
    for word in (b"Diary", b"Secret", b"secret", b"c1", b"Question", b"q1", b"a2"):
        assert word not in everything
    days = [(await machine.shown())["days"] for machine in pair]
    assert days[0] == days[1]  # what it cost is counted
    await here.organiser.delete(["c1"])
    await here.organiser.purge(["c1"])
    await here.push()
    assert b"c1" not in b"".join(segment.blob for segment in here.log.segments)


async def test_a_chat_that_leaves_such_a_folder_goes_whole(pair: tuple[Machine, Machine]):
    here, there = await private_pair(pair)
    await say(here)
    await here.organiser.move(["c1"], "f")
    await say(here, 2)
    await here.chats.rename("c1", "Not secret")
    await here.push()
    await here.organiser.move(["c1"], None)
    await agree(pair, but=["folders"])
    assert len(await texts(there)) == 4
    assert (await there.chats.conversation("c1")).title == "Not secret"
    assert (await there.chats.conversation("c1")).cost == Money(14)


async def test_a_folder_that_is_synced_again_goes_with_its_chats(pair: tuple[Machine, Machine]):
    here, there = await private_pair(pair)
    await say(here)
    await here.organiser.move(["c1"], "f")
    await agree_but(pair)
    await here.organiser.keep_here("f", on=False)
    await agree(pair)
    assert len(await texts(there)) == 2
    assert (await there.chats.conversation("c1")).folder_id == "f"


async def test_what_others_have_of_a_chat_stays_with_them_until_it_is_removed_for_good(pair: tuple[Machine, Machine]):
    here, there = await private_pair(pair)
    await say(here)
    await agree_but(pair)
    await here.organiser.move(["c1"], "f")
    await here.chats.rename("c1", "Secret")
    await there.organiser.save_folder(Folder("g", "Other"))
    await there.organiser.move(["c1"], "g")
    await there.chats.choose_model("c1", "openai/x")
    await agree_but(pair)
    assert (await there.chats.conversation("c1")).title == "Chat c1"
    mine = await here.chats.conversation("c1")
    assert (mine.folder_id, mine.title, mine.model) == ("f", "Secret", "openai/x")
    assert not (await here.replica.state()).may_compact
    await here.organiser.delete(["c1"])
    await here.organiser.purge(["c1"])
    await agree_but(pair)
    assert await there.chats.conversations() == []


async def test_a_folder_that_others_know_says_that_it_is_not_synced_any_more(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.organiser.save_folder(Folder("f", "Diary"))
    await say(here)
    await here.organiser.move(["c1"], "f")
    await agree(pair)
    await here.organiser.keep_here("f")
    await agree_but(pair)
    assert (await there.organiser.folders())[0].stays_here
    await say(there, 5)
    await say(here, 6)
    await agree_but(pair)
    assert len(await texts(here)) == len(await texts(there)) == 4
    await here.organiser.keep_here("f", on=False)
    await agree(pair)
    assert len(await texts(here)) == 6


async def test_chats_of_such_a_folder_stay_here_when_it_goes(pair: tuple[Machine, Machine]):
    here, there = await private_pair(pair)
    await say(here)
    await here.organiser.move(["c1"], "f")
    await here.organiser.delete_folder("f")
    await say(here, 2)
    await agree_but(pair)
    assert await there.chats.conversations() == []
    await here.organiser.save_folder(Folder("g", "Open"))
    await here.organiser.move(["c1"], "g")
    await agree(pair)
    assert len(await texts(there)) == 4


async def test_a_batch_that_was_sealed_before_its_folder_was_kept_here_goes_up_without_it(
    pair: tuple[Machine, Machine],
):
    here, there = pair
    await here.organiser.save_folder(Folder("f", "Diary"))
    await say(here)
    await say(here, 2, chat="c2")
    await here.organiser.move(["c1"], "f")
    assert await here.replica.next_batch(here.sealer) is not None  # and the server was away
    await here.organiser.keep_here("f")
    await agree_but(pair)
    assert [chat.id for chat in await there.chats.conversations()] == ["c2"]
    assert await there.organiser.folders() == []
    everything = b"".join(segment.blob for segment in here.log.segments)
    for word in (b"Diary", b"c1", b"q1", b"a1"):
        assert word not in everything
    assert len(await texts(there, "c2")) == 2
    assert (await here.replica.state()).may_compact
    await here.organiser.delete(["c1"])
    await here.organiser.purge(["c1"])
    assert await here.waiting() == []  # nobody ever saw it


async def test_a_batch_under_way_while_a_folder_is_kept_here_is_acknowledged_as_ever(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.organiser.save_folder(Folder("f", "Diary"))
    await say(here)
    batch = await here.replica.next_batch(here.sealer)
    assert batch is not None
    head = here.log.push((await here.replica.state()).device_no, batch.first_idx, batch.count, batch.blob)
    await here.organiser.keep_here("f")
    await here.replica.acknowledge(batch.first_idx, batch.count, head)
    await agree_but(pair)
    assert len(await texts(there)) == 2
