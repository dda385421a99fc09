"""What is forgotten is in no byte of the home, with the key in hand: no text, no word of the index, no vector."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite import documents, erasing
from soulfra_desktop.adapters.sqlite.forgetting import SqliteForgetting
from soulfra_desktop.adapters.sqlite.store import Store, open_store
from soulfra_desktop.adapters.unlock import unlock
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Citation, Document, Passage, RecallQuery
from tests.contract.keyrings import MemoryRing
from tests.contract.samples import answer, at, conversation, question
from tests.contract.test_passage_contract import put
from tests.desktop.adapters.sqlite.decrypted import everything

CANARY = "qxzjcanary"
VECTOR = bytes(range(1, 97)) * 16
MODEL = "test"


class Home:
    """A home with things in it, and what of the canaries is in its files."""

    def __init__(self, path: Path, store: Store, key: bytes) -> None:
        self.path, self.store, self.key = path, store, key

    async def settle(self) -> None:
        """Everything is indexed, and has a vector; the canaries' is VECTOR."""
        while await self.store.passages.index_more():
            pass
        while await self.store.search.index_more():
            pass
        while some := await self.store.passages.without_vector(MODEL, 100):
            vectors = [(number, VECTOR if "qxzj" in text else bytes(1536)) for number, text in some]
            await self.store.passages.put_vectors(MODEL, vectors)

    def traces(self) -> dict[str, int]:
        there = everything(self.path, self.key)
        return {"text": there.count(b"qxzj"), "vector": there.count(VECTOR[100:132])}


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    ring = MemoryRing()
    store = await open_store(tmp_path / "home", keyring=ring)
    key = (await unlock(tmp_path / "home", None, ring)).key
    assert key
    made = Home(tmp_path / "home", store, key)
    for number in range(40):
        await put(store, Document(f"d{number}", f"{number}.txt", at(number)), *[_line(number, n) for n in range(10)])
    yield made
    await store.aclose()


def _line(number: int, line: int) -> str:
    chance = random.Random(1000 * number + line)
    return " ".join(f"{chance.choice('bdfghklmprstw')}{chance.randrange(10**7)}" for _ in range(40)) + ".\n"


def _canaries(many: int) -> list[str]:
    return [" ".join(f"{CANARY}{number}x{n}" for n in range(30)) + "\n" for number in range(many)]


def has_traces(db) -> bool:
    return erasing.has_traces(db, erasing.INDEXES[0])


async def test_a_forgotten_document(home: Home):
    await put(home.store, Document("secret", f"{CANARY}.txt", at(0), path=f"/{CANARY}"), *_canaries(30))
    await home.settle()
    there = home.traces()
    assert there["text"] > 500
    assert there["vector"] >= 30
    assert len(await home.store.documents.forget_documents(["secret"])) == 30
    assert home.traces() == {"text": 0, "vector": 0}
    assert len(await home.store.passages.matching(RecallQuery(_line(3, 3)), 5)) >= 1
    await home.store.aclose()
    assert home.traces() == {"text": 0, "vector": 0}


async def test_documents_of_so_many_passages_that_their_words_go_all_at_once(home: Home, monkeypatch):
    monkeypatch.setattr(documents, "MANY", 20)
    await put(home.store, Document("secret", f"{CANARY}.txt", at(0)), *_canaries(30))
    await home.settle()
    forgotten = home.store.documents.forget_documents(["secret", "d1", "d2"])
    assert len(await forgotten) == 50
    assert home.traces() == {"text": 0, "vector": 0}
    assert await home.store.database.read(lambda db: db.execute("SELECT in_bulk FROM knowledge").fetchone()) == (0,)
    assert not await home.store.database.read(has_traces)
    assert await home.store.passages.matching(RecallQuery(_line(1, 3)), 5) == []
    assert len(await home.store.passages.matching(RecallQuery(_line(3, 3)), 5)) >= 1
    sql = "INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)"
    await home.store.database.write(lambda db: db.execute(sql).rowcount)


async def test_what_is_removed_while_traces_are_looked_for_is_looked_for_too(home: Home, monkeypatch):
    monkeypatch.setattr(documents, "MANY", 20)
    await put(home.store, Document("secret", "secret.txt", at(0)), *_canaries(30))
    await home.settle()
    before = home.store.database.write

    async def overtaken(work):
        monkeypatch.setattr(home.store.database, "write", before)
        await before(
            lambda db: (
                documents.begin_bulk(db),
                db.execute("DELETE FROM document WHERE id = 'secret'").rowcount,
                documents.end_bulk(db),
            )
        )
        return await before(work)

    await before(lambda db: db.execute("DELETE FROM document WHERE id = 'd2'").rowcount)
    await home.store.passages.index_more()
    monkeypatch.setattr(home.store.database, "write", overtaken)
    while await home.store.passages.index_more():
        pass
    assert home.traces() == {"text": 0, "vector": 0}


async def test_what_a_document_said_before_it_was_changed(home: Home):
    document = Document("changed", "changed.txt", at(0))
    await put(home.store, document, _line(90, 0), *_canaries(3))
    await home.settle()
    assert home.traces()["vector"] >= 3
    await put(home.store, document, _line(90, 0), _line(90, 1))
    await erasing.erase(home.store.database)
    assert home.traces() == {"text": 0, "vector": 0}


async def test_a_forgotten_fact_and_those_it_superseded(home: Home):
    await home.store.facts.add_fact(Fact("f1", f"Once {CANARY}.", "other", "rule", at(0)))
    await home.store.facts.add_fact(Fact("f2", f"Now {CANARY}s.", "other", "rule", at(1)), "f1")
    await home.settle()
    assert home.traces()["text"] >= 3
    assert len(await home.store.facts.forget_facts(["f1", "f2"])) == 1
    assert home.traces() == {"text": 0, "vector": 0}


async def test_the_former_wording_of_a_fact_that_the_person_wrote_anew(home: Home):
    former = Fact("f1", f"Once {CANARY}.", "other", "rule", at(0), subject=f"said:{CANARY}")
    await home.store.facts.add_fact(former)
    await home.store.conversations.begin(conversation("c1"), question("q1"), answer("a1", "q1"))
    passage = Passage(0, "fact", "f1", "other", former.text)
    cites = replace(answer("a1", "q1"), text="Once [1].", sources=(Citation(1, passage, former.text, True),))
    await home.store.conversations.finish(cites)
    await home.settle()
    assert home.traces()["text"] >= 4
    await home.store.facts.save_fact(replace(former, text="Now something else.", subject="said:something else"))
    assert home.traces() == {"text": 0, "vector": 0}
    [source] = (await home.store.conversations.messages("c1"))[-1].sources
    assert (source.quote, source.supported) == ("", False)


async def test_a_fact_that_something_newer_took_the_place_of_is_kept(home: Home):
    await home.store.facts.add_fact(Fact("f1", f"Once {CANARY}.", "other", "rule", at(0)))
    await home.store.facts.add_fact(Fact("f2", "Now else.", "other", "rule", at(1)), "f1")
    await home.settle()
    assert (await home.store.facts.fact("f1")).text == f"Once {CANARY}."
    assert home.traces()["text"] >= 1


async def test_what_another_answer_cites_of_a_message_and_what_a_message_cites(home: Home):
    said = replace(question("q1"), text=f"Once {CANARY}.")
    await home.store.conversations.begin(conversation("c1"), said, answer("a1", "q1"))
    await home.store.conversations.finish(replace(answer("a1", "q1"), text="Fine.", complete=True))
    other = [replace(question("q2"), conversation_id="c2"), replace(answer("a2", "q2"), conversation_id="c2")]
    await home.store.conversations.begin(conversation("c2"), *other)
    passage = Passage(0, "message", "q1", "A chat", said.text)
    cites = replace(other[1], text="Once [1].", complete=True, sources=(Citation(1, passage, said.text, True),))
    await home.store.conversations.finish(cites)
    await home.settle()
    assert home.traces()["text"] >= 3
    await SqliteForgetting(home.store.database).forget_messages(["q1"])
    assert home.traces() == {"text": 0, "vector": 0}
    assert (await home.store.conversations.messages("c2"))[-1].sources == ()


async def test_a_chat_that_left_the_bin(home: Home):
    chat = conversation("c1", f"{CANARY} chat")
    await home.store.conversations.begin(chat, question("q1", text=_canaries(1)[0]), answer("a1", "q1"))
    for piece in range(5):
        await home.store.conversations.journal("a1", f"{CANARY} piece {piece}")
    await home.store.conversations.finish(replace(answer("a1", "q1"), text="".join(_canaries(20)), complete=True))
    await home.settle()
    assert home.traces()["vector"] >= 20
    await home.store.organiser.delete(["c1"])
    await home.store.organiser.purge(["c1"])
    assert home.traces() == {"text": 0, "vector": 0}


async def test_vectors_of_a_model_that_is_no_longer_asked(home: Home):
    await put(home.store, Document("kept", "kept.txt", at(0)), *_canaries(3))
    await home.settle()
    await home.store.passages.forget_vectors(MODEL)
    assert home.traces()["vector"] == 0
    assert await home.store.passages.counts(MODEL) == (403, 0)


async def test_the_beginnings_of_words_that_part_the_pages_of_the_index_go_too(home: Home):
    """The index overwrites words in place; where its pages are parted it keeps their beginnings until it is merged."""
    gone = [f"d{number}" for number in range(0, 40, 2)]
    among = ", ".join(f"'{one}'" for one in gone)
    await home.store.database.write(lambda db: db.execute(f"DELETE FROM document WHERE id IN ({among})").rowcount)
    assert await home.store.database.read(has_traces)
    steps = 0
    while await home.store.passages.index_more():
        steps += 1
    assert steps > 1
    assert not await home.store.database.read(has_traces)
    sql = "SELECT count(*) FROM passage_words"
    assert await home.store.database.read(lambda db: db.execute(sql).fetchone()) == (200,)
    sql = "INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)"
    await home.store.database.write(lambda db: db.execute(sql).rowcount)


async def test_many_that_are_to_go_are_looked_up_at_once(home: Home, monkeypatch):
    """Each by itself, and compared with all others, stopped the window for a minute and a half where 50,000 went."""
    names = [f"n{number}" for number in range(20)]
    await home.store.documents.add(*[Document(name, "a", at(0)) for name in names])
    database, asked = home.store.database, list[object]()
    read = database.read

    async def counted(work):
        asked.append(work)
        return await read(work)

    monkeypatch.setattr(database, "read", counted)
    found = await SqliteForgetting(database).named("document", [*reversed(names), "nobody", "d"])
    assert [one.id for one in found] == [*reversed(names)]
    assert await SqliteForgetting(database).named("fact", names) == []
    assert len(asked) == 2
