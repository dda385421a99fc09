"""Passages of messages: they come and go with their chat, and are found in the places that they belong to."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.sqlite import passages as passages_module
from soulfra_desktop.adapters.sqlite.store import Store
from soulfra_desktop.adapters.sqlite.words import LONG, pieces
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Document, RecallQuery, Scope
from soulfra_desktop.domain.shelf import Folder, FolderRules
from tests.contract.samples import answer, at, conversation, question
from tests.contract.test_passage_contract import put
from tests.desktop.adapters.sqlite.kept_passages import all_of, embed, settle, talk


@settings(deadline=None, max_examples=100)
@given(text=st.text(st.sampled_from("ab .\n?！東🌻"), max_size=6_000))
def test_a_long_message_is_cut_into_passages_that_leave_nothing_out(text):
    cut = pieces(text)
    joined = "".join(text[start:end] for start, end in cut)
    assert joined.strip() == text.strip() or not joined.strip()
    assert bool(cut) == bool(text.strip())
    assert all(end - start <= LONG for start, end in cut)


class TestMessages:
    async def test_they_become_passages_once_they_are_whole(self, store: Store):
        ask = question("q1", text="Where is the key?")
        await store.conversations.begin(conversation(), ask, answer("a1", "q1"))
        await store.conversations.journal("a1", "Under the")
        await settle(store)
        assert await all_of(store.passages) == ["Where is the key?"]
        await store.conversations.finish(answer("a1", "q1", text="Under the stone.", complete=True))
        await settle(store)
        assert await all_of(store.passages) == ["Where is the key?", "Under the stone."]
        second = (await store.passages.passages([2]))[0]
        assert (second.kind, second.source_id, second.conversation_id) == ("message", "a1", "c1")
        assert (second.role, second.is_evidence) == ("assistant", False)
        assert (second.title, second.start, second.end) == ("A chat", 0, 16)

    async def test_one_that_is_written_anew_is_indexed_anew_and_embedded_anew(self, store: Store):
        await talk(store, "Where?", "Under the stone.")
        await settle(store)
        await embed(store)
        await store.conversations.finish(answer("a-c1", "q-c1", text="On the shelf.", complete=True))
        assert await store.passages.matching(RecallQuery("stone"), 5) == []
        await settle(store)
        assert await all_of(store.passages) == ["Where?", "On the shelf."]
        assert await embed(store) == ["On the shelf."]

    async def test_one_that_changes_while_it_is_being_indexed_is_indexed_as_it_is_then(self, store: Store):
        await talk(store, "Where?", "Under the stone.")
        rows = await store.database.read(lambda db: db.execute(passages_module.UNREAD, [9]).fetchall())
        late = passages_module._made(rows)
        await store.conversations.finish(answer("a-c1", "q-c1", text="On the shelf.", complete=True))
        await store.database.write(lambda db: passages_module._add(db, late))
        await settle(store)
        assert await all_of(store.passages) == ["Where?", "On the shelf."]

    async def test_neighbours_are_those_of_the_chat_in_its_order(self, store: Store):
        await talk(store, "one", "two " + "long " * 400)
        await talk(store, "other", "chat", chat="c2")
        await settle(store)
        numbers = {one.text[:5]: one.id for one in await store.passages.passages(range(1, 20))}
        near = await store.passages.neighbours(numbers["one"], 5, 5)
        assert [one.source_id for one in near] == ["q-c1", "a-c1", "a-c1", "a-c1"]
        assert "".join(one.text for one in near[1:]) == "two " + "long " * 400
        assert [one.text for one in await store.passages.neighbours(numbers["chat"], 1, 0)] == ["other", "chat"]
        assert await store.passages.neighbours(999, 1, 1) == []

    async def test_in_the_bin_they_are_not_found_and_restored_they_are(self, store: Store):
        await talk(store, "Where?", "Under the stone.")
        await settle(store)
        await store.organiser.delete(["c1"])
        assert await all_of(store.passages) == []
        assert await store.passages.matching(RecallQuery("stone"), 5) == []
        assert await store.passages.passages([1, 2]) == []
        await store.organiser.restore(["c1"])
        assert len(await store.passages.matching(RecallQuery("stone"), 5)) == 1

    async def test_a_chat_that_leaves_the_bin_takes_what_belongs_to_it_alone(self, store: Store):
        await talk(store, "Where?", "Under the stone.")
        await put(store, Document("d1", "mine", at(0), scope=Scope(conversation_id="c1")), "a paper ")
        await put(store, Document("d2", "everybody's", at(0)), "another paper")
        await store.facts.add_fact(Fact("f1", "A fact.", "other", "rule", at(0), Scope(conversation_id="c1")))
        await settle(store)
        await embed(store)
        await store.organiser.delete(["c1"])
        await store.organiser.purge(["c1"])
        assert await all_of(store.passages) == ["another paper"]
        assert await store.facts.facts() == []
        assert [one.id for one in await store.documents.documents()] == ["d2"]

    async def test_what_belongs_to_one_chat_alone_is_not_found_in_another(self, store: Store):
        await talk(store, "Where?", "Under the stone.")
        await put(store, Document("d1", "mine", at(0), scope=Scope(conversation_id="c1")), "a paper")
        await store.facts.add_fact(Fact("f1", "A fact.", "other", "rule", at(0), Scope(conversation_id="c2")))
        await settle(store)
        assert await all_of(store.passages, without_conversation="c1") == ["a paper"]
        elsewhere = await all_of(store.passages, without_conversation="c2")
        assert sorted(elsewhere) == ["A fact.", "Under the stone.", "Where?"]
        assert sorted(await all_of(store.passages)) == ["A fact.", "Under the stone.", "Where?", "a paper"]

    async def test_strictly_what_belongs_to_a_place_is_found_in_it_alone(self, store: Store):
        await store.organiser.save_folder(Folder("work", "Work", "", 0))
        for name, scope in (
            ("folder", Scope("work")),
            ("chat", Scope(conversation_id="c1")),
            ("agent", Scope(agent="cook")),
        ):
            await store.facts.add_fact(Fact(name, f"Of the {name}.", "other", "rule", at(0), scope))
        assert await all_of(store.passages, strictly=True) == []
        assert await all_of(store.passages, strictly=True, folder_id="work") == ["Of the folder."]
        assert await all_of(store.passages, strictly=True, without_conversation="c1") == ["Of the chat."]
        assert await all_of(store.passages, strictly=True, agent="cook") == ["Of the agent."]

    async def test_strictly_what_is_said_in_chats_and_folders_that_stay_on_this_machine_is_not_found_elsewhere(
        self, store: Store
    ):
        await talk(store, "Where?", "Under the stone.")
        await settle(store)
        chat = await store.conversations.conversation("c1")
        await store.conversations.set_options("c1", replace(chat.options, privacy="local-only"))
        assert len(await all_of(store.passages)) == 2
        assert await all_of(store.passages, strictly=True, without_conversation="c2") == []
        await store.conversations.set_options("c1", chat.options)
        assert len(await all_of(store.passages, strictly=True, without_conversation="c2")) == 2
        await store.organiser.save_folder(Folder("mine", "Mine", "", 0, rules=FolderRules("local-only")))
        await store.organiser.move(["c1"], "mine")
        assert await all_of(store.passages, strictly=True, without_conversation="c2") == []
        assert len(await all_of(store.passages, strictly=True, without_conversation="c2", folder_id="mine")) == 2

    async def test_what_belongs_to_an_agent_is_found_by_it_and_by_nobody_else(self, store: Store):
        for agent in (None, "coder", "cook"):
            fact = Fact(f"f{agent}", f"Of {agent}.", "other", "rule", at(0), Scope(agent=agent))
            await store.facts.add_fact(fact)
        assert await all_of(store.passages, agent="cook") == ["Of None.", "Of cook."]
        assert len(await all_of(store.passages)) == 3
