"""The shelf and the index against a plain model of them, through any sequence of orderings, imports and purges."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.domain.chat import Message
from soulfra_desktop.domain.search import SearchQuery
from soulfra_desktop.domain.shelf import NO_FOLDER, Folder, Shelf
from soulfra_desktop.domain.transfer import ChatTree
from tests.contract.samples import answer, at, conversation, question

WORDS = ["aardwolf", "bongo", "caracal", "dugong"]
"""Words that no stemming changes."""
SAID = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
TAGS = ["x", "y"]


@dataclass
class Chat:
    minute: int
    messages: list[Message] = field(default_factory=list)
    place: str = "active"
    pinned: bool = False
    folder: str | None = None
    tags: set[str] = field(default_factory=set)
    trashed: bool = False


class ShelfMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.store = self.run(open_in_memory())
        self.chats: dict[str, Chat] = {}
        self.folders: set[str] = set()
        self.count = 0

    def run(self, call):
        return self.runner.run(call)

    def teardown(self) -> None:
        self.run(self.store.aclose())
        self.runner.close()

    def tree(self, name: str, said: list[str], minute: int) -> ChatTree:
        made: list[Message] = list(self.chats[name].messages) if name in self.chats else []
        for text in said:
            self.count += 1
            parent = made[-1].id if made else None
            make = question(f"m{self.count}", name, parent, text, minute)
            if len(made) % 2:
                make = answer(f"m{self.count}", parent, name, text, minute, complete=True)
            made.append(make)
        return ChatTree(conversation(name, "Untold", minute), tuple(made))

    @rule(said=st.lists(SAID, min_size=1, max_size=4), minute=st.integers(0, 50))
    def bring_in(self, said, minute):
        self.count += 1
        tree = self.tree(f"c{self.count}", said, minute)
        assert self.run(self.store.trees.add_tree(tree)) == len(said)
        assert self.run(self.store.trees.add_tree(tree)) == 0
        self.chats[tree.conversation.id] = Chat(minute, list(tree.messages))

    @precondition(lambda self: self.chats)
    @rule(data=st.data(), said=st.lists(SAID, max_size=3), minute=st.integers(0, 50))
    def bring_in_more(self, data, said, minute):
        name = data.draw(st.sampled_from(sorted(self.chats)))
        tree = self.tree(name, said, minute)
        assert self.run(self.store.trees.add_tree(tree)) == len(said)
        chat = self.chats[name]
        if said:  # a tree that brings nothing changes nothing
            chat.messages, chat.minute = list(tree.messages), max(chat.minute, minute)

    @precondition(lambda self: self.chats)
    @rule(data=st.data(), said=SAID)
    def rewrite_an_answer(self, data, said):
        chat = self.chats[data.draw(st.sampled_from(sorted(self.chats)))]
        answers = [place for place, message in enumerate(chat.messages) if message.role == "assistant"]
        if answers:
            place = data.draw(st.sampled_from(answers))
            chat.messages[place] = replace(chat.messages[place], text=said)
            self.run(self.store.conversations.finish(chat.messages[place]))

    @precondition(lambda self: self.chats)
    @rule(data=st.data(), on=st.booleans(), tag=st.sampled_from(TAGS))
    def order(self, data, on, tag):
        names = data.draw(st.lists(st.sampled_from(sorted(self.chats)), unique=True))
        act = data.draw(st.sampled_from(["pin", "archive", "tag", "move"]))
        folder = data.draw(st.sampled_from([None, *sorted(self.folders)]))
        if act == "tag":
            self.run(self.store.organiser.tag(names, tag, on=on))
        elif act == "move":
            self.run(self.store.organiser.move(names, folder))
        else:
            self.run(getattr(self.store.organiser, act)(names, on=on))
        for chat in (self.chats[name] for name in names):
            if act == "tag" and not on:
                chat.tags.discard(tag)
            elif chat.trashed:
                continue
            elif act == "tag":
                chat.tags.add(tag)
            elif act == "move":
                chat.folder = folder
            elif act == "pin":
                chat.pinned = on
            else:
                chat.place = "archived" if on else "active"

    @rule(name=st.sampled_from(["f1", "f2"]), gone=st.booleans())
    def have_or_lose_a_folder(self, name, gone):
        if gone:
            self.run(self.store.organiser.delete_folder(name))
            self.folders.discard(name)
            for chat in self.chats.values():
                chat.folder = None if chat.folder == name else chat.folder
        else:
            self.run(self.store.organiser.save_folder(Folder(name, name.upper())))
            self.folders.add(name)

    @precondition(lambda self: self.chats)
    @rule(data=st.data(), act=st.sampled_from(["delete", "restore", "purge", "expire"]))
    def throw_away(self, data, act):
        names = data.draw(st.lists(st.sampled_from(sorted(self.chats)), unique=True))
        if act == "expire":
            self.run(self.store.organiser.purge_expired(datetime.now(UTC) + timedelta(minutes=1)))
            names = list(self.chats)
        else:
            self.run(getattr(self.store.organiser, act)(names))
        for name in names:
            if act in ("delete", "restore"):
                self.chats[name].trashed = act == "delete"
            elif self.chats[name].trashed:
                del self.chats[name]

    @rule()
    def index_some(self):
        self.run(self.store.search.index_more())

    @invariant()
    def every_shelf_shows_what_lies_on_it(self):
        def on(fits) -> set[str]:
            return {name for name, chat in self.chats.items() if fits(chat)}

        def shown(shelf: Shelf) -> set[str]:
            return {chat.id for chat in self.run(self.store.conversations.conversations(1000, shelf=shelf))}

        def kept(chat: Chat) -> bool:
            return not chat.trashed and chat.place == "active"

        assert shown(Shelf()) == on(kept)
        assert shown(Shelf("archived")) == on(lambda chat: not chat.trashed and chat.place == "archived")
        assert shown(Shelf("trash")) == on(lambda chat: chat.trashed)
        assert shown(Shelf(pinned=True)) == on(lambda chat: kept(chat) and chat.pinned)
        assert shown(Shelf(folder_id=NO_FOLDER)) == on(lambda chat: kept(chat) and chat.folder is None)
        for folder in self.run(self.store.organiser.folders()):
            assert shown(Shelf(folder_id=folder.id)) == on(lambda chat, at=folder.id: kept(chat) and chat.folder == at)
            assert folder.chats == len(shown(Shelf(folder_id=folder.id)))
        for tag in TAGS:
            assert shown(Shelf(tag=tag)) == on(lambda chat, tag=tag: kept(chat) and tag in chat.tags)
        counted = dict(self.run(self.store.organiser.tags()))
        assert counted == {
            tag: count
            for tag in TAGS
            if (count := len(on(lambda chat, tag=tag: not chat.trashed and tag in chat.tags)))
        }

    @invariant()
    def every_word_is_found_where_it_is(self):
        for word in WORDS:
            told = self.run(self.store.search.search(SearchQuery(f"{word} ", limit=1000)))
            expected = {
                message.id
                for chat in self.chats.values()
                for message in chat.messages
                if not chat.trashed and word in message.text.split()
            }
            assert {hit.message_id for hit in told.hits} == expected
            assert list(told.hits) == sorted(told.hits, key=lambda hit: int(hit.created_at.timestamp()), reverse=True)

    @invariant()
    def times_and_counts_are_right(self):
        for chat in self.run(self.store.conversations.conversations(1000)):
            assert chat.messages == len(self.chats[chat.id].messages)
            assert chat.updated_at == at(self.chats[chat.id].minute)
            assert self.run(self.store.conversations.messages(chat.id)) == self.chats[chat.id].messages


RELAXED = [HealthCheck.too_slow, HealthCheck.data_too_large]


class TestShelf(ShelfMachine.TestCase):
    settings = settings(max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=RELAXED)


@pytest.mark.chaos
class TestShelfAtLength(ShelfMachine.TestCase):
    settings = settings(max_examples=300, stateful_step_count=50, deadline=None, suppress_health_check=RELAXED)
