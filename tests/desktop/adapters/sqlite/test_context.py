"""What answers were given and cite, and summaries, in the encrypted store."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from soulfra_desktop.adapters.sqlite.forgetting import SqliteForgetting
from soulfra_desktop.adapters.sqlite.store import open_in_memory, open_store
from soulfra_desktop.adapters.sqlite.temporary import TemporaryChats
from soulfra_desktop.domain.chat import AnswerOptions, Conversation, Message
from soulfra_desktop.domain.fact import Fact
from soulfra_desktop.domain.fork import fork
from soulfra_desktop.domain.knowledge import Chunk, Citation, Document, Passage, ReadDocument
from soulfra_desktop.domain.summing import ChatSummary
from tests.contract.keyrings import MemoryRing

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TEXT = "The notice period is three months."
LEASE = Passage(
    7, "document", "lease", "Lease.pdf", TEXT, start=0, end=34, page_from=3, page_to=4, heading_path=("Terms", "Notice"),
    at=NOW,
)  # fmt: skip
CITED = Citation(1, LEASE, TEXT, True)
TOLD = Citation(2, Passage(8, "fact", "tea", "preference", "They like tea.", at=NOW), "They like tea.", True)


@pytest.fixture
async def store():
    opened = await open_in_memory()
    yield opened
    await opened.aclose()


async def asked(store, *sources, name="c1"):
    """A chat with one answer that has these sources."""
    lease, read, chunks = Document("lease", "Lease.pdf", NOW), ReadDocument("text/plain", TEXT), [Chunk(0, 0, 34, TEXT)]
    if not await store.documents.put_text(lease, read, chunks):
        await store.documents.add_text(lease, read, chunks)
    if "tea" not in await store.facts.holding(["tea"]):
        await store.facts.add_fact(Fact("tea", "They like tea.", "preference", "rule", NOW))
    question = Message(f"{name}-q", name, None, "user", "How long?", NOW)
    answer = Message(f"{name}-a", name, question.id, "assistant", "", NOW, complete=False)
    await store.conversations.begin(Conversation(name, "Lease", NOW, NOW), question, answer)
    await store.conversations.finish(replace(answer, text="Three months [1].", complete=True, sources=sources))


async def sources_of(store, name="c1"):
    return (await store.conversations.messages(name))[-1].sources


async def test_an_answers_sources_are_there_again_with_their_quotes(store):
    await asked(store, CITED, TOLD)
    first, second = await sources_of(store)
    assert first == replace(CITED, passage=replace(LEASE, id=0, text=""))
    assert (second.number, second.passage.kind, second.quote) == (2, "fact", "They like tea.")
    assert (await store.conversations.tail("c1", 2))[-1].sources == (first, second)


async def test_with_a_document_go_the_quotes_of_it_and_the_others_keep_their_numbers(store):
    await asked(store, CITED, TOLD)
    await store.documents.forget_documents(["lease"])
    assert [one.number for one in await sources_of(store)] == [2]
    await store.facts.forget_facts(["tea"])
    assert await sources_of(store) == ()


async def test_with_a_chat_go_the_quotes_of_it_in_others(store):
    await asked(store, name="old")
    said = Passage(9, "message", "old-q", "Lease", "How long?", conversation_id="old", at=NOW)
    await asked(store, Citation(1, said, "How long?", True), name="new")
    assert len(await sources_of(store, "new")) == 1
    await store.organiser.delete(["old"])
    await store.organiser.purge(["old"])
    assert await sources_of(store, "new") == ()


async def test_whose_message_a_source_is_stands_in_the_message_and_an_answer_is_quoted_for_nothing(store):
    await asked(store, name="old")
    mine = Passage(9, "message", "old-q", "Lease", "How long?", conversation_id="old", at=NOW)
    answers = replace(mine, source_id="old-a")
    await asked(store, Citation(1, mine, "How long?", True), Citation(2, answers, "Long.", True), name="new")
    found = await sources_of(store, "new")
    assert [(one.passage.role, one.quote, one.supported) for one in found] == [
        ("user", "How long?", True),
        ("assistant", "", False),
    ]


async def test_an_answer_that_ends_twice_has_its_sources_once(store):
    await asked(store, CITED)
    (answer,) = [one for one in await store.conversations.messages("c1") if one.role == "assistant"]
    await store.conversations.finish(answer)
    assert len(await sources_of(store)) == 1


async def test_a_copy_of_a_chat_has_its_sources_too(store):
    await asked(store, CITED)
    numbers = iter(range(99))
    path = await store.conversations.messages("c1")
    made = fork(await store.conversations.conversation("c1"), path, lambda: f"n{next(numbers)}", NOW)
    await store.trees.add_tree(made)
    assert [one.quote for one in await sources_of(store, made.conversation.id)] == [TEXT]


async def test_a_temporary_chat_that_is_kept_keeps_its_sources(store):
    chats = TemporaryChats(store.database)
    await asked(store, name="other")
    question = Message("q", "t", None, "user", "How long?", NOW)
    answer = Message("a", "t", "q", "assistant", "", NOW, complete=False)
    await chats.begin(Conversation("t", "Lease", NOW, NOW, temporary=True), question, answer)
    await chats.finish(replace(answer, text="Three months [1].", complete=True, sources=(CITED,)))
    await chats.keep("t")
    assert [one.quote for one in await sources_of(store, "t")] == [TEXT]
    await chats.aclose()


async def test_a_chat_says_whether_it_uses_what_is_known(store):
    await asked(store)
    for knows in (True, False, None):
        await store.conversations.set_options("c1", AnswerOptions(knows=knows))
        assert (await store.conversations.conversation("c1")).options.knows is knows


async def test_summaries_are_kept_with_the_message_they_reach_up_to_the_newest_of_each(store):
    await asked(store)
    first = ChatSummary("c1", "c1-q", "They ask.", "sentences", 1, NOW)
    await store.summaries.save_summary(first)
    second = replace(first, text="The person asks for how long.", made_by="model")
    await store.summaries.save_summary(second)
    await store.summaries.save_summary(replace(first, until_id="gone"))
    assert await store.summaries.summaries("c1") == [second]
    assert await store.summaries.summaries("c2") == []
    await store.organiser.delete(["c1"])
    await store.organiser.purge(["c1"])
    assert await store.summaries.summaries("c1") == []


@pytest.fixture
def forgetting(store):
    return SqliteForgetting(store.database)


async def test_a_summary_of_what_was_forgotten_meanwhile_is_not_kept(store, forgetting):
    await asked(store)
    path = await store.conversations.messages("c1")
    said = ChatSummary("c1", "c1-a", "They ask how long.", "sentences", 2, NOW)
    assert await store.summaries.save_summary(said, path)
    by_model = replace(said, text="The person asks how long.", made_by="model")
    await forgetting.forget_messages(["c1-q"])
    assert not await store.summaries.save_summary(said, path)
    assert not await store.summaries.save_summary(by_model, (), said)
    assert await store.summaries.summaries("c1") == []
    assert await store.summaries.save_summary(said, await store.conversations.messages("c1"))
    assert await store.summaries.save_summary(by_model, (), said)
    assert await store.summaries.summaries("c1") == [by_model]


async def test_an_answer_that_was_forgotten_while_it_came_stays_so(store, forgetting):
    question = Message("q", "c", None, "user", "How long?", NOW)
    answer = Message("a", "c", "q", "assistant", "", NOW, complete=False)
    await store.conversations.begin(Conversation("c", "Lease", NOW, NOW), question, answer)
    await store.conversations.journal("a", "Three")
    await forgetting.forget_messages(["a"])
    await store.conversations.journal("a", " months.")
    await store.conversations.finish(replace(answer, text="Three months.", complete=True))
    assert (await store.conversations.messages("c"))[-1].text == "(forgotten)"
    journal = "SELECT count(*) FROM journal"
    assert await store.database.read(lambda db: db.execute(journal).fetchone()) == (0,)


async def test_of_a_message_that_was_forgotten_while_the_answer_came_nothing_is_cited(tmp_path):
    store = await open_store(tmp_path / "home", keyring=MemoryRing())
    await asked(store, name="old")
    mine, answers = [
        Passage(9, "message", f"old-{which}", "Lease", "How long?", conversation_id="old", at=NOW) for which in "qa"
    ]
    await SqliteForgetting(store.database).forget_messages(["old-q"])
    await asked(store, Citation(1, mine, "How long?", True), Citation(2, answers, "", False), name="new")
    assert [one.number for one in await sources_of(store, "new")] == [2]
    await store.aclose()


async def test_of_a_fact_that_was_worded_anew_while_the_answer_came_the_former_words_are_not_kept(store):
    await store.facts.add_fact(Fact("cake", "They like cake.", "preference", "person", NOW))
    told = Passage(8, "fact", "cake", "preference", "They like tea with rum.", at=NOW)
    await asked(store, Citation(1, told, "They like tea with rum.", True))
    [source] = await sources_of(store)
    assert (source.quote, source.supported) == ("", False)
