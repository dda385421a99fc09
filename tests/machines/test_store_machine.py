"""The store against a plain model of it, through any sequence of calls, closings and crashes of the writer."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from soulfra_desktop.adapters.sqlite.conversations import SqliteConversations
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.organiser import SqliteOrganiser
from soulfra_desktop.adapters.sqlite.settings import SqliteSecrets, SqliteSettings
from soulfra_desktop.adapters.sqlite.usage import SqliteLedger
from soulfra_desktop.domain.chat import Message
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.usage import Money, TokenCount
from tests.contract.samples import answer, at, conversation, question, receipt, reservation

KEY = b"\x11" * 32
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
COST = st.one_of(st.none(), st.integers(0, 10**12).map(Money))


@dataclass
class Chat:
    """What one chat should look like."""

    title: str
    created: int
    updated: int
    model: str | None = None
    leaf: str | None = None
    draft: str = ""
    deleted: bool = False
    messages: list[Message] = field(default_factory=list)
    costs: dict[str, Money | None] = field(default_factory=dict)

    @property
    def cost(self) -> Money | None:
        known = [cost for cost in self.costs.values() if cost is not None]
        return Money(sum(cost.micros for cost in known)) if len(known) == len(self.costs) else None


class StoreMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="store-machine-"))
        self.runner = asyncio.Runner()
        self.chats: dict[str, Chat] = {}
        self.on_their_way: list[str] = []
        self.settings: dict[str, str] = {}
        self.secrets: dict[str, str] = {}
        self.reserved: list[tuple[str, str]] = []
        self.count = 0
        self.open()

    def open(self) -> None:
        self.database = self.run(Database.open(self.folder / "soulfra.db", KEY))
        self.them = SqliteConversations(self.database)

    def run(self, call):
        return self.runner.run(call)

    def teardown(self) -> None:
        self.run(self.database.aclose())
        self.runner.close()
        shutil.rmtree(self.folder)

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}{self.count}"

    @property
    def kept(self) -> list[str]:
        return [name for name, chat in self.chats.items() if not chat.deleted]

    @property
    def kept_on_their_way(self) -> list[tuple[str, int]]:
        """Answers being written: their chat, and their place in it."""
        return [
            (name, place)
            for name, chat in self.chats.items()
            for place, message in enumerate(chat.messages)
            if message.id in self.on_their_way
        ]

    @rule(
        title=TEXT, asked=TEXT, model=st.one_of(st.none(), WORDS), minute=st.integers(0, 50), images=st.integers(0, 2)
    )
    def begin_a_chat(self, title, asked, model, minute, images):
        name = self.name("c")
        ask = question(self.name("m"), name, text=asked, images=images)
        reply = answer(self.name("m"), ask.id, name, minutes=minute)
        self.run(self.them.begin(conversation(name, title, model=model), ask, reply))
        self.chats[name] = Chat(title, 0, minute, model, reply.id, messages=[ask, reply])
        self.on_their_way.append(reply.id)

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), asked=st.one_of(st.none(), TEXT), minute=st.integers(0, 50))
    def go_on(self, data, asked, minute):
        name = data.draw(st.sampled_from(self.kept))
        chat = self.chats[name]
        parent = data.draw(st.sampled_from(chat.messages)).id
        ask = question(self.name("m"), name, parent, asked) if asked is not None else None
        reply = answer(self.name("m"), ask.id if ask else parent, name, minutes=minute)
        self.run(self.them.begin(conversation(name, "not this title"), ask, reply))
        chat.messages += [ask, reply] if ask else [reply]
        chat.leaf, chat.updated = reply.id, max(chat.updated, minute)
        self.on_their_way.append(reply.id)

    @precondition(lambda self: self.on_their_way)
    @rule(data=st.data(), text=TEXT, thought=TEXT)
    def journal(self, data, text, thought):
        name, place = data.draw(st.sampled_from(self.kept_on_their_way))
        messages = self.chats[name].messages
        self.run(self.them.journal(messages[place].id, text, thought))
        old = messages[place]
        messages[place] = replace(old, text=old.text + text, reasoning=old.reasoning + thought)

    @precondition(lambda self: self.on_their_way)
    @rule(data=st.data(), why=TEXT)
    def record(self, data, why):
        name, place = data.draw(st.sampled_from(self.kept_on_their_way))
        messages = self.chats[name].messages
        messages[place] = replace(messages[place], receipt=receipt(why))
        self.run(self.them.record(messages[place].id, receipt(why)))

    @precondition(lambda self: self.on_their_way)
    @rule(data=st.data(), text=TEXT, complete=st.booleans())
    def finish(self, data, text, complete):
        name, place = data.draw(st.sampled_from(self.kept_on_their_way))
        messages = self.chats[name].messages
        done = replace(messages[place], text=text, reasoning="", complete=complete, receipt=receipt("done"))
        self.run(self.them.finish(done))
        messages[place] = done
        self.on_their_way.remove(done.id)

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), cost=COST)
    def reserve(self, data, cost):
        name = data.draw(st.sampled_from(self.kept))
        message, row = data.draw(st.sampled_from(self.chats[name].messages)), self.name("r")
        self.run(SqliteLedger(self.database).reserve(reservation(row, message.id, cost)))
        self.chats[name].costs[row] = cost
        self.reserved.append((name, row))

    @precondition(lambda self: self.reserved)
    @rule(data=st.data(), cost=COST)
    def settle(self, data, cost):
        name, row = data.draw(st.sampled_from(self.reserved))
        self.run(SqliteLedger(self.database).settle(row, TokenCount(1, 2), cost, "answered"))
        self.chats[name].costs[row] = cost
        self.reserved.remove((name, row))

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), title=TEXT, model=st.one_of(st.none(), WORDS), draft=TEXT)
    def change(self, data, title, model, draft):
        name = data.draw(st.sampled_from(self.kept))
        chat = self.chats[name]
        leaf = data.draw(st.sampled_from(chat.messages)).id
        self.run(self.them.rename(name, title))
        self.run(self.them.choose_model(name, model))
        self.run(self.them.look_at(name, leaf))
        self.run(self.them.keep_draft(name, draft))
        chat.title, chat.model, chat.leaf, chat.draft = title, model, leaf, draft

    @precondition(lambda self: self.chats)
    @rule(data=st.data())
    def delete_or_restore(self, data):
        name = data.draw(st.sampled_from(list(self.chats)))
        chat = self.chats[name]
        shelf = SqliteOrganiser(self.database)
        self.run(shelf.restore([name]) if chat.deleted else shelf.delete([name]))
        chat.deleted = not chat.deleted

    @rule(name=WORDS, value=TEXT)
    def set(self, name, value):
        self.run(SqliteSettings(self.database).save(name, value))
        self.run(SqliteSecrets(self.database).put(name, value))
        self.settings[name] = self.secrets[name] = value

    @precondition(lambda self: self.secrets)
    @rule(data=st.data())
    def forget_a_secret(self, data):
        name = data.draw(st.sampled_from(list(self.secrets)))
        self.run(SqliteSecrets(self.database).delete(name))
        del self.secrets[name]

    @rule()
    def fail_halfway(self):
        def half(db):
            db.execute("UPDATE conversation SET title = 'lost'")
            db.execute("DELETE FROM journal")
            raise NotFound("on purpose")

        with pytest.raises(NotFound):
            self.run(self.database.write(half))

    @rule()
    def close_and_open_again(self):
        self.run(self.database.aclose())
        self.open()

    @rule()
    def lose_the_process(self):
        """Go on with a copy of the files as they are now: what a power cut would leave."""
        copy = Path(tempfile.mkdtemp(prefix="store-machine-"))
        for file in self.folder.glob("soulfra.db*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, copy)
        self.run(self.database.aclose())
        shutil.rmtree(self.folder)
        self.folder = copy
        self.open()

    @invariant()
    def the_list_is_as_expected(self):
        listed = self.run(self.them.conversations(limit=1000))
        assert {chat.id for chat in listed} == set(self.kept)
        assert [chat.updated_at for chat in listed] == sorted((chat.updated_at for chat in listed), reverse=True)
        for chat in listed:
            model = self.chats[chat.id]
            assert (chat.title, chat.model, chat.leaf_id, chat.draft) == (
                model.title,
                model.model,
                model.leaf,
                model.draft,
            )
            assert (chat.created_at, chat.updated_at) == (at(model.created), at(model.updated))
            assert (chat.messages, chat.cost) == (len(model.messages), model.cost)

    @invariant()
    def every_message_is_as_expected(self):
        for name in self.kept:
            assert self.run(self.them.messages(name)) == self.chats[name].messages

    @invariant()
    def settings_and_secrets_are_as_expected(self):
        assert self.run(SqliteSettings(self.database).load()) == self.settings
        for name in self.settings:
            assert self.run(SqliteSecrets(self.database).get(name)) == self.secrets.get(name)


RELAXED = [HealthCheck.too_slow, HealthCheck.data_too_large]


class TestStore(StoreMachine.TestCase):
    settings = settings(max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=RELAXED)


@pytest.mark.chaos
class TestStoreAtLength(StoreMachine.TestCase):
    settings = settings(max_examples=300, stateful_step_count=60, deadline=None, suppress_health_check=RELAXED)
