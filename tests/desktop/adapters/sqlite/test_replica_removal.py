"""What one machine removes, and what is imported anew after that, is so on the others."""

from __future__ import annotations

from dataclasses import replace

from soulfra_desktop.domain.replica import CHAT
from soulfra_desktop.domain.transfer import ChatTree
from tests.contract.samples import answer, conversation, question
from tests.desktop.adapters.sqlite.replicas import Machine, agree, say, texts

FIELDS_OF_A_CHAT = [
    "archived",
    "created_at",
    "deleted_at",
    "dial",
    "folder_id",
    "leaf_id",
    "max_tokens",
    "model",
    "pinned",
    "privacy",
    "source",
    "system_prompt",
    "temperature",
    "title",
    "updated_at",
]


async def test_a_chat_that_was_removed_for_good_goes_everywhere_also_where_it_was_edited(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    await agree(pair)
    await there.chats.rename("c1", "Still mine")
    await say(there, 2)
    await here.organiser.delete(["c1"])
    await here.organiser.purge(["c1"])
    await say(there, 3)
    await agree(pair)
    for machine in pair:
        assert (await machine.shown())["chats"] == []
        assert await machine.database.read(lambda db: db.execute("SELECT count(*) FROM message").fetchone()) == (0,)
        assert (await machine.replica.state()).incomplete == 0


async def test_a_chat_in_the_trash_is_there_in_the_trash_and_can_be_restored(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    await agree(pair)
    await here.organiser.delete(["c1"])
    await agree(pair)
    assert await there.chats.conversations() == []
    await there.organiser.restore(["c1"])
    await agree(pair)
    assert [chat.id for chat in await here.chats.conversations()] == ["c1"]


def tree(chat: str = "c1", count: int = 3) -> ChatTree:
    messages = [question(f"i{chat}", chat, text="Imported?")]
    messages += [answer(f"i{chat}{n}", messages[0].id, chat, f"Answer {n}", complete=True) for n in range(count)]
    return ChatTree(replace(conversation(chat, "Imported"), leaf_id=messages[-1].id), tuple(messages))


async def test_a_chat_that_was_removed_for_good_and_imported_anew_is_back_everywhere(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.trees.add_tree(tree())
    await agree(pair)
    await here.organiser.delete(["c1"])
    await here.organiser.purge(["c1"])
    await here.trees.add_tree(tree())
    await there.chats.rename("c1", "Of the life before")
    await agree(pair)
    assert len(await texts(there)) == 4
    assert (await there.chats.conversation("c1")).title == "Imported"
    await there.organiser.delete(["c1"])
    await there.organiser.purge(["c1"])
    await agree(pair)
    assert (await here.shown())["chats"] == []


async def test_a_life_that_begins_anew_may_come_in_any_order(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.trees.add_tree(tree())
    await agree(pair)
    await here.organiser.delete(["c1"])
    await here.organiser.purge(["c1"])
    await here.push()
    await here.trees.add_tree(tree())
    await here.push()
    changes = [change for segment in here.log.since(4) for change in segment.changes]
    await there.replica.apply(list(reversed(changes)), None)
    await agree(pair)
    assert len(await texts(there)) == 4


async def test_the_same_chat_imported_on_both_is_one_and_is_not_pushed_twice(pair: tuple[Machine, Machine]):
    here, there = pair
    for machine in pair:
        await machine.trees.add_tree(tree(count=20))
    await here.push()
    await there.pull()
    assert {(kind, field) for kind, _, field in await there.waiting()} <= {(CHAT, name) for name in FIELDS_OF_A_CHAT}
    await agree(pair)
    assert len(await texts(here)) == 21
