"""What was forgotten for good on one machine is forgotten on all, whatever they did with it meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.facts import SqliteFacts
from soulfra_desktop.adapters.sqlite.forgetting import SqliteForgetting
from soulfra_desktop.adapters.sqlite.migrations import MIGRATIONS
from soulfra_desktop.adapters.sqlite.replica_records import known
from soulfra_desktop.adapters.sqlite.summaries import SqliteSummaries
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Citation, Passage
from soulfra_desktop.domain.replica import MESSAGE, Change, merge
from soulfra_desktop.domain.summing import ChatSummary
from tests.contract.samples import answer, conversation, question, receipt
from tests.desktop.adapters.sqlite.replicas import ACCOUNT, Log, Machine, agree, say, texts
from tests.desktop.adapters.sqlite.test_replica_removal import tree

NOW = datetime(2026, 11, 20, tzinfo=UTC)
GONE = "(forgotten)"
ANOTHER = "0b1f7c1e-0000-4000-8000-000000000002"


async def forget(machine: Machine, *messages: str) -> None:
    await SqliteForgetting(machine.database).forget_messages(messages)


async def knows(machine: Machine, message: str) -> Change:
    change = await machine.database.read(lambda db: known(db, MESSAGE, message))
    assert change is not None
    return change


async def all_it_says(machine: Machine) -> str:
    def read(db: Any) -> str:
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        names = [name for (name,) in db.conn.execute(tables).fetchall()]
        return str([db.conn.execute(f"SELECT * FROM [{name}]").fetchall() for name in names])

    return await machine.database.read(read)


@pytest.mark.parametrize("later", ["whole", "receipt", "complete"])
async def test_what_a_machine_that_was_offline_did_with_it_later_does_not_bring_it_back(
    pair: tuple[Machine, Machine], later: str
):
    here, there = pair
    await say(here, text="The word is heather.")
    await agree(pair)
    await forget(here, "a1")
    if later == "whole":
        gone_on = replace(answer("a1", "q1", "c1"), text="The word is heather, and more.", complete=True)
        await there.chats.finish(replace(gone_on, receipt=receipt("done")))
    elif later == "receipt":
        await there.chats.record("a1", receipt("another"))
    else:
        await there.database.write(lambda db: db.execute("UPDATE message SET complete = 0 WHERE id = 'a1'").rowcount)
    await agree([there, here])
    for machine in pair:
        assert await texts(machine) == ["Question 1", GONE]
        assert "heather" not in await all_it_says(machine)


async def test_what_another_machine_made_of_it_goes_there_too(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here, text="The word is heather.", images=1)
    await here.chats.rename("c1", "The word is…")
    await say(there, 2, "c2", text="As you said [1].")
    await agree(pair)
    facts = SqliteFacts(there.database)
    await facts.add_fact(Fact("f1", "Says heather.", "other", "rule", NOW, source_message_id="a1"))
    await facts.add_fact(Fact("f2", "Likes heather.", "other", "person", NOW, source_message_id="a1"))
    await facts.add_fact(Fact("f3", "Asked twice.", "other", "rule", NOW, source_message_id="q1"))
    await SqliteSummaries(there.database).save_summary(ChatSummary("c1", "a1", "Of heather.", "sentences", 2, NOW))
    said = Passage(0, "message", "a1", "t", "The word is heather.", start=0, end=20, conversation_id="c1")
    cites = replace(answer("a2", "q2", "c2"), text="As you said [1].", complete=True)
    await there.chats.finish(replace(cites, receipt=receipt("done"), sources=(Citation(1, said, said.text),)))
    assert "heather" in await all_it_says(there)
    await forget(here, "a1", "q1")
    await agree(pair)
    assert [fact.id for fact in await facts.facts()] == ["f2"], "the person made it their own"
    await facts.forget_facts(["f2"])
    assert "heather" not in await all_it_says(there)
    assert (await there.shown())["files"] == []
    assert {(await machine.chats.conversation("c1")).title for machine in pair} == {GONE}


async def test_an_answer_that_is_on_its_way_here_is_forgotten_as_another_machine_says(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.chats.begin(conversation("c1"), question("q1", "c1"), answer("a1", "q1", "c1"))
    await here.chats.journal("a1", "The word is ")
    await say(here, 2)
    goes_on = replace(question("q3", "c1"), parent_id="a1")
    await here.chats.begin(conversation("c1"), goes_on, answer("a3", "q3", "c1"))
    await agree(pair, but=["messages", "indexed"])
    await forget(there, "a1")
    await agree(pair, but=["messages", "indexed"])
    whole = replace(answer("a1", "q1", "c1"), text="The word is heather.", complete=True)
    await here.chats.finish(replace(whole, receipt=receipt("done")))
    await agree(pair, but=["messages", "indexed"])
    for machine in pair:
        assert (await knows(machine, "a1")).fields["text"][0] == GONE
        assert "heather" not in await all_it_says(machine)


async def test_what_is_forgotten_while_signed_out_is_forgotten_everywhere_after_the_next_sign_in(
    pair: tuple[Machine, Machine],
):
    here, _ = pair
    await say(here, text="The word is heather.")
    await say(here, 2, "c2", text="Heather again.")
    await say(here, 3, "c3", text="And heather.")
    await agree(pair)
    await here.replica.sign_out()
    await forget(here, "a1")
    await SqliteForgetting(here.database).forget_conversations(["c2"])
    await here.organiser.delete(["c3"])
    await here.organiser.purge(["c3"])
    await here.join()
    await agree(pair)
    for machine in pair:
        assert await texts(machine) == ["Question 1", GONE]
        assert [chat.id for chat in await machine.chats.conversations()] == ["c1"]


async def test_what_was_removed_before_signing_out_and_was_not_told_is_removed_after_the_next_sign_in(
    pair: tuple[Machine, Machine],
):
    here, there = pair
    await say(here)
    await agree(pair)
    await SqliteForgetting(here.database).forget_conversations(["c1"])
    await here.replica.sign_out()
    await here.join()
    await agree(pair)
    assert (await there.shown())["chats"] == []


async def test_a_chat_that_was_removed_and_imported_anew_while_signed_out_is_there(pair: tuple[Machine, Machine]):
    here, there = pair
    await here.trees.add_tree(tree())
    await agree(pair)
    await forget(here, "ic10")
    await SqliteForgetting(here.database).forget_conversations(["c1"])
    await agree(pair)
    await here.replica.sign_out()
    await here.trees.add_tree(tree())
    await SqliteForgetting(here.database).forget_conversations(["c1"])
    await here.trees.add_tree(tree())
    await here.join()
    await agree(pair)
    assert sorted(await texts(there)) == ["Answer 0", "Answer 1", "Answer 2", "Imported?"]


async def test_what_was_emptied_from_the_trash_before_any_account_takes_nothing_from_the_first_one(
    pair: tuple[Machine, Machine],
):
    """But what somebody asked to be forgotten does."""
    here, _ = pair
    third = await Machine.made(here.log)
    for chat in ("c1", "c2"):
        await here.trees.add_tree(tree(chat))
        await third.trees.add_tree(tree(chat))
    await third.organiser.delete(["c1"])
    await third.organiser.purge(["c1"])
    await SqliteForgetting(third.database).forget_conversations(["c2"])
    await third.join()
    await agree([*pair, third])
    assert [chat.id for chat in await third.chats.conversations()] == ["c1"]
    await third.aclose()


async def test_what_was_removed_for_one_account_is_not_taken_from_another(pair: tuple[Machine, Machine]):
    here, _ = pair
    await say(here)
    await agree(pair)
    await SqliteForgetting(here.database).forget_conversations(["c1"])
    await here.replica.sign_out()
    await here.replica.sign_in(ANOTHER, 1)
    assert await here.waiting() == []
    await here.replica.sign_out()
    await here.replica.sign_in(f"{ACCOUNT}/2", 9)
    assert await here.waiting() == []


async def test_a_machine_of_an_earlier_version_that_wrote_over_it_is_told_again(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here, text="The word is heather.")
    await agree(pair)
    old = await knows(there, "a1")
    await forget(here, "a1")
    await agree(pair)
    later = {name: (value, (2**61, 7)) for name, (value, _) in old.fields.items()}
    of_the_old_one = Change(MESSAGE, "a1", 0, later)
    await here.replica.apply([of_the_old_one], None)
    assert await texts(here) == ["Question 1", GONE]
    assert await here.waiting() == [(MESSAGE, "a1", "")]
    await here.push()
    (told,) = [change for change in here.log.segments[-1].changes if isinstance(change, Change)]
    assert merge(of_the_old_one, told).fields["text"][0] == GONE
    await there.replica.apply([told, of_the_old_one, told], None)
    assert await texts(there) == ["Question 1", GONE]


async def test_what_a_machine_of_an_earlier_version_forgot_is_forgotten_for_good(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here, text="The word is heather.")
    await agree(pair)
    facts = SqliteFacts(there.database)
    await facts.add_fact(Fact("f1", "Says heather.", "other", "rule", NOW, source_message_id="a1"))
    whole = await knows(there, "a1")
    fields = {**whole.fields, "text": (GONE, (2, 3)), "reasoning": ("", (2, 3))}
    await there.replica.apply([Change(MESSAGE, "a1", 0, fields)], None)
    assert await facts.facts() == []
    assert (await knows(there, "a1")).is_tombstone


async def test_a_wiped_machine_learns_from_the_snapshot_what_was_forgotten(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here, text="The word is heather.")
    await agree(pair)
    await forget(here, "a1")
    await agree(pair)
    upto, changes = await here.snapshot()
    here.log.compact(upto, changes)
    third = await Machine.made(here.log)
    await third.join()
    await agree([*pair, third])
    assert (await knows(third, "a1")).is_tombstone
    assert (await third.shown())["indexed"] == [("q1",)]
    assert there.log.floor == upto
    await third.aclose()


async def test_what_was_forgotten_before_this_version_is_known_as_such(tmp_path: Path):
    path, key = tmp_path / "soulfra.db", b"k" * 32
    before = [step.__name__ for step in MIGRATIONS].index("m0016_forgotten")
    old = await Database.open(path, key, MIGRATIONS[:before])

    def fill(db: Any) -> None:
        db.execute("INSERT INTO conversation (id, title, created_at, updated_at, number) VALUES ('c1', 'T', 0, 0, 1)")
        for identity, text in (("m1", GONE), ("m2", "Said."), ("m3", GONE)):
            row = [identity, text]
            db.execute(
                "INSERT INTO message (id, conversation_id, role, text, reasoning, created_at, complete, on_its_way)"
                " VALUES (?, 'c1', 'user', ?, '', 0, 1, 0)",
                row,
            )
        db.execute(
            "INSERT INTO attachment (message_id, position, name, media_type, data) VALUES ('m3', 0, 'n', 't', x'')"
        )
        db.execute("UPDATE replica SET account_id = ?, device = 1", [f"{ACCOUNT}/1"])

    await old.write(fill)
    await old.aclose()
    machine = await Machine.made(Log(), await Database.open(path, key))
    assert [(await knows(machine, one)).is_tombstone for one in ("m1", "m2", "m3")] == [True, False, False]
    sql = "SELECT person FROM replica"
    assert await machine.database.read(lambda db: db.execute(sql).fetchone()) == (ACCOUNT,)
    await machine.aclose()
