"""What the chat screen decides about queues, continuing, side by side, options and temporary chats, without a window."""

from __future__ import annotations

import asyncio

from soulfra_desktop.domain.chat import AnswerOptions, Attachment, ChatDelta
from soulfra_desktop.domain.draft import unpacked
from soulfra_desktop.domain.errors import AnswerCut, RequestRefused
from soulfra_desktop.domain.routing import ModelRef
from soulfra_desktop.domain.usage import Money
from tests.fakes import ScriptedProvider, answer

HERE, THERE = ModelRef("ollama", "small"), ModelRef("openai", "small")


async def streaming(screen, *following):
    """A chat whose first answer waits for the gate that is returned with it."""
    gate = asyncio.Event()
    first = [ChatDelta(text="half "), gate, ChatDelta(text="whole"), ChatDelta(finish="stop")]
    chat = await screen(ScriptedProvider("ollama").enqueue(first, *following))
    chat.presenter.type("First?")
    chat.presenter.send()
    await chat.until(lambda s: bool(s.messages) and s.messages[-1].text == "half ")
    return chat, gate


def queue(chat, *texts):
    for text in texts:
        chat.presenter.type(text)
        chat.presenter.send()


def queued(chat):
    return [one.text for one in chat.state.queue]


# The queue


async def test_a_question_during_an_answer_waits_and_then_goes_out_by_itself(screen):
    chat, gate = await streaming(screen, answer("Two."), answer("Three."))
    queue(chat, "Second?", "Third?")
    assert queued(chat) == ["Second?", "Third?"]
    assert chat.state.draft == ""
    gate.set()
    await chat.settled()
    assert chat.texts() == ["First?", "half whole", "Second?", "Two.", "Third?", "Three."]
    assert chat.state.queue == ()


async def test_after_an_error_the_queue_waits_and_says_so(screen):
    chat, gate = await streaming(screen, [RequestRefused("ollama", "No.")], answer("Three."))
    queue(chat, "Second?", "Third?")
    gate.set()
    state = await chat.settled()
    assert queued(chat) == ["Third?"]
    assert state.queue_waits == "failed"
    chat.presenter.queueing.send_now(state.queue[0].number)
    state = await chat.settled()
    assert chat.texts()[-2:] == ["Third?", "Three."]
    assert state.queue == ()


async def test_after_stop_the_queue_waits(screen):
    chat, _ = await streaming(screen)
    queue(chat, "Second?")
    chat.presenter.stop()
    state = await chat.settled()
    assert (queued(chat), state.queue_waits) == (["Second?"], "stopped")


async def test_send_now_stops_the_answer_and_asks_at_once(screen):
    chat, _ = await streaming(screen, answer("Three."), answer("Two."))
    queue(chat, "Second?", "Third?")
    chat.presenter.queueing.send_now(chat.state.queue[1].number)
    await chat.settled()
    assert chat.texts() == ["First?", "half ", "Third?", "Three.", "Second?", "Two."]


async def test_what_waits_can_be_changed_and_taken_off(screen):
    chat, gate = await streaming(screen)
    queue(chat, "Second?", "Third?")
    chat.presenter.type("more")
    chat.presenter.queueing.edit(chat.state.queue[0].number)
    assert chat.state.draft == "Second?\nmore"
    chat.presenter.queueing.remove(chat.state.queue[0].number)
    assert chat.state.queue == ()
    gate.set()
    await chat.settled()


async def test_the_queue_goes_on_while_another_chat_is_looked_at(screen):
    chat, gate = await streaming(screen, answer("Two."))
    first = chat.state.conversation.id
    queue(chat, "Second?")
    chat.presenter.open(None)
    await chat.until(lambda s: s.phase == "idle")
    assert chat.state.queue == ()
    gate.set()
    await chat.settled()
    chat.presenter.open(first)
    await chat.settled()
    assert chat.texts() == ["First?", "half whole", "Second?", "Two."]
    assert chat.state.queue == ()
    assert await chat.house.store.conversations.draft(first) == ""


async def test_what_waits_survives_a_crash_with_the_draft(screen):
    chat, _ = await streaming(screen)
    conversation = chat.state.conversation.id
    queue(chat, "Second?")
    chat.presenter.type("not sent")
    store = chat.house.store.conversations
    for _ in range(200):
        if unpacked(await store.draft(conversation)) == ("not sent", ("Second?",)):
            break
    else:
        raise AssertionError(await store.draft(conversation))
    chat.presenter.stop()
    await chat.settled()
    chat.presenter.queueing._lines.clear()  # as after another start
    chat.presenter.open(conversation)
    state = await chat.settled()
    assert (queued(chat), state.queue_waits, state.draft) == (["Second?"], "kept", "not sent")


async def test_a_question_that_was_queued_is_not_kept_as_a_draft_as_well(screen, monkeypatch):
    chat, _ = await streaming(screen)
    conversation, sleep, paused = chat.state.conversation.id, chat.house.clock.sleep, asyncio.Event()

    async def later(seconds):
        await paused.wait()
        await sleep(seconds)

    monkeypatch.setattr(chat.house.clock, "sleep", later)
    queue(chat, "Second?")
    store = chat.house.store.conversations
    while await store.draft(conversation) == "":
        await asyncio.sleep(0)
    paused.set()
    await chat.until(lambda _state: not chat.presenter.drafting.composing.pause.is_awaited)
    for _ in range(20):
        assert unpacked(await store.draft(conversation)) == ("", ("Second?",))
    chat.presenter.stop()
    await chat.settled()


async def test_what_cannot_be_sent_comes_back_into_the_queue(screen):
    chat, gate = await streaming(screen)
    queue(chat, "half \ud800")
    gate.set()
    state = await chat.settled()
    assert queued(chat) == ["half \ud800"]
    assert state.queue_waits == "failed"
    assert "lone surrogate" in state.failure.message
    assert state.phase == "idle"


# Going on


async def test_a_cut_answer_is_gone_on_with_as_a_new_version(screen):
    cut = [ChatDelta(text="One, two, "), AnswerCut("ollama", "It broke.")]
    chat = await screen(ScriptedProvider("ollama").enqueue(cut, answer("three.")))
    state = await chat.ask("Count.")
    assert state.messages[-1].failure.actions[0] == "continue"
    chat.presenter.continue_answer(state.messages[-1].id)
    state = await chat.settled()
    assert chat.texts() == ["Count.", "One, two, three."]
    assert (state.messages[-1].version, state.messages[-1].versions) == (2, 2)
    shown = [s.messages[-1].text for s in chat.states if s.phase == "streaming" and len(s.messages) == 2]
    assert "One, two, " in shown, "the old words are there from the start"
    chat.presenter.switch(state.messages[-1].id, -1)
    await chat.settled()
    assert chat.texts() == ["Count.", "One, two, "]


async def test_a_fork_opens_as_a_chat_of_its_own(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("First?")
    old = chat.state.conversation.id
    heard = []
    chat.presenter.on_conversation = heard.append
    chat.presenter.fork(chat.state.messages[0].id)
    state = await chat.settled()
    assert state.conversation.id != old
    assert chat.texts() == ["First?"]
    assert heard[-1].title == "First? (2)"


# Long chats, and messages far up


async def test_a_long_chat_shows_its_end_first_and_then_the_rest(screen):
    chat = await screen(ScriptedProvider("ollama"))
    for number in range(30):
        await chat.ask(f"Question {number}?")
    opened = chat.state.conversation.id
    chat.presenter.open(None)
    await chat.settled()
    chat.states.clear()
    chat.presenter.open(opened)
    await chat.settled()
    lengths = list(dict.fromkeys(len(s.messages) for s in chat.states if s.messages))
    assert lengths == [40, 60]
    first = next(s for s in chat.states if s.messages)
    assert first.phase == "idle", "it can be read and answered at once"
    assert first.messages == chat.state.messages[20:], "what is read does not change"


async def test_a_message_of_another_branch_is_opened_where_it_stands(screen):
    chat = await screen(ScriptedProvider("ollama").enqueue(answer("One."), answer("Two.")))
    await chat.ask("First?")
    old = chat.state.messages[1].id
    chat.presenter.edit(chat.state.messages[0].id, "Second?")
    await chat.settled()
    opened = chat.state.conversation.id
    chat.presenter.open(opened, old)
    state = await chat.settled()
    assert chat.texts() == ["First?", "One."]
    assert state.reveal == old
    chat.presenter.open(opened)
    await chat.settled()
    assert chat.texts() == ["First?", "One."], "it is the branch that was looked at"


# Side by side


async def side_by_side(screen, here, there):
    ollama = ScriptedProvider("ollama").enqueue(here)
    chat = await screen(ollama, ScriptedProvider("openai", local=False).enqueue(there), allowed=("openai",))
    chat.presenter.comparing.choose([HERE, THERE])
    chat.presenter.type("Why?")
    await chat.settled()
    return chat


async def test_the_price_of_each_is_known_before_the_question_goes(screen):
    chat = await side_by_side(screen, answer("Here."), answer("There."))
    here, there = chat.state.beside
    assert (here.model, here.cost, here.known) == (HERE, Money(0), True)
    assert there.cost > Money(0)
    assert not there.local


async def test_several_models_answer_beside_each_other_and_become_versions(screen):
    chat = await side_by_side(screen, answer("Here."), answer("There."))
    chat.presenter.send()
    state = await chat.settled()
    assert [(c.model, c.view.text) for c in state.columns] == [(HERE, "Here."), (THERE, "There.")]
    assert all(c.view.receipt.chosen == c.model for c in state.columns)
    assert state.beside == ()
    chat.presenter.comparing.go_on_with(THERE)
    state = await chat.settled()
    assert state.columns == ()
    assert chat.texts() == ["Why?", "There."]
    assert (state.messages[-1].version, state.messages[-1].versions) == (2, 2)
    stored = await chat.house.store.conversations.conversation(state.conversation.id)
    assert stored.leaf_id == state.messages[-1].id
    assert stored.model is None, "none of them was chosen for the chat"


async def test_each_column_has_its_own_stop_and_its_own_failure(screen):
    gate = asyncio.Event()
    chat = await side_by_side(screen, [ChatDelta(text="half "), gate], [RequestRefused("openai", "No.")])
    chat.presenter.send()
    await chat.until(lambda s: len(s.columns) == 2 and all(c.view for c in s.columns) and not s.columns[1].is_running)
    assert chat.state.columns[0].is_running
    assert chat.state.phase == "streaming"
    chat.presenter.comparing.stop(HERE)
    state = await chat.settled()
    assert state.columns[0].view.receipt.outcome == "stopped"
    assert state.columns[1].view.failure.message == "No."
    assert state.phase == "idle"


async def test_none_is_asked_that_may_not_answer(screen):
    cloud = ScriptedProvider("openai", local=False)
    chat = await screen(ScriptedProvider("ollama").enqueue(answer("Here.")), cloud)
    chat.presenter.comparing.choose([HERE, THERE])
    chat.presenter.type("Why?")
    state = await chat.settled()
    assert "not allowed" in state.beside[1].refusal
    chat.presenter.send()
    state = await chat.settled()
    assert cloud.requests == []
    assert state.columns[0].view.text == "Here."
    assert "not allowed" in state.columns[1].view.failure.message


async def test_two_to_four_different_models_can_be_chosen(screen):
    chat = await screen(ScriptedProvider("ollama"))
    chat.presenter.comparing.choose([HERE])
    assert chat.state.beside == ()
    chat.presenter.comparing.choose([HERE, HERE])
    assert chat.state.beside == ()
    chat.presenter.comparing.choose([ModelRef("ollama", str(number)) for number in range(6)])
    assert len(chat.state.beside) == 4
    await chat.settled()


async def test_going_on_before_the_others_are_done_stops_them_and_keeps_their_parts(screen):
    gate = asyncio.Event()
    chat = await side_by_side(screen, answer("Here."), [ChatDelta(text="half "), gate])
    chat.presenter.send()
    await chat.until(
        lambda s: len(s.columns) == 2 and bool(s.columns[1].view and s.columns[1].view.text)
        and not s.columns[0].is_running
    )  # fmt: skip
    chat.presenter.comparing.go_on_with(HERE)
    await chat.settled()
    assert chat.texts() == ["Why?", "Here."]
    assert sorted(m.text for m in await chat.house.tree() if m.role == "assistant") == ["Here.", "half "]


# How this chat answers


async def test_options_are_kept_with_the_chat_and_shown_with_what_they_stand_over(screen):
    ollama = ScriptedProvider("ollama")
    chat = await screen(ollama)
    await chat.ask("Why?")
    chat.presenter.optioning.open()
    assert (await chat.settled()).options.in_force.prompt_from == "default"
    chat.presenter.optioning.change("Be brief.", "0,3", "1,000")
    state = await chat.settled()
    assert state.options.set_here == AnswerOptions("Be brief.", 0.3, 1_000)
    assert state.options.inherited_from == "default"
    await chat.ask("And?")
    asked = ollama.requests[-1]
    assert (asked.system, asked.temperature, asked.max_tokens) == ("Be brief.", 0.3, 1_000)
    chat.presenter.optioning.reset("temperature")
    assert (await chat.settled()).options.set_here == AnswerOptions("Be brief.", None, 1_000)
    chat.presenter.optioning.reset()
    assert (await chat.settled()).options.set_here == AnswerOptions()
    chat.presenter.optioning.close()
    assert chat.state.options is None


async def test_what_does_not_fit_is_said_and_changes_nothing(screen):
    chat = await screen(ScriptedProvider("ollama"))
    await chat.ask("Why?")
    chat.presenter.optioning.open()
    await chat.settled()
    for typed in (("", "3", ""), ("", "warm", ""), ("", "", "many"), ("", "", "0"), ("", "nan", "")):
        chat.presenter.optioning.change(*typed)
        state = await chat.settled()
        assert state.options.error, typed
        assert state.conversation.options == AnswerOptions()


async def test_options_of_a_new_chat_go_with_its_first_question(screen):
    ollama = ScriptedProvider("ollama")
    chat = await screen(ollama)
    chat.presenter.optioning.open()
    await chat.settled()
    chat.presenter.optioning.change("Be a pirate.", "", "")
    await chat.settled()
    state = await chat.ask("Why?")
    assert ollama.requests[-1].system == "Be a pirate."
    assert state.conversation.options.system_prompt == "Be a pirate."
    chat.presenter.open(None)
    await chat.settled()
    await chat.ask("And here?")
    assert ollama.requests[-1].system != "Be a pirate."


# Temporary chats


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


# Slow providers


async def test_a_provider_that_hangs_holds_up_nobody(screen):
    class Hanging(ScriptedProvider):
        async def models(self):
            await asyncio.Event().wait()
            return []

    chat = await screen(Hanging("slow"), ScriptedProvider("ollama").enqueue(answer("Here.")))
    chat.presenter.look_at_models()
    await chat.until(lambda s: s.looking)
    chat.presenter.type("Why?")
    chat.presenter.open(None)
    chat.presenter.choose_model(HERE)
    await chat.until(lambda s: s.phase == "idle")
    assert chat.state.looking, "and it is still being looked for"
    chat.presenter.type("Why?")
    chat.presenter.send()
    state = await chat.settled()
    assert state.messages[-1].text == "Here."
