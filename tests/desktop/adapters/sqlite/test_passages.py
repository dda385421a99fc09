"""Passages follow what they are of: documents that change, messages that come and go, facts, chats that other machines remove."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.sqlite import passages as passages_module
from soulfra_desktop.adapters.sqlite.database import Database
from soulfra_desktop.adapters.sqlite.migrations import MIGRATIONS
from soulfra_desktop.adapters.sqlite.passages import SqlitePassages
from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory
from soulfra_desktop.adapters.sqlite.words import LONG, pieces
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Chunk, Document, ReadDocument, RecallQuery, Scope
from soulfra_desktop.domain.shelf import Folder, FolderRules
from tests.contract.samples import answer, at, conversation, question
from tests.contract.test_passage_contract import put
from tests.desktop.adapters.sqlite.make_old_database import FOLDER, KEY
from tests.desktop.adapters.sqlite.replicas import Machine, agree, say

SUMS = """
SELECT k.passages, k.words, (SELECT count(*) FROM passage), (SELECT coalesce(sum(length), 0) FROM passage),
    (SELECT count(*) FROM passage_words), (SELECT coalesce(sum(passages), 0) FROM spoken),
    (SELECT count(*) FROM vector WHERE passage NOT IN (SELECT id FROM passage)),
    (SELECT count(*) FROM unembedded WHERE passage NOT IN (SELECT id FROM passage)),
    (SELECT coalesce(sum(vectors), 0) FROM vector_model), (SELECT count(*) FROM vector),
    (SELECT count(*) FROM vector) + (SELECT count(*) FROM unembedded),
    (SELECT count(*) FROM passage) * (SELECT count(*) FROM vector_model),
    (SELECT coalesce(sum(vectors), 0) FROM document_embedded),
    (SELECT count(*) FROM vector v JOIN passage p ON p.id = v.passage WHERE p.kind = 'document')
FROM knowledge k
"""


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    opened = await open_in_memory()
    yield opened
    await sums_are_right(opened.database)
    await opened.aclose()


async def sums_are_right(database: Database) -> None:
    """What is counted while it is written is what is there; the index of words is whole."""
    row = await database.read(lambda db: db.execute(SUMS).fetchone())
    assert row[0] == row[2] == row[4] == row[5]
    assert row[1] == row[3]
    assert row[6] == row[7] == 0
    assert row[8] == row[9]
    assert row[10] == row[11]
    assert row[12] == row[13]
    check = "INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)"
    await database.write(lambda db: db.execute(check).rowcount)


async def all_of(passages: SqlitePassages, **filters) -> list[str]:
    """All texts that can be found, in the order in which they stand."""
    numbers = await passages._database.read(lambda db: [n for (n,) in db.execute("SELECT id FROM passage")])
    allowed = await passages.filtered(RecallQuery("x", **filters), numbers)
    return [one.text for one in await passages.passages(sorted(allowed))]


async def settle(store: Store) -> None:
    while await store.passages.index_more():
        pass


async def embed(store: Store, model: str = "m") -> list[str]:
    """What had to be."""
    done: list[str] = []
    while some := await store.passages.without_vector(model, 7):
        await store.passages.put_vectors(model, [(number, vector_of(text)) for number, text in some])
        done += [text for _, text in some]
    return done


def vector_of(text: str) -> bytes:
    return (text.encode() * 8)[:8].ljust(8, b".")


async def talk(store: Store, asked: str, answered: str, chat: str = "c1") -> None:
    ask = question(f"q-{chat}", chat, text=asked)
    await store.conversations.begin(conversation(chat, chat), ask, answer(f"a-{chat}", ask.id, chat))
    await store.conversations.finish(answer(f"a-{chat}", ask.id, chat, answered, complete=True))


HEADED = st.lists(
    st.tuples(st.sampled_from(["", "One", "Two › x"]), st.text("abc ", min_size=1, max_size=5)), max_size=12
)


def read_of(parts: list[tuple[str, str]]) -> tuple[ReadDocument, list[Chunk]]:
    place, chunks = 0, []
    for ordinal, (heading, text) in enumerate(parts):
        chunks.append(Chunk(ordinal, place, place + len(text), text, heading_path=(heading,) if heading else ()))
        place += len(text)
    return ReadDocument("text/plain", "".join(text for _, text in parts)), chunks


@settings(deadline=None, max_examples=40)
@given(versions=st.lists(HEADED, min_size=1, max_size=4))
async def test_a_changed_document_keeps_the_vectors_of_what_it_still_says(versions):
    store = await open_in_memory()
    document = Document("d1", "d1", at(0))
    await put(store, Document("d0", "d0", at(0)), "before ", "after")
    await store.documents.add(document)
    await embed(store)
    former: list[tuple[str, str]] = []
    for parts in versions:
        read, chunks = read_of(parts)
        await store.documents.put_text(document, read, chunks)
        found = [one for one in await store.passages.passages(range(1, 200)) if one.source_id == "d1"]
        found.sort(key=lambda one: (one.start, one.end))
        assert [(one.start, one.end, one.text) for one in found] == [(c.start, c.end, c.text) for c in chunks]
        assert [await store.documents.text("d1", one.start, one.end) for one in found] == [one.text for one in found]
        left, new = list(former), []
        for part in parts:
            if part in left:
                left.remove(part)
            else:
                new.append("\n".join(filter(None, part)))
        assert sorted(await embed(store)) == sorted(new)
        assert (await store.documents.document("d1")).embedded == len(parts)
        async for some in store.passages.vectors("m"):
            texts = {one.id: one for one in found}
            for number, vector in some:
                if number in texts:
                    assert vector == vector_of("\n".join((*texts[number].heading_path, texts[number].text)))
        former = parts
        await sums_are_right(store.database)
    await store.aclose()


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


class TestFacts:
    async def test_only_those_that_hold_are_found(self, store: Store):
        first = Fact("f1", "The dog is Nova.", "person", "rule", at(0), source_conversation_id="c7")
        await store.facts.add_fact(first)
        (one,) = await store.passages.passages([1])
        assert (one.kind, one.source_id, one.title, one.conversation_id) == ("fact", "f1", "person", "c7")
        await embed(store)
        await store.facts.save_fact(replace(first, pinned=True))
        assert await embed(store) == []
        await store.facts.save_fact(replace(first, disabled=True))
        assert await all_of(store.passages) == []
        await store.facts.save_fact(first)
        await store.facts.add_fact(replace(first, id="f2", text="The dog is Bella."), "f1")
        assert await all_of(store.passages) == ["The dog is Bella."]
        await store.facts.save_fact(replace(first, id="f2", text="The dog is Rex."))
        assert await all_of(store.passages) == ["The dog is Rex."]
        assert await embed(store) == ["The dog is Rex."]


class TestVectors:
    async def test_each_model_has_its_own_and_the_newest_passages_come_first(self, store: Store):
        await put(store, Document("d1", "d1", at(0)), "one ", "two ", "three")
        assert [text for _, text in await store.passages.without_vector("m", 2)] == ["three", "two "]
        await embed(store, "m")
        assert await store.passages.counts("m") == (3, 3)
        assert await store.passages.counts("n") == (3, 0)
        await store.passages.put_vectors("n", [(2, b"12345678"), (99, b"gone....")])
        assert [number for number, _ in await store.passages.without_vector("n", 9)] == [3, 1]
        assert [some async for some in store.passages.vectors("n")] == [[(2, b"12345678")]]
        await store.passages.put_vectors("n", [(2, b"another.")])
        assert [some async for some in store.passages.vectors("n")] == [[(2, b"another.")]]
        assert (await store.documents.document("d1")).embedded == 3
        await store.passages.forget_vectors("m")
        await store.passages.forget_vectors("nobody")
        assert (await store.documents.document("d1")).embedded == 1
        assert await store.passages.counts("m") == (3, 0)
        assert [some async for some in store.passages.vectors("m")] == []
        assert len(await store.passages.without_vector("m", 9)) == 3

    async def test_numbers_are_never_given_twice(self, store: Store):
        """An index that lags behind would else take the new passage for the old one."""
        await put(store, Document("d1", "d1", at(0)), "one ", "two")
        assert await store.documents.forget_documents(["d1"]) == [1, 2]
        await put(store, Document("d1", "d1", at(0)), "three")
        assert [number for number, _ in await store.passages.without_vector("m", 9)] == [3]

    async def test_all_of_them_come_in_pieces(self, store: Store, monkeypatch):
        monkeypatch.setattr(passages_module, "VECTORS_A_STEP", 2)
        await put(store, Document("d1", "d1", at(0)), *[f"{n} " for n in range(5)])
        await embed(store)
        assert [len(some) async for some in store.passages.vectors("m")] == [2, 2, 1]
        await store.passages.forget_vectors("m")
        assert await store.passages.counts("m") == (5, 0)


async def test_a_question_as_long_as_a_book_is_asked_by_its_rarest_words(store: Store):
    await put(store, Document("d1", "d1", at(0)), *[f"common word{n} text " for n in range(300)])
    question = " ".join(f"common text word{n % 300} absent{n}" for n in range(20_000))
    hits = await store.passages.matching(RecallQuery(question), 400)
    assert 0 < len(hits) <= 300
    weighed = await store.passages.weigh(question, [hits[0].passage_id])
    assert 0 < len(weighed.terms) <= 40
    assert set(weighed.passages_with) == {1}


async def test_a_language_that_is_known_later_changes_the_words_and_not_the_vectors(store: Store):
    document = Document("d1", "d1", at(0))
    text = "Häuser"
    chunks = [Chunk(0, 0, len(text), text)]
    await store.documents.add_text(document, ReadDocument("text/plain", text, language="en"), chunks)
    await embed(store)
    await store.documents.put_text(document, ReadDocument("text/plain", text, language="de"), chunks)
    assert await embed(store) == []
    assert len(await store.passages.matching(RecallQuery("Wo ist das Haus?"), 5)) == 1


async def test_what_another_machine_removes_is_not_found_here(pair: tuple[Machine, Machine]):
    here, there = pair
    await say(here)
    await agree(pair)
    for machine in pair:
        while await SqlitePassages(machine.database).index_more():
            pass
    known = await all_of(SqlitePassages(there.database))
    assert known
    assert sorted(known) == sorted(await all_of(SqlitePassages(here.database)))
    await here.organiser.delete(["c1"])
    await here.organiser.purge(["c1"])
    await agree(pair)
    for machine in pair:
        assert await all_of(SqlitePassages(machine.database)) == []
        await sums_are_right(machine.database)


@pytest.mark.parametrize("old", sorted(FOLDER.glob("*.db")), ids=lambda path: path.stem)
async def test_the_chats_of_an_old_database_become_passages(old: Path, tmp_path: Path):
    path = Path(shutil.copy(old, tmp_path / "soulfra.db"))
    database = await Database.open(path, KEY)
    passages = SqlitePassages(database)
    assert await passages.counts("m") == (0, 0)
    while await passages.index_more():
        pass
    found = await all_of(passages)
    assert [text for text in found if text.startswith("Answer")] == ["Answer 3", "Answer 2", "Answer 1"]
    assert "Question 0 🌍" in found
    assert "Question 4 🌍" not in found
    await sums_are_right(database)
    await database.aclose()


async def test_a_store_that_was_used_with_the_step_before_is_taken_over(tmp_path: Path):
    path = tmp_path / "soulfra.db"
    before = [step.__name__ for step in MIGRATIONS].index("m0014_knowledge")
    old = await Database.open(path, b"k" * 32, MIGRATIONS[:before])
    rows = [
        ["q1", None, "user", "Where?", 0],
        ["a1", "q1", "assistant", "Under the stone.", 0],
        ["a2", "q1", "assistant", "", 1],
    ]

    def fill(db) -> None:
        db.execute("INSERT INTO conversation (id, title, created_at, updated_at, number) VALUES ('c1', 'T', 0, 0, 1)")
        for identity, parent, role, text, coming in rows:
            db.execute(
                "INSERT INTO message (id, conversation_id, parent_id, role, text, reasoning, created_at, complete, on_its_way)"
                " VALUES (?, 'c1', ?, ?, ?, '', 0, 1, ?)",
                [identity, parent, role, text, coming],
            )

    await old.write(fill)
    await old.aclose()
    database = await Database.open(path, b"k" * 32)
    while await SqlitePassages(database).index_more():
        pass
    assert sorted(await all_of(SqlitePassages(database))) == ["Under the stone.", "Where?"]
    await sums_are_right(database)
    await database.aclose()
