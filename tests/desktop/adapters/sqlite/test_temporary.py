"""Temporary chats leave nothing on the disk but what they cost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from soulfra_desktop.adapters.sqlite.store import Store, open_store
from soulfra_desktop.adapters.sqlite.temporary import TemporaryChats
from soulfra_desktop.domain.chat import AnswerOptions
from soulfra_desktop.domain.errors import NotFound
from soulfra_desktop.domain.search import SearchQuery
from soulfra_desktop.domain.usage import Money
from soulfra_desktop.services.store_ports import ConversationStore
from tests.contract.keyrings import MemoryRing
from tests.contract.samples import answer, conversation, question, receipt, reservation


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await open_store(tmp_path / "home", keyring=MemoryRing())
    yield opened
    await opened.aclose()


@pytest.fixture
async def chats(store: Store) -> AsyncIterator[TemporaryChats]:
    temporary = TemporaryChats(store.database)
    yield temporary
    await temporary.aclose()


async def begin(chats: TemporaryChats) -> None:
    chat = replace(conversation("t", "Secret"), temporary=True, options=AnswerOptions("Whisper."))
    await chats.begin(chat, question("q1", "t", text="a secret"), answer("a1", "q1", "t"))
    await chats.journal("a1", "an ans")
    await chats.record("a1", receipt("so far"))
    await chats.finish(answer("a1", "q1", "t", "an answer", complete=True))


async def test_it_behaves_as_any_other_store(store: Store, chats: TemporaryChats):
    port: ConversationStore = chats
    assert port
    await begin(chats)
    await chats.rename("t", "Quiet")
    await chats.choose_model("t", "ollama/x")
    await chats.look_at("t", "q1")
    await chats.keep_draft("t", "and")
    await chats.set_options("t", AnswerOptions(temperature=0.5))
    chat = await chats.conversation("t")
    assert (chat.title, chat.model, chat.leaf_id, chat.draft, chat.temporary) == (
        "Quiet",
        "ollama/x",
        "q1",
        "and",
        True,
    )
    assert chat.options == AnswerOptions(temperature=0.5)
    assert [message.text for message in await chats.messages("t")] == ["a secret", "an answer"]
    assert [message.id for message in await chats.tail("t", 1)] == ["q1"]
    assert await chats.draft("t") == "and"
    assert await chats.draft(None) == ""


async def test_it_is_never_listed_never_found_and_never_in_the_real_store(store: Store, chats: TemporaryChats):
    await begin(chats)
    await chats.begin(conversation("c1"), question("q", text="kept"), answer("a", "q"))
    assert [chat.id for chat in await chats.conversations()] == ["c1"]
    assert (await store.search.search(SearchQuery("secret"))).hits == ()
    counts = await store.database.read(lambda db: (db.table("conversation").count, db.table("message").count))
    assert counts == (1, 2)
    with pytest.raises(NotFound):
        await store.conversations.conversation("t")


async def test_what_it_costs_is_told_and_stays_in_the_ledger(store: Store, chats: TemporaryChats):
    await begin(chats)
    await store.ledger.reserve(reservation("r1", "a1", Money(500)))
    assert (await chats.conversation("t")).cost == Money(500)
    await chats.forget("t")
    with pytest.raises(NotFound):
        await chats.conversation("t")
    assert await store.database.read(lambda db: db.execute("SELECT sum(cost_micros) FROM usage").fetchone()) == (500,)


async def test_one_that_is_kept_moves_to_the_real_store_with_its_cost(store: Store, chats: TemporaryChats):
    await begin(chats)
    await store.ledger.reserve(reservation("r1", "a1", Money(500)))
    await chats.keep("t")
    await chats.keep("t")
    chat = await store.conversations.conversation("t")
    assert (chat.title, chat.temporary, chat.cost, chat.messages) == ("Secret", False, Money(500), 2)
    assert chat.options == AnswerOptions("Whisper.")
    assert await chats.messages("t") == await store.conversations.messages("t")
    assert [hit.message_id for hit in (await store.search.search(SearchQuery("secret "))).hits] == [None, "q1"]


async def test_ids_that_are_no_temporary_chats_are_left_alone(store: Store, chats: TemporaryChats):
    await chats.begin(conversation("c1"), question("q"), answer("a", "q"))
    await chats.keep("c1")
    await chats.forget("c1")
    assert [chat.id for chat in await chats.conversations()] == ["c1"]


async def test_an_answer_on_its_way_goes_on_in_the_real_store_when_its_chat_is_kept(
    store: Store, chats: TemporaryChats
):
    secret = replace(conversation("t", "Secret"), temporary=True)
    await chats.begin(secret, question("q1", "t"), answer("a1", "q1", "t"))
    await chats.journal("a1", "an ans")
    await chats.keep("t")
    await chats.journal("a1", "wer, and")
    assert [message.text for message in await store.conversations.messages("t")][1:] == ["an answer, and"]
    await chats.record("a1", receipt("so far"))
    await chats.finish(answer("a1", "q1", "t", "an answer, and more", complete=True))
    (_, kept) = await store.conversations.messages("t")
    assert (kept.text, kept.complete) == ("an answer, and more", True)
    assert [hit.message_id for hit in (await store.search.search(SearchQuery("more "))).hits] == ["a1"]


async def test_what_is_written_about_a_forgotten_chat_is_dropped(store: Store, chats: TemporaryChats):
    secret = replace(conversation("t", "Secret"), temporary=True)
    begun = await chats.begin(secret, question("q1", "t"), answer("a1", "q1", "t"))
    await chats.forget("t")
    await chats.finish(answer("a1", "q1", "t", "an answer", complete=True))
    await chats.keep_draft("t", "a secret")
    assert await chats.draft("t") == ""
    assert await store.conversations.draft("t") == ""
    with pytest.raises(NotFound):
        await chats.begin(begun, question("q2", "t"), answer("a2", "q2", "t"))
    with pytest.raises(NotFound):
        await chats.journal("a1", "an answer")
    with pytest.raises(NotFound):
        await chats.keep("t")
    assert await store.database.read(lambda db: [db.table(name).count for name in ("conversation", "draft")]) == [0, 0]
