"""Answers, prompts, folders, calls and settings of one machine, as the others take them in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from soulfra_desktop.domain.prompt import SavedPrompt
from soulfra_desktop.domain.replica import CHAT, SETTING, Change
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.domain.usage import Money
from tests.contract.samples import answer, conversation, question
from tests.desktop.adapters.sqlite.replicas import Machine, agree, say, texts


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
