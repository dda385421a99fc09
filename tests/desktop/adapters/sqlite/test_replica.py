"""What one machine does is seen on the others: once, in any order, and nothing while nobody is signed in."""

from __future__ import annotations

import asyncio
import json
import random
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.domain.chat import AnswerOptions
from soulfra_desktop.domain.errors import DiskFull, NotSignedIn
from soulfra_desktop.domain.prompt import SavedPrompt
from soulfra_desktop.domain.replica import CHAT, MESSAGE, SETTING, Change
from soulfra_desktop.domain.search import SearchQuery
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.domain.transfer import ChatTree
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.sync_ports import Position
from tests.contract.samples import answer, at, conversation, question, receipt, reservation
from tests.desktop.adapters.sqlite.make_old_database import FOLDER
from tests.desktop.adapters.sqlite.replicas import Log, Machine, agree

OLD = sorted(FOLDER.glob("*.db"))


@pytest.fixture
async def pair() -> AsyncIterator[tuple[Machine, Machine]]:
    log = Log()
    machines = await Machine.made(log), await Machine.made(log)
    for machine in machines:
        await machine.join()
    yield machines
    for machine in machines:
        await machine.aclose()


async def say(machine: Machine, n: int = 1, chat: str = "c1", text: str = "Paris.", images: int = 0) -> None:
    """A question and its whole answer."""
    ask = question(f"q{n}", chat, text=f"Question {n}", images=images)
    reply = answer(f"a{n}", ask.id, chat)
    await machine.chats.begin(conversation(chat, f"Chat {chat}"), ask, reply)
    await machine.ledger.reserve(reservation(f"r{n}", reply.id))
    await machine.chats.finish(replace(reply, text=text, complete=True, receipt=receipt("done")))
    await machine.ledger.settle(f"r{n}", TokenCount(10, 5), Money(7), "answered")


async def texts(machine: Machine, chat: str = "c1") -> list[str]:
    return [message.text for message in await machine.chats.messages(chat)]


async def test_a_chat_of_one_machine_is_on_the_other(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here, images=2)
    await here.push()
    applied = await there.pull()
    assert applied.chats == {"c1"}
    assert applied.usage
    assert await texts(there) == ["Question 1", "Paris."]
    (asked, answered) = await there.chats.messages("c1")
    assert [file.name for file in asked.attachments] == ["0.png", "1.png"]
    assert answered.receipt == receipt("done")
    assert (await there.chats.conversation("c1")).cost == Money(7)
    assert (await there.chats.conversation("c1")).leaf_id == "a1"
    found = await there.search.search(SearchQuery("paris"))
    assert [hit.message_id for hit in found.hits] == ["a1"]
    await agree(pair)


async def test_what_arrived_is_not_sent_back(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    await here.push()
    await there.pull()
    assert await there.waiting() == []
    assert not await there.push_one()


async def test_nothing_is_recorded_while_nobody_is_signed_in():
    machine = await Machine.made(Log())
    await say(machine)
    await machine.organiser.save_folder(Folder("f", "Work"))
    await machine.settings.save("theme", "dark")
    for table in ("outbox", "stamp", "life", "shared"):
        sql = f"SELECT count(*) FROM {table}"
        assert await machine.database.read(lambda db, sql=sql: db.conn.execute(sql).fetchone()) == (0,), table
    with pytest.raises(NotSignedIn):
        await machine.replica.apply([], None)
    await machine.join()
    await say(machine, 2)
    await machine.replica.sign_out()
    await say(machine, 3)
    assert await machine.waiting() == []
    assert (await machine.replica.state()).account_id == ""
    assert len(await machine.chats.messages("c1")) == 6
    await machine.aclose()


async def test_the_first_sign_in_shares_all_there_is():
    log = Log()
    old, new = await Machine.made(log), await Machine.made(log)
    await old.organiser.save_folder(Folder("f", "Work", rules=FolderRules("local-only", 30)))
    for n in range(30):
        await say(old, n, f"c{n % 3}")
    await old.organiser.move(["c1"], "f")
    await old.organiser.tag(["c1", "c2"], "blue")
    await old.organiser.delete(["c0"])
    await old.prompts.save_prompt(SavedPrompt("p", "mail", "Write a mail."))
    await old.settings.save("theme", "dark")
    await old.settings.save("zoom", 150)
    await old.join()
    assert (await old.replica.state()).enqueued
    await new.join()
    await agree([old, new])
    assert (await new.organiser.folders())[0].rules == FolderRules("local-only", 30)
    assert (await new.chats.conversation("c1")).tags == ("blue",)
    assert await new.settings.load() == {"theme": "dark"}
    assert len(await new.chats.messages("c1")) == 20
    assert (await new.replica.state()).incomplete == 0


async def test_of_what_both_had_before_the_account_the_first_ones_settings_hold():
    log = Log()
    first, second = await Machine.made(log), await Machine.made(log)
    await second.settings.save("theme", "light")
    await first.settings.save("theme", "dark")
    for machine in (first, second):
        await machine.join()
    await agree([first, second])
    assert await second.settings.load() == {"theme": "dark"}


async def test_fields_of_one_chat_that_both_changed_offline_are_both_kept(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    await agree(pair)
    await here.chats.rename("c1", "Renamed here")
    await there.organiser.pin(["c1"])
    await there.organiser.tag(["c1"], "red")
    await here.organiser.tag(["c1"], "blue")
    await agree(pair)
    chat = await here.chats.conversation("c1")
    assert (chat.title, chat.pinned, chat.tags) == ("Renamed here", True, ("blue", "red"))


async def test_of_one_field_the_later_writer_stays(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    await agree(pair)
    await here.chats.rename("c1", "Earlier")
    await there.chats.rename("c1", "Later")
    await agree(pair)
    assert (await here.chats.conversation("c1")).title == "Later"
    await here.chats.rename("c1", "Last")
    await agree(pair)
    assert (await there.chats.conversation("c1")).title == "Last"


async def test_a_clock_that_is_behind_does_not_lose_what_its_person_does_later(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    a_day = 24 * 3600 * 1000 << 16
    await here.database.write(lambda db: db.execute("UPDATE replica SET clock = clock + ?", [a_day]))
    await here.chats.rename("c1", "From tomorrow")
    await agree(pair)
    await there.chats.rename("c1", "After that")
    await agree(pair)
    assert (await here.chats.conversation("c1")).title == "After that"


async def test_a_small_change_sends_that_field_alone(pair: tuple[Machine, Machine]):
    here, _ = pair
    await say(here)
    await here.push()
    await here.chats.rename("c1", "Other")
    assert await here.waiting() == [(CHAT, "c1", "title")]
    await here.chats.rename("c1", "Another")
    assert len(await here.waiting()) == 1
    await here.push()
    (change,) = here.log.segments[-1].changes
    assert isinstance(change, Change)
    assert {name: value for name, (value, _) in change.fields.items()} == {"title": "Another"}


async def test_a_batch_comes_back_byte_for_byte_until_it_is_acknowledged(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    batch = await here.replica.next_batch(here.sealer)
    await say(here, 2)
    assert await here.replica.next_batch(here.sealer) == batch
    assert batch is not None
    assert batch.first_idx == 0
    head = here.log.push(1, batch.first_idx, batch.count, batch.blob)
    assert (await here.replica.state()).waiting > batch.count
    await here.replica.acknowledge(batch.first_idx, batch.count, head)
    await here.replica.acknowledge(batch.first_idx, batch.count, head)
    after = await here.replica.next_batch(here.sealer)
    assert after is not None
    assert after.first_idx == batch.count
    assert (await here.replica.state()).acknowledged_seq == head
    await agree(pair)
    assert await texts(there) == ["Question 1", "Paris.", "Question 2", "Paris."]


async def test_changes_may_come_in_any_order_and_more_than_once(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.organiser.save_folder(Folder("f", "Work"))
    for n in range(12):
        await say(here, n, f"c{n % 2}")
    await here.organiser.move(["c1"], "f")
    await here.push()
    await here.chats.rename("c0", "Other")
    await here.organiser.tag(["c0"], "red")
    await here.push()
    changes = [change for segment in here.log.segments for change in segment.changes] * 2
    random.Random(5).shuffle(changes)
    await there.replica.apply(changes, Position(here.log.head, b"c" * 32))
    assert (await there.replica.state()).incomplete == 0
    await agree(pair)
    assert (await there.chats.conversation("c1")).folder_id == "f"


async def test_a_message_waits_for_its_chat_and_for_the_message_before_it(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    await here.push()
    (segment,) = here.log.segments
    by_kind = sorted(segment.changes, key=lambda one: (isinstance(one, Change) and one.kind, one.id), reverse=True)  # type: ignore[union-attr]
    last = by_kind.index(next(one for one in by_kind if isinstance(one, Change) and one.kind == CHAT))
    await there.replica.apply(by_kind[:last], None)
    assert (await there.replica.state()).incomplete == 2
    assert await there.chats.conversations() == []
    await there.replica.apply(by_kind[last:], Position(segment.seq, b"c" * 32))
    assert (await there.replica.state()).incomplete == 0
    await agree(pair)


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


async def test_an_answer_that_is_being_written_goes_once_it_is_whole(pair: tuple[Machine, Machine]):
    here, there = pair
    ask, reply = question("q1"), replace(answer("a1", "q1"), created_at=datetime.now(UTC))
    await here.chats.begin(conversation(), ask, reply)
    await here.chats.journal("a1", "Half an ")
    await here.push()
    await there.pull()
    assert await texts(there) == ["How?"]
    await here.chats.finish(replace(reply, text="Half an answer.", complete=True))
    await agree(pair)
    assert await texts(there) == ["How?", "Half an answer."]


async def test_an_answer_that_was_cut_by_a_crash_goes_when_somebody_goes_on_from_it(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.chats.begin(conversation(), question("q1"), answer("a1", "q1"))
    await here.chats.journal("a1", "Half an ")
    await here.chats.begin(conversation(), question("q2", parent="a1"), answer("a2", "q2"))
    await here.chats.finish(replace(answer("a2", "q2"), text="Whole.", complete=True))
    await here.push()
    await there.pull()
    assert await texts(there) == ["How?", "Half an ", "How?", "Whole."]
    await here.chats.finish(replace(answer("a1", "q1"), text="Half an answer after all.", complete=True))
    await agree(pair)
    assert (await texts(there))[1] == "Half an answer after all."


async def test_an_answer_that_was_cut_by_a_crash_goes_after_an_hour_too(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.chats.begin(conversation(), question("q1"), answer("a1", "q1"))
    await here.chats.journal("a1", "Half an ")
    await here.push()  # its time is of the samples: long ago
    await there.pull()
    assert await texts(there) == ["How?", "Half an "]
    before = here.log.head
    await here.push()
    assert here.log.head == before


async def test_a_message_of_many_megabytes_goes_in_parts(pair: tuple[Machine, Machine]):
    here, there = pair
    long = "Wie geht’s? " * 800_000
    await say(here, text=long)
    await say(here, 2)
    await agree(pair)
    assert {message.id: message.text for message in await there.chats.messages("c1")}["a1"] == long
    assert max(len(segment.blob) for segment in here.log.segments) <= 4 << 20


async def test_two_prompts_that_chose_one_name_are_both_kept(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.prompts.save_prompt(SavedPrompt("1", "mail", "Write."))
    await there.prompts.save_prompt(SavedPrompt("2", "mail", "Answer."))
    await agree(pair)
    assert [(one.name, one.text) for one in await here.prompts.prompts()] == [("mail", "Write."), ("mail-2", "Answer.")]
    await here.prompts.delete_prompt("1")
    await agree(pair)
    assert [one.id for one in await there.prompts.prompts()] == ["2"]
    await here.prompts.save_prompt(SavedPrompt("1", "letter", "Back again."))
    await agree(pair)
    assert [one.name for one in await there.prompts.prompts()] == ["letter", "mail-2"]


async def test_a_folder_that_goes_leaves_its_chats_as_private_as_it_kept_them(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.organiser.save_folder(Folder("f", "Health", rules=FolderRules("local-only")))
    await say(here)
    await agree(pair)
    await there.organiser.move(["c1"], "f")
    await here.organiser.delete_folder("f")
    await agree(pair)
    chat = await there.chats.conversation("c1")
    assert (chat.folder_id, chat.options.privacy) == (None, "local-only")


async def test_a_folder_that_comes_back_has_its_chats_again_on_both(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.organiser.save_folder(Folder("f", "Work"))
    await say(here)
    await agree(pair)
    await here.organiser.delete_folder("f")
    await there.organiser.move(["c1"], "f")
    await agree(pair)
    assert (await there.chats.conversation("c1")).folder_id is None
    await here.organiser.save_folder(Folder("f", "Again"))
    await agree(pair)
    assert (await there.chats.conversation("c1")).folder_id == "f"


async def test_calls_of_another_machine_count_but_say_nothing_of_this_ones_speed(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    sql = "UPDATE usage SET local = 1, total_ms = 900, first_token_ms = 100, source = 'provider', input_tokens = 40, output_tokens = 40"
    await here.database.write(lambda db: db.execute(sql))
    await here.push()
    await there.pull()
    assert await there.ledger.speeds() == {}
    assert len(await here.ledger.speeds()) == 1
    assert (await there.chats.conversation("c1")).cost == Money(7)


async def test_settings_of_this_machine_stay_on_it(pair: tuple[Machine, Machine]):
    here, there = pair
    version = there.settings.version()
    await here.settings.save("zoom", 120)
    await here.settings.save("local_only", True)
    await here.settings.save("theme", "dark")
    assert await here.waiting() == [(SETTING, "theme", "")]
    await here.settings.save("theme", "dark")
    await here.push()
    applied = await there.pull()
    assert applied.settings
    assert await there.settings.load() == {"theme": "dark"}
    assert there.settings.version() != version


async def test_a_setting_goes_back_and_forth(pair: tuple[Machine, Machine]):
    here, there = pair
    for theme, machine in zip(("dark", "light", "system", "dark"), (here, there, here, there), strict=True):
        await machine.settings.save("theme", theme)
        await agree(pair)
        assert [await one.settings.load() for one in pair] == [{"theme": theme}] * 2


async def test_what_waits_for_a_newer_soulfra_is_kept(pair: tuple[Machine, Machine]):
    _, there = pair
    odd = [Change(99, "x", 0, {"a": (1, (5, 1))}), Change(SETTING, "of_tomorrow", 0, {"value": (1, (5, 1))})]
    chat = Change(CHAT, "c9", 0, {"created_at": (1, (9, 1)), "colour": ("red", (9, 1))})
    await there.replica.apply([*odd, chat], None)
    assert (await there.replica.state()).incomplete == 3
    assert await there.settings.load() == {}


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


async def test_the_state_says_where_it_stands(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here, images=1)
    state = await here.replica.state()
    assert (state.device_no, state.next_idx, state.enqueued, state.may_compact) == (1, 0, True, True)
    assert state.waiting == 4
    await here.replica.next_batch(here.sealer)
    state = await here.replica.state()
    assert (state.waiting, state.next_idx, state.blobs_to_push) == (4, 4, 1)
    await here.push()
    now = datetime(2026, 11, 23, tzinfo=UTC)
    await here.replica.synced(now)
    state = await here.replica.state()
    assert (state.waiting, state.blobs_to_push, state.synced_at) == (0, 0, now)
    segment = here.log.segments[0]
    await there.replica.apply(segment.changes, Position(segment.seq, b"x" * 32))
    state = await there.replica.state()
    assert (state.position, state.blobs_to_fetch) == (Position(4, b"x" * 32), 1)
    with pytest.raises(ValueError, match="another size"):
        await there.replica.blob_arrived((await there.replica.blobs_to_fetch())[0].address, b"too long for it")
    await there.fetch()
    assert (await there.replica.state()).blobs_to_fetch == 0
    await there.replica.apply([], Position(2, b"y" * 32))
    assert (await there.replica.state()).position.seq == 4


async def test_options_and_drafts(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    await here.chats.set_options("c1", AnswerOptions("Be brief.", 0.5, 100, "local-only", 20))
    await here.chats.choose_model("c1", "openai/gpt-x")
    await here.chats.keep_draft("c1", "not said yet")
    await agree(pair)
    chat = await there.chats.conversation("c1")
    assert chat.options == AnswerOptions("Be brief.", 0.5, 100, "local-only", 20)
    assert (chat.model, chat.draft, chat.updated_at) == ("openai/gpt-x", "", at(0))


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


async def agree_but(pair: Sequence[Machine]) -> None:
    """Sync both until nothing is left to say."""
    for _ in range(3):
        for machine in pair:
            await machine.sync()
    assert [(await machine.replica.state()).waiting for machine in pair] == [0, 0]


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
