"""Forgetting over the real store: what goes, what stays, and who is told."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from soulfra_desktop.adapters.sqlite.forgetting import SqliteForgetting
from soulfra_desktop.adapters.sqlite.store import open_in_memory
from soulfra_desktop.adapters.vectors.exact import ExactIndex
from soulfra_desktop.domain.chat import Attachment, Conversation, Message
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.knowledge import Chunk, Document, ReadDocument, RecallQuery
from soulfra_desktop.domain.search import SearchQuery
from soulfra_desktop.services.forgetting import ForgettingService
from soulfra_desktop.services.nearest import FasterIndex, held_without
from tests.desktop.services.remembered import MeaningOf

NOW = datetime(2026, 11, 20, tzinfo=UTC)


class NoLine:
    """No document is being read."""

    def __init__(self) -> None:
        self.released, self.gone = [], []

    async def release(self, document_ids) -> None:
        self.released += document_ids

    def forgot(self, document_ids) -> None:
        self.gone += document_ids


class Copies:
    """Fulfils Backups."""

    def __init__(self) -> None:
        self.since = []

    async def remove_since(self, at) -> int:
        self.since.append(at)
        return 2


class Held(MeaningOf):
    """Its index is looked through for what is gone."""

    async def drop_gone(self) -> int:
        return 0


class Home:
    def __init__(self, store) -> None:
        self.store, self.meaning, self.line, self.copies = store, Held("dog"), NoLine(), Copies()
        self.service = ForgettingService(
            SqliteForgetting(store.database), store.documents, store.facts, lambda: self.meaning, lambda: self.line,
            self.copies,
        )  # fmt: skip

    async def says(self, chat: str, *texts: str) -> None:
        before = None
        for number, text in enumerate(texts):
            one = Message(
                f"{chat}-{number}",
                chat,
                before,
                "user",
                text,
                NOW,
                attachments=(Attachment("a.txt", "text/plain", b"x"),),
            )
            end = Message(f"{chat}-{number}-a", chat, one.id, "assistant", "", NOW, complete=False)
            await self.store.conversations.begin(Conversation(chat, texts[0][:40], NOW, NOW), one, end)
            await self.store.conversations.finish(Message(end.id, chat, one.id, "assistant", f"Indeed: {text}", NOW))
            before = end.id
        while await self.store.passages.index_more():
            pass
        while await self.store.search.index_more():
            pass

    async def passages(self, text: str) -> list[str]:
        hits = await self.store.passages.matching(RecallQuery(text), 100)
        found = await self.store.passages.passages([hit.passage_id for hit in hits])
        for one in found:
            await self.meaning.index.add([one.id], await self.meaning.embed([one.text], "passage"))
        return [one.text for one in found]


@pytest.fixture
async def home():
    store = await open_in_memory()
    yield Home(store)
    await store.aclose()


async def test_a_document_goes_out_of_the_line_the_store_and_the_index(home):
    document = Document("d1", "lease.txt", NOW, "/lease.txt", state="ready")
    text = "The lease ends in June."
    await home.store.documents.add_text(document, ReadDocument("text/plain", text), [Chunk(0, 0, len(text), text)])
    assert await home.passages("lease")
    told = []
    home.service.on_forgotten.append(lambda kind, ids: told.append((kind, ids)))
    gone = await home.service.forget("document", ["d1", "unknown"])
    assert ([one.name for one in gone.items], gone.passages, gone.backups) == (["lease.txt"], 1, 2)
    assert home.line.released == home.line.gone == ["d1"]
    assert home.meaning.index.vectors == {}
    assert told == [("document", frozenset({"d1"}))]
    assert home.copies.since == [NOW], "copies from before it came cannot hold it"
    assert await home.passages("lease") == []


async def test_a_message_leaves_an_empty_place_and_takes_what_was_made_of_it(home):
    await home.says("c1", "Nova the dog is four.", "What shall we cook?")
    await home.store.facts.add_fact(Fact("f1", "The dog is Nova.", "other", "rule", NOW, source_message_id="c1-0"))
    await home.store.facts.add_fact(Fact("f2", "Likes to cook.", "other", "rule", NOW, source_message_id="c1-1"))
    assert await home.passages("Nova")
    gone = await home.service.forget("message", ["c1-0"])
    assert gone.passages == 2, "its own, and the fact's"
    texts = [message.text for message in await home.store.conversations.messages("c1")]
    assert texts == [
        "(forgotten)",
        "Indeed: Nova the dog is four.",
        "What shall we cook?",
        "Indeed: What shall we cook?",
    ]
    assert [fact.id for fact in await home.store.facts.facts()] == ["f2"]
    assert (await home.store.conversations.conversation("c1")).title == "(forgotten)"
    assert (await home.store.conversations.messages("c1"))[0].attachments == ()
    await home.service.forget("message", ["c1-0-a"])
    assert await home.passages("Nova") == []
    assert (await home.store.search.search(SearchQuery("Nova"))).hits == ()


@pytest.mark.parametrize("title", ["Nova the dog… (2)", "Nova the dog is four. (12)", "Nova the dog"])
async def test_a_title_made_of_it_goes_also_with_the_number_of_a_fork(home, title):
    await home.says("c1", "Nova the dog is four.")
    await home.store.conversations.rename("c1", title)
    await home.service.forget("message", ["c1-0"])
    assert (await home.store.conversations.conversation("c1")).title == "(forgotten)"


async def test_a_title_that_the_person_gave_stays(home):
    await home.says("c1", "Nova the dog is four.")
    await home.store.conversations.rename("c1", "About the dog")
    await home.service.forget("message", ["c1-0"])
    assert (await home.store.conversations.conversation("c1")).title == "About the dog"


async def test_a_chat_goes_whole_whether_or_not_it_was_in_the_trash(home):
    await home.says("c1", "Nova the dog is four.")
    await home.says("c2", "Nova again.")
    await home.says("c3", "Something else.")
    await home.store.organiser.delete(["c2"])
    gone = await home.service.forget("conversation", ["c1", "c2"])
    assert sorted(one.id for one in gone.items) == ["c1", "c2"]
    assert [chat.id for chat in await home.store.conversations.conversations()] == ["c3"]
    assert await home.passages("Nova") == []


async def test_a_fact_goes(home):
    await home.store.facts.add_fact(Fact("f1", "The dog is Nova.", "other", "rule", NOW))
    gone = await home.service.forget("fact", ["f1"])
    assert (gone.items[0].name, gone.passages) == ("The dog is Nova.", 1)
    assert await home.store.facts.facts(former=True) == []


async def test_facts_of_a_chat_that_went_by_another_way_go_too_but_not_those_that_the_person_made_their_own(home):
    await home.says("c1", "Nova the dog is four.")
    fact = Fact("f1", "The dog is Nova.", "other", "rule", NOW, source_conversation_id="c1")
    await home.store.facts.add_fact(fact)
    await home.store.facts.add_fact(replace(fact, id="f2", taken_by="person"))
    await home.service.sweep()
    assert len(await home.store.facts.facts()) == 2
    await home.store.organiser.delete(["c1"])
    await home.service.sweep()
    assert len(await home.store.facts.facts()) == 2, "a chat in the trash may come back"
    await home.store.organiser.purge(["c1"])
    await home.service.sweep()
    assert [fact.id for fact in await home.store.facts.facts()] == ["f2"]


async def test_an_index_drops_what_the_store_has_no_more():
    store = await open_in_memory()
    chunks = [Chunk(n, n * 4, n * 4 + 4, text) for n, text in enumerate(("one ", "two ", "six "))]
    document = Document("d1", "a.txt", NOW)
    await store.documents.add_text(document, ReadDocument("text/plain", "one two six "), chunks)
    ids = [number for number, _ in await store.passages.without_vector("m", 10)]
    vectors = [(number, bytes(16)) for number in ids]
    await store.passages.put_vectors("m", vectors)
    index = FasterIndex(ExactIndex(), None, lambda: 0.0)
    await index.add(ids, [vector for _, vector in vectors])
    assert await held_without(index, store.passages, "m") == []
    await store.documents.put_text(document, ReadDocument("text/plain", "one two "), chunks[:2])
    (gone,) = await held_without(index, store.passages, "m")
    assert gone in ids
    await store.aclose()


async def test_the_start_of_an_id_is_enough_where_it_is_the_only_one(home):
    await home.store.documents.add(Document("abc1", "one", NOW), Document("abd2", "two", NOW))
    await home.store.facts.add_fact(Fact("abc1x", "A fact.", "other", "rule", NOW))
    assert (await home.service.find("abd")).name == "two"
    assert (await home.service.find("abc1")).kind == "document", "a whole id goes before beginnings"
    for start in ("ab", "", "nothing", "%", "_"):
        with pytest.raises(NotFound):
            await home.service.find(start)
