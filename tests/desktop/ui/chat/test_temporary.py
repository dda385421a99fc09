"""Temporary chats: told to nobody, kept nowhere."""

from __future__ import annotations

import asyncio

from soulfra_desktop.domain.chat import Attachment, ChatDelta
from soulfra_desktop.domain.draft import unpacked
from tests.desktop.ui.chat.streaming import queue
from tests.fakes import ScriptedProvider, answer


async def test_a_temporary_chat_is_told_to_nobody_and_its_draft_is_not_kept(screen):
    chat = await screen(ScriptedProvider("ollama"))
    heard = []
    chat.presenter.on_conversation = heard.append
    chat.presenter.open_temporary()
    await chat.settled()
    state = await chat.ask("Secret?")
    assert state.temporary
    assert state.conversation.temporary
    chat.presenter.type("more secret")
    await chat.settled()
    assert heard == []
    drafts = await chat.house.store.database.read(lambda db: db["draft"].count)
    assert drafts == 0
    assert await chat.house.store.conversations.conversations() == []


async def test_a_temporary_chat_that_was_left_can_still_be_kept_or_gone_back_to(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.open_temporary()
    await chat.settled()
    await chat.ask("Secret?")
    secret = chat.state.conversation.id
    chat.presenter.open(None)
    state = await chat.settled()
    assert not state.temporary
    assert state.left.id == secret
    chat.presenter.open(secret)
    state = await chat.settled()
    assert state.temporary
    assert state.left is None
    chat.presenter.keep()
    state = await chat.settled()
    assert not state.temporary
    assert [c.id for c in await chat.house.store.conversations.conversations()] == [secret]


async def test_a_temporary_chat_is_gone_once_the_next_one_is_opened(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.open_temporary()
    await chat.settled()
    await chat.ask("Secret?")
    secret = chat.state.conversation.id
    chat.presenter.open(None)
    await chat.settled()
    chat.presenter.open(None)
    await chat.settled()
    assert chat.state.left is None
    chat.presenter.open(secret)
    assert (await chat.settled()).failure is not None


async def drafts_on_disk(chat):
    sql = "SELECT text FROM draft UNION ALL SELECT name FROM draft_file"
    return await chat.house.store.database.read(lambda db: db.execute(sql).fetchall())


async def temporarily_streaming(screen, *following):
    gate = asyncio.Event()
    first = [ChatDelta(text="half "), gate, ChatDelta(text="whole"), ChatDelta(finish="stop")]
    provider = ScriptedProvider("ollama").enqueue(first, *following)
    chat = await screen(provider)
    chat.presenter.drafting.draft_files = chat.house.store.draft_files
    chat.presenter.open_temporary()
    await chat.settled()
    chat.presenter.type("Secret?")
    chat.presenter.send()
    await chat.until(lambda s: bool(s.messages) and s.messages[-1].text == "half ")
    return chat, gate, provider


async def test_a_file_that_is_read_too_late_for_a_new_temporary_chat_is_dropped(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.drafting.draft_files = chat.house.store.draft_files
    places = []
    for _ in range(2):
        chat.presenter.open_temporary()
        places.append((await chat.settled()).place)
    assert len({*places, None}) == 3
    chat.presenter.drafting.attach_in(places[1], Attachment("now.txt", "text/plain", b"now"))
    chat.presenter.drafting.attach_in(places[0], Attachment("late.txt", "text/plain", b"late"))
    assert [file.name for file in chat.state.attachments] == ["now.txt"]
    chat.presenter.open(None)
    chat.presenter.drafting.attach_in(places[1], Attachment("late.txt", "text/plain", b"late"))
    state = await chat.settled()
    chat.presenter.drafting.attach_in(places[1], Attachment("later.txt", "text/plain", b"late"))
    await chat.settled()
    assert state.attachments == chat.state.attachments == ()
    assert await drafts_on_disk(chat) == []


async def test_a_file_that_is_read_too_late_for_a_temporary_chat_never_reaches_the_disk(screen):
    chat, gate, _ = await temporarily_streaming(screen)
    secret = chat.state.conversation.id
    gate.set()
    await chat.settled()
    late = Attachment("late.txt", "text/plain", b"late")
    chat.presenter.open(None)
    await chat.settled()
    chat.presenter.drafting.attach_in(secret, late)
    chat.presenter.let_go()
    await chat.settled()
    chat.presenter.drafting.attach_in(secret, late)
    await chat.settled()
    assert await drafts_on_disk(chat) == []


async def test_letting_go_of_a_temporary_chat_stops_its_answer_and_asks_nothing_that_waits(screen):
    chat, _, provider = await temporarily_streaming(screen, answer("Two."))
    queue(chat, "Queued secret?")
    chat.presenter.open(None)
    await chat.until(lambda s: s.phase == "idle")
    chat.presenter.let_go()
    await chat.settled()
    assert len(provider.requests) == 1
    assert chat.presenter._board.runs == {}
    assert await drafts_on_disk(chat) == []
    assert [row["outcome"] for row in await chat.house.ledger()] == ["stopped"]


async def test_keeping_a_chat_during_its_answer_keeps_the_whole_answer_and_what_waits(screen):
    chat, gate, _ = await temporarily_streaming(screen, answer("Two."))
    queue(chat, "Second?")
    secret = chat.state.conversation.id
    chat.presenter.keep()
    await chat.until(lambda s: not s.temporary)
    store = chat.house.store.conversations
    for _ in range(200):
        if unpacked(await store.draft(secret)) == ("", ("Second?",)):
            break
    else:
        raise AssertionError(await store.draft(secret))
    gate.set()
    await chat.settled()
    assert [m.text for m in await store.messages(secret)] == ["Secret?", "half whole", "Second?", "Two."]
    assert all(m.complete for m in await store.messages(secret) if m.role == "assistant")
    assert await store.draft(secret) == ""


async def test_a_temporary_chat_that_is_left_before_its_question_is_stored_asks_nobody(screen):
    provider = ScriptedProvider("ollama").enqueue(answer("Never."))
    chat = await screen(provider)
    chat.presenter.open_temporary()
    await chat.settled()
    chat.presenter.type("Secret?")
    chat.presenter.send()
    chat.presenter.open(None)
    state = await chat.settled()
    assert (provider.requests, chat.presenter._board.runs) == ([], {})
    assert (state.left, state.messages, state.phase) == (None, (), "idle")
