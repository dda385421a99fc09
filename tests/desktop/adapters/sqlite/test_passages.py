"""Passages follow what they are of: documents that change, facts that hold; and each model has vectors of its own."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from soulfra_desktop.adapters.sqlite import passages as passages_module
from soulfra_desktop.adapters.sqlite.store import Store, open_in_memory
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Chunk, Document, ReadDocument, RecallQuery
from tests.contract.samples import at
from tests.contract.test_passage_contract import put
from tests.desktop.adapters.sqlite.kept_passages import all_of, embed, sums_are_right, vector_of

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
