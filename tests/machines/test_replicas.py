"""Three machines and a log: whatever is done, lost, repeated, reordered or broken off, all end up with the same."""

from __future__ import annotations

import asyncio
import random
import shutil
import tempfile
from collections.abc import Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.forgetting import SqliteForgetting
from soulfra_desktop.domain.errors import NotFound, SettingRefused
from soulfra_desktop.domain.prompt import SavedPrompt
from soulfra_desktop.domain.shelf import Folder, FolderRules
from soulfra_desktop.domain.transfer import ChatTree
from soulfra_desktop.domain.usage import Money, TokenCount
from soulfra_desktop.services.sync_ports import Position
from tests.contract.samples import answer, conversation, question, receipt, reservation
from tests.desktop.adapters.sqlite.replicas import Log, Machine, agree

KEY = b"\x22" * 32
GONE = "(forgotten)"
A_DAY = 24 * 3600 * 1000 << 16
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WHO = st.integers(0, 2)
FOLDERS, TAGS, PROMPTS, IMPORTED = ("f0", "f1"), ("red", "blue"), ("p0", "p1"), ("i0", "i1")
NAMES = st.sampled_from(["mail", "letter", "note"])


@cache
def template() -> bytes:
    """An empty store, made once."""
    folder = Path(tempfile.mkdtemp(prefix="replicas-"))

    async def make() -> None:
        await (await Database.open(folder / "soulfra.db", KEY)).aclose()

    asyncio.run(make())
    made = (folder / "soulfra.db").read_bytes()
    shutil.rmtree(folder)
    return made


class Replicas(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.log = Log()
        self.count = 0
        self.said: dict[str, str] = {}
        """Messages that were written whole, with their chats."""
        self.purged: set[str] = set()
        self.forgotten: set[str] = set()
        """Messages."""
        self.begun: list[dict[str, str]] = [{}, {}, {}]
        """Answers on their way on each machine, with their chats."""
        self.folders = [self.new_folder() for _ in range(3)]
        self.machines = [Machine(self.opened(folder), self.log) for folder in self.folders]

    def run(self, call: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(call)

    def new_folder(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="replicas-"))
        (folder / "soulfra.db").write_bytes(template())
        return folder

    def opened(self, folder: Path) -> Database:
        return self.run(Database.open(folder / "soulfra.db", KEY))

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    def teardown(self) -> None:
        try:
            self.all_agree()
        finally:
            for machine, folder in zip(self.machines, self.folders, strict=True):
                self.run(machine.aclose())
                shutil.rmtree(folder)
            self.runner.close()

    def chats(self, who: int) -> list[str]:
        listed = self.run(self.machines[who].chats.conversations(limit=1000))
        return sorted(chat.id for chat in listed)

    @initialize(early=st.lists(st.booleans(), min_size=3, max_size=3))
    def some_have_chats_before_they_join(self, early: list[bool]) -> None:
        for who, writes in enumerate(early):
            if writes:
                self.say(who, self.name("c"), None)
                self.run(self.machines[who].settings.save("theme", ("dark", "light", "system")[who]))
                self.run(self.machines[who].prompts.save_prompt(SavedPrompt("p0", "mail", f"of {who}")))
            self.run(self.machines[who].join())

    def say(self, who: int, chat: str, parent: str | None, text: str = "Yes.", images: int = 0) -> None:
        machine = self.machines[who]
        ask = question(self.name("q"), chat, parent, images=images)
        reply = replace(answer(self.name("a"), ask.id, chat), created_at=datetime.now(UTC))
        self.run(machine.chats.begin(conversation(chat, f"Chat {chat}"), ask, reply))
        self.run(machine.ledger.reserve(reservation(f"r{reply.id}", reply.id)))
        done = replace(reply, text=text, complete=True, receipt=receipt("done"))
        self.run(machine.chats.finish(done))
        self.run(machine.ledger.settle(f"r{reply.id}", TokenCount(3, 4), Money(5), "answered"))
        self.said |= {ask.id: chat, reply.id: chat}

    # What a person does

    @rule(who=WHO, text=TEXT, images=st.integers(0, 1))
    def begins_a_chat(self, who: int, text: str, images: int) -> None:
        self.say(who, self.name("c"), None, text, images)

    @rule(who=WHO, data=st.data(), text=TEXT, again=st.booleans())
    def goes_on(self, who: int, data: st.DataObject, text: str, again: bool) -> None:
        if chats := self.chats(who):
            chat = data.draw(st.sampled_from(chats))
            messages = self.run(self.machines[who].chats.messages(chat))
            parent = messages[-1].id if messages and not again else None
            self.say(who, chat, parent, text)

    @rule(who=WHO, data=st.data(), cut=st.booleans())
    def asks_and_the_answer_is_on_its_way(self, who: int, data: st.DataObject, cut: bool) -> None:
        if chats := self.chats(who):
            chat = data.draw(st.sampled_from(chats))
            ask = question(self.name("q"), chat)
            reply = replace(answer(self.name("a"), ask.id, chat), created_at=datetime.now(UTC))
            self.run(self.machines[who].chats.begin(conversation(chat), ask, reply))
            self.run(self.machines[who].chats.journal(reply.id, "Half "))
            self.said[ask.id] = chat
            self.begun[who][reply.id] = chat
            if cut:  # and somebody goes on from the half answer
                self.say(who, chat, reply.id)

    @precondition(lambda self: any(self.begun))
    @rule(who=WHO)
    def an_answer_is_whole(self, who: int) -> None:
        while self.begun[who]:
            reply, chat = self.begun[who].popitem()
            whole = replace(answer(reply, None, chat), text="Half and whole.", complete=True, receipt=receipt("done"))
            try:
                self.run(self.machines[who].chats.finish(whole))
                self.said[reply] = chat
            except NotFound:
                assert chat in self.purged or chat in IMPORTED

    @rule(who=WHO, data=st.data(), title=TEXT, folder=st.sampled_from((None, *FOLDERS)), tag=st.sampled_from(TAGS))
    def puts_in_order(self, who: int, data: st.DataObject, title: str, folder: str | None, tag: str) -> None:
        if not (chats := self.chats(who)):
            return
        chat, on = data.draw(st.sampled_from(chats)), data.draw(st.booleans())
        machine = self.machines[who]
        what = data.draw(st.sampled_from(["rename", "tag", "pin", "archive", "look", "model", "move"]))
        if what == "rename":
            self.run(machine.chats.rename(chat, title))
        elif what == "tag":
            self.run(machine.organiser.tag([chat], tag, on=on))
        elif what == "pin":
            self.run(machine.organiser.pin([chat], on=on))
        elif what == "archive":
            self.run(machine.organiser.archive([chat], on=on))
        elif what == "look":
            messages = self.run(machine.chats.messages(chat))
            self.run(machine.chats.look_at(chat, data.draw(st.sampled_from(messages)).id))
        elif what == "model":
            self.run(machine.chats.choose_model(chat, title or None))
        else:
            known = {one.id for one in self.run(machine.organiser.folders())}
            if folder is None or folder in known:
                self.run(machine.organiser.move([chat], folder))

    @rule(who=WHO, folder=st.sampled_from(FOLDERS), name=TEXT, strict=st.booleans(), gone=st.booleans())
    def makes_a_folder_or_drops_it(self, who: int, folder: str, name: str, strict: bool, gone: bool) -> None:
        organiser = self.machines[who].organiser
        rules = FolderRules("local-only" if strict else None)
        self.run(organiser.delete_folder(folder) if gone else organiser.save_folder(Folder(folder, name, rules=rules)))

    @rule(who=WHO, prompt=st.sampled_from(PROMPTS), name=NAMES, text=TEXT, gone=st.booleans())
    def keeps_a_prompt_or_drops_it(self, who: int, prompt: str, name: str, text: str, gone: bool) -> None:
        prompts = self.machines[who].prompts
        try:
            self.run(prompts.delete_prompt(prompt) if gone else prompts.save_prompt(SavedPrompt(prompt, name, text)))
        except SettingRefused:
            assert name in {one.name for one in self.run(prompts.prompts())}

    @rule(who=WHO, theme=st.sampled_from(["dark", "light"]), zoom=st.integers(80, 200))
    def sets(self, who: int, theme: str, zoom: int) -> None:
        self.run(self.machines[who].settings.save("theme", theme))
        self.run(self.machines[who].settings.save("zoom", zoom))

    @rule(who=WHO, data=st.data(), what=st.sampled_from(["trash", "restore", "purge"]))
    def throws_away(self, who: int, data: st.DataObject, what: str) -> None:
        organiser = self.machines[who].organiser
        everything = sorted(set(self.said.values()))
        if not everything:
            return
        chat = data.draw(st.sampled_from(everything))
        if what == "restore":
            self.run(organiser.restore([chat]))
            return
        self.run(organiser.delete([chat]))
        if what == "purge" and self.run(self.machines[who].trees.place(chat)) is not None:
            self.run(organiser.purge([chat]))
            self.purged.add(chat)

    @rule(who=WHO, which=st.integers(0, 1), answers=st.integers(1, 3))
    def imports(self, who: int, which: int, answers: int) -> None:
        chat = f"i{which}"
        messages = [question(f"iq{which}", chat)]
        messages += [answer(f"ia{which}{n}", f"iq{which}", chat, "Yes", complete=True) for n in range(answers)]
        self.run(self.machines[who].trees.add_tree(ChatTree(conversation(chat, "Imported"), tuple(messages))))

    @rule(who=WHO, which=st.integers(0, 1))
    def removes_what_was_imported(self, who: int, which: int) -> None:
        organiser = self.machines[who].organiser
        self.run(organiser.delete([f"i{which}"]))
        self.run(organiser.purge([f"i{which}"]))

    @rule(who=WHO, data=st.data())
    def forgets_a_message(self, who: int, data: st.DataObject) -> None:
        if chats := self.chats(who):
            chat = data.draw(st.sampled_from(chats))
            message = data.draw(st.sampled_from(self.run(self.machines[who].chats.messages(chat)))).id
            self.run(SqliteForgetting(self.machines[who].database).forget_messages([message]))
            self.begun[who].pop(message, None)
            self.said[message] = chat
            if chat not in IMPORTED:
                self.forgotten.add(message)

    @rule(who=WHO)
    def signs_out_and_in(self, who: int) -> None:
        """What it has not pushed waits again; what is removed meanwhile is removed from the account."""
        machine = self.machines[who]
        self.run(machine.replica.sign_out())
        if chats := self.chats(who):
            self.run(SqliteForgetting(machine.database).forget_conversations(chats[:1]))
            self.purged.add(chats[0])
        self.run(machine.join())

    # What happens to machines and on the way

    @rule(who=WHO, told=st.booleans())
    def pushes(self, who: int, told: bool) -> None:
        self.run(self.machines[who].push_one(told=told))

    @rule(who=WHO)
    def pulls(self, who: int) -> None:
        self.run(self.machines[who].pull())

    @rule(who=WHO, seed=st.integers(0, 99))
    def gets_some_in_any_order_and_twice(self, who: int, seed: int) -> None:
        draw = random.Random(seed)
        changes = [change for one in self.log.segments if draw.random() < 0.6 for change in one.changes]
        changes += draw.sample(changes, len(changes) // 2)
        draw.shuffle(changes)
        self.run(self.machines[who].replica.apply(changes, None))

    @rule(who=WHO, seed=st.integers(0, 99))
    def gets_a_segment_but_not_the_place(self, who: int, seed: int) -> None:
        if self.log.segments:
            segment = random.Random(seed).choice(self.log.segments)
            self.run(self.machines[who].replica.apply(segment.changes, Position(0, b"")))

    @rule(who=WHO)
    def is_killed(self, who: int) -> None:
        """Go on with a copy of the files as they are: what a power cut would leave."""
        copy = Path(tempfile.mkdtemp(prefix="replicas-"))
        for file in self.folders[who].glob("soulfra.db*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, copy)
        self.run(self.machines[who].aclose())
        shutil.rmtree(self.folders[who])
        self.folders[who] = copy
        self.machines[who].use(self.opened(copy))

    @rule(who=WHO)
    def is_wiped(self, who: int) -> None:
        """What it had pushed is not lost; what it had not, is."""
        self.run(self.machines[who].push())
        self.begun[who].clear()
        self.run(self.machines[who].aclose())
        shutil.rmtree(self.folders[who])
        self.folders[who] = self.new_folder()
        self.machines[who].use(self.opened(self.folders[who]))
        self.run(self.machines[who].join())

    @rule(who=WHO)
    def has_a_clock_that_is_a_day_ahead(self, who: int) -> None:
        sql = "UPDATE replica SET clock = max(clock, ((strftime('%s', 'now') - 1577836800) * 1000 << 16) + ?)"
        self.run(self.machines[who].database.write(lambda db: db.execute(sql, [A_DAY])))

    @rule(who=WHO)
    def the_log_is_compacted(self, who: int) -> None:
        """By a machine whose changes are all in the log: a snapshot never has what the log has not."""
        machine = self.machines[who]
        self.run(machine.sync())
        if not self.run(machine.replica.state()).waiting:
            self.log.compact(*self.run(machine.snapshot()))

    @rule()
    def all_agree(self) -> None:
        for who in range(3):
            self.an_answer_is_whole(who)
        self.run(agree(self.machines))
        shown = self.run(self.machines[0].shown())
        here = {row[0]: row[1] for row in shown["messages"]}
        assert len(here) == len(shown["messages"])
        for message, chat in self.said.items():
            if chat in IMPORTED:  # may have been removed and imported anew, without what was said in it
                continue
            assert (message in here) != (chat in self.purged), (message, chat)
        assert all(right for _, right in shown["counts"])
        said = {row[0]: row[4] for row in shown["messages"]}
        assert {said[message] for message in self.forgotten & said.keys()} <= {GONE}
        assert shown["indexed"] == sorted((message,) for message, text in said.items() if text not in ("", GONE))
        for machine in self.machines:
            state = self.run(machine.replica.state())
            assert (state.incomplete, state.blobs_to_fetch) == (0, 0)


RELAXED = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


class TestReplicas(Replicas.TestCase):
    settings = settings(max_examples=8, stateful_step_count=25, deadline=None, suppress_health_check=RELAXED)


@pytest.mark.chaos
@pytest.mark.timeout(7200)
class TestReplicasAtLength(Replicas.TestCase):
    settings = settings(max_examples=400, stateful_step_count=60, deadline=None, suppress_health_check=RELAXED)
