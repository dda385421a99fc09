"""What one machine does is seen on the others: once, in any order, and nothing while nobody is signed in."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from soulfra_desktop.domain.chat import AnswerOptions
from soulfra_desktop.domain.errors import NotSignedIn
from soulfra_desktop.domain.prompt import SavedPrompt
from soulfra_desktop.domain.replica import CHAT, Change
from soulfra_desktop.domain.search import SearchQuery
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.services.sync_ports import Position
from tests.contract.samples import at, receipt
from tests.desktop.adapters.sqlite.replicas import Log, Machine, agree, say, texts


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
