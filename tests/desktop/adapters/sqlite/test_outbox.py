"""Whatever writes to the store: what others must learn of stands in the outbox, and nothing else."""

from __future__ import annotations

import inspect
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from soulfra_desktop.adapters.sqlite import outbox, replica_triggers
from soulfra_desktop.adapters.sqlite.budgets import SqliteBudgets
from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.draft_files import SqliteDraftFiles
from soulfra_desktop.adapters.sqlite.migrations import MIGRATIONS
from soulfra_desktop.adapters.sqlite.organiser import SqliteOrganiser
from soulfra_desktop.adapters.sqlite.outbox import ROWS
from soulfra_desktop.adapters.sqlite.outcomes import SqliteOutcomes
from soulfra_desktop.adapters.sqlite.prompts import SqlitePrompts
from soulfra_desktop.adapters.sqlite.replica_records import NotAddressed, StaysHere, known, life_of, to_send
from soulfra_desktop.adapters.sqlite.search import SqliteSearch
from soulfra_desktop.adapters.sqlite.settings import SqliteSecrets, SqliteSettings
from soulfra_desktop.adapters.sqlite.temporary import TemporaryChats
from soulfra_desktop.adapters.sqlite.trees import SqliteTrees
from soulfra_desktop.adapters.sqlite.usage import SqliteLedger
from soulfra_desktop.adapters.sqlite.usage_reports import SqliteUsageReports
from soulfra_desktop.domain.budget import Account, Budget, BudgetState
from soulfra_desktop.domain.chat import AnswerOptions, Attachment
from soulfra_desktop.domain.outcome import Outcome
from soulfra_desktop.domain.prompt import SavedPrompt
from soulfra_desktop.domain.replica import CALL, CHAT, FOLDER, KINDS, MESSAGE, PROMPT, SETTING, HybridClock
from soulfra_desktop.domain.settings import Endpoint
from soulfra_desktop.domain.shelf import Folder
from soulfra_desktop.domain.transfer import ChatTree
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.sync_ports import Batch
from tests.contract.samples import answer, at, conversation, question, receipt, reservation
from tests.desktop.adapters.sqlite.replicas import Log, Machine

Call = Callable[[Machine], Awaitable[Any]]
OF_BASELINES = ("baseline", "baseline_micros")


@pytest.fixture
async def machine() -> AsyncIterator[Machine]:
    """Signed in, with some of everything, and nothing left to push."""
    made = await Machine.made(Log())
    await made.join()
    await made.organiser.save_folder(Folder("f", "Work"))
    await made.organiser.save_folder(Folder("private", "Diary"))
    await made.organiser.keep_here("private")
    for chat in ("c1", "c2", "c3"):
        await made.chats.begin(conversation(chat), question(f"q-{chat}", chat), answer(f"a-{chat}", f"q-{chat}", chat))
        await made.ledger.reserve(reservation(f"r-{chat}", f"a-{chat}"))
    for chat in ("c2", "c3"):
        await made.chats.finish(replace(answer(f"a-{chat}", f"q-{chat}", chat), text="Yes.", complete=True))
        await made.ledger.settle(f"r-{chat}", TokenCount(1, 2), Money(5), "answered")
    await made.organiser.tag(["c2"], "red")
    await made.organiser.delete(["c3"])
    await made.prompts.save_prompt(SavedPrompt("p", "mail", "Write."))
    await made.settings.save("theme", "dark")
    await made.push()
    yield made
    await made.aclose()


def shared(db: Any) -> dict[tuple[int, str], Any]:
    """What others may see of every record, without stamps."""
    found: dict[tuple[int, str], Any] = {}
    for kind in KINDS:
        named = "name" if kind == SETTING else "id"
        where = "WHERE NOT on_its_way" if kind == MESSAGE else ""
        for (identity,) in db.conn.execute(f"SELECT {named} FROM {ROWS[kind]} {where}").fetchall():
            try:
                change = to_send(db, kind, identity)
            except StaysHere:
                continue
            except NotAddressed:
                change = known(db, kind, identity)
            if (
                kind == SETTING
                and not db.conn.execute("SELECT 1 FROM shared_setting WHERE name = ?", [identity]).fetchone()
            ):
                continue
            if change is not None:
                values = {name: value for name, (value, _) in change.fields.items() if name not in OF_BASELINES}
                values = {name: value for name, value in values.items() if not name.startswith("tag:") or value}
                found[kind, identity] = (change.life, values)
    for kind, identity, life in db.conn.execute("SELECT kind, id, life FROM life").fetchall():
        if life % 2:
            found[kind, identity] = (life_of(db, kind, identity), None)
    return found


async def differs(machine: Machine, call: Call) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    """Records that the call changed for others, and those that stand in the outbox after it."""
    before = await machine.database.read(shared)
    await call(machine)
    after = await machine.database.read(shared)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    changed -= {key for key in changed if key[0] == MESSAGE and key not in after}  # they go with their chat
    return changed, {(kind, identity) for kind, identity, _ in await machine.waiting()}


NEW = conversation("n1", "New")
TREE = ChatTree(
    replace(conversation("t1", "Imported"), tags=("old",), draft="hm", leaf_id="ti2"),
    (
        question("ti1", "t1", images=1),
        replace(
            answer("ti2", "ti1", "t1", "Yes.", complete=True), attachments=(Attachment("x.png", "image/png", b"x"),)
        ),
    ),
    folder="Imports",
)


async def finish_with_a_picture(m: Machine) -> None:
    done = replace(answer("a-c1", "q-c1", "c1"), text="Look.", complete=True, receipt=receipt("done"))
    await m.chats.finish(replace(done, attachments=(Attachment("a.png", "image/png", b"bytes"),)))


async def keep_a_temporary_chat(m: Machine) -> None:
    temporary = TemporaryChats(m.database)
    alone = replace(conversation("tmp", "Alone"), temporary=True)
    reply = answer("ta", "tq", "tmp")
    await temporary.begin(alone, question("tq", "tmp"), reply)
    await m.ledger.reserve(reservation("tr", "ta"))
    await m.ledger.settle("tr", TokenCount(1, 2), Money(5), "answered")
    await temporary.finish(replace(reply, text="Yes.", complete=True))
    await temporary.keep("tmp")
    await temporary.aclose()


async def a_temporary_chat(m: Machine) -> None:
    temporary = TemporaryChats(m.database)
    alone = replace(conversation("tmp", "Alone"), temporary=True)
    await temporary.begin(alone, question("tq", "tmp"), answer("ta", "tq", "tmp"))
    await temporary.journal("ta", "Yes")
    await temporary.record("ta", receipt("so far"))
    await temporary.finish(replace(answer("ta", "tq", "tmp"), text="Yes.", complete=True))
    await temporary.forget("tmp")
    await temporary.aclose()


async def cost_of_a_temporary_answer(m: Machine) -> None:
    await m.ledger.reserve(reservation("tr", "ta"))
    await m.ledger.settle("tr", TokenCount(1, 2), Money(5), "answered")


async def another_answer_that_counts(m: Machine) -> None:
    await m.chats.begin(conversation("c2"), None, answer("b-c2", "q-c2", "c2"))
    await m.chats.finish(replace(answer("b-c2", "q-c2", "c2"), text="Or yes.", complete=True))
    await m.ledger.reserve(reservation("r2", "b-c2"))
    await m.ledger.settle("r2", TokenCount(1, 2), Money(5), "answered")


async def purge(m: Machine) -> None:
    await m.organiser.purge(["c3"])


async def purge_and_import(m: Machine) -> None:
    await m.organiser.purge(["c3"])
    messages = (question("q-c3", "c3"), answer("a-c3", "q-c3", "c3", "Again.", complete=True))
    await m.trees.add_tree(ChatTree(conversation("c3", "Again"), messages))


async def move_into_the_private_folder_and_go_on(m: Machine) -> None:
    await m.organiser.move(["c2"], "private")
    await m.chats.rename("c2", "Secret")
    await m.chats.begin(conversation("c2"), question("q9", "c2", "a-c2"), answer("a9", "q9", "c2"))
    await m.chats.finish(replace(answer("a9", "q9", "c2"), text="Secret.", complete=True))
    await m.organiser.tag(["c2"], "secret")


OUTCOME = Outcome("a-c2", at(0), "liked", 0.1, (0.5,), 0.3)
DAY = Account(at(0).date())
STATE = BudgetState(Budget("day", Money(5)), Money(1))

WRITES: dict[str, tuple[Call, set[int]]] = {
    "conversations.begin": (lambda m: m.chats.begin(NEW, question("n2", "n1", images=1), answer("n3", "n2", "n1")), {CHAT, MESSAGE}),
    "conversations.journal": (lambda m: m.chats.journal("a-c1", "Yes"), set()),
    "conversations.finish": (finish_with_a_picture, {MESSAGE}),
    "conversations.record": (lambda m: m.chats.record("a-c1", receipt("so far")), set()),
    "conversations.record (of a whole one)": (lambda m: m.chats.record("a-c2", receipt("so far")), {MESSAGE}),
    "conversations.rename": (lambda m: m.chats.rename("c1", "Other"), {CHAT}),
    "conversations.choose_model": (lambda m: m.chats.choose_model("c1", "a/b"), {CHAT}),
    "conversations.set_options": (lambda m: m.chats.set_options("c1", AnswerOptions("Be brief.", 0.5, 9, "local-only", 3)), {CHAT}),
    "conversations.look_at": (lambda m: m.chats.look_at("c2", "q-c2"), {CHAT}),
    "conversations.keep_draft": (lambda m: m.chats.keep_draft("c1", "hm"), set()),
    "draft_files.keep_files": (lambda m: SqliteDraftFiles(m.database).keep_files("c1", [Attachment("a", "b", b"c")]), set()),
    "organiser.save_folder": (lambda m: m.organiser.save_folder(Folder("g", "New")), {FOLDER}),
    "organiser.save_folder (again)": (lambda m: m.organiser.save_folder(Folder("f", "Other")), {FOLDER}),
    "organiser.save_folder (the same)": (lambda m: m.organiser.save_folder(Folder("f", "Work")), set()),
    "organiser.save_folder (private)": (lambda m: m.organiser.save_folder(Folder("private", "Other")), set()),
    "organiser.delete_folder": (lambda m: m.organiser.delete_folder("f"), {FOLDER}),
    "organiser.keep_here": (lambda m: m.organiser.keep_here("private", on=False), {FOLDER}),
    "organiser.tag": (lambda m: m.organiser.tag(["c1", "c2"], "blue"), {CHAT}),
    "organiser.tag (off)": (lambda m: m.organiser.tag(["c1", "c2"], "red", on=False), {CHAT}),
    "organiser.pin": (lambda m: m.organiser.pin(["c1"]), {CHAT}),
    "organiser.archive": (lambda m: m.organiser.archive(["c1", "c2"]), {CHAT}),
    "organiser.move": (lambda m: m.organiser.move(["c1"], "f"), {CHAT}),
    "organiser.delete": (lambda m: m.organiser.delete(["c1"]), {CHAT}),
    "organiser.restore": (lambda m: m.organiser.restore(["c3"]), {CHAT}),
    "organiser.purge": (purge, {CHAT}),
    "organiser.purge_expired": (lambda m: m.organiser.purge_expired(datetime.now(UTC)), {CHAT}),
    "prompts.save_prompt": (lambda m: m.prompts.save_prompt(SavedPrompt("n", "new", "New.")), {PROMPT}),
    "prompts.save_prompt (again)": (lambda m: m.prompts.save_prompt(SavedPrompt("p", "mail", "Other.")), {PROMPT}),
    "prompts.delete_prompt": (lambda m: m.prompts.delete_prompt("p"), {PROMPT}),
    "settings.save": (lambda m: m.settings.save("theme", "light"), {SETTING}),
    "settings.save (the same)": (lambda m: m.settings.save("theme", "dark"), set()),
    "settings.save (of this machine)": (lambda m: m.settings.save("zoom", 120), set()),
    "settings.tell": (lambda m: m.settings.tell(), set()),
    "settings.save_endpoint": (lambda m: m.settings.save_endpoint(Endpoint("mine", "http://127.0.0.1:1/v1")), set()),
    "settings.delete_endpoint": (lambda m: m.settings.delete_endpoint("mine"), set()),
    "secrets.put": (lambda m: SqliteSecrets(m.database).put("openai", "not a key"), set()),
    "secrets.delete": (lambda m: SqliteSecrets(m.database).delete("openai"), set()),
    "ledger.reserve": (lambda m: m.ledger.reserve(reservation("r9", "a-c1")), set()),
    "ledger.settle": (lambda m: m.ledger.settle("r-c1", TokenCount(1, 2), Money(9), "answered"), {CALL}),
    "ledger.settle (another answer)": (another_answer_that_counts, {CHAT, MESSAGE, CALL}),
    "ledger.settle (of a temporary chat)": (cost_of_a_temporary_answer, {CALL}),
    "trees.add_tree": (lambda m: m.trees.add_tree(TREE), {CHAT, MESSAGE, FOLDER}),
    "trees.add_tree (of one removed for good)": (purge_and_import, {CHAT, MESSAGE}),
    "outcomes.keep_outcome": (lambda m: SqliteOutcomes(m.database).keep_outcome(OUTCOME), set()),
    "outcomes.forget_outcome": (lambda m: SqliteOutcomes(m.database).forget_outcome("a-c2"), set()),
    "outcomes.forget_outcomes": (lambda m: SqliteOutcomes(m.database).forget_outcomes(), set()),
    "budgets.save": (lambda m: SqliteBudgets(m.database).save(Budget("day", Money(5))), set()),
    "budgets.remove": (lambda m: SqliteBudgets(m.database).remove("day"), set()),
    "budgets.tell": (lambda m: SqliteBudgets(m.database).tell(STATE, "2026-05-01", "near"), set()),
    "usage_reports.weigh": (lambda m: SqliteUsageReports(m.database).weigh("a/b", [("r-c2", Money(50))]), set()),
    "search.index_more": (lambda m: m.search.index_more(), set()),
    "temporary.keep": (keep_a_temporary_chat, {CHAT, MESSAGE, CALL}),
    "temporary.forget": (a_temporary_chat, set()),
}  # fmt: skip
READS = {
    "aclose", "answers", "budgets", "conversation", "conversations", "draft", "endpoints", "every_state", "files", "folders",
    "get", "load", "messages", "of_chat", "outcomes", "overview", "place", "prompts", "questions", "rows", "search", "speeds",
    "states", "tags", "tail", "tree", "unweighed", "verdicts",
}  # fmt: skip
STORES = {
    "conversations": SqliteConversations, "draft_files": SqliteDraftFiles, "organiser": SqliteOrganiser,
    "prompts": SqlitePrompts, "settings": SqliteSettings, "secrets": SqliteSecrets, "ledger": SqliteLedger,
    "trees": SqliteTrees, "outcomes": SqliteOutcomes, "budgets": SqliteBudgets, "usage_reports": SqliteUsageReports,
    "search": SqliteSearch,
}  # fmt: skip


def test_every_method_that_writes_is_looked_at():
    methods = {
        f"{name}.{method}"
        for name, store in STORES.items()
        for method, function in inspect.getmembers(store, inspect.iscoroutinefunction)
        if not method.startswith("_") and method not in READS
    }
    assert methods - {name.partition(" ")[0] for name in WRITES} == set()


@pytest.mark.parametrize("name", WRITES)
async def test_what_changed_stands_in_the_outbox_and_nothing_else(machine: Machine, name: str):
    call, kinds = WRITES[name]
    changed, waiting = await differs(machine, call)
    assert waiting == changed
    assert {kind for kind, _ in changed} == kinds


async def test_what_is_done_in_a_private_folder_stands_nowhere(machine: Machine):
    await machine.organiser.move(["c2"], "private")
    await machine.push()
    before = machine.log.head
    await move_into_the_private_folder_and_go_on(machine)
    assert await machine.waiting() == []
    await machine.push()
    assert machine.log.head == before


async def test_a_change_that_is_rolled_back_is_not_recorded(machine: Machine):
    def half(db: Any) -> None:
        db.execute("UPDATE conversation SET title = 'lost'")
        raise KeyError("on purpose")

    with pytest.raises(KeyError):
        await machine.database.write(half)
    assert await machine.waiting() == []


async def test_a_record_that_changes_often_is_pushed_once(machine: Machine):
    for n in range(20):
        await machine.chats.rename("c1", f"Title {n}")
        await machine.settings.save("theme", ("dark", "light")[n % 2])
    assert len(await machine.waiting()) == 2
    batch = await machine.replica.next_batch(machine.sealer)
    assert batch is not None
    assert batch.count == 2


async def test_the_stores_clock_is_that_of_the_domain(machine: Machine):
    sql = "SELECT clock FROM replica"
    before = time.time_ns() // 1_000_000
    await machine.chats.rename("c1", "Now")
    (clock,) = await machine.database.read(lambda db: db.conn.execute(sql).fetchone())
    after = time.time_ns() // 1_000_000 + 1
    assert HybridClock().ticked(before - 1).time <= clock <= HybridClock().ticked(after + 1).time
    ahead = HybridClock().ticked(after + 10**9)
    await machine.database.write(lambda db: db.conn.execute("UPDATE replica SET clock = ?", [ahead.time]).rowcount)
    await machine.chats.rename("c1", "Then")
    assert await machine.database.read(lambda db: db.conn.execute(sql).fetchone()) == (ahead.ticked(after).time,)


async def test_who_is_not_signed_in_has_no_triggers_at_all():
    sql = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'replica_%'"
    machine = await Machine.made(Log())

    async def triggers() -> list[str]:
        return await machine.database.read(lambda db: [name for (name,) in db.conn.execute(sql).fetchall()])

    assert await triggers() == []
    await machine.join()
    assert len(await triggers()) == len(replica_triggers.triggers())
    await machine.replica.sign_out()
    assert await triggers() == []
    await machine.aclose()


async def test_a_later_step_of_the_store_puts_the_triggers_up_anew(tmp_path: Path):
    path, key = tmp_path / "soulfra.db", b"k" * 32
    machine = await Machine.made(Log(), await Database.open(path, key))
    await machine.join()
    await machine.database.write(lambda db: db.execute("DROP TRIGGER replica_chat_made").fetchall())
    await machine.aclose()

    def m9001_colour(db: Any) -> None:
        db.execute("ALTER TABLE conversation ADD COLUMN colour TEXT")

    again = await Machine.made(Log(), await Database.open(path, key, [*MIGRATIONS, m9001_colour]))
    await again.chats.begin(conversation(), question("q1"), answer("a1", "q1"))
    assert (CHAT, "c1", "") in await again.waiting()
    await again.aclose()


async def test_another_process_sees_what_arrived_and_records_too(machine: Machine, tmp_path: Path):
    path, key = tmp_path / "soulfra.db", b"k" * 32
    window = await Machine.made(machine.log, await Database.open(path, key))
    await window.join()
    command = await Machine.made(machine.log, await Database.open(path, key))
    before = await window.database.version()
    await command.pull()
    assert await window.database.version() != before
    assert {chat.id for chat in await window.chats.conversations()} == {"c1", "c2"}
    await command.chats.rename("c1", "By the command")
    assert (CHAT, "c1", "title") in await window.waiting()
    batches = [await one.replica.next_batch(one.sealer) for one in (window, command)]
    assert batches[0] == batches[1]
    await window.push()
    await command.push()
    assert (await command.replica.state()).waiting == 0
    await window.aclose()
    await command.aclose()


async def test_nothing_is_lost_where_another_process_pushes_the_first_slice_of_a_batch(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(outbox, "BUSY_SECONDS", 0.002)
    messages = [question(f"m{n}", "big") for n in range(400)]
    await machine.trees.add_tree(ChatTree(conversation("big"), tuple(messages)))
    batch: Batch | None = None
    batch, more = await machine.database.write(lambda db: outbox.pack(db, machine.sealer, 0, None))
    while batch is None:
        batch, more = await machine.database.write(lambda db: outbox.pack(db, machine.sealer, 0, None))
    assert more
    head = machine.log.push(1, batch.first_idx, batch.count, batch.blob)
    await machine.replica.acknowledge(batch.first_idx, batch.count, head)
    while more:
        batch, more = await machine.database.write(lambda db, b=batch: outbox.pack(db, machine.sealer, 0, b))
    other = await Machine.made(machine.log)
    await other.join()
    await machine.push()
    await other.pull()
    assert len(await other.chats.messages("big")) == 400
    await other.aclose()
